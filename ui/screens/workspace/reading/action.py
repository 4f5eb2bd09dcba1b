"""One action of a resolution, to be read aloud and mended in place."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Action
from desktop.calendar import jalali
from desktop.meetings.dossier import ActionPart
from desktop.persian import digits, letter
from ui.binding import Binding
from ui.desk import Desk
from ui.screens.workspace.action_people import ActionPeople
from ui.screens.workspace.reading.row import ReadingRow, Type, fact_label, set_beside
from ui.screens.workspace.reading.words import NO_TERM, NOBODY, charged, term
from ui.screens.workspace.setting import Setting
from ui.theme import Space, font
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Label
from ui.widgets.paint import text_width
from ui.widgets.quiet import DeadlineField

_NAMES = {
    "text": "متن",
    "responsible": "مسئول",
    "supporters": "همکاران",
    "deadline": "مهلت",
}
_UNREAD = "مهلت خوانده نشد: «{}»"
_WIDEST_DAY = "تا چهارشنبه ۲۸ اردیبهشت ۱۴۰۵"
_BESIDE_DAY = 60  # padding and the calendar's icon
_BESIDE_LABEL = 12
_RESPONSIBLE = 14  # letters that are as wide as high
_SMALLER_CHIP = 3
_TOP = Qt.AlignmentFlag.AlignTop


class ReadAction(ReadingRow):
    """An action: what, and below it who and until when; while it is mended, fields for these."""

    def __init__(self, desk: Desk, part: ActionPart) -> None:
        super().__init__(desk, part.action)
        self._letter = Label(role="text_3")
        self._text = self._add_text("text", "چه کاری انجام شود")
        self._who, self._when = fact_label("text_2"), fact_label("text_2")
        self._said = QWidget()
        _lay_out(QHBoxLayout(self._said), (self._who, 1), (self._when, 0))
        self._fields: _Fields | None = None  # which most actions are read without
        self._px = 0
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self._text)
        self._body.addWidget(self._said)
        set_beside(self, self._letter, self._body)

    def show_part(
        self, part: ActionPart, place: int, of: int, setting: Setting, unread: str
    ) -> None:
        """Show the action at this place of the resolution `of`; "" where its deadline was read."""
        if not self.is_news(part, place, of, setting, unread):
            return
        self._letter.setText(letter(place - 1))
        self.binding.show(part.action)
        self.set_editable(on=setting.editable)
        who, when = charged(part), term(part.action)
        self._who.setText(who)
        self._who.set_role("warn" if who.startswith(NOBODY) else "text_2")
        self._when.setText(_UNREAD.format(unread) if unread else when)
        self._when.set_role("danger" if unread else "warn" if when == NO_TERM else "text_2")
        self._of_whom = place, f"اقدام {letter(place - 1)} از مصوبهٔ {digits(of)}"
        self._part, self._setting = part, setting
        self._show_fields()

    def set_type(self, letters: Type) -> None:
        for large in (self._letter, self._text):
            large.setFont(font(letters.action))
        for fact in (self._who, self._when):
            fact.setFont(font(letters.fact))
        self._letter.setFixedWidth(letters.margin)
        self._when.setFixedWidth(text_width(_WIDEST_DAY, font(letters.fact)) + _BESIDE_LABEL)
        self._px = letters.fact
        if self._fields is not None:
            self._fields.set_px(self._px)

    def set_working(self, *, on: bool) -> None:
        if on == self.working:
            return
        super().set_working(on=on)
        self._said.setVisible(not on)
        if self._fields is not None:
            self._fields.setVisible(on)
        elif on:
            self._fields = _Fields(self.desk, self.binding)
            self._body.addWidget(self._fields)
            self._fields.show()
            self._fields.set_px(self._px)  # now: when it is first seen, a field forgets its font
            self.fields |= self._fields.by_name
            self._show_fields()

    def _show_fields(self) -> None:
        if self._fields is not None:
            self._fields.show_part(self._part, self._setting)
        place, of_whom = self._of_whom
        self.name(f"reading.actions.{place}", of_whom, _NAMES)

    def field_at(self, event: QMouseEvent) -> str:
        line = self._said.mapFrom(self, event.position().toPoint())
        for label, name in ((self._when, "deadline"), (self._who, "responsible")):
            if label.geometry().contains(line):
                return name
        return "text"


class _Fields(QWidget):
    """Who does an action, who helps and until when, as fields in a line."""

    def __init__(self, desk: Desk, binding: Binding[Action]) -> None:
        super().__init__()
        self._people = ActionPeople(desk, binding, self)
        responsible, supporters = self._people.responsible, self._people.supporters
        responsible.setPlaceholderText("مسئول")
        supporters.setPlaceholderText("همکار")
        self._deadline = _Deadline()
        self._deadline.setPlaceholderText("مهلت")
        binding.bind("deadline", self._deadline)
        self._px = 0
        self._deadline.note.changed.connect(self._keep_size)
        self._with = Label("با", role="text_2")
        self.by_name: dict[str, QWidget] = {
            "responsible": responsible,
            "supporters": supporters,
            "deadline": self._deadline,
        }
        line = QHBoxLayout()
        _lay_out(line, (responsible, 0), (self._with, 0), (supporters, 1), (self._deadline, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(NoteLine(self._deadline.note))

    def set_px(self, px: int) -> None:
        self._px = px
        for widget in (self._people.responsible, self._with):
            widget.setFont(font(px))
        self._people.responsible.setFixedWidth(_RESPONSIBLE * px)
        self._people.supporters.set_px(px - _SMALLER_CHIP)
        self._deadline.set_px(px)

    def _keep_size(self) -> None:
        """Set the letters again: a field that gets another look forgets their size."""
        self.set_px(self._px)

    def show_part(self, part: ActionPart, setting: Setting) -> None:
        self._deadline.reckon_from(setting.days)
        self._people.show_part(part, setting.names)


class _Deadline(DeadlineField):
    """A deadline with its weekday, in large letters."""

    def __init__(self) -> None:
        super().__init__(0)

    def set_px(self, px: int) -> None:
        self.setFont(font(px))
        self._width = text_width(_WIDEST_DAY, self.font()) + _BESIDE_DAY
        self._fit()

    def _shown(self, value: date) -> str:
        return self._fitting(value, jalali.long(value), jalali.medium(value))


def _lay_out(line: QHBoxLayout, *widgets: tuple[QWidget, int]) -> None:
    """Put fields or labels beside each other, with how they share the room."""
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.SMALL)
    for widget, share in widgets:
        line.addWidget(widget, share, _TOP)
