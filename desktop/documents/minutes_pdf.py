"""One meeting's minutes on paper: the official form, section after section.

The one hard rule: everything comes from `Minutes`, and the same minutes give the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta, timezone
from functools import partial
from typing import BinaryIO

from db.records import MeetingState
from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels, paper
from desktop.documents.enclosures import Report, SharedWorkbook, enclosures
from desktop.documents.sections.agenda import agenda
from desktop.documents.sections.attendance import attendance, signatures
from desktop.documents.sections.closing import closing
from desktop.documents.sections.heading import heading
from desktop.documents.sections.resolutions import resolutions
from desktop.documents.sections.wording import (
    area,
    headquarters,
    in_one_line,
    meeting_name,
)
from desktop.minutes import Minutes
from desktop.typeset import output
from desktop.typeset.archive import Archive, Attachment
from desktop.typeset.document import Document, Strip
from desktop.typeset.galley import Block, Group
from desktop.typeset.metadata import About

_TEHRAN = timezone(timedelta(hours=3, minutes=30))
_MOST_OF_NAME, _MOST_OF_NUMBER = 70, 20  # letters of typed texts in a margin, which has one line


def write_minutes_pdf(
    minutes: Minutes,
    stream: BinaryIO,
    report: Report | None = None,
    *,
    archive: Archive = Archive.A3B,
    workbook: SharedWorkbook | None = None,
) -> None:
    """Write the PDF; `report` hears the parts done and their sum, and may raise to cancel.

    The record and the workbook go with it, unless the archive takes no attachments.
    """
    course = _Course(tuple(_page(minutes)), archive, report or _unheard)
    document = Document(
        _about(minutes),
        course.blocks(),
        header=partial(_header, minutes),
        footer=partial(_footer, minutes),
        attachments=course.enclosed(minutes, workbook or SharedWorkbook(minutes)),
    )
    output.write(document, stream, paper.faces(), course.turn, archive)


def _page(minutes: Minutes) -> Iterator[Block | Group]:
    yield from heading(minutes)
    yield from attendance(minutes)
    yield from agenda(minutes)
    yield from resolutions(minutes)
    yield from closing(minutes)
    yield from signatures(minutes)


class _Course:
    """How far the work is; one part may fill many pages, and each of them is a chance to stop."""

    def __init__(self, blocks: tuple[Block | Group, ...], archive: Archive, report: Report) -> None:
        self._blocks, self._report = blocks, report
        self._done = 0
        self._total = _count(blocks) + (archive is Archive.A3B)

    def blocks(self) -> Iterator[Block | Group]:
        return self._reported(self._blocks)

    def enclosed(self, minutes: Minutes, workbook: SharedWorkbook) -> Iterator[Attachment]:
        yield from enclosures(minutes, workbook, lambda _done, _total: self.turn(0))
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


def _about(minutes: Minutes) -> About:
    return About(
        title=f"صورتجلسهٔ {headquarters(minutes)}، {meeting_name(minutes)}",
        author=minutes.office,
        subject=minutes.subject,
        creator="Dabir",
        created=datetime.combine(minutes.held_on, minutes.starts_at or time(), _TEHRAN),
    )


def _header(minutes: Minutes, page: int, _count: int) -> Strip | None:
    state = "" if minutes.state is MeetingState.SIGNED else labels.MEETING_STATES[minutes.state]
    if page == 1:
        return Strip(paper.MARGIN, end=state)
    name = in_one_line(headquarters(minutes), _MOST_OF_NAME)
    title = f"صورتجلسهٔ {name} – {meeting_name(minutes)}"
    return Strip(paper.MARGIN, start=title, end=state, rule=paper.LINE)


def _footer(minutes: Minutes, page: int, count: int) -> Strip:
    number = in_one_line(minutes.letter_number, _MOST_OF_NUMBER)
    written = f"شمارهٔ {number} مورخ" if number else "تاریخ"
    return Strip(
        paper.MARGIN,
        start=f"{area(minutes)}، {written} {jalali.numeric(minutes.held_on)}",
        center=f"صفحهٔ {persian.digits(page)} از {persian.digits(count)}",
        end=f"نسخهٔ {persian.digits(minutes.version)}، {labels.MEETING_STATES[minutes.state]}",
        rule=paper.LINE,
    )


def _unheard(_done: int, _total: int) -> None:
    """Report to nobody."""
