"""What a file that is not printed byte by byte as today says otherwise than the minutes.

Another version of Dabir may have laid out its pages or its workbook otherwise: then nothing is
found, and nothing is proven either, since letters may look like others, stand elsewhere or be
painted over, and any workbook may call itself one of another layout. The one hard rule: the bytes
are hostile; what reads them is bounded, takes time in proportion to them, and whatever it stumbles
over counts as a difference.
"""

import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice, zip_longest
from typing import Any

from desktop.broken import BROKEN
from desktop.documents.first_sheet import COLUMNS, FORMAT
from desktop.seal import sealed_file
from desktop.seal.sealed_file import HEADER, MOST_WORKBOOK, WORKBOOK, FormError
from desktop.seal.verdict import Finding, Kind
from desktop.typeset import reader

_MUCH_LONGER, _SOMETHING = 2, 1_000_000  # what another layout may add to a file
_TIMES_UNPACKED = 30  # as much as its own size a file of ours may unpack to
_MOST_UNPACKED = 100_000_000  # of a workbook
_MOST_PARTS = 500  # files in a workbook
_MOST_FRONT = 10_000  # rows of its first sheet
_OURS = 2  # attachments
_NEVER = (
    *(b"/JS", b"/JavaScript", b"/Launch", b"/AA", b"/OpenAction", b"/URI", b"/GoTo", b"/XFA"),
    *(b"/SubmitForm", b"/ImportData", b"/Rendition", b"/RichMedia", b"/Encrypt", b"/FFilter"),
    *(b"/OCProperties", b"/Link", b"/FreeText", b"/Stamp", b"/Extends"),
    b"#",  # by which a name can be spelled otherwise: «/J#53» is «/JS»
)
_OUR_NUMBERED = (b"/application#2F", b"/Adobe#2E")
# One that does not end is found too, and passed over, lest its end is looked for again and again.
_STRING = re.compile(rb"\((?:[^()\\]++|\\.)*+(\)?)", re.DOTALL)
_SEAL_OBJECTS = (b"/Type /Catalog", b"/FT /Sig", b"/SigFlags 3", b"/Type /Sig\n", b"/Type /XRef")


def differences(data: bytes, printed: bytes) -> tuple[Finding, ...]:
    """Name what the file says otherwise than the printed one, or has beside it."""
    if len(data) > _MUCH_LONGER * len(printed) + _SOMETHING:
        return (Finding(Kind.PAGES_DIFFER),)
    found = []
    most = _TIMES_UNPACKED * len(printed) + _SOMETHING
    if not _same_words(data, printed, most):
        found.append(Finding(Kind.PAGES_DIFFER))
    if not _same_workbook(data, printed):
        found.append(Finding(Kind.WORKBOOK_CHANGED))
    if _has_foreign_parts(data, most):
        found.append(Finding(Kind.FOREIGN_PARTS))
    return tuple(found)


def is_plain_seal(data: bytes, start: int) -> bool:
    """Tell whether the last revision brings nothing but a signature."""
    try:
        brought = list(sealed_file.parts(data, start, len(data)))
    except FormError:
        return False
    return all(
        any(kind in each.dictionary for kind in _SEAL_OBJECTS) and not _is_foreign(each.dictionary)
        for each in brought
    )


def _same_words(data: bytes, printed: bytes, most: int) -> bool:
    ours = list(reader.pages(printed))
    try:
        theirs = list(islice(reader.pages(data, most), 2 * len(ours) + 1))
        return _words(theirs) == _words(ours)
    except BROKEN:
        return False


def _words(pages: list[list[reader.Marked]]) -> Counter[str]:
    """Count the words of all pages but of their margins, however lines and pages break."""
    return Counter(
        word
        for page in pages
        for mark in page
        if mark.number is not None
        for line in mark.lines
        for word in line.split()
    )


def _same_workbook(data: bytes, printed: bytes) -> bool:
    """Tell whether it says the same; one of another layout cannot be asked."""
    try:
        theirs = sealed_file.attachment(data, WORKBOOK, MOST_WORKBOOK)
        ours = sealed_file.attachment(printed, WORKBOOK, MOST_WORKBOOK)
        if theirs is None or ours is None:
            return theirs == ours
        return (
            theirs == ours
            or _format(theirs) != FORMAT
            or all(left == right for left, right in zip_longest(_cells(theirs), _cells(ours)))
        )
    except BROKEN:
        return False


def _format(workbook: bytes) -> object:
    """Give the layout that a workbook names on its first sheet, None where it names none."""
    names = [column.key for column in COLUMNS]
    value, key = names.index("value"), names.index("key")
    with _opened(workbook) as book:
        front = book.worksheets[0]
        rows = front.iter_rows(max_row=_MOST_FRONT, max_col=len(names), values_only=True)
        return next((row[value] for row in rows if row[key] == "format"), None)


def _cells(workbook: bytes) -> Iterator[object]:
    """Give the titles of all sheets and what stands in their rows."""
    with _opened(workbook) as book:
        for sheet in book.worksheets:
            yield sheet.title
            yield from sheet.iter_rows(values_only=True)


@contextmanager
def _opened(workbook: bytes) -> Iterator[Any]:
    """Open a workbook to read; raises FormError for one of too much, and whatever is in BROKEN."""
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        files = archive.infolist()
    if len(files) > _MOST_PARTS or sum(file.file_size for file in files) > _MOST_UNPACKED:
        raise FormError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and rules that do not matter here
        # It takes its time to load, and few files are compared so.
        from openpyxl import load_workbook  # noqa: PLC0415 - see above

        book = load_workbook(BytesIO(workbook), read_only=True, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _has_foreign_parts(data: bytes, most: int) -> bool:
    if sealed_file.attachments(data) != _OURS:
        return True
    try:
        return any(map(_is_foreign, _dictionaries(data, most)))
    except FormError:
        return True


def _dictionaries(data: bytes, most: int) -> Iterator[bytes]:
    left = most
    for each in sealed_file.parts(data, len(HEADER), len(data)):
        yield each.dictionary
        if each.stream is not None and b"/ObjStm" in each.dictionary:
            content = sealed_file.inflate(each.stream, left)
            left -= len(content)
            yield content


def _is_foreign(dictionary: bytes) -> bool:
    names = _STRING.sub(lambda string: b"" if string[1] else string[0], dictionary)
    for ours in _OUR_NUMBERED:
        names = names.replace(ours, b"")
    return any(name in names for name in _NEVER)
