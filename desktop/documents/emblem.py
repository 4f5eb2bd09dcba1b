"""The office's emblem, as its papers may show it.

The one hard rule: a picture that cannot be read, or only at a price, is left out.
"""

from io import BytesIO

from PIL import Image

_MOST_PIXELS = 4000  # on a side; our own have a tenth of it


def fitted(picture: bytes, room: tuple[float, float]) -> tuple[float, float] | None:
    """Give its width and height in a room, in the room's unit; None where it is not to be shown."""
    try:
        with Image.open(BytesIO(picture), formats=("PNG",)) as opened:
            if max(opened.size) > _MOST_PIXELS:
                return None
            opened.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    width, height = opened.size
    scale = min(room[0] / width, room[1] / height)
    return width * scale, height * scale
