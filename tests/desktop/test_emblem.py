import os
import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from desktop import emblem
from desktop.emblem import SIDE, read_emblem
from desktop.errors import (
    NoPictureError,
    PictureTooHeavyError,
    PictureTooLargeError,
    UnreadablePictureError,
)
from desktop.sample.files import SAMPLE

TEAL = (13, 101, 96)
ORIENTATION = 0x0112


def mark(mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> Image.Image:
    """Draw a field with a square in its upper left corner."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=TEAL)
    return picture.convert(mode)


def saved(picture: Image.Image, path: Path, **options: Any) -> Path:
    picture.save(path, **options)
    return path


def shown(data: bytes) -> Image.Image:
    """Open an emblem as its readers do, and see that it is what they count on."""
    picture = Image.open(BytesIO(data))
    picture.load()
    assert picture.format == "PNG"
    assert picture.mode in {"L", "P"}
    assert not picture.has_transparency_data
    assert max(picture.size) <= SIDE
    return picture.convert("RGB")


def color(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_pictures_of_each_kind_are_read(tmp_path: Path, kind: str, mode: str) -> None:
    original = mark(mode)
    if kind == "JPEG" and mode == "P":
        original = original.convert("CMYK")
    seen = shown(read_emblem(saved(original, tmp_path / "mark", format=kind)))
    assert seen.size == (300, 200)
    assert color(seen, 280, 180) == (255, 255, 255)
    square = color(original.convert("RGB"), 20, 20)
    assert all(abs(a - b) < 12 for a, b in zip(color(seen, 20, 20), square, strict=True))


def test_a_small_picture_of_few_colours_is_kept_to_the_pixel(tmp_path: Path) -> None:
    picture = Image.open(SAMPLE / "emblem.png").convert("RGB")
    seen = shown(read_emblem(saved(picture, tmp_path / "mark.png")))
    assert seen.tobytes() == picture.tobytes()


def test_a_large_picture_is_made_small_and_keeps_its_shape(tmp_path: Path) -> None:
    data = read_emblem(saved(mark(size=(3000, 1500)), tmp_path / "mark.jpg"))
    assert shown(data).size == (400, 200)
    assert len(data) < 10_000


def test_noise_stays_small_enough_for_every_paper(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (500, 500), os.urandom(750_000))
    assert len(read_emblem(saved(noise, tmp_path / "noise.png"))) < 2**18


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_is_transparent_becomes_white(tmp_path: Path, mode: str) -> None:
    picture = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((0, 0, 50, 50), fill=(0, 0, 0, 255))
    ImageDraw.Draw(picture).rectangle((60, 60, 99, 99), fill=(0, 0, 0, 128))
    kind = "RGBA" if mode == "PA" else mode
    picture = picture.convert(kind)
    if mode == "PA":
        picture = picture.quantize(8)
    seen = shown(read_emblem(saved(picture, tmp_path / "mark.png")))
    assert color(seen, 10, 90) == (255, 255, 255)
    assert color(seen, 10, 10) == (0, 0, 0)
    assert 120 < color(seen, 80, 80)[0] < 135


def test_a_transparent_colour_becomes_white(tmp_path: Path) -> None:
    picture = Image.new("RGB", (50, 50), TEAL)
    path = saved(picture, tmp_path / "mark.png", transparency=TEAL)
    assert color(shown(read_emblem(path)), 20, 20) == (255, 255, 255)


def test_sixteen_bits_of_gray_keep_their_shades(tmp_path: Path) -> None:
    picture = Image.frombytes("I;16", (100, 1), struct.pack("<100H", *range(0, 65_500, 655)))
    seen = shown(read_emblem(saved(picture, tmp_path / "mark.png")))
    assert [color(seen, place, 0)[0] for place in (0, 50, 99)] == [0, 127, 253]


def test_a_photograph_stands_as_it_was_taken(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[ORIENTATION] = 6  # to be turned by a quarter to the right
    path = saved(mark(size=(1200, 800)), tmp_path / "mark.jpg", exif=turned)
    seen = shown(read_emblem(path))
    assert seen.size == (267, 400)
    assert color(seen, 250, 10)[0] < 60
    assert color(seen, 10, 10)[0] > 200


def test_of_moving_pictures_the_first_is_taken(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue")]
    path = saved(frames[0], tmp_path / "mark.gif", save_all=True, append_images=frames[1:])
    assert color(shown(read_emblem(path)), 5, 5) == (255, 0, 0)


def test_nothing_else_of_the_file_stays(tmp_path: Path) -> None:
    camera = Image.Exif()
    camera[0x010E] = "secret place"
    path = saved(mark(), tmp_path / "a.png", exif=camera, dpi=(72, 72), icc_profile=b"x" * 200)
    bare = saved(mark(), tmp_path / "b.png")
    assert read_emblem(path) == read_emblem(bare) == read_emblem(bare)
    kinds = [kind for kind, _ in chunks(read_emblem(path))]
    assert set(kinds) <= {b"IHDR", b"PLTE", b"IDAT", b"IEND"}


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    place, found = 8, []
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        found.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    return found


def png(*parts: tuple[bytes, bytes]) -> bytes:
    written = b"\x89PNG\r\n\x1a\n"
    for kind, body in parts:
        checked = kind + body
        written += struct.pack(">I", len(body)) + checked + struct.pack(">I", zlib.crc32(checked))
    return written


def header(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)


@pytest.mark.parametrize(("width", "height"), [(7_000, 7_000), (12_000, 12_000), (2**31 - 1,) * 2])
def test_a_small_file_that_would_unpack_to_a_huge_picture_is_refused(
    tmp_path: Path, width: int, height: int
) -> None:
    path = tmp_path / "bomb.png"
    bomb = (b"IDAT", zlib.compress(bytes(1_000_000)))
    path.write_bytes(png(header(width, height), bomb, (b"IEND", b"")))
    with pytest.raises(PictureTooLargeError) as error:
        read_emblem(path)
    assert error.value.path == path


def test_text_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    text = (b"zTXt", b"k\0\0" + zlib.compress(bytes(100_000_000)))
    whole = chunks(read_emblem(saved(mark(), tmp_path / "mark.png")))
    path.write_bytes(png(whole[0], text, *whole[1:]))
    with pytest.raises(NoPictureError):
        read_emblem(path)


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "mark.bmp"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(PictureTooHeavyError) as error:
        read_emblem(path)
    assert (error.value.size, error.value.limit) == (30_000_000, emblem.MOST_BYTES)


@pytest.mark.parametrize("name", ["gone", "folder", "pipe"])
def test_what_is_no_file_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadablePictureError):
        read_emblem(tmp_path / name)


@pytest.mark.parametrize("kind", ["TIFF", "WEBP", "PDF", "EPS", "PPM", "ICO"])
def test_other_kinds_of_pictures_are_refused(tmp_path: Path, kind: str) -> None:
    path = saved(mark(), tmp_path / "mark.png", format=kind)
    with pytest.raises(NoPictureError):
        read_emblem(path)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"GIF89a"])
def test_what_is_no_picture_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mark.png"
    path.write_bytes(data)
    with pytest.raises(NoPictureError) as error:
        read_emblem(path)
    assert error.value.path == path


@given(
    kind=st.sampled_from(["PNG", "JPEG", "BMP", "GIF"]),
    mode=st.sampled_from(["RGB", "L", "1"]),
    cut=st.integers(0, 300),
    spoiled=st.lists(st.tuples(st.integers(0, 800), st.integers(0, 255)), max_size=6),
)
@settings(max_examples=200)
def test_a_damaged_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    mode: str,
    cut: int,
    spoiled: list[tuple[int, int]],
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged"
    data = bytearray(saved(mark(mode, (30, 20)), path, format=kind).read_bytes())
    for place, value in spoiled:
        data[place % len(data)] = value
    path.write_bytes(data[: len(data) - cut])
    with suppress(NoPictureError, PictureTooLargeError):
        shown(read_emblem(path))
