"""An open action of an earlier meeting, and what this meeting hears of it.

Hard rule: one key on the row says how far the action is; what is typed after it belongs to this
meeting alone, and what was heard before stays as it was.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from db.records import ActionState, Meeting, OpenAction, Progress, Recurrence
from desktop import rounds
from desktop.documents import labels
from desktop.meetings import follow_up
from desktop.persian import digits
from ui.desk import Desk
from ui.screens.rows import Row, paint_row
from ui.screens.workspace import carried
from ui.screens.workspace.folding_line import FoldingLine
from ui.theme import Space
from ui.widgets.keys import goes_on, is_plain
from ui.widgets.labels import Caption, Chip, IconLabel, Label
from ui.widgets.line_field import LineField
from ui.widgets.text_field import TextField
from ui.widgets.toggle import SegmentedToggle, ToggleOption, ToggleTone

STATES: tuple[tuple[ActionState, str, str, ToggleTone], ...] = (
    (ActionState.DONE, "انجام شد", "check", "ok"),
    (ActionState.IN_PROGRESS, "در جریان", "refresh-cw", "info"),
    (ActionState.POSTPONED, "تعویق", "hourglass", "warn"),
    (ActionState.DROPPED, "منتفی", "minus", "accent"),
)
KEYS: Sequence[tuple[str, str]] = (
    ("1", "انجام شد"),
    ("2", "در جریان"),
    ("3", "تعویق"),
    ("4", "منتفی"),
    ("Enter", "اقدام بعدی"),
    ("Delete", "پس گرفتن"),
    ("Ctrl+B", "بند تازه"),
)
WORD_KEYS: Sequence[tuple[str, str]] = (
    ("Enter", "اقدام بعدی"),
    ("Esc", "بازگشت به وضعیت"),
    ("Tab", "شمارهٔ نامه"),
    KEYS[-1],
)
_KEYED = frozenset(state for state, *_ in STATES)  # all but «open», which has no key
_OPTIONS = tuple(ToggleOption(*each) for each in STATES)
# A duty that recurs is done once more, or it has come to its end.
_RECURRING_OPTIONS = (*_OPTIONS[:-1], ToggleOption(ActionState.DROPPED, "پایان", "minus", "accent"))
# A Persian keyboard types «۱», an Arabic one «١».
_STATE_OF_KEY = {
    digit: state
    for place, (state, *_) in enumerate(STATES)
    for digit in ("1234"[place], "۱۲۳۴"[place], "١٢٣٤"[place])
}
_WALK: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NAMES = {
    "state": "وضعیت",
    "word": "خبر این جلسه از",
    "letter_number": "شمارهٔ نامهٔ",
}
_WORD_HINTS = {ActionState.POSTPONED: "علت تعویق", ActionState.DROPPED: "علت"}
_STATE = 316
_LETTER = 120
_WORDS = 76


def heard_at(earlier: OpenAction, meeting: Meeting | None) -> Progress | None:
    """Give what a meeting heard of an action, if it did."""
    last = earlier.last
    return last if last and meeting and last.meeting_id == meeting.id else None


class EarlierRow(Row):
    """The row itself has the focus; ۱ to ۴ say the state and lead to the word on it."""

    going = Signal(object, int)  # to a neighbour

    def __init__(self, desk: Desk, earlier: OpenAction) -> None:
        super().__init__(desk, earlier.action)
        self._earlier = earlier
        self._meeting: Meeting | None = None
        self._editable = True
        self._current = False
        self._said: _Said | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text = Label()
        self._text.setWordWrap(True)
        self._origin = Caption()
        self._late = Label(px=12, role="danger")
        self._before = Caption()
        self._before.setWordWrap(True)
        self._age = Chip("")
        again = earlier.action.recurrence is not Recurrence.ONCE
        options = _RECURRING_OPTIONS if again else _OPTIONS
        self._toggle = SegmentedToggle(options, name="", label="", stop=False)
        self._toggle.setFixedWidth(_STATE)
        self._toggle.chosen.connect(lambda state: self._say(ActionState(state)))
        self._lay_out()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(Space.TINY)
        where.addWidget(self._origin)
        where.addWidget(self._late)
        where.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addLayout(where)
        words.addWidget(self._before)
        what = QWidget()
        row = QHBoxLayout(what)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(self._age, 0, Qt.AlignmentFlag.AlignTop)
        self.line = FoldingLine((what,), (self._toggle,), gap=Space.MEDIUM)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
        self._column.setSpacing(Space.TINY)
        self._column.addLayout(self.line)

    @property
    def typed_keys(self) -> Sequence[tuple[str, str]]:
        """Tell the list of keys those of the row itself, or of the word on it."""
        return (KEYS if self.hasFocus() else WORD_KEYS)[:-1]

    @property
    def heard(self) -> Progress | None:
        """What this meeting heard, if it did."""
        return heard_at(self._earlier, self._meeting)

    def show_earlier(self, earlier: OpenAction, meeting: Meeting, place: str, number: int) -> None:
        if not self.is_news(earlier, meeting, place, number):
            return
        self._earlier = earlier
        self._meeting = meeting
        action = earlier.action
        self._text.setText(action.text)
        self._origin.setText(carried.origin(earlier))
        late = rounds.days_late(earlier, meeting.held_on)
        self._late.setText(labels.late(late))
        self._late.setVisible(bool(late))
        self._before.setText(carried.told(earlier))
        self._before.setVisible(earlier.before is not None)
        age, kind = carried.age(earlier, meeting.held_on)
        self._age.set_fact(age, kind)
        heard = self.heard
        self._toggle.set_value(heard.state if heard and heard.state in _KEYED else None)
        self._show_said(heard)
        known = labels.standing(rounds.standing_of(earlier))
        state = known if heard else "بی‌خبر در این جلسه"
        self.setAccessibleDescription(f"{action.text}، {age}، {state}")
        self.name(f"{place}.earlier.{number}", f"اقدام پیشین {digits(number)}", _NAMES)

    def name(self, prefix: str, of: str, labels: Mapping[str, str]) -> None:
        super().name(prefix, of, labels)
        self._toggle.set_name(f"{prefix}.state", f"{labels['state']} {of}")

    def _show_said(self, heard: Progress | None) -> None:
        """Have a line for the word while there is one to say; the keyboard leaves it with it."""
        if heard and self._said is None:
            self._said = self._make_said()
        if self._said is None:
            return
        focus = QApplication.focusWidget()
        if not heard and focus and self._said.isAncestorOf(focus):
            self.setFocus()
        self._said.setVisible(heard is not None)
        if heard is not None:
            self._said.show_heard(heard, lambda key: self.desk.is_waiting((self.uuid, key)))

    def _make_said(self) -> "_Said":
        said = _Said()
        said.word.edited.connect(self._on_word)
        said.letter_number.edited.connect(self._on_letter)
        said.set_editable(on=self._editable)
        self.fields = {"word": said.word, "letter_number": said.letter_number}
        self._column.addWidget(said)
        return said

    def set_editable(self, *, on: bool) -> None:
        self._editable = on
        self._toggle.setEnabled(on)
        if self._said is not None:
            self._said.set_editable(on=on)

    @property
    def stops(self) -> list[QWidget]:
        """The row and its fields in the order of Tab."""
        return [self, *self.fields.values()]

    def set_current(self, *, on: bool) -> None:
        """Mark the row that the keyboard is in."""
        if on != self._current:
            self._current = on
            self.update()

    def begin(self, name: str = "") -> None:
        """Go to the row itself, or to one of its fields."""
        if name in self.fields:
            super().begin(name)
        else:
            self.setFocus()

    def _on_word(self, word: str) -> None:
        meeting, action, heard = self._meeting, self._earlier.action, self.heard
        if meeting is not None and heard is not None:
            self.desk.later(
                (self.uuid, "word"),
                lambda office: follow_up.report(office, meeting, action, heard.state, word),
            )

    def _on_letter(self, number: str) -> None:
        meeting, action = self._meeting, self._earlier.action
        if meeting is not None:
            self.desk.later(
                (self.uuid, "letter_number"),
                lambda office: follow_up.cite(office, meeting, action, number),
            )

    def _say(self, state: ActionState) -> None:
        """Record the state and go to the word on it."""
        if self._meeting is None:
            return
        meeting, action = self._meeting, self._earlier.action
        if self.heard is None or self.heard.state is not state:
            self.desk.act(lambda office: follow_up.report(office, meeting, action, state))
        if self.heard is not None:
            self.begin("word")

    def _withdraw(self) -> None:
        if self._meeting is not None and self.heard is not None:
            meeting, action = self._meeting, self._earlier.action
            self.desk.act(lambda office: follow_up.withdraw(office, meeting, action))

    # Keys, its own and those that its fields leave to it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._on_own_key(event) if self.hasFocus() else self._on_field_key(event)):
            super().keyPressEvent(event)

    def _on_own_key(self, event: QKeyEvent) -> bool:
        state = _STATE_OF_KEY.get(event.text()) if is_plain(event) else None
        if state is not None and self._editable:
            self._say(state)
        elif event.key() in _WALK and is_plain(event):
            self.going.emit(self, _WALK[event.key()])
        elif goes_on(event):
            self.going.emit(self, 1)
        elif event.key() == Qt.Key.Key_F2 and self.heard is not None:
            self.begin("word")
        elif event.key() == Qt.Key.Key_Delete and is_plain(event) and self._editable:
            self._withdraw()
        else:
            return False
        return True

    def _on_field_key(self, event: QKeyEvent) -> bool:
        if goes_on(event):
            self.going.emit(self, 1)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F2):
            self.setFocus()
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_row(self, current=self._current)


class _Said(QWidget):
    """The line of what this meeting heard."""

    def __init__(self) -> None:
        super().__init__()
        self.word = TextField(newlines=False)
        self.letter_number = LineField()
        self.letter_number.setPlaceholderText("شمارهٔ نامه")
        self.letter_number.setFixedWidth(_LETTER)
        label = Label("در این جلسه", role="text_2")
        label.setFixedWidth(_WORDS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, Space.TINY)
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("corner-down-left", "info"))
        row.addWidget(label)
        row.addWidget(self.word, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.letter_number, 0, Qt.AlignmentFlag.AlignTop)

    def show_heard(self, heard: Progress, is_waiting: Callable[[str], bool]) -> None:
        """Show what is stored; what is being typed stays."""
        self.word.setPlaceholderText(_WORD_HINTS.get(heard.state, "آخرین خبر"))
        if not is_waiting("word"):
            self.word.set_value(heard.text)
        if not is_waiting("letter_number"):
            self.letter_number.set_value(heard.letter_number)

    def set_editable(self, *, on: bool) -> None:
        for field in (self.word, self.letter_number):
            field.setReadOnly(not on)
