"""What an organization still has to do, of all headquarters of the office, as of a day.

The one hard rule: what is open here is what an agenda of that day would show as open. An action
counts from its meeting on, whether the minutes are signed by then or not; what a cancelled meeting
decided never was work.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from db import meetings
from db.people import earlier_names, organizations
from db.records import (
    Action,
    Headquarters,
    Meeting,
    OpenAction,
    Organization,
    Resolution,
    Supporter,
)
from db.search import fold
from desktop import alphabet, rounds, search
from desktop.errors import NoSuchOrganizationError, SeveralOrganizationsError
from desktop.letterhead import letterhead_of
from desktop.office import OpenOffice
from desktop.open_work import OpenTask, OpenWork
from desktop.standing import Origin, condition_of, days_late, origin_of, word_of


def open_work(office: OpenOffice, organization: str, on: date) -> OpenWork:
    """Give the open work of an organization, however its name is spelled; it may have none."""
    return _Books(office, on).of(organization)


def all_open_work(office: OpenOffice, on: date) -> tuple[OpenWork, ...]:
    """Give the open work of each organization that has any, by the alphabet."""
    books = _Books(office, on)
    return tuple(books.of(name) for name in books.organizations())


def organizations_with_open_work(office: OpenOffice, on: date) -> tuple[str, ...]:
    """Name those who have to do or to support something, by the alphabet."""
    return _Books(office, on).organizations()


def organization_called(office: OpenOffice, typed: str, on: date) -> str:
    """Find the one organization that was meant, by its name or by words of it alone.

    A name that was given up when two became one means the one that was kept.
    Raises NoSuchOrganizationError and SeveralOrganizationsError, which know the nearest names.
    """
    database = office.database
    listed = [each.name for each in database.select(Organization)]
    offered = [each.name for each in organizations(database)]
    known = [(name, name) for name in (*organizations_with_open_work(office, on), *listed)]
    known += [*earlier_names(database), *((name, name) for name in offered)]
    meant = {fold(name): (name, now) for name, now in known}
    if exact := meant.get(fold(typed)):
        return exact[1]
    words = typed.split()
    matching = (now for name, now in meant.values() if words and search.matches(typed, name))
    found = tuple(dict.fromkeys(matching))
    if len(found) > 1:
        raise SeveralOrganizationsError(typed, found)
    if not found:
        near = (meant[key][1] for key in get_close_matches(fold(typed), meant))
        raise NoSuchOrganizationError(typed, tuple(dict.fromkeys(near)))
    return found[0]


class _Books:
    """Everything open on a day, by the folded name of who does it and of who supports it.

    An organization goes by the name that it has in the list now; one that was never linked to the
    list, by the name that was typed.
    """

    def __init__(self, office: OpenOffice, on: date) -> None:
        self._office, self._on = office, on
        self._organizations = {each.id: each for each in office.database.select(Organization)}
        self._names: dict[str, str] = {}
        self._responsible: defaultdict[str, list[OpenTask]] = defaultdict(list)
        self._supporting: defaultdict[str, list[OpenTask]] = defaultdict(list)
        self._enter(meetings.open_actions_on(office.database, on))

    def organizations(self) -> tuple[str, ...]:
        return tuple(sorted(self._names.values(), key=alphabet.sort_key))

    def of(self, organization: str) -> OpenWork:
        key, office = fold(organization), self._office.office
        return OpenWork(
            letterhead=letterhead_of(office),
            district=office.district,
            office=office.name,
            headquarters=self._office.headquarters.name,
            secretary=office.secretary,
            organization=self._names.get(key, organization),
            on=self._on,
            responsible=tuple(sorted(self._responsible.get(key, ()), key=_deadline)),
            supporting=tuple(sorted(self._supporting.get(key, ()), key=_deadline)),
        )

    def _enter(self, found: Iterable[OpenAction]) -> None:
        found = tuple(found)
        database = self._office.database
        origins = {each.meeting.id for each in found}
        resolutions = database.by_key(Resolution, {each.action.resolution_id for each in found})
        headquarters = {each.id: each for each in database.select(Headquarters)}
        reported_at = {each.last.meeting_id for each in found if each.last}
        reported = {
            key: origin_of(each, headquarters[each.headquarters_id])
            for key, each in database.by_key(Meeting, {key for key in reported_at if key}).items()
        }
        supporters: defaultdict[int, list[Supporter]] = defaultdict(list)
        for supporter in meetings.parts_of(database, Supporter, origins):
            supporters[supporter.action_id].append(supporter)
        for each in found:
            helpers = supporters[each.action.id]
            task = self._task(
                each,
                resolutions[each.action.resolution_id],
                headquarters[each.meeting.headquarters_id],
                helpers,
                reported,
            )
            self._assign(each.action, helpers, task)

    def _task(
        self,
        found: OpenAction,
        resolution: Resolution,
        headquarters: Headquarters,
        supporters: Iterable[Supporter],
        reported: Mapping[int, Origin],
    ) -> OpenTask:
        action, origin = found.action, origin_of(found.meeting, headquarters)
        state, this = rounds.state_of(found), rounds.running(action, found.done)
        return OpenTask(
            origin=origin,
            resolution_number=found.resolution_number,
            resolution=resolution.text,
            condition=condition_of(resolution),
            action_number=found.action_number,
            action=action.text,
            responsible=action.responsible,
            supporters=tuple(each.name for each in supporters),
            deadline=this.due,
            recurrence=action.recurrence,
            round_number=this.number,
            days_late=days_late(this.due, state, self._on),
            age=found.age,
            state=state,
            last=word_of(found.last, reported, origin),
        )

    def _assign(self, action: Action, supporters: Iterable[Supporter], task: OpenTask) -> None:
        own = self._key(action.responsible_id, action.responsible)
        if own:
            self._responsible[own].append(task)
        for each in supporters:
            key = self._key(each.organization_id, each.name)
            if key != own and task not in self._supporting[key][-1:]:
                self._supporting[key].append(task)

    def _key(self, organization_id: int | None, typed: str) -> str:
        """Give the folded name, and keep the name for those who read it; "" for nobody."""
        listed = self._organizations.get(organization_id or 0)
        name = listed.name if listed else typed
        key = fold(name)
        if key and (listed or key not in self._names):
            self._names[key] = name
        return key


def _deadline(task: OpenTask) -> date:
    return task.deadline or date.max
