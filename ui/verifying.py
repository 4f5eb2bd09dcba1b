"""Verifying files on the command line: each gets a verdict, also one that cannot be read.

The one hard rule: no office is needed for it; an open one only adds what it knows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from desktop.office import OpenOffice
from desktop.seal.verification import MOST
from desktop.sign_off.verifying import verify_here
from desktop.transfer.fetching import fetch, names_in
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
    """Verify files, and of folders the PDFs in them; with an office, also whether it knows them."""
    for path in paths:
        try:
            yield from _verify_path(path, office)
        except FileNotFoundError:
            yield Report(path, good=False, lines=["این پرونده پیدا نشد."])
        except OSError:
            yield Report(path, good=False, lines=["این پرونده خوانده نشد."])


def pdfs_in(folder: Path) -> list[Path] | None:
    """Give the PDFs in a folder; None where it is none; raises OSError."""
    names = names_in(folder)
    if names is None:
        return None
    return [path for each in names if (path := folder / each).suffix.lower() == _PDF]


def _verify_path(path: Path, office: OpenOffice | None) -> Iterator[Report]:
    found = pdfs_in(path)
    if found is None:
        yield _verify_file(path, office)
        return
    if not found:
        yield Report(path, good=False, lines=["در این پوشه PDF نیست."])
    yield from verify_all(found, office)


def _verify_file(path: Path, office: OpenOffice | None) -> Report:
    verified = verify_here(office, read(path))
    return Report(path, verified.good, [verdict_sentence(verified), *detail_lines(verified)])


def read(path: Path) -> bytes:
    """Read as much of a file as is needed to verify it; raises OSError."""
    return fetch(path, MOST + 1)
