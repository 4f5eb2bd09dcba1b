import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.attachments.media import Media, media_of
from desktop.attachments.refusals import (
    AttachmentError,
    AttachmentTooLargeError,
    LockedAttachmentError,
    UnviewableError,
)
from desktop.attachments.scans import MOST_PAGES as MOST_SCANS
from desktop.attachments.viewing import MOST_PAGES, Shown, count_pages, view
from desktop.pages import Picture
from tests.desktop.attachments.made import TEAL, drawing, pdf, saved

ORIENTATION = 0x0112
CORNERS = {(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)}


def opened(content: bytes) -> Shown:
    return view("اسکن", content, media_of(content))


def colour(drawn: Picture, across: float, down: float) -> tuple[int, ...]:
    x, y = int(drawn.width * across), int(drawn.height * down)
    blue, green, red = drawn.pixels[y * drawn.stride + 4 * x :][:3]
    return (red, green, blue)


def is_teal(drawn: Picture, across: float, down: float) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(colour(drawn, across, down), TEAL, strict=True))


def corner(drawn: Picture) -> set[tuple[float, float]]:
    """Tell in which corner the drawing has its square."""
    return {place for place in CORNERS if is_teal(drawn, *place)}


def header_only(width: int, height: int) -> bytes:
    """Make a PNG that says it is large and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        code = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", code)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "GIF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1"])
def test_pictures_of_each_kind_are_seen(kind: str, mode: str) -> None:
    picture = drawing(mode=mode)
    shown = opened(saved(picture.convert("L") if kind == "JPEG" else picture, kind))
    drawn = shown.render(0, 1.0)
    assert (drawn.width, drawn.height) == shown.pixels(0, 1.0)
    assert sum(colour(drawn, 0.1, 0.1)) < 400 < sum(colour(drawn, 0.9, 0.9))


def test_what_is_see_through_lies_on_white_paper() -> None:
    picture = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    drawn = opened(saved(picture, "PNG")).render(0, 1.0)
    assert colour(drawn, 0.5, 0.5) == (255, 255, 255)


def test_sixteen_bits_of_gray_are_seen() -> None:
    drawn = opened(saved(Image.new("I;16", (40, 40), 0x8000), "PNG")).render(0, 1.0)
    assert 120 < colour(drawn, 0.5, 0.5)[0] < 136


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    shown = opened(saved(drawing(), "JPEG", exif=exif, quality=95))
    lying = orientation in {5, 6, 7, 8}
    size = shown.sizes[0]
    assert (size.width < size.height) is lying
    where = [(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)][(orientation - 1) % 4]
    assert corner(shown.render(0, 1.0)) == {where}


def test_a_scan_of_several_pages_has_them_all() -> None:
    file = BytesIO()
    first, *others = (drawing((60 * page, 40)) for page in range(1, 4))
    first.save(file, "TIFF", save_all=True, append_images=others, dpi=(150, 150))
    shown = opened(file.getvalue())
    assert [round(size.width) for size in shown.sizes] == [72, 72, 86]
    assert is_teal(shown.render(2, 2.0), 0.1, 0.1)
    assert is_teal(shown.render(0, 2.0), 0.1, 0.1)
    assert count_pages(file.getvalue(), Media.TIFF) == 3


def test_of_a_long_scan_the_first_pages_are_shown_and_all_are_counted() -> None:
    file = BytesIO()
    tiny = Image.new("1", (1, 1))
    tiny.save(file, "TIFF", save_all=True, append_images=[tiny] * MOST_SCANS)
    shown = opened(file.getvalue())
    assert (len(shown.sizes), shown.count) == (MOST_SCANS, MOST_SCANS + 1)
    cut_off = file.getvalue()[:-100]
    assert opened(cut_off).count in {MOST_SCANS, MOST_SCANS + 1}
    assert count_pages(file.getvalue(), Media.TIFF) == MOST_SCANS + 1


def test_a_tiff_of_countless_pages_ends() -> None:
    """Each of these small directories leads to the next one, and the last to the first."""
    dot = b"".join(struct.pack("<HHII", tag, 3, 1, 1) for tag in (256, 257, 273))
    page, count = struct.pack("<H", 3) + dot, 200_000
    places = range(8, 8 + (len(page) + 4) * count, len(page) + 4)
    chain = (page + struct.pack("<I", following) for following in (*places[1:], 8))
    content = b"II*\0" + struct.pack("<I", 8) + b"".join(chain)
    assert count_pages(content, Media.TIFF) == count


def test_of_a_long_pdf_the_first_pages_are_shown_and_all_are_counted() -> None:
    shown = opened(pdf(MOST_PAGES + 1))
    assert (len(shown.sizes), shown.count) == (MOST_PAGES, MOST_PAGES + 1)
    assert shown.turned(1).count == MOST_PAGES + 1
    assert [hit.page for hit in shown.find(f"page {MOST_PAGES}")] == [MOST_PAGES - 1]
    assert not list(shown.find(f"page {MOST_PAGES + 1}"))


def test_a_sheet_at_300_dots_is_as_large_as_paper() -> None:
    size = opened(saved(Image.new("L", (2480, 3508)), "PNG", dpi=(300, 300))).sizes[0]
    assert (round(size.width), round(size.height)) == (595, 842)


def test_what_says_it_is_huge_is_shown_smaller() -> None:
    shown = opened(saved(Image.new("L", (9000, 30)), "PNG", dpi=(72, 72)))
    assert shown.sizes[0].width <= 1684
    assert opened(pdf(size=(14_000, 7_000))).sizes[0].width == 1684
    tall = opened(pdf(size=(1, 900))).sizes[0]
    assert (tall.width, tall.height) == (1, 900)


@pytest.mark.parametrize(
    "size",
    [(9_500, 9_000), (12_000, 12_000), (20_000, 20_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)],
)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_bomb_is_refused_before_it_goes_off(size: tuple[int, int]) -> None:
    with pytest.raises(AttachmentTooLargeError):
        opened(header_only(*size))


def test_a_picture_that_ends_too_early_is_refused_when_it_is_drawn() -> None:
    whole = saved(Image.effect_noise((300, 300), 50), "PNG")
    shown = opened(whole[: len(whole) // 2])
    with pytest.raises(UnviewableError):
        shown.render(0, 1.0)


def test_a_pdf_is_seen_and_searched() -> None:
    shown = opened(pdf(3))
    assert len(shown.sizes) == 3
    assert corner(shown.render(0, 1.0)) == {(0.1, 0.1)}
    (hit,) = shown.find("page 2")
    assert hit.page == 1


@pytest.mark.parametrize("part", [0.02, 0.3, 0.9])
def test_a_broken_pdf_is_refused_or_shows_what_is_left(part: float) -> None:
    whole = pdf(3)
    cut = whole[: max(int(len(whole) * part), 9)]
    with suppress(UnviewableError):
        opened(cut).render(0, 1.0)
    with pytest.raises(UnviewableError):
        opened(b"%PDF-1.7\n" + bytes(100))


def test_a_pdf_with_a_password_says_so() -> None:
    with pytest.raises(LockedAttachmentError):
        opened(pdf(lock="رمز"))
    assert count_pages(pdf(lock="رمز"), Media.PDF) is None


@given(st.binary(max_size=400), st.sampled_from(["JPEG", "PNG", "TIFF", "GIF", "BMP", "PDF"]))
def test_what_is_broken_anywhere_is_refused_or_shown(noise: bytes, kind: str) -> None:
    whole = pdf() if kind == "PDF" else saved(drawing((40, 30)), kind)
    middle = len(whole) // 3
    content = whole[:middle] + noise + whole[middle + len(noise) :]
    with suppress(AttachmentError):
        shown = opened(content)
        for page in range(len(shown.sizes)):
            shown.render(page, 0.5)


@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_turn_goes_all_the_way_round(kind: str) -> None:
    shown = opened(pdf(size=(300, 200)) if kind == "PDF" else saved(drawing(), kind))
    places = []
    for quarters in range(5):
        turned = shown.turned(quarters)
        drawn = turned.render(0, 1.0)
        assert abs(drawn.width - turned.pixels(0, 1.0)[0]) <= 1
        places.append(corner(drawn))
    assert places == [{(0.1, 0.1)}, {(0.9, 0.1)}, {(0.9, 0.9)}, {(0.1, 0.9)}, {(0.1, 0.1)}]


@pytest.mark.parametrize("quarters", range(4))
def test_what_was_found_is_marked_where_it_was_turned_to(quarters: int) -> None:
    shown = opened(pdf()).turned(quarters)
    ((place,),) = (hit.rectangles for hit in shown.find("page 1"))
    middle = ((place.left + place.right) / 2, (place.top + place.bottom) / 2)
    expected = [(115, 739), (103, 115), (480, 103), (739, 480)][quarters]
    assert middle == pytest.approx(expected, abs=16)


def test_only_what_has_pages_is_counted() -> None:
    assert count_pages(b"text", Media.TEXT) is None
    assert count_pages(pdf(4), Media.PDF) == 4
    assert count_pages(b"%PDF-", Media.PDF) is None
