"""What lies before the mayor: the minutes as submitted, the round before, and what was said then.

The one hard rule: both are read as they were submitted, never compiled anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from db.records import Meeting, SignOff
from desktop.differences import Difference, differences
from desktop.meetings import life
from desktop.minutes import Minutes, decode
from desktop.office import OpenOffice


@dataclass(frozen=True)
class Submission:
    """A version of some minutes that was submitted; `round` counts how often, from 1.

    `before` are the minutes of the round before, or the version that an amendment shall replace.
    `remarks` are those with which the round before came back, by the uuid of their resolution.
    """

    minutes: Minutes
    round: int
    at: str
    by: str
    before: Minutes | None
    remarks: Mapping[str, str]

    @property
    def changed(self) -> tuple[Difference, ...]:
        return differences(self.before, self.minutes) if self.before else ()

    @property
    def amends(self) -> bool:
        """Whether the minutes before are a version that was signed."""
        return self.round == 1 and self.before is not None


def submission(office: OpenOffice, meeting: Meeting) -> Submission | None:
    """Give the latest submission of the minutes' version; None while there is none."""
    all_rounds = [
        each
        for each in life.submissions(office.database, meeting)
        if each.version == meeting.version
    ]
    if not all_rounds:
        return None
    latest, *earlier = all_rounds
    return Submission(
        minutes=_minutes(latest),
        round=len(all_rounds),
        at=latest.at,
        by=latest.name,
        before=_minutes(earlier[0]) if earlier else _replaced(office, meeting),
        remarks=life.remarks(office.database, meeting),
    )


def earlier(office: OpenOffice, meeting: Meeting) -> Minutes | None:
    """Give what minutes that are worked on are held against.

    That is what was submitted of their version last, or the version that they shall replace.
    """
    last = submission(office, meeting)
    return last.minutes if last else _replaced(office, meeting)


def _minutes(step: SignOff) -> Minutes:
    return decode(cast(bytes, step.minutes))


def _replaced(office: OpenOffice, meeting: Meeting) -> Minutes | None:
    return life.version(office.database, meeting.id, meeting.version - 1)
