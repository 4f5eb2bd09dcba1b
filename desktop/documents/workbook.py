"""One meeting's minutes as an Excel workbook: how its sheets look, print and are written.

The one hard rule: the same minutes give the same bytes, and no text ever becomes a formula.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from itertools import zip_longest
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from desktop.documents import cell_text, labels
from desktop.documents.first_sheet import title
from desktop.documents.sheet import Column, Role, Row, Sheet, Value
from desktop.documents.sheets import sheets
from desktop.minutes import Minutes
from desktop.reporting import Report, unheard

# Our own font is not on the readers' computers; this one comes with every Windows.
_FONT = "Tahoma"
_TEXT, _TEXT_3, _ACCENT_TINT, _BORDER = "1B2421", "5F6A65", "E1EFEC", "DCE0DA"

# Persian digits, in Excel as in LibreOffice.
_NUMBER = "[$-3000429]0"
_TIME = "[$-3000429]hh:mm"

_NONE = "ندارد"  # in a sheet of which there are no rows
_FORMULA_SIGNS = ("=", "+", "-", "@")
_PORTRAIT_WIDTH = 100  # a wider sheet prints in landscape
_LINE_HEIGHT, _ROW_PADDING = 13, 6  # in points
_HEAD_HEIGHT = 2 * _LINE_HEIGHT + _ROW_PADDING  # the filters' buttons are below its text
_MOST_IN_PAGE_HEADER = 100  # Excel refuses page headers of over 255 letters
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_workbook(minutes: Minutes, stream: BinaryIO, report: Report = unheard) -> None:
    """Write the workbook; `report` hears the rows done and their sum, and may raise to cancel."""
    book = _new_book(minutes)
    styles = {style.name: style for style in _styles()}
    for style in styles.values():
        book.add_named_style(style)
    contents = sheets(minutes)
    done, total = 0, sum(len(content.rows) for content in contents)
    for content in contents:
        page = _Page(_new_sheet(book, content, minutes), content, styles)
        for row in content.rows:
            page.append(row)
            done += 1
            report(done, total)
        page.finish()
    _save(book, stream)


def _new_book(minutes: Minutes) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.calculation = CalcProperties(fullCalcOnLoad=False)  # else Excel asks to save on closing
    moment = datetime.combine(minutes.held_on, minutes.starts_at or time())
    book.properties.created = book.properties.modified = moment.replace(tzinfo=None)
    book.properties.creator = cell_text.whole(minutes.office)
    book.properties.title = cell_text.whole(title(minutes))
    book.properties.language = "fa-IR"
    return book


def _styles() -> Iterator[NamedStyle]:
    line = Side(style="thin", color=_BORDER)
    frame = Border(left=line, right=line, top=line, bottom=line)
    start = Alignment(horizontal="right", vertical="top", wrap_text=True, readingOrder=2)
    text = Font(name=_FONT, size=10, color=_TEXT)
    bold = Font(name=_FONT, size=10, color=_TEXT, bold=True)
    quiet = Font(name=_FONT, size=8, color=_TEXT_3)
    tint = PatternFill("solid", fgColor=_ACCENT_TINT)
    yield NamedStyle("سرستون", font=bold, fill=tint, border=frame, alignment=start)
    yield NamedStyle("متن", font=text, border=frame, alignment=start)
    yield NamedStyle("عدد", font=text, border=frame, alignment=start, number_format=_NUMBER)
    yield NamedStyle("ساعت", font=text, border=frame, alignment=start, number_format=_TIME)
    yield NamedStyle(
        "شناسه", font=quiet, alignment=Alignment(horizontal="left", vertical="top", readingOrder=1)
    )


def _new_sheet(book: Workbook, content: Sheet, minutes: Minutes) -> Worksheet:
    page: Worksheet = book.create_sheet(content.title)
    page.sheet_view.rightToLeft = True
    page.sheet_view.showGridLines = False
    page.freeze_panes = "A2"
    for number, column in enumerate(content.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    _set_up_print(page, content, minutes)
    return page


def _set_up_print(page: Worksheet, content: Sheet, minutes: Minutes) -> None:
    printed = [column for column in content.columns if column.role is not Role.INTERNAL]
    wide = sum(column.width for column in printed) > _PORTRAIT_WIDTH
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if wide else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    page.print_title_rows = "1:1"
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.right.text = _in_one_line(title(minutes))
    header.left.text = labels.MEETING_STATES[minutes.state]
    footer.right.text = content.title
    # Without a word: LibreOffice lays out words and page numbers from the left.
    footer.center.text = "&P / &N"
    for part in (header.right, header.left, footer.right, footer.center):
        part.font, part.size = f"{_FONT},Regular", 9
    page.oddHeader, page.oddFooter = header, footer


def _in_one_line(text: str) -> str:
    line = " ".join(cell_text.whole(text).split())
    if len(line) > _MOST_IN_PAGE_HEADER:
        line = line[:_MOST_IN_PAGE_HEADER] + cell_text.CONTINUED
    return line.replace("&", "&&") + "\u200f"  # page headers begin at the left by nature


def _lines(row: Row, content: Sheet) -> Iterator[Row]:
    """Give the row, and below it what of its texts goes on, with its keys again."""
    columns = [
        tuple(cell_text.parts(value, column.width)) if isinstance(value, str) else (value,)
        for value, column in zip(row, content.columns, strict=True)
    ]
    for number, line in enumerate(zip_longest(*columns)):
        yield line if number == 0 else row[: content.keys] + line[content.keys :]


def _style(value: Value, column: Column) -> str:
    match column.role, value:
        case Role.LABEL, _:
            return "سرستون"
        case Role.INTERNAL, _:
            return "شناسه"
        case _, int():
            return "عدد"
        case _, time():
            return "ساعت"
    return "متن"


class _Page:
    """A sheet while it is filled."""

    def __init__(self, sheet: Worksheet, content: Sheet, styles: Mapping[str, NamedStyle]) -> None:
        self._sheet, self._content, self._styles = sheet, content, styles
        # The sheet itself would look through all its cells for the number of the last row.
        self._last = 0
        self._put([(column.title, "سرستون") for column in content.columns], _HEAD_HEIGHT)

    def append(self, row: Row) -> None:
        """Add a row, and more below it when its texts go on."""
        for line in _lines(row, self._content):
            self._append(line)

    def finish(self) -> None:
        """Say what is filtered and what is printed."""
        content, last = self._content, self._last
        printed = sum(column.role is not Role.INTERNAL for column in content.columns)
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(content.columns))}{last}"
        if not content.rows:
            self._put([(_NONE, "متن")], None)
        end = self._last - content.internal
        self._sheet.print_area = f"A1:{get_column_letter(printed)}{end}"

    def _append(self, row: Row) -> None:
        """Add a row as high as its longest text; not every reader of Excel files sees to that."""
        pairs = tuple(zip(row, self._content.columns, strict=True))
        lines = (
            cell_text.count_lines(value, column.width)
            for value, column in pairs
            if isinstance(value, str) and column.role is not Role.INTERNAL
        )
        height = max(lines, default=1) * _LINE_HEIGHT + _ROW_PADDING
        self._put([(value, _style(value, column)) for value, column in pairs], height)

    def _put(self, row: Iterable[tuple[Value, str]], height: int | None) -> None:
        self._last += 1
        self._sheet.append([self._cell(value, style) for value, style in row])
        self._sheet.row_dimensions[self._last].height = height

    def _cell(self, value: Value, style: str) -> Cell:
        cell = Cell(self._sheet, 1, 1, style_array=self._styles[style].as_tuple())
        if value == "":
            return cell
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
            if value.startswith(_FORMULA_SIGNS):
                cell.quotePrefix = True  # so that it stays text when somebody edits the cell
        return cell


def _save(book: Workbook, stream: BinaryIO) -> None:
    """Save the book without the hour of saving, in the archive as in the properties."""
    draft = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(draft, "w")).save()
    with (
        zipfile.ZipFile(draft) as saved,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as final,
    ):
        for name in saved.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            final.writestr(entry, saved.read(name))
