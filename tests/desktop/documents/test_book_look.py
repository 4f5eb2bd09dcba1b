import zipfile
from io import BytesIO
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook
from PIL import Image

from desktop.documents.workbook import write_workbook
from desktop.minutes import Minutes
from tests.desktop.documents import sample


def written(minutes: Minutes) -> bytes:
    stream = BytesIO()
    write_workbook(minutes, stream)
    return stream.getvalue()


def read(minutes: Minutes) -> Any:
    return load_workbook(BytesIO(written(minutes)))


def with_emblem(emblem: bytes) -> Minutes:
    head = msgspec.structs.replace(sample.FULL.letterhead, emblem=emblem)
    return msgspec.structs.replace(sample.FULL, letterhead=head)


def test_every_sheet_is_headed_like_a_letter() -> None:
    for sheet in read(sample.FULL):
        rows = sheet.iter_rows(max_row=3, values_only=True)
        lines = ["".join(str(value) for value in row if value is not None) for row in rows]
        assert lines[0] == "شهرداری تهران – ادارهٔ خدمات اجتماعی شهرداری منطقهٔ ۱۱"
        assert lines[1].startswith("صورتجلسهٔ ۱۳، قرارگاه اجتماعی منطقهٔ ۱۱، ۱۴۰۵/۰۷/۱۲")
        assert lines[1].endswith(sheet.title)
        assert "شماره: ۱۱/۱۳/۱۴۰۵" in lines[2]
        assert "تاریخ: ۱۴۰۵/۰۷/۱۲" in lines[2]
        assert "امضاشده" in lines[2]
        assert len(sheet._images) == 1


def test_an_office_without_a_name_has_a_letterhead_too() -> None:
    sheet = read(sample.EMPTY).worksheets[0]
    assert sheet["A1"].value == "شهرداری منطقهٔ ۱۱"
    assert sheet["A2"].value.startswith("صورتجلسهٔ ۱، قرارگاه اجتماعی ناحیهٔ ۴ منطقهٔ ۱۱، ")
    assert not sheet._images


def test_the_emblem_is_stored_once_and_as_it_is() -> None:
    with zipfile.ZipFile(BytesIO(written(sample.FULL))) as archive:
        (name,) = (name for name in archive.namelist() if name.startswith("xl/media/"))
        assert archive.read(name) == sample.FULL.letterhead.emblem


def huge() -> bytes:
    stream = BytesIO()
    Image.new("1", (4001, 10)).save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize("emblem", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", huge()])
def test_what_is_no_emblem_is_left_out(emblem: bytes) -> None:
    assert not read(with_emblem(emblem)).worksheets[0]._images


@pytest.mark.parametrize("size", [(400, 10), (10, 400), (1, 1)])
def test_a_letterhead_has_room_beside_an_emblem_of_any_form(size: tuple[int, int]) -> None:
    stream = BytesIO()
    Image.new("1", size).save(stream, "PNG")
    for sheet in read(with_emblem(stream.getvalue())):
        (image,) = sheet._images
        assert image.anchor.ext.width <= 84 * 9525
        assert image.anchor.ext.height <= 66 * 9525


def test_file_says_what_it_is() -> None:
    about = read(sample.FULL).properties
    assert about.title == "صورتجلسهٔ ۱۳، قرارگاه اجتماعی منطقهٔ ۱۱، ۱۴۰۵/۰۷/۱۲"
    assert about.creator == about.lastModifiedBy == sample.FULL.office
    assert about.subject == sample.FULL.subject
    assert about.keywords == "صورتجلسه، قرارگاه اجتماعی منطقهٔ ۱۱، مهر ۱۴۰۵"
    assert about.language == "fa-IR"


def test_it_opens_at_its_beginning_and_fits_a_small_screen() -> None:
    book = read(sample.FULL)
    assert book.active is book.worksheets[0]
    for sheet in book:
        selected = sheet.sheet_view.selection[-1]
        assert (selected.activeCell, selected.sqref) == ("A1", "A1")
        assert 75 <= sheet.sheet_view.zoomScale <= 100
