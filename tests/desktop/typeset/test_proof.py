"""A file that does not say what it should must not leave."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.typeset import font, reader
from desktop.typeset.archive import Archive
from desktop.typeset.compositor import Compositor, SetText
from desktop.typeset.document import Document, Paper
from desktop.typeset.output import write
from desktop.typeset.page import Page
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.proof import LostTextError
from desktop.typeset.shaping import Face, Faces, Weight
from desktop.typeset.style import Run, Style
from tests.desktop.typeset.conftest import ABOUT, FONTS, Render

FACES = Faces({weight: FONTS / f"Vazirmatn-{weight.value}.ttf" for weight in Weight})
NARROW = Paper(width=160, height=200, top=30, right=20, bottom=30, left=20)
TEXT = "کتاب‌ها می‌شوند: ۱۲٫۵٪ (ERP 2.5)، مُحَمَّدٌ."


def set_on_pages(*blocks: Paragraph, archive: Archive = Archive.A3B) -> bytes:
    stream = BytesIO()
    write(Document(ABOUT, blocks, NARROW), stream, FACES, archive=archive)
    return stream.getvalue()


@pytest.mark.parametrize("archive", Archive)
def test_reader_finds_the_letters_of_each_mark(archive: Archive) -> None:
    pdf = set_on_pages(
        Paragraph("می‌شوند\nسلام", Style()), Paragraph("ABC", Style()), archive=archive
    )
    ((first, second),) = reader.pages(pdf)
    assert first == (0, ["دنوش\u200cیم", "مالس"])
    assert second == (1, ["ABC"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
@example(["मनीष ۱ٔ"])
@example(["متن\n\u00a0\n\u2007 \u202f"])
@example(["\u093f\u200f\u0915"])
@example(["متن\r", "\nدیگر"])
@example(["\u200f\u200e", " ", "\u2067۱\u2069\u200b"])
def test_any_text_survives(texts: list[str]) -> None:
    set_on_pages(Paragraph(tuple(Run(text) for text in texts), Style()))


def test_letters_that_say_something_else_stop_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def lie(codes: list[font._Used]) -> bytes:
        return truth(codes).replace(b"<06A9>", b"<0643>")  # ک, ك

    truth = font._to_unicode
    monkeypatch.setattr(font, "_to_unicode", lie)
    stream = BytesIO()
    with pytest.raises(LostTextError, match=r"page 1: missing '\\u06a9', extra '\\u0643'"):
        write(Document(ABOUT, [Paragraph("کتاب", Style())]), stream, FACES)
    assert stream.getvalue() == b""


def test_a_half_space_that_is_lost_stops_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = Face.shape
    monkeypatch.setattr(
        Face, "shape", lambda face, text, *, rtl: shape(face, text.replace("\u200c", ""), rtl=rtl)
    )
    with pytest.raises(LostTextError, match="u200c"):
        set_on_pages(Paragraph("می‌شوند", Style()))


def test_a_line_that_is_not_drawn_stops_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = Page.text
    drawn = []

    def forget_the_third(page: Page, *line: Any) -> None:
        drawn.append(line)
        if len(drawn) != 3:
            draw(page, *line)

    monkeypatch.setattr(Page, "text", forget_the_third)
    with pytest.raises(LostTextError):
        set_on_pages(Paragraph("یک\nدو\nسه\nچهار", Style()))


def test_a_paragraph_that_is_not_drawn_stops_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Page, "text", lambda *_: None)
    with pytest.raises(LostTextError, match="missing"):
        set_on_pages(Paragraph("یک", Style()))


def test_words_in_another_order_stop_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    set_text = Compositor.set

    def swap(*given: Any) -> SetText:
        done = set_text(*given)
        return done._replace(lines=done.lines[::-1])

    monkeypatch.setattr(Compositor, "set", swap)
    with pytest.raises(LostTextError, match="out of order"):
        set_on_pages(Paragraph("سلام\nسالم", Style()))


def test_text_over_many_lines_and_pages_survives(render: Render) -> None:
    assert len(list(reader.pages(set_on_pages(Paragraph(f"{TEXT} " * 60, Style()))))) > 5
    assert render([Paragraph(TEXT, Style())])
