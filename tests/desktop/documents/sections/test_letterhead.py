import re
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from desktop.documents.press import about, print_paper
from desktop.documents.sections.letterhead import letterhead
from desktop.minutes import Letterhead
from desktop.typeset.document import Document, Paper
from desktop.typeset.style import MM
from tests.desktop.documents import sample
from tests.desktop.typeset.conftest import letters, pdftotext, rastered, tree

NUMBERS = (("شماره", "۱۱/۱۳/۱۴۰۵"), ("تاریخ", "۱۴۰۵/۰۷/۱۲"), ("پیوست", ""))
DPI = 72


def emblem(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("L", (width, height), 0).save(file, "PNG")
    return file.getvalue()


def bomb() -> bytes:
    """A file that says of itself that it unpacks to more than memory holds."""
    small = emblem(9, 9)
    head = small[12:16] + struct.pack(">II", 60_000, 60_000) + small[24:29]
    return small[:12] + head + struct.pack(">I", zlib.crc32(head)) + small[33:]


def printed(png: bytes = b"", organization: str = "شهرداری تهران") -> bytes:
    head = Letterhead(organization=organization, invocation="بسمه تعالی", emblem=png)
    block = letterhead(head, "شهرداری منطقهٔ ۱۱\nناحیهٔ ۴", NUMBERS)
    stream = BytesIO()
    print_paper(Document(about("سربرگ", "", sample.FULL.held_on), (block,)), stream)
    return stream.getvalue()


def ink(pdf: bytes, left: float, right: float) -> tuple[float, float, float, float]:
    """Edges in points of what stands between two places across the page, at its head."""
    page = rastered(pdf, dpi=DPI).convert("L").crop((int(left), 0, int(right), 200))
    box = page.point(lambda level: 255 * (level < 200)).getbbox()
    assert box is not None
    return (box[0] + left, box[1], box[2] + left, box[3])


def test_it_names_the_office_and_its_numbers() -> None:
    text = letters(pdftotext(printed()))
    for part in ("شهرداری تهران", "ناحیهٔ ۴", "بسمه تعالی", "شماره: ۱۱/۱۳/۱۴۰۵"):
        assert letters(part) in text


def test_number_not_known_has_room_for_the_pen() -> None:
    assert letters("پیوست: ..........") in letters(pdftotext(printed()))


@pytest.mark.parametrize("png", [b"", emblem(300, 300)], ids=("without", "with"))
def test_invocation_stands_in_the_middle_of_the_text(png: bytes) -> None:
    paper = Paper()
    middle = paper.left + paper.text_width / 2
    left, _, right, _ = ink(printed(png), middle - 21 * MM, middle + 21 * MM)
    assert (left + right) / 2 == pytest.approx(middle, abs=2)


@pytest.mark.parametrize("size", [(300, 300), (900, 300), (10, 400), (4000, 30)])
def test_emblem_keeps_its_shape_and_stays_in_its_room(size: tuple[int, int]) -> None:
    (page,) = PdfReader(BytesIO(printed(emblem(*size)))).pages
    content = page.get_contents()
    assert content is not None
    (matrix,) = re.findall(rb"q ([\d. -]+) cm /\w+ Do Q", content.get_data())
    width, _, _, height, left, _ = map(float, matrix.split())
    paper = Paper()
    assert left + width == pytest.approx(paper.width - paper.right, abs=0.01)
    assert width <= 24 * MM + 0.01
    assert height <= 17 * MM + 0.01
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


def test_emblem_says_whose_it_is_to_who_does_not_see_it() -> None:
    (figure,) = (
        part
        for part in tree(printed(sample.FULL.letterhead.emblem)).walk()
        if part.role == "Figure"
    )
    assert figure.entries["/Alt"] == "نشان شهرداری تهران"


@pytest.mark.parametrize(
    "png", [b"no picture", emblem(300, 300)[:-40], emblem(9, 9)[:20], emblem(5000, 9), bomb()]
)
def test_emblem_that_cannot_be_read_is_left_out(png: bytes) -> None:
    assert not PdfReader(BytesIO(printed(png))).pages[0].images
    assert printed(png) == printed()


def test_organization_of_no_name_leaves_no_empty_line() -> None:
    text = pdftotext(printed(organization=""))
    assert letters(text).startswith(letters("شهرداری منطقهٔ ۱۱"))
