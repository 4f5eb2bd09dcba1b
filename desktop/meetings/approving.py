"""What a meeting says of the minutes of the one before it, with which its agenda begins."""

from dataclasses import replace

from db.records import Approval, Meeting, PreviousMinutes
from desktop.meetings import life
from desktop.office import OpenOffice
from desktop.persian import clean


def approve_previous(
    office: OpenOffice, meeting: Meeting, approval: Approval, changes: str = ""
) -> None:
    """Note down whether the minutes before are taken as presented, or with which changes."""
    with office.database.act():
        previous = life.previous(office.database, office.database.get(Meeting, meeting.id))
        if previous is None:
            return
        said = previous.said
        if said is None:
            said = office.database.insert(
                PreviousMinutes(meeting_id=meeting.id, previous_id=previous.meeting.id)
            )
        kept = clean(changes) if approval is Approval.WITH_CHANGES else ""
        office.database.update(replace(said, approval=approval, changes=kept))
