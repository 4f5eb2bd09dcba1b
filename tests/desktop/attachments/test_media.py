import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop.attachments.media import Media, media_of
from tests.desktop.attachments.made import drawing, pdf, saved


def packed(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "…")
    return file.getvalue()


def workbook() -> bytes:
    file = BytesIO()
    Workbook().save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (pdf(), Media.PDF),
        (b"\n\n" + pdf(), Media.PDF),
        (saved(drawing(), "JPEG"), Media.JPEG),
        (saved(drawing(), "PNG"), Media.PNG),
        (saved(drawing(), "TIFF"), Media.TIFF),
        (saved(drawing(), "BMP"), Media.BMP),
        (saved(drawing(), "GIF"), Media.GIF),
        (workbook(), Media.EXCEL),
        (packed("[Content_Types].xml", "word/document.xml"), Media.WORD),
        (packed("نامه.txt"), Media.ZIP),
        (packed("نامه.txt")[:-20], Media.OTHER),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), Media.OLD_WORD),
        ("گزارش محله‌ها\r\n".encode(), Media.TEXT),
        (("گ" * 70_000).encode(), Media.TEXT),
        (b"MZ\x90\0\3\0\0\0", Media.OTHER),
        ("گزارش".encode("utf-16"), Media.OTHER),
        (b"BMW", Media.TEXT),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, media: Media) -> None:
    assert media_of(content) is media


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"BM", b"%PDF-", b"II*\0"]))
def test_any_bytes_are_something(content: bytes, start: bytes) -> None:
    assert isinstance(media_of(start + content), Media)
