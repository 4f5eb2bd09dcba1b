"""Which minutes wait for whoever is signed in."""

from db.records import Meeting, MeetingState
from desktop.access.permissions import Deed
from desktop.office import OpenOffice


def awaits_me(office: OpenOffice, meeting_id: int) -> bool:
    """Tell whether a meeting's minutes are to be judged by whoever is signed in."""
    judges = office.user is not None and office.may(Deed.JUDGE)
    return judges and office.database.get(Meeting, meeting_id).state is MeetingState.SUBMITTED
