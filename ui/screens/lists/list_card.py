"""The card of a list: the heads of its columns, and below them the rows."""

from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.cards import Card
from ui.widgets.labels import Hairline

_HEADS = 31


class ListCard(Card):
    """The heads stay over their columns, also beside a scroll bar."""

    def __init__(self, head: QWidget, area: QScrollArea, *, name: str) -> None:
        super().__init__(name=name)
        head.setFixedHeight(_HEADS)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(
            lambda _, most: head.setContentsMargins(bar.sizeHint().width() if most else 0, 0, 0, 0)
        )
        self.body.addWidget(head)
        self.body.addWidget(Hairline())
        self.body.addWidget(area, 1)
