"""What all workbooks of the office have alike: styles, letterhead, headings, protection.

The one hard rule: it goes for a sheet that is written in a stream too, where nothing can be changed
once its row is written. First `begin`, then the rows, then `close`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import ceil
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.hyperlink import Hyperlink

from desktop.documents import cell_text, emblem
from desktop.documents.book_file import EmblemImage
from desktop.documents.book_print import pixels, read_columns, set_up_print, zoom
from desktop.documents.book_stream import StreamedBook, StreamedSheet
from desktop.documents.book_table import add_table, guide
from desktop.documents.sheet import Amount, Column, Link, Role, Sheet, Value

# Rows of every sheet; what is above the headings is the letterhead.
WAY_BACK, HEADINGS, KEYS, FIRST = 4, 5, 6, 7

# Names of the styles, as Excel lists them.
HEADING, KEY, TEXT, NUMBER, TIME, DAY = "سرستون", "کلید", "متن", "عدد", "ساعت", "تاریخ"
LINK, ANSWER, IDENTITY = "پیوند", "پاسخ", "شناسه"
_ORGANIZATION, _TITLE, _NUMBERS, _BACK = "سازمان", "عنوان کاربرگ", "شماره و تاریخ", "بازگشت"

LINE_HEIGHT, ROW_PADDING = 13, 6  # in points
MOST_HEIGHT = 409  # of a row, in points, in Excel
MOST_ROWS = 1_048_576  # of a sheet, in Excel

# Our own font is not on the readers' computers; this one comes with every Windows.
_FONT = "Tahoma"
_INK, _QUIET, _ACCENT, _TINT = "1B2421", "5F6A65", "0D6560", "E1EFEC"
_LINE, _ANSWER_TINT, _FAINT = "DCE0DA", "FAF0DA", "9AA39E"

# Persian digits, in Excel as in LibreOffice; the days by Excel's Persian calendar.
_IN_PERSIAN = "[$-3000429]"
_AS_NUMBER, _AS_TIME = f"{_IN_PERSIAN}0", f"{_IN_PERSIAN}hh:mm"
_AS_DAY = "[$-3160429]yyyy/mm/dd;@"
_AS_TYPED = "@"  # else 11/2194 would become a day

_STYLES_OF_ROLES = {Role.LABEL: HEADING, Role.INTERNAL: IDENTITY, Role.ANSWER: ANSWER}
_STYLES_OF_VALUES: Mapping[type, str] = {
    int: NUMBER,
    Amount: NUMBER,
    time: TIME,
    date: DAY,
    Link: LINK,
}

FORMULA_SIGNS = ("=", "+", "-", "@")
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

    `state` stands in the margin of the printed pages. What is `signed` is protected.
    """

    organization: str
    office: str
    title: str
    numbers: Sequence[tuple[str, str]]
    state: str
    emblem: bytes
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; `moment` stands for the hour at which it was made."""

    title: str
    creator: str
    subject: str
    keywords: Sequence[str]
    moment: datetime


Styles = Mapping[str, NamedStyle]


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


def add_styles(book: Workbook) -> Styles:
    """Give the book our styles, by their names."""
    styles = {style.name: style for style in _styles()}
    for style in styles.values():
        book.add_named_style(style)
    return styles


def begin(
    book: StreamedBook, content: Sheet, head: Head, styles: Styles, back: str = ""
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
    set_up_print(page, content, head.title, head.state, HEADINGS)
    _put_letterhead(page, content, head, styles, back)
    titles = [make_cell(page, column.title, styles[HEADING]) for column in content.columns]
    keys = [make_cell(page, column.key, styles[KEY]) for column in content.columns]
    lines = max(cell_text.count_lines(each.title, _bold(each.width)) for each in content.columns)
    put(page, HEADINGS, titles, lines * LINE_HEIGHT + ROW_PADDING)
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


def lead(cell: Cell, title: str, row: int = 1) -> None:
    """Make of a cell, which knows its place, a link to a row of the sheet of that title."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!A{row}")


def make_cell(page: Any, value: Value, style: NamedStyle) -> Cell:
    """Make a cell whose text never becomes a formula; a text is of `cell_text`."""
    cell = Cell(page, 1, 1, style_array=style.as_tuple())
    shown = value.shown if isinstance(value, Link) else value
    if shown == "":
        return cell
    if isinstance(shown, Amount):
        whole = "#,##0" if shown.grouped else "0"
        cell.number_format = (
            f"{_IN_PERSIAN}{whole}{'.' * bool(shown.decimals)}{'0' * shown.decimals}"
        )
        cell.value = shown.value
        return cell
    cell.value = shown
    if isinstance(shown, str):
        cell.data_type = "s"
        if shown.startswith(FORMULA_SIGNS):
            cell.quotePrefix = True  # so that it stays text when somebody edits the cell
    return cell


