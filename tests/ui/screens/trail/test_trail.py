"""The trail on the screen: read, narrowed by keys, opened, and what it says when it is broken."""

import pytest
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.records import AuditEntry, Role
from desktop.office import OpenOffice
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child, opened
from ui.models.trail_model import TrailColumn
from ui.widgets.date_field import DateField
from ui.window import Window


def forge(office: OpenOffice, statement: str) -> None:
    """Change the file as somebody does who has its key and another tool."""
    file = office.database.file.connect()
    rules = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in rules:
        file.execute(f"DROP TRIGGER {name}")
    file.execute(statement)
    for _, rule in rules:
        file.execute(rule)
    file.commit()
    file.close()


@pytest.fixture
def window(town: Town, qtbot: QtBot) -> Window:
    """Open the window for the mayor, on the trail of an office whose minutes are signed."""
    town.enter(MAYOR)
    window = opened(qtbot, town.office)
    window.show_trail()
    qtbot.waitUntil(lambda: focus() == "trail.table")
    return window


def table(window: Window) -> QTableView:
    return child(window, QTableView, "trail.table")


def column(window: Window, which: TrailColumn) -> list[str]:
    model = table(window).model()
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


def shown(window: Window, name: str) -> bool:
    return child(window, QWidget, name).isVisible()


def test_newest_comes_first_with_who_did_what(window: Window, town: Town) -> None:
    who, acts = column(window, TrailColumn.WHO), column(window, TrailColumn.ACT)
    assert len(who) == len(town.office.database.select(AuditEntry))
    assert "امضا" in acts[:4]
    assert acts.index("امضا") < acts.index("فرستادن برای امضا")
    assert who[acts.index("امضا")] == MAYOR.name
    assert who[acts.index("فرستادن برای امضا")] == SECRETARY.name


def test_typed_words_a_person_and_a_sort_narrow_it_and_esc_shows_all(
    window: Window,
) -> None:
    every = table(window).model().rowCount()
    press("Ctrl+F")
    type_text("فرستادن جلسه")
    assert set(column(window, TrailColumn.ACT)) == {"فرستادن برای امضا"}
    press("Escape")
    assert table(window).model().rowCount() == every
    child(window, QWidget, "trail.filters.who").setFocus()
    press("Down")
    assert set(column(window, TrailColumn.WHO)) in ({MAYOR.name}, {SECRETARY.name})
    press("Escape")
    child(window, QWidget, "trail.filters.sort").setFocus()
    press("Down")
    assert "امضا" in column(window, TrailColumn.ACT)
    assert "دستگاه" not in " ".join(column(window, TrailColumn.SUBJECT))
    press("Ctrl+F")
    type_text("کشتی")
    assert shown(window, "trail.nothing")


def test_period_is_read_anew(window: Window, qtbot: QtBot) -> None:
    since = child(window, QWidget, "trail.filters.since")
    since.setFocus()
    press("Ctrl+A")
    type_text("1380/1/1")
    press("Return")
    child(window, QWidget, "trail.filters.until").setFocus()
    press("Ctrl+A")
    type_text("1380/2/1")
    press("Return")
    qtbot.waitUntil(lambda: shown(window, "trail.empty"))
    press("Ctrl+A")
    type_text("1370/2/1")
    press("Return")
    assert child(window, DateField, "trail.filters.until").note.text


def test_enter_opens_the_meeting_of_the_entry(window: Window) -> None:
    press("Ctrl+F")
    type_text("فرستادن")
    press("Return", "Return")
    assert child(window, QWidget, "workspace").isVisible()


def test_trail_is_for_mayor_and_administrator_alone(town: Town, qtbot: QtBot) -> None:
    for role, seen in ((Role.EXPORT, False), (Role.MAYOR, True)):
        town.office.roles = frozenset({role})
        window = opened(qtbot, town.office)
        assert (window.findChild(QWidget, "rail.trail") is not None) is seen
        assert window.findChild(QWidget, "rail.verify") is not None


def test_breach_stands_above_it_and_hides_nothing(window: Window, qtbot: QtBot, town: Town) -> None:
    assert not shown(window, "trail.broken")
    forge(town.office, "UPDATE audit SET act = 'hacked', detail = 'x' WHERE id = 3")
    child(window, QWidget, "trail.filters.period").setFocus()
    press("Left", "Left", "Space")
    qtbot.waitUntil(lambda: shown(window, "trail.broken"))
    assert "ردیف ۳" in child(window, QWidget, "trail.broken").accessibleName()
    assert "hacked" in column(window, TrailColumn.ACT)


def test_look_by_hand_says_that_all_holds_or_what_does_not(
    window: Window, qtbot: QtBot, town: Town
) -> None:
    look = child(window, QWidget, "trail.look")
    look.setFocus()
    press("Space")
    qtbot.waitUntil(lambda: shown(window, "trail.holds"), timeout=15_000)
    assert not shown(window, "window.harm")
    forge(town.office, "UPDATE versions SET sealed_pdf = substr(sealed_pdf, 1, 900)")
    look.setFocus()
    press("Space")
    qtbot.waitUntil(lambda: shown(window, "window.harm"), timeout=15_000)
    assert not shown(window, "trail.holds")
    told = child(window, QWidget, "window.harm").accessibleName()
    assert "جلسهٔ ۱ قرارگاه منطقه" in told
    assert "نسخه‌ای نگه دارید" in told
