"""What all workbooks of the office have alike: letterhead, headings, protection.

The one hard rule: it goes for a sheet that is written in a stream too, where nothing can be changed
once its row is written. First `begin`, then the rows, then `close`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties

from desktop.documents import book_cells as cells
from desktop.documents import cell_text, emblem
from desktop.documents.book_file import EmblemImage
from desktop.documents.book_print import (
    Margins,
    pixels,
    read_columns,
    set_up_print,
    zoom,
)
from desktop.documents.book_stream import StreamedBook, StreamedSheet
from desktop.documents.book_table import add_table, guide
from desktop.documents.sheet import Column, Sheet

# Rows of every sheet; what is above the headings is the letterhead.
WAY_BACK, HEADINGS, KEYS, FIRST = 4, 5, 6, 7

MOST_ROWS = 1_048_576  # of a sheet, in Excel

_HEIGHTS = (18, 21, 15, 15)  # of the letterhead's rows, in points
_KEYS_HEIGHT = 15  # the filters' buttons are in it
_EMBLEM_ROOM = (84, 66)  # pixels; as high as the letterhead
_EMBLEM_GAP = 4  # pixels
_WAY_ROOM = 130  # pixels, of the link to the first sheet
_INDENT = 9  # pixels of one step
_EMU = 9525  # of them in a pixel
_MOST_IN_LINE = 100  # letters


@dataclass(frozen=True, slots=True)
class Head:
    """What heads each sheet of a workbook; `numbers` are labels with their values, in one line.

    What it was narrowed to, `asked`, is in this line too; beside columns that stay in sight only
    next to them, since it would be cut there, and so in the margin of each printed page. `state`
    stands in the margin too. What is `signed` is protected.
    """

    organization: str
    office: str
    title: str
    numbers: Sequence[tuple[str, str]]
    state: str
    emblem: bytes
    asked: Sequence[tuple[str, str]] = ()
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; `moment` stands for the hour at which it was made."""

    title: str
    creator: str
    subject: str
    keywords: Sequence[str]
    moment: datetime


def new_book(properties: Properties) -> StreamedBook:
    """Begin a workbook without sheets."""
    book = StreamedBook()
    book.calculation = CalcProperties(fullCalcOnLoad=False)  # else Excel asks to save on closing
    about = book.properties
    about.created = about.modified = properties.moment.replace(tzinfo=None)
    about.creator = about.lastModifiedBy = cell_text.whole(properties.creator)
    about.title = cell_text.whole(properties.title)
    about.subject = cell_text.whole(properties.subject)
    about.keywords = cell_text.whole("، ".join(properties.keywords))
    about.language = "fa-IR"
    return book


