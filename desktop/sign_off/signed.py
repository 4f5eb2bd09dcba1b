"""What was signed, read back: each version and its sealed bytes, for ever the same.

The one hard rule: nothing here is made anew.
"""

from typing import NamedTuple, cast

from db.records import Meeting, MeetingState
from desktop.minutes import Minutes, decode
from desktop.office import OpenOffice

_EARLIER = (
    "SELECT minutes, sealed_pdf FROM versions WHERE meeting_id = ? AND number < ?"
    " ORDER BY number DESC"
)
_SEALED = "SELECT sealed_pdf FROM versions WHERE meeting_id = ? AND number = ?"


class SignedVersion(NamedTuple):
    """A version that was signed, and its sealed file."""

    minutes: Minutes
    sealed: bytes


def earlier_versions(office: OpenOffice, meeting: Meeting) -> tuple[SignedVersion, ...]:
    """Give all that was signed before the present version of a meeting, the latest first."""
    rows = office.database.query(_EARLIER, (meeting.id, meeting.version))
    return tuple(
        SignedVersion(decode(cast(bytes, minutes)), cast(bytes, sealed)) for minutes, sealed in rows
    )


def sealed_pdf(office: OpenOffice, meeting: Meeting, version: int | None = None) -> bytes | None:
    """Give the sealed file of a version; without one, of minutes that are signed now, else None."""
    if version is None:
        if meeting.state is not MeetingState.SIGNED:
            return None
        version = meeting.version
    rows = office.database.query(_SEALED, (meeting.id, version))
    return cast(bytes | None, rows[0][0]) if rows else None
