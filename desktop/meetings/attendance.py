"""Who came: what is recorded while people arrive, and how many they are.

Hard rule: a state says nothing about the other columns; what was typed of a substitute or of a
time stays in the file, whichever state follows.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from db import meetings, people
from db.records import Attendance, Meeting, Person, Presence, Term
from desktop.meetings.editing import save
from desktop.office import OpenOffice
from desktop.persian import clean


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


class StandIn(NamedTuple):
    """Who comes in the place of a member; a roster knows no post of theirs."""

    name: str
    post: str


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


def usual_substitute(office: OpenOffice, attendee: Attendance) -> StandIn | None:
    """Tell who usually stands in for a member: as the roster says, else as the last time."""
    database = office.database
    if attendee.seat_id is None:
        return None
    meeting = database.get(Meeting, attendee.meeting_id)
    last = meetings.last_substitute(database, meeting, attendee.seat_id)
    known = StandIn(last.substitute, last.substitute_post) if last else None
    term = people.term_of(database, attendee.seat_id, meeting.held_on)
    if term is None or term.substitute_id is None:
        return known
    name = database.get(Person, term.substitute_id).name
    return known if known and known.name == name else StandIn(name, "")


def send_substitute(office: OpenOffice, attendee: Attendance, stand_in: StandIn) -> None:
    """Name who stands in for a member; a post that is not known leaves what is written."""
    with office.database.act():
        stored = office.database.get(Attendance, attendee.id)
        post = stand_in.post or stored.substitute_post
        save(office, replace(stored, substitute=stand_in.name, substitute_post=post))


def all_present(office: OpenOffice, meeting: Meeting) -> None:
    """Say of all of whom nothing is recorded yet that they came."""
    with office.database.act():
        for each in meetings.parts(office.database, Attendance, meeting.id):
            if each.state is Presence.UNRECORDED:
                save(office, replace(each, state=Presence.PRESENT))


def seat_holder(office: OpenOffice, attendee: Attendance) -> None:
    """Let a member who was named for a seat that nobody ever held keep it from this meeting on.

    A new office begins with such a seat: the chair's.
    """
    database = office.database
    name = clean(attendee.name.strip())
    if attendee.seat_id is None or not name:
        return
    if database.select(Term, "seat_id = ?", (attendee.seat_id,)):
        return
    since = database.get(Meeting, attendee.meeting_id).held_on
    with database.act():
        person = database.insert(Person(name=name))
        database.insert(Term(seat_id=attendee.seat_id, person_id=person.id, since=since))
