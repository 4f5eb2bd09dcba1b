"""Minutes from a stick on the mayor's own computer: a small office of their own, for that long.

The one hard rule: it comes to its name only when it is whole; until its answer lies on the stick,
read back, nothing of it goes, however often the computer dies.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from db import keys
from db.data_file import DataFile, new_key
from db.encrypting import remove, take_place
from db.faults import DamagedFileFault, KeysFault, LockedRecordFault
from db.records import User
from db.sqlite import sqlite3
from desktop.access.entrance import PART_NAME, sign_in
from desktop.access.passwords import meant
from desktop.access.refusals import NoSigningKeyError, WrongPasswordError
from desktop.access.signing_keys import opened
from desktop.access.slots import KEYS_NAME
from desktop.broken import BROKEN
from desktop.errors import FolderFault, PlainFileFault, UserError
from desktop.loans import envelope
from desktop.loans.filling import fill, signing_key
from desktop.loans.package import Package, read_package, submitted
from desktop.loans.refusals import (
    AnsweredError,
    EarlierPasswordError,
    LoanFileDamagedError,
    VisitDamagedError,
)
from desktop.loans.visits import BROUGHT, Begun, folder_of, is_answered, make_folder, throw_away
from desktop.office import FILE_NAME, OpenOffice
from desktop.roster.near import plain_name
from desktop.transfer.file_names import file_name


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

    Raises WrongCodeError, WrongPasswordError, EarlierPasswordError, AnsweredError,
    LoanFileDamagedError and what `look` raises, VisitDamagedError, and an EnvironmentFault.
    """
    package = _package(data, code)
    folder = folder_of(data_folder, package.loan)
    if is_answered(folder):
        raise AnsweredError
    if (folder / FILE_NAME).exists():
        stretched = _stretch_again(folder, package, data, code, password)
    else:
        stretched = _stretch(package, password)
        _build(folder, package, stretched, data)
    with _damage_told(), sign_in(folder, package.borrower.name, password, wait) as office:
        if office.database.query("PRAGMA cipher_integrity_check"):
            raise VisitDamagedError
        if office.user is None:
            raise RuntimeError("a door let nobody in")
        return Visit(office.database.file, office.user, package.loan, code, stretched)


def _package(data: bytes, code: str) -> Package:
    cover = envelope.look(data, envelope.Direction.OUT)
    package = read_package(envelope.unwrap(data, cover, code))
    if package.loan != cover.loan:
        raise LoanFileDamagedError
    return package


def _stretch_again(folder: Path, package: Package, data: bytes, code: str, password: str) -> bytes:
    """Stretch the password with which a visit was begun.

    Since then the mayor may have another one in the office, and the file may have been written
    again with that. Raises WrongPasswordError, EarlierPasswordError.
    """
    begun = package
    with suppress(OSError, UserError):  # where the first file is damaged this one may be as good
        brought = (folder / BROUGHT).read_bytes()
        begun = _package(brought, code) if brought != data else package
    try:
        return _stretch(begun, password)
    except WrongPasswordError:
        _stretch(package, password)
    raise EarlierPasswordError


@contextmanager
def _damage_told() -> Iterator[None]:
    """Tell damage of a visit: its password is known to be right by now."""
    try:
        yield
    except (WrongPasswordError, KeysFault, DamagedFileFault, PlainFileFault) as damage:
        raise VisitDamagedError from damage


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


def _build(folder: Path, package: Package, stretched: bytes, data: bytes) -> None:
    """Make the office; the ring is there before the file has its name."""
    minutes = submitted(package)
    about = Begun(meeting=minutes.uuid, at=package.at, title=file_name(minutes, ""))
    make_folder(folder, about, data)
    try:
        remove(folder / PART_NAME)
    except OSError as fault:
        raise FolderFault(folder) from fault
    part = DataFile(folder / PART_NAME, new_key())
    empty = keys.ring_with(part.key, package.borrower.salt, package.borrower.cost)
    ring, slot = keys.with_slot(empty, stretched, part.key, package.borrower.uuid)
    try:
        with closing(OpenOffice(part)) as office:
            fill(office, package, slot)
    except (LockedRecordFault, sqlite3.IntegrityError, *BROKEN) as problem:
        with suppress(FolderFault):
            throw_away(folder)
        raise LoanFileDamagedError from problem
    keys.write_ring(folder / KEYS_NAME, ring)
    take_place(part.path, folder / FILE_NAME)
    remove(part.path)
