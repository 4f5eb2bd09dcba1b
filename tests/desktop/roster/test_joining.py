"""Members who are typed in, some of them twice."""

from datetime import date

import pytest

from db.records import Organization
from desktop.office import OpenOffice
from desktop.roster.joining import Member, join
from desktop.roster.seats import SeatLine, seat_lines, set_retired

TODAY = date(2026, 9, 23)
HEAD = Member("رئیس", "کلانتری", "آقای سام راد")


def table(office: OpenOffice, *, retired: bool = False) -> list[SeatLine]:
    return [*seat_lines(office, office.headquarters.id, TODAY, retired=retired)]


@pytest.mark.parametrize(
    "again",
    [HEAD, HEAD._replace(holder="سام راد"), Member("رئيس", "كلانتري", "آقاي سام راد")],
)
def test_who_is_there_sits_there_once(office: OpenOffice, again: Member) -> None:
    first = join(office, office.headquarters.id, HEAD, TODAY)
    assert join(office, office.headquarters.id, again, TODAY) == first
    assert len(table(office)) == 3


@pytest.mark.parametrize(
    "other",
    [HEAD._replace(post="معاون"), HEAD._replace(organization="بسیج"), HEAD._replace(holder="")],
)
def test_who_is_another_gets_a_seat(office: OpenOffice, other: Member) -> None:
    join(office, office.headquarters.id, HEAD, TODAY)
    join(office, office.headquarters.id, other, TODAY)
    assert len(table(office)) == 4


def test_an_empty_seat_is_taken_and_the_organization_of_an_officer_stays(
    office: OpenOffice,
) -> None:
    chair, secretary = table(office)
    join(office, office.headquarters.id, Member(chair.post, "نهادی دیگر", "خانم نو"), TODAY)
    assert [each.holder for each in table(office)] == ["خانم نو", secretary.holder]
    assert table(office)[0].organization == chair.organization
    assert "نهادی دیگر" not in {each.name for each in office.database.select(Organization)}


def test_who_was_set_aside_comes_back_by_one_act(office: OpenOffice) -> None:
    seat = join(office, office.headquarters.id, HEAD, TODAY)
    set_retired(office, seat, retired=True)
    assert join(office, office.headquarters.id, HEAD, TODAY).id == seat.id
    assert table(office, retired=True) == []
    office.database.undo()
    assert len(table(office, retired=True)) == 1
