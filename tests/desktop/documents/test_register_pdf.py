from datetime import date
from io import BytesIO
from pathlib import Path
from time import process_time

import msgspec
import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from db.records import Priority
from desktop.documents.register_pdf import write_register
from desktop.errors import NothingDecidedError
from desktop.meetings.register import headquarters_of, register
from desktop.office import OpenOffice
from desktop.persian import digits
from desktop.register import Filters, Register, RegisterTooLongError
from desktop.typeset.archive import Archive
from tests import strategies
from tests.desktop.documents import lists
from tests.desktop.documents.reading import (
    holds,
    in_reading_order,
    is_held,
    leaves,
    letters,
)
from tests.desktop.documents.test_archive import titles
from tests.desktop.typeset import conftest as taken
from tests.desktop.typeset.conftest import preflight, tree

HEAD = """
    دفتر مصوبات همهٔ قرارگاه‌های منطقهٔ ۱۱
    از ۱ فروردین ۱۴۰۵ تا ۳۱ شهریور ۱۴۰۵
    ۲ مصوبه، ۲ اقدام: ۱ انجام‌شده، ۱ باز (۱ با تأخیر)
"""


def written(book: Register, archive: Archive = Archive.A3B) -> bytes:
    stream = BytesIO()
    write_register(book, stream, archive=archive)
    return stream.getvalue()


def sheets(book: Register) -> list[str]:
    return [letters(page) for page in taken.pdftotext(written(book)).split("\f")[:-1]]


