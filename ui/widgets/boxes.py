"""Qt's check box and combo box with our own marks.

Hard rule: the marks are painted over the style sheet's boxes, since a style sheet takes marks only
from files, and a file knows no palette.
"""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QWidget,
)

from ui.theme import Size, Theme
from ui.widgets.paint import text_width

_END = 8  # from the mark to the end of the box
_GAP = 6


class CheckBox(QCheckBox):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.checkState() == Qt.CheckState.Unchecked:
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        Theme.current().draw_icon(
            QPainter(self),
            QRectF(box),
            "check" if self.checkState() == Qt.CheckState.Checked else "minus",
            "on_accent" if self.isEnabled() else "disabled",
            Size.ICON_IN_CHIP,
        )


class ComboBox(QComboBox):
    """A list to choose from; a text that is too long ends in «…» and is whole in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        shown = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self._text_place(option).width()
        )
        option.currentText = shown

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            whole = self.currentText()
            self.setToolTip(whole if option.currentText != whole else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        Theme.current().draw_icon(
            QPainter(self),
            QRectF(self._mark_start(), 0, Size.ICON_BESIDE_TEXT, self.height()),
            "chevron-down",
            "text_3" if self.isEnabled() else "disabled",
            Size.ICON_BESIDE_TEXT,
        )

    def _mark_start(self) -> int:
        """Tell where the mark begins: at the end of the box or, where none is seen, of the text."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at_end = _END if rtl else self.width() - _END - Size.ICON_BESIDE_TEXT
        if self.property("look") != "quiet":
            return at_end
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        shown = option.currentText or self.placeholderText()
        place, used = self._text_place(option), text_width(shown, self.font()) + _GAP
        if rtl:
            return max(at_end, place.right() - used - Size.ICON_BESIDE_TEXT)
        return min(at_end, place.left() + used)

    def _text_place(self, option: QStyleOptionComboBox) -> QRect:
        return self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
