"""`Register`: the resolutions of a period and how far each is on a day, complete and immutable.

Its paper, and whatever else shows it, reads only this; `desktop/meetings/register.py` gathers it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from db.records import ActionState, Recurrence
from desktop.minutes import Condition, Count, Day, District, Letterhead, Number, Part
from desktop.standing import SETTLED, Origin, Word


class RegisteredAction(Part, frozen=True, kw_only=True):
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
    number: Number
    text: str
    condition: Condition | None
    focus_areas: tuple[str, ...]
    neighborhoods: tuple[str, ...]
    actions: tuple[RegisteredAction, ...]


class RegisteredMeeting(Part, frozen=True):
    origin: Origin
    resolutions: tuple[RegisteredResolution, ...]


class Totals(NamedTuple):
    """How much a register holds; an action is done, dropped or open, an open one maybe late.

    A duty that recurs is done when it has come to its end.
    """

    resolutions: int
    actions: int
    done: int
    dropped: int
    open: int
    late: int


class Register(Part, frozen=True, kw_only=True):
    """The resolutions of the meetings from `since` to `until`, both included.

    States, delays and last words are those of the day `on`. Without `headquarters` the book is that
    of all headquarters of the district.
    """

    letterhead: Letterhead
    district: District
    office: str
    headquarters: str | None
    subdistrict: Number | None
    since: Day
    until: Day
    on: Day
    meetings: tuple[RegisteredMeeting, ...]

    @property
    def totals(self) -> Totals:
        return totals_of(self.meetings)


def totals_of(meetings: Sequence[RegisteredMeeting]) -> Totals:
    """Count what some meetings decided, and how far it is."""
    resolutions = [each for meeting in meetings for each in meeting.resolutions]
    actions = [each for resolution in resolutions for each in resolution.actions]
    closed = [each for each in actions if each.state in SETTLED]
    dropped = sum(
        each.state is ActionState.DROPPED and each.recurrence is Recurrence.ONCE for each in closed
    )
    done = len(closed) - dropped
    return Totals(
        resolutions=len(resolutions),
        actions=len(actions),
        done=done,
        dropped=dropped,
        open=len(actions) - done - dropped,
        late=sum(each.days_late > 0 for each in actions),
    )
