"""A cell of a workbook: what stands in it, and in which of our styles.

The one hard rule: no text ever becomes a formula, or anything else that nobody typed.
"""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.hyperlink import Hyperlink

from desktop.documents.sheet import Amount, Column, Link, Role, Value

# Names of the styles, as Excel lists them.
HEADING, KEY, TEXT, NUMBER, TIME, DAY = "سرستون", "کلید", "متن", "عدد", "ساعت", "تاریخ"
LINK, ANSWER, IDENTITY = "پیوند", "پاسخ", "شناسه"
ORGANIZATION, TITLE, NUMBERS, BACK = "سازمان", "عنوان کاربرگ", "شماره و تاریخ", "بازگشت"

FORMULA_SIGNS = ("=", "+", "-", "@")
LINE_HEIGHT, ROW_PADDING = 13, 6  # in points
MOST_HEIGHT = 409  # of a row, in points, in Excel

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

Styles = Mapping[str, NamedStyle]


def add_styles(book: Workbook) -> Styles:
    """Give the book our styles, by their names."""
    styles = {style.name: style for style in _styles()}
    for style in styles.values():
        book.add_named_style(style)
    return styles


def lead(cell: Cell, title: str, row: int = 1) -> None:
    """Make of a cell, which knows its place, a link to a row of the sheet of that title."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!A{row}")


def make(page: Any, value: Value, style: NamedStyle) -> Cell:
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


def inner(width: int) -> int:
    """Take off from a column's width what a text stands back from its edge."""
    return max(width - 1, 1)


def inner_bold(width: int) -> int:
    """Take off from a column's width what bold letters need more."""
    return max(width * 4 // 5, 1)


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
        (ORGANIZATION, bold),
        (TITLE, _font(12, _ACCENT, bold=True)),
        (NUMBERS, _font(9, _QUIET)),
        (BACK, _font(9, _ACCENT, line=True)),
    ):
        yield NamedStyle(name, font=font, alignment=single)


def _font(size: float, color: str = _INK, *, bold: bool = False, line: bool = False) -> Font:
    underline: Literal["single", "none"] = "single" if line else "none"
    return Font(name=_FONT, size=size, color=color, bold=bold, underline=underline)
