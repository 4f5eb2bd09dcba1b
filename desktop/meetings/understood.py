"""What a captured line says, part by part: the value that travels from the line to the records."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from db.records import Recurrence
from desktop.calendar.jalali import DateError
from desktop.search import is_same


class Role(Enum):
    """What a part of the line says; in the order in which it is shown."""

    RESPONSIBLE = auto()
    SUPPORTER = auto()
    DEADLINE = auto()
    RECURRENCE = auto()
    FOCUS_AREA = auto()
    NEIGHBORHOOD = auto()
    CONDITION = auto()
    DECIDER = auto()
    CONDITION_DEADLINE = auto()


class Sense(Enum):
    """How well a part is understood."""

    KNOWN = auto()
    NEW = auto()  # a name that is in no list yet
    UNCLEAR = auto()  # it stays in the text


class Doubt(Enum):
    """Why a part is unclear; a deadline may have its own reason, a DateError."""

    SEVERAL = auto()  # names begin so
    TOO_LONG = auto()  # for a name
    SECOND = auto()  # where there is only one


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the line from `start` to `end`; `inside`: its words stay in the text."""

    role: Role
    start: int
    end: int
    name: str = ""
    day: date | None = None
    recurrence: Recurrence | None = None
    sense: Sense = Sense.KNOWN
    doubt: Doubt | DateError | None = None
    inside: bool = False

    @property
    def leaves(self) -> bool:
        """Whether its words are taken out of the text."""
        return self.sense is not Sense.UNCLEAR and not self.inside


@dataclass(frozen=True)
class Understood:
    """A line, its parts in their order, and the text that is left."""

    line: str
    parts: tuple[Part, ...]
    text: str

    @property
    def responsible(self) -> str:
        return next(iter(self._names(Role.RESPONSIBLE)), "")

    @property
    def supporters(self) -> tuple[str, ...]:
        return self._names(Role.SUPPORTER)

    @property
    def deadline(self) -> date | None:
        return self._day(Role.DEADLINE)

    @property
    def recurrence(self) -> Recurrence | None:
        clear = (each for each in self.parts if each.sense is not Sense.UNCLEAR)
        return next((each.recurrence for each in clear if each.recurrence), None)

    @property
    def focus_areas(self) -> tuple[str, ...]:
        return self._names(Role.FOCUS_AREA)

    @property
    def neighborhoods(self) -> tuple[str, ...]:
        return self._names(Role.NEIGHBORHOOD)

    @property
    def condition(self) -> str:
        return "؛ ".join(self._names(Role.CONDITION))

    @property
    def decider(self) -> str:
        return next(iter(self._names(Role.DECIDER)), "")

    @property
    def condition_deadline(self) -> date | None:
        return self._day(Role.CONDITION_DEADLINE)

    @property
    def has_duty(self) -> bool:
        """Whether it says who is to do something, until when or how often, beside the text."""
        return bool(self.responsible or self.supporters) or any(
            each.role in {Role.DEADLINE, Role.RECURRENCE} and each.leaves for each in self.parts
        )

    def _day(self, role: Role) -> date | None:
        return next((each.day for each in self.parts if each.role is role and each.day), None)

    def _names(self, role: Role) -> tuple[str, ...]:
        """Give the names in a role, each once."""
        names: list[str] = []
        for part in self.parts:
            fits = part.role is role and part.sense is not Sense.UNCLEAR
            if fits and not any(is_same(part.name, name) for name in names):
                names.append(part.name)
        return tuple(names)


NOTHING = Understood("", (), "")
