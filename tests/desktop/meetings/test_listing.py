from dataclasses import replace
from datetime import date

import pytest

from db.meetings import Tally
from db.records import Headquarters, HeadquartersKind, Meeting, Presence
from desktop.errors import NoSuchNumberError, SharedNumberError
from desktop.meetings import dossier, editing
from desktop.meetings.listing import listed, numbered
from desktop.meetings.schedule import call
from desktop.office import OpenOffice


def test_an_empty_office_lists_nothing(office: OpenOffice) -> None:
    assert listed(office) == ()


def test_the_newest_comes_first_whatever_its_headquarters(
    office: OpenOffice, meeting: Meeting
) -> None:
    with office.database.act():
        subdistrict = office.database.insert(
            Headquarters(kind=HeadquartersKind.SUBDISTRICT, subdistrict=2, name="ناحیهٔ ۲")
        )
    day = date(2026, 9, 1)
    older = call(office, Meeting(headquarters_id=subdistrict.id, number=1, held_on=day), "پیگیری")
    same_day = call(office, replace(meeting, id=0, uuid=meeting.uuid[::-1], number=2), "پیگیری")
    rows = listed(office)
    assert [each.meeting for each in rows] == [same_day, meeting, older]
    assert rows[2].headquarters == subdistrict


def test_a_row_counts_what_belongs_to_its_meeting(office: OpenOffice, meeting: Meeting) -> None:
    other = call(office, replace(meeting, id=0, uuid=meeting.uuid[::-1], number=2), "پیگیری")
    for organization in ("بهزیستی", "کلانتری"):
        editing.add_member(office, meeting, name="", post="", organization=organization)
    members = dossier.read(office, meeting.id).members
    states = (Presence.PRESENT, Presence.REPRESENTED, Presence.EXCUSED, Presence.ABSENT)
    for member, state in zip(members, states, strict=True):
        editing.save(office, replace(member, state=state))
    editing.add_guest(office, meeting, name="مهمان", post="", organization="")
    for actions in (0, 2):
        resolution = editing.add_resolution(office, meeting, "متن")
        for _ in range(actions):
            editing.add_action(office, resolution)
    tallies = {each.meeting.id: each.tally for each in listed(office)}
    assert tallies[meeting.id] == Tally(invited=4, present=2, resolutions=2, actions=2)
    assert tallies[other.id] == Tally(invited=2, present=0, resolutions=0, actions=0)


def test_a_meeting_is_found_by_its_number_in_its_own_headquarters(
    office: OpenOffice, meeting: Meeting
) -> None:
    with office.database.act():
        subdistrict = office.database.insert(
            Headquarters(kind=HeadquartersKind.SUBDISTRICT, subdistrict=2, name="ناحیهٔ ۲")
        )
    other = replace(meeting, id=0, uuid=meeting.uuid[::-1], headquarters_id=subdistrict.id)
    theirs = call(office, other, "پیگیری")
    assert numbered(office, meeting.number) == meeting
    assert numbered(office, meeting.number, 2) == theirs
    for number, of in ((meeting.number + 1, None), (meeting.number, 3)):
        with pytest.raises(NoSuchNumberError):
            numbered(office, number, of)


def test_a_number_of_two_meetings_names_neither(office: OpenOffice, meeting: Meeting) -> None:
    call(office, replace(meeting, id=0, uuid=meeting.uuid[::-1]), "پیگیری")
    with pytest.raises(SharedNumberError):
        numbered(office, meeting.number)
