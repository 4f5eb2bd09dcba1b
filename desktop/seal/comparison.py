"""Where a file differs from the one that Dabir prints of the same minutes, byte by byte.

The one hard rule: only the printed file, which is ours, is taken apart; of the other one nothing
is read but its bytes.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.seal.sealed_file import HEADER, RECORD, WORKBOOK, Part, inflate, parts
from desktop.seal.verdict import Finding, Kind

_PACK = b"/Type /ObjStm"
_SHOWN = re.compile(rb"/Contents (\d+) 0 R")
_MOST = 2**30  # nothing of ours is hostile


class Region(NamedTuple):
    start: int
    end: int
    holds: Finding


def damage(data: bytes, printed: bytes) -> tuple[Finding, ...]:
    """Name the parts that differ; both have the same length."""
    found = dict.fromkeys(
        region.holds
        for region in _regions(printed)
        if data[region.start : region.end] != printed[region.start : region.end]
    )
    return tuple(found)


def _regions(printed: bytes) -> Iterator[Region]:
    objects = list(parts(printed, len(HEADER), len(printed)))
    packed = b"".join(
        inflate(each.stream, _MOST)
        for each in objects
        if each.stream is not None and _PACK in each.dictionary
    )
    pages = {int(number): page for page, number in enumerate(_SHOWN.findall(packed), 1)}
    start = 0
    for each, behind in zip(objects, [*objects[1:], None], strict=True):
        end = behind.start if behind else len(printed)
        yield Region(start, end, _held(each, pages))
        start = end


def _held(part: Part, pages: dict[int, int]) -> Finding:
    if RECORD in part.dictionary:
        return Finding(Kind.RECORD_CHANGED)
    if WORKBOOK in part.dictionary:
        return Finding(Kind.WORKBOOK_CHANGED)
    if page := pages.get(part.number):
        return Finding(Kind.PAGE_CHANGED, page=page)
    return Finding(Kind.FRAME_CHANGED)
