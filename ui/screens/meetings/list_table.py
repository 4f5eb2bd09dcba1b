"""The table of all meetings: how it is drawn, sorted and searched."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.meetings.listing import ListedMeeting
from ui.models import Index
from ui.models.meetings_model import (
    COLUMNS,
    DATE,
    HEADQUARTERS,
    MEETING_ROLE,
    STATE,
    SUBJECT,
    MeetingsModel,
)
from ui.screens.state_chips import STATE_CHIPS
from ui.widgets.labels import ChipKind
from ui.widgets.row_table import ChipDelegate, RowTable

_ROW = 49
_WIDTHS = {0: 130, DATE: 170, HEADQUARTERS: 190, 4: 76, 5: 62, 6: 62, STATE: 146}


def listed_at(index: Index) -> ListedMeeting:
    listed_meeting: ListedMeeting = index.data(MEETING_ROLE)
    return listed_meeting


def meetings_table(model: QAbstractTableModel) -> QTableView:
    table = RowTable(model, name="meetings.table", label="فهرست جلسات", row=_ROW)
    table.setItemDelegateForColumn(STATE, ChipDelegate(_state, table))
    table.setSortingEnabled(True)
    table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    for column, width in _WIDTHS.items():
        table.setColumnWidth(column, width)
    table.horizontalHeader().setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
    return table


def _state(index: Index) -> tuple[str, ChipKind]:
    """Tell the state of the minutes."""
    return index.data(), STATE_CHIPS[listed_at(index).meeting.state]


class MeetingsFilter(QAbstractTableModel):
    """The rows of the meetings that are sought, in the order of a column; of one headquarters.

    Qt's own proxy asks and sorts row by row, which takes half a second for the meetings of thirty
    years.
    """

    def __init__(self, model: MeetingsModel) -> None:
        super().__init__()
        self._model = model
        self._typed = ""
        self._headquarters: int | None = None
        self._sorted_by = DATE, Qt.SortOrder.DescendingOrder
        self._order: list[int] = []  # all rows of the model
        self._rows: list[int] = []  # those that are shown
        model.modelReset.connect(self._on_reset)
        self._on_reset()

    def set_typed(self, typed: str) -> None:
        self._typed = typed
        self._show()

    def set_headquarters(self, headquarters_id: int | None) -> None:
        """Show the meetings of one headquarters; None: of all."""
        self._headquarters = headquarters_id
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = column, order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        stood_in = [self._rows[index.row()] for index in before]
        self._arrange()
        places = {row: place for place, row in enumerate(self._rows)}
        after = [
            self.index(places[row], index.column())
            for row, index in zip(stood_in, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _on_reset(self) -> None:
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = self._found()
        self.endResetModel()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        self._order = sorted(
            range(self._model.rowCount()),
            key=lambda row: COLUMNS[column].sorted_by(self._model.meeting(row)),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        self._rows = self._found()

    def _found(self) -> list[int]:
        found = set(self._model.matching(self._typed))
        if self._headquarters is not None:
            found = {
                row
                for row in found
                if self._model.meeting(row).headquarters.id == self._headquarters
            }
        return [row for row in self._order if row in found]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return self._model.columnCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        return self._model.headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return self._model.told(self._rows[index.row()], index.column(), role)
