"""The two real meetings, typed into an empty folder with nothing but keys, and their successors."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Outcome, Priority, Recurrence
from desktop.meetings import dossier
from desktop.meetings.dossier import ActionPart, AgendaPart, Dossier, ResolutionPart
from desktop.sample import files
from tests.scenarios import DISTRICT_11, DISTRICT_14, Scenario
from tests.scenarios.plain import bare_text, plain_text
from tests.ui.door import gate_to, office_in
from tests.ui.hands import strokes
from tests.ui.practised import Practised

MOST = 1.35  # times the keys of the same text, typed plainly


@pytest.mark.parametrize("scenario", [DISTRICT_11, DISTRICT_14], ids=["district-11", "district-14"])
def test_a_meeting_takes_few_keys_and_the_next_one_begins_with_its_open_work(
    scenario: Scenario, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with gate_to(tmp_path, qtbot) as window:
        secretary = Practised(scenario)
        secretary.work()
        secretary.pause()
        office = office_in(window)
        stored = dossier.read(office, 1)
        assert heading_of(stored) == typed_heading(scenario.meeting)
        assert attendance_of(stored) == typed_attendance(scenario.meeting)
        assert [agenda_item(part) for part in stored.agenda] == [
            typed_item(item) for item in scenario.meeting.agenda
        ]
        assert [resolution(part) for part in stored.resolutions] == [
            typed_resolution(each) for each in scenario.meeting.resolutions
        ]
        assert secretary.hands.pressed <= MOST * strokes(plain_text(scenario))
        assert secretary.hands.pressed <= MOST * strokes(bare_text(scenario))
        secretary.call_the_next()
        next_one = dossier.read(office, 2).meeting
        assert next_one.held_on == files.day(scenario.meeting.next_on)
        assert secretary.place() == "agenda.1.earlier.1"
        open_work = {
            action.text for each in scenario.meeting.resolutions for action in each.actions
        }
        qtbot.waitUntil(lambda: open_work <= seen(window))  # the last of it comes row by row
        assert qapp.activeWindow() is window


def seen(window: QWidget) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


def heading_of(stored: Dossier) -> tuple[object, ...]:
    meeting = stored.meeting
    return (
        meeting.number,
        meeting.held_on,
        meeting.kind,
        meeting.starts_at,
        meeting.ends_at,
        meeting.subject,
        meeting.place,
        meeting.letter_number,
        meeting.chair,
        meeting.secretary,
        meeting.next_on,
        meeting.next_at,
        meeting.copies_to.split(),
    )


def typed_heading(meeting: files.Meeting) -> tuple[object, ...]:
    return (
        meeting.number,
        files.day(meeting.held_on),
        meeting.kind,
        files.clock(meeting.starts_at),
        files.clock(meeting.ends_at),
        meeting.subject,
        meeting.place,
        meeting.letter_number,
        meeting.chair,
        meeting.secretary,
        files.some_day(meeting.next_on),
        files.clock(meeting.next_at),
        " ".join(meeting.copies_to).split(),
    )


def attendance_of(stored: Dossier) -> set[tuple[object, ...]]:
    return {
        (
            each.guest,
            each.name,
            each.post,
            each.organization,
            each.state,
            each.arrived_at,
            each.left_at,
            each.substitute,
            each.substitute_post,
            each.letter_number,
            each.letter_date,
        )
        for each in (*stored.members, *stored.guests)
    }


def typed_attendance(meeting: files.Meeting) -> set[tuple[object, ...]]:
    return {
        (
            guest,
            each.name,
            each.post,
            each.organization,
            each.state,
            files.clock(each.arrived_at),
            files.clock(each.left_at),
            each.substitute,
            each.substitute_post,
            each.letter_number,
            files.some_day(each.letter_date),
        )
        for guest, people in ((False, meeting.members), (True, meeting.guests))
        for each in people
    }


def agenda_item(part: AgendaPart) -> tuple[object, ...]:
    item = part.item
    return (
        item.kind,
        item.title,
        item.presenter,
        item.planned_minutes,
        item.outcome,
        [(each.speaker, each.gist) for each in part.remarks],
        [(each.label, each.value, each.unit, each.period) for each in part.figures],
    )


def typed_item(item: files.AgendaItem) -> tuple[object, ...]:
    return (
        item.kind,
        item.title,
        item.presenter,
        item.planned_minutes,
        Outcome(item.outcome),
        [(each.speaker, each.gist) for each in item.remarks],
        [(each.label, each.value, each.unit, each.period) for each in item.figures],
    )


def resolution(part: ResolutionPart) -> tuple[object, ...]:
    record = part.resolution
    return (
        record.text,
        record.condition,
        record.priority,
        [each.name for each in part.focus_areas],
        [each.name for each in part.neighborhoods],
        [action(each) for each in part.actions],
    )


def typed_resolution(each: files.Resolution) -> tuple[object, ...]:
    return (
        each.text,
        each.condition,
        Priority(each.priority),
        list(each.focus_areas),
        list(each.neighborhoods),
        [
            (
                action.text,
                action.responsible,
                list(action.supporters),
                files.some_day(action.deadline),
                Recurrence(action.recurrence),
            )
            for action in each.actions
        ],
    )


def action(part: ActionPart) -> tuple[object, ...]:
    record = part.action
    return (
        record.text,
        record.responsible,
        [each.name for each in part.supporters],
        record.deadline,
        record.recurrence,
    )
