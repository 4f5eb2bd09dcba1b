"""Files that somebody made to keep whoever verifies them busy: a verdict comes all the same.

The bounds are of processor time, and many times what is needed, for a machine with much to do.
"""

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from desktop.minutes import encode
from desktop.seal.contents import differences
from desktop.seal.record_check import read_minutes
from desktop.seal.sealed_file import HEADER
from desktop.seal.verdict import Finding, Kind
from desktop.typeset.reader import TooMuchError, pages
from tests.desktop.seal import sealing

_MB = 1_000_000
_SECONDS = 5.0
_MOST = 5 * _MB


@contextmanager
def soon() -> Iterator[None]:
    begun = time.process_time()
    yield
    assert time.process_time() - begun < _SECONDS


def stream(content: bytes, length: int = 0, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    dictionary = b"<<\n%s /Length %d \n>>" % (entries, length or len(packed))
    return dictionary + b"\nstream\n" + packed + b"\nendstream"


def written(*objects: bytes) -> bytes:
    """Write objects with a table; the first one is the catalog."""
    data, places = HEADER, []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = len(data)
    return data + b"xref\n" + rows + b"trailer\n/Root 1 0 R\nstartxref\n%d\n%%%%EOF\n" % table


def same_font_again_and_again() -> bytes:
    """Each time it claims to be as long as the file."""
    return one_page(stream(b""), stream(b"", _MB), fonts=b"/F1 5 0 R " * (_MB // 10))


def same_dictionary_again_and_again() -> bytes:
    """A page for each mention of one long page."""
    again = b"3 0 R " * (_MB // 10)
    return one_page(stream(b""), stream(b""), kids=again, before=b" " * _MB)


def one_page(
    content: bytes,
    to_unicode: bytes,
    *,
    kids: bytes = b"3 0 R ",
    before: bytes = b"",
    fonts: bytes = b"/F1 5 0 R ",
) -> bytes:
    return written(
        b"/Pages 2 0 R",
        b"/Kids [%s]" % kids,
        before + b"/Resources 4 0 R /Contents 6 0 R",
        fonts,
        b"/ToUnicode 7 0 R",
        content,
        to_unicode,
    )


def letter_that_stands_for_a_book() -> bytes:
    codes = b"/P <</MCID 0>> BDC\nBT 1 Tm\n/F1 <%s> ET\nEMC" % (b"0001" * 10_000)
    return one_page(stream(codes), stream(b"<0001> <%s>" % (b"0041" * 10_000)))


def parts_that_overlap() -> bytes:
    """Every other part of a pack reaches from its beginning to its end."""
    size = 200_000
    offsets = b"1 0 1 %d " % size * (_MB // 20)
    pack = stream(offsets + bytes(size), entries=b"/First %d" % len(offsets))
    rows = [(0, 0, 0), (2, 2, 0), (1, len(HEADER), 0)]
    table, before = b"", bytes(6)
    for kind, where, place in rows:
        row = bytes([kind, *where.to_bytes(4, "big"), place])
        table += b"\2" + bytes((new - old) % 256 for new, old in zip(row, before, strict=True))
        before = row
    data = HEADER + b"2 0 obj\n" + pack + b"\nendobj\n"
    data += b"3 0 obj\n" + stream(table, entries=b"/Root 1 0 R") + b"\nendobj\n"
    return data + b"startxref\n%d\n%%%%EOF\n" % data.index(b"3 0 obj\n")


@pytest.mark.parametrize(
    "made",
    [
        same_font_again_and_again,
        same_dictionary_again_and_again,
        letter_that_stands_for_a_book,
    ],
)
def test_nothing_is_read_more_often_than_is_allowed(made: Callable[[], bytes]) -> None:
    with soon(), pytest.raises(TooMuchError):
        list(pages(made(), _MOST))


def test_parts_that_overlap_are_not_all_taken_out() -> None:
    with soon(), pytest.raises((ValueError, LookupError)):
        list(pages(parts_that_overlap(), _MOST))


def test_digits_without_an_end_are_no_page() -> None:
    with soon():
        assert not list(pages(one_page(stream(b""), stream(b""), kids=b"1" * _MB), _MOST))


@pytest.mark.parametrize("again", [rb"\(", b"(", b"((", rb"(\)", b"()", b"<", b"/#"])
def test_strings_that_do_not_end_are_passed_over(again: bytes) -> None:
    strings = b"(" + again * (_MB // len(again))
    data = HEADER + b"1 0 obj\n<<\n" + strings + b"\n>>\nendobj\n" + b"startxref\n1\n%%EOF\n"
    with soon():
        assert Finding(Kind.FOREIGN_PARTS) in differences(data, sealing.pages())


def test_marks_out_of_order_are_not_put_into_order() -> None:
    subject = f'"subject":"{sealing.minutes().subject}'.encode()
    marks = "\u0655\u064b\u0316" * 100_000
    record = encode(sealing.minutes()).replace(subject, subject + marks.encode())
    with soon():
        assert read_minutes(record).findings == (Finding(Kind.RECORD_NOT_CANONICAL),)
