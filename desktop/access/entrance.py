"""Coming in: who opens the file of an office, and how long a trial takes after wrong ones.

The one hard rule: a wrong name and a wrong password are told alike, and nobody is ever shut out:
each trial only takes longer than the one before.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from db import keys
from db.data_file import DataFile, is_plain
from db.encrypting import encrypt_in_place, plain_copies, remove_parts
from db.faults import EnvironmentFault
from db.records import User
from desktop.access.permissions import Deed
from desktop.access.refusals import WrongPasswordError, WrongRecoveryKeyError
from desktop.access.slots import KEYS_NAME, is_in_force, let_go, ring_of, try_secret
from desktop.errors import FolderFault, NoOfficeError, PlainFileFault
from desktop.office import FILE_NAME, OpenOffice

_log = logging.getLogger(__name__)

PART_NAME = "dabir-new.db"  # what becomes the office's file, with its ring, once it is whole
TRIALS = "trials:"  # what goes before their number in the trail's detail
_TRIALS_NAME = "trials"
_FREE_TRIALS, _LONGEST_WAIT = 3, 30.0  # the latter in seconds
_NOBODY = ""  # in whose name the recovery key is stretched


class Door(Enum):
    """What a data folder is to whoever comes."""

    NEW = auto()  # no office yet
    OPEN = auto()  # an office that everybody can read, of an earlier Dabir
    LOCKED = auto()


def door(folder: Path) -> Door:
    """Look at a data folder; raises FolderFault, PlainFileFault."""
    path = folder / FILE_NAME
    try:
        if not path.exists():
            return Door.NEW
        if not is_plain(path):
            return Door.LOCKED
        swapped = (folder / KEYS_NAME).exists() and not (folder / PART_NAME).exists()
    except OSError as fault:
        raise FolderFault(folder) from fault
    if swapped:
        raise PlainFileFault(path)
    return Door.OPEN


def require_ring(folder: Path) -> None:
    """Raise KeysFault where nothing would open the office."""
    ring_of(folder)


def sign_in(
    folder: Path, name: str, password: str, wait: Callable[[float], None] = time.sleep
) -> OpenOffice:
    """Open the office for a person.

    Raises WrongPasswordError, NoOfficeError and EnvironmentFault; `wait` gets the seconds that a
    trial has to take after wrong ones.
    """
    if door(folder) is Door.NEW:
        raise NoOfficeError(folder)
    trials = _Trials(folder)
    wait(trials.wait)
    opened, _ = try_secret(folder, name, password)
    if opened is None:
        trials.failed()
        raise WrongPasswordError
    office = OpenOffice(DataFile(folder / FILE_NAME, opened.key))
    try:
        office.welcome(_person(office, opened))
    except BaseException:
        office.close()
        trials.failed()
        raise
    _name_slot(office, opened)
    _tell_of_coming(office, trials.count)
    trials.forget()
    let_go(office)
    close_copies(office.database.file)
    return office


def recover(folder: Path, recovery_key: str) -> OpenOffice:
    """Open the office with the recovery key, for nobody yet; raises WrongRecoveryKeyError."""
    opened, _ = try_secret(folder, _NOBODY, recovery_key)
    if opened is None or opened.whose != keys.NOBODY:
        raise WrongRecoveryKeyError
    office = OpenOffice(DataFile(folder / FILE_NAME, opened.key))
    if office.founded and not is_in_force(folder, opened.slot, office.office.recovery_slot):
        office.close()
        raise WrongRecoveryKeyError
    _Trials(folder).forget()
    return office


def confirm(
    office: OpenOffice,
    user: User,
    password: str,
    wait: Callable[[float], None] = time.sleep,
) -> bytes:
    """Make sure that a password is this person's, and give what it stretches to.

    Raises WrongPasswordError and KeysFault.
    """
    trials = _Trials(office.folder)
    wait(trials.wait)
    opened, stretched = try_secret(office.folder, user.name, password)
    whose = _lets_in(office, opened) if opened else None
    if whose is None or whose.id != user.id:
        trials.failed()
        raise WrongPasswordError
    trials.forget()
    return stretched


def _person(office: OpenOffice, opened: keys.Opened) -> User:
    if (user := _lets_in(office, opened)) is None:
        raise WrongPasswordError
    return user


def _lets_in(office: OpenOffice, opened: keys.Opened) -> User | None:
    """Give whom a slot lets in, as the file has them now."""
    for user in office.database.select(User, "uuid = ? AND retired = 0", (opened.whose,)):
        if is_in_force(office.folder, opened.slot, user.slot):
            return user
    return None


def _name_slot(office: OpenOffice, opened: keys.Opened) -> None:
    """Let the record of who came in name the slot that opened, where an older file was put back."""
    if office.user is None or office.user.slot == opened.slot:
        return
    with suppress(EnvironmentFault, WrongPasswordError):  # it lets them in as it did
        with office.act(Deed.CHANGE_PASSWORD):
            named = replace(_person(office, opened), slot=opened.slot)
            office.database.update(named)
        office.welcome(named)


def close_copies(file: DataFile) -> None:
    """Encrypt what copies of an earlier Dabir are plain; one that cannot be waits for next time."""
    try:
        remove_parts(file.path)
        for copy in plain_copies(file.path):
            encrypt_in_place(copy, file.key)
    except EnvironmentFault:
        _log.warning("a copy from before a migration stays plain")


def _tell_of_coming(office: OpenOffice, trials: int) -> None:
    """Let the trail say who came in, after how many wrong trials; a full disk shuts nobody out."""
    with suppress(EnvironmentFault):
        user = office.database.get(User, office.user.id) if office.user else None
        if user is not None:
            with office.act(Deed.SIGN_IN):
                office.tell(Deed.SIGN_IN, user, f"{TRIALS}{trials}" if trials else "")


class _Trials:
    """How many trials went wrong since the last right one.

    A file, so that starting anew forgets nothing; it knows no time, which one could turn back.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _TRIALS_NAME
        self.count = 0
        with suppress(OSError, ValueError):
            self.count = max(0, int(self._path.read_text(encoding="ascii")))

    @property
    def wait(self) -> float:
        """In seconds."""
        beyond = min(self.count - _FREE_TRIALS, 10)
        return min(2.0**beyond, _LONGEST_WAIT) if beyond >= 0 else 0.0

    def failed(self) -> None:
        with suppress(OSError):
            self._path.write_text(str(self.count + 1), encoding="ascii")

    def forget(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
