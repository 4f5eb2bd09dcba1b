"""Fields that look like text on their card until the mouse or the keyboard comes to them.

Hard rule: the quiet look changes the look alone; a field stays where it is and does what it did.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QStylePainter, QWidget

from desktop.calendar import deadlines, jalali
from desktop.calendar.deadlines import Days
from ui.clock import today_here
from ui.sentences import sentence
from ui.theme import Size, Theme
from ui.widgets.buttons import IconButton
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field import restyle
from ui.widgets.line_field import LineField
from ui.widgets.paint import text_width
from ui.widgets.parsed_line import RefusedError

T = TypeVar("T", bound=str | int)
W = TypeVar("W", bound=QWidget)

_BUTTON = 26
_ROOM = 120
_BESIDE_TEXT = 14  # padding and border
_BESIDE_DATE = 44  # and the calendar's icon


def quiet(field: W) -> W:
    """Take the box away from a field while nobody works in it."""
    field.setProperty("look", "quiet")
    return field


def keep_place(widget: QWidget) -> None:
    """Leave the room of a widget free while it is hidden, so that nothing moves."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


class FittingLine(LineField):
    """A line as long as its text, with room to go on while somebody works on the card."""

    def __init__(self) -> None:
        super().__init__()
        self._room = 0
        quiet(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def set_value(self, value: str, /) -> None:
        super().set_value(value)
        if not self.hasFocus():
            self.setCursorPosition(0)  # a text that is too long shows its beginning

    def set_at_rest(self, *, on: bool) -> None:
        self._room = 0 if on else _ROOM
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = text_width(self.text(), self.font()) + _BESIDE_TEXT + self._room
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_ROOM, super().minimumSizeHint().height())


class QuietChoice(ChoiceField[T]):
    """A choice that is only seen at rest when it is not the usual one."""

    def __init__(self, choices: Sequence[tuple[T, str]], usual: T | None, width: int) -> None:
        self._usual = usual
        self._width = width
        self._at_rest = False
        super().__init__(choices)
        quiet(self)
        keep_place(self)

    def set_value(self, value: T | None, /) -> None:
        super().set_value(value)
        self._fit()

    def set_at_rest(self, *, on: bool) -> None:
        self._at_rest = on
        self._fit()
        if self.property("rest") != on:
            self.setProperty("rest", on)
            restyle(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._at_rest:
            QComboBox.paintEvent(self, event)  # without the mark that it opens
        else:
            super().paintEvent(event)

    def _take(self, value: T | None) -> None:
        self.setProperty("value", value)  # for the style sheet: what is urgent has a tone
        super()._take(value)

    def _fit(self) -> None:
        own = text_width(self.currentText(), self.font()) + _BESIDE_TEXT
        self.setFixedWidth(min(own, self._width) if self._at_rest else self._width)
        if self.parentWidget() is not None:  # alone it would be a window
            self.setVisible(not (self._at_rest and self._value == self._usual))


class DeadlineField(DateField):
    """A date in a tight cell, «۱۲ مهر» in the current year; at rest it looks like a chip.

    It is reckoned from the day of its meeting, also in words: «دو هفته دیگر». A date is never cut:
    one that is too long is written in figures.
    """

    def __init__(self, width: int) -> None:
        self._days = Days(today_here())
        super().__init__()
        self._width = width
        self._at_rest = False
        self.addAction(self._button, QLineEdit.ActionPosition.LeadingPosition)
        quiet(self)
        self.textChanged.connect(self._fit)

    def reckon_from(self, days: Days) -> None:
        self._days = days

    def set_at_rest(self, *, on: bool) -> None:
        self._at_rest = on
        self._button.setVisible(not self.isReadOnly() and (bool(self.text()) or not on))
        self._fit()

    def _beside(self) -> int:
        return _BESIDE_TEXT if self.isReadOnly() else _BESIDE_DATE

    def _fit(self) -> None:
        own = text_width(self.text(), self.font()) + self._beside()
        self.setFixedWidth(min(own, self._width) if self._at_rest else self._width)
        rest = self._at_rest and bool(self.text()) and not self.property("wrong")
        if self.property("chip") != rest:
            self.setProperty("chip", rest)
            restyle(self)

    def _room(self) -> int:
        return self._width - self._beside()

    def _read(self, text: str) -> date:
        try:
            return deadlines.read(text, self._days)
        except jalali.DateError as error:
            raise RefusedError(sentence(error)) from error

    def _shown(self, value: date) -> str:
        return self._fitting(value, jalali.short(value, self._today()))


class RowButton(IconButton):
    """A small button of a row, that takes no room from its fields."""

    def __init__(self, icon: str, tip: str, *, key: str = "") -> None:
        super().__init__(icon, tip, name="", key=key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click finishes no name in a row that goes
        keep_place(self)

    def sizeHint(self) -> QSize:
        return QSize(_BUTTON, _BUTTON)

    def paint_inside(self, painter: QStylePainter) -> None:
        role = "text_3" if self.isEnabled() else "disabled"
        rect = QRectF(self.rect())
        Theme.current().draw_icon(painter, rect, self._icon, role, Size.ICON_BESIDE_TEXT)
