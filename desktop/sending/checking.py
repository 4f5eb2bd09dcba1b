"""Holding what lies on a stick against what this office knows to have sent.

The one hard rule: whoever can change a file can change the manifest beside it. That it is what was
sent is told only of what the office's own history says so; of the rest, that the manifest does.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, cast

from desktop.office import OpenOffice
from desktop.reporting import Report, unheard
from desktop.transfer.checking import CheckedFile, CheckedManifest, Found, check_folder
from desktop.transfer.manifest import MANIFEST

_FILES = "SELECT send_id, name, sha256 FROM sent_files ORDER BY send_id DESC, id"


class Verdict(StrEnum):
    SENT = "sent"  # what the office sent under this name
    OTHER = "other"  # not what it sent under this name
    LISTED = "listed"  # unknown to the office, and what the manifest on the stick says
    CHANGED = "changed"  # unknown to the office, and not what the manifest on the stick says
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the disk gave it no more
    NO_MANIFEST = "no manifest"  # though it is called so


class Judged(NamedTuple):
    """A file, or a manifest that is not as it should be; `manifest` is the one that it is told by.

    It is "" for a manifest itself.
    """

    name: str
    verdict: Verdict
    manifest: str = ""


@dataclass(frozen=True)
class KnownSends:
    """Of each send, the latest first, the SHA-256 of its files by their names."""

    sends: tuple[Mapping[str, str], ...] = ()

    def send_of(self, manifest: str, sha256: str) -> Mapping[str, str] | None:
        """Give the send with this very manifest, or else the latest with one of its name."""
        exact = (each for each in self.sends if sha256 in each.values())
        named = (each for each in self.sends if manifest in each)
        return next(exact, None) or next(named, None)

    def files_of(self, manifest: str, sha256: str) -> tuple[str, ...]:
        """Name the files of the send that a manifest went with."""
        names = self.send_of(manifest, sha256) or ()
        return tuple(each for each in names if not each.endswith(MANIFEST))

    @cached_property
    def by_name(self) -> Mapping[str, Collection[str]]:
        """Give all that ever went under a name."""
        found: dict[str, set[str]] = defaultdict(set)
        for send in self.sends:
            for name, sha256 in send.items():
                found[name].add(sha256)
        return found


def known_sends(office: OpenOffice) -> KnownSends:
    """Read what the office knows to have sent, for a worker."""
    sends: dict[int, dict[str, str]] = defaultdict(dict)
    for send_id, name, sha256 in cast(list[tuple[int, str, str]], office.database.query(_FILES)):
        sends[send_id][name] = sha256
    return KnownSends(tuple(sends.values()))


def check_sent(folder: Path, known: KnownSends, report: Report = unheard) -> tuple[Judged, ...]:
    """Judge each file that a manifest in a folder names or went with; raises as `check_folder`."""
    manifests = check_folder(folder, report, also=known.files_of)
    return tuple(judged for each in manifests for judged in _judge(each, known))


def _judge(manifest: CheckedManifest, known: KnownSends) -> list[Judged]:
    send = known.send_of(manifest.name, manifest.sha256) or {}
    rows: list[Judged] = []
    if manifest.files is None:
        rows.append(Judged(manifest.name, Verdict.NO_MANIFEST))
    elif send and manifest.sha256 not in send.values():
        rows.append(Judged(manifest.name, Verdict.OTHER))
    for file in (*(manifest.files or ()), *manifest.also):
        sent = {send[file.name]} if file.name in send else known.by_name.get(file.name, ())
        rows.append(Judged(file.name, _verdict(file, sent), manifest.name))
    return rows


def _verdict(file: CheckedFile, sent: Collection[str]) -> Verdict:
    if file.found is Found.MISSING:
        return Verdict.MISSING
    if file.found is Found.UNREADABLE:
        return Verdict.UNREADABLE
    if sent:
        return Verdict.SENT if file.sha256 in sent else Verdict.OTHER
    return Verdict.LISTED if file.found is Found.GOOD else Verdict.CHANGED
