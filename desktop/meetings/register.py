"""The register of resolutions: all that was decided in a period, and how far it is on a day.

The one hard rule: cancelled meetings decided nothing; every other meeting of the period stands in
its place, one without a resolution too, so that no number seems to be lost. Only a book of less
than all has no place for those that decided nothing of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from db import meetings
from db.records import ActionState, Headquarters, Meeting, MeetingState, Neighborhood, Progress
from desktop import rounds
from desktop.errors import NoSuchSubdistrictError, PeriodError
from desktop.letterhead import letterhead_of
from desktop.meetings import dossier
from desktop.meetings.dossier import ActionPart, ResolutionPart
from desktop.meetings.sieve import Filtered, OfNeighborhood, Sieve
from desktop.office import DataFile, OpenOffice
from desktop.register import (
    MOST_PRINTED,
    Cover,
    Filters,
    Register,
    RegisteredAction,
    RegisteredMeeting,
    RegisteredResolution,
    RegisterTooLongError,
    Totals,
    totals_of,
)
from desktop.reporting import Report
from desktop.standing import Origin, condition_of, days_late, origin_of, word_of

_PIECE = 40  # meetings


def all_headquarters(office: OpenOffice) -> tuple[Headquarters, ...]:
    """Give the district's own headquarters, then those of the subdistricts by their numbers."""
    return (office.headquarters, *_of_subdistricts(office))


def headquarters_of(office: OpenOffice, subdistrict: int | None) -> Headquarters:
    """Find the headquarters of a subdistrict, or with None the district's own.

    Raises NoSuchSubdistrictError.
    """
    if subdistrict is None:
        return office.headquarters
    tables = _of_subdistricts(office)
    for table in tables:
        if table.subdistrict == subdistrict:
            return table
    raise NoSuchSubdistrictError(subdistrict, tuple(table.subdistrict or 0 for table in tables))


def _of_subdistricts(office: OpenOffice) -> Sequence[Headquarters]:
    return office.database.select(Headquarters, "subdistrict IS NOT NULL", order="subdistrict")


class HeldMeetings:
    """The meetings of a register, read a few at a time, since decades are larger than memory.

    Each stands there, one that decided nothing too.
    """

    def __init__(self, office: OpenOffice, filters: Filters, on: date) -> None:
        """Find the meetings; raises PeriodError for a period that ends before it begins."""
        if filters.until < filters.since:
            raise PeriodError(filters.since, filters.until)
        self._office, self._on = office, on
        self._sieve = Filtered(office, filters)
        self._held = _held(office, filters)

    def __len__(self) -> int:
        return len(self._held)

    def __iter__(self) -> Iterator[RegisteredMeeting]:
        for start in range(0, len(self._held), _PIECE):
            held = self._held[start : start + _PIECE]
            yield from _registered(self._office, held, self._on, self._sieve)


def cover(office: OpenOffice, filters: Filters, on: date) -> Cover:
    """Say what a register is of; LookupError for a headquarters that is not there."""
    known, key = office.office, filters.headquarters
    of = office.database.get(Headquarters, key) if key else None
    return Cover(
        letterhead=letterhead_of(known),
        district=known.district,
        office=known.name,
        office_uuid=known.uuid,
        headquarters=of.name if of else None,
        subdistrict=of.subdistrict if of else None,
        filters=filters,
        on=on,
    )


def register(office: OpenOffice, filters: Filters, on: date) -> Register:
    """Give what was decided in a period as it stands on a day, all at once.

    Raises PeriodError, and RegisterTooLongError once it has more than a paper can hold.
    """
    totals, kept = Totals(), list[RegisteredMeeting]()
    for meeting in HeldMeetings(office, filters, on):
        totals = totals.and_all(totals_of((meeting,)))
        if not totals.printable:
            raise RegisterTooLongError(filters.since, filters.until, MOST_PRINTED, printed=True)
        if meeting.resolutions or not filters.narrow:
            kept.append(meeting)
    return _bound(office, filters, on, kept)


def _bound(
    office: OpenOffice, filters: Filters, on: date, meetings: Iterable[RegisteredMeeting]
) -> Register:
    front = msgspec.structs.asdict(cover(office, filters, on))
    return Register(**front, meetings=tuple(meetings))


class Found(NamedTuple):
    """What a register comes to; without `register` it is too long to be printed, or empty."""

    filters: Filters
    totals: Totals
    register: Register | None


