"""XML of strangers, read as it comes, however large: nothing of it stays but what its reader keeps.

The one hard rule: what the parser itself keeps is bounded too, and that is every element that is
open, every name it ever met and whatever is cut by the end of a piece.
"""

from collections.abc import Iterator, Mapping
from typing import IO, Protocol
from xml.parsers import expat

ROOT = "root"
# The place of an element by the place of its parent and by its own name, "namespace name".
Grammar = Mapping[tuple[str, str], str]

_PIECE = 64_000  # bytes
_MOST_CUT = 256_000  # bytes of a tag or a comment
_MOST_ELEMENTS = 25_000_000  # a register of 100,000 rows has 10 million
_MOST_OPEN = 60
_MOST_NAMES, _MOST_LETTERS = 500, 100_000


class BoundsError(ValueError):
    """It is no sound XML, or has more of something than a table may."""


class Reader(Protocol):
    """Hears of the elements that have a place in the grammar, and of nothing in any other."""

    def start(self, place: str, attributes: dict[str, str]) -> None: ...

    def text(self, place: str, data: str) -> None: ...

    def end(self, place: str) -> None: ...


def read_xml(source: IO[bytes], grammar: Grammar, reader: Reader) -> Iterator[None]:
    """Lead a reader through XML, and come back after every piece; raises BoundsError."""
    parser = expat.ParserCreate(namespace_separator=" ", intern=None)
    bounds = _Bounds(grammar, reader)
    parser.buffer_text = True
    parser.StartElementHandler = bounds.start
    parser.EndElementHandler = bounds.end
    parser.CharacterDataHandler = bounds.text
    parser.StartNamespaceDeclHandler = bounds.learn
    parser.ProcessingInstructionHandler = parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    try:
        while piece := source.read(_PIECE):
            parser.Parse(piece)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _MOST_CUT:
                _refuse()
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as broken:
        raise BoundsError from broken
    yield


def _refuse(*_: object) -> None:
    raise BoundsError


class _Bounds:
    def __init__(self, grammar: Grammar, reader: Reader) -> None:
        self._grammar, self._reader = grammar, reader
        self._open = [ROOT]
        self._names: set[str | None] = set()
        self._known = self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if name not in self._names or not self._names.issuperset(attributes):
            self.learn(name, *attributes)
        if self._elements > _MOST_ELEMENTS or len(self._open) > _MOST_OPEN:
            _refuse()
        place = self._grammar.get((self._open[-1], name), "")
        self._open.append(place)
        if place:
            self._reader.start(place, attributes)

    def text(self, data: str) -> None:
        if self._open[-1]:
            self._reader.text(self._open[-1], data)

    def end(self, _name: str) -> None:
        if place := self._open.pop():
            self._reader.end(place)

    def learn(self, *names: str | None) -> None:
        """Count names, of prefixes too."""
        self._names.update(names)
        if len(self._names) > self._known:
            self._known = len(self._names)
            letters = sum(len(name or "") for name in self._names)
            if self._known > _MOST_NAMES or letters > _MOST_LETTERS:
                _refuse()
