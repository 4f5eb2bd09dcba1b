"""What holds many rows, as wide as there is room; how high it is follows from that."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class Tall(QWidget):
    """Hints at the size that it has, while something in it is as high as its width demands.

    The size that Qt would hint at asks every row, with each change, how high it were at a width
    that it never has, and lets each forget how high it is: with hundreds of rows, a tenth of a
    second.
    """

    def sizeHint(self) -> QSize:
        return self.size() if self.hasHeightForWidth() else super().sizeHint()
