"""Strategies for rows of every table, and a small world that they can refer to."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import EnumType
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

from hypothesis import strategies as st

from db import records
from db.database import Database
from db.records import (
    Action,
    AgendaItem,
    AgendaKind,
    Attachment,
    FocusArea,
    Headquarters,
    HeadquartersKind,
    Meeting,
    Neighborhood,
    Organization,
    Person,
    Record,
    Resolution,
    Seat,
    Send,
    SignOff,
    SignOffStep,
    User,
    Version,
)

R = TypeVar("R", bound=Record)
Snapshot = Mapping[str, Sequence[Record]]

KINDS: tuple[type[Record], ...] = tuple(
    kind
    for name in records.__all__
    if isinstance(kind := getattr(records, name), type)
    and issubclass(kind, Record)
    and hasattr(kind, "table")
)

REFERS_TO = {
    "action_id": "actions",
    "agenda_item_id": "agenda_items",
    "borrower_id": "users",
    "focus_area_id": "focus_areas",
    "headquarters_id": "headquarters",
    "keeper_id": "organizations",
    "meeting_id": "meetings",
    "neighborhood_id": "neighborhoods",
    "organization_id": "organizations",
    "person_id": "people",
    "postponed_from_id": "agenda_items",
    "previous_id": "meetings",
    "resolution_id": "resolutions",
    "responsible_id": "organizations",
    "seat_id": "seats",
    "send_id": "sends",
    "sign_off_id": "sign_offs",
    "substitute_id": "people",
    "user_id": "users",
    "version_id": "versions",
}

_HEX = "0123456789abcdef"
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_MOMENTS = st.datetimes().map(lambda it: it.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20))

_BY_NAME: Mapping[str, st.SearchStrategy[Any]] = {
    "uuid": st.uuids().map(str),
    "loan": st.uuids().map(str),
    "trail": st.text(_HEX, min_size=64, max_size=64),
    "name": st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    "district": st.integers(1, 22),
    "sha256": st.text(_HEX, min_size=64, max_size=64),
    "hash": st.uuids().map(str),
    "fingerprint": st.text(_HEX, min_size=64, max_size=64),
    "lock_after_minutes": st.integers(1, 240),
    "recovery_slot": st.just(""),  # undo lets it stay
    "at": _MOMENTS,
    "made_at": _MOMENTS,
    "ended_at": _MOMENTS,
    "replaced_at": _MOMENTS,
    "signed_at": _MOMENTS,
}
_BY_TYPE: Mapping[Any, st.SearchStrategy[Any]] = {
    str: _TEXTS,
    bytes: st.binary(max_size=12),
    bool: st.booleans(),
    int: st.integers(1, 2**63 - 1),
    date: st.dates(),
    time: st.times().map(lambda it: it.replace(microsecond=0)),
}


def rows(kind: type[R], keys: Mapping[str, Sequence[int]]) -> st.SearchStrategy[R]:
    """Give unstored records that the checks let in; `keys` are the rows to refer to, by table."""
    hints = get_type_hints(kind)
    values = {
        field.name: _values(field.name, hints[field.name], keys)
        for field in dataclasses.fields(kind)
        if field.name != "id"
    }
    return st.builds(kind, **values).map(_consistent)


def _values(name: str, hint: Any, keys: Mapping[str, Sequence[int]]) -> st.SearchStrategy[Any]:
    optional = NoneType in get_args(hint)
    plain = next(each for each in get_args(hint) if each is not NoneType) if optional else hint
    if name in REFERS_TO:
        there = keys.get(REFERS_TO[name], ())
        values = st.sampled_from(there) if there else st.nothing()
    elif isinstance(plain, EnumType):
        values = st.sampled_from(list(plain))
    else:
        values = _BY_NAME.get(name, _BY_TYPE[plain])
    return st.one_of(st.none(), values) if optional else values


def _consistent(record: R) -> R:
    """Mend what only two values together can break."""
    match record:
        case records.Term(since=date() as since, until=date() as until) if since > until:
            return dataclasses.replace(record, since=until, until=since)
        case records.Headquarters(kind=HeadquartersKind.DISTRICT):
            return dataclasses.replace(record, subdistrict=None)
        case records.Headquarters(subdistrict=None):
            return dataclasses.replace(record, subdistrict=1)
        case records.Meeting(state=state) if state is not records.MeetingState.CANCELLED:
            # Beyond a draft nothing comes but with its sign-off; test_locked.py has those.
            return dataclasses.replace(record, version=1, state=records.MeetingState.DRAFT)
        case records.Meeting():
            return dataclasses.replace(record, version=1)
    return record


def build_world(database: Database) -> dict[str, Sequence[int]]:
    """Write one row that others can refer to into each table that has such; give their keys."""
    day = date(2026, 10, 4)
    moment = datetime(2026, 10, 4, 7, 30, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    put = database.insert
    with database.act():
        headquarters = put(Headquarters(kind=HeadquartersKind.DISTRICT, name="قرارگاه منطقه"))
        organization = put(Organization(name="سازمان نخست این جهان"))
        put(Person(name="آذر نمونه"))
        seat = Seat(
            headquarters_id=headquarters.id,
            organization_id=organization.id,
            position=1,
            post="نماینده",
        )
        put(seat)
        put(Neighborhood(name="محلهٔ نخست این جهان"))
        put(FocusArea(name="محور نخست این جهان", position=1))
        meeting = put(Meeting(headquarters_id=headquarters.id, number=1, held_on=day))
        signed = put(Meeting(headquarters_id=headquarters.id, number=2, held_on=day))
        put(AgendaItem(meeting_id=meeting.id, position=1, kind=AgendaKind.REPORT))
        resolution = put(Resolution(meeting_id=meeting.id, position=1))
        put(Action(resolution_id=resolution.id, position=1))
        put(
            Attachment(
                meeting_id=meeting.id,
                position=1,
                name="پیوست",
                media_type="application/pdf",
                size=0,
                sha256="0" * 64,
            )
        )
        put(User(name="کاربر نخست این جهان"))
        step = SignOffStep.SIGNED
        put(SignOff(meeting_id=signed.id, version=1, step=step, at=moment, name="شهردار"))
        put(
            Version(
                meeting_id=signed.id, number=1, minutes=b"{}", sha256="0" * 64, signed_at=moment
            )
        )
        send = put(Send(at=moment, destination="E:"))
        put(records.SentVersion(send_id=send.id, version_id=1))
        put(records.SentFile(send_id=send.id, name="نام", size=1, sha256="0" * 64))
    database.forget_acts()
    return keys(database)


def build_parts(database: Database, meeting: Meeting, previous: Meeting) -> None:
    """Write one line of each kind into a meeting, and a word on the minutes of an earlier one."""
    put = database.insert
    number, digest = meeting.id, "0" * 64
    organization = put(Organization(name=f"دستگاه {number}"))
    supporter = put(Organization(name=f"دستگاه همکار {number}"))
    area = put(FocusArea(name=f"محور {number}", position=1))
    place = put(Neighborhood(name=f"محلهٔ {number}"))
    put(records.Attendance(meeting_id=number, position=1, name="نام", post="سمت"))
    item = put(AgendaItem(meeting_id=number, position=1, kind=AgendaKind.REPORT))
    put(records.Remark(agenda_item_id=item.id, position=1, gist="گفته"))
    put(records.Figure(agenda_item_id=item.id, position=1, label="پذیرش", value="۳۲"))
    resolution = put(Resolution(meeting_id=number, position=1, text="متن مصوبه"))
    put(records.Dissent(resolution_id=resolution.id, position=1, name="نام"))
    put(
        records.ResolutionFocusArea(
            resolution_id=resolution.id, focus_area_id=area.id, position=1, name=area.name
        )
    )
    put(
        records.ResolutionNeighborhood(
            resolution_id=resolution.id, neighborhood_id=place.id, position=1, name=place.name
        )
    )
    action = put(
        Action(
            resolution_id=resolution.id,
            position=1,
            text="اقدام",
            responsible_id=organization.id,
            responsible=organization.name,
        )
    )
    put(
        records.Supporter(
            action_id=action.id, organization_id=supporter.id, position=1, name=supporter.name
        )
    )
    put(
        records.Progress(
            action_id=action.id,
            meeting_id=number,
            reported_on=meeting.held_on,
            state=records.ActionState.IN_PROGRESS,
        )
    )
    put(
        Attachment(
            meeting_id=number, position=1, name="پیوست", media_type="", size=0, sha256=digest
        )
    )
    put(records.PreviousMinutes(meeting_id=number, previous_id=previous.id))


def keys(database: Database) -> dict[str, Sequence[int]]:
    """Read the keys of all rows, by table."""
    return {kind.table: [each.id for each in database.select(kind)] for kind in KINDS}


def snapshot(database: Database) -> Snapshot:
    """Read all rows of all tables."""
    return {kind.table: database.select(kind) for kind in KINDS}
