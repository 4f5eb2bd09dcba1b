"""The indicators, as somebody meets them who has only the keyboard."""

from pytestqt.qtbot import QtBot

from db.records import Indicator
from desktop.office import OpenOffice
from desktop.places.indicators import indicator_lines
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.places.lists import show_list
from tests.ui.stage import child
from ui.desk import WRITE_AFTER_MS
from ui.widgets.cards import EmptyState
from ui.widgets.line_field import PersianLine

WRITTEN = WRITE_AFTER_MS + 300
PAGE = "places.indicators"


def listed(office: OpenOffice) -> list[tuple[str, str]]:
    return [(each.name, each.unit) for each in indicator_lines(office)]


def test_one_is_added_with_its_unit_moved_and_set_aside(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+4")
    before = listed(office)
    press("Ctrl+N")
    type_text("کارگاه‌های مهارت")
    press("Return")
    type_text("كارگاه")
    press("Return")
    assert listed(office) == [*before, ("کارگاه‌های مهارت", "کارگاه")]
    assert focus() == f"{PAGE}.new.name"
    child(window, PersianLine, f"{PAGE}.{len(before) + 1}.name").setFocus()
    press("Alt+Up")
    assert listed(office)[-2] == ("کارگاه‌های مهارت", "کارگاه")
    assert focus() == f"{PAGE}.{len(before)}.name"
    press("Ctrl+Del")
    assert listed(office) == before
    press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert listed(office) == before


def test_a_unit_is_edited_where_it_stands_and_a_twin_is_refused(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = show_list(qtbot, office, "Ctrl+4")
    (first, _), *others = listed(office)
    assert focus() == f"{PAGE}.1.name"
    press("Tab", "Ctrl+A")
    type_text("جا")
    qtbot.wait(WRITTEN)
    assert listed(office) == [(first, "جا"), *others]
    press("Ctrl+N")
    type_text("تخت هاي مددسرا")
    press("Ctrl+Return")
    form = child(window, PersianLine, f"{PAGE}.new.name")
    assert form.accessibleDescription() == "شاخص «تخت‌های مددسرا» در فهرست هست."
    assert listed(office) == [(first, "جا"), *others]


def test_words_of_the_unit_find_too(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+4")
    press("Ctrl+F")
    type_text("بسته")
    shown_rows = [
        each.text()
        for number in range(1, len(listed(office)) + 1)
        if (each := child(window, PersianLine, f"{PAGE}.{number}.name")).isVisible()
    ]
    assert shown_rows == ["بسته‌های لوازم‌التحریر", "بسته‌های معیشتی"]


def test_an_office_without_any_gets_the_usual_ones_by_one_key(
    office: OpenOffice, qtbot: QtBot
) -> None:
    usual = listed(office)
    with office.database.act():
        for each in office.database.select(Indicator):
            office.database.delete(each)
    window = show_list(qtbot, office, "Ctrl+4")
    empty = child(window, EmptyState, f"{PAGE}.empty")
    assert empty.isVisible()
    assert focus() == f"{PAGE}.new.name"
    press("Shift+Tab")
    assert focus() == f"{PAGE}.usual"
    press("Ctrl+I")
    assert listed(office) == usual
    assert focus() == f"{PAGE}.1.name"
    press("Ctrl+I")  # there is nothing to bring any more
    assert listed(office) == usual
    press("Ctrl+Z")
    assert listed(office) == []
    assert empty.isVisible()
    assert focus() == f"{PAGE}.new.name"
    press("Shift+Tab", "Space")
    assert listed(office) == usual
    assert focus() == f"{PAGE}.1.name"
