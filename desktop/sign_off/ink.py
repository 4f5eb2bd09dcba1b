"""The paper that was signed by hand, beside the sealed minutes: its scans, and who has signed it.

The one hard rule: ink changes nothing of what is signed; a scan whose check code is another's is
kept, and told to be of another version.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from db.records import InkSheet, InkSignature, Meeting, Version
from desktop.access.permissions import Deed
from desktop.attachments.files import Gathered, Shelf
from desktop.minutes import CHECK_DIGITS, check_code, decode, signers
from desktop.office import OpenOffice
from desktop.persian import latin_digits


class Signer(NamedTuple):
    """Somebody who is to sign by hand; `member` is the place among those who do, from 1."""

    member: int
    name: str
    post: str
    organization: str
    signed: bool


class Ink(NamedTuple):
    """What there is on paper of a signed version."""

    version: Version
    check_code: str
    sheets: tuple[InkSheet, ...]
    signers: tuple[Signer, ...]


def ink(office: OpenOffice, meeting: Meeting) -> Ink | None:
    """Give what there is on paper of the last signed version; None where nothing was signed."""
    database = office.database
    versions = database.select(Version, "meeting_id = ?", (meeting.id,), "number DESC LIMIT 1")
    for version in versions:
        minutes = decode(version.minutes)
        of_version = ("version_id = ?", (version.id,))
        signed = {each.member for each in database.select(InkSignature, *of_version) if each.signed}
        return Ink(
            version,
            check_code(minutes),
            tuple(database.select(InkSheet, *of_version, "position, id")),
            tuple(
                Signer(
                    place,
                    each.substitute or each.name,
                    each.substitute_post or each.post,
                    each.organization,
                    place in signed,
                )
                for place, each in enumerate(signers(minutes), 1)
            ),
        )
    return None


def ink_shelf(office: OpenOffice, sheets: Sequence[InkSheet] = ()) -> Shelf:
    """Give where scans are put beside those that are there; raises NotAllowedError."""
    office.require(Deed.FILE_INK)
    return Shelf(office.database.file, {each.sha256: each.name for each in sheets})


def file_sheets(office: OpenOffice, version: Version, files: Sequence[Gathered]) -> None:
    """Put scans behind those that are there, each but once; raises NotAllowedError."""
    database = office.database
    with office.act(Deed.FILE_INK):
        there = database.select(InkSheet, "version_id = ?", (version.id,))
        known = {each.sha256 for each in there}
        last = max((each.position for each in there), default=0)
        new = {each.sha256: each for each in files if each.sha256 not in known}
        for position, file in enumerate(new.values(), last + 1):
            database.insert(
                InkSheet(
                    version_id=version.id,
                    position=position,
                    name=file.name,
                    media_type=file.media_type,
                    size=file.size,
                    sha256=file.sha256,
                    pages=file.pages,
                )
            )


def remove_sheet(office: OpenOffice, sheet: InkSheet) -> None:
    with office.act(Deed.FILE_INK):
        office.database.delete(sheet)


def note_code(office: OpenOffice, sheet: InkSheet, typed: str) -> None:
    """Keep the check code that stands on the paper, as it was read there."""
    with office.act(Deed.FILE_INK):
        stored = office.database.get(InkSheet, sheet.id)
        office.database.update(replace(stored, check_code=read_code(typed)))


def read_code(typed: str) -> str:
    """Give the digits of a check code, however they were grouped."""
    return re.sub(r"\D", "", latin_digits(typed))[:CHECK_DIGITS]


def is_of(sheet: InkSheet, of: Ink) -> bool | None:
    """Tell whether a scan is of this version; None while its code was not read to the end."""
    return sheet.check_code == of.check_code if len(sheet.check_code) == CHECK_DIGITS else None


def tick(office: OpenOffice, version: Version, member: int, *, signed: bool) -> None:
    """Note down whether somebody has signed the paper."""
    database = office.database
    with office.act(Deed.FILE_INK):
        found = database.select(InkSignature, "version_id = ? AND member = ?", (version.id, member))
        if found:
            database.update(replace(found[0], signed=signed))
        else:
            database.insert(InkSignature(version_id=version.id, member=member, signed=signed))
