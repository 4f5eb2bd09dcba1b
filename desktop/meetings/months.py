"""The meetings of the district and of its subdistricts side by side, month by month.

Hard rule: nobody is told to have missed a month that came before their first meeting. A meeting
that was called off was not held.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.records import Headquarters, MeetingState
from desktop.calendar.jalali import from_jalali, months_later, to_jalali
from desktop.calendar.meeting_days import following_month
from desktop.meetings.listing import ListedMeeting

_Key = tuple[int, int]  # Jalali year and month


@dataclass(frozen=True)
class Cell:
    """What one headquarters did in one month; `held` in the order of the days."""

    headquarters: Headquarters
    held: tuple[ListedMeeting, ...]
    missing: bool


@dataclass(frozen=True)
class Month:
    """A Jalali month by its first day, with a cell for each headquarters; or the `current` one."""

    first: date
    current: bool
    cells: tuple[Cell, ...]

    @property
    def missing(self) -> tuple[Headquarters, ...]:
        return tuple(cell.headquarters for cell in self.cells if cell.missing)


def by_month(
    meetings: Sequence[ListedMeeting], tables: Sequence[Headquarters], today: date
) -> tuple[Month, ...]:
    """Give every month from the first meeting's to this one, the newest first, as `meetings` are.

    Of those to come there are the ones for which a meeting was called.
    """
    held: defaultdict[tuple[_Key, int], list[ListedMeeting]] = defaultdict(list)
    since: dict[int, _Key] = {}
    for each in reversed(meetings):
        key, of = _key(each.meeting.held_on), each.headquarters.id
        held[key, of].append(each)
        if _took_place(each):
            since.setdefault(of, key)
    now = _key(today)
    months = {now, *(key for key, _ in held)}
    months.update(_following(min(months), now))
    return tuple(
        Month(
            from_jalali(*key, 1),
            key == now,
            tuple(
                _cell(table, held.get((key, table.id), ()), key, since.get(table.id, now), now)
                for table in tables
            ),
        )
        for key in sorted(months, reverse=True)
    )


def this_month(
    meetings: Sequence[ListedMeeting], tables: Sequence[Headquarters], today: date
) -> Month:
    """Give this month alone, for which no other one is asked."""
    first = from_jalali(*_key(today), 1)
    following = months_later(first, 1)
    held = [each for each in meetings if first <= each.meeting.held_on < following]
    (month,) = by_month(held, tables, today)
    return month


def _cell(
    table: Headquarters,
    held: tuple[ListedMeeting, ...] | list[ListedMeeting],
    key: _Key,
    since: _Key,
    now: _Key,
) -> Cell:
    met = any(map(_took_place, held))
    return Cell(table, tuple(held), not met and min(since, now) <= key <= now)


def _took_place(each: ListedMeeting) -> bool:
    return each.meeting.state is not MeetingState.CANCELLED


def _following(key: _Key, until: _Key) -> Iterator[_Key]:
    """Go from one month to another, which is not among them."""
    while key < until:
        yield key
        key = following_month(from_jalali(*key, 1))


def _key(day: date) -> _Key:
    year, month, _ = to_jalali(day)
    return year, month