def begin(
    book: StreamedBook, content: Sheet, head: Head, styles: cells.Styles, back: str = ""
) -> StreamedSheet:
    """Add a sheet down to its headings; `back` is the title of the sheet that it links to."""
    sheet = book.create_sheet(content.title)
    page: Any = sheet  # the types of openpyxl leave out what it has in common with others
    view = page.sheet_view
    view.rightToLeft, view.showGridLines = True, False
    view.zoomScale = zoom(content.columns)
    page.freeze_panes = f"{get_column_letter(content.staying + 1)}{FIRST}"
    for number, column in enumerate(content.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    set_up_print(page, content, Margins(head.title, head.state, _told(head.asked)), HEADINGS)
    _put_letterhead(page, content, head, styles, back)
    titles = [cells.make(page, column.title, styles[cells.HEADING]) for column in content.columns]
    keys = [cells.make(page, column.key, styles[cells.KEY]) for column in content.columns]
    lines = max(
        cell_text.count_lines(each.title, cells.inner_bold(each.width)) for each in content.columns
    )
    put(page, HEADINGS, titles, lines * cells.LINE_HEIGHT + cells.ROW_PADDING)
    put(page, KEYS, keys, _KEYS_HEIGHT)
    return sheet


def close(page: Any, content: Sheet, head: Head, last: int) -> None:
    """Add what needs the number of the last row: the table, its lists, what is printed."""
    lowest = max(last, FIRST)  # a table has a row, if only an empty one
    add_table(page, content.table, content.columns, KEYS, lowest)
    guide(page, content.columns, range(FIRST, lowest + 1), content.late_on)
    end = get_column_letter(len(read_columns(content.columns)))
    shown = last - content.internal if last >= FIRST else FIRST + 1  # under it stands «ندارد»
    page.print_area = f"A{FIRST}:{end}{shown}"
    if head.signed:
        _protect(page)


def put(page: Any, row: int, filled: Sequence[Cell | None], height: float | None) -> None:
    """Append the row of this number; `height` is in points."""
    page.row_dimensions[row].height = height
    page.append(list(filled))


def _put_letterhead(page: Any, content: Sheet, head: Head, styles: cells.Styles, back: str) -> None:
    """Set three lines beside the emblem, and under them the way back and the note."""
    beside, indent = _beside(content.columns, _put_emblem(page, head.emblem))
    staying = content.staying
    numbers = head.numbers if staying else (*head.numbers, *head.asked)
    lines = (
        (" – ".join(filter(None, (head.organization, head.office))), cells.ORGANIZATION),
        (f"{_line(head.title)} – {content.title}", cells.TITLE),
        (_told(numbers), cells.NUMBERS),
    )
    for row, (text, style) in enumerate(lines, 1):
        cell = cells.make(page, _line(text), styles[style])
        cell.alignment = styles[style].alignment + Alignment(indent=indent)
        filled = [*[None] * beside, cell]
        if staying and style == cells.NUMBERS and head.asked:
            aside = cells.make(page, _line(_told(head.asked)), styles[style])
            filled += [*[None] * (staying - len(filled)), aside]
        put(page, row, filled, _HEIGHTS[row - 1])
    way = cells.make(page, f"بازگشت به {back}" if back else None, styles[cells.BACK])
    way.row = WAY_BACK
    if back:
        cells.lead(way, back)
    beside, indent = _beside(content.columns, _WAY_ROOM)
    note = cells.make(page, content.note, styles[cells.NUMBERS])
    note.alignment = styles[cells.NUMBERS].alignment + Alignment(indent=indent)
    put(page, WAY_BACK, [way, *[None] * (beside - 1), note], _HEIGHTS[WAY_BACK - 1])


def _put_emblem(page: Any, picture: bytes) -> int:
    """Set the emblem into the corner; tell how many pixels it takes there."""
    fitted = emblem.fitted(picture, _EMBLEM_ROOM)
    if fitted is None:
        return 0
    width, height = map(round, fitted)
    gap = _EMBLEM_GAP * _EMU
    image = EmblemImage(picture)
    image.anchor = OneCellAnchor(
        _from=AnchorMarker(col=0, colOff=gap, row=0, rowOff=gap),
        ext=XDRPositiveSize2D(width * _EMU, height * _EMU),
    )
    page.add_image(image)
    return width + 2 * _EMBLEM_GAP


def _beside(columns: Sequence[Column], covered: int) -> tuple[int, int]:
    """Find the column in which the emblem ends, and how far a text there has to stand back."""
    for number, column in enumerate(columns):
        if covered < pixels(column):
            return number, ceil(covered / _INDENT)
        covered -= pixels(column)
    return 0, 0


def _told(numbers: Sequence[tuple[str, str]]) -> str:
    return " | ".join(f"{label}: {value}" for label, value in numbers if value)


def _line(text: str) -> str:
    return cell_text.in_one_line(text, _MOST_IN_LINE)


def _protect(page: Any) -> None:
    """Keep what is signed from being changed unawares; there is no password."""
    protection = page.protection
    protection.sheet = True
    protection.objects = protection.scenarios = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(protection, allowed, False)  # of what is forbidden
