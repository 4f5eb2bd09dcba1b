"""Taking in files: read to the end, looked at, and kept in the office's file.

The one hard rule: all of it is done away from the window, by the path of the office's file and
without the office itself. Whoever brings a shelf was asked whether they may.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import partial

from db import contents
from db.data_file import DataFile
from desktop.attachments.files import Bytes, Gathered, Gathering, Shelf, Source
from desktop.attachments.media import media_of
from desktop.attachments.names import safe_name
from desktop.attachments.reading import MOST_BYTES, read_file
from desktop.attachments.refusals import (
    AlreadyAttachedError,
    AttachmentError,
    AttachmentTooHeavyError,
)
from desktop.attachments.viewing import count_pages
from desktop.reporting import Report, unheard

_SHARE = 1000  # of the common scale, for each file
_HALF = 2  # reading it, and keeping it


def gather(shelf: Shelf, sources: Sequence[Source], report: Report) -> Gathering:
    """Take in files beside those that are there; one that is refused stops no other.

    Raises WriteFault, and what `report` raises.
    """
    there = dict(shelf.there)
    files: list[Gathered] = []
    refused: list[AttachmentError] = []
    for place, source in enumerate(sources):
        scaled = partial(_report_share, report, place, len(sources))
        try:
            gathered = _gather(shelf.file, source, there, scaled)
        except AttachmentError as refusal:
            refused.append(refusal)
        else:
            files.append(gathered)
            there[gathered.sha256] = gathered.name
    return Gathering(tuple(files), tuple(refused))


def _gather(file: DataFile, source: Source, there: Mapping[str, str], report: Report) -> Gathered:
    name = safe_name(source.name)
    if isinstance(source, Bytes):
        content = source.content
        if len(content) > MOST_BYTES:
            raise AttachmentTooHeavyError(name, len(content), MOST_BYTES)
    else:
        content = read_file(source, lambda done, total: report(done, _HALF * total))
    sha256 = hashlib.sha256(content).hexdigest()
    keep = partial(contents.put, file, sha256, content, partial(_report_keeping, report))
    if sha256 in there:
        if contents.get(file, sha256, unheard) != content:
            keep()  # what was attached has been damaged since, and here it is again
        raise AlreadyAttachedError(name, there[sha256])
    media_type = media_of(content)
    pages = count_pages(content, media_type)
    keep()
    return Gathered(name, media_type, len(content), sha256, pages)


def _report_keeping(report: Report, done: int, total: int) -> None:
    report(total + done, _HALF * total)


def _report_share(report: Report, place: int, files: int, done: int, total: int) -> None:
    report(place * _SHARE + _SHARE * done // max(total, 1), files * _SHARE)
