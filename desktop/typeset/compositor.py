"""Sets text in lines of a width, each a row of shaped segments in logical order.

The hard rule: direction is decided on the whole text between two line feeds, lines are broken
between logical words, and only a finished line is put in visual order.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import Struct

from desktop.typeset import bidi
from desktop.typeset.reading import MARKS, mark
from desktop.typeset.shaping import Face, Faces, Shaped, printable
from desktop.typeset.style import Color, Run, Style, Text

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
NO_BREAK = "\u00a0"
_WORD = re.compile(f"(?:(?<! )[{MARKS}]|[^ {MARKS}])[^ ]*")  # a mark stays with its space
_BREAK_AFTER = re.compile(r"(?<=[^\W\d_])[-/–—](?=[^\W\d_])|\u200b")
_SPACE_CHARS = "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_OTHER_SPACE = re.compile(f"[{_SPACE_CHARS}]")
_SIGN = r"[!-/:-@\[-`{-~«»،؛؟٪…–—]"
_BETWEEN_SIGNS = re.compile(rf"({_SIGN})(?!\1)(?={_SIGN})")  # which may have to be shown apart
_SAME_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)
_STAYS = ("M", "C")  # categories that follow their letter to the next line: marks, joiners
_TOLERANCE = 0.01


class Ink(NamedTuple):
    """What a stretch of text is drawn with."""

    face: Face
    color: Color


class Segment(NamedTuple):
    """A piece of a word, or the spaces between two: one direction, one ink."""

    shaped: Shaped
    level: int
    ink: Ink
    width: float


Segments = tuple[Segment, ...]


class Atom(NamedTuple):
    """What no line break may divide, and the spaces before it."""

    spaces: Segments
    space: float  # their width
    segments: Segments
    width: float
    bound: bool = False  # whether one of its spaces is a no-break space


class Line(Struct, eq=False):
    """Segments in logical order."""

    segments: Segments
    size: float
    width: float
    rtl: bool
    mixed: bool  # of several directions or inks
    hanging: float = 0  # width of the spaces at its end, which is not in the width

    def visual(self) -> Sequence[Segment]:
        """From left to right."""
        if not self.mixed:
            turned = self.segments and self.segments[0].level % 2
            return self.segments[::-1] if turned else self.segments
        return bidi.visual_order(self.segments, [segment.level for segment in self.segments])


class Known(dict[str, Segment]):
    """Words already set with one ink, size and direction."""

    def __init__(self, ink: Ink, size: float, level: int) -> None:
        super().__init__()
        self.ink, self.level = ink, level
        self.scale = size / ink.face.units

    def __missing__(self, text: str) -> Segment:
        shaped = self.ink.face.shape(text, rtl=self.level % 2 == 1)
        width = shaped.width * self.scale
        segment = self[text] = Segment(shaped, self.level, self.ink, width)
        return segment


class Compositor:
    """Sets the text of one document, and remembers its words and texts: a table repeats many."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._known: dict[tuple[Ink, float, int], Known] = {}
        self._set: dict[tuple[Text, Style, float], SetText] = {}

    def set(self, text: Text, style: Style, width: float) -> "SetText":
        """Break a text into lines; an empty text has one empty line."""
        key = (text, style, width)
        found = self._set.get(key)
        if found is None:
            settings = [_Setting(runs, style, self) for runs in _paragraphs(text)]
            lines = chain.from_iterable(setting.lines(width) for setting in settings)
            levels = (setting.levels for setting in settings)
            found = self._set[key] = SetText(tuple(lines), tuple(levels))
        return found

    def known(self, ink: Ink, size: float, level: int) -> Known:
        key = (ink, size, level)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Known(ink, size, level)
        return known


class SetText(NamedTuple):
    lines: tuple[Line, ...]
    levels: tuple[bytes, ...]  # of the letters between each two line feeds


def _paragraphs(text: Text) -> Iterator[list[Run]]:
    """Give the runs between line feeds, with clean text."""
    runs: list[Run] = []
    for run in (Run(text),) if isinstance(text, str) else text:
        first, *others = LINE_END.split(run.text)
        runs.append(_clean(run, first))
        for other in others:
            yield runs
            runs = [_clean(run, other)]
    yield runs


def clean(text: str) -> str:
    """Give it with plain spaces, and with a sign for what has no look."""
    return _plain(_kept(text))


def _kept(text: str) -> str:
    """Clean it of all but the spaces at which no line breaks."""
    return printable(_OTHER_SPACE.sub(" ", text))


