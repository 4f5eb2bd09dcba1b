"""The capacities, as somebody meets them who has only the keyboard."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.meetings.suggestions import known_names
from desktop.office import OpenOffice
from desktop.places.capacities import CapacityLine, add_capacity, capacity_lines
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.places.lists import show_list
from tests.ui.stage import child
from ui.desk import WRITE_AFTER_MS
from ui.screens.places.capacities_page import NO_BREAK
from ui.widgets.line_field import PersianLine
from ui.window import Window

WRITTEN = WRITE_AFTER_MS + 300
PAGE = "places.capacities"


def shelter(office: OpenOffice, name: str, size: int) -> None:
    add_capacity(office, CapacityLine(name=name, kind="سرپناه", size=size, unit="نفر"))


def field(window: Window, number: int, key: str = "name") -> PersianLine:
    return child(window, PersianLine, f"{PAGE}.{number}.{key}")


def totals(window: Window) -> str:
    return child(window, QLabel, f"{PAGE}.totals").text().replace(NO_BREAK, " ")


def test_a_capacity_is_added_field_by_field(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+2")
    assert child(window, QWidget, f"{PAGE}.empty").isVisible()
    assert focus() == f"{PAGE}.new.name"
    told = ("مددسرای منطقه", "سرپناه", "85", "نفر", "بهزی", "حر", "میدان حر")
    for text in told:
        type_text(text)
        if text == "بهزی":
            press("Down")  # «بهزیستی», from the list
            press("Return")
        press("Return")
    (line,) = capacity_lines(office)
    assert (line.name, line.kind, line.size, line.unit) == ("مددسرای منطقه", "سرپناه", 85, "نفر")
    assert (line.keeper, line.neighborhood, line.place) == ("بهزیستی", "حر", "میدان حر")
    assert focus() == f"{PAGE}.new.name"
    assert totals(window) == "سرپناه: ۱ جا، ۸۵ نفر"
    assert field(window, 1, "size").text() == "۸۵"


def test_a_name_alone_is_enough_and_none_is_not(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+2")
    press("Ctrl+Return")
    form = child(window, PersianLine, f"{PAGE}.new.name")
    assert form.accessibleDescription() == "نام ظرفیت را بنویسید."
    type_text("گرم‌خانه")
    press("Return", "Return")
    type_text("بسیار")
    press("Ctrl+Return")
    assert not capacity_lines(office)
    size = child(window, PersianLine, f"{PAGE}.new.size")
    assert size.accessibleDescription() == "عددی از ۰ تا ۹۹۹۹۹ بنویسید."
    press("Ctrl+A", "Delete", "Ctrl+Return")
    assert [each.name for each in capacity_lines(office)] == ["گرم‌خانه"]
    assert totals(window) == "بدون نوع: ۱ جا"


def test_a_line_is_changed_where_it_stands_and_the_totals_follow(
    office: OpenOffice, qtbot: QtBot
) -> None:
    shelter(office, "الف", 85)
    shelter(office, "ب", 40)
    window = show_list(qtbot, office, "Ctrl+2")
    assert totals(window) == "سرپناه: ۲ جا، ۱۲۵ نفر"
    assert field(window, 1).hasFocus()
    press("Return", "Return", "Ctrl+A")
    type_text("۱۰۰")
    qtbot.wait(WRITTEN + WRITE_AFTER_MS)
    assert totals(window) == "سرپناه: ۲ جا، ۱۴۰ نفر"
    press("Return", "Return")
    assert focus() == f"{PAGE}.1.keeper"
    type_text("خیریهٔ نو")
    press("Return")
    type_text("حر")
    press("Return")
    qtbot.wait(WRITTEN)
    assert capacity_lines(office)[0].neighborhood == "حر"
    assert "خیریهٔ نو" in known_names(office).organizations
    press("Ctrl+Z")
    assert field(window, 1, "neighborhood").text() == ""
    press("Ctrl+Z", "Ctrl+Z")
    assert field(window, 1, "size").text() == "۸۵"
    press("Ctrl+Y")
    assert totals(window) == "سرپناه: ۲ جا، ۱۴۰ نفر"


def test_an_emptied_name_is_kept(office: OpenOffice, qtbot: QtBot) -> None:
    shelter(office, "الف", 85)
    window = show_list(qtbot, office, "Ctrl+2")
    press("Ctrl+A", "Delete", "Return")
    qtbot.wait(WRITTEN)
    assert field(window, 1).accessibleDescription() == "نام ظرفیت را بنویسید."
    assert capacity_lines(office)[0].name == "الف"


def test_one_set_aside_counts_no_more(office: OpenOffice, qtbot: QtBot) -> None:
    shelter(office, "الف", 85)
    shelter(office, "ب", 40)
    window = show_list(qtbot, office, "Ctrl+2")
    press("Ctrl+Del")
    assert totals(window) == "سرپناه: ۱ جا، ۴۰ نفر"
    assert field(window, 1).text() == "ب"
    assert field(window, 1).hasFocus()
    press("Ctrl+Z")
    assert totals(window) == "سرپناه: ۲ جا، ۱۲۵ نفر"


def test_it_is_found_by_what_is_written_of_it(sample: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, sample, "Ctrl+2")
    press("Ctrl+F")
    type_text("بهزيستی هلال")
    lines = capacity_lines(sample)
    visible = [
        line.keeper
        for number, line in enumerate(lines, 1)
        if child(window, QWidget, f"{PAGE}.{number}").isVisible()
    ]
    assert visible == ["بهزیستی"]


def test_undo_leads_to_the_list_that_it_changes(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+2")
    type_text("گرم‌خانه")
    press("Ctrl+Return", "Ctrl+1")
    type_text("حر")
    press("Ctrl+Return", "Ctrl+2", "Ctrl+Z")
    assert child(window, QWidget, "places.neighborhoods").isVisible()
    press("Ctrl+Z")
    assert child(window, QWidget, PAGE).isVisible()
    assert not capacity_lines(office)
    press("Ctrl+1", "Ctrl+Y")
    assert field(window, 1).text() == "گرم‌خانه"
    assert field(window, 1).hasFocus()
