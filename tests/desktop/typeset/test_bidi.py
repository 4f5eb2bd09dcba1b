import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.typeset.bidi import Base, is_rtl, levels, visual_order

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
