import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from desktop.typeset.bidi import CLOSING, Base, is_rtl, levels, visual_order

UNICODE = Path("/usr/share/unicode")  # Debian: unicode-data
EXPLICIT = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
BASES = {"0": Base.LTR, "1": Base.RTL, "2": Base.AUTO}

needs_unicode_data = pytest.mark.skipif(
    not UNICODE.exists() and "CI" not in os.environ, reason="Debian package unicode-data is absent"
)


def cases_without_explicit_marks() -> Iterator[tuple[str, str, str, str, str]]:
    with (UNICODE / "BidiCharacterTest.txt").open(encoding="utf-8") as lines:
        for line in lines:
            if line[0] in "#\n":
                continue
            codes, base, paragraph, expected, order = line.rstrip("\n").split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            if EXPLICIT.isdisjoint(map(unicodedata.bidirectional, text)):
                yield text, base, paragraph, expected, order


def kept(resolved: bytes, expected: list[str]) -> list[int]:
    return [level for level, wanted in zip(resolved, expected, strict=True) if wanted != "x"]


@needs_unicode_data
def test_agrees_with_every_unicode_case_without_explicit_marks() -> None:
    count = 0
    for text, base, paragraph, expected_levels, expected_order in cases_without_explicit_marks():
        expected = expected_levels.split()
        resolved = levels(text, BASES[base])
        assert is_rtl(text, BASES[base]) == (paragraph == "1"), text
        assert kept(resolved, expected) == [int(n) for n in expected if n != "x"], text
        places = [place for place, wanted in enumerate(expected) if wanted != "x"]
        order = visual_order(places, kept(resolved, expected))
        assert order == [int(place) for place in expected_order.split()], text
        count += 1
    assert count > 91_000


@needs_unicode_data
def test_agrees_with_a_sample_of_the_cases_by_class() -> None:
    """Every tenth line of BidiTest.txt, with one letter for each class."""
    letters = {
        unicodedata.bidirectional(letter): letter for letter in "aאاﷺ1١+$,\u0300\u00ad\n\t !"
    }
    wanted: list[str] = []
    count = 0
    with (UNICODE / "BidiTest.txt").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if line.startswith("@Levels:"):
                wanted = line.removeprefix("@Levels:").split()
            if line[0] in "#@\n" or number % 10:
                continue
            classes, _, bases = line.partition(";")
            if EXPLICIT & set(classes.split()):
                continue
            text = "".join(letters[name] for name in classes.split())
            for base, bit in ((Base.AUTO, 1), (Base.LTR, 2), (Base.RTL, 4)):
                if int(bases, 16) & bit:
                    resolved = levels(text, base)
                    assert kept(resolved, wanted) == [int(n) for n in wanted if n != "x"], line
                    count += 1
    assert count > 1000


@needs_unicode_data
def test_knows_every_pair_of_brackets() -> None:
    data = (UNICODE / "BidiBrackets.txt").read_text(encoding="utf-8")
    rows = [line.partition("#")[0].split(";") for line in data.splitlines()]
    pairs = {chr(int(row[0], 16)): chr(int(row[1], 16)) for row in rows if row[-1].strip() == "o"}
    assert pairs == {**CLOSING, "\u2329": "\u232a"}


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("متن", Base.RTL, "111"),
        ("abc", Base.LTR, "000"),
        ("abc", Base.RTL, "222"),
        ("۱۲", Base.AUTO, "00"),
        ("", Base.RTL, ""),
        ("الف (b) ", Base.RTL, "11111211"),
    ],
)
def test_levels_of_short_texts(text: str, base: Base, expected: str) -> None:
    assert "".join(map(str, levels(text, base))) == expected


def test_ten_thousand_brackets_or_spaces_take_no_noticeable_time() -> None:
    start = process_time()
    levels("(a" * 5_000 + "ب)" * 5_000)
    levels("(a) [ب]" * 5_000)
    levels("۱" + " " * 20_000 + "ب")
    assert process_time() - start < 2
