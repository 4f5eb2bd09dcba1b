"""Glyphs of a word: HarfBuzz, one call per segment of one direction and one typeface.

The hard rule: nothing is guessed. Direction, script and language are always given, so that a
word looks the same wherever it stands.
"""

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from msgspec import Struct

REPLACEMENT = "\ufffd"
_ZERO_WIDTH_NON_JOINER = 0x200C
_BOX_IN_HEAD = 36  # offset of xMin, yMin, xMax, yMax
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_PASSED_OVER = frozenset("\u061c\u200b\u200c\u200d\u200e\u200f\u2060")
_SHAPELESS = _PASSED_OVER.union("\ufe0e\ufe0f")
_RIGHT_TO_LEFT = ("R", "AL", "AN")  # bidirectional classes
_STRIPPED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNUSUAL = re.compile(  # among them all that is stripped or cannot be printed
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe-\U0010ffff]"
)
_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]"
)


class Weight(Enum):
    REGULAR = "Regular"
    MEDIUM = "Medium"
    BOLD = "Bold"


class Glyph(NamedTuple):
    """One glyph, the letters it stands for, and its placing in font units."""

    number: int
    text: str
    advance: int
    dx: int
    dy: int


class Shaped(Struct, frozen=True, eq=False):
    """The glyphs of a segment from left to right, and their width in font units."""

    glyphs: tuple[Glyph, ...]
    width: int
    rtl: bool
    lean: int  # below 0: readers take it for left-to-right


class Face:
    """A font file, kept open: shapes words and remembers them."""

    def __init__(self, path: Path) -> None:
        self.face = hb.Face(hb.Blob.from_file_path(path))
        self.name = path.stem
        self.units = self.face.upem
        self._font = hb.Font(self.face)
        extents = self._font.get_font_extents("ltr")
        self.ascender, self.descender = extents.ascender, extents.descender
        self.cap_height = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        self.box = struct.unpack_from(">4h", self.face.reference_table("head").data, _BOX_IN_HEAD)
        self.letters = _SHAPELESS.union(map(chr, self.face.unicodes))
        self._invisible = self._font.get_nominal_glyph(_ZERO_WIDTH_NON_JOINER) or 0
        self._replacement = self._font.get_nominal_glyph(ord(REPLACEMENT)) or 0
        self._shaped: dict[tuple[str, bool], Shaped] = {}

    def shape(self, text: str, *, rtl: bool) -> Shaped:
        """Shape clean text without spaces that all runs in one direction."""
        known = self._shaped.get((text, rtl))
        if known is None:
            known = self._shaped[text, rtl] = self._shape(text, rtl=rtl)
        return known

    def draw(self, glyph: int, funcs: hb.DrawFuncs) -> None:
        """Let functions draw a glyph's outline, in font units."""
        self._font.draw_glyph(glyph, funcs)

    def natural_advance(self, glyph: int) -> int:
        advance: int = self._font.get_glyph_h_advance(glyph)
        return advance

    def _shape(self, text: str, *, rtl: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        buffer.invisible_glyph = self._invisible
        buffer.not_found_glyph = self._replacement
        buffer.add_str(text)
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.script = "Latn" if not rtl and _LATIN.search(text) else "Arab"
        buffer.language = "fa"
        hb.shape(self._font, buffer)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        shares = _shares(text, [info.cluster for info in infos], rtl=rtl)
        glyphs = tuple(
            Glyph(info.codepoint, share, place.x_advance, place.x_offset, place.y_offset)
            for info, share, place in zip(infos, shares, positions, strict=True)
        )
        if rtl and not _PASSED_OVER.isdisjoint(text):
            glyphs = _joined(glyphs)
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs), rtl, _lean(text))


def _joined(glyphs: Iterable[Glyph]) -> tuple[Glyph, ...]:
    """Let the letter before it speak for what has no look, since readers pass over that alone."""
    found: list[Glyph] = []
    waiting: list[Glyph] = []  # what stands left of a letter is read after it
    for glyph in glyphs:
        if glyph.text in _PASSED_OVER and not glyph.advance:
            waiting.insert(0, glyph)
        elif waiting and glyph.text:
            after = "".join(each.text for each in waiting)
            found.append(glyph._replace(text=glyph.text + after))
            waiting = []
        else:
            found.append(glyph)
    return (*found, *reversed(waiting))


def _lean(text: str) -> int:
    """Weigh the letters from right to left as pdf.js does: three of ten make a text theirs."""
    kinds = [unicodedata.bidirectional(letter) for letter in text if letter not in "\u200e\u200f"]
    return 10 * sum(map(kinds.count, _RIGHT_TO_LEFT)) - 3 * len(kinds)


def _shares(text: str, clusters: list[int], *, rtl: bool) -> list[str]:
    """Divide the letters among the glyphs, so that glyph after glyph they are the text.

    A glyph has the letters from its own to the next glyph's. Where HarfBuzz has put marks in
    another order, the letters keep theirs. Of several glyphs made from one letter the first that
    is read has it, and the others have none.
    """
    if len(text) == len(clusters) == len(set(clusters)):
        # The usual word: a glyph for each letter.
        return list(text[::-1] if rtl else text)
    places = sorted(set(clusters))
    letters = (text[start:end] for start, end in pairwise([0, *places[1:], len(text)]))
    reading = clusters[::-1] if rtl else clusters
    firsts = {cluster: place for place, cluster in reversed(list(enumerate(reading)))}
    shares = [next(letters) if firsts[each] == place else "" for place, each in enumerate(reading)]
    return shares[::-1] if rtl else shares


class Faces:
    """The weights of one family, and a face for signs that it lacks; opened when first needed."""

    def __init__(self, paths: Mapping[Weight, Path], signs: Path | None = None) -> None:
        self._paths = paths
        self._signs = signs
        self._open: dict[Weight | None, Face] = {}

    def __getitem__(self, weight: Weight) -> Face:
        face = self._open.get(weight)
        if face is None:
            face = self._open[weight] = Face(self._paths[weight])
        return face

    def having(self, text: str, weight: Weight) -> Iterator[tuple[int, Face]]:
        """Say from which letter on which face has the letters."""
        usual = self[weight]
        if self._signs is None or usual.letters.issuperset(text):
            yield 0, usual
            return
        before = None
        for start, sign in _signs(text):
            face = self._best(usual, sign, self._signs)
            if face is not before:
                yield start, face
            before = face

    def _best(self, usual: Face, sign: str, signs: Path) -> Face:
        """Choose a face for a letter with its marks; what no face has is the usual one's affair."""
        if usual.letters.issuperset(sign):
            return usual
        other = self._open.get(None)
        if other is None:
            other = self._open[None] = Face(signs)
        return other if other.letters.issuperset(sign) else usual


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """Give each letter with the marks and joiners that follow it, and its place."""
    kinds = map(unicodedata.category, text)
    starts = [place for place, kind in enumerate(kinds) if not (kind[0] == "M" or kind == "Cf")]
    for start, end in pairwise([0, *(place for place in starts if place), len(text)]):
        yield start, text[start:end]


def printable(text: str) -> str:
    """Text without embeddings and isolates, and with a sign for what cannot be printed."""
    if not _UNUSUAL.search(text):
        return text
    return _UNPRINTABLE.sub(REPLACEMENT, _STRIPPED.sub("", text))
