"""The section «دستور و مذاکرات»: the word on earlier work while others write beside it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from db.records import (
    ActionState,
    AgendaKind,
    Meeting,
    Neighborhood,
    OpenAction,
    Outcome,
    Recurrence,
)
from desktop.calendar import jalali
from desktop.documents.labels import OUTCOMES
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.dossier import AgendaPart
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import isolate
from desktop.rounds import state_of
from tests.offices import signed
from tests.ui.keys import press, shown, type_text
from tests.ui.stage import child
from ui.clock import today_here
from ui.desk import Desk
from ui.screens.workspace.agenda import AgendaSection
from ui.screens.workspace.workspace import Workspace
from ui.widgets.choice_field import ChoiceField
from ui.widgets.command import Command
from ui.widgets.frame import StatusBar
from ui.widgets.labels import Chip, KeyCap
from ui.widgets.line_field import LineField
from ui.widgets.text_field import TextField
from ui.widgets.toggle import SegmentedToggle

HELD_ON = date(2026, 10, 4)
TITLE = "پیگیری مصوبات جلسه‌های پیشین"


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    """Call the second meeting; the first one left two actions open."""
    first = call(office, propose(office, HELD_ON), TITLE)
    resolution = editing.add_resolution(office, first, "مددسرا بازسازی شود.")
    for text in ("برآورد هزینه", "انتخاب پیمانکار"):
        editing.add_action(office, resolution, text)
    return call(office, propose(office, HELD_ON), TITLE)


@pytest.fixture
def workspace(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Workspace:
    made = Workspace(Desk(office), meeting.id)
    made.resize(1366, 768)
    made.go_to("agenda")
    shown(qtbot, made, focus=child(made, LineField, "agenda.new.title"))
    return made


def earlier(office: OpenOffice, meeting: Meeting) -> tuple[OpenAction, ...]:
    return dossier.read(office, meeting.id).earlier


def words(office: OpenOffice, meeting: Meeting) -> list[str]:
    return [each.last.text if each.last else "" for each in earlier(office, meeting)]


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName().removeprefix("agenda.") if widget else ""


def heard(office: OpenOffice, meeting: Meeting) -> list[tuple[str, str, str] | None]:
    """Give what this meeting heard of each earlier action."""
    return [
        (each.last.state, each.last.text, each.last.letter_number) if each.last else None
        for each in earlier(office, meeting)
    ]


def toggles(workspace: Workspace) -> list[str | None]:
    return [
        child(workspace, SegmentedToggle, f"agenda.1.earlier.{number}.state").value()
        for number in (1, 2)
    ]


def test_the_work_begins_with_the_first_action_that_is_not_heard_of(workspace: Workspace) -> None:
    workspace.go_to("agenda")
    assert focus() == "1.earlier.1"
    type_text("2")
    workspace.go_to("agenda")
    assert focus() == "1.earlier.2"
    type_text("1")
    workspace.go_to("agenda")
    assert focus() == "new.title"


@pytest.mark.parametrize("key", ["3", "۳", "٣"])
def test_one_key_says_the_state_and_enter_goes_on_behind_the_reason(
    workspace: Workspace, office: OpenOffice, meeting: Meeting, key: str
) -> None:
    workspace.go_to("agenda")
    type_text(key)
    assert focus() == "1.earlier.1.word"
    type_text("كمبود اعتبار")
    press("Return")
    assert focus() == "1.earlier.2"
    type_text("1")
    press("Tab")
    assert focus() == "1.earlier.2.letter_number"
    type_text("١١/٢١٩٤")
    press("Return")
    assert focus() == "1.earlier.2"
    assert workspace._desk.flush()
    assert heard(office, meeting) == [
        (ActionState.POSTPONED, "کمبود اعتبار", ""),
        (ActionState.DONE, "", "۱۱/۲۱۹۴"),
    ]
    assert toggles(workspace) == [ActionState.POSTPONED, ActionState.DONE]


def test_another_key_corrects_and_the_word_stays(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    workspace.go_to("agenda")
    type_text("1")
    type_text("قرارداد بسته شد")
    press("Esc")
    assert focus() == "1.earlier.1"
    type_text("2")
    assert workspace._desk.flush()
    assert heard(office, meeting) == [(ActionState.IN_PROGRESS, "قرارداد بسته شد", ""), None]


def test_each_key_is_undone_for_itself_and_delete_takes_the_word_back(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    workspace.go_to("agenda")
    type_text("2")
    press("Esc")
    type_text("1")
    press("Ctrl+Z")
    assert toggles(workspace) == [ActionState.IN_PROGRESS, None]
    press("Ctrl+Z")
    assert heard(office, meeting) == [None, None]
    assert focus() == "1.earlier.1"  # the line that the keyboard was in is gone
    type_text("4")
    press("Esc", "Delete")
    assert heard(office, meeting) == [None, None]
    assert not child(workspace, QWidget, "agenda.1.earlier.1.word").isVisible()


def caps(workspace: Workspace) -> list[str]:
    found = child(workspace, StatusBar, "").findChildren(KeyCap)
    return [cap.accessibleName() for cap in found if cap.isVisible()]


def test_arrows_walk_the_rows_and_the_keys_of_the_moment_stand_below(workspace: Workspace) -> None:
    workspace.go_to("agenda")
    press("Down")
    assert focus() == "1.earlier.2"
    assert caps(workspace)[:5] == [isolate(key) for key in (*"۱۲۳۴", "Enter")]
    press("Up", "Up")
    assert focus() == "1.earlier.1"
    type_text("1")
    assert caps(workspace)[:3] == [isolate(key) for key in ("Enter", "Esc", "Tab")]
    press("Esc")
    assert focus() == "1.earlier.1"
    assert caps(workspace)[:1] == [isolate("۱")]


def test_keys_behind_the_last_row_become_no_agenda_item(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    workspace.go_to("agenda")
    for _ in range(3):
        type_text("1")
        press("Return")
    assert focus() == "1.earlier.2"
    assert [each and each[0] for each in heard(office, meeting)] == [ActionState.DONE] * 2
    assert len(dossier.read(office, meeting.id).agenda) == 1
    press("Ctrl+R", "Ctrl+B")
    assert focus() == "new.title"


def test_words_on_two_actions_typed_in_one_breath_are_both_kept(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    workspace.go_to("agenda")
    for text in ("برآورد شد", "مناقصه"):
        type_text("2")
        type_text(text)
        press("Return")
    assert workspace._desk.flush()
    assert words(office, meeting) == ["برآورد شد", "مناقصه"]
    fields = [child(workspace, TextField, f"agenda.1.earlier.{number}.word") for number in (1, 2)]
    assert [field.value() for field in fields] == ["برآورد شد", "مناقصه"]


def test_the_last_word_of_an_earlier_meeting_stays_in_sight(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    workspace.go_to("agenda")
    type_text("2")
    type_text("برآورد شد")
    assert workspace._desk.flush()
    third = call(office, propose(office, HELD_ON), TITLE)
    later = Workspace(Desk(office), third.id)
    later.go_to("agenda")
    shown_texts = [label.text() for label in later.findChildren(QLabel)]
    day = jalali.short(meeting.held_on, today_here())
    assert f"{day}: در حال انجام – برآورد شد" in shown_texts
    assert toggles(later) == [None, None]
    assert [chip.text for chip in later.findChildren(Chip) if "جلسه" in chip.text] == [
        "از ۲ جلسه پیش",
        "از ۲ جلسه پیش",
    ]


def test_a_duty_that_recurs_is_done_round_by_round_and_ended_by_one_key(
    qtbot: QtBot, office: OpenOffice, meeting: Meeting
) -> None:
    duty = earlier(office, meeting)[0].action
    due = date(2026, 10, 22)
    editing.save(office, replace(duty, deadline=due, recurrence=Recurrence.MONTHLY))
    made = Workspace(Desk(office), meeting.id)
    made.go_to("agenda")
    shown(qtbot, made, focus=child(made, LineField, "agenda.new.title"))
    child(made, QWidget, "agenda.1.earlier.1").setFocus()
    type_text("۱")
    type_text("گزارش مهر رسید")
    assert made._desk.flush()
    third = call(office, propose(office, HELD_ON), TITLE)
    later = Workspace(Desk(office), third.id)
    later.go_to("agenda")
    shown(qtbot, later, focus=child(later, LineField, "agenda.new.title"))
    (again,) = [each for each in earlier(office, third) if each.action.id == duty.id]
    assert (again.age, state_of(again)) == (1, ActionState.OPEN)
    texts = [label.text() for label in later.findChildren(QLabel)]
    assert any("نوبت پیش انجام شد – گزارش مهر رسید" in text for text in texts)
    assert any("ماهانه، نوبت ۲" in text and "مهلت ۳۰ آبان" in text for text in texts)
    number = 1 + [each.action.id for each in earlier(office, third)].index(duty.id)
    child(later, QWidget, f"agenda.1.earlier.{number}").setFocus()
    type_text("4")
    type_text("طرح پایان یافت")
    assert later._desk.flush()
    fourth = call(office, propose(office, HELD_ON), TITLE)
    assert duty.id not in {each.action.id for each in earlier(office, fourth)}


def last_part(office: OpenOffice, meeting: Meeting) -> AgendaPart:
    return dossier.read(office, meeting.id).agenda[-1]


def test_a_remark_is_typed_with_enter_alone_and_an_empty_one_goes_back(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    type_text("گشت شبانه")
    press("Return", "Ctrl+R")
    assert focus() == "2.remarks.1.speaker"  # of the item that was typed last
    for text in ("خانم یوسفی", "گشت‌ها بیشتر شود."):
        type_text(text)
        press("Return")
    assert focus() == "2.remarks.2.speaker"
    press("Return", "Return")
    assert focus() == "2.remarks.1.speaker"
    assert workspace._desk.flush()
    assert [(each.speaker, each.gist) for each in last_part(office, meeting).remarks] == [
        ("خانم یوسفی", "گشت‌ها بیشتر شود.")
    ]


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


def test_ctrl_delete_deletes_a_word_and_with_shift_the_line(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+R", "Return")
    type_text("گشت شبانه")
    press("Home", "Ctrl+Delete")
    assert workspace._desk.flush()
    assert [each.gist for each in last_part(office, meeting).remarks] == ["شبانه"]
    press("Ctrl+Shift+Delete")
    assert last_part(office, meeting).remarks == ()
    assert focus() == "1.title"


def test_what_was_put_off_is_in_the_next_agenda_with_a_mark(
    workspace: Workspace, office: OpenOffice
) -> None:
    type_text("گشت شبانه")
    press("Return")
    outcome = child(workspace, QComboBox, "agenda.2.outcome")
    outcome.setFocus()
    while outcome.currentText() != OUTCOMES[Outcome.POSTPONED]:
        press("Down")
    assert workspace._desk.flush()
    third = Workspace(Desk(office), call(office, propose(office, HELD_ON), TITLE).id)
    third.go_to("agenda")
    assert child(third, TextField, "agenda.2.title").value() == "گشت شبانه"
    marks = [chip.text for chip in child(third, QWidget, "agenda.2").findChildren(Chip)]
    assert marks == ["موکول از جلسهٔ ۲"]


def test_the_follow_up_stays_what_it_is(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    assert child(workspace, ChoiceField, "agenda.1.kind").isReadOnly()
    assert not child(workspace, QWidget, "agenda.1.remove").isVisible()
    child(workspace, TextField, "agenda.1.title").setFocus()
    press("Ctrl+Shift+Delete")
    assert last_part(office, meeting).item.kind is AgendaKind.FOLLOW_UP


def test_a_word_without_a_state_is_shown_too(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    action = earlier(office, meeting)[0].action
    follow_up.report(office, meeting, action, ActionState.OPEN, "نامه فرستاده شد")
    assert child(workspace, TextField, "agenda.1.earlier.1.word").value() == "نامه فرستاده شد"
    assert toggles(workspace) == [None, None]


def test_the_review_leads_to_the_reason_that_is_missing(workspace: Workspace) -> None:
    workspace.go_to("agenda")
    type_text("3")
    workspace.go_to("review")
    findings = child(workspace, QListWidget, "review.findings")
    (place,) = (
        row
        for row in range(findings.count())
        if findings.item(row).text() == "علت تعویق یا پایان «برآورد هزینه» نوشته نشده است."
    )
    findings.setCurrentRow(place)
    press("Return")
    assert focus() == "1.earlier.1.word"


def test_a_word_that_is_taken_back_from_afar_takes_no_focus(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    workspace.go_to("agenda")
    type_text("1")
    child(workspace, LineField, "agenda.new.title").setFocus()
    follow_up.withdraw(office, meeting, earlier(office, meeting)[0].action)
    assert toggles(workspace) == [None, None]
    assert focus() == "new.title"


def test_one_key_makes_a_resolution_of_a_remark_and_one_undo_takes_it_back(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    editing.add_guest(office, meeting, name="بهمن محمدی", post="سرپرست", organization="بهزیستی")
    press("Ctrl+R")
    type_text("محمدی")
    press("Return")
    type_text("گشت‌ها بیشتر شود")
    caps = child(workspace, StatusBar, "").findChildren(KeyCap)
    assert next(cap.accessibleName() for cap in caps if cap.isVisible()) == isolate("Ctrl+D")
    press("Ctrl+D")
    type_text(".")
    assert workspace._desk.flush()
    (part,) = dossier.read(office, meeting.id).resolutions
    assert part.resolution.text == "گشت‌ها بیشتر شود."
    assert part.resolution.agenda_item_id == last_part(office, meeting).item.id
    assert [each.action.responsible for each in part.actions] == ["بهزیستی"]
    press("Ctrl+Z", "Ctrl+Z")  # the last letter, and the whole
    assert dossier.read(office, meeting.id).resolutions == ()
    assert [each.gist for each in last_part(office, meeting).remarks] == ["گشت‌ها بیشتر شود"]


def test_a_line_is_decided_once_it_has_words_and_again_leads_there(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    section = child(workspace, AgendaSection, "agenda")
    (command,) = (each for each in section.actions() if each.shortcut().toString() == "Ctrl+D")
    assert isinstance(command, Command)
    press("Ctrl+R")
    type_text("محمدی")
    press("Return")
    button = child(workspace, QWidget, "agenda.1.remarks.1.resolve")
    assert (command.is_offered(), button.isEnabled()) == (False, False)
    type_text("گشت")
    assert (command.is_offered(), button.isEnabled()) == (True, True)
    press("Ctrl+D")
    workspace.go_to("agenda")
    child(workspace, QWidget, "agenda.1.remarks.1.gist").setFocus()
    press("Ctrl+D")
    assert focus() == "resolutions.1.text"
    assert len(dossier.read(office, meeting.id).resolutions) == 1


def test_a_figure_becomes_an_action_where_she_goes_on_typing(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    item = last_part(office, meeting).item
    editing.add_resolution(office, meeting, "گشت شبانه", item)
    press("Ctrl+T")
    for text in ("بازدید", "32", "نوبت"):
        type_text(text)
        press("Tab")
    press("Ctrl+Shift+D")
    assert focus() == "resolutions.1.actions.1.text"
    type_text(" برسد")
    assert workspace._desk.flush()
    (part,) = dossier.read(office, meeting.id).resolutions
    assert [each.action.text for each in part.actions] == ["بازدید: ۳۲ نوبت برسد"]


def test_signed_minutes_decide_nothing_more(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+R", "Return")
    type_text("گشت")
    assert workspace._desk.flush()
    signed(office, meeting)
    child(workspace, QWidget, "agenda.1.remarks.1.gist").setFocus()
    press("Ctrl+D")
    assert dossier.read(office, meeting.id).resolutions == ()
    assert not child(workspace, QWidget, "agenda.1.remarks.1.resolve").isVisible()


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
