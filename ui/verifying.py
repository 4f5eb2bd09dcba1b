"""Verifying files on the command line: each gets a verdict, also one that cannot be read.

The one hard rule: no office is needed for it; an open one only adds what it knows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.office import OpenOffice
from desktop.persian import digits
from desktop.seal.verdict import Verdict
from desktop.seal.verification import MOST, verify
from desktop.sign_off.kept import Kept, kept, known_certificates
from ui.seal_sentences import detail_lines, verdict_sentence
from ui.sentences import shown_path

_PDF = ".pdf"
_INDENT = "  "
# What would let a name, or a word in a file, write lines of its own or move about on the screen.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSHOWN = "\ufffd"


class Report(NamedTuple):
    """What is told of one file, the verdict first."""

    path: Path
    good: bool
    lines: Sequence[str]

    def __str__(self) -> str:
        path = Path(_TURNING.sub(_UNSHOWN, str(self.path)))
        lines = (shown_path(path), *(_INDENT + line for line in self.lines))
        return "\n".join(_STEERING.sub(_UNSHOWN, line) for line in lines)


def verify_all(paths: Iterable[Path], office: OpenOffice | None) -> Iterator[Report]:
    """Verify files, and of folders the PDFs in them; with an office, also whether it knows them.

    Good without an office is what was not changed since it was signed: nothing else can be known.
    """
    for path in paths:
        try:
            yield from _verify_path(path, office)
        except FileNotFoundError:
            yield Report(path, good=False, lines=["این پرونده پیدا نشد."])
        except OSError:
            yield Report(path, good=False, lines=["این پرونده خوانده نشد."])


def _verify_path(path: Path, office: OpenOffice | None) -> Iterator[Report]:
    if not path.is_dir():
        yield _verify_file(path, office)
        return
    found = sorted(each for each in path.iterdir() if each.suffix.lower() == _PDF)
    if not found:
        yield Report(path, good=False, lines=["در این پوشه PDF نیست."])
    yield from verify_all(found, office)


def _verify_file(path: Path, office: OpenOffice | None) -> Report:
    with path.open("rb") as file:
        data = file.read(MOST + 1)
    verdict = verify(data, known_certificates(office) if office else {})
    lines = [verdict_sentence(verdict), *detail_lines(verdict)]
    if office is None:
        return Report(path, verdict.whole, lines)
    return Report(path, verdict.good, [*lines, *_here(office, verdict, data)])


def _here(office: OpenOffice, verdict: Verdict, data: bytes) -> Iterator[str]:
    if verdict.signer is not None and verdict.signer.fingerprint in known_certificates(office):
        yield "گواهی امضاکننده در این دفتر شناخته است."
    if verdict.minutes is not None:
        yield from kept_lines(kept(office, verdict.minutes, data), verdict.minutes.version)


def kept_lines(found: Kept, version: int) -> Iterator[str]:
    """Say whether this office keeps the file, and whether a newer version was signed here."""
    if found.same is None:
        yield f"نسخهٔ امضاشدهٔ {digits(version)} این صورتجلسه در این دفتر نیست."
    elif found.same:
        yield "این پرونده همان است که در این دفتر نگه‌داری می‌شود."
    else:
        yield "این پرونده همان نیست که از این صورتجلسه در این دفتر نگه‌داری می‌شود."
    if found.latest > version:
        yield f"در این دفتر نسخهٔ تازه‌تری امضا شده است: نسخهٔ {digits(found.latest)}."
