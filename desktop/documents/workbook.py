"""One meeting's minutes as an Excel workbook.

The one hard rule: the same minutes give the same bytes, and no text ever becomes a formula.
"""

from collections.abc import Mapping
from datetime import datetime, time
from typing import BinaryIO

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from db.records import MeetingState
from desktop.calendar import jalali
from desktop.documents import book_look as look
from desktop.documents import cell_text, labels
from desktop.documents.book_file import save
from desktop.documents.first_sheet import title
from desktop.documents.sections.wording import headquarters, office_name, version_name
from desktop.documents.sheet import Link, Role, Row, Sheet, Value, carried_on
from desktop.documents.sheets import sheets
from desktop.minutes import Minutes
from desktop.reporting import Report, unheard

_NONE = "ندارد"  # under a table of which there are no rows
_NO_ROW_HEIGHT = 6  # points


def write_workbook(minutes: Minutes, stream: BinaryIO, report: Report = unheard) -> None:
    """Write the workbook; `report` hears the rows done and their sum, and may raise to cancel."""
    book = look.new_book(_properties(minutes))
    styles, head = look.add_styles(book), _head(minutes)
    contents = sheets(minutes)
    first = contents[0].title
    done, total = 0, sum(len(content.rows) for content in contents)
    pages = {}
    for content in contents:
        back = "" if content.title == first else first
        page = _Page(look.begin(book, content, head, styles, back), content, styles)
        for row in content.rows:
            page.append(row)
            done += 1
            report(done, total)
        page.finish(head)
        pages[content.table] = page
    for page in pages.values():
        page.link(pages)
    book.active = 0
    save(book, stream)


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


class _Page:
    """A sheet while its rows are added."""

    def __init__(self, sheet: Worksheet, content: Sheet, styles: look.Styles) -> None:
        self._sheet, self._content, self._styles = sheet, content, styles
        # The sheet itself would look through all its cells for the number of the last row.
        self._last = look.KEYS
        self._found = {"": 1}  # the first row of each identity
        self._links: list[tuple[Cell, Link]] = []

    def append(self, row: Row) -> None:
        """Add a row, and more below it when its texts go on."""
        for value, column in zip(row, self._content.columns, strict=True):
            if isinstance(value, str) and column.role is Role.INTERNAL:
                self._found.setdefault(value, self._last + 1)
        for line in carried_on(row, self._content.keys):
            self._append(line)

    def finish(self, head: look.Head) -> None:
        """Define the table; say so where it has no rows."""
        if not self._content.rows:
            blank, said = self._cell(None, look.TEXT), self._cell(_NONE, look.TEXT)
            look.put(self._sheet, look.FIRST, [blank], _NO_ROW_HEIGHT)
            look.put(self._sheet, look.FIRST + 1, [said], None)
        look.close(self._sheet, self._content, head, self._last)

    def link(self, pages: Mapping[str, "_Page"]) -> None:
        """Lead to the rows of the other sheets, all of which have been added."""
        for cell, to in self._links:
            look.lead(cell, *pages[to.table].place(to.identity))

    def place(self, identity: str) -> tuple[str, int]:
        """Tell the title of the sheet, and the first row of what has this identity."""
        return self._content.title, self._found[identity]

    def _append(self, row: Row) -> None:
        """Add a row as high as its longest text; not every reader of Excel files sees to that."""
        self._last += 1
        lines, cells = 1, list[Cell]()
        for value, column in zip(row, self._content.columns, strict=True):
            cells.append(self._cell(value, look.style_of(value, column)))
            if isinstance(value, str) and column.role is not Role.INTERNAL:
                lines = max(lines, cell_text.count_lines(value, column.width))
            elif isinstance(value, Link):
                self._links.append((cells[-1], value))
        height = min(lines * look.LINE_HEIGHT + look.ROW_PADDING, look.MOST_HEIGHT)
        look.put(self._sheet, self._last, cells, height)

    def _cell(self, value: Value, style: str) -> Cell:
        return look.make_cell(self._sheet, value, self._styles[style])
