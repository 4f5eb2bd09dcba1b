"""What may leave the office, and what has not left it yet.

The one hard rule: only the version of a meeting that is signed now goes out; an amendment that was
signed has not been sent, whatever was sent before it.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from db.records import Headquarters, MeetingState
from desktop.office import OpenOffice

# Whatever stands behind the minutes in a version is read by passing them, byte by byte. An index
# alone tells that there is one, and the triggers that it is sealed.
_READ = """
SELECT versions.id, meetings.id, meetings.number, held_on, headquarters_id, versions.number,
  coalesce((SELECT max(at) FROM sent_versions JOIN sends ON sends.id = send_id
    WHERE version_id = versions.id), ''),
  EXISTS (SELECT 1 FROM versions AS earlier JOIN sent_versions ON version_id = earlier.id
    WHERE earlier.meeting_id = meetings.id AND earlier.number < versions.number)
FROM meetings JOIN versions ON meeting_id = meetings.id AND versions.number = meetings.version
WHERE state = ? AND {}
ORDER BY held_on DESC, meetings.id DESC
"""
_UNSENT = "NOT EXISTS (SELECT 1 FROM sent_versions WHERE version_id = versions.id)"
_BETWEEN = "held_on BETWEEN ? AND ?"
_SEALED = "SELECT signed_at, sealed_pdf FROM versions WHERE id = ?"


@dataclass(frozen=True)
class Sendable:
    """A signed version.

    `sent_at` is when this version went last, "" when it did not; `earlier_sent` tells whether one
    that it replaces did.
    """

    version_id: int
    meeting_id: int
    number: int
    held_on: date
    headquarters: Headquarters
    version: int
    sent_at: str
    earlier_sent: bool


class Seal(NamedTuple):
    """What a version tells of itself; `pages` of its PDF, 0 when that is broken."""

    signed_at: str
    pages: int


def unsent(office: OpenOffice) -> tuple[Sendable, ...]:
    """Give what is signed and has not been sent, the newest meeting first."""
    return _read(office, _UNSENT)


def sendable(office: OpenOffice, since: date, until: date) -> tuple[Sendable, ...]:
    """Give what is signed of the meetings of these days, sent or not, the newest first."""
    return _read(office, _BETWEEN, since.isoformat(), until.isoformat())


def seal_of(office: OpenOffice, version_id: int) -> Seal:
    """Look into a version, which takes its time; a list asks for what it shows."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - it takes its time to load

    from desktop.pages import Pages  # noqa: PLC0415 - as above

    ((signed_at, sealed),) = office.database.query(_SEALED, (version_id,))
    try:
        pages = len(Pages(cast(bytes, sealed), titled=False).sizes)
    except PdfiumError:
        pages = 0
    return Seal(cast(str, signed_at), pages)


def _read(office: OpenOffice, where: str, *values: str) -> tuple[Sendable, ...]:
    headquarters = {each.id: each for each in office.database.select(Headquarters)}
    rows = office.database.query(_READ.format(where), (MeetingState.SIGNED, *values))
    return tuple(
        Sendable(
            version_id=cast(int, version_id),
            meeting_id=cast(int, meeting_id),
            number=cast(int, number),
            held_on=date.fromisoformat(cast(str, held_on)),
            headquarters=headquarters[cast(int, of)],
            version=cast(int, version),
            sent_at=cast(str, sent_at),
            earlier_sent=bool(earlier_sent),
        )
        for version_id, meeting_id, number, held_on, of, version, sent_at, earlier_sent in rows
    )
