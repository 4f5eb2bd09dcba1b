"""Takes the text out of a file of this room again, as reader programs do: from its bytes alone.

The hard rule: nothing of what wrote the file is asked. It knows only the forms that `pdffile` and
`page` write; of any other file it understands nothing.
"""

import re
import sys
import zlib
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

_OBJECT = re.compile(rb"\d+ 0 obj\n(.*?)\n(?:stream|endobj)\n", re.DOTALL)
_TABLE_ROW = re.compile(rb"(\d{10}) \d{5} n \n")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_LETTERS_OF_CODE = re.compile(rb"<(\w{4})> <(\w*)>")
_ROW = 6  # bytes of a row in an XRef stream
_FREE, _PLAIN, _PACKED = range(3)  # how an object is kept
_NUMBER = re.compile(r"<</MCID (\d+)>>$")
_STEP = re.compile(r"\n(\S+) 0 Td\n")
_SET_FONT = re.compile(r"/(F\d+) ")
_CODES = re.compile(r"<(\w+)>")

Letters = dict[int, str]  # by their code


class Marked(NamedTuple):
    """What one mark encloses; without a number it is an artifact."""

    number: int | None
    lines: list[str]  # as they stand on the page, from left to right


class TooMuchError(ValueError):
    """The streams unpack to more than was allowed."""


def pages(data: bytes, most: int = sys.maxsize) -> Iterator[list[Marked]]:
    """Give the text of page after page, in the order of drawing; unpack at most so many bytes."""
    file = _File(data, most)
    tree = file.dictionary(_one(file.root, b"Pages"))
    shown: dict[int, _Shown] = {}  # by the resources that hold their fonts
    for leaf in map(file.dictionary, _many(tree, b"Kids")):
        resources = _one(leaf, b"Resources")
        if resources not in shown:
            shown[resources] = _Shown(_fonts(file, resources))
        content = file.stream(_one(leaf, b"Contents"))
        yield list(_marked(content.decode("ascii"), shown[resources]))


def _fonts(file: "_File", resources: int) -> dict[str, Letters]:
    return {
        name.decode(): _letters(file.stream(_one(file.dictionary(int(number)), b"ToUnicode")))
        for name, number in _FONT.findall(file.dictionary(resources))
    }


def _marked(content: str, shown: "_Shown") -> Iterator[Marked]:
    *marks, rest = content.split("\nEMC")
    for mark in marks:
        before, _, inside = mark.rpartition(" BDC\n")
        number = _NUMBER.search(before)
        if "BT " in before or not (number or "/Artifact" in before):
            raise ValueError(f"unmarked: {before}")
        lines = [shown[line.partition(" Tm\n")[2]] for line in inside.split("BT ")[1:]]
        yield Marked(int(number[1]) if number else None, lines)
    if rest.strip():
        raise ValueError(f"unmarked: {rest}")


class _Shown(dict[str, str]):
    """What the operators of a line show, from left to right, wherever it stands."""

    def __init__(self, fonts: dict[str, Letters]) -> None:
        super().__init__()
        self._fonts = fonts

    def __missing__(self, line: str) -> str:
        pieces: list[tuple[float, str]] = []
        left = 0.0
        letters: Letters = {}
        found = _STEP.split(line)
        for step, shown in zip(["0", *found[1::2]], found[::2], strict=True):
            left += float(step)
            if font := _SET_FONT.search(shown):
                letters = self._fonts[font[1]]
            codes = bytes.fromhex("".join(_CODES.findall(shown))).decode("utf-16-be")
            pieces.append((left, codes.translate(letters)))
        text = self[line] = "".join([text for _, text in sorted(pieces, key=itemgetter(0))])
        return text


def _letters(to_unicode: bytes) -> Letters:
    return {
        int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in _LETTERS_OF_CODE.findall(to_unicode)
    }


def _one(dictionary: bytes, key: bytes) -> int:
    return int(dictionary.split(b"/" + key + b" ", 1)[1].split(None, 1)[0])


def _many(dictionary: bytes, key: bytes) -> list[int]:
    array = dictionary.split(b"/" + key + b" ", 1)[1].partition(b"]")[0]
    return [int(number) for number in _REFERENCE.findall(array)]


def _columns(table: bytes) -> Iterator[list[int]]:
    """Undo the differences from row to row; before each row stands how it is written."""
    for column in range(1, _ROW + 1):
        changes = table[column :: _ROW + 1]
        yield [total % 256 for total in accumulate(changes)]


class _File:
    """The objects of a file, found by its table."""

    def __init__(self, data: bytes, most: int) -> None:
        self._data, self._left = data, most
        start = int(data[data.rindex(b"startxref\n") :].split()[1])
        if data.startswith(b"xref\n", start):
            table, _, trailer = data[start:].partition(b"trailer\n")
            self._places = [(_FREE, 0, 0)]
            self._places += [(_PLAIN, int(where), 0) for where in _TABLE_ROW.findall(table)]
        else:
            trailer, table = self._stream_at(start)
            self._places = [
                (kind, int.from_bytes(where, "big"), place)
                for kind, *where, place in zip(*_columns(table), strict=True)
            ]
        self._packs: dict[int, list[bytes]] = {}
        self.root = self.dictionary(_one(trailer, b"Root"))

    def dictionary(self, number: int) -> bytes:
        kind, where, place = self._places[number]
        if kind != _PACKED:
            return self._at(where)[0]
        if where not in self._packs:
            self._packs[where] = self._unpack(where)
        return self._packs[where][place]

    def stream(self, number: int) -> bytes:
        return self._stream_at(self._places[number][1])[1]

    def _unpack(self, number: int) -> list[bytes]:
        dictionary, content = self._stream_at(self._places[number][1])
        first = _one(dictionary, b"First")
        starts = [int(offset) + first for offset in content[:first].split()[1::2]]
        return [content[start:end] for start, end in pairwise([*starts, len(content)])]

    def _stream_at(self, where: int) -> tuple[bytes, bytes]:
        dictionary, start = self._at(where)
        packed = self._data[start : start + _one(dictionary, b"Length")]
        return dictionary, self._inflate(packed)

    def _inflate(self, packed: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, max(self._left, 1))  # 0 would be without a limit
        if not unpacker.eof:
            raise TooMuchError
        self._left -= len(content)
        return content

    def _at(self, where: int) -> tuple[bytes, int]:
        """Give the dictionary that stands there, and where its stream begins."""
        found = _OBJECT.match(self._data, where)
        if found is None:
            raise ValueError(f"no object at {where}")
        return found[1], found.end()
