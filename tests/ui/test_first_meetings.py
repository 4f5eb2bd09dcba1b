"""The two real meetings, typed by a new user into an empty folder with nothing but keys."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import AgendaKind, Outcome, Presence, Priority, Recurrence
from desktop.documents import labels
from desktop.meetings import dossier
from desktop.meetings.dossier import ActionPart, AgendaPart, Dossier, ResolutionPart
from desktop.office import OpenOffice
from desktop.sample import files
from tests.scenarios import DISTRICT_11, DISTRICT_14, Scenario
from tests.ui.keys import press, type_text
from tests.ui.secretary import Secretary
from ui.desk import Desk
from ui.window import Window

PRESSED = 150  # milliseconds that a button stays down when a key presses it
_KEYS = {
    Presence.PRESENT: "1",
    Presence.REPRESENTED: "2",
    Presence.EXCUSED: "3",
    Presence.ABSENT: "4",
}


@pytest.mark.parametrize("scenario", [DISTRICT_11, DISTRICT_14], ids=["district-11", "district-14"])
def test_a_new_user_types_a_whole_meeting(
    scenario: Scenario, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    with OpenOffice(tmp_path) as office:
        desk = Desk(office)
        window = Window(desk)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: qapp.activeWindow() is window)
        typist = Typist(scenario)
        typist.start()
        typist.heading()
        typist.attendance()
        typist.agenda()
        typist.resolutions()
        typist.pause()
        window.close()
        stored = dossier.read(office, 1)
        assert heading_of(stored) == typed_heading(scenario.meeting)
        assert attendance_of(stored) == typed_attendance(scenario.meeting)
        assert [agenda_item(part) for part in stored.agenda] == [
            typed_item(item) for item in scenario.meeting.agenda
        ]
        assert [resolution(part) for part in stored.resolutions] == [
            typed_resolution(each) for each in scenario.meeting.resolutions
        ]


class Typist(Secretary):
    """Types a scenario section by section, as its paper has it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.meeting = scenario.meeting

    def start(self) -> None:
        self.write("first_start.district", str(self.scenario.district))
        self.write("first_start.name", self.scenario.office)
        self.write("first_start.secretary", self.scenario.secretary)
        press("Ctrl+Return")
        self.pause(PRESSED)
        self.go_to("meetings.first")
        press("Return")
        self.pause(PRESSED)

    def heading(self) -> None:
        meeting = self.meeting
        for name in ("number", "held_on", "starts_at", "ends_at", "subject", "place"):
            self.write(f"heading.{name}", str(getattr(meeting, name)))
        self.choose("heading.kind", labels.MEETING_KINDS[meeting.kind])
        for name in ("letter_number", "chair", "secretary", "next_on", "next_at", "next_place"):
            if text := getattr(meeting, name):
                self.write(f"heading.{name}", text)
        self.go_to("heading.copies_to")
        for recipient in meeting.copies_to:
            type_text(recipient)
            press("Return")

    def attendance(self) -> None:
        press("Ctrl+2")
        for member in self._seats():
            self._add_member(member)
        for row, member in enumerate((self._chair(), self._desk(), *self._seats()), 1):
            self._record(row, member)
        for number, guest in enumerate(self.meeting.guests, 1):
            self._add_guest(number, guest)

    def _chair(self) -> files.Attendee:
        return self.meeting.members[0]

    def _desk(self) -> files.Attendee:
        return next(each for each in self.meeting.members if each.name == self.meeting.secretary)

    def _seats(self) -> list[files.Attendee]:
        return [each for each in self.meeting.members if each not in (self._chair(), self._desk())]

    def _add_member(self, member: files.Attendee) -> None:
        press("Ctrl+M")
        for text in (member.post, member.name, member.organization):
            type_text(text)
            press("Return")

    def _record(self, row: int, member: files.Attendee) -> None:
        place = f"attendance.members.{row}"
        self.go_to(place)
        if row == 1:
            press("F2")
            self.write(f"{place}.name", member.name)
            self.go_to(place, back=True)
        press(_KEYS[member.state])
        self.go_to(place, back=True)
        for name in ("arrived_at", "left_at"):
            if text := getattr(member, name):
                self.write(f"{place}.{name}", text)
        if member.state is Presence.REPRESENTED:
            for name in ("substitute", "substitute_post", "letter_number", "letter_date"):
                self.write(f"{place}.{name}", getattr(member, name))

    def _add_guest(self, number: int, guest: files.Attendee) -> None:
        press("Ctrl+G")
        self.pause(PRESSED)
        place = f"attendance.guests.{number}"
        for name in ("post", "name", "organization", "arrived_at", "left_at"):
            if text := getattr(guest, name):
                self.write(f"{place}.{name}", text)

    def agenda(self) -> None:
        press("Ctrl+3")
        for number, item in enumerate(self.meeting.agenda, 1):
            place = f"agenda.{number}"
            if item.kind is not AgendaKind.FOLLOW_UP:
                self.choose("agenda.new.kind", labels.AGENDA_KINDS[item.kind])
                self.write("agenda.new.title", item.title)
                press("Return")
            self.write(f"{place}.title", item.title)
            self.choose(f"{place}.outcome", labels.OUTCOMES[item.outcome])
            self.write(f"{place}.presenter", item.presenter)
            if item.planned_minutes:
                self.write(f"{place}.planned_minutes", str(item.planned_minutes))
            self._lines(place, item)

    def _lines(self, place: str, item: files.AgendaItem) -> None:
        for order, remark in enumerate(item.remarks, 1):
            self.go_to(f"{place}.title")
            press("Ctrl+R")
            self.write(f"{place}.remarks.{order}.speaker", remark.speaker)
            self.write(f"{place}.remarks.{order}.gist", remark.gist)
        for order, figure in enumerate(item.figures, 1):
            self.go_to(f"{place}.title")
            press("Ctrl+T")
            for name in ("label", "value", "unit", "period"):
                self.write(f"{place}.figures.{order}.{name}", getattr(figure, name))

    def resolutions(self) -> None:
        press("Ctrl+4")
        for number, each in enumerate(self.meeting.resolutions, 1):
            self.go_to("resolutions.add")
            type_text(each.text)
            press("Ctrl+Return")
            for action in each.actions:
                type_text(action.text)
                press("Return")
            place = f"resolutions.{number}"
            self.go_to(f"{place}.text", back=True)
            self.choose(f"{place}.priority", labels.PRIORITIES[each.priority])
            self.tokens(f"{place}.focus_areas", each.focus_areas)
            self.tokens(f"{place}.neighborhoods", each.neighborhoods)
            self.write(f"{place}.condition", each.condition)
            for order, action in enumerate(each.actions, 1):
                self._action(f"{place}.actions.{order}", action)

    def _action(self, place: str, action: files.Action) -> None:
        self.write(f"{place}.responsible", action.responsible)
        self.tokens(f"{place}.supporters", action.supporters)
        if action.deadline:
            self.write(f"{place}.deadline", action.deadline)
        self.choose(f"{place}.recurrence", labels.RECURRENCES[action.recurrence])


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
