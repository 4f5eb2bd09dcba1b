"""Files as people bring them, made on the spot."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

TEAL = (13, 101, 96)


def drawing(size: tuple[int, int] = (300, 200), mode: str = "RGB") -> Image.Image:
    """Draw a field with a square in its upper left corner."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=TEAL)
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def pdf(pages: int = 1, *, lock: str = "", size: tuple[float, float] = (595, 842)) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=size, encrypt=lock or None)
    for page in range(1, pages + 1):
        canvas.setFillColorRGB(*(part / 255 for part in TEAL))
        canvas.rect(0, size[1] * 3 / 4, size[0] / 4, size[1] / 4, stroke=0, fill=1)
        canvas.drawString(100, 100, f"page {page}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()
