"""A person walks along a rail with keys and goes somewhere with Enter or a click."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage, child, has_colour
from ui.theme import LIGHT
from ui.widgets.labels import Label
from ui.widgets.rail_rows import Rail
from ui.widgets.rails import NavigationRail, RailItem, SectionRail

PLACES = (
    RailItem("home", "خانه", "landmark"),
    RailItem("meetings", "جلسات", "calendar-days"),
    RailItem("settings", "تنظیمات", "users"),
)
SECTIONS = (
    RailItem("heading", "شناسنامه", "id-card"),
    RailItem("attendance", "حاضران", "users"),
)


@pytest.fixture
def rail(stage: Stage) -> NavigationRail:
    rail = NavigationRail(PLACES, name="navigation")
    rail.set_office("قرارگاه اجتماعی منطقهٔ ۱۱")
    rail.set_current("home")
    stage.resize(400, 500)
    stage.put(rail, QLineEdit())
    return rail


@pytest.fixture
def sections(stage: Stage) -> SectionRail:
    rail = SectionRail(SECTIONS, name="sections", back="جلسات")
    rail.set_head("جلسهٔ سیزدهم", "یکشنبه ۱۲ مهر ۱۴۰۵")
    rail.set_current("heading")
    field = QLineEdit()
    stage.put(rail, field)
    field.setFocus()
    return rail


def row(rail: Rail, key: str) -> QPushButton:
    return child(rail, QPushButton, f"{rail.objectName()}.{key}")


def test_a_click_goes_there(qtbot: QtBot, rail: NavigationRail) -> None:
    with qtbot.waitSignal(rail.chosen, timeout=500) as said:
        QTest.mouseClick(row(rail, "meetings"), Qt.MouseButton.LeftButton)
    assert said.args == ["meetings"]
    assert rail.current() == "meetings"
    assert not row(rail, "home").isChecked()


def test_a_second_click_asks_again_and_stays(qtbot: QtBot, rail: NavigationRail) -> None:
    with qtbot.waitSignal(rail.chosen, timeout=500):
        QTest.mouseClick(row(rail, "home"), Qt.MouseButton.LeftButton)
    assert rail.current() == "home"


def test_arrows_walk_and_enter_goes(qtbot: QtBot, rail: NavigationRail) -> None:
    row(rail, "home").setFocus()
    with qtbot.assertNotEmitted(rail.chosen):
        QTest.keyClick(row(rail, "home"), Qt.Key.Key_Up)
        QTest.keyClick(row(rail, "home"), Qt.Key.Key_Down)
        QTest.keyClick(row(rail, "meetings"), Qt.Key.Key_Down)
        QTest.keyClick(row(rail, "settings"), Qt.Key.Key_Down)
    assert row(rail, "settings").hasFocus()
    with qtbot.waitSignal(rail.chosen, timeout=500) as said:
        QTest.keyClick(row(rail, "settings"), Qt.Key.Key_Return)
    assert said.args == ["settings"]


def test_it_is_one_stop_for_tab(rail: NavigationRail) -> None:
    row(rail, "home").setFocus()
    QTest.keyClick(row(rail, "home"), Qt.Key.Key_Down)
    QTest.keyClick(row(rail, "meetings"), Qt.Key.Key_Tab)
    assert not any(button.hasFocus() for button in rail.findChildren(QPushButton))


def test_tab_comes_back_to_where_one_is(stage: Stage, rail: NavigationRail) -> None:
    field = stage.findChildren(QLineEdit)[0]
    rail.set_current("settings")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert row(rail, "settings").hasFocus()


def test_going_somewhere_by_other_means_is_shown_silently(
    qtbot: QtBot, rail: NavigationRail
) -> None:
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("settings")
    assert row(rail, "settings").isChecked()


def test_words_become_tooltips_where_room_is_dear(qtbot: QtBot, rail: NavigationRail) -> None:
    assert (rail.width(), row(rail, "home").height()) == (176, 36)
    assert row(rail, "home").toolTip() == ""
    rail.set_compact(compact=True)
    assert rail.width() == 56
    qtbot.waitUntil(lambda: row(rail, "home").size() == QSize(40, 40))
    assert row(rail, "home").toolTip() == "خانه"
    assert not child(rail, Label, "navigation.office").isVisible()
    rail.set_compact(compact=False)
    assert rail.width() == 176
    assert child(rail, Label, "navigation.office").isVisible()


def test_a_long_office_name_is_whole_in_the_tooltip(rail: NavigationRail) -> None:
    rail.set_office("قرارگاه اجتماعی ناحیهٔ ۴ شهرداری منطقهٔ ۱۱")
    office = child(rail, Label, "navigation.office")
    assert office.text().endswith("…")
    assert office.toolTip() == "قرارگاه اجتماعی ناحیهٔ ۴ شهرداری منطقهٔ ۱۱"


def test_the_current_section_has_a_bar_at_the_right(sections: SectionRail) -> None:
    bar = QRect(sections.width() - 4, 5, 3, 30)
    assert has_colour(row(sections, "heading").grab().toImage(), LIGHT.accent, bar)
    assert not has_colour(row(sections, "attendance").grab().toImage(), LIGHT.accent, bar)


def test_the_head_names_the_meeting_and_leads_back(qtbot: QtBot, sections: SectionRail) -> None:
    sections.state.set_fact("در حال برگزاری", "ok")
    assert child(sections, Label, "sections.title").text() == "جلسهٔ سیزدهم"
    assert sections.state.accessibleName() == "در حال برگزاری"
    with qtbot.waitSignal(sections.back, timeout=500):
        QTest.mouseClick(row(sections, "back"), Qt.MouseButton.LeftButton)


def test_a_section_says_how_far_it_is(sections: SectionRail) -> None:
    before = row(sections, "attendance").grab().toImage()
    sections.set_note("attendance", "۱۲ از ۲۱")
    assert row(sections, "attendance").accessibleDescription() == "۱۲ از ۲۱"
    assert row(sections, "attendance").grab().toImage() != before


def test_sizes_of_the_section_rail(sections: SectionRail) -> None:
    assert sections.width() == 212
    assert row(sections, "heading").height() == 44
