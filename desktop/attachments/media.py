"""What a file is, told by its content: whoever made the stick chose the name.

The one hard rule: nothing is unpacked or decoded here; a look at the bytes has to do.
"""

from enum import StrEnum


class Media(StrEnum):
    """The kinds that have a name in Persian; the values are media types."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    GIF = "image/gif"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    OLD_WORD = "application/msword"
    OLD_EXCEL = "application/vnd.ms-excel"
    ZIP = "application/zip"
    TEXT = "text/plain"
    OTHER = "application/octet-stream"


PICTURES = (Media.JPEG, Media.PNG, Media.TIFF, Media.BMP, Media.GIF)

# The endings that a name may have, the usual one first; what is not here may have any.
ENDINGS = {
    Media.PDF: (".pdf",),
    Media.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    Media.PNG: (".png",),
    Media.TIFF: (".tif", ".tiff"),
    Media.BMP: (".bmp", ".dib"),
    Media.GIF: (".gif",),
    Media.WORD: (".docx", ".docm", ".dotx"),
    Media.EXCEL: (".xlsx", ".xlsm", ".xltx"),
    Media.SLIDES: (".pptx", ".ppsx", ".pptm"),
    Media.OLD_WORD: (".doc", ".dot"),
    Media.OLD_EXCEL: (".xls", ".xlt"),
}

_STARTS = {
    b"\xff\xd8\xff": Media.JPEG,
    b"\x89PNG\r\n\x1a\n": Media.PNG,
    b"II*\0": Media.TIFF,
    b"MM\0*": Media.TIFF,
    b"GIF87a": Media.GIF,
    b"GIF89a": Media.GIF,
}
_PDF_HEAD = 1024  # readers find the mark as far down as this
_BITMAP_HEAD = 14
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_PARTS = {"WordDocument": Media.OLD_WORD, "Workbook": Media.OLD_EXCEL}
_ZIP = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_ZIP_TAIL = 65_557  # the end with the longest comment
_ZIP_PARTS = {
    b"word/document.xml": Media.WORD,
    b"xl/workbook.xml": Media.EXCEL,
    b"ppt/presentation.xml": Media.SLIDES,
}
_TEXT_HEAD = 65_536


def media_of(content: bytes) -> Media:
    """Tell what a content is."""
    for start, media in _STARTS.items():
        if content.startswith(start):
            return media
    if b"%PDF-" in content[:_PDF_HEAD]:
        return Media.PDF
    if content.startswith(b"BM") and content[6:10] == bytes(4) and len(content) > _BITMAP_HEAD:
        return Media.BMP
    if content.startswith(_OLD_OFFICE):
        parts = (media for name, media in _OLD_PARTS.items() if name.encode("utf-16-le") in content)
        return next(parts, Media.OTHER)
    if content.startswith(_ZIP):
        return _packed(content)
    return Media.TEXT if _is_text(content[:_TEXT_HEAD]) else Media.OTHER


def is_shown(media_type: str) -> bool:
    """Tell whether such a file can be shown inside the window."""
    return media_type in {Media.PDF, *PICTURES}


def _packed(content: bytes) -> Media:
    """Look for the names of the parts, which stand unpacked in every archive."""
    if _ZIP_END not in content[-_ZIP_TAIL:]:
        return Media.OTHER  # it was cut off
    return next((media for name, media in _ZIP_PARTS.items() if name in content), Media.ZIP)


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode()
    except UnicodeDecodeError as broken:
        if broken.start < len(head) - 3:  # not only cut within its last letter
            return False
        text = head[: broken.start].decode()
    return all(letter.isprintable() or letter in "\t\r\n\f\ufeff\u200c\u200d" for letter in text)
