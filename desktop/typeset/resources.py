"""What the pages of one document share: the fonts, pictures and drawings that they name, and lines.

The hard rule: each is in the file once, on however many pages it stands, and only what stands on
a page is in the file.
"""

from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFDictionary

from desktop.typeset.font import EmbeddedFont
from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.shaping import Face, Faces
from desktop.typeset.spelling import Spelling


class Drawing(Protocol):
    """What a page shows by its name alone; two that are equal are one."""

    def __hash__(self) -> int: ...

    def add_to(self, pdf: PdfFile) -> Reference:
        """Write it as an XObject."""


class Resources:
    """The names of one document, given as they are needed."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.lines = Spelling(self.font)
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._drawings: dict[Drawing, str] = {}

    def font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        return font

    def name(self, drawing: Drawing) -> str:
        return self._drawings.setdefault(drawing, f"X{len(self._drawings) + 1}")

    def add_to(self, pdf: PdfFile) -> PDFDictionary:
        """Write all of them; call once, after the last page."""
        fonts = {font.name: font.add_to(pdf) for font in self._fonts.values()}
        drawings = {name: drawing.add_to(pdf) for drawing, name in self._drawings.items()}
        entries = {"Font": PDFDictionary(fonts)}
        if drawings:
            entries["XObject"] = PDFDictionary(drawings)
        return PDFDictionary(entries)
