from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, time
from typing import Any

import msgspec

from db.records import (
    ActionState,
    AgendaKind,
    Attachment,
    Meeting,
    MeetingKind,
    Outcome,
    Presence,
    Priority,
    Record,
    Recurrence,
)
from desktop import minutes
from desktop.meetings import dossier, editing, follow_up, naming
from desktop.meetings.compile import compile_minutes
from desktop.meetings.dossier import Dossier
from desktop.meetings.schedule import call
from desktop.office import OpenOffice

# Keys, orders and links, which the minutes show as numbers and places; what happens to an action
# after the meeting.
NOT_PRINTED = {
    "id",
    "uuid",
    "position",
    "guest",
    "headquarters_id",
    "meeting_id",
    "seat_id",
    "agenda_item_id",
    "postponed_from_id",
    "resolution_id",
    "focus_area_id",
    "neighborhood_id",
    "action_id",
    "organization_id",
    "responsible_id",
}


def filled(record: Any) -> Any:
    """Give a record with a text of its own in each empty text."""
    texts = {
        field.name: f"{record.table}.{field.name}"
        for field in fields(record)
        if getattr(record, field.name) == ""
    }
    return replace(record, **texts)


def full_meeting(office: OpenOffice, meeting: Meeting) -> Meeting:
    """Fill every field of every record of a meeting."""
    earlier = Meeting(headquarters_id=meeting.headquarters_id, number=41, held_on=date(2026, 9, 6))
    earlier = call(office, earlier, "پیگیری")
    old = editing.add_action(office, editing.add_resolution(office, earlier, "پیشین"), "کار پیشین")
    editing.save(office, replace(old, deadline=date(2026, 9, 20), responsible="پیشین‌ها"))
    follow_up.report(office, meeting, old, ActionState.POSTPONED, "خبر")
    times: dict[str, Any] = {
        "starts_at": time(10, 15),
        "ends_at": time(12, 20),
        "next_at": time(9, 45),
    }
    heading = filled(
        replace(
            meeting,
            number=42,
            kind=MeetingKind.EXTRAORDINARY,
            next_on=date(2026, 11, 2),
            copies_to="گیرندهٔ یک\n\n گیرندهٔ دو ",
            **times,
        )
    )
    editing.save(office, heading)
    guest = editing.add_guest(office, meeting, name="", post="", organization="")
    for each in (guest, dossier.read(office, meeting.id).members[0]):
        editing.save(
            office,
            filled(
                replace(
                    each,
                    state=Presence.REPRESENTED,
                    letter_date=date(2026, 10, 1),
                    arrived_at=time(10, 20),
                    left_at=time(11, 25),
                )
            ),
        )
    item = editing.add_agenda_item(office, meeting, AgendaKind.DISCUSSION)
    editing.save(office, filled(replace(item, planned_minutes=17, outcome=Outcome.DECIDED)))
    for line in (editing.add_remark(office, item), editing.add_figure(office, item)):
        editing.save(office, filled(line))
    _full_resolution(office, meeting, item)
    with office.database.act():
        office.database.insert(
            Attachment(
                meeting_id=meeting.id,
                position=1,
                name="پیوست.pdf",
                media_type="application/pdf",
                size=1234,
                sha256="ab" * 32,
            )
        )
    return office.database.get(Meeting, meeting.id)


def _full_resolution(office: OpenOffice, meeting: Meeting, item: Any) -> None:
    resolution = filled(editing.add_resolution(office, meeting, "", item))
    votes = {"votes_for": 31, "votes_against": 5, "votes_abstained": 6}
    editing.save(office, replace(resolution, priority=Priority.URGENT, **votes))
    editing.save(office, filled(editing.add_dissent(office, resolution)))
    action = editing.add_action(office, resolution, "کار")
    editing.save(
        office,
        replace(action, deadline=date(2026, 10, 30), recurrence=Recurrence.SEASONAL),
    )
    naming.entrust(office, action, "بهزیستی")
    naming.set_supporters(office, action, ["کلانتری", "هلال‌احمر"])
    naming.set_focus_areas(office, resolution, ["محور نو"])
    naming.set_neighborhoods(office, resolution, ["محلهٔ نو"])


def records(read: Dossier) -> Iterator[Record]:
    """Give every record of a meeting itself."""
    yield read.meeting
    yield from (*read.members, *read.guests, *read.attachments)
    for part in read.agenda:
        yield from (part.item, *part.remarks, *part.figures)
    for decided in read.resolutions:
        yield from (decided.resolution, *decided.focus_areas, *decided.neighborhoods)
        yield from decided.dissents
        for work in decided.actions:
            yield from (work.action, *work.supporters)


