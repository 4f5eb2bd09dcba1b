"""Where the next entry of a list is typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget


class NextForm(QWidget):
    """Each list says below what its entries are made of."""

    def begin(self) -> None:
        """Go to the first field."""
        raise NotImplementedError

    def stops(self) -> Sequence[QWidget]:
        """List what Tab goes through."""
        raise NotImplementedError
