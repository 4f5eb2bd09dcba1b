"""Who came: what is recorded while people arrive, and how many they are.

Hard rule: a state says nothing about the other columns; what was typed of a substitute or of a
time stays in the file, whichever state follows.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from db import meetings
from db.records import Attendance, Meeting, Presence
from desktop.meetings.editing import save
from desktop.office import OpenOffice


class Turnout(NamedTuple):
    """How many members were invited, and how many of them are in which state."""

    invited: int
    present: int
    represented: int
    excused: int
    absent: int

    @property
    def attending(self) -> int:
        """Count who sits at the table: members and those who stand in for one."""
        return self.present + self.represented

    @property
    def unrecorded(self) -> int:
        return self.invited - self.attending - self.excused - self.absent


def turnout(members: Iterable[Attendance]) -> Turnout:
    counts = Counter(member.state for member in members)
    return Turnout(
        counts.total(),
        counts[Presence.PRESENT],
        counts[Presence.REPRESENTED],
        counts[Presence.EXCUSED],
        counts[Presence.ABSENT],
    )


def record_presence(office: OpenOffice, attendee: Attendance, state: Presence) -> None:
    """Say of one person whether they came."""
    with office.database.act():
        save(office, replace(office.database.get(Attendance, attendee.id), state=state))


def all_present(office: OpenOffice, meeting: Meeting) -> None:
    """Say of all members of whom nothing is recorded yet that they came."""
    with office.database.act():
        for each in meetings.parts(office.database, Attendance, meeting.id):
            if each.state is Presence.UNRECORDED and not each.guest:
                save(office, replace(each, state=Presence.PRESENT))
