import re
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.typeset.bidi import Base
from desktop.typeset.compositor import Compositor, Line
from desktop.typeset.shaping import Faces, Weight
from desktop.typeset.style import Align, Color, Run, Style
from tests.desktop.typeset.conftest import FONTS

STYLE = Style(size=10, leading=18)
FACES = Faces({weight: FONTS / f"Vazirmatn-{weight.value}.ttf" for weight in Weight})
RED = Color("#A12D27")

LETTERS = [*"ابپتلاآهیکگ۱۲۳۴/،:-()«»abXY  12\n", "مُ", "دٌّ", "هٔ", "نی\u200c", "لا"]
persian = st.lists(st.sampled_from(LETTERS), max_size=120).map("".join)


def logical(lines: Sequence[Line]) -> str:
    """The text of set lines in reading order, without spaces and directional marks."""
    glyphs = [
        glyph.text
        for line in lines
        for segment in line.segments
        for glyph in (segment.shaped.glyphs[::-1] if segment.shaped.rtl else segment.shaped.glyphs)
    ]
    return bare("".join(glyphs))


def bare(text: str) -> str:
    return unicodedata.normalize(
        "NFD", re.sub(r"[\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    )


@given(persian, st.floats(min_value=40, max_value=400))
def test_lines_hold_the_whole_text_and_keep_to_the_width(text: str, width: float) -> None:
    lines = Compositor(FACES).set(text, STYLE, width).lines
    assert logical(lines) == bare(text)
    assert all(line.width <= width + 0.1 for line in lines)


@given(st.lists(st.tuples(persian, st.sampled_from(Weight)), min_size=1, max_size=4))
def test_runs_change_the_look_and_not_the_text(parts: list[tuple[str, Weight]]) -> None:
    runs = tuple(Run(text, weight) for text, weight in parts)
    lines = Compositor(FACES).set(runs, STYLE, 200).lines
    assert logical(lines) == bare("".join(text for text, _ in parts))


@settings(max_examples=30)
@given(st.sampled_from(["ا", "بلا", "می\u200c", "a", "۱", "مّ", "(", "😀", "/"]))
def test_ten_thousand_letters_without_a_space_break_anywhere(letter: str) -> None:
    text = letter * (10_000 // len(letter))
    lines = Compositor(FACES).set(text, STYLE, 300).lines
    assert len(lines) > 20
    assert all(line.width <= 300 for line in lines)
    assert logical(lines) == bare(text)


def set_words(text: str, width: float) -> list[str]:
    return [logical([line]) for line in Compositor(FACES).set(text, STYLE, width).lines]


def test_breaks_at_spaces_and_after_a_slash_between_letters_only() -> None:
    assert set_words("و/یا", 12) == ["و/", "یا"]
    assert len(set_words("۱۴۰۴/۰۷/۱۲", 60)) == 1
    assert set_words("مسئول و همکار", 40) == [bare("مسئول و"), "همکار"]


@given(persian.filter(str.strip), st.floats(min_value=40, max_value=400))
def test_a_no_break_space_looks_like_any_other(text: str, width: float) -> None:
    bound = text.replace(" ", "\u00a0")
    wide = Compositor(FACES).set(text, STYLE, 5000), Compositor(FACES).set(bound, STYLE, 5000)
    assert wide[0].levels == wide[1].levels
    assert [look(line) for line in wide[0].lines] == [look(line) for line in wide[1].lines]
    lines = Compositor(FACES).set(bound, STYLE, width).lines
    assert logical(lines) == bare(text)
    assert all(line.width <= width + 0.01 or len(line.segments) < 2 for line in lines)


def look(line: Line) -> list[tuple[object, ...]]:
    return [(each.shaped.glyphs, each.level, each.width) for each in line.segments]


def test_a_number_stays_with_the_word_it_is_bound_to_as_long_as_a_line_holds_both() -> None:
    text = "در جلسهٔ\u00a0۱۳ آمد"
    assert set_words("در جلسهٔ ۱۳ آمد", 45) == [bare("در جلسهٔ"), bare("۱۳آمد")]
    assert set_words(text, 45) == ["در", bare("جلسهٔ۱۳"), bare("آمد")]
    assert set_words(text, 30) == ["در", bare("جلسهٔ"), bare("۱۳آمد")]


def test_never_breaks_at_a_half_space() -> None:
    assert set_words("کتاب‌ها می‌شوند", 50) == [bare("کتاب‌ها"), bare("می‌شوند")]


def test_each_line_feed_begins_a_line_and_an_empty_text_has_one() -> None:
    lines = Compositor(FACES).set("یک\n\nسه\r\nچهار", STYLE, 300).lines
    assert [logical([line]) for line in lines] == ["یک", "", "سه", "چهار"]
    assert len(Compositor(FACES).set("", STYLE, 300).lines) == 1


def test_a_run_keeps_its_ink_inside_a_line() -> None:
    runs = (Run("مسئول: ", Weight.BOLD, RED), Run("شهرداری"))
    (line,) = Compositor(FACES).set(runs, STYLE, 300).lines
    bold, *_, plain = line.segments
    assert bold.ink == (FACES[Weight.BOLD], RED)
    assert plain.ink == (FACES[Weight.REGULAR], STYLE.color)


def test_ink_begins_with_its_run_also_after_invisible_marks() -> None:
    runs = (Run("نسخهٔ ۲ (ERP 2.5): ۱۲٪ "), Run("مهم", Weight.BOLD))
    (line,) = Compositor(FACES).set(runs, STYLE, 600).lines
    bold = [segment for segment in line.segments if segment.ink.face is FACES[Weight.BOLD]]
    assert logical([replace(line, segments=tuple(bold))]) == "مهم"


@pytest.mark.parametrize(("base", "rtl"), [(Base.RTL, True), (Base.LTR, False), (Base.AUTO, False)])
def test_the_base_decides_where_a_paragraph_begins(base: Base, rtl: bool) -> None:  # noqa: FBT001
    style = Style(base=base, align=Align.START)
    (line,) = Compositor(FACES).set("Excel خروجی", style, 300).lines
    assert line.rtl is rtl
    first = line.visual()[-1 if rtl else 0]
    assert first.shaped.glyphs[0].text == "E"
