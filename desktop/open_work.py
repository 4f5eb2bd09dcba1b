"""`OpenWork`: what one organization has open on a day, complete and immutable.

Its slip, and whatever else shows it, reads only this; `desktop/meetings/open_work.py` gathers it.
"""

from db.records import ActionState, Recurrence
from desktop.minutes import Condition, Count, Day, District, Letterhead, Number, Part
from desktop.standing import Origin, Word


class OpenTask(Part, frozen=True, kw_only=True):
    """One open action with all that one must know to do it; `age` counts the meetings since.

    Of a duty that recurs, `deadline` and `age` are those of the round that goes on.
    """

    origin: Origin
    resolution_number: Number
    resolution: str
    condition: Condition | None
    action_number: Number
    action: str
    responsible: str
    supporters: tuple[str, ...]
    deadline: Day | None
    recurrence: Recurrence
    round_number: Number
    days_late: Count
    age: Count
    state: ActionState
    last: Word | None


class OpenWork(Part, frozen=True, kw_only=True):
    """The open work of one organization, in the order of the deadlines, what has none at the end.

    `headquarters` is the district's own, to whose secretary the answers go.
    """

    letterhead: Letterhead
    district: District
    office: str
    headquarters: str
    secretary: str
    organization: str
    on: Day
    responsible: tuple[OpenTask, ...]
    supporting: tuple[OpenTask, ...]

    @property
    def is_empty(self) -> bool:
        return not self.responsible and not self.supporting
