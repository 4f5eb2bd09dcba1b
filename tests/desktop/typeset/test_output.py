import gc
import subprocess
import unicodedata
from collections import Counter
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.typeset.document import Document, Margin, Paper, Strip
from desktop.typeset.galley import Block, Group, PageTurn
from desktop.typeset.output import write
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Faces
from desktop.typeset.style import Style
from tests.desktop.typeset.conftest import ABOUT, Render, drawn, letters, pages, pdftotext

NARROW = Paper(width=200, height=240, top=40, right=20, bottom=40, left=20)
STYLE = Style(size=10, leading=16)
EXPLICIT = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def expected_letters(text: str) -> Counter[str]:
    """What must be on paper: each letter, or the replacement for what has no look."""
    letters: Counter[str] = Counter()
    for letter in text:
        kind = unicodedata.category(letter)
        noncharacter = ord(letter) & 0xFFFE == 0xFFFE or "\ufdd0" <= letter <= "\ufdef"
        explicit = unicodedata.bidirectional(letter) in EXPLICIT
        if explicit or (letter.isspace() and not "\x1c" <= letter <= "\x1f"):
            continue
        letters["\ufffd" if kind in {"Cc", "Cs"} or noncharacter else letter] += 1
    return letters


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_text_is_printed_and_loses_no_letter(render: Render, text: str) -> None:
    pdf = render([Paragraph(text, STYLE)])
    taken = Counter(drawn(pdf))
    wanted = expected_letters(text)
    for added in (" ", "\u00a0", "\u061c", "\u200e", "\u200f"):
        del taken[added], wanted[added]
    assert taken == wanted


@pytest.mark.parametrize(
    "text",
    [
        "<b>مهم</b>",
        "&amp; و &",
        "{} {0} %s",
        "✓ ☐ 😀 漢字",
        "\x00\x07\x1b",
        "\ud800 و \udfff",
        ")](\\",
    ],
)
def test_hostile_text_is_printed_as_typed_or_replaced(render: Render, text: str) -> None:
    taken = Counter(drawn(render([Paragraph(text, STYLE)])))
    del taken[" "]
    assert not expected_letters(text) - taken


@pytest.mark.parametrize("text", ["🦠", "漢", "\x07", "\ud800"])
def test_what_the_font_lacks_leaves_a_visible_sign(render: Render, text: str) -> None:
    command = ["pdftoppm", "-gray", "-r", "72", "-"]
    pdf = render([Paragraph(text, STYLE)])
    image = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    header, _, dots = image.partition(b"\n255\n")
    assert header.startswith(b"P5")
    assert min(dots) < 100


def test_same_document_gives_same_bytes(render: Render) -> None:
    blocks = [Paragraph("صورتجلسهٔ ۱۲ (ERP)", STYLE)]
    assert render(blocks) == render(blocks)


def test_reader_programs_learn_title_author_language_and_direction(render: Render) -> None:
    reader = PdfReader(BytesIO(render([Paragraph("متن", STYLE)])))
    assert reader.metadata is not None
    assert reader.metadata.title == "صورتجلسه"
    assert reader.metadata.author == "دبیرخانه"
    assert reader.metadata.creation_date == ABOUT.created
    assert str(reader.root_object["/Lang"]) == "fa-IR"
    preferences = reader.viewer_preferences
    assert preferences is not None
    assert str(preferences.direction) == "/R2L"
    assert preferences.display_doctitle


def write_pages(count: int, faces: Faces, header: Margin, footer: Margin) -> bytes:
    blocks = [Paragraph(f"بند {number}", Style(leading=150)) for number in range(count)]
    stream = BytesIO()
    write(Document(ABOUT, blocks, NARROW, header, footer), stream, faces)
    return stream.getvalue()


def test_margins_know_the_page_and_the_number_of_pages(faces: Faces) -> None:
    def footer(page: int, count: int) -> Strip:
        return Strip(STYLE, start="قرارگاه", center=f"صفحهٔ {page} از {count}")

    def header(page: int, _: int) -> Strip | None:
        return Strip(STYLE, end="ادامه") if page > 1 else None

    pdf = write_pages(3, faces, header=header, footer=footer)
    texts = [letters(text) for text in pdftotext(pdf).split("\f")[:-1]]
    assert [f"صفحهٔ{page}از3" in text for page, text in enumerate(texts, 1)] == [True] * 3
    assert ["ادامه" in text for text in texts] == [False, True, True]


def test_pages_of_several_letters_are_counted_by_themselves(faces: Faces) -> None:
    def footer(page: int, count: int) -> Strip:
        return Strip(STYLE, center=f"صفحهٔ {page} از {count}")

    line, turn, anew = Paragraph("بند", Style(leading=150)), PageTurn(), PageTurn(anew=True)
    blocks: list[Block | Group] = [anew, line, line, anew, line, turn, line, line, anew, line, anew]
    stream = BytesIO()
    write(Document(ABOUT, blocks, NARROW, footer=footer), stream, faces)
    texts = [letters(text) for text in pdftotext(stream.getvalue()).split("\f")[:-1]]
    counts = [(1, 2), (2, 2), (1, 3), (2, 3), (3, 3), (1, 1)]
    assert [text.removeprefix("بند") for text in texts] == [
        f"صفحهٔ{page}از{count}" for page, count in counts
    ]


def test_progress_hears_of_each_page_and_can_stop_the_work(faces: Faces) -> None:
    class StoppedError(Exception):
        pass

    heard = []
    collected = gc.isenabled()

    def progress(page: int) -> None:
        heard.append(page)
        if page == 2:
            raise StoppedError

    stream = BytesIO()
    document = Document(ABOUT, [Paragraph("بند", Style(leading=150))] * 5, NARROW)
    with pytest.raises(StoppedError):
        write(document, stream, faces, progress)
    assert heard == [1, 2]
    assert stream.getvalue() == b""
    assert gc.isenabled() is collected


def test_an_empty_document_has_one_page(render: Render) -> None:
    assert pages(render([])) == [""]
