"""One action of a resolution: what, who is responsible, who supports, until when."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Recurrence
from desktop.documents import labels
from desktop.drafts import place_of
from desktop.meetings import naming
from desktop.meetings.dossier import ActionPart
from desktop.persian import digits, letter
from ui.desk import Desk
from ui.drafts import Draft
from ui.models.suggestions import Suggestion
from ui.screens.rows import Row
from ui.screens.workspace.folding_line import FoldingLine
from ui.screens.workspace.setting import Setting
from ui.theme import MEDIUM, Size, font
from ui.widgets.field import Tone
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import IconLabel, Label
from ui.widgets.quiet import DeadlineField, QuietChoice, RowButton, keep_place, quiet
from ui.widgets.quiet_tokens import ChipLook, QuietTokens
from ui.widgets.suggest_field import SuggestField
from ui.widgets.text_field import TextField

_LABELS = {
    "text": "متن",
    "responsible": "مسئول",
    "supporters": "همکاران",
    "deadline": "مهلت",
    "recurrence": "تکرار",
    "remove": "حذف",
}
_WIDTHS = {"responsible": 172, "supporters": 196}
_DEADLINE_WIDTH = 122
_RECURRENCE_WIDTH = 76
_SUPPORTER = ChipLook("", "", "border", "text_2")
_LETTER = 22
_MOST_LINES = 20
_LINE = 28
_GAP = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class ActionRow(Row):
    """The line of one action; Enter in any of its fields asks for the next one."""

    finished = Signal(object)
    removing = Signal(object)

    def __init__(self, desk: Desk, part: ActionPart) -> None:
        super().__init__(desk, part.action)
        self._names: tuple[str, ...] = ()
        self._at_rest = True
        self._letter = Label(px=12, role="text_3")
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        self._text = quiet(TextField(lines=_MOST_LINES, newlines=False))
        self._text.setPlaceholderText("چه کاری انجام شود")
        self._responsible = quiet(SuggestField())
        self._responsible.setFont(font(13, MEDIUM))
        self._supporters = QuietTokens(_SUPPORTER)
        self._deadline = DeadlineField(_DEADLINE_WIDTH)
        recurrences = [(each, labels.RECURRENCES[each]) for each in Recurrence]
        self._recurrence = QuietChoice(recurrences, Recurrence.ONCE, _RECURRENCE_WIDTH)
        self._remove = RowButton("x", "حذف اقدام", key="Ctrl+Shift+Delete")
        for name, field in (
            ("text", self._text),
            ("responsible", self._responsible),
            ("deadline", self._deadline),
            ("recurrence", self._recurrence),
        ):
            self.binding.bind(name, field)
        self._responsible.edited.connect(lambda _: self.binding.write("responsible_id", None))
        self._responsible.editingFinished.connect(self._entrust)
        self._responsible.picked.connect(self._entrust)
        self._supporters.edited.connect(self._set_supporters)
        self._half_typed = Draft(
            self.desk, self._supporters.line, place_of(self.uuid, "supporters")
        )
        self._remove.clicked.connect(lambda: self.removing.emit(self))
        self.fields = {
            "text": self._text,
            "responsible": self._responsible,
            "supporters": self._supporters,
            "recurrence": self._recurrence,
            "deadline": self._deadline,
            "remove": self._remove,
        }

    def _lay_out(self) -> None:
        self.setProperty("look", "actionRow")
        self._with = Label("با", role="text_2")
        self._body = IconLabel("building-2", size=Size.ICON_IN_CHIP)
        keep_place(self._with)
        keep_place(self._body)
        for name, width in _WIDTHS.items():
            self.fields[name].setFixedWidth(width)
        self._letter.setFixedWidth(_LETTER)
        for sign in (self._letter, self._body, self._with):
            sign.setFixedHeight(_LINE)  # beside the first line of a text that has several
        self.line = FoldingLine(
            (self._letter, self._text),
            (
                self._body,
                self._responsible,
                self._with,
                self._supporters,
                _cell(self._recurrence, _RECURRENCE_WIDTH),
                _cell(self._deadline, _DEADLINE_WIDTH),
            ),
            (self._remove,),
            gap=_GAP,
            indent=_LETTER + _GAP,
        )
        self._note = NoteLine(self._deadline.note)
        self._deadline.note.changed.connect(self._show_note)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 2, 0, 1)
        column.setSpacing(0)
        column.addLayout(self.line)
        column.addWidget(self._note)

    def show_part(self, part: ActionPart, number: int, of: int, setting: Setting) -> None:
        """Show what is stored now: the action `number` of the resolution `of`."""
        if not self.is_news(part, number, of, setting):
            return
        self._letter.setText(letter(number - 1))
        self._deadline.reckon_from(setting.days)
        self.binding.show(part.action)
        self.set_read_only(on=not setting.editable)
        if not self.desk.is_waiting(self._supporters):  # or a name just typed would be lost
            self._supporters.set_names([each.name for each in part.supporters])
        self._remove.setEnabled(setting.editable)
        if setting.names.organizations is not self._names:
            self._names = setting.names.organizations
            self._responsible.set_suggestions([Suggestion(name, name) for name in self._names])
            self._supporters.offer(self._names)
        of_whom = f"اقدام {letter(number - 1)} از مصوبهٔ {digits(of)}"
        self.name(f"resolutions.{of}.actions.{number}", of_whom, _LABELS)
        self._show_state()

    def set_at_rest(self, *, on: bool) -> None:
        """Show text while nobody works on the resolution, fields while somebody does."""
        self._at_rest = on
        self._show_state()

    def _show_state(self) -> None:
        working = not self._at_rest and self._remove.isEnabled()
        self._responsible.setPlaceholderText("مسئول" if working else "")
        self._supporters.setPlaceholderText("همکار" if working else "")
        self._deadline.setPlaceholderText("مهلت" if working else "")
        self._recurrence.set_at_rest(on=not working)
        self._deadline.set_at_rest(on=not working)
        self._remove.setVisible(working)
        self._supporters.set_at_rest(on=not working)
        self._body.setVisible(working or bool(self._responsible.value()))
        self._with.setVisible(working or bool(self._supporters.value()))
        self._show_note()

    def _show_note(self) -> None:
        """Say why a date is refused at any time, what is worth knowing only while working."""
        note = self._deadline.note
        refused = note.tone is Tone.PROBLEM
        self._note.setVisible(bool(note.text) and (refused or not self._at_rest))

    def go_on(self) -> bool:
        self.finished.emit(self)
        return True

    def _entrust(self) -> None:
        """Settle who is responsible, once the name is complete."""
        if not self.desk.flush():
            return
        action, name = self.binding.record, self._responsible.value().strip()
        if name != action.responsible or (name and action.responsible_id is None):
            self.desk.act(partial(naming.entrust, action=action, name=name))

    def _set_supporters(self) -> None:
        action, names = self.binding.record, self._supporters.names()
        write = partial(naming.set_supporters, action=action, names=names)
        self.desk.later(self._supporters, write)


def _cell(field: QWidget, width: int) -> QWidget:
    """Keep the column of a field that is narrower at rest; it stands at the left of it."""
    cell = QWidget()
    cell.setFixedSize(width, _LINE)
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 0, _LEFT)
    return cell
