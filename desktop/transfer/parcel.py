"""What is to leave the office together: finished files and the manifest that names them."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from desktop.transfer.manifest import Entry, compose, digest


class ParcelFile(NamedTuple):
    name: str
    data: bytes


@dataclass(frozen=True)
class Parcel:
    """Files by their names; `manifest` is the name of theirs, "" where none goes along.

    `version_ids` are the signed versions that the parcel carries in full; it is a send of these.
    """

    files: tuple[ParcelFile, ...]
    manifest: str = ""
    version_ids: tuple[int, ...] = ()

    @cached_property
    def contents(self) -> tuple[ParcelFile, ...]:
        """Give all that is written, the manifest last, since it proves the others."""
        if not self.manifest:
            return self.files
        entries = (Entry(each.name, digest(each.data)) for each in self.files)
        return (*self.files, ParcelFile(self.manifest, compose(entries)))

    @property
    def size(self) -> int:
        return sum(len(each.data) for each in self.contents)
