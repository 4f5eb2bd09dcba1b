"""The whole review of a meeting's minutes, and what in them is in order.

Hard rule: it runs after each key press, so what is costly is remembered by its text.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop.meetings.attendance import turnout
from desktop.meetings.checks.agenda import agenda
from desktop.meetings.checks.attendance import attendance
from desktop.meetings.checks.findings import Finding, Lack, Weight
from desktop.meetings.checks.heading import heading, next_meeting
from desktop.meetings.checks.privacy import sensitive
from desktop.meetings.checks.resolutions import resolutions
from desktop.meetings.dossier import Dossier


class Point(StrEnum):
    """What a review looks at as a whole."""

    QUORUM = "quorum"
    PRESENCE = "presence"
    EARLIER_WORK = "earlier_work"
    ACTIONS = "actions"
    READING = "reading"
    SENSITIVE = "sensitive"
    ATTACHMENTS = "attachments"


@dataclass(frozen=True)
class Passed:
    """A point that is in order; `numbers` are what its sentence counts."""

    point: Point
    numbers: tuple[int, ...] = ()


# What would stand against a point.
_AGAINST = {
    Point.QUORUM: {Lack.NO_QUORUM, Lack.PRESENCE_UNRECORDED},
    Point.PRESENCE: {Lack.PRESENCE_UNRECORDED, Lack.NO_MEMBERS},
    Point.EARLIER_WORK: {Lack.NOT_REVIEWED},
    Point.ACTIONS: {Lack.NO_ACTION, Lack.NO_RESPONSIBLE, Lack.NO_DEADLINE, Lack.NO_RESOLUTIONS},
    Point.READING: {Lack.CHANGED_SINCE_READING},
    Point.SENSITIVE: {Lack.SENSITIVE_NUMBER},
    Point.ATTACHMENTS: set[Lack](),
}


def review(dossier: Dossier) -> tuple[Finding, ...]:
    """List all findings in the order of the printed page, those on a person's numbers behind."""
    found = (
        *heading(dossier),
        *attendance(dossier),
        *agenda(dossier),
        *resolutions(dossier),
        *next_meeting(dossier),
        *sensitive(dossier),
    )
    # What stands in a field and cannot be read is told once, and not as missing or contradictory.
    return tuple(
        each
        for each in found
        if each.lack is Lack.UNREADABLE or (each.uuid, each.field) not in dossier.unread
    )


def blockers(dossier: Dossier) -> tuple[Finding, ...]:
    """List what has to be mended before the minutes can be submitted."""
    return tuple(each for each in review(dossier) if each.weight is Weight.BLOCKER)


def passed(dossier: Dossier) -> tuple[Passed, ...]:
    """List what is in order, for whoever signs; what these minutes do not have is left out."""
    lacks = {each.lack for each in review(dossier)}
    unreadable = {field for _, field in dossier.unread}
    counts, quorum = turnout(dossier.members), dossier.headquarters.quorum
    numbers: dict[Point, tuple[int, ...] | None] = {
        Point.QUORUM: (counts.attending, counts.invited) if quorum else None,
        Point.PRESENCE: None if quorum else (),
        Point.EARLIER_WORK: () if dossier.earlier else None,
        Point.ACTIONS: None if "deadline" in unreadable else (),
        Point.READING: () if dossier.life.read_digest else None,
        Point.SENSITIVE: (),
        Point.ATTACHMENTS: (len(dossier.attachments),) if dossier.attachments else None,
    }
    return tuple(
        Passed(point, counted)
        for point, counted in numbers.items()
        if counted is not None and not lacks & _AGAINST[point]
    )
