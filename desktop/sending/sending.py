"""Sending where nobody waits at a window: written, read back and recorded in one go."""

from pathlib import Path

from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from desktop.sending.history import record
from desktop.sending.sendable import all_sent
from desktop.transfer.delivery import Delivered, Step, deliver
from desktop.transfer.drives import drive_of
from desktop.transfer.parcel import Parcel
from desktop.transfer.patience import patiently
from desktop.transfer.room import inside


def send(office: OpenOffice, parcel: Parcel, folder: Path, *, replace: bool = False) -> Delivered:
    """Deliver a parcel; of signed versions it is recorded, where whoever is signed in may send.

    What was sent before and is still there, bit by bit, is not sent once more. Raises what
    `deliver` raises.
    """
    drive = patiently(lambda _: drive_of(folder), lambda _: None, inside(folder))
    delivered = deliver(parcel, folder, _unheard, replace=replace, drive=drive)
    written = any(each.new for each in delivered.files)
    is_send = parcel.version_ids and office.may(Deed.SEND)
    if is_send and (written or not all_sent(office, parcel.version_ids)):
        record(office, parcel, delivered, drive)
    return delivered


def _unheard(_step: Step) -> None:
    """Hear of a step and do nothing."""
