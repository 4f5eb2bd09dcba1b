"""A text broken into lines of a width, each a list of shaped segments in logical order.

The hard rule: direction is decided on the whole text between two line feeds, breaking on logical
words, and only a finished line is put in visual order.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from desktop.typeset import bidi
from desktop.typeset.shaping import Faces, Shaped, Weight, printable
from desktop.typeset.style import Color, Run, Style, Text

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORD = re.compile("[^ ]+")
_BREAK_AFTER = re.compile(r"(?<=[^\W\d_])[-/–—](?=[^\W\d_])|\u200b")
_OTHER_SPACES = "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_SPACES = str.maketrans(dict.fromkeys(_OTHER_SPACES, " "))
_SAME_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)
_STAYS = ("M", "C")  # categories that follow their letter to the next line: marks, joiners
_TOLERANCE = 0.01


class Ink(NamedTuple):
    """What a stretch of text is drawn with."""

    weight: Weight
    color: Color


class Segment(NamedTuple):
    """A piece of a word, or a space: one direction, one ink."""

    shaped: Shaped
    level: int
    ink: Ink
    width: float
    is_space: bool = False


class Atom(NamedTuple):
    """What no line break may divide: the spaces before it and its segments."""

    spaces: tuple[Segment, ...]
    segments: tuple[Segment, ...]
    space_width: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    segments: tuple[Segment, ...]
    width: float
    rtl: bool
    ends_paragraph: bool

    def visual(self) -> list[Segment]:
        """From left to right."""
        return bidi.visual_order(self.segments, [segment.level for segment in self.segments])


def break_lines(text: Text, style: Style, width: float, faces: Faces) -> list[Line]:
    """Break a text into lines; an empty text has one empty line."""
    lines: list[Line] = []
    for runs in _paragraphs(text):
        setter = _Setter(runs, style, faces)
        lines.extend(_fill(setter.atoms(width), width, rtl=setter.rtl))
    return lines


def _paragraphs(text: Text) -> Iterator[list[Run]]:
    """Give the runs between line feeds, with clean text."""
    runs: list[Run] = []
    for run in (Run(text),) if isinstance(text, str) else text:
        first, *others = _LINE_END.split(run.text)
        runs.append(_clean(run, first))
        for other in others:
            yield runs
            runs = [_clean(run, other)]
    yield runs


def _clean(run: Run, text: str) -> Run:
    return Run(printable(text.translate(_SPACES)), run.weight, run.color)


def _fill(atoms: Iterator[Atom], width: float, *, rtl: bool) -> Iterator[Line]:
    segments: list[Segment] = []
    used = 0.0
    for atom in atoms:
        if segments and used + atom.space_width + atom.width > width + _TOLERANCE:
            yield Line(tuple(segments), used, rtl, ends_paragraph=False)
            segments, used = [], 0.0
        elif segments:
            segments += atom.spaces
            used += atom.space_width
        segments += atom.segments
        used += atom.width
    yield Line(tuple(segments), used, rtl, ends_paragraph=True)


class _Setter:
    """Shapes one paragraph word by word."""

    def __init__(self, runs: list[Run], style: Style, faces: Faces) -> None:
        self.text = "".join(run.text for run in runs)
        self.levels = bidi.levels(self.text, style.base)
        self.rtl = bidi.is_rtl(self.text, style.base)
        self.size = style.size
        self.faces = faces
        self.inks: list[Ink] = []
        self.ink_starts: list[int] = []
        place = 0
        for run in runs:
            self.inks.append(Ink(run.weight or style.weight, run.color or style.color))
            self.ink_starts.append(place)
            place += len(run.text)
        level_starts = {run.start() for run in _SAME_LEVEL.finditer(self.levels)}
        self.cuts = sorted(level_starts.union(self.ink_starts))

    def atoms(self, width: float) -> Iterator[Atom]:
        before = 0
        for word in _WORD.finditer(self.text):
            spaces = self.segments(before, word.start(), is_space=True)
            before = word.end()
            for start, end in self._parts(*word.span()):
                atom = self._atom(start, end, spaces)
                if atom.width > width:
                    for piece in self._chop(atom, start, width):
                        yield self._atom(*piece, spaces)
                        spaces = ()
                else:
                    yield atom
                spaces = ()

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Divide a word after hyphens and slashes between letters."""
        for sign in _BREAK_AFTER.finditer(self.text, start, end):
            if sign.end() < end:
                yield start, sign.end()
                start = sign.end()
        yield start, end

    def _atom(self, start: int, end: int, spaces: tuple[Segment, ...]) -> Atom:
        segments = self.segments(start, end)
        return Atom(spaces, segments, sum(s.width for s in spaces), sum(s.width for s in segments))

    def segments(self, start: int, end: int, *, is_space: bool = False) -> tuple[Segment, ...]:
        """Shape a stretch in pieces of one direction and one ink."""
        if start == end:
            return ()
        cuts = self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]
        return tuple(
            self._segment(piece_start, piece_end, is_space=is_space)
            for piece_start, piece_end in pairwise((start, *cuts, end))
        )

    def _segment(self, start: int, end: int, *, is_space: bool) -> Segment:
        level = self.levels[start]
        ink = self.inks[bisect_right(self.ink_starts, start) - 1]
        face = self.faces[ink.weight]
        shaped = face.shape(self.text[start:end], rtl=level % 2 == 1)
        return Segment(shaped, level, ink, shaped.width * self.size / face.units, is_space)

    def _chop(self, atom: Atom, start: int, width: float) -> Iterator[tuple[int, int]]:
        """Divide what is wider than a line; one em is kept for letters that widen at a cut."""
        room = max(width - self.size, self.size)
        place, used = start, 0.0
        for segment in atom.segments:
            scale = self.size / self.faces[segment.ink.weight].units
            glyphs = segment.shaped.glyphs
            for glyph in reversed(glyphs) if segment.shaped.rtl else glyphs:
                advance = glyph.advance * scale
                stays = unicodedata.category(glyph.text[0])[0] in _STAYS
                if used + advance > room and place > start and not stays:
                    yield start, place
                    start, used = place, 0.0
                place += len(glyph.text)
                used += advance
        yield start, place
