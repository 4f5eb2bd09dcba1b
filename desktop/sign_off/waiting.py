"""Which minutes wait for whoever is signed in."""

from db.records import Meeting, MeetingState
from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from desktop.sign_off.lent import open_loan


def awaits_me(office: OpenOffice, meeting_id: int) -> bool:
    """Tell whether a meeting's minutes are to be judged by whoever is signed in."""
    judges = office.user is not None and office.may(Deed.JUDGE)
    if not judges or open_loan(office, meeting_id):
        return False
    return office.database.get(Meeting, meeting_id).state is MeetingState.SUBMITTED
