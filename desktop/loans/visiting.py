"""Minutes from a stick on the mayor's own computer: a small office of their own, for that long.

The one hard rule: it comes to its name only when it is whole; until its answer lies on the stick,
read back, nothing of it goes, however often the computer dies.
"""

import os
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from db import keys
from db.data_file import OWNER_ONLY, DataFile, new_key
from db.encrypting import remove, take_place
from db.faults import LockedRecordFault
from db.records import User
from db.renaming import put
from db.sqlite import sqlite3
from desktop.access.entrance import PART_NAME, sign_in
from desktop.access.passwords import meant
from desktop.access.refusals import NoSigningKeyError, WrongPasswordError
from desktop.access.signing_keys import opened
from desktop.access.slots import KEYS_NAME
from desktop.broken import BROKEN
from desktop.errors import FolderFault
from desktop.loans import envelope
from desktop.loans.filling import fill, signing_key
from desktop.loans.package import Package, read_package
from desktop.loans.refusals import AnsweredError, LoanFileDamagedError
from desktop.office import FILE_NAME, OpenOffice
from desktop.roster.near import plain_name

VISITS = "visits"  # the folder in the data folder
BROUGHT = "brought.dabir"  # the file from the stick, so that it is not needed again
ANSWERED = "answered"  # all that is left of a visit


@dataclass(frozen=True)
class Visit:
    """Minutes on their way that somebody has opened; plain data for a worker."""

    file: DataFile
    user: User
    loan: str
    code: str = field(repr=False)
    stretched: bytes = field(repr=False)

    @property
    def folder(self) -> Path:
        return self.file.path.parent


def visit(
    data_folder: Path,
    data: bytes,
    code: str,
    password: str,
    wait: Callable[[float], None] = time.sleep,
) -> Visit:
    """Open the minutes that a file brings, where they were left if they were here before.

    Raises WrongCodeError, WrongPasswordError, AnsweredError, LoanFileDamagedError and what `look`
    raises, and an EnvironmentFault.
    """
    cover = envelope.look(data, envelope.Direction.OUT)
    package = read_package(envelope.unwrap(data, cover, code))
    if package.loan != cover.loan:
        raise LoanFileDamagedError
    folder = data_folder / VISITS / package.loan
    if (folder / ANSWERED).exists():
        end_visit(folder)  # it may have been cut short
        raise AnsweredError
    stretched = _stretch(package, password)
    if not (folder / FILE_NAME).exists():
        _build(folder, package, stretched, data)
    with sign_in(folder, package.borrower.name, password, wait) as office:
        if office.user is None:
            raise RuntimeError("a door let nobody in")
        return Visit(office.database.file, office.user, package.loan, code, stretched)


def _stretch(package: Package, password: str) -> bytes:
    """Stretch the password as the office does; raises WrongPasswordError where it opens no key."""
    borrower = package.borrower
    ring = keys.ring_with(new_key(), borrower.salt, borrower.cost)
    stretched = keys.stretch(ring, plain_name(borrower.name), meant(password))
    try:
        opened(signing_key(package), stretched)
    except NoSigningKeyError as other:
        raise WrongPasswordError from other
    return stretched


def unfinished(data_folder: Path) -> tuple[Path, ...]:
    """Give the files of the visits that have no answer on a stick yet, the latest first."""
    try:
        found = [
            folder / BROUGHT
            for folder in (data_folder / VISITS).iterdir()
            if (folder / FILE_NAME).exists() and not (folder / ANSWERED).exists()
        ]
        return tuple(sorted(found, key=lambda each: each.stat().st_mtime, reverse=True))
    except OSError:
        return ()


def end_visit(folder: Path) -> None:
    """Let go of all that was here, once the office is closed; raises FolderFault.

    What opens the file goes first; what is left says that there was an answer.
    """
    try:
        (folder / ANSWERED).touch(0o600)
        (folder / KEYS_NAME).unlink(missing_ok=True)
        remove(folder / FILE_NAME)
        for left in folder.iterdir():
            if left.name != ANSWERED and left.is_file():
                left.unlink()
    except OSError as fault:
        raise FolderFault(folder) from fault


def _build(folder: Path, package: Package, stretched: bytes, data: bytes) -> None:
    """Make the office; the ring is there before the file has its name."""
    try:
        for each in (folder.parent.parent, folder.parent, folder):
            each.mkdir(0o700, parents=True, exist_ok=True)
        remove(folder / PART_NAME)
        _keep(data, folder / BROUGHT)
    except OSError as fault:
        raise FolderFault(folder) from fault
    part = DataFile(folder / PART_NAME, new_key())
    empty = keys.ring_with(part.key, package.borrower.salt, package.borrower.cost)
    ring, slot = keys.with_slot(empty, stretched, part.key, package.borrower.uuid)
    with closing(OpenOffice(part)) as office:
        try:
            fill(office, package, slot)
        except (LockedRecordFault, sqlite3.IntegrityError, *BROKEN) as problem:
            raise LoanFileDamagedError from problem
    keys.write_ring(folder / KEYS_NAME, ring)
    take_place(part.path, folder / FILE_NAME)
    remove(part.path)


def _keep(data: bytes, path: Path) -> None:
    part = path.with_name(path.name + ".part")
    with open(part, "wb", opener=partial(os.open, mode=OWNER_ONLY)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    put(part, path)
