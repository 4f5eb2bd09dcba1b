"""What one row of a workbook that came back does to the office's reports.

The one hard rule: values alone, so that two plans can be held against each other.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from db.records import Action, ActionState
from desktop.answers.returned import Row
from desktop.answers.values import Problem
from desktop.standing import Origin


class Verdict(StrEnum):
    """What becomes of a row."""

    CONFLICT = "conflict"
    NEW = "new"
    SAME = "same"
    REFUSED = "refused"


class Clash(StrEnum):
    """Why an answer is in conflict with what the office has."""

    NEWER = "newer"  # the office's word is of a later day
    OTHER = "other"  # of the same day, and says something else
    SETTLED = "settled"  # the action is done or dropped, and the answer tells something else
    ROUND = "round"  # a round of a duty is done, and the answer may mean the same one
    MOVED_ON = "moved_on"  # the office heard more since the workbook was made
    UNDATED = "undated"  # nobody can tell which of the two is later
    REWORDED = "reworded"  # the action is worded otherwise now


class Word(NamedTuple):
    """A report: how far an action is, from when, by which letter, and in words.

    `at` is the meeting that heard it, None for one that came by letter.
    """

    state: ActionState
    day: date
    letter: str
    text: str
    at: Origin | None = None


class Subject(NamedTuple):
    """The action that a row is about."""

    action: Action
    origin: Origin
    resolution_number: int
    action_number: int


class Step(NamedTuple):
    """What one row does: `here` is the last word that the office has, `there` that of the file.

    Without a day in the file the word counts from today, and without a state it is as far as it
    was: then `undated` and `stateless` say so. `sensitive` tells that numbers of a person are in
    the text or for a letter. A row with `problems` is refused for each of them.
    """

    row: Row
    verdict: Verdict
    subject: Subject | None = None
    here: Word | None = None
    there: Word | None = None
    clash: Clash | None = None
    problems: tuple[Problem, ...] = ()
    undated: bool = False
    stateless: bool = False
    sensitive: bool = False

    @property
    def may_be_taken(self) -> bool:
        return self.verdict in {Verdict.NEW, Verdict.CONFLICT}
