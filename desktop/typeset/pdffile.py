"""The file itself: numbered objects and the table that says where each of them stands.

The hard rule: the bytes depend on the content alone. Objects are ReportLab's; the file around them
is written here, since an archive wants it in a form of its own.
"""

import hashlib
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName, PDFObject, PDFText

from desktop.typeset.archive import Archive

_SIGN_OF_BINARY = b"%\xe2\xe3\xcf\xd3\n"
_PACK = 256  # objects of one object stream; the place in it takes one byte
_FREE, _PLAIN, _PACKED = range(3)  # how an object is kept, in an XRef stream
_OFFSET_BYTES = 4
_ROW = 1 + _OFFSET_BYTES + 1  # bytes of a row in an XRef stream
_AS_ABOVE = b"\x02"  # PNG’s name for a row that is written as its differences from the one above
_NONE: Mapping[str, object] = {}
_NOTHING = pdfdoc.DummyDoc()  # ReportLab's objects ask their document how to encrypt


class Reference(NamedTuple):
    number: int

    def __str__(self) -> str:
        return f"{self.number} 0 R"


Entry = PDFObject | str  # an object, or one that is already spelled out


class PdfFile:
    """A file while it is written; in PDF/A-3b what is no stream is packed and compressed."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._packs = archive is Archive.A3B
        self._parts: list[bytes] = []
        self._size = 0
        self._places: list[tuple[int, int, int]] = [(_FREE, 0, 0)]
        self._waiting: list[tuple[int, bytes]] = []
        self._write((b"%PDF-1.7\n" if self._packs else b"%PDF-1.4\n") + _SIGN_OF_BINARY)

    def reserve(self) -> Reference:
        """Give a number to an object that is put in later."""
        self._places.append((_FREE, 0, 0))
        return Reference(len(self._places) - 1)

    def add(self, entry: Entry) -> Reference:
        reference = self.reserve()
        self.put(reference, entry)
        return reference

    def put(self, reference: Reference, entry: Entry) -> None:
        body = _spell(entry)
        if not self._packs:
            self._put_plain(reference, body)
            return
        self._waiting.append((reference.number, body))
        if len(self._waiting) == _PACK:
            self._pack()

    def add_stream(self, content: bytes, entries: Mapping[str, object] = _NONE) -> Reference:
        packed = _compress(content)
        return self.add_plain(packed, {**entries, "Filter": PDFName("FlateDecode")})

    def add_plain(self, content: bytes, entries: Mapping[str, object]) -> Reference:
        """Add a stream that shall not be compressed."""
        reference = self.reserve()
        self._put_stream(reference, content, entries)
        return reference

    def finish(self, root: Reference, info: Reference) -> bytes:
        """Close the file and give all of it."""
        if self._waiting:
            self._pack()
        # The same file for the same content, another for another.
        digest = hashlib.md5(b"".join(self._parts), usedforsecurity=False).digest()
        identity = PDFArrayCompact([PDFText(digest), PDFText(digest)])
        entries: dict[str, object] = {"Root": root, "Info": info, "ID": identity}
        start = self._size
        if self._packs:
            self._put_table_stream(entries)
        else:
            self._put_table(entries)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _put_plain(self, reference: Reference, body: bytes) -> None:
        self._places[reference.number] = (_PLAIN, self._size, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (reference.number, body))

    def _put_stream(self, reference: Reference, made: bytes, entries: Mapping[str, object]) -> None:
        dictionary = _spell(PDFDictionary({**entries, "Length": len(made)}))
        self._put_plain(reference, b"%b\nstream\n%b\nendstream" % (dictionary, made))

    def _pack(self) -> None:
        """Write what waits as one object stream."""
        pack = self.reserve()
        index, bodies, offset = [], [], 0
        for place, (number, body) in enumerate(self._waiting):
            self._places[number] = (_PACKED, pack.number, place)
            index.append(b"%d %d " % (number, offset))
            bodies.append(body + b"\n")
            offset += len(body) + 1
        head = b"".join(index)
        entries = {"Type": PDFName("ObjStm"), "N": len(index), "First": len(head)}
        self._put_stream(
            pack,
            _compress(head + b"".join(bodies)),
            {**entries, "Filter": PDFName("FlateDecode")},
        )
        self._waiting = []

    def _put_table_stream(self, entries: Mapping[str, object]) -> None:
        table = self.reserve()
        self._places[table.number] = (_PLAIN, self._size, 0)
        rows = b"".join(
            bytes([kind]) + where.to_bytes(_OFFSET_BYTES, "big") + bytes([place])
            for kind, where, place in self._places
        )
        above = bytes(_ROW) + rows[:-_ROW]
        changes = bytes([(new - old) % 256 for new, old in zip(rows, above, strict=True)])
        lines = (
            _AS_ABOVE + changes[start : start + _ROW] for start in range(0, len(changes), _ROW)
        )
        described = {
            "Type": PDFName("XRef"),
            "Size": len(self._places),
            "W": PDFArrayCompact([1, _OFFSET_BYTES, 1]),
            "Filter": PDFName("FlateDecode"),
            "DecodeParms": PDFDictionary({"Predictor": 12, "Columns": _ROW}),
        }
        self._put_stream(table, _compress(b"".join(lines)), {**entries, **described})

    def _put_table(self, entries: Mapping[str, object]) -> None:
        rows = [b"%010d 00000 n \n" % where for _, where, _ in self._places[1:]]
        trailer = _spell(PDFDictionary({**entries, "Size": len(self._places)}))
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        self._write(b"".join(rows) + b"trailer\n" + trailer + b"\n")

    def _write(self, part: bytes) -> None:
        self._parts.append(part)
        self._size += len(part)


def _compress(content: bytes) -> bytes:
    """Compress by the way that suits pages and trees: many numbers, few long repetitions."""
    packer = zlib.compressobj(level=8, memLevel=9, strategy=zlib.Z_FILTERED)
    return packer.compress(content) + packer.flush()


def _spell(entry: Entry) -> bytes:
    if isinstance(entry, str):
        return entry.encode("ascii")
    spelled: bytes = pdfdoc.format(entry, _NOTHING)
    return spelled
