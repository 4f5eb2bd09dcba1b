"""The columns of a list, which its heads, its rows and the line below it stand on."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Space
from ui.widgets.labels import Caption

_NUMBER = 26
_GAP = 6
_TEXT_MARGIN = 6  # where the texts of the fields begin


class Column(NamedTuple):
    """One column: as wide as `width`, or with a share of what is left."""

    key: str
    label: str
    share: int = 0
    width: int = 0


class Sheet(NamedTuple):
    """A list as it stands on its page: its object name, what a new entry is called, its columns."""

    name: str
    new: str
    columns: tuple[Column, ...]

    @property
    def labels(self) -> dict[str, str]:
        return {column.key: column.label for column in self.columns}


def on_columns(
    columns: Sequence[Column], first: QWidget, cells: Mapping[str, QWidget]
) -> QHBoxLayout:
    """Put a number, or what stands in its place, and the cells on their columns."""
    row = QHBoxLayout()
    row.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
    row.setSpacing(_GAP)
    first.setFixedWidth(_NUMBER)
    row.addWidget(first)
    for column in columns:
        cell = cells.get(column.key)
        if cell is None:
            continue
        if column.width:
            cell.setFixedWidth(column.width)
        else:
            cell.setSizePolicy(QSizePolicy.Policy.Ignored, cell.sizePolicy().verticalPolicy())
        row.addWidget(cell, column.share)
    return row


def heads(columns: Sequence[Column]) -> QWidget:
    """Write the heads of the columns."""
    captions = {column.key: Caption(column.label) for column in columns}
    for caption in captions.values():
        caption.setContentsMargins(_TEXT_MARGIN, 0, _TEXT_MARGIN, 0)
        caption.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    head = QWidget()
    head.setLayout(on_columns(columns, Caption(""), captions))
    return head
