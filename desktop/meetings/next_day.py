"""The day of the next meeting: by the rule of its headquarters, or as the meetings before it.

Hard rule: what is proposed is a working day, as far as the calendar knows. A meeting that was moved
away from a day off, or is an extraordinary one, does not change the rhythm of those that follow.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from db.records import Headquarters, Meeting, MeetingKind, MeetingState, MeetingTurn, Weekday
from desktop.calendar.holidays import is_day_off
from desktop.calendar.jalali import WEEKDAYS, from_jalali, next_month_same_weekday, to_jalali
from desktop.calendar.meeting_days import (
    LAST,
    ProposedDay,
    following_month,
    nth_weekday,
    proposed,
)
from desktop.office import OpenOffice

_NTH = {turn: place for place, turn in enumerate(MeetingTurn)} | {MeetingTurn.LAST: LAST}
_NAMES = dict(zip(Weekday, WEEKDAYS, strict=False))  # the week of offices has no Friday
_REMEMBERED = 12  # meetings that show the rhythm
_DAY = timedelta(days=1)


def after_meeting(office: OpenOffice, meeting: Meeting) -> ProposedDay:
    """Propose a day for the meeting after this one."""
    headquarters = office.database.get(Headquarters, meeting.headquarters_id)
    until = (meeting.held_on, meeting.id)
    held = [each for each in _held(office, headquarters) if (each.held_on, each.id) <= until]
    return _next(headquarters, held, meeting.held_on)


def of_meeting(office: OpenOffice, meeting: Meeting) -> ProposedDay | None:
    """Tell which day would have been proposed for this meeting; None for the first."""
    headquarters = office.database.get(Headquarters, meeting.headquarters_id)
    at = (meeting.held_on, meeting.id)
    held = [each for each in _held(office, headquarters) if (each.held_on, each.id) < at]
    return _next(headquarters, held, held[-1].held_on) if held else None


def expected(office: OpenOffice, headquarters: Headquarters, today: date) -> date:
    """Give the day of the next ordinary meeting: as it was arranged, else as it is proposed."""
    held = _held(office, headquarters)
    if not held:
        return _first(headquarters, today)
    last = max((each.held_on for each in _ordinary(held)), default=held[0].held_on)
    arranged = [each.next_on for each in held if each.next_on and each.next_on > last]
    return arranged[-1] if arranged else _next(headquarters, held, last).day


def of_this_month(office: OpenOffice, headquarters: Headquarters, today: date) -> date:
    """Give the day of the ordinary meeting of the month of a day, if there is none in it yet."""
    year, month, _ = to_jalali(today)
    first = from_jalali(year, month, 1)
    held = [each for each in _held(office, headquarters) if each.held_on < first]
    here = [each.next_on for each in held if each.next_on and each.next_on >= first]
    arranged = [day for day in here if day < from_jalali(*following_month(first), 1)]
    if arranged:
        return arranged[-1]
    if held:
        return _next(headquarters, held, first - _DAY).day
    if headquarters.meets_in is MeetingTurn.ANY:
        return today
    return _by_rule(headquarters, year, month).day


def working_day(day: date) -> date:
    """Give a day, or the first one after it that is none off."""
    while is_day_off(day):
        day += _DAY
    return day


def _held(office: OpenOffice, headquarters: Headquarters) -> list[Meeting]:
    return office.database.select(
        Meeting,
        "headquarters_id = ? AND state <> ?",
        (headquarters.id, MeetingState.CANCELLED),
        "held_on, id",
    )


def _ordinary(held: Sequence[Meeting]) -> list[Meeting]:
    return [each for each in held if each.kind is MeetingKind.ORDINARY]


def _next(headquarters: Headquarters, held: Sequence[Meeting], after: date) -> ProposedDay:
    """Find the first turn after a day, counted from the rhythm of the ordinary meetings."""
    days = [each.held_on for each in _ordinary(held)[-_REMEMBERED:]] or [after]
    usual = days[0]
    for day in days[1:]:
        turn = _turn(headquarters, usual)
        usual = turn.meant if turn.day == day else day
    turn = _turn(headquarters, usual)
    while turn.day <= after:
        turn = _turn(headquarters, turn.meant)
    return turn


def _turn(headquarters: Headquarters, usual: date) -> ProposedDay:
    """Go from the day of one month to that of the next."""
    if headquarters.meets_in is MeetingTurn.ANY:
        return proposed(next_month_same_weekday(usual))
    return _by_rule(headquarters, *following_month(usual))


def _by_rule(headquarters: Headquarters, year: int, month: int) -> ProposedDay:
    nth, name = _NTH[headquarters.meets_in], _NAMES[headquarters.meets_on]
    return proposed(nth_weekday(year, month, nth, name))


def _first(headquarters: Headquarters, today: date) -> date:
    """Give the first turn from today on; without a rule it is today."""
    if headquarters.meets_in is MeetingTurn.ANY:
        return today
    year, month, _ = to_jalali(today)
    this = _by_rule(headquarters, year, month)
    return this.day if this.day >= today else _turn(headquarters, this.meant).day
