"""The parts of a file that may be a sealed PDF of minutes, found by the forms that Dabir writes.

The one hard rule: the bytes are hostile. Nothing is followed that they refer to, and nothing
unpacks to more than is allowed.
"""

import hashlib
import re
import zlib
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

MOST_RECORD = 4_000_000  # bytes of JSON
MOST_WORKBOOK = 16_000_000  # bytes, as an archive
MOST_ENVELOPE = 8_000  # bytes

RECORD = b"/Subtype /application#2Fjson"
WORKBOOK = b"/Subtype /application#2Fvnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ATTACHED = b" /Type /EmbeddedFile\n>>\nstream\n"
# At the beginning of a line, where no title or name that somebody typed can stand.
_RANGE_NAME = b"\n/ByteRange ["
_RANGE = re.compile(rb"\n/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\]")
_HOLE_NAME = b"\n/Contents "
_HEXADECIMAL = re.compile(rb"(?:[0-9A-F]{2})+")
_LENGTH = re.compile(rb"/Length (\d{1,9})\b")
_REVISION_END = re.compile(rb"startxref\n\d{1,10}\n%%EOF\n")
_LONGEST_END = 40  # bytes
_TAIL = re.compile(rb"\n?startxref\n\d{1,10}\n%%EOF\n")
_OBJECT = re.compile(rb"(\d{1,7}) 0 obj\n(.*?)\n(stream|endobj)\n", re.DOTALL)
_STREAM_END = b"\nendstream\nendobj\n"
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_DICTIONARY = b" 0 obj\n<<\n"
_MOST_OF_DICTIONARY = 400  # bytes before the stream of an attachment


class FormError(ValueError):
    """A part does not have the one form that Dabir gives it."""


class Place(NamedTuple):
    """Where a signature stands: the hole for the envelope, with its brackets."""

    start: int
    end: int
    covered: int  # so far reaches what the signature covers


def signatures(data: bytes) -> int:
    """Count the signatures."""
    return data.count(_RANGE_NAME)


def signature_place(data: bytes) -> Place:
    """Tell where the only signature stands; raises FormError."""
    found = _RANGE.search(data)
    if found is None:
        raise FormError
    start, end, rest = (int(part) for part in found.groups())
    before = start - len(_HOLE_NAME)
    if before < 0 or not data.startswith(_HOLE_NAME + b"<", before):
        raise FormError
    if found.start() != end or not data.startswith(b">", end - 1):
        raise FormError
    return Place(start, end, end + rest)


def envelope(data: bytes, place: Place) -> bytes:
    """Take the envelope out of its hole; raises FormError where it is not written as ours."""
    hole = data[place.start + 1 : place.end - 1]
    if len(hole) > 2 * MOST_ENVELOPE or not _HEXADECIMAL.fullmatch(hole):
        raise FormError
    return bytes.fromhex(hole.decode())


def digest(data: bytes, place: Place) -> bytes:
    """Give the SHA-256 of all that the signature covers."""
    covered = hashlib.sha256(memoryview(data)[: place.start])
    covered.update(memoryview(data)[place.end : place.covered])
    return covered.digest()


def attachment(data: bytes, media_type: bytes, most: int) -> bytes | None:
    """Take the first attachment of a type out of the file, None for none; raises FormError."""
    mark = media_type + _ATTACHED
    at = data.find(mark)
    if at < 0:
        return None
    start = at + len(mark)
    begin = data.rfind(_DICTIONARY, max(0, start - _MOST_OF_DICTIONARY), start)
    length = _LENGTH.search(data, begin, start) if begin >= 0 else None
    if length is None:
        raise FormError
    return inflate(data[start : start + int(length[1])], most)


def attachments(data: bytes) -> int:
    """Count the files inside the file, as far as they are written as ours."""
    return data.count(_ATTACHED)


def inflate(packed: bytes, most: int) -> bytes:
    """Unpack a whole stream; raises FormError for a broken one, or one of more than `most`."""
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(packed, max(most, 1))  # 0 would be without a limit
    except zlib.error as problem:
        raise FormError from problem
    if not unpacker.eof or unpacker.unused_data:
        raise FormError
    return content


def first_revision(data: bytes, size: int) -> bytes:
    """Take what stands before the last revision; `size` is how long it should be.

    It is taken in that length where a revision ends just there, or where no end is to be seen.
    """
    if _ends_at(data, size):
        return data[:size]
    ends = deque((found.end() for found in _REVISION_END.finditer(data)), maxlen=2)
    return data[: ends[0] if len(ends) > 1 else size]


def _ends_at(data: bytes, place: int) -> bool:
    return any(
        found.end() == place
        for found in _REVISION_END.finditer(data, max(0, place - _LONGEST_END), place)
    )


class Part(NamedTuple):
    """An object with its number, where it begins, and its dictionary; those packed are in one."""

    number: int
    start: int
    dictionary: bytes
    stream: bytes | None


def parts(data: bytes, start: int, end: int) -> Iterator[Part]:
    """Give the objects of a revision; raises FormError for anything else between or behind them."""
    at = start
    while found := _OBJECT.match(data, at, end):
        number, dictionary, kind = int(found[1]), found[2], found[3]
        stream, begin, at = None, at, found.end()
        if kind == b"stream":
            length = _LENGTH.search(dictionary)
            if length is None:
                raise FormError
            stream = data[at : at + int(length[1])]
            at += len(stream)
            if not data.startswith(_STREAM_END, at):
                raise FormError
            at += len(_STREAM_END)
        yield Part(number, begin, dictionary, stream)
    if not _TAIL.fullmatch(data, at, end):
        raise FormError
