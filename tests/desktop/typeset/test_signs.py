"""Signs that the typeface lacks: from another face, and still what was typed."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.typeset.archive import Archive
from desktop.typeset.compositor import Compositor, Line, Segment
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import REPLACEMENT, Faces, Weight
from desktop.typeset.style import Run, Style
from tests.desktop.typeset.conftest import Render, fonts_of, letters, pdftotext, preflight

SIGNS = "✓✔✗☐☑☒←→↑↓●○■□★≤≥≠−×÷…•№‰"


def line(text: str, faces: Faces, style: Style | None = None) -> Line:
    (found,) = Compositor(faces).set(text, style or Style(), 10_000).lines
    return found


def fonts(pdf: bytes) -> set[str]:
    found = [fonts_of(page).values() for page in PdfReader(BytesIO(pdf)).pages]
    return {str(font["/BaseFont"]).partition("+")[2] for page in found for font in page}


@pytest.mark.parametrize("sign", SIGNS)
def test_sign_is_drawn_and_read_as_typed(sign: str, faces: Faces, render: Render) -> None:
    text = f"حاضر {sign} غایب{sign} (الف) {sign}۱۲"
    for weight in Weight:
        found = line(sign, faces, Style(weight=weight)).segments[0]
        (glyph,) = found.shaped.glyphs
        (replacement,) = found.ink.face.shape(REPLACEMENT, rtl=True).glyphs
        assert glyph.number not in {0, replacement.number}
    assert letters(pdftotext(render([Paragraph(text, Style())]))) == letters(text)


@pytest.mark.parametrize("arrow", "←→")
def test_arrow_points_where_it_was_typed(arrow: str, faces: Faces) -> None:
    (among_persian,) = (s for s in line(f"از {arrow} تا", faces).segments if arrow in text_of(s))
    alone = line(f"a {arrow} b", faces).segments[2]
    assert among_persian.shaped.rtl
    assert not alone.shaped.rtl
    assert [g.number for g in among_persian.shaped.glyphs] == [
        g.number for g in alone.shaped.glyphs
    ]


def text_of(segment: Segment) -> str:
    return "".join(glyph.text for glyph in segment.shaped.glyphs)


def test_letters_beside_a_sign_stay_as_they_are(faces: Faces) -> None:
    def glyphs(text: str) -> list[int]:
        usual = faces[Weight.REGULAR]
        return [
            glyph.number
            for segment in line(text, faces).visual()
            for glyph in segment.shaped.glyphs
            if segment.ink.face is usual
        ]

    assert glyphs("☑شهرداری✓") == glyphs("شهرداری")


def test_marks_go_with_their_sign(faces: Faces) -> None:
    (segment,) = line("☑\ufe0f", faces).segments
    assert segment.ink.face is not faces[Weight.REGULAR]
    assert sorted(text_of(segment)) == ["☑", "\ufe0f"]


def test_what_has_no_shape_needs_no_other_face(faces: Faces) -> None:
    found = line("شهر\u2060داری\u200b\u200e", faces).segments
    assert {segment.ink.face for segment in found} == {faces[Weight.REGULAR]}


def test_what_no_face_has_stays_with_the_usual_one(faces: Faces) -> None:
    usual = faces[Weight.REGULAR]
    (replacement,) = usual.shape(REPLACEMENT, rtl=True).glyphs
    (segment,) = line("漢", faces).segments
    assert segment.ink.face is usual
    assert segment.shaped.glyphs[0].number == replacement.number


def test_second_face_is_in_the_file_only_with_a_sign(render: Render) -> None:
    usual = Paragraph("قرارگاه (ERP) می\u200cشود: \u200f۱۲٪", Style())
    signs = Paragraph((Run("امضا شد "), Run("✓", Weight.BOLD)), Style())
    assert fonts(render([usual])) == {"Vazirmatn-Regular"}
    assert fonts(render([usual, signs])) == {"Vazirmatn-Regular", "DejaVuSans"}


def test_archive_with_signs_is_valid(render: Render, tmp_path: Path) -> None:
    pdf = render([Paragraph(f"علامت‌ها {SIGNS}", Style())], archive=Archive.A1B)
    assert "is a valid PDF/A-1b file" in preflight(pdf, tmp_path)
