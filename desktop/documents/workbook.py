"""One meeting's minutes as an Excel workbook.

The one hard rule: the same minutes give the same bytes, and no text ever becomes a formula.
"""

from datetime import datetime, time
from io import BytesIO
from itertools import count
from typing import Any, BinaryIO

from openpyxl.styles import NamedStyle

from db.records import MeetingState
from desktop.calendar import jalali
from desktop.documents import book_cells as cells
from desktop.documents import book_look as look
from desktop.documents import labels
from desktop.documents.book_file import finish
from desktop.documents.book_rows import StreamedRows, places_of
from desktop.documents.book_stream import Archive
from desktop.documents.first_sheet import title
from desktop.documents.sections.wording import headquarters, office_name, version_name
from desktop.documents.sheets import sheets
from desktop.minutes import Minutes
from desktop.reporting import Report, unheard

_NONE = "ندارد"  # under a table of which there are no rows
_NO_ROW_HEIGHT = 6  # points


def write_workbook(minutes: Minutes, stream: BinaryIO, report: Report = unheard) -> None:
    """Write the workbook; `report` hears the rows done and their sum, and may raise to cancel."""
    book = look.new_book(_properties(minutes))
    styles, head = cells.add_styles(book), _head(minutes)
    contents = sheets(minutes)
    places = places_of(contents)
    counted = count(1)
    total = sum(len(content.rows) for content in contents)
    whole = BytesIO()
    with Archive(whole) as archive:
        for content in contents:
            back = "" if content is contents[0] else contents[0].title
            page = look.begin(book, content, head, styles, back)
            with page.flowing(archive):
                rows = StreamedRows(page, content, styles, places)
                for row in content.rows:
                    rows.add([row])
                    report(next(counted), total)
                if not content.rows:
                    _say_none(page, styles[cells.TEXT])
                look.close(page, content, head, rows.last)
        finish(book, archive)
    stream.write(whole.getvalue())


def _say_none(page: Any, style: NamedStyle) -> None:
    """Write under the one empty row of a table that it has none."""
    page.put([cells.make(page, None, style)], _NO_ROW_HEIGHT)
    page.append([cells.make(page, _NONE, style)])


def _properties(minutes: Minutes) -> look.Properties:
    words = ("صورتجلسه", headquarters(minutes), jalali.month_year(minutes.held_on))
    return look.Properties(
        title(minutes),
        office_name(minutes.office, minutes.district),
        minutes.subject,
        words,
        datetime.combine(minutes.held_on, minutes.starts_at or time()),
    )


def _head(minutes: Minutes) -> look.Head:
    state = labels.MEETING_STATES[minutes.state]
    return look.Head(
        minutes.letterhead.organization,
        office_name(minutes.office, minutes.district),
        title(minutes),
        (
            ("شماره", minutes.letter_number),
            ("تاریخ", jalali.numeric(minutes.held_on)),
            ("وضعیت", f"{state}، {version_name(minutes.version)}"),
        ),
        state,
        minutes.letterhead.emblem,
        signed=minutes.state is MeetingState.SIGNED,
    )
