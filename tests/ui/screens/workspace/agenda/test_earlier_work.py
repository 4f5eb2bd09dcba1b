"""The word on earlier work, while others write beside it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from db.records import ActionState, Meeting, OpenAction, Recurrence
from desktop.calendar import jalali
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import isolate
from desktop.rounds import state_of
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.workspace.agenda.reading import HELD_ON, TITLE, focus
from tests.ui.stage import child
from ui.clock import today_here
from ui.desk import Desk
from ui.screens.workspace.workspace import Workspace
from ui.widgets.frame import StatusBar
from ui.widgets.labels import Chip, KeyCap
from ui.widgets.line_field import LineField
from ui.widgets.text_field import TextField
from ui.widgets.toggle import SegmentedToggle


def earlier(office: OpenOffice, meeting: Meeting) -> tuple[OpenAction, ...]:
    return dossier.read(office, meeting.id).earlier


def words(office: OpenOffice, meeting: Meeting) -> list[str]:
    return [each.last.text if each.last else "" for each in earlier(office, meeting)]


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
