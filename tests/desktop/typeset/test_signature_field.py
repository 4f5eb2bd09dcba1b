"""The field for a signature, as pypdf and Poppler find it in the file."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.typeset.archive import Archive
from desktop.typeset.document import Paper
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.signature_field import SignatureField
from desktop.typeset.style import Style
from desktop.typeset.table import Column, Row, Table, TableStyle
from tests.desktop.typeset.conftest import Render, counts, preflight, rastered, tree

LINE = Style(size=10, leading=20)
PAPER = Paper(width=220, height=200, top=20, right=10, bottom=20, left=10)  # eight lines
SPACED = TableStyle(text=LINE, padding=(0, 0), before=10, whole=100)


def lines(count: int, style: Style = LINE) -> Paragraph:
    return Paragraph("\n".join(["متن"] * count), style)


def field(count: int, name: str = "Dabir") -> SignatureField:
    whole = Table((Column(share=1),), (Row((lines(count),)),), SPACED)
    return SignatureField(whole, name, "جای امضا")


def widgets(pdf: bytes) -> list[tuple[int, Any]]:
    """Each field with the page that it lies on."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [
        (number, each.get_object())
        for number, page in enumerate(pages)
        for each in page.get("/Annots", ())
    ]


def box(widget: Any) -> list[float]:
    return [float(edge) for edge in widget["/Rect"]]


def test_field_lies_over_its_block_as_wide_as_the_text(render: Render) -> None:
    pdf = render([lines(2), field(3), lines(1)], paper=PAPER)
    ((page, widget),) = widgets(pdf)
    assert page == 0
    assert box(widget) == [10, 200 - 20 - 40 - 10 - 60, 210, 200 - 20 - 40 - 10]
    assert (widget["/T"], widget["/TU"]) == ("Dabir", "جای امضا")


def test_field_goes_to_the_page_on_which_its_block_has_room(render: Render) -> None:
    pdf = render([lines(6), field(3)], paper=PAPER)
    ((page, widget),) = widgets(pdf)
    assert page == 1
    assert box(widget) == [10, 120, 210, 180]


def test_field_lies_over_the_end_of_a_block_that_no_page_holds(render: Render) -> None:
    pdf = render([field(13)], paper=PAPER)
    ((page, widget),) = widgets(pdf)
    assert counts(pdf, "متن") == [8, 5]
    assert page == 1
    assert box(widget) == [10, 80, 210, 180]


def test_tree_names_each_field_after_what_is_printed_in_it(render: Render) -> None:
    root = tree(render([lines(1), field(2, "یک"), lines(4), field(3, "دو")], paper=PAPER))
    assert [part.role for part in root.kids] == ["P", "Div", "Form", "P", "Div", "Form"]
    assert [part.fields for part in root.kids if part.fields] == [[(0, "یک")], [(1, "دو")]]


def test_poppler_finds_a_field_that_nobody_signed(render: Render, tmp_path: Path) -> None:
    path = tmp_path / "unsigned.pdf"
    path.write_bytes(render([field(3)]))
    told = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature Field Name: Dabir" in told
    assert "The signature form field is not signed" in told


def test_field_shows_nothing_of_its_own(render: Render) -> None:
    block = field(3).body
    assert rastered(render([field(3)]), 60) == rastered(render([block]), 60)


@pytest.mark.parametrize("blocks", [[lines(3)], [lines(3), field(2)]], ids=["none", "one"])
def test_oldest_archives_have_no_field(
    render: Render, tmp_path: Path, blocks: list[Paragraph | SignatureField]
) -> None:
    pdf = render(blocks, archive=Archive.A1B)
    assert widgets(pdf) == []
    assert "/AcroForm" not in PdfReader(BytesIO(pdf)).root_object
    assert "is a valid PDF/A-1b file" in preflight(pdf, tmp_path)


def test_archive_finds_no_fault_with_the_field(render: Render, tmp_path: Path) -> None:
    without = preflight(render([lines(3)]), tmp_path)
    verdict = preflight(render([lines(3), field(2)]), tmp_path)
    codes = re.compile(r"^([\d.]+) : ", re.MULTILINE)
    assert codes.findall(verdict) == codes.findall(without)
    assert "7.11.2" in codes.findall(verdict)  # it came to the end


def test_without_a_field_there_is_no_form(render: Render) -> None:
    assert "/AcroForm" not in PdfReader(BytesIO(render([lines(3)]))).root_object
