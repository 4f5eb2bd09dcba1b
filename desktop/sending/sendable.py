"""What may leave the office, and what has not left it yet.

The one hard rule: only the version of a meeting that is signed now goes out; an amendment that was
signed has not been sent, whatever was sent before it.
"""

from dataclasses import dataclass
from datetime import date
from typing import cast

from db.records import Headquarters, MeetingState
from desktop.office import OpenOffice

_READ = """
SELECT versions.id, meetings.id, meetings.number, held_on, headquarters_id, versions.number,
  signed_at, length(sealed_pdf),
  coalesce((SELECT max(at) FROM sent_versions JOIN sends ON sends.id = send_id
    WHERE version_id = versions.id), ''),
  EXISTS (SELECT 1 FROM versions AS earlier JOIN sent_versions ON version_id = earlier.id
    WHERE earlier.meeting_id = meetings.id AND earlier.number < versions.number)
FROM meetings JOIN versions ON meeting_id = meetings.id AND versions.number = meetings.version
WHERE state = ? AND sealed_pdf IS NOT NULL AND {}
ORDER BY held_on DESC, meetings.id DESC
"""
# To read a version means to pass its sealed PDF. Asked by meeting, an index alone tells the few.
_UNSENT = """versions.id IN (SELECT id FROM versions WHERE meeting_id > 0
  AND NOT EXISTS (SELECT 1 FROM sent_versions WHERE version_id = versions.id))"""
_BETWEEN = "held_on BETWEEN ? AND ?"
_SEALED = "SELECT sealed_pdf FROM versions WHERE id = ?"


@dataclass(frozen=True)
class Sendable:
    """A signed version; `size` is that of its sealed PDF in bytes.

    `sent_at` is when this version went last, "" when it did not; `earlier_sent` tells whether one
    that it replaces did.
    """

    version_id: int
    meeting_id: int
    number: int
    held_on: date
    headquarters: Headquarters
    version: int
    signed_at: str
    size: int
    sent_at: str
    earlier_sent: bool


def unsent(office: OpenOffice) -> tuple[Sendable, ...]:
    """Give what is signed and has not been sent, the newest meeting first."""
    return _read(office, _UNSENT)


def sendable(office: OpenOffice, since: date, until: date) -> tuple[Sendable, ...]:
    """Give what is signed of the meetings of these days, sent or not, the newest first."""
    return _read(office, _BETWEEN, since.isoformat(), until.isoformat())


def pages(office: OpenOffice, version_id: int) -> int:
    """Count the pages of a sealed PDF, 0 when it is broken; a list asks for what it shows."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - it takes its time to load

    from desktop.pages import Pages  # noqa: PLC0415 - as above

    ((sealed,),) = office.database.query(_SEALED, (version_id,))
    try:
        return len(Pages(cast(bytes, sealed), titled=False).sizes)
    except PdfiumError:
        return 0


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
            signed_at=cast(str, signed_at),
            size=cast(int, size),
            sent_at=cast(str, sent_at),
            earlier_sent=bool(earlier_sent),
        )
        for version_id, meeting_id, number, held_on, of, version, signed_at, size, sent_at,
        earlier_sent in rows
    )  # fmt: skip