def _plain(text: str) -> str:
    """Give no-break spaces the look, the direction and the letter of any other."""
    return text.replace(NO_BREAK, " ")


def _clean(run: Run, text: str) -> Run:
    return Run(_kept(text), run.weight, run.color)


class _Setting:
    """One paragraph while it is set."""

    def __init__(self, runs: list[Run], style: Style, compositor: Compositor) -> None:
        kept = "".join(run.text for run in runs)
        text = _plain(kept)
        self.rtl = bidi.is_rtl(text, style.base)
        self.levels = bidi.levels(text, style.base)
        changes: dict[int, Ink] = {}
        place = 0
        for run in runs:
            weight, color = run.weight or style.weight, run.color or style.color
            for start, face in compositor.faces.having(_plain(run.text), weight):
                changes[place + start] = Ink(face, color)
            place += len(run.text)
        self.text, levels, marks = mark(text, self.levels, rtl=self.rtl)
        bound = [place for place, letter in enumerate(kept) if letter == NO_BREAK]
        self.bound = [place + bisect_right(marks, place) for place in bound]
        self.size = style.size
        inks = changes
        if marks and len(changes) > 1:
            inks = {place + bisect_right(marks, place): ink for place, ink in changes.items()}
        starts = {run.start() for run in _SAME_LEVEL.finditer(levels)}
        if len(starts) > 1:
            ends = [sign.end() for sign in _BETWEEN_SIGNS.finditer(self.text)]
            starts.update([end for end in ends if levels[end] % 2])
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
        mixed = len(self.known) > 1
        for spaces, space, word, word_width, _ in self._joined(width):
            if segments and used + space + word_width > width + _TOLERANCE:
                # Readers pass over a letter with its mark that begins what is shown of a line.
                hanging = space if _ends_in_a_mark(segments[-1]) else 0
                if hanging:
                    segments += spaces
                yield Line(tuple(segments), self.size, used, self.rtl, mixed, hanging)
                segments, used = [], 0.0
            elif segments:
                segments += spaces
                used += space
            segments += word
            used += word_width
        yield Line(tuple(segments), self.size, used, self.rtl, mixed)

    def _joined(self, width: float) -> Iterator[Atom]:
        """Give the atoms, and as one those that a no-break space binds if a line can hold them."""
        if not self.bound:
            yield from self._atoms(width)
            return
        held: Atom | None = None
        for atom in self._atoms(width):
            if held and atom.bound and held.width + atom.space + atom.width <= width:
                segments = (*held.segments, *atom.spaces, *atom.segments)
                used = held.width + atom.space + atom.width
                held = Atom(held.spaces, held.space, segments, used, held.bound)
                continue
            if held:
                yield held
            held = atom
        if held:
            yield held

    def _atoms(self, width: float) -> Iterator[Atom]:
        divisible = _BREAK_AFTER.search(self.text) is not None
        before = 0
        for word in _WORD.finditer(self.text):
            span = word.span()
            spaces, space = self._segments(before, span[0])
            bound = bisect_left(self.bound, before) < bisect_left(self.bound, span[0])
            before = span[1]
            for start, end in self._parts(*span) if divisible else (span,):
                segments, used = self._segments(start, end)
                if used <= width:
                    yield Atom(spaces, space, segments, used, bound)
                    spaces, space, bound = (), 0, False
                else:
                    for piece in self._chop(segments, start, width):
                        yield Atom(spaces, space, *self._segments(*piece), bound)
                        spaces, space, bound = (), 0, False

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Divide a word after hyphens and slashes between letters."""
        for sign in _BREAK_AFTER.finditer(self.text, start, end):
            if sign.end() < end:
                yield start, sign.end()
                start = sign.end()
        yield start, end

    def _segments(self, start: int, end: int) -> tuple[Segments, float]:
        """Shape what stands between two places; also its width."""
        if start == end:
            return (), 0
        stretch = bisect_right(self.starts, start) - 1
        if end <= self.ends[stretch]:
            segment = self.known[stretch][self.text[start:end]]
            return (segment,), segment.width
        found: list[Segment] = []
        while start < end:
            until = min(end, self.ends[stretch])
            found.append(self.known[stretch][self.text[start:until]])
            start = until
            stretch += 1
        return tuple(found), sum([segment.width for segment in found])

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


def _ends_in_a_mark(segment: Segment) -> bool:
    glyphs = segment.shaped.glyphs
    last = glyphs[0 if segment.shaped.rtl else -1].text
    return unicodedata.category(last[-1:] or " ") == "Mn"
