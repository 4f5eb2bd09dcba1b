"""Takes the text out of a file of this room again, as reader programs do: from its bytes alone.

The hard rule: nothing of what wrote the file is asked. It knows only the forms that `pdffile` and
`page` write; of any other file it understands nothing. And the file may be hostile: all that is
looked at, unpacked or drawn is paid for, as often as that is done.
"""

import re
import sys
import zlib
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

_OBJECT = re.compile(rb"\d+ 0 obj\n(.*?)\n(?:stream|endobj)\n", re.DOTALL)
_TABLE_ROW = re.compile(rb"(\d{10}) \d{5} n \n")
_REFERENCE = re.compile(rb"(\d{1,10}) 0 R")
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_LETTERS_OF_CODE = re.compile(rb"<(\w{4})> <(\w*)>")
_ROW = 6  # bytes of a row in an XRef stream
_FREE, _PLAIN, _PACKED = range(3)  # how an object is kept
_NUMBER = re.compile(r"<</MCID (\d+)>>$")
_STEP = re.compile(r"\n(\S+) 0 Td\n")
_SET_FONT = re.compile(r"/(F\d+) ")
_CODES = re.compile(r"<(\w+)>")

_PRICE = 64  # bytes, for looking at anything at all


class Letters(NamedTuple):
    """What the codes of a font stand for."""

    by_code: dict[int, str]
    most: int = 1  # letters of one code


class Marked(NamedTuple):
    """What one mark encloses; without a number it is an artifact."""

    number: int | None
    lines: list[str]  # as they stand on the page, from left to right


class TooMuchError(ValueError):
    """There is more to read than was allowed."""


class _Purse:
    """How many bytes may still be looked at."""

    def __init__(self, most: int) -> None:
        self.left = most

    def pay(self, count: int) -> None:
        self.left -= count + _PRICE
        if self.left < 0:
            raise TooMuchError


def pages(data: bytes, most: int = sys.maxsize) -> Iterator[list[Marked]]:
    """Give the text of page after page, in the order of drawing; read at most so many bytes."""
    purse = _Purse(most)
    file = _File(data, purse)
    tree = file.dictionary(_one(file.root, b"Pages"))
    shown: dict[int, _Shown] = {}  # by the resources that hold their fonts
    for leaf in map(file.dictionary, _many(tree, b"Kids")):
        resources = _one(leaf, b"Resources")
        if resources not in shown:
            shown[resources] = _Shown(_fonts(file, resources), purse)
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

    def __init__(self, fonts: dict[str, Letters], purse: _Purse) -> None:
        super().__init__()
        self._fonts, self._purse = fonts, purse

    def __missing__(self, line: str) -> str:
        pieces: list[tuple[float, str]] = []
        left = 0.0
        letters = Letters({})
        found = _STEP.split(line)
        for step, shown in zip(["0", *found[1::2]], found[::2], strict=True):
            left += float(step)
            if font := _SET_FONT.search(shown):
                letters = self._fonts[font[1]]
            codes = bytes.fromhex("".join(_CODES.findall(shown))).decode("utf-16-be")
            self._purse.pay(len(codes) * letters.most)
            pieces.append((left, codes.translate(letters.by_code)))
        text = self[line] = "".join([text for _, text in sorted(pieces, key=itemgetter(0))])
        return text


def _letters(to_unicode: bytes) -> Letters:
    by_code = {
        int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in _LETTERS_OF_CODE.findall(to_unicode)
    }
    return Letters(by_code, max(map(len, by_code.values()), default=1))


def _one(dictionary: bytes, key: bytes) -> int:
    return int(dictionary.split(b"/" + key + b" ", 1)[1].split(None, 1)[0])


def _many(dictionary: bytes, key: bytes) -> Iterator[int]:
    array = dictionary.split(b"/" + key + b" ", 1)[1].partition(b"]")[0]
    return (int(found[1]) for found in _REFERENCE.finditer(array))


def _columns(table: bytes) -> Iterator[list[int]]:
    """Undo the differences from row to row; before each row stands how it is written."""
    for column in range(1, _ROW + 1):
        changes = table[column :: _ROW + 1]
        yield [total % 256 for total in accumulate(changes)]


class _File:
    """The objects of a file, found by its table."""

    def __init__(self, data: bytes, purse: _Purse) -> None:
        self._data, self._purse = data, purse
        start = int(data[data.rindex(b"startxref\n") :].split(None, 2)[1])
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
        self._packs: dict[int, tuple[bytes, list[int]]] = {}
        self.root = self.dictionary(_one(trailer, b"Root"))

    def dictionary(self, number: int) -> bytes:
        kind, where, place = self._places[number]
        if kind != _PACKED:
            return self._at(where)[0]
        if where not in self._packs:
            self._packs[where] = self._unpack(where)
        content, starts = self._packs[where]
        packed = content[starts[place] : starts[place + 1]]
        self._purse.pay(len(packed))
        return packed

    def stream(self, number: int) -> bytes:
        return self._stream_at(self._places[number][1])[1]

    def _unpack(self, number: int) -> tuple[bytes, list[int]]:
        """Give what is packed in a stream, and where each part of it begins, up to the end."""
        dictionary, content = self._stream_at(self._places[number][1])
        first = _one(dictionary, b"First")
        starts = [int(offset) + first for offset in content[:first].split()[1::2]]
        return content, [*starts, len(content)]

    def _stream_at(self, where: int) -> tuple[bytes, bytes]:
        dictionary, start = self._at(where)
        packed = self._data[start : start + _one(dictionary, b"Length")]
        self._purse.pay(len(packed))
        return dictionary, self._inflate(packed)

    def _inflate(self, packed: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, self._purse.left + 1)  # 0 would be without a limit
        self._purse.pay(len(content))
        if not unpacker.eof:
            raise TooMuchError
        return content

    def _at(self, where: int) -> tuple[bytes, int]:
        """Give the dictionary that stands there, and where its stream begins."""
        found = _OBJECT.match(self._data, where)
        if found is None:
            raise ValueError(f"no object at {where}")
        self._purse.pay(len(found[1]))
        return found[1], found.end()
