from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import (
    Action,
    ActionState,
    AgendaItem,
    AgendaKind,
    Attendance,
    Figure,
    Meeting,
    Organization,
    Person,
    Progress,
    Remark,
    Resolution,
    Seat,
    Term,
)
from desktop.meetings import dossier, editing, follow_up
from desktop.office import OpenOffice

Moves = list[tuple[int, int]]
MOVES: st.SearchStrategy[Moves] = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from((-2, -1, 1, 2))), max_size=12
)


def moved(line: list[str], place: int, by: int) -> list[str]:
    """Give a list as a move should leave it."""
    target = place + by
    rest = [*line[:place], *line[place + 1 :]]
    stays = not 0 <= target < len(line)
    return line if stays else [*rest[:target], line[place], *rest[target:]]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES)
def test_lines_move_and_none_is_lost(office: OpenOffice, meeting: Meeting, moves: Moves) -> None:
    for old in office.database.select(Resolution):
        editing.remove(office, old)
    line = list("abcde")
    for text in line:
        editing.add_resolution(office, meeting, text)
    for place, by in moves:
        there = [part.resolution for part in dossier.read(office, meeting.id).resolutions]
        editing.move(office, there[place], by)
        line = moved(line, place, by)
    there = [part.resolution for part in dossier.read(office, meeting.id).resolutions]
    assert [each.text for each in there] == line
    assert len({each.position for each in there}) == len(line)


def test_the_follow_up_stays_first(office: OpenOffice, meeting: Meeting) -> None:
    report = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, "گزارش")
    talk = editing.add_agenda_item(office, meeting, AgendaKind.DISCUSSION, "بحث")
    first = dossier.read(office, meeting.id).agenda[0].item
    editing.move(office, first, 1)
    editing.move(office, report, -1)
    editing.move(office, talk, -1)
    titles = [part.item.title for part in dossier.read(office, meeting.id).agenda]
    assert titles == [first.title, "بحث", "گزارش"]


def test_members_and_guests_move_among_themselves(office: OpenOffice, meeting: Meeting) -> None:
    guests = [
        editing.add_guest(office, meeting, name=name, post="", organization="")
        for name in ("یک", "دو")
    ]
    editing.move(office, guests[0], -1)
    editing.move(office, guests[1], -1)
    read = dossier.read(office, meeting.id)
    assert [each.name for each in read.guests] == ["دو", "یک"]
    assert [each.organization for each in read.members] == ["شهرداری منطقهٔ ۱۱"] * 2


def test_a_move_is_one_act(office: OpenOffice, meeting: Meeting) -> None:
    for text in "abc":
        last = editing.add_resolution(office, meeting, text)
    editing.move(office, last, -2)
    office.database.undo()
    there = dossier.read(office, meeting.id).resolutions
    assert [part.resolution.text for part in there] == list("abc")


def test_what_is_added_stands_behind_its_siblings(office: OpenOffice, meeting: Meeting) -> None:
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, "گزارش")
    for add in (editing.add_remark, editing.add_figure):
        assert [add(office, item).position for _ in range(3)] == [1, 2, 3]
    resolution = editing.add_resolution(office, meeting, "متن", item)
    assert resolution.agenda_item_id == item.id
    adders: tuple[Callable[[OpenOffice, Resolution], object], ...] = (
        editing.add_action,
        editing.add_dissent,
    )
    for add_to in adders:
        assert [getattr(add_to(office, resolution), "position", 0) for _ in range(3)] == [1, 2, 3]
    first = office.database.select(Remark, order="position")[0]
    editing.remove(office, first)
    assert editing.add_remark(office, item).position == 4


def test_what_is_written_is_clean(office: OpenOffice, meeting: Meeting) -> None:
    resolution = editing.add_resolution(office, meeting, "كميته ٣ روز")
    assert resolution.text == "کمیته ۳ روز"
    editing.save(office, replace(resolution, condition=" با رأي  "))
    assert office.database.get(Resolution, resolution.id).condition == " با رأی  "


def test_a_resolution_comes_back_with_all_that_hung_on_it(
    office: OpenOffice, meeting: Meeting
) -> None:
    resolution = editing.add_resolution(office, meeting, "متن")
    editing.add_action(office, resolution, "کار")
    editing.add_dissent(office, resolution)
    before = dossier.read(office, meeting.id)
    editing.remove(office, resolution)
    assert dossier.read(office, meeting.id).resolutions == ()
    office.database.undo()
    assert dossier.read(office, meeting.id) == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("85", "۸۵"),
        ("1,200", "۱,۲۰۰"),
        ("12.5", "۱۲.۵"),
        ("بند 3", "بند 3"),
        ("۳۰ هزار", "۳۰ هزار"),
    ],
)
def test_a_figure_that_is_a_number_has_persian_digits(
    office: OpenOffice, meeting: Meeting, typed: str, kept: str
) -> None:
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT)
    figure = editing.add_figure(office, item)
    editing.save(office, replace(figure, value=typed, period="3 ماهه"))
    stored = office.database.get(Figure, figure.id)
    assert (stored.value, stored.period) == (kept, "3 ماهه")


def test_a_resolution_outlives_its_agenda_item(office: OpenOffice, meeting: Meeting) -> None:
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT)
    resolution = editing.add_resolution(office, meeting, "متن", item)
    editing.remove(office, item)
    assert office.database.get(Resolution, resolution.id).agenda_item_id is None
    office.database.undo()
    assert office.database.get(Resolution, resolution.id).agenda_item_id == item.id
    assert office.database.get(AgendaItem, item.id) == item


def test_a_new_member_has_a_seat_from_then_on(office: OpenOffice, meeting: Meeting) -> None:
    line = editing.add_member(
        office, meeting, name=" خانم نيكو ", post="رئيس", organization=" بهزيستي "
    )
    assert (line.name, line.post, line.organization) == ("خانم نیکو", "رئیس", "بهزیستی")
    seat = office.database.get(Seat, line.seat_id or 0)
    assert (seat.post, seat.position) == ("رئیس", 3)
    known = office.database.select(Organization, "name = ?", ("بهزیستی",))
    assert [each.id for each in known] == [seat.organization_id]
    (term,) = office.database.select(Term, "seat_id = ?", (seat.id,))
    assert (term.since, term.until) == (meeting.held_on, None)
    assert office.database.get(Person, term.person_id).name == "خانم نیکو"
    assert dossier.read(office, meeting.id).members[-1] == line
    office.database.undo()
    assert len(office.database.select(Seat)) == 2


@pytest.mark.parametrize("name", ["", "  "])
def test_a_seat_can_wait_for_its_holder(office: OpenOffice, meeting: Meeting, name: str) -> None:
    people = len(office.database.select(Person))
    line = editing.add_member(office, meeting, name=name, post="رئیس", organization="کلانتری")
    assert len(office.database.select(Person)) == people
    assert office.database.get(Attendance, line.id).name == ""


def test_what_a_meeting_heard_moves_with_its_day(office: OpenOffice, meeting: Meeting) -> None:
    resolution = editing.add_resolution(office, meeting, "متن")
    action = editing.add_action(office, resolution, "کار")
    follow_up.report(office, meeting, action, ActionState.IN_PROGRESS, "آغاز شد")
    later = replace(meeting, held_on=date(2026, 10, 11))
    editing.save(office, later)
    assert [each.reported_on for each in office.database.select(Progress)] == [later.held_on]
    office.database.undo()
    assert [each.reported_on for each in office.database.select(Progress)] == [meeting.held_on]
    assert office.database.get(Action, action.id).state is ActionState.IN_PROGRESS
