"""A picture among the text, as large as it is to be printed.

The hard rule: who does not see it is told what it shows.
"""

from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFName

from desktop.typeset.compositor import Compositor
from desktop.typeset.page import Page
from desktop.typeset.pdffile import PdfFile, Reference
from desktop.typeset.role import Role
from desktop.typeset.structure import Element

_TOLERANCE = 0.01


class Picture(Struct, frozen=True):
    """A PNG without transparency, at a size in points; smaller where it would not fit."""

    png: bytes
    width: float
    height: float
    alternative: str  # what it shows, in words

    def lay(self, width: float, _: Compositor, role: Role | None = None) -> "PictureGalley":
        """Set it at the beginning of its line; `role` is what it stands in."""
        figure = Element(Role.FIGURE, alternative=self.alternative)
        around = (Element(role),) if role else ()
        scale = min(1, width / self.width)
        size = (self.width * scale, self.height * scale)
        return PictureGalley(Pixels(self.png), *size, width, (*around, figure))


class Pixels(Struct, frozen=True):
    """The picture itself, without a size."""

    png: bytes

    def add_to(self, pdf: PdfFile) -> Reference:
        with Image.open(BytesIO(self.png)) as opened:
            image = opened if opened.mode in ("L", "P") else opened.convert("RGB")
            return pdf.add_stream(
                image.tobytes(),
                {
                    "Type": PDFName("XObject"),
                    "Subtype": PDFName("Image"),
                    "Width": image.width,
                    "Height": image.height,
                    "BitsPerComponent": 8,
                    "ColorSpace": _colors(image),
                },
            )


def _colors(image: Image.Image) -> str:
    if image.mode == "P":
        palette = bytes(image.getpalette("RGB") or ())
        return f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    return "/DeviceGray" if image.mode == "L" else "/DeviceRGB"


class PictureGalley(Struct, frozen=True):
    """A picture with its room; it is its own piece, since nothing divides it."""

    pixels: Pixels
    width: float
    height: float
    room: float  # across
    elements: tuple[Element, ...]  # from the outermost to the innermost

    before = after = 0.0
    keep_with_next = False

    def least(self) -> float:
        return self.height

    def take(
        self, room: float, *, fresh: bool
    ) -> "tuple[PictureGalley | None, PictureGalley | None]":
        if self.height <= room + _TOLERANCE:
            return self, None
        if not fresh:
            return None, self
        scale = room / self.height
        return replace(self, width=self.width * scale, height=room), None

    def draw(self, page: Page, left: float, top: float) -> None:
        corner = (left + self.room - self.width, page.height - top - self.height)
        with page.inside(*self.elements):
            page.show(self.pixels, (self.width, 0, 0, self.height, *corner))
