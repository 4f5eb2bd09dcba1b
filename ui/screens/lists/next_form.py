"""Where the next entry of a list is typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.screens.lists.list_area import ListPart


class NextForm(ListPart):
    """Each list says below what its entries are made of."""

    def stops(self) -> Sequence[QWidget]:
        """List what Tab goes through."""
        raise NotImplementedError
