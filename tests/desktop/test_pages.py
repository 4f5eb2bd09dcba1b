"""Finished pages read back: how they look, and what is found where on them."""

import gc
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from pypdfium2 import PdfiumError

from desktop.documents.export import Format, export
from desktop.documents.papers import attendance_paper, invitations_paper, minutes_paper
from desktop.pages import _PDFIUM, Hit, Pages, Picture
from tests.desktop.documents.sample import FULL
from tests.desktop.transfer.papers import paper

LONG = FULL.agenda[1].remarks[0].gist
WITHOUT_ITS_PAGE = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def unheard(_done: int, _total: int) -> None:
    """Report to nobody."""


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(minutes_paper(FULL, unheard))


def image(picture: Picture) -> Image.Image:
    size = (picture.width, picture.height)
    return Image.frombytes("RGB", size, picture.pixels, "raw", "BGRX", picture.stride)


def darkest(pages: Pages, hit: Hit) -> int:
    """Look for ink where a text is said to be."""
    drawn = image(pages.render(hit.page, 1.0)).convert("L")
    boxes = ((each.left, each.top, each.right, each.bottom) for each in hit.rectangles)
    return max(min(drawn.crop(box).tobytes()) for box in boxes)


def test_pages_are_as_large_as_paper_and_not_blank(pages: Pages) -> None:
    assert len(pages.sizes) >= 2
    for page, size in enumerate(pages.sizes):
        assert (round(size.width), round(size.height)) == (595, 842)
        drawn = image(pages.render(page, 0.5))
        assert drawn.size == pages.pixels(page, 0.5) == (298, 421)
        assert len(set(drawn.convert("L").tobytes())) > 20


@pytest.mark.parametrize("scale", [0.7071, 1.0, 2.33])
def test_rows_of_a_page_are_those_of_the_whole(pages: Pages, scale: float) -> None:
    whole = pages.render(0, scale)
    for rows in (range(77), range(100, 333), range(whole.height - 5, whole.height)):
        part = pages.render(0, scale, rows)
        assert (part.width, part.height) == (whole.width, len(rows))
        assert part.pixels == whole.pixels[rows.start * whole.stride : rows.stop * whole.stride]


@pytest.mark.parametrize(
    "typed",
    [
        "مددسرای منطقه",
        "مددسرای  منطقه",  # two spaces
        "ساماندهي بي‌سرپناهان",  # an Arabic keyboard
        "بي سرپناهان",
        "بی‌سرپناهان",
        "بيسرپناهان",
        "مــددسرا",
        "پذیرش 85 نفر",
        "پذیرش ٨٥ نفر",
        "کمیته امداد",
        "کمیتهٔ امداد",
        "(اتوبوس خواب)",
        "راه اهن",
        "«مددسرای» منطقه",  # marks that the page does not have
    ],
)
def test_a_text_is_found_however_it_is_typed(pages: Pages, typed: str) -> None:
    hits = list(pages.find(typed))
    assert hits
    for hit in hits:
        assert hit.rectangles
        assert darkest(pages, hit) < 160


def test_what_is_not_there_is_not_found(pages: Pages) -> None:
    for typed in ("پذیرش ۸۶ نفر", "", "   ", "\u200c"):
        assert list(pages.find(typed)) == []


def test_bookmarks_lead_to_their_words(pages: Pages) -> None:
    titles = [each.title for each in pages.bookmarks if each.level == 0]
    assert titles[0] == "حاضران"
    assert titles[-2:] == ["امضاها", "امضای الکترونیکی"]
    for mark in pages.bookmarks:
        words = mark.title.split(". ")[-1][:20]
        on_page = [hit.rectangles[0] for hit in pages.find(words) if hit.page == mark.page]
        assert any(-2 < place.top - mark.down < 20 for place in on_page)


def test_a_phrase_is_found_across_the_ends_of_lines(pages: Pages) -> None:
    (hit,) = pages.find(LONG)
    assert len(hit.rectangles) == 2
    upper, lower = hit.rectangles
    assert upper.bottom <= lower.top + 2
    assert darkest(pages, hit) < 160


def test_finds_come_in_the_order_of_reading(pages: Pages) -> None:
    hits = list(pages.find("مددسرا"))
    places = [(hit.page, round(hit.rectangles[0].top)) for hit in hits]
    assert len(places) > 2
    assert [page for page, _ in places] == sorted(page for page, _ in places)


def test_several_threads_may_ask_at_once(pages: Pages) -> None:
    once = pages.render(0, 1.0), list(pages.find("منطقه"))

    def ask(_turn: int) -> tuple[Picture, list[Hit]]:
        own = Pages(pages.data)  # it is closed in the middle of what the others do
        assert own.sizes == pages.sizes
        del own
        gc.collect()
        return pages.render(0, 1.0), list(pages.find("منطقه"))

    with ThreadPoolExecutor(4) as threads:
        assert all(answer == once for answer in threads.map(ask, range(12)))


def test_one_that_proves_broken_is_closed_while_nobody_reads() -> None:
    begun, read = Event(), Event()

    def work() -> None:
        with _PDFIUM:
            begun.set()
            read.wait(0.3)
            read.set()

    with pytest.raises(PdfiumError) as refusal:
        Pages(WITHOUT_ITS_PAGE)
    with ThreadPoolExecutor(1) as other:
        other.submit(work)
        assert begun.wait(5)
        del refusal
        gc.collect()
        assert read.is_set()


def test_the_minutes_are_the_very_bytes_of_an_export(tmp_path: Path) -> None:
    for minutes in (FULL, paper()):
        (path,) = export(minutes, tmp_path, {Format.PDF}, replace=True)
        assert minutes_paper(minutes, unheard) == path.read_bytes()
        (path, _) = export(minutes, tmp_path, set(Format), replace=True)
        assert minutes_paper(minutes, unheard) == path.read_bytes()


def test_the_other_papers_say_whose_they_are() -> None:
    letters = Pages(invitations_paper(FULL, date(2026, 9, 28), unheard))
    sheet = Pages(attendance_paper(FULL, unheard))
    assert len(letters.sizes) == len(FULL.members)
    for member in FULL.members:
        assert list(letters.find(member.name or member.post))
        assert list(sheet.find(member.name or member.post))
