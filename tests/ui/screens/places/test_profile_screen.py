"""The profile of a neighborhood, opened by a key and read back from the page."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from desktop.places.neighborhoods import add_neighborhood, neighborhood_lines
from tests.ui.keys import focus, press
from tests.ui.stage import child, opened
from ui.widgets.page_view import PageView
from ui.window import Window


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.screens.places.profile_screen.today_here", lambda: date(2026, 11, 22))


def place_of(office: OpenOffice, name: str) -> int:
    return [each.name for each in neighborhood_lines(office)].index(name) + 1


def says(qtbot: QtBot, window: Window, text: str) -> bool:
    view = child(window, PageView, "profile.sheet.pages")
    qtbot.waitUntil(lambda: view.count > 0)
    assert view.pages is not None
    return next(view.pages.find(text), None) is not None


def test_a_key_opens_it_for_the_row_and_esc_leads_back(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    window.show_places()
    row = f"places.neighborhoods.{place_of(sample, 'راه‌آهن')}.name"
    child(window, QWidget, row).setFocus()
    press("Ctrl+P")
    assert child(window, QLabel, "profile.sub").accessibleName() == "راه‌آهن"
    assert says(qtbot, window, "مددسرای سیار")
    assert says(qtbot, window, "شناسنامهٔ اجتماعی محلهٔ راه‌آهن")
    press("Escape")
    assert focus() == row


def test_back_in_the_list_the_last_act_can_still_be_undone(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = opened(qtbot, sample)
    window.show_places()
    before = len(neighborhood_lines(sample))
    press("Ctrl+Del", "Ctrl+P")
    child(window, QWidget, "profile.back").setFocus()
    press("Return")
    assert len(neighborhood_lines(sample)) == before - 1
    press("Ctrl+Z")
    assert len(neighborhood_lines(sample)) == before


def test_there_is_none_without_a_neighborhood(office: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, office)
    window.show_places()
    assert not child(window, QWidget, "places.profile").isEnabled()
    press("Ctrl+P")
    assert focus() == "places.neighborhoods.new.name"
    add_neighborhood(office, "حر")
    assert child(window, QWidget, "places.profile").isEnabled()
    press("Ctrl+2")
    assert not child(window, QWidget, "places.profile").isVisible()
