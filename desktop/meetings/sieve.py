"""Which resolutions and actions a register is asked for.

The one hard rule: a name is found however it is spelled, and under the name that it has in its list
now as under the one that the resolution was made with.
"""

from collections.abc import Iterable
from typing import Protocol

from db.records import FocusArea, Neighborhood, Organization
from db.search import fold
from desktop.meetings.dossier import ActionPart, ResolutionPart
from desktop.office import OpenOffice
from desktop.register import Course, Filters, RegisteredAction, course_of


class Sieve(Protocol):
    @property
    def of_actions(self) -> bool:
        """Whether a resolution is wanted for its actions only."""

    def wants(self, part: ResolutionPart) -> bool: ...
    def wants_action(self, part: ActionPart, told: RegisteredAction) -> bool: ...


class Filtered:
    """What the filters leave."""

    def __init__(self, office: OpenOffice, filters: Filters) -> None:
        self._filters = filters
        self.of_actions = filters.of_actions
        self._organization = _Named(office, Organization, filters.organization)
        self._area = _Named(office, FocusArea, filters.focus_area)
        self._place = _Named(office, Neighborhood, filters.neighborhood)

    def wants(self, part: ResolutionPart) -> bool:
        return (
            self._filters.priority in {None, part.resolution.priority}
            and self._area.among((each.focus_area_id, each.name) for each in part.focus_areas)
            and self._place.among((each.neighborhood_id, each.name) for each in part.neighborhoods)
        )

    def wants_action(self, part: ActionPart, told: RegisteredAction) -> bool:
        course, action = self._filters.course, part.action
        if course is Course.OPEN and course_of(told) not in {Course.OPEN, Course.LATE}:
            return False
        if course not in {None, Course.OPEN, course_of(told)}:
            return False
        supporters = [(each.organization_id, each.name) for each in part.supporters]
        return self._organization.among([(action.responsible_id, action.responsible), *supporters])


class OfNeighborhood:
    """What names one neighborhood, with all its actions."""

    of_actions = False

    def __init__(self, neighborhood: Neighborhood) -> None:
        self._key = neighborhood.id

    def wants(self, part: ResolutionPart) -> bool:
        return any(each.neighborhood_id == self._key for each in part.neighborhoods)

    def wants_action(self, part: ActionPart, told: RegisteredAction) -> bool:
        del part, told
        return True


class _Named:
    """Whoever goes by a name; everybody does by ""."""

    def __init__(
        self,
        office: OpenOffice,
        kind: type[Organization] | type[FocusArea] | type[Neighborhood],
        name: str,
    ) -> None:
        self._name = fold(name)
        listed = office.database.select(kind) if name else ()
        self._keys = {each.id for each in listed if fold(each.name) == self._name}

    def among(self, named: Iterable[tuple[int | None, str]]) -> bool:
        return not self._name or any(
            key in self._keys or fold(name) == self._name for key, name in named
        )
