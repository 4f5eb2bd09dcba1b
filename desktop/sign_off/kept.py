"""A file that somebody brought, held against what this office keeps of signed minutes.

The one hard rule: which file it is, its bytes say, and not its name.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, cast

from db.records import Meeting
from desktop import moments
from desktop.access.signing_keys import certificates
from desktop.minutes import Minutes
from desktop.office import OpenOffice
from desktop.sign_off.signed import sealed_pdf

_LATEST = "SELECT max(number) FROM versions WHERE meeting_id = ?"


class Kept(NamedTuple):
    """Whether a file is, bit by bit, one that is kept here; None: its minutes are another office's.

    `latest` is the newest version of these minutes that was signed here, 0 for none.
    """

    same: bool | None = None
    latest: int = 0


def known_certificates(office: OpenOffice) -> Mapping[str, datetime | None]:
    """Give the fingerprints of all keys that were used here, and when each was replaced."""
    return {
        key.fingerprint: moments.read(key.replaced_at) if key.replaced_at else None
        for key in certificates(office)
    }


def kept(office: OpenOffice, minutes: Minutes, data: bytes) -> Kept:
    """Hold a file, of which these minutes were read, against what is kept here."""
    for meeting in office.database.select(Meeting, "uuid = ?", (minutes.uuid,)):
        ours = sealed_pdf(office, meeting, minutes.version)
        (latest,) = office.database.query(_LATEST, (meeting.id,))[0]
        return Kept(ours == data, cast(int | None, latest) or 0)
    return Kept()
