"""Nothing that is open ever vanishes: neither an action nor an agenda item that was put off."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from db.records import (
    Action,
    ActionState,
    AgendaItem,
    AgendaKind,
    Meeting,
    Outcome,
    Progress,
    Remark,
)
from desktop.founding import found
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.dossier import AgendaPart
from desktop.meetings.schedule import call, cancel
from desktop.office import OpenOffice
from tests.offices import open_office, signed

FIRST = date(2026, 10, 4)
CLOSED = {ActionState.DONE, ActionState.DROPPED}


def called(office: OpenOffice, number: int) -> Meeting:
    day = FIRST + timedelta(days=28 * number)
    return call(
        office,
        Meeting(headquarters_id=office.headquarters.id, number=number, held_on=day),
        "پیگیری",
    )


def added(office: OpenOffice, meeting: Meeting, title: str = "گشت شبانه") -> AgendaItem:
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, title)
    editing.save(office, replace(item, presenter="خانم یوسفی", planned_minutes=20))
    return office.database.get(AgendaItem, item.id)


def put_off(office: OpenOffice, item: AgendaItem, outcome: Outcome = Outcome.POSTPONED) -> None:
    editing.save(office, replace(office.database.get(AgendaItem, item.id), outcome=outcome))


def agenda(office: OpenOffice, meeting: Meeting) -> list[AgendaPart]:
    """Give the items behind the follow-up."""
    first, *rest = dossier.read(office, meeting.id).agenda
    assert first.item.kind is AgendaKind.FOLLOW_UP
    return rest


def titles(office: OpenOffice, *meetings: Meeting) -> list[list[str]]:
    return [[part.item.title for part in agenda(office, each)] for each in meetings]


def test_what_was_put_off_is_in_the_next_meeting_as_it_was(office: OpenOffice) -> None:
    first = called(office, 1)
    put_off(office, added(office, first))
    added(office, first, "دیگر")
    put_off(office, dossier.read(office, first.id).agenda[0].item)  # the follow-up has its own
    (back,) = agenda(office, called(office, 2))
    told = (back.item.kind, back.item.title, back.item.presenter, back.item.planned_minutes)
    assert told == (AgendaKind.REPORT, "گشت شبانه", "خانم یوسفی", 20)
    assert back.item.outcome is Outcome.OPEN
    assert back.postponed is not None
    assert (back.postponed.meeting.number, back.postponed.times) == (1, 1)
    third = called(office, 3)
    assert titles(office, third) == [["گشت شبانه"]]  # nobody said what became of it
    put_off(office, back.item, Outcome.NOTED)  # now somebody does
    assert titles(office, third) == [[]]
    put_off(office, back.item, Outcome.OPEN)  # it was the wrong key
    assert titles(office, third) == [["گشت شبانه"]]


def test_it_comes_back_until_it_is_dealt_with(office: OpenOffice) -> None:
    put_off(office, added(office, called(office, 1)))
    put_off(office, agenda(office, called(office, 2))[0].item)
    (again,) = agenda(office, called(office, 3))
    assert again.postponed is not None
    assert (again.postponed.meeting.number, again.postponed.times) == (1, 2)
    put_off(office, again.item, Outcome.DECIDED)
    assert titles(office, called(office, 4)) == [[]]


def test_what_is_put_off_late_comes_into_the_meeting_that_is_called_already(
    office: OpenOffice,
) -> None:
    first, second = called(office, 1), called(office, 2)
    item = added(office, first)
    put_off(office, item)
    assert titles(office, second) == [["گشت شبانه"]]
    put_off(office, item, Outcome.DECIDED)  # it was the wrong key
    assert titles(office, second) == [[]]
    put_off(office, item)
    back = agenda(office, second)[0].item
    editing.add_remark(office, back)
    put_off(office, item, Outcome.DECIDED)
    assert titles(office, second) == [["گشت شبانه"]]  # somebody worked on it
    assert len(office.database.select(Remark)) == 1


def test_a_closed_agenda_is_passed_by(office: OpenOffice) -> None:
    first, second, third = (called(office, number) for number in (1, 2, 3))
    signed(office, second)
    put_off(office, added(office, first))
    assert titles(office, second, third) == [[], ["گشت شبانه"]]


@pytest.mark.parametrize("way", ["cancelled", "deleted"])
def test_a_meeting_that_is_not_held_passes_it_on(office: OpenOffice, way: str) -> None:
    put_off(office, added(office, called(office, 1)))
    second, third = called(office, 2), called(office, 3)
    if way == "cancelled":
        cancel(office, second, "تعطیل شد")
    else:
        editing.remove(office, second)
    (back,) = agenda(office, third)
    assert back.postponed is not None
    assert back.postponed.meeting.number == 1
    office.database.undo()
    assert titles(office, second, third) == [["گشت شبانه"]] * 2  # until the second has settled it


def test_a_link_that_is_deleted_leaves_the_chain_whole(office: OpenOffice) -> None:
    put_off(office, added(office, called(office, 1)))
    second = called(office, 2)
    put_off(office, agenda(office, second)[0].item)
    third = called(office, 3)
    editing.remove(office, second)
    (back,) = agenda(office, third)
    assert back.postponed is not None
    assert (back.postponed.meeting.number, back.postponed.times) == (1, 1)


def test_what_was_struck_from_an_agenda_by_hand_stays_away_until_the_next(
    office: OpenOffice,
) -> None:
    put_off(office, added(office, called(office, 1)))
    second = called(office, 2)
    editing.remove(office, agenda(office, second)[0].item)
    put_off(office, added(office, second, "دیگر"))
    assert titles(office, second, called(office, 3)) == [["دیگر"], ["گشت شبانه", "دیگر"]]


def test_the_follow_up_cannot_be_deleted(office: OpenOffice) -> None:
    meeting = called(office, 1)
    editing.remove(office, dossier.read(office, meeting.id).agenda[0].item)
    assert len(dossier.read(office, meeting.id).agenda) == 1


@dataclass
class Model:
    """What a careful secretary would remember; days count from the first one."""

    meetings: dict[int, int] = field(default_factory=dict)  # the day of each
    cancelled: set[int] = field(default_factory=set)
    decided: dict[int, int] = field(default_factory=dict)  # action: meeting
    words: dict[int, dict[int, ActionState]] = field(default_factory=dict)  # action: by day

    def is_open_before(self, action: int, day: int) -> bool:
        said = [state for when, state in sorted(self.words[action].items()) if when < day]
        return not said or said[-1] not in CLOSED

    def live(self) -> list[int]:
        return [key for key in self.meetings if key not in self.cancelled]


class Secretary(RuleBasedStateMachine):
    """Calls, decides, hears, puts off, calls off and takes back, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.office = open_office(Path(self.folder.name))
        found(self.office, district=11, name="اداره", secretary="دبیر")
        self.model = Model()
        self.past: list[Model] = []

    def teardown(self) -> None:
        self.office.close()
        self.folder.cleanup()

    @contextmanager
    def act(self) -> Iterator[Model]:
        """Do one act; one that changed nothing is none to take back."""
        before, acts = copy.deepcopy(self.model), self.acts()
        yield self.model
        if self.acts() > acts:
            self.past.append(before)

    def acts(self) -> int:
        return len(self.office.database._undo._done)

    def meeting(self, key: int) -> Meeting:
        return self.office.database.get(Meeting, key)

    @rule(gap=st.integers(1, 20))
    def calls(self, gap: int) -> None:
        with self.act() as model:
            day = max(model.meetings.values(), default=0) + 2 * gap
            meeting = Meeting(
                headquarters_id=self.office.headquarters.id,
                number=1 + len(model.meetings),
                held_on=FIRST + timedelta(days=day),
            )
            model.meetings[call(self.office, meeting, "پیگیری").id] = day

    @precondition(lambda self: self.model.live())
    @rule(data=st.data())
    def decides(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(self.model.live()))
        with self.act() as model, self.office.database.act():
            resolution = editing.add_resolution(self.office, self.meeting(key), "متن")
            action = editing.add_action(self.office, resolution, "کار")
            model.decided[action.id] = key
            model.words[action.id] = {}

    @precondition(lambda self: self.model.decided)
    @rule(data=st.data(), state=st.sampled_from(ActionState), withdrawn=st.booleans())
    def hears(self, data: st.DataObject, state: ActionState, *, withdrawn: bool) -> None:
        key = data.draw(st.sampled_from(sorted(self.model.decided)))
        at = data.draw(st.sampled_from(sorted(self.model.meetings)))
        action = self.office.database.get(Action, key)
        with self.act() as model:
            if withdrawn:
                follow_up.withdraw(self.office, self.meeting(at), action)
                model.words[key].pop(model.meetings[at], None)
            else:
                follow_up.report(self.office, self.meeting(at), action, state)
                model.words[key][model.meetings[at]] = state

    @precondition(lambda self: self.model.decided)
    @rule(data=st.data(), day=st.integers(0, 60), state=st.sampled_from(ActionState))
    def reads_a_letter(self, data: st.DataObject, day: int, state: ActionState) -> None:
        key = data.draw(st.sampled_from(sorted(self.model.decided)))
        odd = 2 * day + 1  # a day on which no meeting is
        with self.act() as model, self.office.database.act():
            self.office.database.insert(
                Progress(action_id=key, reported_on=FIRST + timedelta(days=odd), state=state)
            )
            model.words[key][odd] = state

    @precondition(lambda self: self.model.live())
    @rule(data=st.data(), outcome=st.sampled_from(Outcome), new=st.booleans())
    def ends_an_item(self, data: st.DataObject, outcome: Outcome, *, new: bool) -> None:
        key = data.draw(st.sampled_from(self.model.live()))
        parts = agenda(self.office, self.meeting(key))
        if new or not parts:
            with self.act():
                added_item = editing.add_agenda_item(
                    self.office, self.meeting(key), AgendaKind.OTHER, "بند"
                )
            parts = [AgendaPart(added_item, (), (), None)]
        item = data.draw(st.sampled_from(parts)).item
        with self.act():
            put_off(self.office, item, outcome)

    @precondition(lambda self: self.model.live())
    @rule(data=st.data())
    def calls_off(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(self.model.live()))
        with self.act() as model:
            cancel(self.office, self.meeting(key), "تعطیل شد")
            model.cancelled.add(key)

    @precondition(lambda self: self.past)
    @rule()
    def takes_back(self) -> None:
        self.model = self.past.pop()
        self.office.database.undo()

    @invariant()
    def what_is_open_is_listed_and_nothing_else(self) -> None:
        model = self.model
        for key in model.live():
            day = model.meetings[key]
            expected = {
                action: sum(
                    model.meetings[origin] < model.meetings[each] <= day for each in model.live()
                )
                for action, origin in model.decided.items()
                if origin not in model.cancelled
                and model.meetings[origin] < day
                and model.is_open_before(action, day)
            }
            listed = dossier.read(self.office, key).earlier
            assert {each.action.id: each.age for each in listed} == expected
            days = [each.meeting.held_on for each in listed]
            assert days == sorted(days)

    @invariant()
    def what_was_put_off_is_in_one_later_agenda(self) -> None:
        live = self.model.live()
        items = {each.id: each for each in self.office.database.select(AgendaItem)}
        for item in items.values():
            if item.kind is AgendaKind.FOLLOW_UP or item.meeting_id not in live:
                continue
            waits = item.outcome is Outcome.OPEN and item.postponed_from_id is not None
            if item.outcome is not Outcome.POSTPONED and not waits:
                continue
            back = [each for each in items.values() if self._stands_for(each, item, items)]
            later = self.model.meetings[item.meeting_id] < self.model.meetings[live[-1]]
            assert len(back) == (1 if later else 0)

    def _stands_for(self, back: AgendaItem, item: AgendaItem, items: dict[int, AgendaItem]) -> bool:
        """Whether an item of a live meeting came from another, past meetings called off."""
        if back.meeting_id in self.model.cancelled:
            return False
        origin = back.postponed_from_id
        while origin and origin != item.id and items[origin].meeting_id in self.model.cancelled:
            origin = items[origin].postponed_from_id
        return origin == item.id


TestSecretary = Secretary.TestCase
TestSecretary.settings = settings(max_examples=12, stateful_step_count=25)
