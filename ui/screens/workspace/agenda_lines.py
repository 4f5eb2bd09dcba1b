"""What hangs on an agenda item: remarks, figures, and the word on earlier actions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import ActionState, Figure, Meeting, OpenAction, Remark
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.meetings import follow_up
from desktop.persian import digits
from ui.clock import today_here
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.workspace.folding_line import FoldingLine
from ui.screens.workspace.rows import Row
from ui.theme import MEDIUM, Space, font
from ui.widgets.buttons import IconButton
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Caption, Chip, ChipKind, Label
from ui.widgets.line_field import LineField
from ui.widgets.quiet import quiet
from ui.widgets.suggest_field import SuggestField
from ui.widgets.text_field import TextField

_SPEAKER = 220
_FIGURE_WIDTHS = {"value": 110, "unit": 110, "period": 170}
_WORD = 330
_STATE = 130
_MOST_LINES = 20
_NAMES = {
    "speaker": "گوینده",
    "gist": "چکیدهٔ سخن",
    "label": "عنوان",
    "value": "مقدار",
    "unit": "واحد",
    "period": "دوره",
    "state": "وضعیت",
    "word": "آخرین خبر",
    "remove": "حذف",
}


_Text = LineField | SuggestField | TextField


class AgendaLine(Row):
    """One line under an agenda item; `finished` when Enter asks for the next one."""

    finished = Signal(object)
    removing = Signal(object)

    def _lay_out(self, *widgets: tuple[QWidget, int], tip: str) -> None:
        self._remove = IconButton("x", tip, name="", key="Ctrl+Shift+Delete")
        self._remove.clicked.connect(lambda: self.removing.emit(self))
        self.fields["remove"] = self._remove
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for widget, width in widgets:
            if width:
                widget.setFixedWidth(width)
            row.addWidget(widget, 0 if width else 1)
        row.addWidget(self._remove)

    @property
    def blank(self) -> bool:
        """Whether nothing is typed in it."""
        typed = (field.value() for field in self.fields.values() if isinstance(field, _Text))
        return not any(text.strip() for text in typed)

    def set_editable(self, *, on: bool) -> None:
        self._remove.setVisible(on)


class RemarkRow(AgendaLine):
    """«نام – چکیده»."""

    def __init__(self, desk: Desk, remark: Remark) -> None:
        super().__init__(desk, remark)
        self._speaker = quiet(SuggestField())
        self._speaker.setFont(font(13, MEDIUM))
        self._speaker.setPlaceholderText("گوینده")
        self._speaker.returnPressed.connect(lambda: self.begin("gist"))
        gist = quiet(TextField(lines=_MOST_LINES, newlines=False))
        gist.setPlaceholderText("چه گفت")
        gist.returnPressed.connect(lambda: self.finished.emit(self))
        self.fields = {"speaker": self._speaker, "gist": gist}
        self.binding.bind("speaker", self._speaker)
        self.binding.bind("gist", gist)
        self._lay_out((self._speaker, _SPEAKER), (gist, 0), tip="حذف این سخن")

    def show_remark(
        self, remark: Remark, place: str, number: int, speakers: Sequence[Suggestion]
    ) -> None:
        self.binding.show(remark)
        self._speaker.set_suggestions(speakers)
        self.name(f"{place}.remarks.{number}", f"سخن {digits(number)}", _NAMES)


class FigureRow(AgendaLine):
    """A number that was reported, with its unit and its period."""

    def __init__(self, desk: Desk, figure: Figure) -> None:
        super().__init__(desk, figure)
        for name, placeholder in (
            ("label", "عنوان آمار یا ظرفیت"),
            ("value", "مقدار"),
            ("unit", "واحد"),
            ("period", "دوره"),
        ):
            field = quiet(LineField())
            field.setPlaceholderText(placeholder)
            self.fields[name] = field
            self.binding.bind(name, field)
            field.returnPressed.connect(lambda: self.finished.emit(self))
        widths = [(field, _FIGURE_WIDTHS.get(name, 0)) for name, field in self.fields.items()]
        self._lay_out(*widths, tip="حذف این آمار")

    def show_figure(self, figure: Figure, place: str, number: int) -> None:
        self.binding.show(figure)
        self.name(f"{place}.figures.{number}", f"آمار {digits(number)}", _NAMES)


class EarlierRow(Row):
    """An open action of an earlier meeting, and what this meeting hears of it."""

    def __init__(self, desk: Desk, earlier: OpenAction) -> None:
        super().__init__(desk, earlier.action)
        self._key = (self.uuid, "word")
        self._earlier = earlier
        self._meeting: Meeting | None = None
        self._text = Label()
        self._text.setWordWrap(True)
        self._origin = Caption()
        self._age = Chip("")
        states = [(each, labels.ACTION_STATES[each]) for each in ActionState]
        self._state = quiet(ChoiceField(states))
        self._word = quiet(TextField(newlines=False))
        self._word.setPlaceholderText("آخرین خبر یا علت")
        self._state.edited.connect(self._on_edited)
        self._word.edited.connect(self._on_edited)
        self.fields = {"state": self._state, "word": self._word}
        self._state.setFixedWidth(_STATE)
        self._word.setFixedWidth(_WORD)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._origin)
        what = QWidget()
        row = QHBoxLayout(what)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(self._age)
        self.line = FoldingLine((what,), (self._state, self._word), gap=Space.MEDIUM)
        self.line.setContentsMargins(0, Space.TINY, 0, Space.TINY)
        self.setLayout(self.line)

    def show_earlier(self, earlier: OpenAction, meeting: Meeting, place: str, number: int) -> None:
        self._earlier = earlier
        self._meeting = meeting
        self._text.setText(earlier.action.text)
        self._origin.setText(_origin(earlier))
        self._age.set_fact(*_age(earlier.age))
        if not self.desk.is_waiting(self._key):  # or what is being typed would be lost
            last = earlier.last
            if self._state.value() != (state := last.state if last else ActionState.OPEN):
                self._state.set_value(state)
            self._word.set_value(last.text if last else "")
        self.name(f"{place}.earlier.{number}", f"اقدام پیشین {digits(number)}", _NAMES)

    def set_editable(self, *, on: bool) -> None:
        self._state.setReadOnly(not on)
        self._word.setReadOnly(not on)

    def _on_edited(self) -> None:
        state, word = self._state.value(), self._word.value()
        if self._meeting is not None and state is not None:
            report = partial(
                follow_up.report,
                meeting=self._meeting,
                action=self._earlier.action,
                state=state,
                word=word,
            )
            self.desk.later(self._key, report)


def _origin(earlier: OpenAction) -> str:
    parts = [
        f"مصوبهٔ {digits(earlier.resolution_number)}، جلسهٔ {digits(earlier.meeting.number)}",
        earlier.action.responsible,
    ]
    if deadline := earlier.action.deadline:
        parts.append(f"مهلت {jalali.short(deadline, today_here())}")
    return " · ".join(part for part in parts if part)


def _age(age: int) -> tuple[str, ChipKind]:
    kinds: tuple[ChipKind, ...] = ("line", "plain", "warn", "danger")
    text = f"{digits(age)} جلسه معوق" if age else "تازه"
    return text, kinds[min(age, len(kinds) - 1)]
