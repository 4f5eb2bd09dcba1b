"""The settings, as somebody meets them who has only the keyboard and a picture."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.records import Headquarters, Meeting, MeetingTurn, Numbering, Weekday
from desktop.letterhead import letterhead_of
from desktop.meetings import dossier, schedule
from desktop.meetings.schedule import propose
from desktop.office import OpenOffice
from desktop.roster.seats import add_headquarters
from desktop.sample.files import SAMPLE
from desktop.settings import set_emblem
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child, has_colour, opened
from ui.desk import WRITE_AFTER_MS
from ui.screens.settings.emblem_field import EmblemField
from ui.screens.settings.letterhead_view import LetterheadView
from ui.widgets.parsed_line import PAUSE_MS
from ui.window import Window

WRITTEN = WRITE_AFTER_MS + 300
EMBLEM = SAMPLE / "emblem.png"
TEAL = "#0d6560"


def go_to(window: Window, name: str) -> None:
    child(window, QWidget, name).setFocus()
    press("Ctrl+A")


def settings(qtbot: QtBot, office: OpenOffice) -> Window:
    window = opened(qtbot, office)
    window.show_settings()
    return window


def call_meeting(office: OpenOffice) -> Meeting:
    return schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")


def refusal(window: Window, name: str) -> str:
    return child(window, QWidget, name).accessibleDescription()


def test_the_rail_leads_there_and_back_by_keys(office: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, office)
    press("F6")
    while focus() != "rail.meetings":
        press("F6")
    while focus() != "rail.settings":
        press("Down")
    press("Return")
    assert child(window, QWidget, "settings").isVisible()
    assert focus() == "settings.office.name"
    came = []
    for _ in range(4):
        press("F6")
        came.append(focus())
    assert came == [
        "settings.headquarters.name",
        "settings.letterhead.letterhead_organization",
        "rail.settings",
        "settings.office.district",
    ]
    press("Shift+F6")
    while focus() != "rail.meetings":
        press("Up")
    press("Return")
    assert child(window, QWidget, "meetings").isVisible()


def test_the_name_is_written_while_it_is_typed_and_the_rail_follows(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    press("Ctrl+A")
    type_text("ادارهٔ خدمات")
    qtbot.wait(WRITTEN)
    assert office.office.name == "ادارهٔ خدمات"
    assert child(window, QLabel, "rail.office").accessibleName() == "ادارهٔ خدمات"
    type_text(" اجتماعی")
    window.close()
    assert office.office.name == "ادارهٔ خدمات اجتماعی"


@pytest.mark.parametrize(
    "name", ["settings.office.name", "settings.office.secretary", "settings.headquarters.name"]
)
def test_what_must_have_a_name_keeps_it_when_the_field_is_emptied(
    office: OpenOffice, qtbot: QtBot, name: str
) -> None:
    window = settings(qtbot, office)
    before = (office.office, office.headquarters)
    go_to(window, name)
    press("Delete")
    assert refusal(window, name) == ""  # nobody complains while it is being typed
    press("Tab")
    assert refusal(window, name).endswith("را بنویسید.")
    qtbot.wait(WRITTEN)
    assert (office.office, office.headquarters) == before
    child(window, QWidget, name).setFocus()
    press("Ctrl+Z")
    assert refusal(window, name) == ""
    type_text("نو")
    qtbot.wait(WRITTEN)
    assert (office.office, office.headquarters) != before


def test_an_emptied_name_is_not_filled_in_under_the_hands(office: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, office)
    press("Ctrl+A")
    type_text("ش")
    press("Backspace")
    qtbot.wait(WRITTEN)
    assert office.office.name == "ش"
    type_text("پ")
    qtbot.wait(WRITTEN)
    assert office.office.name == "پ"
    assert window.isVisible()


def test_another_district_takes_its_names_along_and_one_undo_takes_all_back(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    go_to(window, "settings.office.district")
    type_text("5")
    press("Tab")
    qtbot.wait(WRITTEN)
    assert (office.office.district, office.office.name) == (5, "شهرداری منطقهٔ ۵")
    assert office.headquarters.name == "قرارگاه اجتماعی منطقهٔ ۵"
    assert child(window, QLabel, "rail.office").accessibleName() == "شهرداری منطقهٔ ۵"
    go_to(window, "settings.letterhead.invocation")
    press("Ctrl+Z")
    assert (office.office.district, office.office.name) == (11, "شهرداری منطقهٔ ۱۱")
    assert focus() == "settings.office.district"
    press("Ctrl+Y")
    assert office.office.district == 5


def test_a_new_secretary_is_proposed_for_the_next_meeting(office: OpenOffice, qtbot: QtBot) -> None:
    held = call_meeting(office)
    window = settings(qtbot, office)
    go_to(window, "settings.office.secretary")
    type_text("آقای سام راد")
    qtbot.wait(WRITTEN)
    window.show_meetings()
    press("Ctrl+N")
    newest = max(office.database.select(Meeting), key=lambda meeting: meeting.id)
    assert newest.id != held.id
    assert newest.secretary == "آقای سام راد"
    assert dossier.read(office, held.id).meeting.secretary == "خانم رویا امینی"
    assert "آقای سام راد" in {row.name for row in dossier.read(office, newest.id).members}


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


def drawn(qtbot: QtBot, window: Window) -> QImage:
    """Give the letterhead as it is seen once nothing more comes."""
    view = child(window, LetterheadView, "settings.letterhead.view")
    qtbot.waitUntil(lambda: not view._drawing and not view.image.isNull())
    return view.image


def test_the_printed_letterhead_follows_what_is_typed(office: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, office)
    before = drawn(qtbot, window)
    go_to(window, "settings.letterhead.invocation")
    type_text("به نام خدا")
    qtbot.wait(WRITTEN)
    after = drawn(qtbot, window)
    assert after != before
    assert letterhead_of(office.office).invocation == "به نام خدا"
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: drawn(qtbot, window) == before)


def emblem_field(window: Window) -> EmblemField:
    return child(window, EmblemField, "settings.emblem")


def test_an_emblem_is_chosen_from_a_file_seen_taken_away_and_brought_back(
    office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = tmp_path / "نشان اداره.png"
    Image.open(EMBLEM).convert("RGBA").resize((900, 900)).save(picture)
    window = settings(qtbot, office)
    child(window, QWidget, "settings.emblem.choose").setFocus()

    def in_the_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        type_text(str(picture))
        press("Return")

    QTimer.singleShot(200, in_the_dialog)
    press("Space")
    qtbot.waitUntil(lambda: bool(office.office.emblem))
    with Image.open(EMBLEM) as original:
        assert max(original.size) == 400
    assert has_colour(drawn(qtbot, window), TEAL)
    assert has_colour(emblem_field(window).grab().toImage(), TEAL)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    child(window, QWidget, "settings.emblem.remove").setFocus()
    press("Space")
    assert office.office.emblem == b""
    assert focus() == "settings.emblem.choose"
    assert not child(window, QWidget, "settings.emblem.remove").isVisible()
    qtbot.waitUntil(lambda: not has_colour(drawn(qtbot, window), TEAL))
    go_to(window, "settings.office.name")
    press("Ctrl+Z")
    assert office.office.emblem
    assert focus() == "settings.emblem.choose"
    qtbot.waitUntil(lambda: has_colour(drawn(qtbot, window), TEAL))


def dropped(field: EmblemField, *paths: Path) -> bool:
    """Hold files over the field and, if it takes them, let them fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    middle = field.rect().center()
    over = QDragEnterEvent(middle, copy, data, button, none)
    over.ignore()
    QApplication.sendEvent(field, over)
    if over.isAccepted():
        fall = QDropEvent(QPointF(middle), copy, data, button, none)
        QApplication.sendEvent(field, fall)
    return over.isAccepted()


