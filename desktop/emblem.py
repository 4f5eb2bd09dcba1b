"""An emblem from a picture file: small, without transparency, always a PNG.

The one hard rule: a file is hostile until it was read. What it may cost is bounded before it is
opened, and whatever its decoder stumbles over is a `NoPictureError`.
"""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageOps

from desktop.broken import BROKEN
from desktop.errors import (
    NoPictureError,
    PictureTooHeavyError,
    PictureTooLargeError,
    UnreadablePictureError,
)
from desktop.reporting import Report, unheard
from desktop.transfer.fetching import fetch_whole

MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000
SIDE = 400  # printed an inch wide this is finer than a printer's dots are seen
FORMATS = ("PNG", "JPEG", "BMP", "GIF")  # those that the bundle can read

_COLORS = 256
_WHITE = (255, 255, 255, 255)


def read_emblem(path: Path, report: Report = unheard) -> bytes:
    """Make an emblem of the first picture in a file.

    Raises UnreadablePictureError, PictureTooHeavyError, PictureTooLargeError, NoPictureError, and
    what `report` raises.
    """
    data = _read(path, report)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise PictureTooLargeError(path, MOST_PIXELS)
                return _png(_drawn(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureTooLargeError(path, MOST_PIXELS) from bomb
    except BROKEN as broken:
        raise NoPictureError(path) from broken


def _read(path: Path, report: Report) -> bytes:
    try:
        data = fetch_whole(path, MOST_BYTES, report)
    except OSError as fault:
        raise UnreadablePictureError(path) from fault
    if isinstance(data, int):
        raise PictureTooHeavyError(path, data, MOST_BYTES)
    return data


def _drawn(picture: Image.Image) -> Image.Image:
    """Give a picture as it is seen on white paper, upright and no larger than it has to be."""
    picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG need not be unpacked to its full size
    picture.load()
    if picture.mode.startswith("I"):  # 16 bits of gray, of which `convert` would cut the upper ones
        seen = picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    else:
        seen = picture
    see_through = picture.has_transparency_data
    seen = seen.convert("RGBA" if see_through else "RGB")
    seen.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    if see_through:
        seen = Image.alpha_composite(Image.new("RGBA", seen.size, _WHITE), seen).convert("RGB")
    return ImageOps.exif_transpose(seen)  # it still knows which way up the camera was held


def _png(picture: Image.Image) -> bytes:
    """Write a picture with no more than 256 shades, and with nothing else that was in its file."""
    red, green, blue = picture.split()
    if not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox()
    ):
        shades = red
    else:
        shades = picture.quantize(_COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    shades.info.clear()
    file = BytesIO()
    shades.save(file, "PNG", optimize=True)
    return file.getvalue()
