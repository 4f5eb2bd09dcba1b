"""The organizations, as somebody meets them who has only the keyboard."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from desktop.roster.organizations import OrganizationLine, add_organization, organization_lines
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child, opened
from ui.desk import WRITE_AFTER_MS
from ui.widgets.line_field import PersianLine
from ui.window import Window

WRITTEN = WRITE_AFTER_MS + 300


def shown(qtbot: QtBot, office: OpenOffice) -> Window:
    window = opened(qtbot, office)
    window.show_roster()
    press("Ctrl+2")
    return window


def named(office: OpenOffice, name: str) -> OrganizationLine:
    return next(each for each in organization_lines(office) if each.name == name)


def names(office: OpenOffice) -> list[str]:
    return [each.name for each in organization_lines(office)]


def field_of(window: Window, office: OpenOffice, name: str) -> PersianLine:
    return child(window, PersianLine, f"roster.organizations.{names(office).index(name) + 1}.name")


def test_what_is_near_is_where_one_begins_and_becomes_one_by_keys(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    add_organization(sample, "سازمان بهزیستی")
    window = shown(qtbot, sample)
    assert child(window, QLabel, "roster.sub").accessibleName().endswith("، ۲ نام مشابه")
    assert field_of(window, sample, "بهزیستی").hasFocus()
    press("Ctrl+H")
    before = names(sample)
    type_text("ستاد نو")  # what somebody types at once merges nothing
    assert focus() == "roster.merge.other"
    assert child(window, PersianLine, "roster.merge.other").text() == "ستاد نو"
    assert names(sample) == before
    press("Shift+Tab", "Shift+Tab")
    assert focus() == "roster.merge.1.other"
    press("Space")  # «سازمان بهزیستی» stays
    assert "بهزیستی" not in names(sample)
    assert named(sample, "سازمان بهزیستی").usage.seats == 3
    assert field_of(window, sample, "سازمان بهزیستی").hasFocus()
    press("Ctrl+Z")
    assert named(sample, "بهزیستی").usage.seats == 3
    assert field_of(window, sample, "بهزیستی").isVisible()
    press("Ctrl+Y")
    assert "بهزیستی" not in names(sample)


def test_any_two_can_become_one(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    field_of(window, sample, "بهزیستی").setFocus()
    press("Ctrl+H")
    assert focus() == "roster.merge.other"
    type_text("شهربان")
    press("Return")
    assert focus() == "roster.merge.1.other"
    press("Tab", "Space")  # «بهزیستی» stays
    assert "شهربان" not in names(sample)
    assert field_of(window, sample, "بهزیستی").hasFocus()


def test_a_name_is_changed_as_a_whole(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    field = field_of(window, sample, "بهزیستی")
    field.setFocus()
    press("Ctrl+A")
    type_text("ادارهٔ بهزیستی")
    qtbot.wait(WRITTEN)
    assert "بهزیستی" in names(sample)
    press("Return")
    qtbot.wait(WRITTEN)
    assert "ادارهٔ بهزیستی" in names(sample)
    assert "بهزیستی" not in names(sample)
    press("Ctrl+Z")
    assert field.text() == "بهزیستی"


def test_a_taken_name_is_refused_and_nothing_is_written(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    before = names(sample)
    field = field_of(window, sample, "بهزیستی")
    field.setFocus()
    press("Ctrl+A")
    type_text("كلانتری")
    press("Tab")
    qtbot.wait(WRITTEN)
    assert names(sample) == before
    assert field.accessibleDescription() == "دستگاه دیگری همین نام را دارد."
    assert field.text() == "کلانتری"
    field.setFocus()
    press("Ctrl+Z")
    assert field.text() == "بهزیستی"
    assert field.accessibleDescription() == ""


def test_a_new_one_is_added_and_one_set_aside_comes_back(office: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, office)
    press("Ctrl+N")
    assert focus() == "roster.new_organization.name"
    type_text("خانهٔ سالمند")
    press("Return")
    assert "خانهٔ سالمند" in names(office)
    assert focus() == "roster.new_organization.name"
    field_of(window, office, "خانهٔ سالمند").setFocus()
    press("Ctrl+Del")
    assert "خانهٔ سالمند" not in names(office)
    child(window, QWidget, "roster.organizations.retired.1.back").setFocus()
    press("Space")
    assert field_of(window, office, "خانهٔ سالمند").hasFocus()


def test_the_filter_finds_however_it_is_typed(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    press("Ctrl+F")
    type_text("شبكه بهداشت")
    rows = [
        name
        for number, name in enumerate(names(sample), 1)
        if child(window, QWidget, f"roster.organizations.{number}").isVisible()
    ]
    assert rows == ["شبکهٔ بهداشت"]
    press("Return")
    assert field_of(window, sample, "شبکهٔ بهداشت").hasFocus()
    press("Ctrl+1")
    assert focus() == "roster.seats.1.post"


def test_undo_leads_to_the_list_and_the_row_of_what_it_takes_back(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = opened(qtbot, sample)
    window.show_roster()
    child(window, QWidget, "roster.seats.4.substitute").setFocus()
    press("Ctrl+A")
    type_text("خانم نو")
    press("Ctrl+2", "Ctrl+N")
    type_text("خانهٔ سالمند")
    press("Return", "Ctrl+Z")
    assert "خانهٔ سالمند" not in names(sample)
    assert child(window, QWidget, "roster.organizations").isVisible()
    press("Ctrl+Z")
    assert focus() == "roster.seats.4.substitute"
    assert child(window, PersianLine, "roster.seats.4.substitute").text() == "آقای رامین عابدی"
    press("Ctrl+Y", "Ctrl+Y")
    assert "خانهٔ سالمند" in names(sample)
    assert field_of(window, sample, "خانهٔ سالمند").hasFocus()


def test_a_name_that_is_there_leads_to_it_and_says_so(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    said = child(window, QLabel, "roster.organizations.said")
    press("Ctrl+N")
    type_text("كلانتری")
    press("Return")
    assert field_of(window, sample, "کلانتری").hasFocus()
    assert said.isVisible()
    assert said.text() == "«کلانتری» در فهرست هست."
    field_of(window, sample, "بهزیستی").setFocus()
    assert not said.isVisible()
    press("Ctrl+H")
    type_text("شهربان")
    press("Return", "Tab", "Space")  # «شهربان» was given up for «بهزیستی»
    press("Ctrl+N")
    type_text("شهربان")
    press("Return")
    assert field_of(window, sample, "بهزیستی").hasFocus()
    assert said.text() == "«بهزیستی» در فهرست هست."
