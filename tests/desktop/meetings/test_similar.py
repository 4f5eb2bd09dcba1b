import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from db.records import (
    Action,
    ActionState,
    Change,
    Headquarters,
    HeadquartersKind,
    Meeting,
    MeetingState,
    Resolution,
)
from db.records.base import Record
from desktop.founding import found
from desktop.meetings import editing, follow_up
from desktop.meetings.schedule import call
from desktop.meetings.similar import Similar, SimilarWork
from desktop.meetings.understood import Part, Role, Understood
from desktop.office import OpenOffice
from tests.offices import open_office

R = TypeVar("R", bound=Record)

FIRST = date(2026, 7, 4)
HEATING = "بازسازی سامانهٔ گرمایش مددسرا"
TYPED = "تعمیر سامانهٔ گرمایش مددسرا"


def held(office: OpenOffice, number: int, body: Headquarters | None = None) -> Meeting:
    headquarters = body or office.headquarters
    day = FIRST + timedelta(days=28 * (number - 1))
    meeting = Meeting(headquarters_id=headquarters.id, number=number, held_on=day)
    return call(office, meeting, "پیگیری")


def decided(office: OpenOffice, meeting: Meeting, text: str, resolution: str = "متن") -> Action:
    return editing.add_action(office, editing.add_resolution(office, meeting, resolution), text)


def line(text: str, *parts: Part) -> Understood:
    return Understood(text, parts, text)


def texts(found: tuple[Similar, ...]) -> list[str]:
    return [each.work.action.text for each in found]


@pytest.fixture
def meetings(office: OpenOffice) -> list[Meeting]:
    return [held(office, number) for number in (1, 2, 3)]


def find(office: OpenOffice, meeting: Meeting, text: str = TYPED) -> tuple[Similar, ...]:
    return SimilarWork(office).find(line(text), meeting)


def test_open_work_of_an_earlier_meeting_is_found_with_its_place_and_age(
    office: OpenOffice, meetings: list[Meeting]
) -> None:
    decided(office, meetings[0], "برگزاری جلسه با معتمدان")
    decided(office, meetings[0], HEATING)
    (similar,) = find(office, meetings[2])
    work = similar.work
    assert (work.action.text, work.meeting.number, work.resolution_number, work.age) == (
        HEATING,
        1,
        2,
        2,
    )
    assert similar.headquarters == ""


def test_every_prefix_of_a_line_may_be_asked_for(
    office: OpenOffice, meetings: list[Meeting]
) -> None:
    decided(office, meetings[0], HEATING)
    counts = [len(find(office, meetings[1], TYPED[:end])) for end in range(len(TYPED) + 1)]
    assert counts[0] == 0
    assert counts[-1] == 1


@pytest.mark.parametrize("end", [ActionState.DONE, ActionState.DROPPED])
def test_what_is_settled_is_not_found(
    office: OpenOffice, meetings: list[Meeting], end: ActionState
) -> None:
    action = decided(office, meetings[0], HEATING)
    follow_up.report(office, meetings[1], action, end)
    assert find(office, meetings[2]) == ()


def test_only_what_was_decided_before_the_meeting_by_one_that_took_place_is_found(
    office: OpenOffice, meetings: list[Meeting]
) -> None:
    decided(office, meetings[1], HEATING)
    assert find(office, meetings[0]) == find(office, meetings[1]) == ()
    assert texts(find(office, meetings[2])) == [HEATING]
    editing.save(office, replace(meetings[1], state=MeetingState.CANCELLED))
    assert find(office, meetings[2]) == ()


def test_another_headquarters_work_is_found_by_its_name(
    office: OpenOffice, meetings: list[Meeting]
) -> None:
    with office.database.act():
        other = office.database.insert(
            Headquarters(kind=HeadquartersKind.SUBDISTRICT, subdistrict=4, name="قرارگاه ناحیهٔ ۴")
        )
    decided(office, held(office, 1, other), HEATING)
    (similar,) = find(office, meetings[2])
    assert similar.headquarters == "قرارگاه ناحیهٔ ۴"


