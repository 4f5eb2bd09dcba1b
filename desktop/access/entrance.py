"""Coming in: who opens the file of an office, and how long a trial takes after wrong ones.

The one hard rule: a wrong name and a wrong password are told alike, and nobody is ever shut out:
each trial only takes longer than the one before.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from db import keys
from db.data_file import DataFile, is_plain
from db.encrypting import encrypt_in_place, plain_copies
from db.faults import EnvironmentFault, KeysFault
from db.records import User
from desktop.access.passwords import meant
from desktop.access.refusals import WrongPasswordError, WrongRecoveryKeyError
from desktop.errors import FolderFault, NoOfficeError
from desktop.office import FILE_NAME, OpenOffice
from desktop.roster.near import plain_name

_log = logging.getLogger(__name__)

KEYS_NAME = "dabir.keys"
_TRIALS_NAME = "trials"
_FREE_TRIALS, _LONGEST_WAIT = 3, 30.0  # the latter in seconds
_NOBODY = ""  # in whose name the recovery key is stretched


class Door(Enum):
    """What a data folder is to whoever comes."""

    NEW = auto()  # no office yet
    OPEN = auto()  # an office that everybody can read, of an earlier Dabir
    LOCKED = auto()


def door(folder: Path) -> Door:
    """Look at a data folder; raises FolderFault."""
    path = folder / FILE_NAME
    try:
        if not path.exists():
            return Door.NEW
        return Door.OPEN if is_plain(path) else Door.LOCKED
    except OSError as fault:
        raise FolderFault(folder) from fault


def require_ring(folder: Path) -> None:
    """Raise KeysFault where nothing would open the office."""
    keys.read_ring(folder / KEYS_NAME)


def sign_in(
    folder: Path, name: str, password: str, wait: Callable[[float], None] = time.sleep
) -> OpenOffice:
    """Open the office for a person.

    Raises WrongPasswordError, NoOfficeError and EnvironmentFault; `wait` gets the seconds that a
    trial has to take after wrong ones.
    """
    if door(folder) is Door.NEW:
        raise NoOfficeError(folder)
    ring = keys.read_ring(folder / KEYS_NAME)
    trials = _Trials(folder)
    wait(trials.wait)
    opened = keys.open_slot(ring, keys.stretch(ring, plain_name(name), meant(password)))
    if opened is None:
        trials.failed()
        raise WrongPasswordError
    office = OpenOffice(DataFile(folder / FILE_NAME, opened.key))
    try:
        office.welcome(_person(office, opened.slot))
    except BaseException:
        office.close()
        trials.failed()
        raise
    trials.forget()
    _sweep(office, ring)
    close_copies(office.database.file)
    return office


def recover(folder: Path, recovery_key: str) -> OpenOffice:
    """Open the office with the recovery key, for nobody yet; raises WrongRecoveryKeyError."""
    ring = keys.read_ring(folder / KEYS_NAME)
    opened = keys.open_slot(ring, keys.stretch(ring, _NOBODY, recovery_key))
    if opened is None:
        raise WrongRecoveryKeyError
    office = OpenOffice(DataFile(folder / FILE_NAME, opened.key))
    if office.founded and office.office.recovery_slot != opened.slot:  # an older one
        office.close()
        raise WrongRecoveryKeyError
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
    ring = keys.read_ring(office.folder / KEYS_NAME)
    trials = _Trials(office.folder)
    wait(trials.wait)
    stretched = keys.stretch(ring, plain_name(user.name), meant(password))
    opened = keys.open_slot(ring, stretched)
    if opened is None or opened.slot != user.slot:
        trials.failed()
        raise WrongPasswordError
    trials.forget()
    return stretched


def _person(office: OpenOffice, slot: str) -> User:
    for user in office.database.select(User, "slot = ? AND retired = 0", (slot,)):
        return user
    raise WrongPasswordError


def _sweep(office: OpenOffice, ring: keys.Ring) -> None:
    """Let go of slots that belong to nobody any more, where a change of them was cut short."""
    named = {user.slot for user in office.database.select(User, "retired = 0")}
    named.add(office.office.recovery_slot)
    swept = ring
    for slot in ring.slots:
        if slot.id not in named:
            swept = keys.without_slot(swept, slot.id)
    if swept != ring:
        with suppress(KeysFault):  # they open nothing, and wait
            keys.write_ring(office.folder / KEYS_NAME, swept)


def close_copies(file: DataFile) -> None:
    """Encrypt what copies of an earlier Dabir are plain; one that cannot be waits for next time."""
    try:
        for copy in plain_copies(file.path):
            encrypt_in_place(copy, file.key)
    except EnvironmentFault:
        _log.warning("a copy from before a migration stays plain")


class _Trials:
    """How many trials went wrong since the last right one.

    A file, so that starting anew forgets nothing; it knows no time, which one could turn back.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _TRIALS_NAME
        self._count = 0
        with suppress(OSError, ValueError):
            self._count = max(0, int(self._path.read_text(encoding="ascii")))

    @property
    def wait(self) -> float:
        """In seconds."""
        beyond = min(self._count - _FREE_TRIALS, 10)
        return min(2.0**beyond, _LONGEST_WAIT) if beyond >= 0 else 0.0

    def failed(self) -> None:
        with suppress(OSError):
            self._path.write_text(str(self._count + 1), encoding="ascii")

    def forget(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
