"""What happens to the minutes of the sample office."""

from pathlib import Path

from db.records import Meeting, Send
from desktop.office import OpenOffice
from desktop.sending.history import record
from desktop.sending.packing import gather
from desktop.sign_off.steps import amend
from desktop.transfer.delivery import Delivered, DeliveredFile
from desktop.transfer.drive import Drive
from desktop.transfer.manifest import digest
from tests.offices import signed

STICK = Drive(Path("/media/stick"), "قرارگاه ۱۱", "0123/1A2B-3C4D", "FAT32", 10**9, 10**8, False)


def sent(office: OpenOffice, *meeting_ids: int) -> Send:
    """Record that signed minutes were sent, without a stick."""
    parcel = gather(office, meeting_ids)
    files = [
        DeliveredFile(each.name, len(each.data), digest(each.data), True)
        for each in parcel.contents
    ]
    return record(office, parcel, Delivered(STICK.folder, tuple(files)), STICK)


def amended(office: OpenOffice, meeting: Meeting) -> None:
    """Let a second version of signed minutes be signed."""
    amend(office, meeting.id, "تاریخ یک مهلت")
    signed(office, office.database.get(Meeting, meeting.id))