def with_resolutions(count: int) -> Register:
    """A register of one meeting after the other, of four resolutions each."""
    four = tuple(msgspec.structs.replace(lists.SHELTER, number=number) for number in (1, 2, 3, 4))
    meetings = (
        msgspec.structs.replace(
            lists.BOOK.meetings[0],
            origin=msgspec.structs.replace(lists.TENTH, number=number),
            resolutions=four,
        )
        for number in range(1, count // 4 + 1)
    )
    return msgspec.structs.replace(lists.BOOK, meetings=tuple(meetings))


def test_a_resolution_stands_once_beside_its_actions() -> None:
    alike = msgspec.structs.replace(lists.SHELTER, actions=lists.SHELTER.actions[:1] * 3)
    meeting = msgspec.structs.replace(lists.BOOK.meetings[0], resolutions=(alike,))
    (text,) = sheets(msgspec.structs.replace(lists.BOOK, meetings=(meeting,)))
    assert text.count(letters("محله: راه‌آهن")) == 1
    assert text.count(letters("تعمیر سامانهٔ گرمایش")) == 3


def test_a_resolution_that_goes_on_on_a_new_page_is_named_there_again() -> None:
    many = msgspec.structs.replace(lists.SHELTER, actions=lists.SHELTER.actions[:1] * 30)
    meeting = msgspec.structs.replace(lists.BOOK.meetings[0], resolutions=(many,))
    first, *others = sheets(msgspec.structs.replace(lists.BOOK, meetings=(meeting,)))
    assert letters("(ادامه)") not in first
    assert others
    assert [page.count(letters("(ادامه)")) for page in others] == [2] * len(others)  # with heading


def test_register_says_what_a_person_reads() -> None:
    (text,) = sheets(lists.BOOK)
    assert letters(HEAD) in text
    for phrase in (
        "شهرداری منطقهٔ ۱۱",
        "تاریخ: ۱۴۰۵/۰۷/۱۳",
        "جلسهٔ ۱۰، یکشنبه ۲۱ تیر ۱۴۰۵، قرارگاه اجتماعی منطقهٔ ۱۱",
        "۱ مددسرای منطقه پیش از آغاز سرما بازسازی شود.",
        "به شرط تأمین اعتبار",
        "محور: بی‌سرپناهان، سلامت",
        "محله: راه‌آهن، هلال‌احمر",
        "۱-الف. تعمیر سامانهٔ گرمایش",
        "معاونت فنی و عمران",
        "با همکاری بهزیستی و مجمع خیرین",
        "۳۱ مرداد ۱۴۰۵",
        "فصلی",
        "۴۴ روز تأخیر",
        "در حال انجام – پیمانکار برگزیده شد.",
        "(۱۴۰۵/۰۶/۲۹، جلسهٔ ۱۲)",
        "۱-ب. تأمین ۱۲۰ تخته پتو",
        "بدون مهلت",
        "انجام‌شده (۱۴۰۵/۰۶/۱۵، نامهٔ ۱۱/۲۲۰۰)",
        "گشت حامی شهر ادامه یابد.",
        "بدون اقدام",
        "جلسهٔ ۱۲، چهارشنبه ۸ مهر ۱۴۰۵، قرارگاه اجتماعی ناحیهٔ ۴، پیش‌نویس",
        "بدون مصوبه",
        "وضعیت در تاریخ ۱۴۰۵/۰۷/۱۳",
    ):
        assert holds(text, phrase), phrase


def test_register_of_one_headquarters_names_it_once() -> None:
    own = msgspec.structs.replace(lists.BOOK, headquarters="قرارگاه اجتماعی منطقهٔ ۱۱")
    text = "".join(sheets(own))
    assert letters("دفتر مصوبات قرارگاه اجتماعی منطقهٔ ۱۱") in text
    assert text.count(letters("قرارگاه اجتماعی منطقهٔ ۱۱")) == 1


def test_register_of_the_sample_office_holds_every_field(sample: OpenOffice) -> None:
    spring, autumn = date(2025, 3, 21), date(2026, 11, 20)
    for of in (None, headquarters_of(sample, 4)):
        book = register(
            sample,
            Filters(since=spring, until=autumn, headquarters=of.id if of else None),
            lists.TODAY,
        )
        texts = text_by_pypdf(book), "".join(sheets(book))
        assert book.totals.resolutions > 1
        cover = (book.letterhead, book.district, book.office, book.headquarters, book.subdistrict)
        days = (book.since, book.until, book.on)
        said = [
            leaf for leaf in leaves((cover, days, book.meetings)) if not isinstance(leaf, Priority)
        ]
        lost = [leaf for leaf in said if not any(is_held(text, leaf) for text in texts)]
        assert lost == []


def text_by_pypdf(book: Register) -> str:
    """What stands on the page line by line; pdftotext guesses columns, and pulls cells apart.

    It in turn breaks a line at a vowel mark, where pdftotext does not.
    """
    pages = PdfReader(BytesIO(written(book))).pages
    lines = [
        line for page in pages for line in page.extract_text(extraction_mode="layout").split("\n")
    ]
    return "".join(letters(in_reading_order(line)) for line in lines)


def test_without_resolutions_there_is_no_paper() -> None:
    stream = BytesIO()
    with pytest.raises(NothingDecidedError):
        write_register(
            msgspec.structs.replace(lists.BOOK, meetings=lists.BOOK.meetings[1:]), stream
        )
    assert stream.getvalue() == b""


def test_a_register_that_nobody_could_turn_the_pages_of_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    totals = lists.BOOK.totals
    monkeypatch.setattr("desktop.register.MOST_PRINTED", totals.resolutions + totals.actions)
    assert written(lists.BOOK)
    monkeypatch.setattr("desktop.register.MOST_PRINTED", totals.resolutions + totals.actions - 1)
    with pytest.raises(RegisterTooLongError) as refused:
        written(lists.BOOK)
    assert refused.value.printed


def test_each_page_repeats_columns_and_the_meeting_that_goes_on() -> None:
    pages = sheets(with_resolutions(60))
    assert len(pages) > 6
    for number, page in enumerate(pages, 1):
        assert letters("مسئول پیگیری") in page
        assert letters(f"صفحهٔ {digits(number)} از {digits(len(pages))}") in page
        assert page.count(letters("(ادامه)")) <= 1
    assert any(letters("یکشنبه ۲۱ تیر ۱۴۰۵، قرارگاه اجتماعی منطقهٔ ۱۱ (ادامه)") in p for p in pages)
    assert all(letters("از ۱ فروردین ۱۴۰۵ تا ۳۱ شهریور ۱۴۰۵") in page for page in pages)


def test_actions_of_a_resolution_stay_together() -> None:
    for page in sheets(with_resolutions(60)):
        for number in "۱۲۳۴":
            first, second = (letters(f"{number}-{letter}.") for letter in ("الف", "ب"))
            assert page.count(first) == page.count(second)


def test_bookmarks_name_meetings_and_their_resolutions() -> None:
    assert titles(PdfReader(BytesIO(written(lists.BOOK))).outline) == [
        "جلسهٔ ۱۰، یکشنبه ۲۱ تیر ۱۴۰۵، قرارگاه اجتماعی منطقهٔ ۱۱",
        ["۱. مددسرای منطقه پیش از آغاز سرما بازسازی شود.", "۲. گشت حامی شهر ادامه یابد."],
        "جلسهٔ ۱۲، چهارشنبه ۸ مهر ۱۴۰۵، قرارگاه اجتماعی ناحیهٔ ۴، پیش‌نویس",
    ]


def test_file_lies_across_tells_whose_it_is_and_has_nothing_attached() -> None:
    file = PdfReader(BytesIO(written(lists.BOOK)))
    assert file.metadata is not None
    assert file.metadata.title == "دفتر مصوبات همهٔ قرارگاه‌های منطقهٔ ۱۱"
    assert file.metadata.author == "شهرداری منطقهٔ ۱۱"
    assert str(file.root_object["/Lang"]) == "fa-IR"
    assert not file.attachments
    assert all(page.mediabox.width > page.mediabox.height for page in file.pages)
    tables = [part for part in tree(written(lists.BOOK)).walk() if part.role == "Table"]
    assert len(tables) == 1


def test_oldest_form_passes_preflight(tmp_path: Path) -> None:
    verdict = preflight(written(lists.BOOK, Archive.A1B), tmp_path)
    assert "is a valid PDF/A-1b file" in verdict, verdict


def test_time_grows_with_the_resolutions_and_not_faster() -> None:
    def seconds(count: int) -> float:
        book = with_resolutions(count)
        start = process_time()
        written(book)
        return process_time() - start

    seconds(20)
    assert seconds(480) < 16 * seconds(60)


@settings(max_examples=12)
@given(strategies.of(Register))
def test_any_register_is_printed_or_there_is_none(book: Register) -> None:
    if book.totals.resolutions:
        assert written(book).startswith(b"%PDF")
