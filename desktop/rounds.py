"""Duties that recur: how far one is, which round of it goes on, and by when that is to be done.

The one hard rule: a duty that recurs is open until it is ended. What is done of it is one round,
and with that the next one begins.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from db.records import Action, ActionState, OpenAction, Recurrence
from desktop import standing
from desktop.calendar import jalali
from desktop.calendar.jalali import DateError

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MONTHS = {Recurrence.MONTHLY: 1, Recurrence.SEASONAL: 3}
# What is reported so shortly before the day of a round was done for it.
_SHORTLY = {
    Recurrence.WEEKLY: timedelta(days=2),
    Recurrence.MONTHLY: timedelta(days=10),
    Recurrence.SEASONAL: timedelta(days=30),
}


class Round(NamedTuple):
    """One round of a duty: which one in their order, and the day by which it is to be done."""

    number: int
    due: date | None


class Standing(NamedTuple):
    """How far an action is, and in which of its rounds."""

    state: ActionState
    recurrence: Recurrence
    round_number: int


def carried(state: ActionState, recurrence: Recurrence) -> ActionState:
    """Give how far an action is after the meeting that said so."""
    if state is ActionState.DONE and recurrence is not Recurrence.ONCE:
        return ActionState.OPEN
    return state


def state_of(found: OpenAction) -> ActionState:
    """Give how far an action is, as an agenda or a day has it."""
    if found.last is None:
        return ActionState.OPEN
    if found.last is found.before:
        return carried(found.last.state, found.action.recurrence)
    return found.last.state


def standing_of(found: OpenAction) -> Standing:
    return Standing(state_of(found), found.action.recurrence, len(found.done) + 1)


def standing_before(found: OpenAction) -> Standing:
    """Give how far an action was when the meeting began."""
    return standing_of(found._replace(last=found.before))


def days_late(found: OpenAction, on: date) -> int:
    """Count the days since the round that goes on was due."""
    return standing.days_late(running(found.action, found.done).due, state_of(found), on)


def running(action: Action, done: tuple[date, ...]) -> Round:
    """Give the round that goes on after some were reported done on these days, in their order."""
    if not done:
        return Round(1, action.deadline)
    return Round(len(done) + 1, _due(action.deadline or done[0], action.recurrence, done))


def following(found: OpenAction) -> date | None:
    """Give the day of the next round, where the meeting itself heard that one is done."""
    last, again = found.last, found.action.recurrence is not Recurrence.ONCE
    if last is None or not again or state_of(found) is not ActionState.DONE:
        return None
    return running(found.action, (*found.done, last.reported_on)).due


@lru_cache(maxsize=1024)  # a row and its minutes ask many times for what decades may have done
def _due(first: date, recurrence: Recurrence, done: tuple[date, ...]) -> date | None:
    """Give the day of the round after those that were done; None where no day is known.

    The days are a period apart, before and after the first one that was named.
    """
    shortly = _SHORTLY.get(recurrence)
    if shortly is None:
        return None
    periods = _over(first, recurrence, done[0] + shortly) + 1  # from the first day to the round's
    for day in done[1:]:
        reached = _over(first, recurrence, day + shortly) + 1
        if reached > periods:
            periods = reached
        elif _over(first, recurrence, day - _DAY) >= periods - 1:  # well before its day, but begun
            periods += 1
    return _later(first, recurrence, periods)


def _over(first: date, recurrence: Recurrence, day: date) -> int:
    """Count the periods that are over on a day; less than 0 before the first day."""
    if recurrence is Recurrence.WEEKLY:
        return (day - first) // _WEEK
    return jalali.months_between(first, day) // _MONTHS[recurrence]


def _later(first: date, recurrence: Recurrence, periods: int) -> date | None:
    try:
        if recurrence is Recurrence.WEEKLY:
            return jalali.from_jalali(*jalali.to_jalali(first + periods * _WEEK))
        return jalali.months_later(first, periods * _MONTHS[recurrence])
    except DateError:  # beyond the calendar
        return None
