"""Prints a paper: its blocks become a PDF, and whoever waits hears how far the work is.

The one hard rule: nothing of the clock gets in, so that the same paper gives the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from typing import BinaryIO

from msgspec.structs import replace

from desktop.calendar.tehran import TEHRAN
from desktop.documents import look
from desktop.reporting import Report, unheard
from desktop.typeset import output
from desktop.typeset.archive import Archive, Attachment
from desktop.typeset.document import Document
from desktop.typeset.galley import Block, Group
from desktop.typeset.metadata import About

Enclosed = Callable[[Report], Iterable[Attachment]]


def about(title: str, author: str, on: date, at: time | None = None, subject: str = "") -> About:
    """Say what a paper is, and of which day; the hour is Tehran's."""
    return About(title, author, subject, "Dabir", datetime.combine(on, at or time(), TEHRAN))


def print_paper(
    document: Document,
    stream: BinaryIO,
    report: Report = unheard,
    archive: Archive = Archive.A3B,
    enclosed: Enclosed | None = None,
) -> None:
    """Write a paper; what is enclosed is made when all its pages are."""
    course = _Course(tuple(document.blocks), report, closing=enclosed is not None)
    made = replace(
        document,
        blocks=course.blocks(),
        attachments=course.enclosed(enclosed) if enclosed else (),
    )
    output.write(made, stream, look.faces(), course.turn, archive)


class _Course:
    """How far the work is; one part may fill many pages, and each of them is a chance to stop."""

    def __init__(self, blocks: tuple[Block | Group, ...], report: Report, *, closing: bool) -> None:
        self._blocks, self._report = blocks, report
        self._done = 0
        self._total = _count(blocks) + closing

    def blocks(self) -> Iterator[Block | Group]:
        return self._reported(self._blocks)

    def enclosed(self, enclosed: Enclosed) -> Iterator[Attachment]:
        yield from enclosed(lambda _done, _total: self.turn(0))
        self._step()

    def turn(self, _page: int) -> None:
        self._report(self._done, self._total)

    def _reported(self, blocks: Iterable[Block | Group]) -> Iterator[Block | Group]:
        for block in blocks:
            if isinstance(block, Group):
                yield Group(block.role, self._reported(block.blocks))
            else:
                yield block
                self._step()

    def _step(self) -> None:
        self._done += 1
        self._report(self._done, self._total)


def _count(blocks: Iterable[Block | Group]) -> int:
    return sum(_count(each.blocks) if isinstance(each, Group) else 1 for each in blocks)
