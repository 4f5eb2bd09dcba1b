"""The file as others see it: Debian's validator, and pypdf, which forgives nothing here."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from desktop.typeset.archive import Archive
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Weight
from desktop.typeset.style import Style
from desktop.typeset.table import Column, Row, Table, TableStyle
from tests.desktop.typeset.conftest import Render, marked, preflight

MANY = "".join(
    chr(code) for code in range(0x4E00, 0x4E00 + 9_000)
)  # more codes than an array takes
BLOCKS = [
    Paragraph("صورتجلسهٔ (ERP) ۱۲", Style(), Bookmark("صورتجلسه")),
    Paragraph("مُحَمَّدٌ، جزءاً، ✓ 😀", Style(weight=Weight.BOLD)),
    Paragraph(MANY, Style(size=6, leading=10)),
]


def test_oldest_archive_passes_preflight(render: Render, tmp_path: Path) -> None:
    verdict = preflight(render(BLOCKS, archive=Archive.A1B), tmp_path)
    assert "is a valid PDF/A-1b file" in verdict, verdict


def test_both_forms_show_the_same(render: Render) -> None:
    new, old = (render(BLOCKS, archive=archive) for archive in Archive)
    assert new.startswith(b"%PDF-1.7")
    assert old.startswith(b"%PDF-1.4")
    assert marked(new) == marked(old)


@pytest.mark.parametrize("archive", Archive)
def test_file_is_well_formed(render: Render, archive: Archive) -> None:
    pdf = render(BLOCKS * 3, archive=archive)
    reader = PdfReader(BytesIO(pdf), strict=True)
    assert len(reader.pages) > 5
    trailer: Any = reader.trailer
    assert trailer["/ID"][0] == trailer["/ID"][1]
    for number in range(1, trailer["/Size"]):
        reader.get_object(number)
    assert pdf.count(b"\nendstream\nendobj\n") == pdf.count(b"\nstream\n")


def test_another_text_has_another_identity(render: Render) -> None:
    one, same, other = (
        PdfReader(BytesIO(render([Paragraph(text, Style())]))).trailer["/ID"]
        for text in ("یک", "یک", "دو")
    )
    assert one == same != other


def test_table_takes_little_room(render: Render) -> None:
    rows = [Row((f"{number}", f"{number}")) for number in range(1_000)]
    pdf = render([Table((Column("یک"), Column("دو")), tuple(rows), TableStyle(Style()))])
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    size: Any = PdfReader(BytesIO(pdf)).trailer["/Size"]
    assert size > 3_000
    assert pdf.index(b"endstream", start) - start < size