def style_of(value: Value, column: Column) -> str:
    """Name the style of a value in a column."""
    return _STYLES_OF_ROLES.get(column.role) or _STYLES_OF_VALUES.get(type(value), TEXT)


def put(page: Any, row: int, cells: Sequence[Cell | None], height: float | None) -> None:
    """Append the row of this number; `height` is in points."""
    page.row_dimensions[row].height = height
    page.append(list(cells))


def _styles() -> Iterator[NamedStyle]:
    line = Side(style="thin", color=_LINE)
    frame = Border(left=line, right=line, top=line, bottom=line)
    start = Alignment(horizontal="right", vertical="top", wrap_text=True, readingOrder=2)
    inset = start + Alignment(indent=1)  # so that full columns do not touch
    # In lines, of which the row's height shows the first: it would run over the next cells.
    latin = Alignment(horizontal="left", vertical="top", wrap_text=True, readingOrder=1)
    text, bold, quiet = _font(10), _font(10, bold=True), _font(8, _QUIET)
    linked, tiny = _font(10, _ACCENT, line=True), _font(7, _QUIET)
    tint, answer = (PatternFill("solid", fgColor=color) for color in (_TINT, _ANSWER_TINT))
    for name, font, form in (
        (TEXT, text, "General"),
        (NUMBER, text, _AS_NUMBER),
        (TIME, text, _AS_TIME),
        (DAY, _font(8, _FAINT), _AS_DAY),
        (LINK, linked, _AS_NUMBER),
    ):
        yield NamedStyle(name, font=font, border=frame, alignment=inset, number_format=form)
    yield NamedStyle(HEADING, font=bold, fill=tint, border=frame, alignment=start)
    # At the right: the filters' buttons are at the left.
    key = Alignment(horizontal="right", vertical="top", readingOrder=1)
    yield NamedStyle(KEY, font=tiny, border=frame, alignment=key)
    yield NamedStyle(
        ANSWER,
        font=text,
        fill=answer,
        border=frame,
        alignment=inset,
        number_format=_AS_TYPED,
        protection=Protection(locked=False),
    )
    yield NamedStyle(IDENTITY, font=quiet, alignment=latin)
    single = Alignment(horizontal="right", vertical="center", readingOrder=2)
    for name, font in (
        (_ORGANIZATION, bold),
        (_TITLE, _font(12, _ACCENT, bold=True)),
        (_NUMBERS, _font(9, _QUIET)),
        (_BACK, _font(9, _ACCENT, line=True)),
    ):
        yield NamedStyle(name, font=font, alignment=single)


def _font(size: float, color: str = _INK, *, bold: bool = False, line: bool = False) -> Font:
    underline: Literal["single", "none"] = "single" if line else "none"
    return Font(name=_FONT, size=size, color=color, bold=bold, underline=underline)


def _put_letterhead(page: Any, content: Sheet, head: Head, styles: Styles, back: str) -> None:
    """Set three lines beside the emblem, and under them the way back and the note."""
    beside, indent = _beside(content.columns, _put_emblem(page, head.emblem))
    lines = (
        (" – ".join(filter(None, (head.organization, head.office))), _ORGANIZATION),
        (f"{_line(head.title)} – {content.title}", _TITLE),
        (" | ".join(f"{label}: {value}" for label, value in head.numbers if value), _NUMBERS),
    )
    for row, (text, style) in enumerate(lines, 1):
        cell = make_cell(page, _line(text), styles[style])
        cell.alignment = styles[style].alignment + Alignment(indent=indent)
        put(page, row, [*[None] * beside, cell], _HEIGHTS[row - 1])
    way = make_cell(page, f"بازگشت به {back}" if back else None, styles[_BACK])
    way.row = WAY_BACK
    if back:
        lead(way, back)
    beside, indent = _beside(content.columns, _WAY_ROOM)
    note = make_cell(page, content.note, styles[_NUMBERS])
    note.alignment = styles[_NUMBERS].alignment + Alignment(indent=indent)
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


def inner(width: int) -> int:
    """Take off from a column's width what a text stands back from its edge."""
    return max(width - 1, 1)


def _bold(width: int) -> int:
    """Take off from a column's width what bold letters need more."""
    return max(width * 4 // 5, 1)


def _line(text: str) -> str:
    return cell_text.in_one_line(text, _MOST_IN_LINE)


def _protect(page: Any) -> None:
    """Keep what is signed from being changed unawares; there is no password."""
    protection = page.protection
    protection.sheet = True
    protection.objects = protection.scenarios = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(protection, allowed, False)  # of what is forbidden
