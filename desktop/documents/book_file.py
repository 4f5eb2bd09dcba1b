"""A workbook as the bytes of its file.

The one hard rule: the same cells give the same bytes, at whatever hour and on whatever computer.
"""

import zipfile
from io import BytesIO
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.writer.excel import ExcelWriter

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class EmblemImage(Image):
    """The one picture of a workbook, stored once however many sheets show it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.bytes = data

    @property
    def path(self) -> str:
        return "/xl/media/emblem.png"


def save(book: Workbook, stream: BinaryIO) -> None:
    """Write the file without the hour of saving."""
    draft = BytesIO()
    _Writer(book, zipfile.ZipFile(draft, "w")).save()
    with (
        zipfile.ZipFile(draft) as saved,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as final,
    ):
        for name in saved.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            final.writestr(entry, saved.read(name))


class _Writer(ExcelWriter):
    _archive: zipfile.ZipFile
    _images: list[EmblemImage]

    def _write_images(self) -> None:
        for image in self._images[:1]:
            self._archive.writestr(image.path[1:], image.bytes)
