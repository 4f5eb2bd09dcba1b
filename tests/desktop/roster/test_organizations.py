"""Organizations: their names and use, and two entries that become one without losing anything."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.people import organization_named
from db.records import Action, Capacity, EarlierName, Organization, Resolution, Seat, Supporter
from db.records.base import Record
from desktop.calendar.deadlines import Days
from desktop.meetings.capture import lexicons, understand
from desktop.meetings.compile import compile_minutes
from desktop.meetings.editing import add_action, add_resolution
from desktop.meetings.listing import listed
from desktop.meetings.naming import entrust, set_supporters
from desktop.meetings.schedule import call, propose
from desktop.meetings.suggestions import known_names
from desktop.meetings.understood import Sense
from desktop.minutes import encode
from desktop.office import OpenOffice
from desktop.roster.organizations import (
    OrganizationLine,
    add_organization,
    is_taken,
    merge,
    organization_lines,
    rename,
    set_aside,
)
from desktop.roster.seats import add_seat

REFERENCES: dict[type[Record], str] = {
    Seat: "organization_id",
    Action: "responsible_id",
    Supporter: "organization_id",
    Capacity: "keeper_id",
}
DAYS = Days(date(2026, 10, 4))
NAMES = ("سازمان بهزیستی", "اداره بهزیستی", "کلانتری ۱۰۹")


def line(office: OpenOffice, name: str) -> OrganizationLine:
    return next(each for each in organization_lines(office) if each.name == name)


def references(office: OpenOffice) -> Counter[tuple[str, int | None]]:
    return Counter(
        (kind.table, getattr(each, attribute))
        for kind, attribute in REFERENCES.items()
        for each in office.database.select(kind)
    )


def everything(office: OpenOffice) -> list[list[Record]]:
    kinds: tuple[type[Record], ...] = (*REFERENCES, Organization, EarlierName)
    return [list(office.database.select(kind)) for kind in kinds]


def test_the_list_tells_use_and_what_is_near(sample: OpenOffice) -> None:
    add_organization(sample, "سازمان بهزيستی")
    welfare = line(sample, "بهزیستی")
    assert welfare.near == ("سازمان بهزیستی",)
    assert welfare.usage.seats == 3
    assert welfare.usage.open_actions > 0
    assert line(sample, "سازمان بهزیستی").usage == (0, 0, 0)
    assert not line(sample, "شهرداری ناحیهٔ ۱").near


def test_another_name_is_found_by_the_seats_and_a_taken_one_is_not_written(
    sample: OpenOffice,
) -> None:
    welfare = line(sample, "بهزیستی")
    rename(sample, replace(welfare, name="ادارهٔ بهزیستی"))
    assert line(sample, "ادارهٔ بهزیستی").usage == welfare.usage
    before = everything(sample)
    for name in ("كلانتری", "", "  "):
        rename(sample, replace(welfare, name=name))
    assert everything(sample) == before
    assert is_taken(sample, "كلانتری", welfare.id)
    assert not is_taken(sample, "ادارهٔ بهزیستی", welfare.id)


def test_what_is_set_aside_is_offered_no_more_until_it_is_named_again(office: OpenOffice) -> None:
    set_aside(office, line(office, "بسیج"), retired=True)
    assert "بسیج" not in known_names(office).organizations
    assert [each.name for each in organization_lines(office, retired=True)] == ["بسیج"]
    add_organization(office, "بسيج")
    assert "بسیج" in known_names(office).organizations


def test_minutes_say_the_same_after_two_became_one(sample: OpenOffice) -> None:
    meetings = [each.meeting.id for each in listed(sample)]
    before = [encode(compile_minutes(sample, each)) for each in meetings]
    welfare, police = line(sample, "بهزیستی"), line(sample, "کلانتری")
    merge(sample, police, welfare)
    assert [encode(compile_minutes(sample, each)) for each in meetings] == before
    counts = line(sample, "کلانتری").usage
    assert counts.seats == welfare.usage.seats + police.usage.seats
    assert "بهزیستی" not in known_names(sample).organizations


def duty(office: OpenOffice) -> Action:
    meeting = call(office, propose(office, date(2026, 10, 4)), "پیگیری")
    return add_action(office, add_resolution(office, meeting, "متن"), "کار")


def test_who_types_the_name_of_the_dropped_one_means_the_one_that_was_kept(
    office: OpenOffice,
) -> None:
    for name in ("سازمان بهزیستی", "ادارهٔ بهزیستی"):
        add_organization(office, name)
    before = len(organization_lines(office))
    kept = line(office, "بهزیستی")
    merge(office, line(office, "سازمان بهزیستی"), line(office, "ادارهٔ بهزیستی"))
    merge(office, kept, line(office, "سازمان بهزیستی"))
    action = duty(office)
    for typed in ("سازمان بهزيستي", "ادارهٔ بهزیستی"):  # the second one was given up twice
        entrust(office, action, typed)
        assert office.database.get(Action, action.id).responsible_id == kept.id
        add_organization(office, typed)
    assert len(organization_lines(office)) == before - 2
    assert organization_lines(office, retired=True) == ()
    (part,) = understand("گزارش @ادارهٔ بهزیستی", lexicons(known_names(office)), DAYS).parts
    assert (part.name, part.sense) == ("بهزیستی", Sense.KNOWN)


def test_undo_gives_a_name_back_to_the_dropped_one(office: OpenOffice) -> None:
    dropped = add_organization(office, "سازمان بهزیستی")
    merge(office, line(office, "بهزیستی"), line(office, dropped.name))
    office.database.undo()
    assert organization_named(office.database, dropped.name) == dropped
    assert known_names(office).earlier == ()


def test_a_dropped_one_that_stays_for_its_actions_is_not_meant_until_it_is_back(
    office: OpenOffice,
) -> None:
    kept, dropped = line(office, "بهزیستی"), add_organization(office, "سازمان بهزیستی")
    set_supporters(office, duty(office), [kept.name, dropped.name])
    merge(office, kept, line(office, dropped.name))
    (aside,) = organization_lines(office, retired=True)
    assert organization_named(office.database, dropped.name).id == kept.id
    set_aside(office, aside, retired=False)
    assert organization_named(office.database, dropped.name).id == dropped.id


@pytest.fixture
def three(office: OpenOffice) -> list[Organization]:
    with office.database.act():
        bodies = [organization_named(office.database, name) for name in NAMES]
        meeting = call(office, propose(office, date(2026, 10, 4)), "پیگیری")
        resolution = office.database.insert(Resolution(meeting_id=meeting.id, position=1))
        for position in range(1, 5):
            office.database.insert(Action(resolution_id=resolution.id, position=position))
    return bodies


PLACES = st.sets(st.integers(0, 2))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    actions=st.lists(st.tuples(st.integers(0, 2), PLACES), min_size=4, max_size=4),
    seats=st.lists(st.integers(0, 2), max_size=4),
    kept=st.integers(0, 1),
)
def test_nothing_is_lost_and_undo_restores_all(
    office: OpenOffice,
    three: list[Organization],
    actions: list[tuple[int, set[int]]],
    seats: list[int],
    kept: int,
) -> None:
    database = office.database
    with database.act():
        for action, (who, helpers) in zip(database.select(Action), actions, strict=True):
            entrust(office, action, NAMES[who])
            set_supporters(office, action, [NAMES[each] for each in sorted(helpers)])
        for who in seats:
            add_seat(office, office.headquarters.id, post="عضو", organization=NAMES[who])
            database.insert(Capacity(name="ظرفیت", keeper_id=three[who].id))
    before, all_before = references(office), everything(office)
    texts = [(each.responsible, each.text) for each in database.select(Action)]
    names = [each.name for each in database.select(Supporter)]
    one, other = three[kept], three[1 - kept]
    merge(office, line(office, one.name), line(office, other.name))
    after = references(office)
    for kind in REFERENCES:
        pair = (kind.table, one.id), (kind.table, other.id)
        assert after[pair[0]] + after[pair[1]] == before[pair[0]] + before[pair[1]]
        assert after[kind.table, three[2].id] == before[kind.table, three[2].id]
    left = Counter({key: count for key, count in after.items() if key[1] == other.id})
    both = sum(helpers >= {0, 1} for _, helpers in actions)
    assert left == Counter({(Supporter.table, other.id): both} if both else {})
    assert other.name not in [each.name for each in organization_lines(office)]
    assert [(each.responsible, each.text) for each in database.select(Action)] == texts
    assert [each.name for each in database.select(Supporter)] == names
    database.undo()
    assert everything(office) == all_before
    database.redo()
    assert references(office) == after
    database.undo()
    database.undo()
