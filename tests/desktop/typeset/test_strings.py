"""Every string that must look right: drawn as Qt draws it, and read back as it was written."""

from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from desktop.typeset.compositor import Compositor
from desktop.typeset.document import Paper
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Faces
from desktop.typeset.stretches import pieces
from desktop.typeset.style import Style
from tests.desktop.typeset.conftest import (
    FONTS,
    Render,
    baselines,
    fonts_of,
    letters,
    pages,
    pdftotext,
    shown,
)

STRINGS = dict(
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "strings.txt")
    .read_text(encoding="utf-8")
    .splitlines()
)
SIZE = 64
STYLE = Style(size=SIZE, leading=2 * SIZE)
WIDE = 100_000.0
REPLACED = "kaf-yeh"  # has an arrow, which Vazirmatn lacks
PERSIAN = "pdftotext سوی صفحه را از شمار حرف‌های فارسی و لاتین آن درمی‌یابد. " * 2
HIGH_MARKS = {"diac", "lam-alef", "table-marks"}  # pdftotext takes high marks for another line

Placed = list[tuple[float, float, int]]  # x, y and number of each glyph, from left to right


@pytest.fixture
def font(qtbot: QtBot) -> QFont:  # noqa: ARG001  (fonts need an application)
    number = QFontDatabase.addApplicationFont(str(FONTS / "Vazirmatn-Regular.ttf"))
    font = QFont(QFontDatabase.applicationFontFamilies(number))
    font.setPixelSize(SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def qt_glyphs(text: str, font: QFont) -> Placed:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(WIDE)
    layout.endLayout()
    placed = [
        (place.x(), -place.y(), glyph)
        for run in layout.glyphRuns()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True)
    ]
    return sorted(placed)


def our_glyphs(text: str, faces: Faces) -> Placed:
    (line,) = Compositor(faces).set(text, STYLE, WIDE).lines
    scale = SIZE / faces[STYLE.weight].units
    x = 0.0
    placed = []
    for segment in line.visual():
        for glyph in segment.shaped.glyphs:
            placed.append((x + glyph.dx * scale, glyph.dy * scale, glyph.number))
            x += glyph.advance * scale
    return sorted(placed)


def visible(placed: Placed, faces: Faces) -> Placed:
    """Without what has no outline, measured from the first glyph and from the base line."""
    invisible = {faces[STYLE.weight].shape(sign, rtl=True).glyphs[0].number for sign in " \u200c"}
    seen = [(x, y, glyph) for x, y, glyph in placed if glyph not in invisible]
    base = Counter(y for _, y, _ in seen).most_common(1)[0][0]
    return [(x - seen[0][0], y - base, glyph) for x, y, glyph in seen]


@pytest.mark.parametrize("name", [name for name in STRINGS if name != REPLACED])
def test_every_glyph_stands_where_qt_puts_it(name: str, faces: Faces, font: QFont) -> None:
    ours = visible(our_glyphs(STRINGS[name], faces), faces)
    theirs = visible(qt_glyphs(STRINGS[name], font), faces)
    assert [glyph for _, _, glyph in ours] == [glyph for _, _, glyph in theirs]
    for (x, y, _), (qt_x, qt_y, _) in zip(ours, theirs, strict=True):
        assert abs(x - qt_x) <= 1
        assert abs(y - qt_y) <= 1


@pytest.mark.parametrize("name", STRINGS)
def test_the_page_has_each_glyph_where_it_was_set(name: str, faces: Faces, render: Render) -> None:
    style = Style(size=8, leading=16)
    pdf = render([Paragraph(STRINGS[name], style)])
    first_line = min(line_y for ((_, line_y), *_) in baselines(pdf))
    drawn = [place for place in shown(pdf) if abs(place[1] - first_line) < style.leading / 2]
    (line, *_) = Compositor(faces).set(STRINGS[name], style, Paper().text_width).lines
    scale = style.size / faces[style.weight].units
    left = Paper().width - Paper().right - line.width
    for piece in pieces(line):
        x = left + piece.left
        for glyph in (glyph for segment in piece.segments for glyph in segment.shaped.glyphs):
            ink_x, ink_y, _ = drawn.pop(0)
            assert ink_x == pytest.approx(x + glyph.dx * scale, abs=0.05)
            assert ink_y == pytest.approx(first_line + glyph.dy * scale, abs=0.01)
            x += glyph.advance * scale


@pytest.mark.parametrize("name", STRINGS)
def test_pdftotext_reads_what_was_written(name: str, render: Render) -> None:
    page = pdftotext(render([Paragraph(PERSIAN, Style()), Paragraph(STRINGS[name], Style())]))
    taken = letters(page).removeprefix(letters(PERSIAN))
    if name in HIGH_MARKS:
        assert Counter(taken) == Counter(letters(STRINGS[name]))
    else:
        assert taken == letters(STRINGS[name])


@pytest.mark.parametrize("name", STRINGS)
def test_no_letter_is_a_presentation_form_or_lost(name: str, render: Render) -> None:
    """What pypdf, which does not order mixed lines, takes out letter by letter."""
    (taken,) = pages(render([Paragraph(STRINGS[name], Style())]))
    assert not any("\ufb50" <= letter <= "\ufefc" for letter in taken)
    assert Counter(letters(taken)) == Counter(letters(STRINGS[name]))


def test_half_spaces_can_be_copied(render: Render) -> None:
    assert "می\u200cشوند" in pdftotext(render([Paragraph("کتاب‌ها می‌شوند.", Style())]))


def test_search_finds_words_with_ligatures(render: Render) -> None:
    text = "سلام بر همهٔ اهالی اسلام‌شهر و کلاله"
    assert text in pdftotext(render([Paragraph(text, Style())]))


def test_only_our_font_is_in_the_file_and_embedded(render: Render) -> None:
    usual = [Paragraph(text, Style()) for name, text in STRINGS.items() if name != REPLACED]
    reader = PdfReader(BytesIO(render(usual)))
    fonts = {str(font): font for page in reader.pages for font in fonts_of(page).values()}
    names = {str(font["/BaseFont"]) for font in fonts.values()}
    assert {name.partition("+")[2] for name in names} == {"Vazirmatn-Regular"}
    assert all(is_embedded(font) for font in fonts.values())


def is_embedded(font: DictionaryObject) -> bool:
    (descendant,) = cast("list[DictionaryObject]", font["/DescendantFonts"])
    return "/FontFile2" in cast("DictionaryObject", descendant["/FontDescriptor"])
