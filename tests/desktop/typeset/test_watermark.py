"""The word under the text, as it looks and as reader programs do not find it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from pypdf import PdfReader

from desktop.typeset.archive import Archive
from desktop.typeset.document import LANDSCAPE, Paper
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Color, Style
from desktop.typeset.watermark import Watermark
from tests.desktop.typeset.conftest import (
    UPRIGHT,
    Render,
    letters,
    marked,
    pdftotext,
    preflight,
    rastered,
)

DRAFT = Watermark("پیش‌نویس", Color("#DDE3DF"))
TEXT = Paragraph("صورتجلسهٔ (ERP) ۱۲\n" * 60, Style())


def ink(page: Image.Image) -> tuple[int, int, int, int]:
    """Edges of what is on it."""
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("paper", [UPRIGHT, LANDSCAPE])
def test_it_is_large_and_in_the_middle_of_the_page(paper: Paper, render: Render) -> None:
    page = rastered(render([], paper=paper, watermark=DRAFT), dpi=36)
    left, top, right, bottom = ink(page)
    assert (left + right) / 2 == pytest.approx(page.width / 2, abs=0.05 * page.width)
    assert (top + bottom) / 2 == pytest.approx(page.height / 2, abs=0.05 * page.height)
    assert bottom - top > 0.45 * page.height
    assert page.getcolors() is not None


def test_it_rises_to_the_right_and_begins_there(render: Render) -> None:
    page = rastered(render([], watermark=Watermark("■......", Color("#000000"))), dpi=36)
    left, top, right, bottom = ink(page)
    x, y = (left + right) // 2, (top + bottom) // 2
    boxes = ((x, top, right, y), (left, y, x, bottom), (left, top, x, y), (x, y, right, bottom))
    first, last, *others = (sum(page.crop(box).convert("L").histogram()[:128]) for box in boxes)
    assert first > 2 * last
    assert last > 2 * sum(others)


def test_it_is_the_first_thing_on_each_page_and_once_in_the_file(render: Render) -> None:
    pdf = render([TEXT], watermark=DRAFT)
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) > 1
    forms = set()
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        assert contents.get_data().startswith(
            b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq "
        )
        resources: Any = page["/Resources"]
        forms.add(resources["/XObject"].raw_get("/X1").idnum)
    assert len(forms) == 1


def test_nobody_reads_it_as_text(render: Render) -> None:
    pdf, plain = render([TEXT], watermark=DRAFT), render([TEXT])
    assert letters(pdftotext(pdf)) == letters(pdftotext(plain))
    numbered, without = (
        [text for (_, mark), text in marked(each).items() if mark is not None]
        for each in (pdf, plain)
    )
    assert numbered == without


def test_text_stays_legible_on_it(render: Render) -> None:
    text = Paragraph("■" * 200, Style(size=30, leading=40))
    over, alone = (
        rastered(render([text], watermark=each), dpi=36).convert("L") for each in (DRAFT, None)
    )
    lost = ImageChops.subtract(over, alone.point(lambda value: 255 if value else 128))
    assert lost.getbbox() is None


def test_oldest_archive_takes_it(render: Render, tmp_path: Path) -> None:
    pdf = render([TEXT], archive=Archive.A1B, watermark=DRAFT)
    assert "is a valid PDF/A-1b file" in preflight(pdf, tmp_path)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.sampled_from([UPRIGHT, LANDSCAPE]))
def test_any_text_stays_on_the_page(render: Render, text: str, paper: Paper) -> None:
    page = rastered(render([], paper=paper, watermark=Watermark(text, Color("#000000"))), dpi=18)
    frame = Image.new("L", page.size, 255)
    edge = page.width // 15
    frame.paste(0, (edge, edge, page.width - edge, page.height - edge))
    white = Image.new("RGB", page.size, "white")
    assert ImageChops.difference(Image.composite(page, white, frame), white).getbbox() is None
