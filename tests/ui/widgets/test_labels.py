"""What is read is whole, in Persian digits, and keeps its height."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import DARK, LIGHT, Theme
from ui.widgets.labels import (
    Caption,
    Chip,
    CountBadge,
    ElidedLabel,
    KeyCap,
    Label,
    Title,
)
from ui.widgets.paint import key_text

SENTENCE = "خانواده‌های زیر پوشش برای بخشودگی هزینهٔ آموزش شهروندی معرفی شوند."


def test_keys_are_named_as_on_the_keyboard() -> None:
    assert key_text("Ctrl+1") == "\u2066Ctrl+۱\u2069"
    assert key_text("4") == "\u2066۴\u2069"
    assert key_text("F6") == "\u2066F6\u2069"
    assert key_text("Shift+F6") == "\u2066Shift+F6\u2069"


def test_a_long_text_ends_in_an_ellipsis_and_the_tooltip_has_all_of_it(qtbot: QtBot) -> None:
    label = ElidedLabel(SENTENCE)
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    assert label.text().endswith("…")
    assert label.toolTip() == SENTENCE
    assert label.accessibleName() == SENTENCE
    label.resize(900, 24)
    assert label.text() == SENTENCE
    assert label.toolTip() == ""


def test_a_long_text_does_not_push_its_neighbours_out(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    chip = Chip("۳ جلسه معوق", "danger")
    row.addWidget(ElidedLabel(SENTENCE), 1)
    row.addWidget(chip)
    window.resize(240, 40)
    window.show()
    assert window.width() == 240
    assert chip.width() == chip.sizeHint().width()


def test_typed_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    label = Label("<b>مصوبه</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_sizes_of_the_small_things(qtbot: QtBot) -> None:
    chip, badge, cap = Chip("فردا", "accent"), CountBadge(7), KeyCap("F1")
    for widget in (chip, badge, cap):
        qtbot.addWidget(widget)
        widget.show()
    assert chip.sizeHint().height() == 22
    assert (badge.sizeHint().width(), badge.sizeHint().height()) == (22, 20)
    assert cap.height() == 20


def test_a_count_grows_with_its_figures(qtbot: QtBot) -> None:
    badge = CountBadge(7)
    qtbot.addWidget(badge)
    narrow = badge.sizeHint().width()
    assert badge.accessibleName() == "۷"
    badge.set_count(1250)
    assert badge.accessibleName() == "۱۲۵۰"
    assert badge.sizeHint().width() > narrow


def test_a_chip_wears_the_tint_of_its_kind(qtbot: QtBot) -> None:
    chip = Chip("غایب", "danger")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert chip.grab().toImage().pixelColor(4, 11) == QColor(LIGHT.danger_tint)
    chip.set_fact("حاضر", "ok")
    assert chip.accessibleName() == "حاضر"
    assert chip.grab().toImage().pixelColor(4, 11) == QColor(LIGHT.ok_tint)


def test_titles_and_captions_have_their_type(qtbot: QtBot) -> None:
    title, caption = Title("حاضران"), Caption("به ترتیب صندلی")
    for label in (title, caption):
        qtbot.addWidget(label)
        label.show()
    assert (title.font().pixelSize(), title.font().weight()) == (20, 700)
    assert caption.font().pixelSize() == 12
    assert caption.palette().windowText().color() == QColor(LIGHT.text_3)


def test_a_text_changes_its_colour_by_role(qtbot: QtBot) -> None:
    label = Label("ذخیره نشد", role="text_3")
    qtbot.addWidget(label)
    label.show()
    label.set_role("danger")
    assert label.palette().windowText().color() == QColor(LIGHT.danger)


def test_painted_things_follow_the_palette(qtbot: QtBot, qapp: QApplication) -> None:
    chip = Chip("غایب", "danger")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    try:
        Theme(DARK).apply(qapp)
        assert chip.grab().toImage().pixelColor(4, 11) == QColor(DARK.danger_tint)
    finally:
        Theme(LIGHT).apply(qapp)
