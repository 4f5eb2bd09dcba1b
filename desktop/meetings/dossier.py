"""All records of one meeting as they stand in the file, read at once.

The workspace shows a dossier, the checks read it, and the minutes are compiled from it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from db import agendas, meetings
from db.records import (
    Action,
    AgendaItem,
    Attachment,
    Attendance,
    Change,
    Dissent,
    Figure,
    Headquarters,
    HeadquartersKind,
    Meeting,
    MeetingState,
    Numbering,
    Office,
    OpenAction,
    Postponement,
    Progress,
    Remark,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    Supporter,
)
from desktop import drafts
from desktop.calendar.jalali import to_jalali
from desktop.errors import NoSuchMeetingError
from desktop.meetings import life as lives
from desktop.meetings.last_time import LastTime, last_times
from desktop.meetings.life import Life
from desktop.office import OpenOffice
from desktop.roster.seats import all_headquarters

T = TypeVar("T")

_OPEN_WORK = ("earlier", "beside")
_MAKING_OPEN_WORK = frozenset(
    {Action.table, Headquarters.table, Meeting.table, Progress.table, Resolution.table}
)


@dataclass(frozen=True)
class AgendaPart:
    item: AgendaItem
    remarks: tuple[Remark, ...]
    figures: tuple[Figure, ...]
    postponed: Postponement | None


@dataclass(frozen=True)
class ActionPart:
    action: Action
    supporters: tuple[Supporter, ...]


@dataclass(frozen=True)
class ResolutionPart:
    resolution: Resolution
    focus_areas: tuple[ResolutionFocusArea, ...]
    neighborhoods: tuple[ResolutionNeighborhood, ...]
    dissents: tuple[Dissent, ...]
    actions: tuple[ActionPart, ...]


class Returned(NamedTuple):
    """A resolution that came back from the mayor, with the remark."""

    number: int
    uuid: str
    remark: str


@dataclass(frozen=True)
class SubdistrictWork:
    """What a subdistrict has open, as its district sees it."""

    headquarters: Headquarters
    actions: tuple[OpenAction, ...]


@dataclass(frozen=True)
class Dossier:
    """One meeting; everything stands in the order in which it is printed.

    `last_times` is what its figures were in an earlier meeting, by their uuids.
    `beside` is what the subdistricts have open, by their number; only a district sees it.
    `unread` is what was typed and could not be read, by the uuid of its record and the attribute.
    """

    office: Office
    headquarters: Headquarters
    meeting: Meeting
    members: tuple[Attendance, ...]
    guests: tuple[Attendance, ...]
    agenda: tuple[AgendaPart, ...]
    last_times: Mapping[str, LastTime]
    resolutions: tuple[ResolutionPart, ...]
    earlier: tuple[OpenAction, ...]
    beside: tuple[SubdistrictWork, ...]
    attachments: tuple[Attachment, ...]
    life: Life
    number_taken: bool
    unread: Mapping[tuple[str, str], str]

    @property
    def editable(self) -> bool:
        return self.meeting.state in {MeetingState.DRAFT, MeetingState.RETURNED}

    @property
    def returned(self) -> tuple[Returned, ...]:
        """List the resolutions with a remark, until the minutes are submitted again."""
        remarks = self.life.remarks
        uuids = (part.resolution.uuid for part in self.resolutions)
        return tuple(
            Returned(number, uuid, remarks[uuid])
            for number, uuid in enumerate(uuids, 1)
            if remarks.get(uuid)
        )


def read(
    office: OpenOffice,
    meeting_id: int,
    before: Dossier | None = None,
    changes: Collection[Change] = (),
) -> Dossier:
    """Read one meeting; raises NoSuchMeetingError.

    With the dossier `before` all changes since, open work is looked through only where they reach
    it: there may be thirty years of it, and each half second of typing is a change.
    """
    database = office.database
    try:
        meeting = database.get(Meeting, meeting_id)
    except LookupError as gone:
        raise NoSuchMeetingError(meeting_id) from gone
    headquarters = database.get(Headquarters, meeting.headquarters_id)
    everyone = meetings.parts(database, Attendance, meeting_id)
    agenda = _agenda(office, meeting_id)
    resolutions = resolutions_of(office, (meeting_id,))[meeting_id]
    reached = _reached(office, before, meeting, resolutions, changes)
    earlier, beside = _open_work(office, before, meeting, headquarters, reached)
    return Dossier(
        office=office.office,
        headquarters=headquarters,
        meeting=meeting,
        members=tuple(each for each in everyone if not each.guest),
        guests=tuple(each for each in everyone if each.guest),
        agenda=agenda,
        last_times=last_times(office, meeting, (each for part in agenda for each in part.figures)),
        resolutions=resolutions,
        earlier=earlier,
        beside=beside,
        attachments=tuple(meetings.parts(database, Attachment, meeting_id)),
        life=lives.read(database, meeting, before.life if before else None, changes),
        number_taken=_is_taken(office, meeting, headquarters.numbering),
        unread=_unread(office, meeting, everyone, agenda, resolutions),
    )


def _reached(
    office: OpenOffice,
    before: Dossier | None,
    meeting: Meeting,
    resolutions: Iterable[ResolutionPart],
    changes: Iterable[Change],
) -> Collection[str]:
    """Tell which open work may have become another: what was decided earlier, and beside."""
    if before is None or (before.meeting.held_on, before.headquarters.id) != (
        meeting.held_on,
        meeting.headquarters_id,
    ):
        return _OPEN_WORK
    decided = [*before.resolutions, *resolutions]
    own = {(Meeting.table, meeting.id)}
    own |= {(Resolution.table, part.resolution.id) for part in decided}
    own |= {(Action.table, each.action.id) for part in decided for each in part.actions}
    others = {each for each in changes if each.table in _MAKING_OPEN_WORK and each[:2] not in own}
    if not others:
        return ()
    heard = {each.action.id for each in before.earlier}
    told = {each.id for each in others if each.table == Progress.table}
    words = office.database.by_key(Progress, told)
    known = {(Action.table, key) for key in heard}
    known |= {(Progress.table, key) for key, word in words.items() if word.action_id in heard}
    return _OPEN_WORK[:1] if all(each[:2] in known for each in others) else _OPEN_WORK


def _open_work(
    office: OpenOffice,
    before: Dossier | None,
    meeting: Meeting,
    headquarters: Headquarters,
    reached: Collection[str],
) -> tuple[tuple[OpenAction, ...], tuple[SubdistrictWork, ...]]:
    """Give what was decided earlier, and beside; what changes did not reach is as before."""
    if before and "earlier" not in reached:
        earlier = before.earlier
    else:
        earlier = tuple(meetings.open_actions(office.database, meeting.id))
    if before and "beside" not in reached:
        return earlier, before.beside
    return earlier, _beside(office, meeting, headquarters)


def _is_taken(office: OpenOffice, meeting: Meeting, numbering: Numbering) -> bool:
    """Whether another meeting that is counted with this one has the number, were it called off."""
    same = (meeting.headquarters_id, meeting.number, meeting.id)
    found = office.database.select(Meeting, "headquarters_id = ? AND number = ? AND id <> ?", same)
    if numbering is Numbering.CONTINUOUS:
        return bool(found)
    year = to_jalali(meeting.held_on).year
    return any(to_jalali(each.held_on).year == year for each in found)


def _beside(
    office: OpenOffice, meeting: Meeting, headquarters: Headquarters
) -> tuple[SubdistrictWork, ...]:
    if headquarters.kind is not HeadquartersKind.DISTRICT:
        return ()
    work = _by(
        meetings.open_beside(office.database, meeting.id), lambda it: it.meeting.headquarters_id
    )
    return tuple(
        SubdistrictWork(each, work[each.id]) for each in all_headquarters(office) if each.id in work
    )


def _unread(
    office: OpenOffice,
    meeting: Meeting,
    everyone: Iterable[Attendance],
    agenda: Iterable[AgendaPart],
    resolutions: Iterable[ResolutionPart],
) -> Mapping[tuple[str, str], str]:
    uuids = {meeting.uuid, *(each.uuid for each in everyone), *(part.item.uuid for part in agenda)}
    for part in resolutions:
        uuids |= {part.resolution.uuid, *(each.action.uuid for each in part.actions)}
    return drafts.unread(office, uuids)


def _agenda(office: OpenOffice, meeting_id: int) -> tuple[AgendaPart, ...]:
    database = office.database
    remarks = _by(meetings.parts(database, Remark, meeting_id), lambda it: it.agenda_item_id)
    postponed = agendas.postponements(database, meeting_id)
    figures = _by(meetings.parts(database, Figure, meeting_id), lambda it: it.agenda_item_id)
    return tuple(
        AgendaPart(item, remarks[item.id], figures[item.id], postponed.get(item.id))
        for item in meetings.parts(database, AgendaItem, meeting_id)
    )


def resolutions_of(
    office: OpenOffice, meeting_ids: Collection[int]
) -> Mapping[int, tuple[ResolutionPart, ...]]:
    """Give what each of the meetings decided, by its key; () where that is nothing."""
    database = office.database
    areas = meetings.parts_of(database, ResolutionFocusArea, meeting_ids)
    places = meetings.parts_of(database, ResolutionNeighborhood, meeting_ids)
    areas_of = _by(areas, lambda it: it.resolution_id)
    places_of = _by(places, lambda it: it.resolution_id)
    dissents = _by(meetings.parts_of(database, Dissent, meeting_ids), lambda it: it.resolution_id)
    supporters = _by(meetings.parts_of(database, Supporter, meeting_ids), lambda it: it.action_id)
    actions = _by(
        [
            ActionPart(action, supporters[action.id])
            for action in meetings.parts_of(database, Action, meeting_ids)
        ],
        lambda it: it.action.resolution_id,
    )
    return _by(
        [
            ResolutionPart(
                each, areas_of[each.id], places_of[each.id], dissents[each.id], actions[each.id]
            )
            for each in meetings.parts_of(database, Resolution, meeting_ids)
        ],
        lambda it: it.resolution.meeting_id,
    )


def _by(things: Iterable[T], key: Callable[[T], int]) -> defaultdict[int, tuple[T, ...]]:
    groups: defaultdict[int, tuple[T, ...]] = defaultdict(tuple)
    for thing in things:
        groups[key(thing)] += (thing,)
    return groups
