"""What the subdistricts have open, below the district's own: one folded group for each.

Hard rule: nothing here belongs to this meeting until a word is said on it; whether a group is open
is remembered beside the records, not in them.
"""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStylePainter, QVBoxLayout, QWidget

from db.records import Meeting
from desktop.habits import Habit, note, remembered
from desktop.meetings.dossier import SubdistrictWork
from desktop.office import OpenOffice
from desktop.persian import digits
from ui.area_names import area
from ui.desk import Desk
from ui.screens.workspace.earlier_row import EarlierRow, heard_at
from ui.screens.workspace.earlier_rows import EarlierRows
from ui.screens.workspace.tall import Tall
from ui.theme import MEDIUM, REGULAR, Size, Space, font
from ui.widgets.buttons import PaintedButton
from ui.widgets.keys import is_plain
from ui.widgets.paint import PaintedRow, text_width

HEAD_KEYS = (
    ("Enter", "گشودن یا بستن"),
    ("↑ ↓", "جابه‌جایی"),
    ("Ctrl+B", "بند تازه"),
)
_WALK: Mapping[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_FOLD: Mapping[int, bool] = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}  # as a tree does
_PADDING = 8


class GroupHead(PaintedButton):
    """«کارهای باز ناحیهٔ ۴ (۷)»; Enter opens and closes what stands below it."""

    going = Signal(object, int)  # to a neighbour
    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__("", "quiet", "")
        self.setCheckable(True)
        self._heard = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.turned)

    def show_work(self, work: SubdistrictWork, heard: int, place: str) -> None:
        self.setText(f"کارهای باز {area(work.headquarters)} ({digits(len(work.actions))})")
        self._heard = f"خبر {digits(heard)} کار در این جلسه ثبت شده است." if heard else ""
        self.setObjectName(place)
        self.setAccessibleDescription(self._heard)
        self.update()

    def begin(self) -> None:
        self.setFocus()

    def sizeHint(self) -> QSize:
        width = text_width(self.text(), font(13, MEDIUM)) + text_width(self._heard, font(12))
        return QSize(width + Size.ICON + 2 * _PADDING + 2 * Space.SMALL, Size.BUTTON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _WALK and is_plain(event):
            self.going.emit(self, _WALK[key])
        elif key in _FOLD and is_plain(event):
            if self.isChecked() is not _FOLD[key]:
                self.click()
        else:
            super().keyPressEvent(event)

    def paint_inside(self, painter: QStylePainter) -> None:
        row = PaintedRow(painter, QRectF(self.rect()).adjusted(_PADDING, 0, -_PADDING, 0), 8)
        row.icon("chevron-down" if self.isChecked() else "chevron-left", "text_2", Size.ICON)
        row.text(self.text(), font(13, MEDIUM), "text")
        row.text(self._heard, font(12, REGULAR), "text_3")


class _Group(Tall):
    """The head and, while it is open, a row for each action."""

    def __init__(self, desk: Desk, uuid: str) -> None:
        super().__init__()
        self._office = desk.office
        self.head = GroupHead()
        self.head.setChecked(uuid in _remembered(desk.office))
        self.head.turned.connect(self._turn)
        self._uuid = uuid
        self._work: tuple[SubdistrictWork, Meeting, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        rows = QVBoxLayout()
        rows.setSpacing(Space.TINY)
        column.addWidget(self.head)
        column.addLayout(rows)
        self.rows = EarlierRows(desk, rows)

    def show_work(self, work: SubdistrictWork, meeting: Meeting, place: str) -> None:
        self._work = work, meeting, place
        heard = sum(heard_at(each, meeting) is not None for each in work.actions)
        self.head.show_work(work, heard, place)
        shown = work.actions if self.head.isChecked() else ()
        self.rows.show_works(shown, meeting, place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.rows.go_on()

    @property
    def stops(self) -> list[GroupHead | EarlierRow]:
        return [self.head, *self.rows]

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - as Qt's `clicked` brings it
        uuids = _remembered(self._office) - {self._uuid} | ({self._uuid} if on else set())
        note(self._office, Habit.OPEN_SUBDISTRICTS, " ".join(sorted(uuids)))
        if self._work is not None:
            self.show_work(*self._work)


class SubdistrictGroups(Tall):
    """`going` asks for a neighbour."""

    going = Signal(object, int)
    arranged = Signal()  # rows came or went
    turned = Signal()  # a group was opened or closed

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._groups: dict[str, _Group] = {}
        self._folded = False
        self._editable = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)
        self.hide()

    def show_works(self, works: Sequence[SubdistrictWork], meeting: Meeting, place: str) -> None:
        """Have one group for each subdistrict with open work, in their order."""
        wanted = {work.headquarters.uuid: work for work in works}
        for uuid in self._groups.keys() - wanted.keys():
            group = self._groups.pop(uuid)
            group.setParent(None)
            group.deleteLater()
        for at, (uuid, work) in enumerate(wanted.items()):
            if uuid not in self._groups:
                self._groups[uuid] = self._make(uuid)
                self._column.insertWidget(at, self._groups[uuid])
            name = f"{place}.subdistrict.{work.headquarters.subdistrict}"
            self._groups[uuid].show_work(work, meeting, name)
        self.setVisible(bool(wanted))

    def _make(self, uuid: str) -> _Group:
        group = _Group(self._desk, uuid)
        group.rows.fold(on=self._folded)
        group.rows.set_editable(on=self._editable)
        group.rows.going.connect(self.going)
        group.rows.came.connect(self.arranged)
        group.head.going.connect(self.going)
        group.head.turned.connect(self.turned)
        return group

    def __iter__(self) -> Iterator[EarlierRow]:
        """Give the rows that are seen."""
        return (row for group in self._ordered() for row in group.rows)

    @property
    def stops(self) -> list[GroupHead | EarlierRow]:
        """Give the heads and the rows as the arrows go through them."""
        return [stop for group in self._ordered() for stop in group.stops]

    def opened(self, head: QWidget | None) -> tuple[QWidget, ...]:
        """Give the last row below a head, and the head itself; () where it is folded."""
        stops = next((group.stops for group in self._ordered() if group.head is head), [])
        return (stops[-1], stops[0]) if len(stops) > 1 else ()

    @property
    def first(self) -> GroupHead | None:
        return next((group.head for group in self._ordered()), None)

    @property
    def tab_stops(self) -> list[QWidget]:
        """Give the heads, the rows and their fields in the order of Tab."""
        return [
            stop
            for each in self.stops
            for stop in (each.stops if isinstance(each, EarlierRow) else [each])
        ]

    def _ordered(self) -> list[_Group]:
        return sorted(self._groups.values(), key=self._column.indexOf)

    def row_of(self, uuid: str) -> EarlierRow | None:
        """Find the row of an action in an open group."""
        return next(filter(None, (group.rows.row_of(uuid) for group in self._ordered())), None)

    def finish(self) -> None:
        """Have all rows of the open groups."""
        for group in self._ordered():
            group.rows.finish()

    def fold(self, *, on: bool) -> None:
        """Give each action two lines, where there is little room."""
        self._folded = on
        for group in self._groups.values():
            group.rows.fold(on=on)

    def set_editable(self, *, on: bool) -> None:
        self._editable = on
        for group in self._groups.values():
            group.rows.set_editable(on=on)


def _remembered(office: OpenOffice) -> set[str]:
    """Give the uuids of the headquarters whose groups were left open."""
    return set(remembered(office, Habit.OPEN_SUBDISTRICTS).split())
