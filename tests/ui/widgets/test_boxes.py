"""Check box and combo box carry their marks in the colours of the palette."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from tests.ui.stage import Stage, has_colour
from ui.theme import LIGHT
from ui.widgets.boxes import CheckBox, ComboBox


def test_a_checked_box_is_filled_and_marked(stage: Stage) -> None:
    box = CheckBox("برگزیده")
    stage.put(box)
    inside = QRect(box.width() - 20, 6, 14, box.height() - 12)
    assert not has_colour(box.grab().toImage(), LIGHT.accent_fill, inside)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 10, 12))
    picture = box.grab().toImage()
    assert box.isChecked()
    assert has_colour(picture, LIGHT.accent_fill, inside)
    assert has_colour(picture, LIGHT.on_accent, inside)


def test_partly_looks_different_from_fully(stage: Stage) -> None:
    box = CheckBox("برگزیده")
    box.setTristate(True)
    stage.put(box)
    box.setCheckState(Qt.CheckState.Checked)
    fully = box.grab().toImage()
    box.setCheckState(Qt.CheckState.PartiallyChecked)
    assert box.grab().toImage() != fully


def test_space_toggles_and_focus_does_not_move_anything(stage: Stage) -> None:
    box, other = CheckBox("برگزیده"), ComboBox()
    stage.put(box, other)
    other.setFocus()
    before = box.geometry()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    assert box.geometry() == before
    assert has_colour(box.grab().toImage(), LIGHT.accent, QRect(8, 0, box.width() - 16, 2))


def test_the_arrow_of_a_combo_box_is_at_the_left(stage: Stage) -> None:
    combo = ComboBox()
    combo.addItems(["عادی", "فوق‌العاده"])
    combo.setMinimumWidth(160)
    stage.put(combo)
    picture = combo.grab().toImage()
    assert combo.height() == 34
    assert has_mark(picture, 6)
    assert not has_mark(picture, 60)


def has_mark(picture: QImage, left: int) -> bool:
    """Tell whether anything is drawn on the ground of a field."""
    ground = QColor(LIGHT.surface).rgb()
    return any(picture.pixel(x, y) != ground for x in range(left, left + 20) for y in range(8, 26))
