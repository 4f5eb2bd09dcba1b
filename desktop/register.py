"""`Register`: the resolutions of a period and how far each is on a day, complete and immutable.

Its paper, its workbook and whatever else shows it read only this; `desktop/meetings/register.py`
gathers it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from operator import add
from typing import Final, NamedTuple, Protocol

from db.records import ActionState, Priority, Recurrence
from desktop.errors import UserError
from desktop.minutes import Condition, Count, Day, District, Letterhead, Number, Part
from desktop.standing import SETTLED, Origin, Word, is_ended

# Resolutions and actions on one paper: of more than these some 800 pages nobody reads any.
MOST_PRINTED: Final = 10_000


class RegisterTooLongError(UserError):
    """A register holds more than `most` rows of a sheet; where `printed`, more than a paper can."""

    def __init__(self, since: date, until: date, most: int, *, printed: bool) -> None:
        super().__init__(f"{since} to {until}: {most}")
        self.since = since
        self.until = until
        self.most = most
        self.printed = printed


class Course(StrEnum):
    """How far an action is, as a register is asked for it; what is late is open too."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    DROPPED = "dropped"


class Filters(Part, frozen=True, kw_only=True):
    """What a register is of; what is left empty leaves nothing out.

    `headquarters` is the key of one. An organization is meant where it is responsible or supports.
    """

    since: Day
    until: Day
    headquarters: Number | None = None
    organization: str = ""
    course: Course | None = None
    focus_area: str = ""
    neighborhood: str = ""
    priority: Priority | None = None

    @property
    def of_actions(self) -> bool:
        """Whether not every action of a resolution is wanted."""
        return bool(self.organization or self.course)

    @property
    def narrow(self) -> bool:
        """Whether not every resolution of the period is wanted."""
        return bool(self.of_actions or self.focus_area or self.neighborhood or self.priority)


class RegisteredAction(Part, frozen=True, kw_only=True):
    uuid: str
    number: Number
    text: str
    responsible: str
    supporters: tuple[str, ...]
    deadline: Day | None
    recurrence: Recurrence
    round_number: Number
    days_late: Count
    state: ActionState
    last: Word | None


class RegisteredResolution(Part, frozen=True, kw_only=True):
    uuid: str
    number: Number
    text: str
    priority: Priority
    condition: Condition | None
    focus_areas: tuple[str, ...]
    neighborhoods: tuple[str, ...]
    actions: tuple[RegisteredAction, ...]


class RegisteredMeeting(Part, frozen=True):
    uuid: str
    origin: Origin
    resolutions: tuple[RegisteredResolution, ...]


class Meetings(Protocol):
    """The meetings of a register: all at hand, or read while they are written."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[RegisteredMeeting]: ...


class Totals(NamedTuple):
    """How much a register holds; an action is done, dropped or open, an open one maybe late.

    A duty that recurs is done when it has come to its end.
    """

    resolutions: int = 0
    actions: int = 0
    done: int = 0
    dropped: int = 0
    open: int = 0
    late: int = 0

    @property
    def printable(self) -> bool:
        """Whether a paper can hold them."""
        return self.resolutions + self.actions <= MOST_PRINTED

    def and_all(self, other: "Totals") -> "Totals":
        return Totals(*map(add, self, other))

    def and_of(self, actions: Iterable[RegisteredAction]) -> "Totals":
        """Count actions too."""
        of = [course_of(each) for each in actions]
        late = of.count(Course.LATE)
        return self._replace(
            actions=self.actions + len(of),
            done=self.done + of.count(Course.DONE),
            dropped=self.dropped + of.count(Course.DROPPED),
            open=self.open + of.count(Course.OPEN) + late,
            late=self.late + late,
        )


class Cover(Part, frozen=True, kw_only=True):
    """What a register is of, without its resolutions.

    States, delays and last words are those of the day `on`. Without `headquarters` the book is that
    of all headquarters of the district.
    """

    letterhead: Letterhead
    district: District
    office: str
    office_uuid: str
    headquarters: str | None
    subdistrict: Number | None
    filters: Filters
    on: Day

    @property
    def since(self) -> Day:
        return self.filters.since

    @property
    def until(self) -> Day:
        return self.filters.until


class Register(Cover, frozen=True, kw_only=True):
    """The resolutions of the meetings of a period, both its ends included."""

    meetings: tuple[RegisteredMeeting, ...]

    @property
    def totals(self) -> Totals:
        return totals_of(self.meetings)


def course_of(action: RegisteredAction) -> Course:
    """Tell how far an action is, late before open."""
    if action.state not in SETTLED:
        return Course.LATE if action.days_late else Course.OPEN
    if action.state is ActionState.DONE or is_ended(action.state, action.recurrence):
        return Course.DONE
    return Course.DROPPED


def totals_of(meetings: Iterable[RegisteredMeeting]) -> Totals:
    """Count what some meetings decided, and how far it is."""
    resolutions = [each for meeting in meetings for each in meeting.resolutions]
    actions = (action for each in resolutions for action in each.actions)
    return Totals(resolutions=len(resolutions)).and_of(actions)
