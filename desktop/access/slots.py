"""The slots of an office's ring: which of them records name, a new one, and letting go of others.

The one hard rule: the ring is written only inside an act, whose lock on the office's file keeps
everybody else from both; a slot is there before the record that names it, and goes after it.
"""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from db import keys
from db.faults import EnvironmentFault, KeysFault
from db.records import Office, User
from desktop.access.passwords import meant
from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from desktop.roster.near import plain_name

KEYS_NAME = "dabir.keys"

_log = logging.getLogger(__name__)


def ring_of(folder: Path) -> keys.Ring:
    """Read the ring beside an office's file as it is now; raises KeysFault."""
    return keys.read_ring(folder / KEYS_NAME)


def try_secret(folder: Path, name: str, secret: str) -> tuple[keys.Opened | None, bytes]:
    """Find the slot that a secret opens, and give what it stretches to; raises KeysFault."""
    stretched = keys.stretch(ring_of(folder), plain_name(name), meant(secret))
    return keys.open_slot(ring_of(folder), stretched), stretched  # it may be another by now


def is_in_force(folder: Path, slot: str, named: str) -> bool:
    """Tell whether a slot counts for which a record names this one; raises KeysFault.

    Where the ring has no such slot the file is an older one, put back beside a newer ring; then
    whoever the slot says it belongs to comes in by it.
    """
    if slot == named or not named:
        return slot == named
    return all(each.id != named for each in ring_of(folder).slots)


@contextmanager
def new_slot(
    office: OpenOffice, deed: Deed, name: str, secret: str, whose: str
) -> Iterator[tuple[str, bytes]]:
    """One act, with a new slot and what its secret stretches to; what it replaces is let go.

    Raises KeysFault and what an act raises.
    """
    path = office.folder / KEYS_NAME
    key = office.database.file.key
    ring = keys.read_ring(path) if path.exists() else keys.new_ring(key)
    if not keys.is_ring_of(ring, key):
        raise KeysFault(path)
    stretched = keys.stretch(ring, plain_name(name), meant(secret))
    gone: set[str] = set()
    try:
        with office.act(deed):
            gone = _named(office)
            # It may have got and lost slots since; another ring would open nothing by this one.
            now = keys.read_ring(path) if path.exists() else ring
            if (now.salt, now.cost) != (ring.salt, ring.cost):
                raise KeysFault(path)
            widened, slot = keys.with_slot(now, stretched, key, whose)
            keys.write_ring(path, widened)
            gone.add(slot)
            yield slot, stretched
    finally:
        # Whatever failed, also after it was written: what a record names opens the office.
        let_go(office, gone)


def let_go(office: OpenOffice, gone: Collection[str] = ()) -> None:
    """Let go of slots that no record names; one that cannot go opens nothing, and waits.

    Also of any other that a change left that was cut short, unless the file is an older one and
    knows the slots of today by no name.
    """
    try:
        if _leavings(office, gone):
            with office.database.act():
                ring = ring_of(office.folder)
                for slot in _leavings(office, gone):
                    ring = keys.without_slot(ring, slot)
                keys.write_ring(office.folder / KEYS_NAME, ring)
    except EnvironmentFault:
        _log.warning("slots of the ring wait to be let go")


def _leavings(office: OpenOffice, gone: Collection[str]) -> set[str]:
    there = {each.id for each in ring_of(office.folder).slots}
    named = _named(office)
    return (there if named <= there else there.intersection(gone)) - named


def _named(office: OpenOffice) -> set[str]:
    """Give the slots that records name."""
    recovery = {each.recovery_slot for each in office.database.select(Office)}
    people = {each.slot for each in office.database.select(User, "retired = 0")}
    return (recovery | people) - {""}
