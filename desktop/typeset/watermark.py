"""A word across each page, large and light, under all that is written.

The hard rule: it is drawn, not written. Its letters are outlines, so that no reader program
takes them for a part of the text.
"""

from math import cos, radians, sin

from msgspec import Struct
from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName

from desktop.typeset.compositor import Compositor
from desktop.typeset.page import Page
from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.pen import Pen
from desktop.typeset.role import Artifact
from desktop.typeset.shaping import Weight
from desktop.typeset.style import Color, Style

_SLOPE = radians(50)
_MOST_OF_PAGE = 0.8  # of its width and of its height
_LARGEST = 150.0
_DRAWN = Style(size=100, leading=100, weight=Weight.BOLD)  # the look it is drawn with, once


class Watermark(Struct, frozen=True):
    text: str
    color: Color

    def set(self, compositor: Compositor) -> "Outlines":
        """Draw it once, on a line of its own."""
        (line,) = compositor.set(" ".join(self.text.split()), _DRAWN, float("inf")).lines
        pen, left = Pen(), 0.0
        for segment in line.visual():
            face = segment.ink.face
            scale = _DRAWN.size / face.units
            for glyph in segment.shaped.glyphs:
                corner = (left + glyph.dx * scale, glyph.dy * scale)
                pen.glyph(face, glyph.number, scale, corner)
                left += glyph.advance * scale
        face = compositor.faces[_DRAWN.weight]
        scale = _DRAWN.size / face.units
        return Outlines(
            pen.drawn(), self.color, line.width, face.descender * scale, face.ascender * scale
        )


class Outlines(Struct, frozen=True):
    """The word as operators that fill it, upright, and the edges of its box."""

    shapes: str
    color: Color
    width: float
    lower: float
    upper: float

    def add_to(self, pdf: PdfFile) -> Reference:
        box = (round(edge, 2) for edge in (0, self.lower, self.width, self.upper))
        described = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArrayCompact(box),
            "Resources": PDFDictionary({}),
        }
        content = f"{self.color.operands} rg\n{self.shapes}\nf"
        return pdf.add_stream(content.encode("ascii"), described)

    def draw(self, page: Page) -> None:
        """Lay it slanted across the middle of a page, as large as the page allows."""
        height = self.upper - self.lower
        across, up = cos(_SLOPE), sin(_SLOPE)
        scale = min(
            _LARGEST / _DRAWN.size,
            _MOST_OF_PAGE * page.width / (self.width * across + height * up),
            _MOST_OF_PAGE * page.height / (self.width * up + height * across),
        )
        a, b = scale * across, scale * up
        middle, level = self.width / 2, (self.lower + self.upper) / 2
        x = page.width / 2 - a * middle + b * level
        y = page.height / 2 - b * middle - a * level
        with page.inside(Artifact.WATERMARK):
            page.show(self, (a, b, -b, a, x, y))
