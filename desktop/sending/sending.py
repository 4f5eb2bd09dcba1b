"""Sending where nobody waits at a window: written, read back and recorded in one go."""

from pathlib import Path

from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from desktop.sending.history import record
from desktop.transfer.delivery import Delivered, Step, deliver
from desktop.transfer.parcel import Parcel
from desktop.transfer.volume import Volume


def send(
    office: OpenOffice, parcel: Parcel, folder: Path, volume: Volume, *, replace: bool = False
) -> Delivered:
    """Deliver a parcel into a folder on a disk that was chosen.

    Of signed versions it is recorded where whoever is signed in may send, as from the window: also
    when all was there already, since it was read back once more, and what lies under the same path
    may be another stick. Raises what `deliver` raises.
    """
    delivered = deliver(parcel, folder, _unheard, replace=replace, volume=volume)
    if parcel.version_ids and office.may(Deed.SEND):
        record(office, parcel, delivered, volume.drive)
    return delivered


def _unheard(_step: Step) -> None:
    """Hear of a step and do nothing."""
