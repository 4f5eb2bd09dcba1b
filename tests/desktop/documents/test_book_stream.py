from contextlib import suppress

from openpyxl.cell.cell import Cell

from desktop.documents.book_stream import StreamedBook
from desktop.errors import Cancelled


def test_sheets_that_were_given_up_are_closed() -> None:
    with suppress(Cancelled), StreamedBook() as book:
        sheet = book.create_sheet("برگه")
        sheet.append([Cell(sheet, 1, 1, value=1)])
        raise Cancelled
    assert sheet.closed
