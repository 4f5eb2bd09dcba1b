"""The life of the minutes, step by step, by whoever may take them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.records import AuditEntry, MeetingState, SignOff, Verdict
from desktop import moments
from desktop.access.refusals import NotAllowedError
from desktop.errors import AmendmentError, EnvironmentFault
from desktop.meetings import dossier, editing
from desktop.meetings.compile import compile_minutes
from desktop.meetings.schedule import cancel
from desktop.minutes import check_code, decode
from desktop.settings import save_office
from desktop.sign_off.clock import accept_clock
from desktop.sign_off.opinions import approve_rest, judge, opinions
from desktop.sign_off.refusals import (
    ChangedMinutesError,
    ClockBehindError,
    IncompleteMinutesError,
    NoReasonError,
    NoRemarkError,
    StepError,
)
from desktop.sign_off.steps import amend, give_up, send_back, submit
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town
from tests.desktop.sign_off.signed import signed


def test_submitted_minutes_wait_for_the_mayor_as_they_were(town: Town) -> None:
    submit(town.office, town.meeting.id)
    assert town.meeting.state is MeetingState.SUBMITTED
    before = compile_minutes(town.office, town.meeting.id)
    office = town.office.office
    save_office(town.office, replace(office, invocation="به نام خدا"), town.meeting.held_on)
    assert compile_minutes(town.office, town.meeting.id) == before
    with pytest.raises(EnvironmentFault):
        editing.save(town.office, replace(town.resolutions[0], text="چیز دیگر"))
    assert compile_minutes(town.office, town.meeting.id) == before


def test_what_is_missing_keeps_minutes_from_being_submitted(town: Town) -> None:
    editing.save(town.office, replace(town.resolutions[1], text=" "))
    with pytest.raises(IncompleteMinutesError) as refusal:
        submit(town.office, town.meeting.id)
    assert [each.uuid for each in refusal.value.findings] == [town.resolutions[1].uuid]
    assert town.meeting.state is MeetingState.DRAFT
    assert not town.office.database.select(SignOff)


def test_minutes_come_back_with_each_remark_at_its_resolution(town: Town) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    first, second = town.resolutions
    judge(town.office, first, approved=True)
    judge(town.office, second, approved=False, remark="از کدام اعتبار؟")
    send_back(town.office, town.meeting.id, "خوب بود.")
    assert town.meeting.state is MeetingState.RETURNED
    assert town.meeting.state_reason == "خوب بود."
    life = dossier.read(town.office, town.meeting.id).life
    assert life.remarks == {second.uuid: "از کدام اعتبار؟"}
    assert [each.approved for each in town.office.database.select(Verdict)] == [True, False]
    assert all(each.approved is None for each in opinions(town.office, town.meeting.id).values())
    town.enter(SECRETARY)
    editing.save(town.office, replace(second, text="مددسرا از اعتبار رفاه آماده شود."))
    submit(town.office, town.meeting.id)
    assert town.meeting.state_reason == ""


def test_nothing_goes_back_without_a_word(town: Town) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    with pytest.raises(NoRemarkError):
        send_back(town.office, town.meeting.id)
    judge(town.office, town.resolutions[1], approved=False, remark=" ")
    with pytest.raises(NoRemarkError) as refusal:
        send_back(town.office, town.meeting.id, "کلیات خوب بود.")
    assert refusal.value.numbers == (2,)
    assert town.meeting.state is MeetingState.SUBMITTED


def test_opinion_is_taken_back_by_undo(town: Town) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    judge(town.office, town.resolutions[0], approved=True)
    town.office.database.undo()
    assert opinions(town.office, town.meeting.id)[1].approved is None


@pytest.mark.parametrize("who", [SECRETARY, MAYOR])
def test_each_does_what_is_theirs(town: Town, who: object) -> None:
    submit(town.office, town.meeting.id)
    if who is SECRETARY:
        with pytest.raises(NotAllowedError):
            judge(town.office, town.resolutions[0], approved=True)
        with pytest.raises(NotAllowedError):
            send_back(town.office, town.meeting.id, "نه")
    else:
        town.enter(MAYOR)
        send_back(town.office, town.meeting.id, "نه")
        with pytest.raises(NotAllowedError):
            submit(town.office, town.meeting.id)
        with pytest.raises(NotAllowedError):
            editing.save(town.office, replace(town.resolutions[0], text="چیز دیگر"))
    assert town.resolutions[0].text != "چیز دیگر"


def test_no_step_is_taken_twice(town: Town) -> None:
    submit(town.office, town.meeting.id)
    with pytest.raises(StepError):
        submit(town.office, town.meeting.id)
    with pytest.raises(StepError):
        amend(town.office, town.meeting.id, "اصلاح")


def test_step_by_a_clock_that_was_ahead_is_excused_by_an_administrator(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as ahead:
        ahead.setattr(moments, "now", lambda: "2031-01-01T00:00:00Z")
        editing.save(town.office, replace(town.resolutions[0], text="بازارچه"))
        submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    with pytest.raises(ClockBehindError):
        send_back(town.office, town.meeting.id, "نه")
    with pytest.raises(NotAllowedError):
        accept_clock(town.office)
    town.enter(SECRETARY)  # who is the administrator too
    accept_clock(town.office)
    town.enter(MAYOR)
    send_back(town.office, town.meeting.id, "نه")
    assert town.meeting.state is MeetingState.RETURNED


def test_what_was_typed_by_a_clock_ahead_stops_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as ahead:
        ahead.setattr(moments, "now", lambda: "2031-01-01T00:00:00Z")
        editing.save(town.office, replace(town.resolutions[0], text="بازارچه"))
    submit(town.office, town.meeting.id)
    assert town.meeting.state is MeetingState.SUBMITTED


def test_clock_that_was_set_back_is_noticed(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    monkeypatch.setattr(moments, "now", lambda: moments.stored(datetime(2020, 1, 1, tzinfo=UTC)))
    with pytest.raises(ClockBehindError):
        send_back(town.office, town.meeting.id, "نه")
    assert town.meeting.state is MeetingState.SUBMITTED


def test_amendment_says_what_it_replaces_and_why(town: Town) -> None:
    first = signed(town)
    with pytest.raises(NoReasonError):
        amend(town.office, town.meeting.id, " ")
    amend(town.office, town.meeting.id, "مهلت درست شود")
    assert (town.meeting.state, town.meeting.version) == (MeetingState.DRAFT, 2)
    now = compile_minutes(town.office, town.meeting.id)
    assert now.replaces is not None
    assert now.replaces.check_code == check_code(first)
    assert now.replaces.reason == "مهلت درست شود"
    assert now.signature is None


def test_amendment_that_changed_nothing_is_given_up(town: Town) -> None:
    first = signed(town)
    amend(town.office, town.meeting.id, "مهلت درست شود")
    resolution = town.resolutions[0]
    editing.save(town.office, replace(resolution, text="چیز دیگر"))
    with pytest.raises(ChangedMinutesError):
        give_up(town.office, town.meeting.id)
    editing.save(town.office, resolution)
    give_up(town.office, town.meeting.id)
    assert (town.meeting.state, town.meeting.version) == (MeetingState.SIGNED, 1)
    assert compile_minutes(town.office, town.meeting.id) == first


def test_second_version_leaves_the_first_as_it_was(town: Town) -> None:
    first = signed(town)
    amend(town.office, town.meeting.id, "مهلت درست شود")
    editing.save(town.office, replace(town.resolutions[0], text="بازارچه هر ماه برپا باشد."))
    second = signed(town)
    rows = town.office.database.query("SELECT number, minutes FROM versions ORDER BY number")
    assert [row[0] for row in rows] == [1, 2]
    assert [decode(bytes(row[1])) for row in rows if isinstance(row[1], bytes)] == [first, second]
    assert second.replaces is not None
    assert second.replaces.version == 1


def test_trail_tells_each_step_and_who_took_it(signed_town: Town) -> None:
    entries = signed_town.office.database.select(
        AuditEntry, "record = 'meetings' AND act IN ('submit', 'sign')"
    )
    assert [each.act for each in entries] == ["submit", "sign"]
    assert [each.user_id for each in entries] == [1, 2]
    assert {each.record_uuid for each in entries} == {signed_town.meeting.uuid}


def test_draft_of_a_signed_meeting_cannot_be_called_off(signed_town: Town) -> None:
    amend(signed_town.office, signed_town.meeting.id, "اصلاح")
    with pytest.raises(AmendmentError):
        cancel(signed_town.office, signed_town.meeting, "نشد")
    assert signed_town.meeting.state is MeetingState.DRAFT


def test_rest_is_approved_and_what_was_said_stays(town: Town) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    judge(town.office, town.resolutions[0], approved=False, remark="نه")
    approve_rest(town.office, town.meeting.id)
    told = opinions(town.office, town.meeting.id)
    assert [each.approved for each in told.values()] == [False, True]
