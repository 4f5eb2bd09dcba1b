"""Sets text in lines of a width, each a row of shaped segments in logical order.

The hard rule: direction is decided on the whole text between two line feeds, lines are broken
between logical words, and only a finished line is put in visual order.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from desktop.typeset import bidi
from desktop.typeset.reading import mark
from desktop.typeset.shaping import Face, Faces, Shaped, Weight, printable
from desktop.typeset.style import Color, Run, Style, Text

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WORD = re.compile("[^ ]+")
_BREAK_AFTER = re.compile(r"(?<=[^\W\d_])[-/–—](?=[^\W\d_])|\u200b")
_SPACE_CHARS = "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_OTHER_SPACE = re.compile(f"[{_SPACE_CHARS}]")
_SAME_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)
_STAYS = ("M", "C")  # categories that follow their letter to the next line: marks, joiners
_TOLERANCE = 0.01


class Ink(NamedTuple):
    """What a stretch of text is drawn with."""

    weight: Weight
    color: Color


class Segment(NamedTuple):
    """A piece of a word, or the spaces between two: one direction, one ink."""

    shaped: Shaped
    level: int
    ink: Ink
    width: float
    is_space: bool


Segments = tuple[Segment, ...]


class Atom(NamedTuple):
    """What no line break may divide, and the spaces before it."""

    spaces: Segments
    segments: Segments


@dataclass(frozen=True, slots=True)
class Line:
    segments: Segments
    width: float
    rtl: bool
    ends_paragraph: bool

    def visual(self) -> list[Segment]:
        """From left to right."""
        return bidi.visual_order(self.segments, [segment.level for segment in self.segments])


class Known(dict[str, Segment]):
    """Words already set with one ink, size and direction."""

    def __init__(self, face: Face, ink: Ink, size: float, level: int) -> None:
        super().__init__()
        self.face, self.ink, self.level = face, ink, level
        self.scale = size / face.units

    def __missing__(self, text: str) -> Segment:
        shaped = self.face.shape(text, rtl=self.level % 2 == 1)
        width = shaped.width * self.scale
        segment = self[text] = Segment(shaped, self.level, self.ink, width, text[0] == " ")
        return segment


class Compositor:
    """Sets the text of one document, and remembers its words."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._known: dict[tuple[Ink, float, int], Known] = {}

    def lines(self, text: Text, style: Style, width: float) -> list[Line]:
        """Break a text into lines; an empty text has one empty line."""
        lines: list[Line] = []
        for runs in _paragraphs(text):
            lines.extend(_Setting(runs, style, self).lines(width))
        return lines

    def known(self, ink: Ink, size: float, level: int) -> Known:
        key = (ink, size, level)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Known(self.faces[ink.weight], ink, size, level)
        return known


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
    return Run(printable(_OTHER_SPACE.sub(" ", text)), run.weight, run.color)


class _Setting:
    """One paragraph while it is set."""

    def __init__(self, runs: list[Run], style: Style, compositor: Compositor) -> None:
        text = "".join(run.text for run in runs)
        self.rtl = bidi.is_rtl(text, style.base)
        self.text, levels, marks = mark(text, bidi.levels(text, style.base), rtl=self.rtl)
        self.size = style.size
        inks: dict[int, Ink] = {}
        place = 0
        for run in runs:
            inks[place + bisect_left(marks, place)] = Ink(
                run.weight or style.weight, run.color or style.color
            )
            place += len(run.text)
        starts = {run.start() for run in _SAME_LEVEL.finditer(levels)}
        self.starts = sorted(starts.union(inks))  # of stretches of one direction and one ink
        self.ends = [*self.starts[1:], len(self.text)]
        self.known: list[Known] = []
        ink = inks[0]
        for start in self.starts:
            ink = inks.get(start, ink)
            level = levels[start] if start < len(levels) else 0
            self.known.append(compositor.known(ink, style.size, level))

    def lines(self, width: float) -> Iterator[Line]:
        segments: list[Segment] = []
        used = 0.0
        for atom in self._atoms(width):
            space, word = _width(atom.spaces), _width(atom.segments)
            if segments and used + space + word > width + _TOLERANCE:
                yield Line(tuple(segments), used, self.rtl, ends_paragraph=False)
                segments, used = [], 0.0
            elif segments:
                segments += atom.spaces
                used += space
            segments += atom.segments
            used += word
        yield Line(tuple(segments), used, self.rtl, ends_paragraph=True)

    def _atoms(self, width: float) -> Iterator[Atom]:
        before = 0
        for word in _WORD.finditer(self.text):
            spaces = self._segments(before, word.start())
            before = word.end()
            for start, end in self._parts(word.start(), word.end()):
                segments = self._segments(start, end)
                if _width(segments) <= width:
                    yield Atom(spaces, segments)
                    spaces = ()
                else:
                    for piece in self._chop(segments, start, width):
                        yield Atom(spaces, self._segments(*piece))
                        spaces = ()

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Divide a word after hyphens and slashes between letters."""
        for sign in _BREAK_AFTER.finditer(self.text, start, end):
            if sign.end() < end:
                yield start, sign.end()
                start = sign.end()
        yield start, end

    def _segments(self, start: int, end: int) -> Segments:
        """Shape what stands between two places."""
        if start == end:
            return ()
        stretch = bisect_right(self.starts, start) - 1
        found: list[Segment] = []
        while start < end:
            until = min(end, self.ends[stretch])
            found.append(self.known[stretch][self.text[start:until]])
            start = until
            stretch += 1
        return tuple(found)

    def _chop(self, segments: Segments, start: int, width: float) -> Iterator[tuple[int, int]]:
        """Divide what is wider than a line; one em is kept for letters that widen at a cut."""
        room = max(width - self.size, self.size)
        place, used = start, 0.0
        for segment in segments:
            scale = segment.width / segment.shaped.width if segment.shaped.width else 0
            glyphs = segment.shaped.glyphs
            for glyph in reversed(glyphs) if segment.shaped.rtl else glyphs:
                advance = glyph.advance * scale
                stays = unicodedata.category(glyph.text[:1] or "\u200d")[0] in _STAYS
                if used + advance > room and place > start and not stays:
                    yield start, place
                    start, used = place, 0.0
                place += len(glyph.text)
                used += advance
        yield start, place


def _width(segments: Segments) -> float:
    return sum([segment.width for segment in segments])
