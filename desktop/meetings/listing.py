"""All meetings of the office, as a list shows them."""

from dataclasses import dataclass

from db import meetings
from db.meetings import Tally
from db.records import Headquarters, Meeting
from desktop.office import OpenOffice


@dataclass(frozen=True)
class ListedMeeting:
    meeting: Meeting
    headquarters: Headquarters
    tally: Tally


def listed(office: OpenOffice) -> tuple[ListedMeeting, ...]:
    """Give all meetings, the newest first."""
    database = office.database
    headquarters = {each.id: each for each in database.select(Headquarters)}
    tallies = meetings.tallies(database)
    return tuple(
        ListedMeeting(meeting, headquarters[meeting.headquarters_id], tallies[meeting.id])
        for meeting in database.select(Meeting, order="held_on DESC, id DESC")
    )
