"""Closing an office to strangers: a new one from its first moment, one of an earlier Dabir later.

The one hard rule: the office's file comes to its name only when it is whole, encrypted, and opened
by the ring beside it; until then what was there before is there.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from db.data_file import DataFile, new_key
from db.encrypting import encrypt, remove, take_place
from db.records import User
from db.renaming import put
from desktop.access.entrance import PART_NAME, Door, close_copies, door
from desktop.access.passwords import check_password
from desktop.access.people import Newcomer, add_person, set_recovery_key
from desktop.access.recovery import new_recovery_key
from desktop.access.slots import KEYS_NAME
from desktop.errors import AlreadyFoundedError, FolderFault
from desktop.office import FILE_NAME, OpenOffice


class Begun(NamedTuple):
    """An office in which the first of its people is signed in, and its recovery key, seen once."""

    office: OpenOffice
    recovery_key: str

    def __repr__(self) -> str:
        """Tell whose it is, and nothing that opens it."""
        return f"Begun({self.office!r})"


def begin(folder: Path, people: Sequence[Newcomer], fill: Callable[[OpenOffice], None]) -> Begun:
    """Make an office that `fill` founds; raises AlreadyFoundedError, WeakPasswordError.

    And what `fill` raises, and an EnvironmentFault. A ring without its file, which may have been
    mislaid, is put aside.
    """
    if door(folder) is not Door.NEW:
        raise AlreadyFoundedError(folder)
    for each in people:
        check_password(each.password, each.name)
    part = _fresh_part(folder)
    with OpenOffice(part) as office:
        fill(office)
        recovery_key = _let_in(office, people)
    return _open(folder, part, recovery_key)


def close_to_strangers(folder: Path, people: Sequence[Newcomer]) -> Begun:
    """Encrypt the file of an earlier Dabir, which everybody could read, and its copies.

    Raises AlreadyFoundedError, WeakPasswordError and an EnvironmentFault; whenever it is cut short,
    the office is there as it was, and it can be done again; or it is encrypted, and the copies are
    when next somebody comes in.
    """
    if door(folder) is not Door.OPEN:
        raise AlreadyFoundedError(folder)
    for each in people:
        check_password(each.password, each.name)
    part = _fresh_part(folder)
    plain = folder / FILE_NAME
    encrypt(plain, part)
    with OpenOffice(part) as office:
        recovery_key = _let_in(office, people)
    begun = _open(folder, part, recovery_key)
    close_copies(begun.office.database.file)
    return begun


def _fresh_part(folder: Path) -> DataFile:
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        ring = folder / KEYS_NAME
        if ring.exists():
            put(ring, _aside(ring))
        remove(folder / PART_NAME)  # after the ring: `door` knows by it whose ring that is
    except OSError as fault:
        raise FolderFault(folder) from fault
    return DataFile(folder / PART_NAME, new_key())


def _aside(path: Path) -> Path:
    """Find a name that is free, for what is kept though nothing needs it now."""
    number = 1
    while (other := path.with_name(f"{path.name}.{number}")).exists():
        number += 1
    return other


def _let_in(office: OpenOffice, people: Sequence[Newcomer]) -> str:
    """Name the people and make the recovery key, while everything may be done."""
    for each in people:
        add_person(office, each)
    made = new_recovery_key()
    set_recovery_key(office, made)
    return made


def _open(folder: Path, part: DataFile, recovery_key: str) -> Begun:
    """Give the file its name, and let the first of the people in."""
    file = DataFile(folder / FILE_NAME, part.key)
    take_place(part.path, file.path)
    remove(part.path)
    office = OpenOffice(file)
    office.welcome(office.database.select(User)[0])
    return Begun(office, recovery_key)
