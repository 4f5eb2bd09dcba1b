"""A picture as pypdf, poppler and Debian's validator find it in the file."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from desktop.typeset.archive import Archive
from desktop.typeset.document import Paper
from desktop.typeset.galley import Block
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.picture import Picture
from desktop.typeset.style import Style
from desktop.typeset.table import Column, Row, Table, TableStyle
from tests.desktop.typeset.conftest import Render, marked, preflight, rastered, tree

TEAL, RED = (13, 101, 96), (161, 45, 39)
PAPER = Paper(width=220, height=200, top=20, right=10, bottom=20, left=10)
MODES = ("RGB", "L", "P", "1")


def png(mode: str = "RGB", colors: tuple[tuple[int, int, int], ...] = (TEAL, RED)) -> bytes:
    """A picture of upright stripes."""
    image = Image.new("RGB", (len(colors) * 8, 16))
    for place, color in enumerate(colors):
        image.paste(color, (place * 8, 0, place * 8 + 8, 16))
    stream = BytesIO()
    turned = image.convert(mode, palette=Image.Palette.ADAPTIVE) if mode == "P" else image
    turned.convert(mode).save(stream, "PNG")
    return stream.getvalue()


def pictures(pdf: bytes) -> list[Any]:
    """All of the file."""
    reader = PdfReader(BytesIO(pdf))
    trailer: Any = reader.trailer
    objects = (reader.get_object(number) for number in range(1, trailer["/Size"]))
    return [each for each in objects if isinstance(each, dict) and each.get("/Width")]


@pytest.mark.parametrize("mode", MODES[:3])
def test_picture_looks_as_it_was_given(mode: str, render: Render) -> None:
    given = png(mode)
    page = rastered(render([Picture(given, 40, 40, "نشان")], paper=PAPER), dpi=72)
    wanted = Image.open(BytesIO(given)).convert("RGB")
    left, top = 220 - 10 - 40, 20  # at the right
    for place, color in ((10, (2, 8)), (30, (14, 8))):
        spot = page.getpixel((left + place, top + 20))
        assert spot == pytest.approx(wanted.getpixel(color), abs=2)
    assert page.getpixel((left - 2, top + 20)) == (255, 255, 255)
    assert page.getpixel((left + 20, top + 42)) == (255, 255, 255)


def test_picture_is_told_to_who_does_not_see_it(render: Render) -> None:
    columns = (Column("نشان", width=60), Column("نام", share=1))
    table = Table(columns, [Row((Picture(png(), 20, 20, "نشان شهر"), "شهرداری"))], TableStyle())
    root = tree(render([Picture(png(), 20, 20, "نشان (ERP)"), table]))
    body = ("TR", [("TD", ["Figure"]), "TD"])
    assert root.outline() == ("Document", ["Figure", ("Table", [("TR", ["TH", "TH"]), body])])
    told = [part.entries["/Alt"] for part in root.walk() if part.role == "Figure"]
    assert told == ["نشان (ERP)", "نشان شهر"]


def test_picture_that_only_stands_beside_text_is_in_no_table(render: Render) -> None:
    columns = (Column(width=60), Column(share=1))
    picture = Picture(png(), 20, 20, "نشان")
    root = tree(render([Table(columns, [Row((picture, "شهرداری"))], TableStyle())]))
    assert root.outline() == ("Document", [("Div", [("Div", ["Figure", "P"])])])


def test_one_picture_on_many_pages_is_once_in_the_file(render: Render) -> None:
    def letters(count: int) -> list[Block]:
        """Letters with a picture each, of bytes of their own."""
        return [
            block
            for _ in range(count)
            for block in (Picture(png(), 40, 40, "نشان"), Paragraph("متن\n" * 4, Style()))
        ]

    one, many = (render(letters(count), paper=PAPER) for count in (1, 300))
    assert len(PdfReader(BytesIO(many)).pages) == 300
    assert len(pictures(many)) == 1
    assert len(many) < 100 * len(one)
    two = render([Picture(png(), 40, 40, ""), Picture(png("L"), 40, 40, "")], paper=PAPER)
    assert len(pictures(two)) == 2


def test_same_picture_gives_same_bytes(render: Render) -> None:
    assert render([Picture(png("P"), 40, 40, "")]) == render([Picture(png("P"), 40, 40, "")])


@pytest.mark.parametrize("mode", MODES)
def test_oldest_archive_takes_pictures(mode: str, render: Render, tmp_path: Path) -> None:
    pdf = render([Picture(png(mode), 40, 40, "نشان")], archive=Archive.A1B)
    assert "is a valid PDF/A-1b file" in preflight(pdf, tmp_path)


def test_picture_moves_to_the_page_that_has_room(render: Render) -> None:
    lead = Paragraph("متن\n" * 7, Style(leading=18))
    (_, first), (_, second) = (
        (number, text)
        for (number, _), text in marked(
            render([lead, Picture(png(), 40, 40, "")], paper=PAPER)
        ).items()
    )
    assert "Do" not in first
    assert "Do" in second


@settings(max_examples=60, deadline=None)
@given(st.floats(1, 900), st.floats(1, 900), st.integers(0, 9))
def test_picture_of_any_size_stands_on_the_page_in_its_form(
    render: Render, width: float, height: float, above: int
) -> None:
    blocks = [Paragraph("متن", Style(leading=20))] * above
    pdf = render([*blocks, Picture(png(), width, height, "")], paper=PAPER)
    (placed,) = (text for text in marked(pdf).values() if " cm " in text)
    across, _, _, up, left, lower = map(float, placed.partition("q ")[2].split()[:6])
    assert across / up == pytest.approx(width / height, rel=0.01, abs=0.01)
    assert left >= PAPER.left - 0.01
    assert left + across == pytest.approx(PAPER.width - PAPER.right, abs=0.01)
    assert lower >= PAPER.bottom - 0.01
    assert lower + up <= PAPER.height - PAPER.top + 0.01
