"""Open work as an agenda shows it."""

from datetime import date
from typing import NamedTuple

from db.records.meetings import Meeting
from db.records.resolutions import Action, Progress
from db.records.roster import Headquarters


class OpenAction(NamedTuple):
    """An action of an earlier meeting; `age` counts the meetings since, `last` is the last word.

    `before` is the last word that did not come from the meeting whose agenda this is. Of a duty
    that recurs, `done` are the days on which a round of it was reported done before, and `age`
    counts from the last of them. `elsewhere` is where `before` was heard, if another headquarters
    than the one that decided heard it.
    """

    action: Action
    meeting: Meeting
    resolution_number: int
    action_number: int
    age: int
    last: Progress | None
    before: Progress | None
    done: tuple[date, ...] = ()
    elsewhere: tuple[Meeting, Headquarters] | None = None


class Postponement(NamedTuple):
    """The meeting at which an agenda item stood first, and how often it was put off since."""

    meeting: Meeting
    times: int
