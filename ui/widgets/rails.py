"""The two rails at the right: where one is in Dabir, and where one is in a meeting.

Hard rule: they only show, and say where somebody wants to go; who goes there is the window.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStylePainter, QVBoxLayout, QWidget

from desktop.persian import digits
from ui.theme import BOLD, MEDIUM, REGULAR, Size, Space, Theme, font
from ui.widgets.buttons import IconButton, Link
from ui.widgets.command import BACK, Command, named
from ui.widgets.labels import Chip, ElidedLabel, Hairline, Label
from ui.widgets.paint import (
    PaintedRow,
    draw_box,
    draw_centred,
    draw_text,
    key_text,
    text_width,
)
from ui.widgets.rail_rows import Rail, RailRow

LOCK_KEY = "Ctrl+L"

_LOCK, _LEAVE = "قفل کردن دبیر", "خروج از حساب"
_MARK = 34
_ICON_ROW = 40
_PADDING = 11
_GAP = 10
_BAR = 3
_COUNT_PADDING = 6
_LEAST_COUNT = 22


@dataclass(frozen=True)
class RailItem:
    """A place one can go to; one that stands apart has a hairline above it."""

    key: str
    text: str
    icon: str
    apart: bool = False


class NavigationRail(Rail):
    """The places of the whole application, with words or, where room is dear, as icons only."""

    def __init__(self, items: Sequence[RailItem], *, name: str) -> None:
        super().__init__("rail", name)
        self.setAccessibleName("بخش‌های دبیر")
        self._brand = _Brand(name)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._brand)
        column.addSpacing(16)
        for item in items:
            row = _NavigationRow(item, f"{name}.{item.key}")
            self._adopt(row)
            if item.apart:
                column.addSpacing(8)
                column.addWidget(Hairline())
                column.addSpacing(10)
            column.addWidget(row)
            column.addSpacing(2)
        column.addStretch(1)
        self.foot = RailFoot(name)
        column.addWidget(self.foot)
        self.set_compact(compact=False)

    def set_office(self, office: str) -> None:
        """Write whose desk this is, under the name of the application."""
        self._brand.office.setText(office)

    def set_count(self, key: str, count: int, what: str) -> None:
        """Tell how many of something wait at a place; 0 tells nothing."""
        row = self.rows[key]
        row.set_note(digits(count) if count else "")
        row.setAccessibleDescription(f"{digits(count)} {what}" if count else "")

    def set_compact(self, *, compact: bool) -> None:
        """Show icons only, or icons and words."""
        self.setFixedWidth(Size.RAIL_OF_ICONS if compact else Size.RAIL)
        right = 7 if compact else _GAP
        left = 9 if compact else _GAP + 1  # the hairline is part of the width
        self._column.setContentsMargins(left, 14, right, 10)
        self._brand.set_compact(compact=compact)
        self.foot.set_compact(compact=compact)
        for row in self.rows.values():
            row.setProperty("compact", compact)
            row.setToolTip(row.text() if compact else "")
            row.updateGeometry()
            row.update()


class RailFoot(QWidget):
    """Who is signed in, the lock, and the way out; nothing while nobody is."""

    lock_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}.foot")
        self._person = ElidedLabel(px=12, role="text_2", name=f"{name}.person")
        self._lock = IconButton("lock-keyhole", _LOCK, name=f"{name}.lock", key=LOCK_KEY)
        self._lock.clicked.connect(self.lock_wanted)
        self._leave = IconButton("log-out", _LEAVE, name=f"{name}.leave")
        self._leave.clicked.connect(self.leave_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._person, 1)
        row.addWidget(self._lock)
        row.addWidget(self._leave)
        column.addLayout(row)
        self.hide()

    def set_person(self, person: str) -> None:
        """Show whose desk it is now."""
        self._person.setText(person)
        self._lock.setToolTip(f"{_LOCK} ({key_text(LOCK_KEY)})، {person}")
        self.show()

    def set_compact(self, *, compact: bool) -> None:
        self._person.setVisible(not compact)
        self._leave.setVisible(not compact)


class _Brand(QWidget):
    """The mark of the application, its name and the office."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = QWidget()
        self.office = ElidedLabel(px=12, role="text_3", name=f"{name}.office")
        lines = QVBoxLayout(self._words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        word = Label("دبیر", px=16, weight=BOLD)
        word.setFixedHeight(23)  # nearer to the line below than two lines of text would be
        lines.addWidget(word)
        lines.addWidget(self.office)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(_GAP)
        self._row.addWidget(_Mark())
        self._row.addWidget(self._words, 1)

    def set_compact(self, *, compact: bool) -> None:
        """Show the mark alone, or with the words beside it."""
        self._words.setVisible(not compact)
        if compact:
            self._row.setContentsMargins(3, 0, 3, 0)
        else:
            self._row.setContentsMargins(0, 2, 6, 0)


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_MARK, _MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, Size.RADIUS_CARD, "accent_fill")
        Theme.current().draw_icon(painter, rect, "landmark", "on_accent", Size.ICON)


