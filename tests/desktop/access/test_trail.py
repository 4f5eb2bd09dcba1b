"""Reading the trail: what an entry is about, and on which day it was."""

from dataclasses import replace
from datetime import date

import pytest

from db import meetings
from db.records import (
    Action,
    AgendaItem,
    Meeting,
    MeetingState,
    Organization,
    Remark,
    Resolution,
)
from desktop import moments
from desktop.access.permissions import Deed
from desktop.access.trail import BrokenTrailError, Place, TrailEntry, check_trail, read_trail
from desktop.meetings.editing import remove, save
from desktop.office import OpenOffice

MIDNIGHT = "2026-10-03T20:30:00Z"  # in Tehran, between 11 and 12 Mehr 1405
EVE, DAY = date(2026, 10, 3), date(2026, 10, 4)


def last(office: OpenOffice) -> TrailEntry:
    return read_trail(office)[-1]


def draft(office: OpenOffice) -> Meeting:
    return next(
        each
        for each in office.database.select(Meeting, "state = ?", (MeetingState.DRAFT,))
        if meetings.parts(office.database, Resolution, each.id)
    )


def test_a_record_is_told_by_the_name_that_it_has_now(sample: OpenOffice) -> None:
    organization = sample.database.select(Organization, "name = ?", ("بهزیستی",))[0]
    with sample.database.act():
        sample.database.update(replace(organization, name="بهزیستی شهرستان"))
    told = last(sample)
    assert (told.act, told.record) == ("edited", "organizations")
    assert told.place == Place(name="بهزیستی شهرستان")
    assert told.fields == ("name",)


def test_an_action_is_told_by_its_resolution_and_its_meeting(sample: OpenOffice) -> None:
    meeting = draft(sample)
    resolutions = meetings.parts(sample.database, Resolution, meeting.id)
    number, action = next(
        (number, action)
        for number, each in reversed(list(enumerate(resolutions, 1)))
        for action in sample.database.select(Action, "resolution_id = ?", (each.id,))
    )
    save(sample, replace(action, text=f"{action.text}، دوباره"))
    place = last(sample).place
    assert (place.meeting, place.subdistrict, place.held_on) == (
        meeting.number,
        None,
        meeting.held_on,
    )
    assert (place.number, place.name) == (number, action.responsible)


def test_of_what_is_gone_its_kind_is_left_and_taking_it_back_is_told(sample: OpenOffice) -> None:
    remark = meetings.parts(sample.database, Remark, draft(sample).id)[0]
    remove(sample, remark)
    told = last(sample)
    assert (told.act, told.record, told.place) == ("removed", "remarks", Place())
    sample.database.undo()
    told = last(sample)
    assert (told.act, told.record) == ("undone_removed", "remarks")
    assert told.place.name == remark.speaker


def test_every_record_of_the_trail_has_a_place(sample: OpenOffice) -> None:
    for entry in read_trail(sample):
        gone = entry.act == "removed"
        assert gone or entry.record == "office" or entry.place != Place(), entry


def test_an_act_of_sign_off_names_itself_and_its_meeting(sample: OpenOffice) -> None:
    meeting = draft(sample)
    with sample.act(Deed.SUBMIT):
        sample.tell(Deed.SUBMIT, meeting)
    assert last(sample).act == Deed.SUBMIT
    assert last(sample).place.meeting == meeting.number


@pytest.mark.parametrize(
    ("at", "day"), [("2026-10-03T20:29:59Z", EVE), (MIDNIGHT, DAY), ("2026-10-04T20:29:59Z", DAY)]
)
def test_a_day_is_one_of_tehran(
    sample: OpenOffice, monkeypatch: pytest.MonkeyPatch, at: str, day: date
) -> None:
    before = len(read_trail(sample))
    monkeypatch.setattr(moments, "now", lambda: at)
    item = sample.database.select(AgendaItem, "meeting_id = ?", (draft(sample).id,))[0]
    save(sample, replace(item, title="تازه"))
    told = read_trail(sample, day, day)
    assert [each.at for each in told] == [at]
    assert len(read_trail(sample)) == before + len(told)
    other = EVE if day == DAY else DAY
    assert read_trail(sample, other, other) == ()


def test_a_breach_is_told_with_its_entry(sample: OpenOffice) -> None:
    check_trail(sample)
    with sample.database.act():
        sample.database.query("DROP TRIGGER kept_audit_update")
        sample.database.query("UPDATE audit SET act = 'removed' WHERE id = 5")
    with pytest.raises(BrokenTrailError) as told:
        check_trail(sample)
    assert told.value.entry == 5
