"""Lines are shown in pieces that readers of the order of showing, as pdf.js, put together again."""

import pytest

from desktop.typeset.compositor import Compositor, Line
from desktop.typeset.shaping import Faces, Weight
from desktop.typeset.stretches import Piece, pieces
from desktop.typeset.style import Run, Style, Text

NARROW, WIDE = 50, 2000


def line(text: Text, faces: Faces) -> Line:
    (found,) = Compositor(faces).set(text, Style(), WIDE).lines
    return found


def shown(text: Text, faces: Faces) -> list[str]:
    """Give the letters of each piece in the order of reading, without marks."""
    return [*filter(None, map(read, pieces(line(text, faces))))]


def read(piece: Piece) -> str:
    """Read a piece of one direction."""
    glyphs = [glyph for segment in piece.segments for glyph in segment.shaped.glyphs]
    turned = piece.segments[0].shaped.rtl
    text = "".join(glyph.text for glyph in (reversed(glyphs) if turned else glyphs))
    return text.translate(dict.fromkeys(map(ord, "\u061c\u200e\u200f")))


def test_what_is_of_one_direction_and_ink_is_one_piece(faces: Faces) -> None:
    assert shown("شهرداری منطقهٔ یازده", faces) == ["شهرداری منطقهٔ یازده"]
    assert shown("۱۴۰۴/۰۷/۱۲", faces) == ["۱۴۰۴/۰۷/۱۲"]


def test_a_number_among_many_letters_stays_in_their_piece(faces: Faces) -> None:
    (piece,) = pieces(line("جلسهٔ ۱۲ قرارگاه اجتماعی", faces))
    assert piece.left == 0


@pytest.mark.parametrize("label", ["نتیجه:", "نتیجه: "])
def test_inks_follow_each_other_in_the_order_of_reading(label: str, faces: Faces) -> None:
    text = (Run(label, Weight.BOLD), Run(" تصویب شد"[label[-1] == " " :]))
    first, second = pieces(line(text, faces))
    assert "".join(map(read, (first, second))) == "نتیجه: تصویب شد"
    assert first.left > second.left == 0


def test_numbers_among_few_letters_stand_by_themselves(faces: Faces) -> None:
    found = shown("(۱۴۰۴/۰۶/۲۳، نامهٔ ۱۱/۷۸۶۲)", faces)
    assert "".join(found) == "(۱۴۰۴/۰۶/۲۳، نامهٔ ۱۱/۷۸۶۲)"
    assert {"۱۴۰۴/۰۶/۲۳", "۱۱/۷۸۶۲"} <= set(found)


def test_signs_beside_each_other_stand_by_themselves(faces: Faces) -> None:
    assert shown("۱۲)، ۱۳", faces) == ["۱۲", ")", "،", " ", "۱۳"]


def test_pieces_cover_the_line_from_left_to_right(faces: Faces) -> None:
    set_line = line((Run("روز: ", Weight.BOLD), Run("۹ مهر ۱۴۰۴ (ERP 2.5)، ۱۲٪")), faces)
    found = sorted(pieces(set_line), key=lambda piece: piece.left)
    assert [segment for piece in found for segment in piece.segments] == list(set_line.visual())
    right = 0.0
    for piece in found:
        assert piece.left == pytest.approx(right)
        right += sum(segment.width for segment in piece.segments)


@pytest.mark.parametrize(
    "text",
    [
        (Run("۱"), Run("\u200b\u200c", Weight.BOLD), Run("۲")),
        (Run("a", Weight.BOLD), Run(" – 0\u00ad")),
        (Run("<b>", Weight.BOLD), Run(" – 0\u200d")),
    ],
)
def test_what_has_no_width_comes_in_its_place(text: Text, faces: Faces) -> None:
    set_line = line(text, faces)
    found = sorted(pieces(set_line), key=lambda piece: piece.left)
    assert [segment for piece in found for segment in piece.segments] == list(set_line.visual())


@pytest.mark.parametrize(
    ("text", "letters"),
    [("می\u200cشود", "ی\u200c"), ("شمارهٔ ۱۲", " \u061c")],
)
def test_what_readers_pass_over_goes_with_the_letter_before(
    text: str, letters: str, faces: Faces
) -> None:
    segments = line(text, faces).segments
    assert letters in [glyph.text for each in segments for glyph in each.shaped.glyphs]


def test_a_letter_with_its_mark_does_not_begin_what_is_shown_of_a_line(faces: Faces) -> None:
    first, *_ = Compositor(faces).set("شمارهٔ نامهٔ دبیرخانه", Style(), NARROW).lines
    (piece,) = pieces(first)
    assert piece.segments[0].shaped.glyphs[0].text[0] == " "
    assert first.hanging == piece.segments[0].width > 0
    assert first.width == pytest.approx(sum(each.width for each in first.segments[:-1]))


def test_a_row_of_dots_is_not_divided(faces: Faces) -> None:
    assert "............" in shown("ساعت ............، ۱۲", faces)
