"""The table of all meetings: how it is drawn, sorted and searched."""

from PySide6.QtCore import QRectF, QSortFilterProxyModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.meetings.listing import ListedMeeting
from desktop.search import matches
from ui.models import Index
from ui.models.meetings_model import (
    DATE,
    FILTER_ROLE,
    HEADQUARTERS,
    MEETING_ROLE,
    SORT_ROLE,
    STATE,
    SUBJECT,
    MeetingsModel,
)
from ui.screens.state_chips import STATE_CHIPS
from ui.theme import Size
from ui.widgets.labels import chip_width, draw_chip

_ROW = 49
_PADDING = 8
_WIDTHS = {0: 130, DATE: 170, HEADQUARTERS: 190, 4: 76, 5: 62, 6: 62, STATE: 110}


def listed_at(index: Index) -> ListedMeeting:
    listed_meeting: ListedMeeting = index.data(MEETING_ROLE)
    return listed_meeting


def meetings_table(model: QSortFilterProxyModel) -> QTableView:
    table = QTableView()
    table.setObjectName("meetings.table")
    table.setAccessibleName("فهرست جلسات")
    table.setModel(model)
    table.setItemDelegateForColumn(STATE, _StateDelegate(table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSortingEnabled(True)
    table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column, width in _WIDTHS.items():
        table.setColumnWidth(column, width)
    header.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
    return table


class MeetingsFilter(QSortFilterProxyModel):
    """The rows in which every typed word is found, however it is spelled; of one headquarters."""

    def __init__(self, model: MeetingsModel) -> None:
        super().__init__()
        self._typed = ""
        self._headquarters: int | None = None
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)

    def set_typed(self, typed: str) -> None:
        self.beginFilterChange()
        self._typed = typed
        self.endFilterChange()

    def set_headquarters(self, headquarters_id: int | None) -> None:
        """Show the meetings of one headquarters; None: of all."""
        self.beginFilterChange()
        self._headquarters = headquarters_id
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self.sourceModel().index(source_row, 0, source_parent)
        of = listed_at(index).headquarters.id
        return self._headquarters in {None, of} and matches(self._typed, index.data(FILTER_ROLE))

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        return bool(source_left.data(SORT_ROLE) < source_right.data(SORT_ROLE))


class _StateDelegate(QStyledItemDelegate):
    """The state of the minutes as a chip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text = index.data()
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        blank.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, blank, painter, blank.widget
        )
        width = chip_width(text)
        rect = QRectF(option.rect)
        place = QRectF(
            rect.right() - _PADDING - width,
            rect.center().y() - Size.CHIP / 2,
            width,
            Size.CHIP,
        )
        draw_chip(painter, place, text, STATE_CHIPS[listed_at(index).meeting.state])
