"""Qt's check box and combo box with our own marks.

Hard rule: the marks are painted over the style sheet's boxes, since a style sheet takes marks only
from files, and a file knows no palette.
"""

from PySide6.QtCore import QEvent, QRectF, Qt
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
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        shown = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
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
        start = 8 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 23
        Theme.current().draw_icon(
            QPainter(self),
            QRectF(start, 0, Size.ICON_BESIDE_TEXT, self.height()),
            "chevron-down",
            "text_3" if self.isEnabled() else "disabled",
            Size.ICON_BESIDE_TEXT,
        )
