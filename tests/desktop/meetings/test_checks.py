from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any, cast

import pytest

from db.records import (
    Action,
    ActionState,
    AgendaItem,
    AgendaKind,
    Attendance,
    Meeting,
    MeetingState,
    Outcome,
    Presence,
    Record,
    Recurrence,
    Resolution,
    TravellingRecord,
)
from desktop import drafts
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.checks import Finding, Lack, MinutesSection, review
from desktop.office import OpenOffice
from tests.desktop.meetings import test_submission_checks

Place = tuple[MinutesSection, str, tuple[int, ...]]


def findings(office: OpenOffice, meeting: Meeting) -> tuple[Finding, ...]:
    return review(dossier.read(office, meeting.id))


def test_nothing_is_missing_from_complete_minutes(office: OpenOffice, complete: Meeting) -> None:
    assert findings(office, complete) == ()


Change = Callable[[OpenOffice, Meeting], Record]


def heading(**values: object) -> Change:
    return lambda office, meeting: _changed(office.database.get(Meeting, meeting.id), values)


def member(**values: object) -> Change:
    return lambda office, meeting: _changed(dossier.read(office, meeting.id).members[1], values)


def guest(**values: object) -> Change:
    return lambda office, meeting: _changed(dossier.read(office, meeting.id).guests[0], values)


def item(**values: object) -> Change:
    return lambda office, meeting: _changed(dossier.read(office, meeting.id).agenda[1].item, values)


def resolution(**values: object) -> Change:
    return lambda office, meeting: _changed(
        dossier.read(office, meeting.id).resolutions[0].resolution, values
    )


def action(**values: object) -> Change:
    return lambda office, meeting: _changed(
        dossier.read(office, meeting.id).resolutions[0].actions[0].action, values
    )


def taken(office: OpenOffice, meeting: Meeting) -> Record:
    """Give the meeting the number of an earlier one."""
    earlier = replace(meeting, id=0, uuid=meeting.uuid[::-1], number=9, held_on=date(2026, 9, 1))
    with office.database.act():
        office.database.insert(earlier)
    return replace(meeting, number=9)


def _changed(record: Record, values: dict[str, object]) -> Record:
    return replace(record, **cast(Any, values))


REPRESENTED = {"state": Presence.REPRESENTED}


