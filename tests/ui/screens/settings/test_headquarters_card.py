"""What is set for each headquarters: name, place, quorum, and the rule of its meetings."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Headquarters, MeetingTurn, Numbering, Weekday
from desktop.meetings.schedule import propose
from desktop.office import OpenOffice
from desktop.roster.seats import add_headquarters
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.settings.shown import WRITTEN, go_to, refusal, settings
from tests.ui.stage import child
from ui.widgets.parsed_line import PAUSE_MS


def test_the_headquarters_may_have_a_quorum_and_a_place_or_none(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    go_to(window, "settings.headquarters.place")
    type_text("سالن جلسات")
    press("Tab")
    type_text("9")
    press("Tab")
    qtbot.wait(WRITTEN)
    assert (office.headquarters.place, office.headquarters.quorum) == ("سالن جلسات", 9)
    go_to(window, "settings.headquarters.quorum")
    press("Delete")
    qtbot.wait(PAUSE_MS + WRITTEN)
    assert office.headquarters.quorum is None


def test_a_quorum_that_nobody_can_reach_is_taken_and_told(office: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, office)
    for typed, told in (("۹۹", "قرارگاه ۲ عضو دارد."), ("۲", "")):
        go_to(window, "settings.headquarters.quorum")
        type_text(typed)
        press("Tab")
        assert refusal(window, "settings.headquarters.quorum") == told
        qtbot.wait(WRITTEN)
    assert office.headquarters.quorum == 2


def test_the_rule_of_the_meetings_is_chosen_by_keys(office: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, office)
    day = child(window, QWidget, "settings.headquarters.meets_on")
    assert not day.isEnabled()  # without a turn it says nothing
    child(window, QWidget, "settings.headquarters.meets_in").setFocus()
    press("Down", "Down")
    qtbot.wait(WRITTEN)
    assert office.headquarters.meets_in is MeetingTurn.SECOND
    press("Tab")
    assert focus() == "settings.headquarters.meets_on"
    press("Down", "Down", "Down", "Tab", "Down")
    qtbot.wait(WRITTEN)
    assert office.headquarters.meets_on is Weekday.TUESDAY
    assert numbering(office) is Numbering.YEARLY
    assert propose(office, date(2026, 10, 4)).held_on == date(2026, 10, 6)
    press("Ctrl+Z")
    assert numbering(office) is Numbering.CONTINUOUS


def numbering(office: OpenOffice) -> Numbering:
    return office.headquarters.numbering


def test_each_headquarters_has_its_own_settings(office: OpenOffice, qtbot: QtBot) -> None:
    fourth = add_headquarters(office, 4)
    window = settings(qtbot, office)
    press("F6")
    assert focus() == "settings.headquarters.chosen"
    press("Down", "Tab", "Ctrl+A")
    type_text("قرارگاه ناحیه 4")
    press("Tab")
    type_text("سرای محلهٔ راه‌آهن")
    press("Tab")
    type_text("۵")
    press("Tab", "Down", "Down", "Tab", "Down", "Tab", "Down", "Tab")
    qtbot.wait(WRITTEN)
    stored = office.database.get(Headquarters, fourth.id)
    assert (stored.name, stored.place) == ("قرارگاه ناحیه ۴", "سرای محلهٔ راه‌آهن")
    assert (stored.quorum, stored.numbering) == (5, Numbering.YEARLY)
    assert (stored.meets_in, stored.meets_on) == (MeetingTurn.SECOND, Weekday.SUNDAY)
    assert office.headquarters.name == "قرارگاه اجتماعی منطقهٔ ۱۱"
    assert office.headquarters.quorum is None
    assert child(window, QComboBox, "settings.headquarters.chosen").currentText() == stored.name


def test_what_waits_is_written_where_it_was_typed_before_another_headquarters_is_shown(
    office: OpenOffice, qtbot: QtBot
) -> None:
    add_headquarters(office, 4)
    window = settings(qtbot, office)
    go_to(window, "settings.headquarters.place")
    type_text("سالن منطقه")
    go_to(window, "settings.headquarters.name")
    press("Delete", "Shift+Tab", "Down")
    place = child(window, QLineEdit, "settings.headquarters.place")
    name = child(window, QLineEdit, "settings.headquarters.name")
    assert (name.text(), place.text()) == ("قرارگاه اجتماعی ناحیهٔ ۴", "")
    assert refusal(window, "settings.headquarters.name") == ""
    assert office.headquarters.place == "سالن منطقه"


def test_undo_turns_to_the_headquarters_in_which_something_changed(
    office: OpenOffice, qtbot: QtBot
) -> None:
    fourth = add_headquarters(office, 4)
    window = settings(qtbot, office)
    chooser = child(window, QComboBox, "settings.headquarters.chosen")
    chooser.setFocus()
    press("Down")
    go_to(window, "settings.headquarters.place")
    type_text("سرای محله")
    chooser.setFocus()
    press("Up", "Ctrl+Z")
    assert office.database.get(Headquarters, fourth.id).place == ""
    assert chooser.currentText() == "قرارگاه اجتماعی ناحیهٔ ۴"
    assert focus() == "settings.headquarters.place"


def test_with_one_headquarters_it_says_where_others_come_from(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    assert not child(window, QWidget, "settings.headquarters.chosen").isVisible()
    card = child(window, QWidget, "settings.headquarters")
    told = [label.text() for label in card.findChildren(QLabel) if label.isVisible()]
    assert any("دستگاه‌ها و اعضا" in text for text in told)