def test_three_at_most_the_likest_first_and_one_of_each_resolution(
    office: OpenOffice, meetings: list[Meeting]
) -> None:
    heating = editing.add_resolution(office, meetings[0], "متن")
    for text in ("سامانهٔ گرمایش", "تعمیر سامانهٔ گرمایش مددسرا", "سامانهٔ گرمایش مددسرا"):
        editing.add_action(office, heating, text)
    for _ in range(4):
        decided(office, meetings[0], "سامانهٔ گرمایش مددسرا")
    found = texts(find(office, meetings[1]))
    assert found == ["تعمیر سامانهٔ گرمایش مددسرا", *["سامانهٔ گرمایش مددسرا"] * 2]


def test_of_two_alike_the_one_of_the_named_body_comes_first(
    office: OpenOffice, meetings: list[Meeting]
) -> None:
    for body in ("بهزیستی", "معاونت فنی و عمران"):
        action = decided(office, meetings[0], HEATING)
        editing.save(office, replace(action, responsible=body))
    for body in ("بهزیستی", "معاونت فني و عمران"):
        said = line(TYPED, Part(Role.RESPONSIBLE, 0, 0, body))
        first, _ = SimilarWork(office).find(said, meetings[1])
        assert first.work.action.responsible.startswith(body[:4])


WORDS = ("تعمیر", "سامانه", "گرمایش", "مددسرا", "بسته", "معیشتی")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
PLACES = st.integers(0, 30)


# Beyond a draft nothing comes without its sign-off.
WRITABLE = (MeetingState.DRAFT, MeetingState.CANCELLED)


class News(RuleBasedStateMachine):
    """Whatever is done and taken back, what is known is what the file says."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.office = open_office(self.folder)
        found(self.office, district=11, name="شهرداری", secretary="دبیر")
        self.meetings = [held(self.office, number) for number in (1, 2, 3)]
        for meeting in self.meetings[:2]:
            decided(self.office, meeting, HEATING, TYPED)
        self.known = SimilarWork(self.office)
        self.office.database.listeners.append(self.hear)

    def teardown(self) -> None:
        self.office.close()
        shutil.rmtree(self.folder)

    def hear(self, changes: tuple[Change, ...]) -> None:
        self.known.hear(changes)

    def pick(self, kind: type[R], place: int) -> R | None:
        stored = self.office.database.select(kind)
        return stored[place % len(stored)] if stored else None

    @rule(place=PLACES, text=TEXTS)
    def decide(self, place: int, text: str) -> None:
        if meeting := self.pick(Meeting, place):
            decided(self.office, meeting, text, text)

    @rule(place=PLACES, text=TEXTS, kind=st.sampled_from([Action, Resolution]))
    def write(self, place: int, text: str, kind: type[Action] | type[Resolution]) -> None:
        if record := self.pick(kind, place):
            editing.save(self.office, replace(record, text=text))

    @rule(place=PLACES, kind=st.sampled_from([Action, Resolution, Meeting]))
    def remove(self, place: int, kind: type[Record]) -> None:
        if record := self.pick(kind, place):
            editing.remove(self.office, record)

    @rule(place=PLACES, state=st.sampled_from(ActionState))
    def report(self, place: int, state: ActionState) -> None:
        action, meeting = self.pick(Action, place), self.pick(Meeting, place // 2)
        if action and meeting:
            follow_up.report(self.office, meeting, action, state)

    @rule(place=PLACES, state=st.sampled_from(WRITABLE), days=st.integers(-90, 90))
    def change(self, place: int, state: MeetingState, days: int) -> None:
        if meeting := self.pick(Meeting, place):
            moved = meeting.held_on + timedelta(days=days)
            editing.save(self.office, replace(meeting, state=state, held_on=moved))

    @rule()
    def undo(self) -> None:
        self.office.database.undo()

    @rule()
    def redo(self) -> None:
        self.office.database.redo()

    @invariant()
    def is_what_the_file_says(self) -> None:
        anew = SimilarWork(self.office)
        for meeting in self.office.database.select(Meeting):
            for typed in ("تعمیر سامانه گرمایش", "بسته معیشتی", " ".join(WORDS)):
                assert self.known.find(line(typed), meeting) == anew.find(line(typed), meeting)


TestNews = News.TestCase
TestNews.settings = settings(max_examples=12, stateful_step_count=15)
