"""All meetings of the office, as a list shows them and as people number them."""

from dataclasses import dataclass

from db import meetings
from db.meetings import Tally
from db.records import Headquarters, Loan, Meeting, MeetingState, Numbering
from desktop.access.permissions import Deed
from desktop.calendar.jalali import to_jalali
from desktop.errors import NoSuchNumberError, SharedNumberError
from desktop.office import OpenOffice
from desktop.sending.sendable import unsent


@dataclass(frozen=True)
class ListedMeeting:
    meeting: Meeting
    headquarters: Headquarters
    tally: Tally
    awaits_me: bool = False  # to be judged by whoever is signed in
    is_away: bool = False  # to be judged on another computer
    unsent: bool = False  # signed, and to be sent by whoever is signed in


def listed(office: OpenOffice) -> tuple[ListedMeeting, ...]:
    """Give all meetings, the newest first."""
    database = office.database
    headquarters = {each.id: each for each in database.select(Headquarters)}
    tallies = meetings.tallies(database)
    judges = office.user is not None and office.may(Deed.JUDGE)
    sends = office.user is not None and office.may(Deed.SEND)
    waiting = {each.meeting_id for each in unsent(office)} if sends else set()
    away = {each.meeting_id for each in database.select(Loan, "ended_at IS NULL")}
    return tuple(
        ListedMeeting(
            meeting,
            headquarters[meeting.headquarters_id],
            tallies[meeting.id],
            judges and meeting.state is MeetingState.SUBMITTED and meeting.id not in away,
            meeting.id in away,
            meeting.id in waiting,
        )
        for meeting in database.select(Meeting, order="held_on DESC, id DESC")
    )


def numbered(office: OpenOffice, number: int, subdistrict: int | None = None) -> Meeting:
    """Find a meeting by its number in the headquarters of the district, or of a subdistrict.

    Where each year begins anew, the latest meeting of that number is meant. Raises
    NoSuchNumberError, and SharedNumberError when the number leaves a choice.
    """
    same = [
        each
        for each in listed(office)
        if each.meeting.number == number and each.headquarters.subdistrict == subdistrict
    ]
    if not same:
        raise NoSuchNumberError(number, subdistrict)
    latest = to_jalali(same[0].meeting.held_on).year
    found = [
        each.meeting
        for each in same
        if each.headquarters.numbering is Numbering.CONTINUOUS
        or to_jalali(each.meeting.held_on).year == latest
    ]
    if len(found) > 1:
        raise SharedNumberError(number, subdistrict)
    return found[0]
