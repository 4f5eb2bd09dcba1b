"""A picture file as pages: one, or as many as a scanner put into its TIFF.

The one hard rule: what unpacking may cost is bounded before it begins, and whatever a decoder
stumbles over is an `UnviewableError`.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from threading import Lock

from PIL import Image

from desktop.attachments.refusals import AttachmentTooLargeError, UnviewableError
from desktop.broken import BROKEN
from desktop.pages import Bookmark, Hit, PageSize, Picture

MOST_PIXELS = 80_000_000  # more than an A3 sheet has at 600 dots to an inch
FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "GIF")  # those that the bundle can read
MOST_PAGES = 500

_FINEST = 4.0  # pixels to a point that are kept; the view draws no finer
_USUAL_DPI = 150
_LIKELY = range(72, 2401)  # dots to an inch
_LONGEST = 1684.0  # points: the long side of A2; what says it is larger only says so
_POINTS = 72
_ORIENTATION = 0x0112
# How a camera was held, and what brings the picture upright again.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LYING = frozenset({5, 6, 7, 8})
_WHITE = (255, 255, 255, 255)
_BROKEN = (*BROKEN, Image.DecompressionBombError, Image.DecompressionBombWarning)


class Scans:
    """The first pages of a picture file that has `count`; any thread may ask, one is answered."""

    bookmarks: tuple[Bookmark, ...] = ()

    def __init__(self, name: str, content: bytes) -> None:
        """Look at every page; raises UnviewableError, AttachmentTooLargeError."""
        self._name, self._content = name, content
        self._lock = Lock()
        self._kept: tuple[int, Image.Image] | None = None
        with self._opened() as picture:
            self.sizes = tuple(self._sizes(picture))
        self.count = len(self.sizes) if len(self.sizes) < MOST_PAGES else _count(content)

    def _sizes(self, picture: Image.Image) -> Iterator[PageSize]:
        for page in range(MOST_PAGES):
            if page:
                if picture.format != "TIFF":
                    return  # what moves is shown as it begins
                try:
                    picture.seek(page)
                except EOFError:
                    return
            if picture.width * picture.height > MOST_PIXELS:
                raise AttachmentTooLargeError(self._name, MOST_PIXELS)
            yield _size(picture)

    def pixels(self, page: int, scale: float) -> tuple[int, int]:
        size = self.sizes[page]
        return max(round(size.width * scale), 1), max(round(size.height * scale), 1)

    def render(self, page: int, scale: float) -> Picture:
        """Draw a page; raises UnviewableError."""
        width, height = self.pixels(page, scale)
        with self._lock:
            upright = self._upright(page)
        drawn = upright.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
        return Picture(drawn.tobytes("raw", "BGRX"), width, height, width * 4)

    def find(self, _typed: str) -> Iterator[Hit]:
        """Find nothing: a picture has no letters."""
        yield from ()

    def _upright(self, page: int) -> Image.Image:
        """Unpack a page; the last one is kept, since it is drawn at many sizes."""
        if self._kept is None or self._kept[0] != page:
            self._kept = None  # before the next one comes, so that never two are there
            width, height = self.pixels(page, _FINEST)
            with self._opened() as picture:
                picture.seek(page)
                longest = max(width, height)
                picture.draft("RGB", (longest, longest))
                picture.load()
                seen = _on_paper(picture, longest)
                self._kept = page, seen
        return self._kept[1]

    @contextmanager
    def _opened(self) -> Iterator[Image.Image]:
        try:
            with Image.open(BytesIO(self._content), formats=FORMATS) as picture:
                yield picture
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
            raise AttachmentTooLargeError(self._name, MOST_PIXELS) from bomb
        except _BROKEN as broken:
            raise UnviewableError(self._name) from broken


def _count(content: bytes) -> int:
    """Count the pages of a TIFF; the library takes minutes where somebody put in very many."""
    order = "<" if content.startswith(b"II") else ">"
    seen: set[int] = set()
    with suppress(struct.error):  # it was cut off
        (place,) = struct.unpack_from(f"{order}4xI", content)
        while place and place not in seen:
            (entries,) = struct.unpack_from(f"{order}H", content, place)
            seen.add(place)
            (place,) = struct.unpack_from(f"{order}I", content, place + 2 + 12 * entries)
    return len(seen)


def _size(picture: Image.Image) -> PageSize:
    """Tell how large a page is on paper, upright."""
    dpi = _dots(picture)
    width, height = picture.width * _POINTS / dpi, picture.height * _POINTS / dpi
    shrink = min(1.0, _LONGEST / max(width, height))
    width, height = max(width * shrink, 1.0), max(height * shrink, 1.0)
    lying = _orientation(picture) in _LYING
    return PageSize(height, width) if lying else PageSize(width, height)


def _dots(picture: Image.Image) -> float:
    """Tell how many dots there are to an inch; cameras and screens say what means nothing."""
    told = picture.info.get("dpi")
    dots = told[0] if isinstance(told, tuple) and told else 0
    return float(dots) if dots and int(dots) in _LIKELY else _USUAL_DPI


def _orientation(picture: Image.Image) -> int:
    """Tell how the camera was held; of a PNG not, since that is said after all its pixels."""
    said = picture.getexif().get(_ORIENTATION) if picture.format in {"JPEG", "TIFF"} else None
    return said if isinstance(said, int) else 0


def _on_paper(picture: Image.Image, longest: int) -> Image.Image:
    """Give a picture as it is seen on white paper, upright and no larger than it is drawn."""
    if picture.mode.startswith("I"):  # 16 bits of gray, of which `convert` would cut the upper ones
        seen = picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    elif picture.mode == "1":
        seen = picture.convert("L")  # so that thin strokes become gray, not holes
    else:
        seen = picture
    see_through = seen.has_transparency_data
    if seen.mode not in {"RGB", "L"}:
        seen = seen.convert("RGBA" if see_through else "RGB")
    elif seen is picture:
        seen = picture.copy()
    seen.thumbnail((longest, longest), Image.Resampling.BILINEAR)
    if see_through:
        seen = seen.convert("RGBA")
        seen = Image.alpha_composite(Image.new("RGBA", seen.size, _WHITE), seen)
    turn = _TURNS.get(_orientation(picture))
    return seen.convert("RGB") if turn is None else seen.convert("RGB").transpose(turn)