def read_apart(file: DataFile, filters: Filters, on: date, report: Report) -> Found:
    """Read a register as it is at one moment, by a connection of its own, in whichever thread.

    Raises PeriodError, EnvironmentFault, and as `report`.
    """
    report(0, 1)
    with OpenOffice(file) as office, office.database.snapshot():
        found, totals, kept = HeldMeetings(office, filters, on), Totals(), list[RegisteredMeeting]()
        for done, meeting in enumerate(found, 1):
            report(done, len(found))
            totals = totals.and_all(totals_of((meeting,)))
            if not totals.printable:
                kept.clear()
            elif meeting.resolutions or not filters.narrow:
                kept.append(meeting)
        if not totals.resolutions or not totals.printable:
            return Found(filters, totals, None)
        return Found(filters, totals, _bound(office, filters, on, kept))


def decided_for(
    office: OpenOffice, neighborhood: Neighborhood, on: date
) -> tuple[RegisteredMeeting, ...]:
    """Give the meetings up to a day that decided something for a neighborhood, with that alone."""
    held = office.database.select(
        Meeting,
        "held_on <= ? AND state <> ? AND id IN (SELECT meeting_id FROM resolutions"
        " JOIN resolution_neighborhoods ON resolution_id = resolutions.id"
        " WHERE neighborhood_id = ?)",
        (on.isoformat(), MeetingState.CANCELLED, neighborhood.id),
        "held_on, id",
    )
    return _registered(office, held, on, OfNeighborhood(neighborhood))


def _held(office: OpenOffice, filters: Filters) -> Sequence[Meeting]:
    found = office.database.select(
        Meeting,
        "held_on BETWEEN ? AND ? AND state <> ?",
        (filters.since.isoformat(), filters.until.isoformat(), MeetingState.CANCELLED),
        "held_on, id",
    )
    return [each for each in found if filters.headquarters in {None, each.headquarters_id}]


class _Reports(NamedTuple):
    """What is known on a day: the last report of each action, and the meetings that heard it.

    `done` are the days on which rounds of duties that recur were done.
    """

    on: date
    last: Mapping[int, Progress]
    done: Mapping[int, tuple[date, ...]]
    at: Mapping[int, Origin]


def _read_reports(
    office: OpenOffice, meeting_ids: set[int], on: date, tables: Mapping[int, Headquarters]
) -> _Reports:
    last = meetings.last_words(office.database, meeting_ids, on)
    keys = {each.meeting_id for each in last.values() if each.meeting_id}
    at = {
        key: origin_of(each, tables[each.headquarters_id])
        for key, each in office.database.by_key(Meeting, keys).items()
    }
    done = meetings.rounds_done(office.database, meeting_ids, on)
    return _Reports(on, last, done, at)


def _registered(
    office: OpenOffice, held: Sequence[Meeting], on: date, sieve: Sieve
) -> tuple[RegisteredMeeting, ...]:
    keys = {each.id for each in held}
    tables = {each.id: each for each in office.database.select(Headquarters)}
    decided, reports = dossier.resolutions_of(office, keys), _read_reports(office, keys, on, tables)
    origins = {each.id: origin_of(each, tables[each.headquarters_id]) for each in held}
    return tuple(
        RegisteredMeeting(
            each.uuid,
            origins[each.id],
            tuple(_resolutions(decided[each.id], reports, origins[each.id], sieve)),
        )
        for each in held
    )


def _resolutions(
    parts: Sequence[ResolutionPart], reports: _Reports, origin: Origin, sieve: Sieve
) -> Iterator[RegisteredResolution]:
    for number, part in enumerate(parts, 1):
        if not sieve.wants(part):
            continue
        told = [_action(order, each, reports, origin) for order, each in enumerate(part.actions, 1)]
        pairs = zip(part.actions, told, strict=True)
        actions = tuple(action for each, action in pairs if sieve.wants_action(each, action))
        if actions or not sieve.of_actions:
            yield _resolution(number, part, actions)


def _resolution(
    number: int, part: ResolutionPart, actions: tuple[RegisteredAction, ...]
) -> RegisteredResolution:
    return RegisteredResolution(
        uuid=part.resolution.uuid,
        number=number,
        text=part.resolution.text,
        priority=part.resolution.priority,
        condition=condition_of(part.resolution),
        focus_areas=tuple(each.name for each in part.focus_areas),
        neighborhoods=tuple(each.name for each in part.neighborhoods),
        actions=actions,
    )


def _action(number: int, part: ActionPart, reports: _Reports, origin: Origin) -> RegisteredAction:
    action, last = part.action, reports.last.get(part.action.id)
    state = rounds.carried(last.state, action.recurrence) if last else ActionState.OPEN
    this = rounds.running(action, reports.done.get(action.id, ()))
    return RegisteredAction(
        uuid=action.uuid,
        number=number,
        text=action.text,
        responsible=action.responsible,
        supporters=tuple(each.name for each in part.supporters),
        deadline=this.due,
        recurrence=action.recurrence,
        round_number=this.number,
        days_late=days_late(this.due, state, reports.on),
        state=state,
        last=word_of(last, reports.at, origin),
    )
