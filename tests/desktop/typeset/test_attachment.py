import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from desktop.typeset.archive import Archive, Attachment, Relationship
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Style
from tests.desktop.typeset.conftest import Render

DATA = Attachment("داده.json", "application/json", b'{"a":1}\n', Relationship.DATA, "دادهٔ صورتجلسه")
SHEET = Attachment("کاربرگ.xlsx", "application/x", bytes(range(256)), Relationship.ALTERNATIVE, "")
TEXT = [Paragraph("متن", Style())]


def test_attachments_come_out_as_they_went_in(render: Render, tmp_path: Path) -> None:
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(render(TEXT, (SHEET, DATA)))
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, pdf], check=True)
    assert (tmp_path / DATA.name).read_bytes() == DATA.content
    assert (tmp_path / SHEET.name).read_bytes() == SHEET.content


def test_catalog_says_what_each_is_to_the_pages(render: Render) -> None:
    root: Any = PdfReader(BytesIO(render(TEXT, (DATA, SHEET)))).root_object
    data, sheet = (each.get_object() for each in root["/AF"])
    assert (data["/AFRelationship"], sheet["/AFRelationship"]) == ("/Data", "/Alternative")
    assert (data["/UF"], sheet["/UF"]) == (DATA.name, SHEET.name)
    assert data["/Desc"] == DATA.description
    stream = data["/EF"]["/F"]
    assert stream["/Subtype"] == "/application/json"
    assert stream["/Params"]["/Size"] == len(DATA.content)


def test_oldest_archive_takes_none_and_does_not_even_ask(render: Render) -> None:
    def unwanted() -> Attachment:
        raise AssertionError

    pdf = render(TEXT, (unwanted() for _ in range(1)), Archive.A1B)
    root = PdfReader(BytesIO(pdf)).root_object
    assert "/AF" not in root
    assert "/Names" not in root
