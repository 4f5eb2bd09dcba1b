"""The register of resolutions: all that was decided in a period, and how far it is on a day.

The one hard rule: cancelled meetings decided nothing; every other meeting of the period stands in
its place, one without a resolution too, so that no number seems to be lost.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from db import meetings
from db.records import ActionState, Headquarters, Meeting, MeetingState, Neighborhood, Progress
from desktop import rounds
from desktop.errors import NoSuchSubdistrictError, PeriodError
from desktop.letterhead import letterhead_of
from desktop.meetings import dossier
from desktop.meetings.dossier import ActionPart, ResolutionPart
from desktop.office import OpenOffice
from desktop.register import Register, RegisteredAction, RegisteredMeeting, RegisteredResolution
from desktop.standing import Origin, condition_of, days_late, origin_of, word_of


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


def register(
    office: OpenOffice, since: date, until: date, on: date, of: Headquarters | None = None
) -> Register:
    """Give what a headquarters decided in a period, or without `of` what all of them did.

    Raises PeriodError for a period that ends before it begins.
    """
    if until < since:
        raise PeriodError(since, until)
    known = office.office
    return Register(
        letterhead=letterhead_of(known),
        district=known.district,
        office=known.name,
        headquarters=of.name if of else None,
        subdistrict=of.subdistrict if of else None,
        since=since,
        until=until,
        on=on,
        meetings=_registered(office, _held(office, since, until, of), on),
    )


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

    def names_it(part: ResolutionPart) -> bool:
        return any(each.neighborhood_id == neighborhood.id for each in part.neighborhoods)

    return _registered(office, tuple(held), on, names_it)


def _held(
    office: OpenOffice, since: date, until: date, of: Headquarters | None
) -> tuple[Meeting, ...]:
    found = office.database.select(
        Meeting,
        "held_on BETWEEN ? AND ? AND state <> ?",
        (since.isoformat(), until.isoformat(), MeetingState.CANCELLED),
        "held_on, id",
    )
    return tuple(each for each in found if of is None or each.headquarters_id == of.id)


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


def _every(_part: ResolutionPart) -> bool:
    return True


def _registered(
    office: OpenOffice,
    held: tuple[Meeting, ...],
    on: date,
    wanted: Callable[[ResolutionPart], bool] = _every,
) -> tuple[RegisteredMeeting, ...]:
    keys = {each.id for each in held}
    tables = {each.id: each for each in office.database.select(Headquarters)}
    decided, reports = dossier.resolutions_of(office, keys), _read_reports(office, keys, on, tables)
    origins = {each.id: origin_of(each, tables[each.headquarters_id]) for each in held}
    return tuple(
        RegisteredMeeting(
            origins[each.id],
            tuple(
                _resolution(number, part, reports, origins[each.id])
                for number, part in enumerate(decided[each.id], 1)
                if wanted(part)
            ),
        )
        for each in held
    )


def _resolution(
    number: int, part: ResolutionPart, reports: _Reports, origin: Origin
) -> RegisteredResolution:
    return RegisteredResolution(
        number=number,
        text=part.resolution.text,
        condition=condition_of(part.resolution),
        focus_areas=tuple(each.name for each in part.focus_areas),
        neighborhoods=tuple(each.name for each in part.neighborhoods),
        actions=tuple(
            _action(order, each, reports, origin) for order, each in enumerate(part.actions, 1)
        ),
    )


def _action(number: int, part: ActionPart, reports: _Reports, origin: Origin) -> RegisteredAction:
    action, last = part.action, reports.last.get(part.action.id)
    state = rounds.carried(last.state, action.recurrence) if last else ActionState.OPEN
    this = rounds.running(action, reports.done.get(action.id, ()))
    return RegisteredAction(
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