class _NavigationRow(RailRow):
    def __init__(self, item: RailItem, name: str) -> None:
        super().__init__(item.key, item.text, "rail", name)
        self._icon = item.icon

    def sizeHint(self) -> QSize:
        height = _ICON_ROW if self.property("compact") else Size.RAIL_ROW
        return QSize(_ICON_ROW, height)

    def paint_inside(self, painter: QStylePainter) -> None:
        ink = "accent" if self.isChecked() else "text_2"
        whole = QRectF(self.rect())
        if self.property("compact"):
            Theme.current().draw_icon(painter, whole, self._icon, ink, Size.ICON)
            return
        if self.note:
            self._draw_count(painter, whole)
        row = PaintedRow(painter, whole.adjusted(_PADDING, 0, -_PADDING, 0), _GAP)
        row.icon(self._icon, ink, Size.ICON)
        row.text(self.text(), font(13, BOLD if self.isChecked() else REGULAR), ink)

    def _draw_count(self, painter: QPainter, whole: QRectF) -> None:
        """Draw how many wait there, at the far left."""
        width = max(text_width(self.note, font(12, MEDIUM)) + 2 * _COUNT_PADDING, _LEAST_COUNT)
        top = whole.center().y() - Size.BADGE / 2
        place = QRectF(whole.left() + _PADDING, round(top), width, Size.BADGE)
        draw_box(painter, place, Size.RADIUS_CHIP, "sunken" if self.isChecked() else "surface")
        draw_centred(painter, place, self.note, font(12, MEDIUM), "text_2")


class SectionRail(Rail):
    """The sections of one meeting, under its title."""

    back = Signal()

    def __init__(self, items: Sequence[RailItem], *, name: str, back: str) -> None:
        super().__init__("sectionRail", name)
        self.setAccessibleName("بخش‌های جلسه")
        self._title = ElidedLabel(px=16, weight=BOLD, name=f"{name}.title")
        self._date = Label(role="text_2", name=f"{name}.date")
        self._state = Chip("", name=f"{name}.state")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)  # the hairline
        column.setSpacing(0)
        column.addWidget(self._head(back, name))
        column.addSpacing(Space.SMALL)
        for item in items:
            row = _SectionRow(item, f"{name}.{item.key}")
            self._adopt(row)
            column.addWidget(row)
        column.addStretch(1)
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """Show icons only, or icons and words."""
        self.compact = compact
        self.setFixedWidth(Size.RAIL_OF_ICONS if compact else Size.SECTION_RAIL)
        self._words.setVisible(not compact)
        self._link.setVisible(not compact)
        self._arrow.setVisible(compact)
        for row in self.rows.values():
            row.setProperty("compact", compact)
            row.setToolTip(row.text() if compact else "")
            row.update()

    def set_head(self, title: str, date: str) -> None:
        self._title.setText(title)
        self._date.setText(date)

    @property
    def state(self) -> Chip:
        """The chip that says how far the minutes are."""
        return self._state

    def set_note(self, key: str, note: str) -> None:
        """Say how far a section is; «✓» is drawn as an icon."""
        self.rows[key].set_note(note)

    def _head(self, back: str, name: str) -> QFrame:
        head = QFrame()
        head.setProperty("look", "sectionRailHead")
        self._link = Link(back, back=True, name=f"{name}.back")
        self._arrow = IconButton("chevron-right", back, name=f"{name}.back_arrow")
        for button in (self._link, self._arrow):
            button.clicked.connect(self.back)
            button.setToolTip(f"{back} ({key_text(named(BACK))})")
        Command(self, "بازگشت به فهرست جلسات", self.back.emit, BACK)
        self._words = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(0)
        column.addWidget(self._arrow, 0, Qt.AlignmentFlag.AlignHCenter)
        link = QHBoxLayout()
        link.setContentsMargins(Space.CARD, 0, Space.MEDIUM, 0)
        link.addWidget(self._link)
        link.addStretch(1)
        column.addLayout(link)
        column.addWidget(self._words)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(Space.CARD, 2, Space.CARD, 0)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._date)
        words.addSpacing(7)
        words.addWidget(self._state, 0, Qt.AlignmentFlag.AlignLeft)
        return head


class _SectionRow(RailRow):
    def __init__(self, item: RailItem, name: str) -> None:
        super().__init__(item.key, item.text, "section", name)
        self._icon = item.icon

    def sizeHint(self) -> QSize:
        return QSize(Size.RAIL_OF_ICONS, Size.SECTION_ROW)

    def paint_inside(self, painter: QStylePainter) -> None:
        on = self.isChecked()
        ink = "accent" if on else "text_2"
        inside = QRectF(self.rect()).adjusted(Space.CARD, 0, -Space.CARD, 0)
        if on:
            bar = QRectF(self.width() - _BAR, 0, _BAR, self.height())
            painter.fillRect(bar, Theme.current().colour("accent"))
        if self.property("compact"):
            whole = QRectF(self.rect())
            Theme.current().draw_icon(painter, whole, self._icon, ink, Size.ICON)
            return
        if self.note:
            inside = self._draw_note(painter, inside)
        row = PaintedRow(painter, inside, _GAP)
        row.icon(self._icon, ink, Size.ICON)
        row.text(self.text(), font(13, BOLD if on else REGULAR), ink)

    def _draw_note(self, painter: QPainter, inside: QRectF) -> QRectF:
        """Write the note at the far left and return the rest of the row."""
        on = self.isChecked()
        ink = "accent" if on else "text_3"
        if self.note == "✓":
            width = Size.ICON_IN_CHIP
            place = QRectF(inside.left(), inside.top(), width, inside.height())
            Theme.current().draw_icon(painter, place, "check", ink, width)
        else:
            face = font(12, MEDIUM if on else REGULAR)
            width = text_width(self.note, face)
            place = QRectF(inside.left(), inside.top(), width, inside.height())
            draw_text(painter, place, self.note, face, ink)
        return inside.adjusted(width + Space.TINY, 0, 0, 0)
