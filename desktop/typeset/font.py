"""A typeface inside one PDF: exactly the glyphs used, each saying which letters it stands for.

The hard rule: the text of the PDF is the source. A character code of this font is a pair of a
glyph and its letters, so that what is copied or searched is what was written, never a
presentation form.
"""

import zlib
from typing import NamedTuple

import uharfbuzz as hb
from msgspec import Struct
from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFName,
    PDFString,
)

from desktop.typeset.archive import Archive
from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.shaping import REPLACEMENT, Face, Glyph, Shaped

_UNUSED_TABLES = [
    int.from_bytes(tag.ljust(4).encode("ascii"), "big")
    for tag in ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "cmap", "name", "post")
]
_MOST_CODES = 0xD7FF  # below the surrogates, so that codes can be read like letters
_LEAST_SHIFT = 0.5  # thousandths of the size; less cannot be seen
_LONGEST_ARRAY = 8000
_BLOCK = 100  # entries of one bfchar block


class Code(NamedTuple):
    number: int
    width: float  # thousandths of the size, as written into the PDF


class _Used(Struct, frozen=True):
    glyph: int
    text: str
    code: Code


class EmbeddedFont:
    """Codes for the glyphs of one face in one document."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._scale = 1000 / face.units
        self._room = _MOST_CODES - face.face.glyph_count
        self._used: dict[tuple[int, str], _Used] = {}
        self._fragments: dict[float, Fragments] = {}

    def fragments(self, size: float) -> "Fragments":
        known = self._fragments.get(size)
        if known is None:
            known = self._fragments[size] = Fragments(self, size)
        return known

    def fragment(self, shaped: Shaped, size: float) -> str:
        """Inside of a TJ array that shows the segment and ends at its width."""
        parts: list[str] = []
        shown = pen = 0.0  # where the PDF and where the layout is, in thousandths
        rise = 0
        for glyph in shaped.glyphs:
            code = self._code(glyph, rtl=shaped.rtl)
            if glyph.dy != rise:
                rise = glyph.dy
                parts.append(f"] TJ {rise * size / self.face.units:.3g} Ts [")
            target = pen + glyph.dx * self._scale
            parts.append(_shift(shown - target))
            parts.append(f"<{code.number:04X}>")
            shown = target + code.width
            pen += glyph.advance * self._scale
        parts.append(_shift(shown - pen))
        if rise:
            parts.append("] TJ 0 Ts [")
        return "".join(parts).replace("><", "")

    def _code(self, glyph: Glyph, *, rtl: bool) -> Code:
        # Readers turn a right-to-left line round letter by letter, the letters of a ligature too.
        text = glyph.text[::-1] if rtl else glyph.text
        if len(self._used) >= self._room and (glyph.number, text) not in self._used:
            text = REPLACEMENT * len(text)
        used = self._used.get((glyph.number, text))
        if used is None:
            number = len(self._used) + 1
            width = round(self.face.natural_advance(glyph.number) * self._scale, 2)
            used = _Used(glyph.number, text, Code(number, width))
            self._used[glyph.number, text] = used
        return used.code

    def add_to(self, pdf: PdfFile) -> Reference:
        """Write the font and all that belongs to it; call once, after the last page."""
        program, numbers = self._subset()
        codes = list(self._used.values())
        name = f"{_subset_tag(codes)}+{self.face.name}"
        glyphs_of_codes = b"\0\0" + b"".join(
            numbers[used.glyph].to_bytes(2, "big") for used in codes
        )
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(name),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": pdf.add(self._descriptor(pdf, name, program)),
                "DW": 0,
                "W": _widths(codes),
                "CIDToGIDMap": pdf.add_stream(glyphs_of_codes),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArrayCompact([pdf.add(descendant)]),
                "ToUnicode": pdf.add_stream(_to_unicode(codes)),
            }
        )
        return pdf.add(font)

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """Cut the font program down to the used glyphs; also their new numbers."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({used.glyph for used in self._used.values()})
        wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
        wanted.drop_table_tag_set.update(_UNUSED_TABLES)
        plan = hb.SubsetPlan(self.face.face, wanted)
        numbers = dict(plan.old_to_new_glyph_mapping)
        return plan.execute().blob.data, numbers

    def _descriptor(self, pdf: PdfFile, name: str, program: bytes) -> PDFDictionary:
        scale = self._scale
        # The oldest archives want to be told which characters there are.
        present = {"CIDSet": self._present(pdf)} if pdf.archive is Archive.A1B else {}
        return PDFDictionary(
            {
                **present,
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(name),
                "Flags": 4,
                "FontBBox": PDFArrayCompact([round(edge * scale) for edge in self.face.box]),
                "ItalicAngle": 0,
                "Ascent": round(self.face.ascender * scale),
                "Descent": round(self.face.descender * scale),
                "CapHeight": round(self.face.cap_height * scale),
                "StemV": 80,
                "FontFile2": pdf.add_stream(program, {"Length1": len(program)}),
            }
        )

    def _present(self, pdf: PdfFile) -> Reference:
        """Write one bit for each code, from 0 on."""
        count = len(self._used) + 1
        size = (count + 7) // 8
        bits = ((1 << count) - 1) << (8 * size - count)
        return pdf.add_stream(bits.to_bytes(size, "big"))


class Fragments(dict[Shaped, str]):
    """The segments already shown in one font and size."""

    def __init__(self, font: EmbeddedFont, size: float) -> None:
        super().__init__()
        self.font, self.size = font, size

    def __missing__(self, shaped: Shaped) -> str:
        fragment = self[shaped] = self.font.fragment(shaped, self.size)
        return fragment


def _shift(thousandths: float) -> str:
    return f"{thousandths:.1f} " if abs(thousandths) >= _LEAST_SHIFT else ""


def _subset_tag(codes: list[_Used]) -> str:
    """Six capitals that name this subset, as PDF wants them; the same for the same glyphs."""
    number = zlib.crc32(repr(codes).encode())
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _widths(codes: list[_Used]) -> PDFArrayCompact:
    """List the widths from code 1 on, in arrays as long as the oldest archives take."""
    runs: list[object] = []
    for start in range(0, len(codes), _LONGEST_ARRAY):
        widths = [used.code.width for used in codes[start : start + _LONGEST_ARRAY]]
        runs += [start + 1, PDFArrayCompact(widths)]
    return PDFArrayCompact(runs)


def _to_unicode(codes: list[_Used]) -> bytes:
    lines = [
        f"<{used.code.number:04X}> <{used.text.encode('utf-16-be').hex().upper()}>"
        for used in codes
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    mapped = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{mapped}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