def values(part: object) -> Iterator[object]:
    if isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from values(getattr(part, name))
    elif isinstance(part, tuple):
        for each in part:
            yield from values(each)
    else:
        yield part


def test_every_field_of_every_record_arrives(office: OpenOffice, meeting: Meeting) -> None:
    full_meeting(office, meeting)
    read = dossier.read(office, meeting.id)
    arrived = set(values(compile_minutes(office, meeting.id)))
    missing = [
        (type(record).__name__, field.name)
        for record in records(read)
        for field in fields(record)
        if field.name not in NOT_PRINTED | {"copies_to"}
        and (value := getattr(record, field.name)) not in ("", None)
        and value not in arrived
    ]
    assert missing == []
    assert {type(record).__name__ for record in records(read)} == {
        "Action",
        "AgendaItem",
        "Attachment",
        "Attendance",
        "Dissent",
        "Figure",
        "Meeting",
        "Remark",
        "Resolution",
        "ResolutionFocusArea",
        "ResolutionNeighborhood",
        "Supporter",
    }


def test_what_is_nested_and_numbered(office: OpenOffice, meeting: Meeting) -> None:
    full_meeting(office, meeting)
    compiled = compile_minutes(office, meeting.id)
    assert (compiled.office, compiled.district) == ("شهرداری منطقهٔ ۱۱", 11)
    assert compiled.headquarters == "قرارگاه اجتماعی منطقهٔ ۱۱"
    assert compiled.copies_to == ("گیرندهٔ یک", "گیرندهٔ دو")
    assert compiled.next_meeting == minutes.NextMeeting(
        date(2026, 11, 2), time(9, 45), "meetings.next_place"
    )
    assert [item.number for item in compiled.agenda] == [1, 2]
    (resolution,) = compiled.resolutions
    assert (resolution.number, resolution.agenda_number) == (1, 2)
    assert resolution.votes == minutes.Votes(31, 5, 6)
    assert resolution.focus_areas == ("محور نو",)
    assert resolution.neighborhoods == ("محلهٔ نو",)
    (action,) = resolution.actions
    assert (action.responsible, action.supporters) == ("بهزیستی", ("کلانتری", "هلال‌احمر"))
    (earlier,) = compiled.earlier_actions
    assert (earlier.meeting_number, earlier.resolution_number, earlier.action_number) == (41, 1, 1)
    assert (earlier.text, earlier.responsible) == ("کار پیشین", "پیشین‌ها")
    assert (earlier.deadline, earlier.age) == (date(2026, 9, 20), 1)
    assert (earlier.state, earlier.word) == (ActionState.POSTPONED, "خبر")
    assert earlier.word_on == meeting.held_on
    assert minutes.decode(minutes.encode(compiled)) == compiled


def test_a_meeting_just_called_compiles(office: OpenOffice, meeting: Meeting) -> None:
    compiled = compile_minutes(office, meeting.id)
    assert minutes.decode(minutes.encode(compiled)) == compiled
    assert compiled.next_meeting is None
    assert (compiled.guests, compiled.resolutions, compiled.earlier_actions) == ((), (), ())


def test_only_the_votes_that_were_counted_are_there(office: OpenOffice, meeting: Meeting) -> None:
    resolution = editing.add_resolution(office, meeting, "متن")
    assert compile_minutes(office, meeting.id).resolutions[0].votes is None
    editing.save(office, replace(resolution, votes_for=99))
    votes = compile_minutes(office, meeting.id).resolutions[0].votes
    assert votes == minutes.Votes(99, None, None)


def test_a_row_of_which_nothing_was_typed_is_not_in_the_minutes(
    office: OpenOffice, meeting: Meeting
) -> None:
    item = editing.add_agenda_item(office, meeting, AgendaKind.DISCUSSION, "بند")
    resolution = editing.add_resolution(office, meeting, "")
    editing.add_action(office, resolution)
    for _ in range(2):
        editing.add_guest(office, meeting, name="", post=" ", organization="")
        editing.add_remark(office, item)
        editing.add_figure(office, item)
        editing.add_dissent(office, resolution)
    compiled = compile_minutes(office, meeting.id)
    decided = compiled.resolutions[0]
    assert (compiled.guests, decided.dissents) == ((), ())
    assert (compiled.agenda[-1].remarks, compiled.agenda[-1].figures) == ((), ())
    assert (decided.number, decided.actions[0].number) == (1, 1)  # the review tells of these


def test_a_guest_of_whom_only_the_hour_is_known_came(office: OpenOffice, meeting: Meeting) -> None:
    guest = editing.add_guest(office, meeting, name="", post="", organization="")
    editing.save(office, replace(guest, arrived_at=time(10, 5)))
    assert len(compile_minutes(office, meeting.id).guests) == 1
