"""Holding what lies on a stick against what this office knows to have sent.

The one hard rule: whoever can change a file can change the manifest beside it. That it is what was
sent is told only of what the office's own history says so; of the rest, that the manifest does.
"""

from collections import defaultdict
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, cast

from desktop.office import OpenOffice
from desktop.reporting import Report, unheard
from desktop.sending.known_sends import KnownSends
from desktop.transfer.checking import CheckedFile, CheckedManifest, Found, check_folder

_FILES = "SELECT send_id, name, sha256 FROM sent_files ORDER BY send_id DESC, id"


class Verdict(StrEnum):
    SENT = "sent"  # what the office sent under this name
    OTHER = "other"  # not what it sent under this name
    LISTED = "listed"  # unknown to the office, and what the manifest on the stick says
    CHANGED = "changed"  # unknown to the office, and not what the manifest on the stick says
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the disk gave it no more
    NO_MANIFEST = "no manifest"  # though it is called so
    REMAINS = "remains"  # of a send that did not come to its end


_AS_FOUND = {
    Found.MISSING: Verdict.MISSING,
    Found.UNREADABLE: Verdict.UNREADABLE,
    Found.REMAINS: Verdict.REMAINS,
}


class Judged(NamedTuple):
    """A file, or a manifest that is not as it should be; `manifest` is the one that it is told by.

    It is "" for a manifest itself, and for what is left of a send.
    """

    name: str
    verdict: Verdict
    manifest: str = ""


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
    if file.found in _AS_FOUND:
        return _AS_FOUND[file.found]
    if sent:
        return Verdict.SENT if file.sha256 in sent else Verdict.OTHER
    return Verdict.LISTED if file.found is Found.GOOD else Verdict.CHANGED
