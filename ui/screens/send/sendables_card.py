"""What can be sent: signed minutes that were not sent yet, or all of them.

Hard rule: Space chooses what has the keyboard, and nothing is chosen that is not seen in the list.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.persian import digits
from desktop.sending.sendable import Seal, Sendable
from ui.models import Index
from ui.models.sendables_model import ROW_ROLE, Month, SendablesModel
from ui.theme import MEDIUM, Size, Space, Theme, font
from ui.widgets.cards import Card
from ui.widgets.command import Command
from ui.widgets.keys import ENTER, is_plain
from ui.widgets.labels import CountBadge, IconLabel, Label
from ui.widgets.paint import PaintedRow, draw_box
from ui.widgets.row_list import RowDelegate, RowList, halves
from ui.widgets.toggle import SegmentedToggle, ToggleOption

UNSENT, ALL = "unsent", "all"

_ROW, _HEAD = 45, 30
_MOST_ROWS = 3
_BOX = 18
_VERSION, _AGE = 150, 116
_SHOWN = (
    ToggleOption(UNSENT, "ارسال‌نشده", "check", "accent"),
    ToggleOption(ALL, "همه", "check", "accent"),
)
_TITLES = {UNSENT: "امضاشده و ارسال‌نشده", ALL: "همهٔ امضاشده‌ها"}
_ALL_SENT = "صورتجلسه‌ای در انتظار ارسال نیست. آنچه امضا شود این‌جا می‌آید."
_NONE_SIGNED = "هنوز صورتجلسه‌ای امضا نشده است. آنچه شهردار امضا کند این‌جا می‌آید."


class SendablesCard(Card):
    """`chosen` when others are checked, `turned` when others are to be listed."""

    chosen = Signal()
    turned = Signal()
    opened = Signal(int)  # a meeting

    def __init__(self, district: int, look: Callable[[int], Seal], *, name: str) -> None:
        self._count = CountBadge(name=f"{name}.count")
        self._toggle = SegmentedToggle(_SHOWN, name=f"{name}.shown", label="صورتجلسه‌های فهرست")
        self._toggle.set_value(UNSENT)
        self._told = Label(role="text_2", name=f"{name}.told")
        super().__init__(
            _TITLES[UNSENT],
            name=name,
            step=1,
            beside=(self._count,),
            action=_together(self._told, self._toggle),
        )
        self._model = SendablesModel(district, look)
        self.list = CheckList(
            self._model,
            _Delegate(),
            name=f"{name}.list",
            label="صورتجلسه‌های امضاشده",
            heights=(_ROW, _MOST_ROWS * _ROW),
        )
        self._none = Label(_ALL_SENT, role="text_2", name=f"{name}.none")
        self._pages = QStackedWidget()
        self._pages.addWidget(_line(IconLabel("circle-check", "ok", Size.ICON), self._none))
        self._pages.addWidget(self.list)
        self.body.addWidget(self._pages)
        self.list.toggled.connect(self._on_toggled)
        self.list.opened.connect(self.opened)
        self._toggle.chosen.connect(self.turned)
        every = Command(self, "برگزیدن همه یا هیچ‌کدام", self.toggle_all, "Ctrl+A", within=True)
        every.found_by("انتخاب")

    def begin(self) -> None:
        """Put the focus on the list, or on what lists others."""
        filled = self._pages.currentWidget() is self.list
        (self.list if filled else self._toggle).setFocus()

    @property
    def shown(self) -> str:
        """Which of them are listed."""
        return self._toggle.value() or UNSENT

    @property
    def checked(self) -> tuple[int, ...]:
        """The meetings that are chosen."""
        return self._model.checked

    def turn_to(self, shown: str) -> None:
        self._toggle.set_value(shown)

    def show_sendables(self, sendables: Sequence[Sendable]) -> None:
        """List these, under the name of what is to be listed."""
        current = self.list.current()
        self._model.show_sendables(sendables)
        if current is not None and (row := self._model.row_of(current)) >= 0:
            self.list.choose(row)
        self.set_title(_TITLES[self.shown])
        self._count.set_count(len(sendables))
        self._none.setText(_ALL_SENT if self.shown == UNSENT else _NONE_SIGNED)
        if not sendables and self.list.hasFocus():
            self._toggle.setFocus()
        self._pages.setCurrentIndex(1 if sendables else 0)
        self._fit()
        self._show_told()

    def set_busy(self, *, on: bool) -> None:
        """Let nothing else be chosen while it is written."""
        self.setEnabled(not on)
        self._fit()

    def _fit(self) -> None:
        self.list.fit(self._pages, 2 * _ROW, tight=not self.isEnabled())

    def check(self, meetings: Sequence[int]) -> None:
        """Choose these meetings and no others."""
        self._model.check(meetings)
        if meetings and (row := self._model.row_of(meetings[0])) >= 0:
            self.list.choose(row)
        self._show_told()

    def choose_waiting(self) -> None:
        """Choose what is most likely meant: whatever waits, and of very many the newest month."""
        self._model.choose_waiting()
        self._on_chosen()

    def toggle_all(self) -> None:
        self._model.toggle_all()
        self._on_chosen()

    def _on_toggled(self, row: int) -> None:
        self._model.toggle(row)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._show_told()
        self.chosen.emit()

    def _show_told(self) -> None:
        count = len(self._model.checked)
        self._told.setText(f"{digits(count)} جلسه برگزیده" if count else "")


class CheckList(RowList):
    """Space and a click check what a row stands for, Enter opens it."""

    toggled = Signal(int)
    opened = Signal(int)
    typed_keys = (("Space", "برگزیدن این ردیف"), ("Enter", "گشودن جلسه"))

    def current(self) -> int | None:
        """Give the meeting that the keys mean."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.meeting_id if isinstance(row, Sendable) else None

    def keyboardSearch(self, search: str, /) -> None:
        """Look for nothing: to be told, each of thousands would have its pages counted."""

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex().row())
        elif event.key() in ENTER and is_plain(event) and (meeting := self.current()):
            self.opened.emit(meeting)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index == self.currentIndex():
            self.toggled.emit(index.row())


