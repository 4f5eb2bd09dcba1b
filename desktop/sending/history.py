"""What went when, by whom and where to, and the receipts that came for it.

The one hard rule: what is recorded as sent was read back where it is; it stays recorded for ever.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from db.records import Headquarters, Meeting, Receipt, Send, SentFile, SentVersion, User
from desktop import moments
from desktop.access.permissions import Deed
from desktop.calendar import tehran
from desktop.office import OpenOffice
from desktop.sending.refusals import ReceiptDayError
from desktop.transfer.delivery import Delivered
from desktop.transfer.drive import Drive
from desktop.transfer.parcel import Parcel

_MINUTES = """
SELECT send_id, versions.id, meetings.id, meetings.number, held_on, headquarters_id, versions.number
FROM sent_versions JOIN versions ON versions.id = version_id
  JOIN meetings ON meetings.id = meeting_id
WHERE send_id >= ?
ORDER BY sent_versions.id
"""
_FILES = "SELECT id, send_id, name, size, sha256 FROM sent_files WHERE send_id >= ? ORDER BY id"
_OF_VERSION = "id = (SELECT meeting_id FROM versions WHERE id = ?)"
_OLDEST = "SELECT id FROM sends ORDER BY id DESC LIMIT 1 OFFSET ?"


@dataclass(frozen=True)
class SentMinutes:
    """A version that went out."""

    version_id: int
    meeting_id: int
    number: int
    held_on: date
    headquarters: Headquarters
    version: int


@dataclass(frozen=True)
class Sent:
    """A send; `who` is the name of whoever sent it, "" unknown."""

    send: Send
    who: str
    minutes: tuple[SentMinutes, ...]
    files: tuple[SentFile, ...]
    receipt: Receipt | None


def record(
    office: OpenOffice, parcel: Parcel, delivered: Delivered, drive: Drive | None = None
) -> Send:
    """Keep that a parcel of signed versions was delivered, as one act; raises NotAllowedError."""
    if not parcel.version_ids:
        raise ValueError("what is not signed is not sent")
    database = office.database
    with office.act(Deed.SEND):
        send = database.insert(
            Send(
                at=moments.now(),
                destination=str(delivered.folder),
                user_id=office.user.id if office.user else None,
                label=drive.label if drive else "",
                serial=drive.serial if drive else "",
            )
        )
        for version_id in parcel.version_ids:
            database.insert(SentVersion(send_id=send.id, version_id=version_id))
            for meeting in database.select(Meeting, _OF_VERSION, (version_id,)):
                office.tell(Deed.SEND, meeting)
        for each in delivered.files:
            database.insert(
                SentFile(send_id=send.id, name=each.name, size=each.size, sha256=each.sha256)
            )
    return send


def history(office: OpenOffice, most: int | None = None) -> tuple[Sent, ...]:
    """Give what was sent, the latest first; all of it, or the latest `most`."""
    database = office.database
    oldest = database.query(_OLDEST, (most - 1,)) if most else ()
    since = cast(int, oldest[0][0]) if oldest else 0
    names = {each.id: each.name for each in database.select(User)}
    receipts = {each.send_id: each for each in database.select(Receipt, "send_id >= ?", (since,))}
    files, minutes = _files(office, since), _minutes(office, since)
    return tuple(
        Sent(
            send,
            names[send.user_id] if send.user_id else "",
            tuple(minutes[send.id]),
            tuple(files[send.id]),
            receipts.get(send.id),
        )
        for send in database.select(Send, "id >= ?", (since,), order="id DESC")
    )


def _files(office: OpenOffice, since: int) -> dict[int, list[SentFile]]:
    found: dict[int, list[SentFile]] = defaultdict(list)
    rows = cast(list[tuple[int, int, str, int, str]], office.database.query(_FILES, (since,)))
    for key, send_id, name, size, sha256 in rows:
        found[send_id].append(
            SentFile(id=key, send_id=send_id, name=name, size=size, sha256=sha256)
        )
    return found


def _minutes(office: OpenOffice, since: int) -> dict[int, list[SentMinutes]]:
    headquarters = {each.id: each for each in office.database.select(Headquarters)}
    found: dict[int, list[SentMinutes]] = defaultdict(list)
    rows = cast(
        list[tuple[int, int, int, int, str, int, int]], office.database.query(_MINUTES, (since,))
    )
    for send_id, version_id, meeting_id, number, held_on, of, version in rows:
        day = date.fromisoformat(held_on)
        found[send_id].append(
            SentMinutes(version_id, meeting_id, number, day, headquarters[of], version)
        )
    return found


def require_receipt_day(send: Send, day: date) -> None:
    """Refuse a day on which no receipt of a send can have come; raises ReceiptDayError."""
    earliest, latest = tehran.local(send.at).date(), tehran.local(moments.now()).date()
    if not earliest <= day <= latest:
        raise ReceiptDayError(day, earliest, latest)


def set_receipt(office: OpenOffice, send_id: int, number: str, received_on: date | None) -> None:
    """Write down what a send was acknowledged with; with neither there is no receipt.

    Raises ReceiptDayError, of a day that is not there already.
    """
    database = office.database
    number = " ".join(number.split())
    with database.act():
        known = database.select(Receipt, "send_id = ?", (send_id,))
        if received_on is not None and all(each.received_on != received_on for each in known):
            require_receipt_day(database.get(Send, send_id), received_on)
        if not number and received_on is None:
            for each in known:
                database.delete(each)
        elif known:
            database.update(replace(known[0], number=number, received_on=received_on))
        else:
            database.insert(Receipt(send_id=send_id, number=number, received_on=received_on))
