"""The sign in the header tells the truth about saving."""

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage, child
from ui.screens.save_sign import SaveSign
from ui.theme import LIGHT
from ui.widgets.labels import Label


def test_the_save_sign_says_when(stage: Stage) -> None:
    sign = SaveSign(name="save")
    stage.put(sign)
    sign.show_saved(time(11, 24, 8))
    text = child(sign, Label, "save.text")
    assert text.text() == "ذخیره شد، ۱۱:۲۴:۰۸"
    assert text.palette().windowText().color() == QColor(LIGHT.ok)
    sign.show_saving()
    assert sign.accessibleName() == "در حال ذخیره"
    assert text.palette().windowText().color() == QColor(LIGHT.text_3)


def test_a_failed_save_offers_a_way_out(qtbot: QtBot, stage: Stage) -> None:
    sign = SaveSign(name="save")
    stage.put(sign)
    sign.show_failed()
    retry = child(sign, QPushButton, "save.retry")
    assert retry.isVisible()
    with qtbot.waitSignal(sign.retry, timeout=500):
        QTest.mouseClick(retry, Qt.MouseButton.LeftButton)
    sign.show_saved(time(8, 0))
    assert not retry.isVisible()
