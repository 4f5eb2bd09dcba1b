"""How a sheet of a workbook prints, and how large it stands on the screen."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.documents.cell_text import in_one_line
from desktop.documents.sheet import Column, Role, Sheet

_FONT = "Tahoma"
_PORTRAIT_WIDTH = 100  # digits; a wider sheet prints in landscape
_PAGE_WIDTH = 210  # digits that can still be read on one page
_DIGIT, _PADDING = 7, 5  # pixels, of Excel's own typeface
_SCREEN = 1290  # pixels of columns that Excel shows on a screen of 1366
_ZOOMS = (100, 95, 90, 85, 80, 75)
_MOST_IN_PAGE_HEADER = 100  # Excel refuses page headers of over 255 letters


class Margins(NamedTuple):
    """What each printed page says beside its table; `asked` is what it was narrowed to."""

    title: str
    state: str
    asked: str


def read_columns(columns: Sequence[Column]) -> list[Column]:
    """Give the columns that a person reads; they stand before the others."""
    unread = {Role.RECKONED, Role.INTERNAL}
    return [column for column in columns if column.role not in unread]


def pixels(column: Column) -> int:
    """Tell how wide a column is on a screen."""
    return column.width * _DIGIT + _PADDING


def zoom(columns: Sequence[Column]) -> int:
    """Make what a person reads fit a small screen, if it can still be read then."""
    width = sum(map(pixels, read_columns(columns)))
    return next((zoom for zoom in _ZOOMS if width * zoom <= 100 * _SCREEN), _ZOOMS[-1])


def set_up_print(page: Worksheet, content: Sheet, margins: Margins, headings: int) -> None:
    """Print on A4, as many columns as there are on one page, with all down to the headings on each.

    So the headings for programs, which are below these and above the rows, stay off the paper.
    """
    width = sum(column.width for column in read_columns(content.columns))
    wide = width > _PORTRAIT_WIDTH
    page.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if wide else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    stays = sum(column.width for column in content.columns[: content.staying])
    if content.staying and width > _PAGE_WIDTH:
        page.page_setup.fitToWidth = ceil((width - stays) / (_PAGE_WIDTH - stays))
        page.print_title_cols = f"A:{get_column_letter(content.staying)}"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    page.print_options.horizontalCentered = True
    page.print_title_rows = f"1:{headings}"
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.right.text, header.left.text = _in_margin(margins.title), _in_margin(margins.state)
    footer.right.text = page.title
    footer.left.text = _in_margin(margins.asked) if margins.asked else None
    # Without a word: LibreOffice lays out words and page numbers from the left.
    footer.center.text = "&P / &N"
    for part in (header.right, header.left, footer.right, footer.left, footer.center):
        part.font, part.size = f"{_FONT},Regular", 9
    page.HeaderFooter.oddHeader, page.HeaderFooter.oddFooter = header, footer


def _in_margin(text: str) -> str:
    line = in_one_line(text, _MOST_IN_PAGE_HEADER)
    return line.replace("&", "&&") + "\u200f"  # page headers begin at the left by nature
