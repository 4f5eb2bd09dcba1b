"""The office's emblem, as its papers may show it.

The one hard rule: a picture that cannot be read, or only at a price, is left out.
"""

from io import BytesIO

from PIL import Image

_MOST_PIXELS = 4000  # on a side; our own have a tenth of it


def size(emblem: bytes) -> tuple[int, int] | None:
    """Measure the picture in pixels; None where it is none, or not to be shown."""
    try:
        with Image.open(BytesIO(emblem), formats=("PNG",)) as opened:
            if max(opened.size) > _MOST_PIXELS:
                return None
            opened.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return opened.size


def fitted(emblem: bytes, room: tuple[float, float]) -> tuple[float, float] | None:
    """Give width and height of the picture in its room, in the unit of the room."""
    measured = size(emblem)
    if measured is None:
        return None
    scale = min(most / side for most, side in zip(room, measured, strict=True))
    width, height = measured
    return width * scale, height * scale
