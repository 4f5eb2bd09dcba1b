"""What was signed, read back: each version and its sealed bytes, for ever the same.

The one hard rule: nothing here is made anew.
"""

from typing import NamedTuple, cast

from db.records import Meeting, MeetingState
from desktop.minutes import Minutes, decode
from desktop.office import OpenOffice

_ABOUT = "SELECT minutes FROM versions WHERE meeting_id = ? ORDER BY number DESC"
_SEALED = "SELECT sealed_pdf FROM versions WHERE meeting_id = ? AND number = ?"


class SignedVersion(NamedTuple):
    """A version that was signed, as a list of them shows it."""

    meeting: Meeting
    minutes: Minutes


def versions(office: OpenOffice, meeting: Meeting) -> tuple[SignedVersion, ...]:
    """Give all that was signed of a meeting's minutes, the latest first."""
    rows = office.database.query(_ABOUT, (meeting.id,))
    return tuple(SignedVersion(meeting, decode(cast(bytes, row[0]))) for row in rows)


def sealed_pdf(office: OpenOffice, meeting: Meeting, version: int | None = None) -> bytes | None:
    """Give the sealed file of a version; without one, of minutes that are signed now, else None."""
    if version is None:
        if meeting.state is not MeetingState.SIGNED:
            return None
        version = meeting.version
    rows = office.database.query(_SEALED, (meeting.id, version))
    return cast(bytes | None, rows[0][0]) if rows else None