def _together(*widgets: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.MEDIUM)
    for widget in widgets:
        row.addWidget(widget)
    return line


def _line(*widgets: QWidget) -> QWidget:
    line = _together(*widgets)
    line.setContentsMargins(Space.CARD, 0, Space.CARD, 0)
    row = line.layout()
    if isinstance(row, QHBoxLayout):
        row.addStretch(1)
    return line


class _Delegate(RowDelegate):
    """Box, name and signing day, version and pages, and how long it has waited."""

    def height(self, index: Index) -> int:
        return _HEAD if isinstance(index.data(ROW_ROLE), Month) else _ROW

    def paint_row(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        model, row = index.model(), index.data(ROW_ROLE)
        if not isinstance(model, SendablesModel):
            return
        box = QRectF(inside.right() - _BOX, inside.center().y() - _BOX / 2, _BOX, _BOX)
        _paint_box(painter, box, model.state(index.row()))
        rest = inside.adjusted(0, 0, -_BOX - Space.MEDIUM, 0)
        if isinstance(row, Month):
            PaintedRow(painter, rest, 0).text(row.name, font(12, MEDIUM), "text_2")
            return
        told = model.told(index.row())
        age = QRectF(rest.left(), rest.top(), _AGE, rest.height())
        version = QRectF(age.right() + Space.MEDIUM, rest.top(), _VERSION, rest.height())
        PaintedRow(painter, age, 0).text(told.age, font(12), "warn" if told.late else "text_3")
        PaintedRow(painter, version, 0).text(told.version, font(13), "text_2")
        name = rest.adjusted(version.right() - rest.left() + Space.MEDIUM, 0, 0, 0)
        upper, lower = halves(name, 3)
        PaintedRow(painter, upper, 0).text(told.name, font(13, MEDIUM), "text")
        PaintedRow(painter, lower, 0).text(told.signed, font(12), "text_3")


def _paint_box(painter: QPainter, box: QRectF, state: Qt.CheckState) -> None:
    if state is Qt.CheckState.Unchecked:
        draw_box(painter, box, Size.RADIUS_CHIP, "surface", "border_strong")
        return
    draw_box(painter, box, Size.RADIUS_CHIP, "accent_fill")
    icon = "check" if state is Qt.CheckState.Checked else "minus"
    Theme.current().draw_icon(painter, box, icon, "on_accent", Size.ICON_IN_CHIP)
