from io import BytesIO
from typing import Any

from pypdf import PdfReader

from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Style
from tests.desktop.typeset.conftest import Render, baselines


def titles(items: Any) -> list[object]:
    return [titles(item) if isinstance(item, list) else item.title for item in items]


def marked(*levels: int) -> list[Paragraph]:
    return [
        Paragraph("متن", Style(), Bookmark(f"بند {place}", level))
        for place, level in enumerate(levels, 1)
    ]


def test_titles_hang_under_those_of_the_level_above(render: Render) -> None:
    reader = PdfReader(BytesIO(render(marked(1, 2, 2, 1, 2))))
    assert titles(reader.outline) == ["بند 1", ["بند 2", "بند 3"], "بند 4", ["بند 5"]]


def test_levels_may_begin_low_and_leave_some_out(render: Render) -> None:
    reader = PdfReader(BytesIO(render(marked(2, 3, 2, 1, 3, 3))))
    assert titles(reader.outline) == [
        "بند 1", ["بند 2"], "بند 3", "بند 4", ["بند 5", "بند 6"],
    ]  # fmt: skip


def test_a_bookmark_leads_to_the_top_of_its_paragraph(render: Render) -> None:
    style = Style(leading=500)
    pdf = render([Paragraph("یک", style), Paragraph("دو\nسه\nچهار", style, Bookmark("دو"))])
    reader = PdfReader(BytesIO(pdf))
    item: Any
    (item,) = reader.outline
    assert reader.get_destination_page_number(item) == 1
    _, ((_, first), *_), *_ = baselines(pdf)
    assert first < item.top < first + style.leading


def test_titles_are_one_line_and_a_document_may_have_none(render: Render) -> None:
    block = Paragraph("متن", Style(), Bookmark("یک\nدو\x07"))
    assert titles(PdfReader(BytesIO(render([block]))).outline) == ["یک دو\ufffd"]
    assert PdfReader(BytesIO(render([Paragraph("متن", Style())]))).outline == []
