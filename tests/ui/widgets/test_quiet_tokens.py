"""Names in chips on the card of a resolution."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage
from ui.widgets.line_field import LineField
from ui.widgets.quiet_tokens import ChipLook, QuietTokens
from ui.widgets.token_parts import TokenChip

LOOKS = (ChipLook("hash", "accent_tint", "", "accent"), ChipLook("", "", "border", "text_2"))


@pytest.mark.parametrize("look", LOOKS)
def test_the_cross_leaves_the_shortest_name_readable(
    stage: Stage, qtbot: QtBot, look: ChipLook
) -> None:
    names, other = QuietTokens(look), LineField()
    names.set_names(["بم"])
    stage.put(other, names)
    other.setFocus()
    (chip,) = names.findChildren(TokenChip)
    QTest.mouseMove(other)
    qtbot.waitUntil(lambda: not chip.underMouse())
    without = chip.grab().toImage()
    QTest.mouseMove(chip, chip.rect().center())
    qtbot.waitUntil(chip.underMouse)
    crossed = chip.grab().toImage()
    ground = without.pixel(4, chip.height() // 2)
    changed = {
        without.pixel(x, y)
        for x in range(without.width())
        for y in range(without.height())
        if without.pixel(x, y) != crossed.pixel(x, y)
    }
    assert changed == {ground}  # nothing of the name
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(6, chip.height() // 2))
    assert names.names() == ()
