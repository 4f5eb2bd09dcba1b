"""A register as an Excel workbook, which whoever has to act fills in and sends back.

The one hard rule: time grows with it and memory does not, so that a row is gone once it is written;
and the same register gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from itertools import chain
from typing import BinaryIO

from desktop.calendar import jalali
from desktop.documents import book_cells as cells
from desktop.documents import book_look as look
from desktop.documents.book_file import finish
from desktop.documents.book_rows import StreamedRows
from desktop.documents.book_stream import Archive
from desktop.documents.register_sheets import (
    BY_ORGANIZATION,
    SHEET,
    TITLES,
    Tally,
    by_organization,
    first_sheet,
    rows_of,
)
from desktop.documents.sections.wording import asked_for, office_name, register_title, whose
from desktop.errors import NothingDecidedError
from desktop.register import Cover, Meetings, RegisteredMeeting, RegisterTooLongError
from desktop.reporting import Report, unheard


def write_register_workbook(
    cover: Cover, meetings: Meetings, stream: BinaryIO, report: Report = unheard
) -> None:
    """Write the workbook; raises NothingDecidedError, and nothing, where there is no resolution.

    Raises RegisterTooLongError in the middle, where the rows are more than a sheet of Excel holds.
    `report` hears the meetings done and their number, and may raise to cancel.
    """
    decided = _decided(cover, meetings)
    book = look.new_book(_properties(cover))
    styles, head, tally = cells.add_styles(book), _head(cover), Tally()
    first = first_sheet(cover, tally)
    fronts = [
        look.begin(book, first, head, styles),
        look.begin(book, BY_ORGANIZATION, head, styles, first.title),
    ]
    page = look.begin(book, SHEET, head, styles, first.title)
    with Archive(stream) as archive, book:
        with page.flowing(archive):
            rows = StreamedRows(page, SHEET, styles)
            for done, meeting in enumerate(decided, 1):
                tally.count(meeting)
                rows.add(rows_of(meeting))
                if rows.last > look.MOST_ROWS:
                    raise RegisterTooLongError(
                        cover.since, cover.until, look.MOST_ROWS - look.KEYS, printed=False
                    )
                report(done, len(meetings))
            look.close(page, SHEET, head, rows.last)
        contents = first_sheet(cover, tally), by_organization(tally)
        for front, content in zip(fronts, contents, strict=True):
            rows = StreamedRows(front, content, styles, TITLES)
            rows.add(content.rows)
            look.close(front, content, head, rows.last)
        finish(book, archive)


def _decided(cover: Cover, meetings: Iterable[RegisteredMeeting]) -> Iterator[RegisteredMeeting]:
    """Read as far as the first resolution, if there is any."""
    rest = iter(meetings)
    before = []
    for meeting in rest:
        before.append(meeting)
        if meeting.resolutions:
            return chain(before, rest)
    raise NothingDecidedError(cover.since, cover.until, narrow=cover.filters.narrow)


def _properties(cover: Cover) -> look.Properties:
    name = office_name(cover.office, cover.district)
    words = ("دفتر مصوبات", whose(cover), cover.filters.organization)
    moment = datetime.combine(cover.on, time())
    return look.Properties(
        register_title(cover), name, _period(cover), [*filter(None, words)], moment
    )


def _head(cover: Cover) -> look.Head:
    at = jalali.numeric(cover.on)
    return look.Head(
        cover.letterhead.organization,
        office_name(cover.office, cover.district),
        register_title(cover),
        (("بازه", _period(cover)), ("وضعیت در تاریخ", at)),
        f"وضعیت در تاریخ {at}",
        cover.letterhead.emblem,
        asked_for(cover.filters),
    )


def _period(cover: Cover) -> str:
    return f"{jalali.numeric(cover.since)} تا {jalali.numeric(cover.until)}"
