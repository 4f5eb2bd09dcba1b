"""Whatever every window shares: Persian, right to left, one typeface."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMenu, QToolTip
from pytestqt.qtbot import QtBot


def test_everything_runs_from_right_to_left(qtbot: QtBot, qapp: QApplication) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert field.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_numbers_are_persian_by_default(qapp: QApplication) -> None:
    assert qapp.applicationDisplayName() == "دبیر"
    assert QLocale().toString(1405) == "۱٬۴۰۵"


def test_the_buttons_that_qt_brings_speak_persian(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.text() == "انصراف"
    assert cancel.icon().isNull()


def test_menus_and_tooltips_have_the_same_typeface(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    for shown in (menu.font(), QToolTip.font()):
        assert shown.pixelSize() > 0
        assert QFontInfo(shown).family().startswith("Vazirmatn")
