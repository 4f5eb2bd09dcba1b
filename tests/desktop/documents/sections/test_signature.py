"""The frame of the electronic signature: where it stands, what is in it, and the field over it."""

import re
import subprocess
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.documents.sections.signature import FIELD
from desktop.documents.sections.wording import in_groups
from desktop.minutes import Minutes, check_code
from desktop.seal.seal import seal
from desktop.seal.signing_key import SigningKey, fingerprint, make_signing_key
from desktop.typeset.archive import Archive
from desktop.typeset.document import Paper
from tests.desktop.documents import hostile, sample
from tests.desktop.documents.test_archive_rules import ALLOWED_BY_PART_3
from tests.desktop.typeset.conftest import drawn, letters, pdftotext, preflight, rastered, tree

PROMISE = letters("درستی این پرونده با «وارسی» در دبیر یا هر خوانندهٔ PDF سنجیده می‌شود.")
ABOVE_IT = 40  # points; at least the last line of a table
PAPER = Paper()
EDGE = 0.5


class Place(NamedTuple):
    """The only field of a file: its page, of how many, and its box from the lower left."""

    page: int
    of: int
    box: tuple[float, ...]


def written(minutes: Minutes, archive: Archive = Archive.A3B) -> bytes:
    stream = BytesIO()
    write_minutes_pdf(minutes, stream, archive=archive)
    return stream.getvalue()


def fields(pdf: bytes) -> list[Place]:
    pages = PdfReader(BytesIO(pdf)).pages
    widgets: list[tuple[int, Any]] = [
        (number, each.get_object())
        for number, page in enumerate(pages, 1)
        for each in page.get("/Annots", ())
    ]
    assert all(widget["/T"] == FIELD for _, widget in widgets)
    return [Place(page, len(pages), tuple(map(float, each["/Rect"]))) for page, each in widgets]


def inside(pdf: bytes, page: int, box: tuple[float, ...]) -> str:
    """What Poppler reads in a box of a page."""
    left, lower, right, upper = map(round, box)
    top, size = round(PAPER.height - upper), (right - left, upper - lower)
    asked = {"-f": page, "-l": page, "-x": left, "-y": top, "-W": size[0], "-H": size[1]}
    options = [str(part) for pair in asked.items() for part in pair]
    command = ["pdftotext", *options, "-", "-"]
    return letters(
        subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    )


def test_frame_holds_who_signed_when_and_what() -> None:
    pdf = written(sample.FULL)
    (place,) = fields(pdf)
    text = inside(pdf, place.page, place.box)
    for said in (
        "امضای الکترونیکی",
        "آرش نیک‌پور، شهردار منطقهٔ ۱۱، یکشنبه ۱۲ مهر ۱۴۰۵، ساعت ۱۳:۰۵",
        f"نسخهٔ ۲، کد وارسی: {in_groups(check_code(sample.FULL))}، گواهی: 5e5e5e5e5e5e5e5e",
    ):
        assert letters(said) in text, said
    assert text.endswith(PROMISE)


@pytest.mark.parametrize("certificate", ["0123456789abcdef", "abcdef0123456789", "1" * 16])
def test_certificate_is_read_from_left_to_right(certificate: str) -> None:
    signature = replace(sample.SIGNATURE, certificate=certificate * 4)
    pdf = written(replace(sample.EMPTY, signature=signature))
    (place,) = fields(pdf)
    assert letters(f"گواهی: {certificate}") in inside(pdf, place.page, place.box)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 9, 10, 11, 18, 21])
def test_frame_stands_whole_at_the_end_and_never_alone(count: int) -> None:
    minutes = replace(sample.FULL, members=sample.MEMBERS[:2] * count, resolutions=())
    pdf = written(minutes)
    (place,) = fields(pdf)
    left, lower, right, upper = place.box
    assert place.page == place.of
    assert PROMISE in inside(pdf, place.page, place.box)
    assert lower >= PAPER.bottom - EDGE
    assert (left, right) == pytest.approx((PAPER.left, PAPER.width - PAPER.right), abs=EDGE)
    text_top = PAPER.height - PAPER.top
    assert upper < text_top - ABOVE_IT
    assert inside(pdf, place.page, (left, upper, right, text_top))
    assert not inside(pdf, place.page, (left, PAPER.bottom, right, lower))


def test_name_that_no_page_holds_loses_no_letter() -> None:
    signature = replace(sample.SIGNATURE, name=hostile.HOSTILE[8], post=hostile.HOSTILE[9])
    pdf = written(replace(sample.EMPTY, signature=signature))
    (place,) = fields(pdf)
    assert place.page == place.of
    typed = Counter(letters(hostile.HOSTILE[8] + hostile.HOSTILE[9]))
    assert not typed - Counter(letters(drawn(pdf)))


def test_what_is_not_signed_has_neither_frame_nor_field() -> None:
    pdf = written(replace(sample.FULL, signature=None))
    assert fields(pdf) == []
    assert letters("الکترونیکی") not in letters(pdftotext(pdf))


def test_oldest_form_promises_nothing_that_it_does_not_keep() -> None:
    pdf = written(sample.FULL, Archive.A1B)
    text = letters(pdftotext(pdf))
    assert fields(pdf) == []
    assert letters("امضای الکترونیکی آرش نیک‌پور") in text
    assert PROMISE not in text


def test_field_ends_the_tree() -> None:
    last = tree(written(sample.FULL)).kids[-1]
    assert (last.role, last.fields) == ("Form", [(2, FIELD)])


@pytest.fixture(scope="module")
def key() -> SigningKey:
    made_at = datetime(2026, 1, 1, tzinfo=UTC)
    signed = sample.SIGNATURE
    return make_signing_key(signed.name, signed.post, sample.FULL.office, made_at)


@pytest.fixture(scope="module")
def sealed(key: SigningKey) -> tuple[bytes, bytes]:
    """Give the file before and after the seal."""
    signature = replace(sample.SIGNATURE, certificate=fingerprint(key.certificate))
    minutes = replace(sample.FULL, signature=signature)
    pdf = written(minutes)
    return pdf, seal(pdf, minutes, key)


def test_seal_fills_the_field(sealed: tuple[bytes, bytes], tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed[1])
    told = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert f"Signature Field Name: {FIELD}" in told
    assert "Signature is Valid" in told
    assert "Total document signed" in told


def test_sealed_file_is_an_archive_as_it_was_and_looks_the_same(
    sealed: tuple[bytes, bytes], tmp_path: Path
) -> None:
    before, after = sealed
    verdict = preflight(after, tmp_path)
    codes = set(re.findall(r"^([\d.]+) : ", verdict, re.MULTILINE))
    assert codes <= ALLOWED_BY_PART_3, verdict
    assert "7.11.2" in codes, verdict  # it came to the end
    assert fields(after) == fields(before)
    last = fields(before)[0].page
    assert rastered(after, 60, last) == rastered(before, 60, last)
