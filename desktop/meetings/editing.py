"""What a secretary does to a meeting's records: one function per act, each one transaction."""

from dataclasses import fields, replace
from typing import Any, TypeVar, cast

from db import meetings
from db.people import organization_named
from db.records import (
    Action,
    AgendaItem,
    AgendaKind,
    Attachment,
    Attendance,
    Dissent,
    Figure,
    Meeting,
    Person,
    Presence,
    Progress,
    Remark,
    Resolution,
    Seat,
    Term,
)
from db.records.base import Record
from desktop.meetings import carry_over
from desktop.office import OpenOffice
from desktop.persian import clean, digits, read_decimal

# By what a record that has an order among its siblings is held.
_HOLDER = {
    Attendance: "meeting_id",
    AgendaItem: "meeting_id",
    Remark: "agenda_item_id",
    Figure: "agenda_item_id",
    Resolution: "meeting_id",
    Dissent: "resolution_id",
    Action: "resolution_id",
    Attachment: "meeting_id",
}

R = TypeVar("R", bound=Record)
Line = TypeVar(
    "Line", Attendance, AgendaItem, Remark, Figure, Resolution, Dissent, Action, Attachment
)


def save(office: OpenOffice, record: Record) -> None:
    """Write a record that was edited."""
    with office.database.act():
        if isinstance(record, AgendaItem):
            _save_item(office, record)
            return
        office.database.update(cleaned(record))
        if isinstance(record, Meeting):
            _redate_reports(office, record)


def _save_item(office: OpenOffice, record: AgendaItem) -> None:
    """Write an agenda item, and let a new outcome have what follows from it."""
    before = office.database.get(AgendaItem, record.id)
    office.database.update(cleaned(record))
    if record.outcome is not before.outcome:
        carry_over.settle(office, cleaned(record))


def _redate_reports(office: OpenOffice, meeting: Meeting) -> None:
    """Let what a meeting heard of earlier actions have the meeting's day, also when that moves."""
    for report in office.database.select(
        Progress, "meeting_id = ? AND reported_on <> ?", (meeting.id, meeting.held_on.isoformat())
    ):
        office.database.update(replace(report, reported_on=meeting.held_on))


def remove(office: OpenOffice, record: Record) -> None:
    """Delete a record and what hangs on it; undo brings all of it back.

    The follow-up of earlier work stays, and what was put off to a meeting goes on to the next.
    """
    if _is_follow_up(record):
        return
    with office.database.act():
        put_off: tuple[AgendaItem, ...] = ()
        if isinstance(record, Meeting):
            put_off = carry_over.origins(office, record)
            carry_over.let_go(office, meetings.parts(office.database, AgendaItem, record.id))
        if isinstance(record, AgendaItem):
            carry_over.let_go(office, (record,))
        office.database.delete(record)
        for item in put_off:
            carry_over.settle(office, item)


def move(office: OpenOffice, record: Line, by: int) -> None:
    """Move a record among its siblings, up (-1) or down (1); at the end it stays.

    The follow-up is the first item of an agenda: it stays there, and nothing comes before it.
    """
    with office.database.act():
        siblings = _siblings(office, record)
        place = [each.id for each in siblings].index(record.id)
        target = place + by
        first = 1 if _is_follow_up(siblings[0]) else 0
        if not (first <= place and first <= target < len(siblings)):
            return
        siblings.insert(target, siblings.pop(place))
        for position, each in enumerate(siblings, 1):
            if each.position != position:
                office.database.update(replace(each, position=position))


def _is_follow_up(record: Record) -> bool:
    return isinstance(record, AgendaItem) and record.kind is AgendaKind.FOLLOW_UP


def add_agenda_item(
    office: OpenOffice, meeting: Meeting, kind: AgendaKind, title: str = ""
) -> AgendaItem:
    return _append(office, AgendaItem(meeting_id=meeting.id, position=1, kind=kind, title=title))


def add_remark(office: OpenOffice, item: AgendaItem) -> Remark:
    return _append(office, Remark(agenda_item_id=item.id, position=1))


def add_figure(office: OpenOffice, item: AgendaItem) -> Figure:
    return _append(office, Figure(agenda_item_id=item.id, position=1))


def add_resolution(
    office: OpenOffice, meeting: Meeting, text: str = "", item: AgendaItem | None = None
) -> Resolution:
    return _append(
        office,
        Resolution(
            meeting_id=meeting.id,
            position=1,
            text=text,
            agenda_item_id=item.id if item else None,
        ),
    )


def add_dissent(office: OpenOffice, resolution: Resolution) -> Dissent:
    return _append(office, Dissent(resolution_id=resolution.id, position=1))


def add_action(office: OpenOffice, resolution: Resolution, text: str = "") -> Action:
    return _append(office, Action(resolution_id=resolution.id, position=1, text=text))


def add_attachment(office: OpenOffice, attachment: Attachment) -> Attachment:
    return _append(office, attachment)


def add_guest(
    office: OpenOffice, meeting: Meeting, *, name: str, post: str, organization: str
) -> Attendance:
    return _append(
        office,
        Attendance(
            meeting_id=meeting.id,
            position=1,
            guest=True,
            state=Presence.PRESENT,  # nobody notes down a guest who did not come
            name=name,
            post=post,
            organization=organization,
        ),
    )


def add_member(
    office: OpenOffice, meeting: Meeting, *, name: str, post: str, organization: str
) -> Attendance:
    """Give the headquarters a new seat, from this meeting on, and its holder a line in it."""
    database = office.database
    name, post, organization = (clean(each.strip()) for each in (name, post, organization))
    with database.act():
        body = organization_named(database, organization)
        seats = database.select(Seat, "headquarters_id = ?", (meeting.headquarters_id,))
        seat = database.insert(
            Seat(
                headquarters_id=meeting.headquarters_id,
                organization_id=body.id,
                position=1 + max((each.position for each in seats), default=0),
                post=post,
            )
        )
        if name:
            person = database.insert(Person(name=name))
            database.insert(Term(seat_id=seat.id, person_id=person.id, since=meeting.held_on))
        return _append(
            office,
            Attendance(
                meeting_id=meeting.id,
                position=1,
                seat_id=seat.id,
                name=name,
                post=post,
                organization=body.name,
            ),
        )


def _append(office: OpenOffice, record: Line) -> Line:
    """Store a new record behind its siblings."""
    with office.database.act():
        last = max((each.position for each in _siblings(office, record)), default=0)
        return office.database.insert(cleaned(replace(record, position=last + 1)))


def _siblings(office: OpenOffice, record: Line) -> list[Line]:
    kind = type(record)
    holder = _HOLDER[kind]
    siblings = office.database.select(
        kind, f"{holder} = ?", (getattr(record, holder),), "position, id"
    )
    if isinstance(record, Attendance):
        return [each for each in siblings if each.guest == record.guest]
    return siblings


def cleaned(record: R) -> R:
    """Give a record with all its texts as they are stored."""
    values: dict[str, Any] = {field.name: getattr(record, field.name) for field in fields(record)}
    texts = {name: clean(value) for name, value in values.items() if type(value) is str}
    if isinstance(record, Figure) and read_decimal(record.value) is not None:
        texts["value"] = digits(texts["value"])  # a number, not a text that keeps its digits
    return replace(record, **cast(Any, texts))
