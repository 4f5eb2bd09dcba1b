"""A workbook as the bytes of its file.

The one hard rule: the same cells give the same bytes, at whatever hour and on whatever computer,
and none of them lies on a disk before: openpyxl alone keeps each sheet in a file in the clear.
"""

from io import BytesIO
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.writer.excel import ExcelWriter

from desktop.documents.book_stream import Archive, StreamedBook


class EmblemImage(Image):
    """The one picture of a workbook, stored once however many sheets show it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.bytes = data

    @property
    def path(self) -> str:
        return "/xl/media/emblem.png"


def finish(book: StreamedBook, archive: Archive) -> None:
    """Write what is not in the archive yet; sheets that flowed into it are."""
    _Writer(book, archive).save()


class _Writer(ExcelWriter):
    _archive: Archive
    _images: list[EmblemImage]

    def write_worksheet(self, ws: Any) -> None:
        """Take up a sheet that flowed into the archive, or let it; openpyxl would make a file."""
        if not ws.closed:
            with ws.flowing(self._archive):
                pass
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        ws._rels = ws._writer._rels
        self.manifest.append(ws)

    def _write_images(self) -> None:
        for image in self._images[:1]:
            self._archive.writestr(image.path[1:], image.bytes)
