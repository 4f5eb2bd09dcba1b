from io import BytesIO

import msgspec

from desktop.documents.letterhead_pdf import write_letterhead
from desktop.minutes import Letterhead
from desktop.pages import Pages
from tests.desktop.documents import sample

HEAD = sample.FULL.letterhead
OFFICE = "شهرداری منطقهٔ ۱۱"


def written(head: Letterhead, office: str) -> bytes:
    stream = BytesIO()
    write_letterhead(head, office, stream)
    return stream.getvalue()


def test_a_letterhead_is_one_strip_as_wide_as_a_paper() -> None:
    pages = Pages(written(HEAD, OFFICE))
    (size,) = pages.sizes
    assert round(size.width) == 595
    assert 60 < size.height < 120
    for text in (HEAD.organization, HEAD.invocation, OFFICE):
        assert list(pages.find(text))


def test_a_long_name_makes_the_strip_higher_and_stays_on_it() -> None:
    long = "ادارهٔ خدمات اجتماعی و مشارکت‌های مردمی " * 5
    (size,) = Pages(written(HEAD, long)).sizes
    assert size.height > Pages(written(HEAD, OFFICE)).sizes[0].height


def test_nothing_filled_in_is_still_a_strip() -> None:
    assert len(Pages(written(Letterhead("", "", b""), "")).sizes) == 1


def test_the_same_letterhead_gives_the_same_bytes_and_another_emblem_others() -> None:
    bare = msgspec.structs.replace(HEAD, emblem=b"")
    assert written(HEAD, OFFICE) == written(HEAD, OFFICE) != written(bare, OFFICE)
