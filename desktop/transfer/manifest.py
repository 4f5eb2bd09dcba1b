"""The manifest that goes with a parcel: SHA-256 and name of each file, as `sha256sum -c` takes it.

The one hard rule: what is read is a stranger's until it is checked; a name in it never leads out of
its folder.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import NamedTuple

from desktop.transfer.legal_names import is_legal

MANIFEST = ".sha256"  # how its name ends

MOST_BYTES = 1024 * 1024
MOST_FILES = 10_000

# A star says that the file is read as bytes, which is so wherever Dabir runs.
_LINE = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")


class ManifestError(ValueError):
    """The file is no manifest, or one that no program of ours wrote."""


class Entry(NamedTuple):
    name: str
    sha256: str


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def compose(entries: Iterable[Entry]) -> bytes:
    """Write a manifest: UTF-8, a line for each file."""
    return "".join(f"{each.sha256}  {each.name}\n" for each in entries).encode()


def read_manifest(data: bytes) -> tuple[Entry, ...]:
    """Read a manifest; raises ManifestError for what is none, too long, or names other folders."""
    if len(data) > MOST_BYTES:
        raise ManifestError
    try:
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n").split("\n")
    except UnicodeDecodeError as broken:
        raise ManifestError from broken
    entries = tuple(map(_entry, lines))
    names = {each.name for each in entries}
    if not 0 < len(names) == len(entries) <= MOST_FILES:
        raise ManifestError
    return entries


def _entry(line: str) -> Entry:
    found = _LINE.fullmatch(line)
    if found is None or not is_legal(found[2]):
        raise ManifestError
    return Entry(found[2], found[1].lower())
