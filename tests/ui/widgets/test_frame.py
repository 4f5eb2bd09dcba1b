"""The frame of a screen keeps its heights and shows the keys that have room."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.stage import child
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.frame import Screen
from ui.widgets.labels import Caption, KeyCap, Label
from ui.widgets.paint import key_text

EVERYWHERE = {key_text("F1"), key_text("Ctrl+K")}


@pytest.mark.parametrize("height", [768, 690])
def test_header_and_status_bar_stay_at_both_heights(qtbot: QtBot, height: int) -> None:
    screen = Screen("مصوبات", name="resolutions", margin=Space.WORKSPACE)
    screen.body.addWidget(QPlainTextEdit())
    qtbot.addWidget(screen)
    screen.resize(1366 - 56 - 212, height)
    screen.show()
    assert screen.height() == height
    assert (screen.header.height(), screen.status_bar.height()) == (56, 28)
    assert screen.status_bar.geometry().bottom() == height - 1


def test_the_header_reads_title_words_actions(qtbot: QtBot) -> None:
    screen = Screen("مصوبات", name="resolutions")
    screen.header.set_sub("۴ مصوبه، ۶ اقدام")
    action = Button("پیش‌نمای صفحه", name="preview", key="Ctrl+P", icon="file-text")
    screen.header.add(action)
    qtbot.addWidget(screen)
    screen.resize(1100, 690)
    screen.show()
    title, sub = (child(screen, Label, f"resolutions.{part}") for part in ("title", "sub"))
    assert title.x() > sub.x() > action.x()
    assert title.geometry().right() == 1100 - Space.SCREEN - 1
    assert action.x() == Space.SCREEN
    assert sub.text() == "۴ مصوبه، ۶ اقدام"


def test_a_long_sub_title_gives_way_to_the_actions(qtbot: QtBot) -> None:
    screen = Screen("ارسال", name="send")
    screen.header.set_sub("به ستاد مرکزی، روی حافظهٔ USB یا در پوشه‌ای که خودتان برگزیده‌اید " * 3)
    action = Button("وارسی یک حافظه", name="verify")
    screen.header.add(action)
    qtbot.addWidget(screen)
    screen.resize(800, 690)
    screen.show()
    assert screen.width() == 800
    assert action.width() == action.sizeHint().width()


def test_keys_stand_at_the_right_and_the_fact_at_the_left(qtbot: QtBot) -> None:
    screen = Screen("حاضران", name="attendance")
    screen.status_bar.set_keys((("1", "حاضر"), ("Ctrl+H", "همه حاضر")))
    qtbot.addWidget(screen)
    screen.resize(1100, 690)
    screen.show()
    bar = screen.status_bar
    places = {c.text(): c.mapTo(bar, c.rect().center()).x() for c in bar.findChildren(Caption)}
    assert places["حاضر"] > places["همه حاضر"] > 550
    assert places["بدون نیاز به اینترنت"] < 550
    assert next(cap.accessibleName() for cap in bar.findChildren(KeyCap)) == "\u2066۱\u2069"


def test_new_keys_take_the_place_of_the_old(qtbot: QtBot) -> None:
    screen = Screen("حاضران", name="attendance")
    qtbot.addWidget(screen)
    screen.status_bar.set_keys((("F1", "همهٔ کلیدها"), ("F6", "بخش بعدی")))
    screen.status_bar.set_keys((("F2", "ویرایش"),))
    screen.show()
    qtbot.waitUntil(lambda: len(caps_of(screen)) == 1)


def test_keys_without_room_go_whole_the_last_ones_first(qtbot: QtBot) -> None:
    screen = Screen("حاضران", name="attendance")
    qtbot.addWidget(screen)
    screen.status_bar.set_keys([(f"Ctrl+{number}", "کاری دراز") for number in range(1, 10)])
    screen.resize(900, 400)
    screen.show()
    caps = caps_of(screen)
    seen = [cap.isVisible() for cap in caps]
    assert seen == sorted(seen, reverse=True)
    assert 2 < sum(seen) < len(seen)
    words = [each for each in screen.status_bar.findChildren(Caption) if each.isVisible()]
    qtbot.waitUntil(lambda: all(word.width() >= word.sizeHint().width() for word in words))
    screen.resize(1600, 400)
    qtbot.waitUntil(lambda: all(cap.isVisible() for cap in caps))


def test_a_key_that_every_screen_has_never_makes_room(qtbot: QtBot) -> None:
    screen = Screen("حاضران", name="attendance")
    qtbot.addWidget(screen)
    many = [(f"Ctrl+{number}", "کاری دراز") for number in range(1, 10)]
    screen.status_bar.set_keys(many, always=[("F6", "بخش بعدی")])
    screen.resize(900, 400)
    screen.show()
    caps = [cap for cap in caps_of(screen) if cap.isVisible()]
    assert 2 < len(caps) < len(many)
    assert "F6" in caps[-1].accessibleName()


def test_the_keys_to_all_commands_are_always_there(qtbot: QtBot) -> None:
    screen = Screen("حاضران", name="attendance")
    qtbot.addWidget(screen)
    screen.status_bar.set_keys([(f"Ctrl+{number}", "کاری دراز") for number in range(1, 10)])
    screen.resize(900, 400)
    screen.show()
    caps = screen.status_bar.findChildren(KeyCap)
    seen = {cap.accessibleName() for cap in caps if cap.isVisible()}
    assert seen > EVERYWHERE


def caps_of(screen: Screen) -> list[KeyCap]:
    """Give the keys that are the screen's own."""
    caps = screen.status_bar.findChildren(KeyCap)
    return [cap for cap in caps if cap.accessibleName() not in EVERYWHERE]
