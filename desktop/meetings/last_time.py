"""What a figure was the last time: the same indicator, in an earlier meeting of the headquarters.

The one hard rule: figures are the same by label, unit and neighborhood, however these are spelled;
nothing is said of one that has no like.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from db.figures import ReportedBefore, reported_before
from db.records import Figure, Meeting
from db.search import fold
from desktop.office import OpenOffice

_fold = lru_cache(maxsize=4096)(fold)  # the same labels are asked with every act


class LastTime(NamedTuple):
    """What was reported last, and by which meeting; `value` and `period` as they were typed."""

    value: str
    period: str
    meeting_number: int
    held_on: date


def last_times(
    office: OpenOffice, meeting: Meeting, figures: Iterable[Figure]
) -> Mapping[str, LastTime]:
    """Find what the figures of a meeting were the last time, by their uuids."""
    named = [each for each in figures if each.label.strip()]
    if not named:
        return {}
    latest: dict[tuple[str, ...], ReportedBefore] = {}
    for each in reported_before(office.database, meeting):
        latest.setdefault(_what(each), each)
    return {
        each.uuid: LastTime(last.value, last.period, last.meeting_number, last.held_on)
        for each in named
        if (last := latest.get(_what(each)))
    }


def _what(figure: Figure | ReportedBefore) -> tuple[str, ...]:
    return tuple(map(_fold, (figure.label, figure.unit, figure.neighborhood)))
