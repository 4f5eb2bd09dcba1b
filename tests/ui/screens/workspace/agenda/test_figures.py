"""Figures of an item: their indicators, units and neighborhoods."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from db.records import AgendaKind, Meeting, Neighborhood
from desktop.meetings import editing
from desktop.office import OpenOffice
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.agenda.reading import focus, last_part
from tests.ui.stage import child
from ui.screens.workspace.workspace import Workspace


def test_enter_in_an_empty_figure_ends_the_figures(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+T")
    assert focus() == "1.figures.1.label"
    press("Return")
    assert focus() == "new.title"
    assert last_part(office, meeting).figures == ()
    press("Ctrl+T")
    type_text("گشت")
    press("Return")
    assert focus() == "1.figures.2.label"
    press("Return")
    assert focus() == "1.figures.1.label"
    assert workspace._desk.flush()
    assert [each.label for each in last_part(office, meeting).figures] == ["گشت"]


def test_a_known_indicator_brings_its_unit_and_says_what_it_was_the_last_time(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    first = office.database.get(Meeting, meeting.id - 1)
    item = editing.add_agenda_item(office, first, AgendaKind.REPORT, "گزارش")
    figure = replace(editing.add_figure(office, item), label="تختهاي مددسرا", value="1,200")
    editing.save(office, replace(figure, unit="تخت", period="مهر"))
    press("Ctrl+T")
    type_text("تخت")
    press("Down", "Return", "Tab")
    type_text("۱۲۰۶")
    assert workspace._desk.flush()
    (stored,) = last_part(office, meeting).figures
    assert (stored.label, stored.value, stored.unit) == ("تخت‌های مددسرا", "۱۲۰۶", "تخت")
    told = child(workspace, QLabel, "agenda.1.figures.1.change")
    assert told.isVisible()
    assert told.text() == "بار پیش ۱٬۲۰۰ (مهر)، ۶ بیشتر"
    press("Ctrl+A")
    type_text("فراوان")
    assert workspace._desk.flush()
    assert told.text() == "بار پیش ۱٬۲۰۰ (مهر)"


def test_a_unit_that_was_typed_stays_and_a_neighborhood_joins_its_list(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+T", "Tab", "Tab")
    type_text("جا")
    press("Shift+Tab", "Shift+Tab")
    type_text("تخت‌های مددسرا")
    press("Tab", "Tab", "Tab", "Tab")
    assert focus() == "1.figures.1.neighborhood"
    type_text("راه آهن")
    press("Return")
    (stored, _) = last_part(office, meeting).figures
    assert (stored.unit, stored.neighborhood) == ("جا", "راه آهن")
    assert stored.neighborhood_id is not None
    press("Ctrl+Z", "Ctrl+Z")
    (stored,) = last_part(office, meeting).figures
    assert stored.neighborhood_id is None
    assert not child(workspace, QLabel, "agenda.1.figures.1.change").isVisible()


def test_another_label_brings_its_own_unit_also_after_an_undo_or_later(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    def unit_after(label: str) -> str:
        press("Ctrl+A")
        type_text(label)
        press("Tab", "Shift+Tab")
        assert workspace._desk.flush()
        return last_part(office, meeting).figures[0].unit

    press("Ctrl+T")
    assert unit_after("تخت‌های مددسرا") == "تخت"
    assert unit_after("بازدیدهای میدانی") == "نوبت"
    press("Ctrl+Z")
    (stored,) = last_part(office, meeting).figures
    assert (stored.label, stored.unit) == ("تخت‌های مددسرا", "تخت")
    assert unit_after("بازدیدهای میدانی") == "نوبت"
    figure = replace(stored, label="تخت‌های مددسرا", unit="تخت")
    editing.save(office, figure)  # as a row shows it that opens again
    assert unit_after("بازدیدهای میدانی") == "نوبت"
    press("Tab", "Tab", "Ctrl+A")
    type_text("جا")
    press("Shift+Tab", "Shift+Tab")
    assert unit_after("تخت‌های مددسرا") == "جا"


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_name_half_typed_in_a_figure_that_goes_is_no_neighborhood(
    workspace: Workspace, office: OpenOffice, meeting: Meeting, *, by_mouse: bool
) -> None:
    press("Ctrl+T", "Tab", "Tab", "Tab", "Tab")
    assert focus() == "1.figures.1.neighborhood"
    type_text("را")
    if by_mouse:
        button = child(workspace, QWidget, "agenda.1.figures.1.remove")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        press("Ctrl+Shift+Delete")
    assert last_part(office, meeting).figures == ()
    assert focus() == "1.title"
    assert not office.database.select(Neighborhood, "name = ?", ("را",))
    press("Ctrl+Z")
    (back,) = last_part(office, meeting).figures
    assert (back.neighborhood, back.neighborhood_id) == ("را", None)
