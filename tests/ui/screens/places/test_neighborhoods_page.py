"""The neighborhoods, as somebody meets them who has only the keyboard."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from desktop.places.neighborhoods import NeighborhoodLine, neighborhood_lines
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.places.lists import show_list
from tests.ui.stage import child
from ui.desk import WRITE_AFTER_MS
from ui.widgets.check_field import CheckField
from ui.widgets.line_field import PersianLine
from ui.window import Window

WRITTEN = WRITE_AFTER_MS + 300
PAGE = "places.neighborhoods"


def names(office: OpenOffice) -> list[str]:
    return [each.name for each in neighborhood_lines(office)]


def named(office: OpenOffice, name: str) -> NeighborhoodLine:
    return next(each for each in neighborhood_lines(office) if each.name == name)


def field(window: Window, number: int, key: str = "name") -> PersianLine:
    return child(window, PersianLine, f"{PAGE}.{number}.{key}")


def test_an_empty_list_says_what_will_be_here_and_takes_the_first(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = show_list(qtbot, office, "Ctrl+1")
    assert child(window, QWidget, f"{PAGE}.empty").isVisible()
    assert focus() == f"{PAGE}.new.name"
    for name, subdistrict in (("راه‌آهن", "۴"), ("حر", "1")):
        type_text(name)
        press("Return")
        assert focus() == f"{PAGE}.new.subdistrict"
        type_text(subdistrict)
        press("Return")
        assert focus() == f"{PAGE}.new.name"
    assert names(office) == ["حر", "راه‌آهن"]
    assert named(office, "راه‌آهن").subdistrict == 4
    assert not child(window, QWidget, f"{PAGE}.empty").isVisible()


def test_what_cannot_be_added_says_why_and_stays(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+1")
    press("Ctrl+N", "Return", "Return")
    form = child(window, PersianLine, f"{PAGE}.new.name")
    assert form.accessibleDescription() == "نام محله را بنویسید."
    type_text("حر")
    press("Return")
    type_text("۹۰")
    press("Ctrl+Return")
    subdistrict = child(window, PersianLine, f"{PAGE}.new.subdistrict")
    assert subdistrict.accessibleDescription() == "عددی از ۱ تا ۲۰ بنویسید."
    assert subdistrict.hasFocus()
    assert not names(office)
    qtbot.wait(WRITTEN)
    window.show_settings()
    window.show_places()
    assert child(window, PersianLine, f"{PAGE}.new.name").text() == "حر"


def test_a_line_is_changed_where_it_stands_and_stays_there(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = show_list(qtbot, sample, "Ctrl+1")
    first = names(sample)[0]
    assert field(window, 1).hasFocus()
    press("Ctrl+A")
    type_text("یوسف‌آباد")
    press("Return")
    assert field(window, 1, "subdistrict").hasFocus()
    press("Ctrl+A")
    type_text("۴")
    press("Tab")
    assert focus() == f"{PAGE}.1.low_income"
    press("Space")
    qtbot.wait(WRITTEN)
    line = named(sample, "یوسف‌آباد")
    assert (line.subdistrict, line.low_income) == (4, True)
    assert field(window, 1).text() == "یوسف‌آباد"
    assert child(window, QLabel, "places.sub").accessibleName() == "۱۶ محله، ۶ کم‌برخوردار"
    while first not in names(sample):
        press("Ctrl+Z")
    assert field(window, 1).text() == first
    assert not child(window, CheckField, f"{PAGE}.1.low_income").isChecked()


def test_a_taken_name_is_refused_and_nothing_is_written(sample: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, sample, "Ctrl+1")
    before = names(sample)
    press("Ctrl+A")
    type_text("راه آهن")
    press("Return")
    qtbot.wait(WRITTEN)
    assert names(sample) == before
    field(window, 1).setFocus()
    assert field(window, 1).accessibleDescription() == "محلهٔ دیگری همین نام را دارد."
    press("Ctrl+Z")
    assert field(window, 1).text() == before[0]


def test_one_set_aside_comes_back_by_keys(sample: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, sample, "Ctrl+1")
    before = names(sample)
    press("Ctrl+Down", "Ctrl+Del")
    assert names(sample) == before[:1] + before[2:]
    assert field(window, 2).hasFocus()
    child(window, QWidget, f"{PAGE}.retired.1.back").setFocus()
    press("Space")
    assert names(sample) == before
    assert field(window, 2).hasFocus()
    press("Ctrl+Z", "Ctrl+Z")
    assert names(sample) == before


def test_the_last_one_leaves_the_keyboard_at_the_next(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+1")
    type_text("حر")
    press("Ctrl+Return", "Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert field(window, 1).hasFocus()
    press("Ctrl+Del")
    assert not names(office)
    assert focus() == f"{PAGE}.new.name"


def test_the_filter_finds_however_it_is_typed(sample: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, sample, "Ctrl+1")
    press("Ctrl+F")
    type_text("کشتی")
    assert child(window, QLabel, "places.sub").accessibleName().startswith("۰ از ۱۶ محله")
    assert child(window, QWidget, f"{PAGE}.nothing").isVisible()
    press("Esc")
    type_text("ناحيه 4 راه آهن")
    place = names(sample).index("راه‌آهن") + 1
    shown_rows = [at for at in range(1, 17) if child(window, QWidget, f"{PAGE}.{at}").isVisible()]
    assert shown_rows == [place]
    press("Return")
    assert field(window, place).hasFocus()


def test_f6_goes_round_the_parts(sample: OpenOffice, qtbot: QtBot) -> None:
    show_list(qtbot, sample, "Ctrl+1")
    seen = []
    for _ in range(4):
        press("F6")
        seen.append(focus())
    assert seen == ["places.page.neighborhoods", "rail.places", "places.filter", f"{PAGE}.1.name"]


def test_a_name_that_is_there_leads_to_it_and_says_so(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+1")
    said = child(window, QLabel, f"{PAGE}.said")
    for _ in range(2):
        press("Ctrl+N")
        type_text("حر")
        press("Ctrl+Return")
    assert names(office) == ["حر"]
    assert said.isVisible()
    assert said.text() == "«حر» در فهرست هست."
    assert focus() == f"{PAGE}.1.name"
    press("Ctrl+Del")
    assert names(office) == []
    assert "کنار گذاشته شد" in said.text()
