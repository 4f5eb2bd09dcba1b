"""One action of a resolution: what, who is responsible, who supports, until when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Recurrence
from desktop.documents import labels
from desktop.meetings.dossier import ActionPart
from desktop.persian import digits, letter
from ui.desk import Desk
from ui.screens.rows import Row
from ui.screens.workspace.action_people import ActionPeople
from ui.screens.workspace.folding_line import FoldingLine
from ui.screens.workspace.phrase_field import PhraseField
from ui.screens.workspace.setting import Setting
from ui.theme import MEDIUM, Size, font
from ui.widgets.field import Tone
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import IconLabel, Label
from ui.widgets.quiet import DeadlineField, QuietChoice, RowButton, keep_place, quiet

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
        self._at_rest = True
        self._letter = Label(px=12, role="text_3")
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        self._text = quiet(PhraseField(self.desk, lines=_MOST_LINES))
        self._text.setPlaceholderText("چه کاری انجام شود")
        self._people = ActionPeople(self.desk, self.binding, self)
        self._responsible, self._supporters = self._people.responsible, self._people.supporters
        self._responsible.setFont(font(13, MEDIUM))
        self._deadline = DeadlineField(_DEADLINE_WIDTH)
        recurrences = [(each, labels.RECURRENCES[each]) for each in Recurrence]
        self._recurrence = QuietChoice(recurrences, Recurrence.ONCE, _RECURRENCE_WIDTH)
        self._remove = RowButton("x", "حذف اقدام", key="Ctrl+Shift+Delete")
        for name, field in (
            ("text", self._text),
            ("deadline", self._deadline),
            ("recurrence", self._recurrence),
        ):
            self.binding.bind(name, field)
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
        self._people.show_part(part, setting.names)
        self._remove.setEnabled(setting.editable)
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


def _cell(field: QWidget, width: int) -> QWidget:
    """Keep the column of a field that is narrower at rest; it stands at the left of it."""
    cell = QWidget()
    cell.setFixedSize(width, _LINE)
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 0, _LEFT)
    return cell