@pytest.mark.parametrize(
    ("change", "lack", "place"),
    [
        (taken, Lack.NUMBER_TAKEN, (MinutesSection.HEADING, "number", ())),
        (heading(subject=" "), Lack.NO_SUBJECT, (MinutesSection.HEADING, "subject", ())),
        (heading(starts_at=None), Lack.NO_START, (MinutesSection.HEADING, "starts_at", ())),
        (heading(ends_at=None), Lack.NO_END, (MinutesSection.HEADING, "ends_at", ())),
        (
            heading(ends_at=time(10)),
            Lack.ENDS_BEFORE_START,
            (MinutesSection.HEADING, "ends_at", ()),
        ),
        (heading(place=""), Lack.NO_PLACE, (MinutesSection.HEADING, "place", ())),
        (heading(chair=""), Lack.NO_CHAIR, (MinutesSection.HEADING, "chair", ())),
        (heading(secretary=""), Lack.NO_SECRETARY, (MinutesSection.HEADING, "secretary", ())),
        (heading(next_on=None), Lack.NO_NEXT_MEETING, (MinutesSection.HEADING, "next_on", ())),
        (
            heading(next_on=date(2026, 10, 4)),
            Lack.NEXT_NOT_LATER,
            (MinutesSection.HEADING, "next_on", ()),
        ),
        (
            member(state=Presence.UNRECORDED),
            Lack.PRESENCE_UNRECORDED,
            (MinutesSection.ATTENDANCE, "state", ()),
        ),
        (
            member(name=" ", arrived_at=time(9, 50)),
            Lack.NO_NAME,
            (MinutesSection.ATTENDANCE, "name", ()),
        ),
        *(
            (who(**times), Lack.NOT_WITHIN_MEETING, (MinutesSection.ATTENDANCE, field, ()))
            for who in (member, guest)
            for field, times in (
                ("arrived_at", {"arrived_at": time(12)}),
                ("left_at", {"left_at": time(10)}),
                ("left_at", {"arrived_at": time(11), "left_at": time(10, 59)}),
            )
        ),
        (
            member(**REPRESENTED, letter_number="۱"),
            Lack.NO_SUBSTITUTE,
            (MinutesSection.ATTENDANCE, "substitute", ()),
        ),
        (
            member(**REPRESENTED, substitute="جانشین"),
            Lack.NO_LETTER,
            (MinutesSection.ATTENDANCE, "letter_number", ()),
        ),
        (guest(name=" "), Lack.UNNAMED_GUEST, (MinutesSection.ATTENDANCE, "name", ())),
        (item(title=""), Lack.UNTITLED_ITEM, (MinutesSection.AGENDA, "title", (2,))),
        (item(outcome=Outcome.OPEN), Lack.NO_OUTCOME, (MinutesSection.AGENDA, "outcome", (2,))),
        (item(kind=AgendaKind.FOLLOW_UP), Lack.NO_AGENDA, (MinutesSection.AGENDA, "", ())),
        (resolution(text="\n"), Lack.NO_TEXT, (MinutesSection.RESOLUTIONS, "text", (1,))),
        (
            resolution(votes_for=3, votes_abstained=1),
            Lack.TOO_MANY_VOTES,
            (MinutesSection.RESOLUTIONS, "votes_for", (1,)),
        ),
        (action(text=""), Lack.NO_ACTION_TEXT, (MinutesSection.RESOLUTIONS, "text", (1, 1))),
        (
            action(responsible="", responsible_id=None),
            Lack.NO_RESPONSIBLE,
            (MinutesSection.RESOLUTIONS, "responsible", (1, 1)),
        ),
        (action(deadline=None), Lack.NO_DEADLINE, (MinutesSection.RESOLUTIONS, "deadline", (1, 1))),
        (
            action(deadline=date(2026, 10, 3)),
            Lack.DEADLINE_BEFORE_MEETING,
            (MinutesSection.RESOLUTIONS, "deadline", (1, 1)),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, Lack) else "",
)
def test_what_is_missing_is_found_at_its_place_until_it_is_mended(
    office: OpenOffice, complete: Meeting, change: Change, lack: Lack, place: Place
) -> None:
    changed = change(office, complete)
    editing.save(office, changed)
    (finding,) = findings(office, complete)
    assert finding.lack is lack
    assert (finding.section, finding.field, finding.numbers) == place
    assert finding.uuid == ("" if lack is Lack.NO_AGENDA else getattr(changed, "uuid", None))
    office.database.undo()
    assert findings(office, complete) == ()


@pytest.mark.parametrize(
    ("kind", "lack", "section"),
    [
        (Attendance, Lack.NO_MEMBERS, MinutesSection.ATTENDANCE),
        (AgendaItem, Lack.NO_AGENDA, MinutesSection.AGENDA),
        (Resolution, Lack.NO_RESOLUTIONS, MinutesSection.RESOLUTIONS),
        (Action, Lack.NO_ACTION, MinutesSection.RESOLUTIONS),
    ],
)
def test_an_empty_section_is_found(
    office: OpenOffice, complete: Meeting, kind: type[Record], lack: Lack, section: MinutesSection
) -> None:
    with office.database.act():
        for record in office.database.select(kind):
            editing.remove(office, record)
    (finding,) = findings(office, complete)
    assert (finding.lack, finding.section) == (lack, section)
    office.database.undo()
    assert findings(office, complete) == ()


@pytest.mark.parametrize(
    ("record", "field", "place"),
    [
        (heading(), "held_on", (MinutesSection.HEADING, ())),
        (heading(), "next_on", (MinutesSection.HEADING, ())),
        (member(), "left_at", (MinutesSection.ATTENDANCE, ())),
        (guest(), "arrived_at", (MinutesSection.ATTENDANCE, ())),
        (item(), "planned_minutes", (MinutesSection.AGENDA, (2,))),
        (resolution(), "votes_against", (MinutesSection.RESOLUTIONS, (1,))),
        (action(), "deadline", (MinutesSection.RESOLUTIONS, (1, 1))),
    ],
)
def test_what_cannot_be_read_is_found_at_its_place_until_it_is_mended(
    office: OpenOffice, complete: Meeting, record: Change, field: str, place: tuple[object, ...]
) -> None:
    uuid = cast(TravellingRecord, record(office, complete)).uuid
    drafts.keep(office, drafts.place_of(uuid, field), "پایان مهر")
    drafts.keep(office, drafts.place_of(complete.uuid[::-1], field), "در جلسه‌ای دیگر")
    (finding,) = findings(office, complete)
    assert finding.lack is Lack.UNREADABLE
    assert (finding.section, finding.numbers) == place
    assert (finding.uuid, finding.field, finding.text) == (uuid, field, "پایان مهر")
    drafts.keep(office, drafts.place_of(uuid, field), "")
    assert findings(office, complete) == ()


def test_what_cannot_be_read_is_not_missing_too(office: OpenOffice, complete: Meeting) -> None:
    late = cast(Action, action(deadline=None)(office, complete))
    editing.save(office, late)
    drafts.keep(office, drafts.place_of(late.uuid, "deadline"), "پایان مهر")
    assert [each.lack for each in findings(office, complete)] == [Lack.UNREADABLE]


def test_who_dissents_has_a_name(office: OpenOffice, complete: Meeting) -> None:
    (part,) = dossier.read(office, complete.id).resolutions
    dissent = editing.add_dissent(office, part.resolution)
    (finding,) = findings(office, complete)
    assert (finding.lack, finding.uuid, finding.numbers) == (
        Lack.UNNAMED_DISSENT,
        dissent.uuid,
        (1,),
    )
    editing.save(office, replace(dissent, name="آقای نوری"))
    assert findings(office, complete) == ()


def test_who_may_still_come_may_vote(office: OpenOffice, complete: Meeting) -> None:
    editing.save(office, resolution(votes_for=2, votes_abstained=0)(office, complete))
    assert findings(office, complete) == ()
    editing.save(office, member(state=Presence.UNRECORDED)(office, complete))
    assert [each.lack for each in findings(office, complete)] == [Lack.PRESENCE_UNRECORDED]
    editing.save(office, member(state=Presence.ABSENT)(office, complete))
    assert [each.lack for each in findings(office, complete)] == [Lack.TOO_MANY_VOTES]


def test_every_lack_has_its_test() -> None:
    tested = {
        each
        for test in (
            test_what_is_missing_is_found_at_its_place_until_it_is_mended,
            test_an_empty_section_is_found,
        )
        for mark in getattr(test, "pytestmark", ())
        for case in mark.args[1]
        for each in case
        if isinstance(each, Lack)
    }
    tested |= {Lack.UNREADABLE, Lack.NO_REASON, Lack.UNNAMED_DISSENT}
    assert tested | set(test_submission_checks.LACKS) == set(Lack)


def test_recurring_work_needs_no_deadline(office: OpenOffice, complete: Meeting) -> None:
    editing.save(office, action(deadline=None, recurrence=Recurrence.MONTHLY)(office, complete))
    assert findings(office, complete) == ()


def test_what_is_put_off_needs_a_reason(office: OpenOffice, complete: Meeting) -> None:
    with office.database.act():
        before = replace(
            complete, id=0, uuid=complete.uuid[::-1], number=9, held_on=date(2026, 9, 1)
        )
        held = office.database.insert(before)
    work = editing.add_action(office, editing.add_resolution(office, held, "پیشین"), "کار پیشین")
    editing.save(office, item(outcome=Outcome.NOTED)(office, complete))
    follow_up.report(office, complete, work, ActionState.POSTPONED)
    found = [each for each in findings(office, complete) if each.lack is Lack.NO_REASON]
    assert [(each.uuid, each.field, each.text) for each in found] == [
        (work.uuid, "word", "کار پیشین")
    ]
    follow_up.report(office, complete, work, ActionState.POSTPONED, "کمبود اعتبار")
    follow_up.report(office, held, work, ActionState.POSTPONED, "")
    assert Lack.NO_REASON not in {each.lack for each in findings(office, complete)}


def test_follow_up_needs_an_outcome_only_when_there_is_something_to_follow(
    office: OpenOffice, complete: Meeting
) -> None:
    with office.database.act():
        before = replace(
            complete, id=0, uuid=complete.uuid[::-1], number=9, held_on=date(2026, 9, 1)
        )
        held = office.database.insert(before)
    work = editing.add_action(office, editing.add_resolution(office, held, "پیشین"), "کار پیشین")
    assert work.state is ActionState.OPEN
    unheard, finding = findings(office, complete)
    assert (finding.lack, finding.numbers) == (Lack.NO_OUTCOME, (1,))
    assert unheard.lack is Lack.NOT_REVIEWED
    editing.save(office, replace(held, state=MeetingState.CANCELLED))
    assert findings(office, complete) == ()


def test_findings_name_the_person_and_stand_in_the_order_of_the_page(
    office: OpenOffice, complete: Meeting
) -> None:
    for change in (
        action(text=""),
        item(title=""),
        member(state=Presence.UNRECORDED),
        heading(subject="", next_on=None),
    ):
        editing.save(office, change(office, complete))
    found = findings(office, complete)
    assert [each.lack for each in found] == [
        Lack.NO_SUBJECT,
        Lack.PRESENCE_UNRECORDED,
        Lack.UNTITLED_ITEM,
        Lack.NO_ACTION_TEXT,
        Lack.NO_NEXT_MEETING,
    ]
    assert found[1].name == "دبیر قرارگاه"