def test_a_picture_can_be_dropped_on_the_emblem(office: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, office)
    assert dropped(emblem_field(window), EMBLEM)
    qtbot.waitUntil(lambda: bool(office.office.emblem))
    assert not dropped(emblem_field(window), EMBLEM, EMBLEM)


def test_a_file_that_is_no_picture_is_refused_in_a_sentence_and_the_emblem_stays(
    office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    set_emblem(office, EMBLEM.read_bytes())
    window = settings(qtbot, office)
    field = emblem_field(window)
    letter = tmp_path / "نامه.png"
    letter.write_text("متن", encoding="utf-8")
    dropped(field, letter)
    qtbot.waitUntil(lambda: "«نامه.png»" in field.accessibleDescription())
    assert office.office.emblem == EMBLEM.read_bytes()
    dropped(field, tmp_path / "رفته.png")
    qtbot.waitUntil(lambda: "خوانده نشد" in field.accessibleDescription())
    Image.new("RGB", (20, 20), QColor("red").name()).save(letter)
    dropped(field, letter)
    qtbot.waitUntil(lambda: office.office.emblem != EMBLEM.read_bytes())
    assert "نامه" not in field.accessibleDescription()


def test_undo_reaches_only_what_was_done_here(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    type_text("موضوع")
    window.show_settings()
    press("Ctrl+Z")
    assert dossier.read(office, meeting.id).meeting.subject == "موضوع"
    go_to(window, "settings.office.name")
    type_text("نام تازه")
    qtbot.wait(WRITTEN)
    window.open_meeting(meeting.id)
    assert child(window, QAbstractButton, "rail.meetings").isChecked()
    press("Ctrl+Z")
    assert office.office.name == "نام تازه"
    window.show_settings()
    press("Ctrl+Z")
    assert office.office.name == "نام تازه"


def test_going_through_all_fields_changes_nothing(sample: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, sample)
    shown = (sample.office, sample.headquarters)
    for widget in window.findChildren(QWidget):
        if widget.objectName().startswith("settings.") and widget.focusPolicy():
            widget.setFocus()
    press("Tab")
    qtbot.wait(WRITTEN)
    assert (sample.office, sample.headquarters) == shown


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


def test_latin_digits_become_persian_while_one_goes_on_typing(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    name = child(window, QLineEdit, "settings.office.name")
    press("Ctrl+A")
    type_text("منطقه 11 تهران")
    for _ in " تهران":
        press("Right")
    qtbot.wait(WRITTEN)
    assert office.office.name == name.text() == "منطقه ۱۱ تهران"
    type_text("2")
    qtbot.wait(WRITTEN)
    assert office.office.name == "منطقه ۱۱۲ تهران"
    press("Backspace")
    qtbot.wait(WRITTEN)
    press("Ctrl+A")
    type_text("منطقه 11 تهران")
    qtbot.wait(WRITTEN)
    assert name.text() == "منطقه ۱۱ تهران"
    go_to(window, "settings.headquarters.place")
    type_text("سالن 2")
    qtbot.wait(WRITTEN)
    assert office.headquarters.place == "سالن ۲"


@pytest.mark.parametrize(
    ("name", "typed"), [("settings.office.secretary", ""), ("settings.office.district", "23")]
)
def test_undo_takes_back_what_is_refused_before_what_was_done(
    office: OpenOffice, qtbot: QtBot, name: str, typed: str
) -> None:
    set_emblem(office, EMBLEM.read_bytes())
    window = settings(qtbot, office)
    child(window, QWidget, "settings.emblem.remove").setFocus()
    press("Space")
    field = child(window, QLineEdit, name)
    shown = field.text()
    go_to(window, name)
    press("Delete")
    type_text(typed)
    press("Tab")
    press("Ctrl+Z")
    assert (field.text(), refusal(window, name), focus()) == (shown, "", name)
    assert office.office.emblem == b""
    press("Ctrl+Z")
    assert office.office.emblem == EMBLEM.read_bytes()


@pytest.mark.parametrize(
    ("name", "typed"), [("settings.office.secretary", ""), ("settings.office.district", "23")]
)
def test_what_is_refused_does_not_come_back_with_the_screen(
    office: OpenOffice, qtbot: QtBot, name: str, typed: str
) -> None:
    window = settings(qtbot, office)
    shown = child(window, QLineEdit, name).text()
    go_to(window, name)
    press("Delete")
    type_text(typed)
    press("Tab")
    qtbot.wait(WRITTEN)
    window.show_meetings()
    window.show_settings()
    assert (child(window, QLineEdit, name).text(), refusal(window, name)) == (shown, "")


def test_a_number_that_was_not_left_yet_is_kept_with_the_screen(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    go_to(window, "settings.office.district")
    type_text("7")
    window.show_meetings()
    assert office.office.district == 7


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
