from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from desktop.documents.follow_up_slip_pdf import write_follow_up_slip
from desktop.errors import NoOpenWorkError
from desktop.meetings.open_work import all_open_work
from desktop.office import OpenOffice
from desktop.open_work import OpenWork
from desktop.persian import digits
from desktop.typeset.archive import Archive
from tests import strategies
from tests.desktop.documents import lists
from tests.desktop.documents.reading import (
    holds,
    is_held,
    leaves,
    letters,
)
from tests.desktop.documents.test_archive import titles
from tests.desktop.typeset import conftest as taken
from tests.desktop.typeset.conftest import preflight, tree

HEAD = """
    برگ پیگیری
    به: شهرداری ناحیهٔ ۴
    از: دبیرخانهٔ قرارگاه اجتماعی منطقهٔ ۱۱
    موضوع: پیگیری ۲ اقدام باز، ۱ اقدام با تأخیر
    با سلام و احترام
    خواهشمند است وضعیت هر یک از اقدام‌های زیر را که تا تاریخ دوشنبه ۱۳ مهر ۱۴۰۵ به پایان نرسیده
    است، در همین برگ بنویسید و آن را پس از امضا به دبیرخانهٔ قرارگاه اجتماعی منطقهٔ ۱۱ بازگردانید.
    اقدام‌های آن دستگاه
"""
CASES = {"full": lists.WORK, "bare": lists.BARE_WORK, "hostile": lists.hostile_work()}


def written(work: OpenWork, archive: Archive = Archive.A3B) -> bytes:
    stream = BytesIO()
    write_follow_up_slip(work, stream, archive=archive)
    return stream.getvalue()


def text_of(work: OpenWork) -> str:
    return letters(taken.pdftotext(written(work)))


def test_slip_says_what_a_person_reads() -> None:
    text = text_of(lists.WORK)
    assert letters(HEAD) in text
    for phrase in (
        "شهرداری تهران",
        "بسمه تعالی",
        "تاریخ: ۱۴۰۵/۰۷/۱۳",
        "استقرار مددسرای سیار (اتوبوس خواب)",
        "مصوبهٔ ۳، اقدام ب، جلسهٔ ۱۰ قرارگاه اجتماعی منطقهٔ ۱۱ مورخ ۱۴۰۵/۰۴/۲۱",
        "مددسرای سیار در محدودهٔ میدان راه‌آهن مستقر شود.",
        "شرط: تأیید نظر کارشناسی",
        "با همکاری بهزیستی و کلانتری",
        "آخرین گزارش: در حال انجام – دو جای پیشنهادی بازدید شد. (۱۴۰۵/۰۶/۱۵، نامهٔ ۱۱/۲۱۹۴)",
        "۴۴ روز تأخیر",
        "۳ جلسه معوق",
        "مورخ ۱۴۰۵/۰۷/۰۸، پیش‌نویس",
        "ماهانه",
        "تازه",
        "☐ انجام شد",
        "☐ در حال انجام",
        "☐ نیاز به تصمیم",
        "شمارهٔ نامه:",
        "همکاری با دستگاه‌های دیگر",
        "ادارهٔ آموزش شهروندی",
        "از ۹ جلسه پیش",
        "بدون مهلت",
        "پاسخ‌دهنده:",
        "رویا امینی",
        "دبیر قرارگاه اجتماعی منطقهٔ ۱۱",
        "بازگشت به: دبیرخانهٔ قرارگاه اجتماعی منطقهٔ ۱۱",
    ):
        assert holds(text, phrase), phrase


def test_only_what_is_past_its_deadline_is_called_overdue() -> None:
    late, timely = lists.TASKS[0], msgspec.structs.replace(lists.TASKS[1], age=3)
    for task, said, unsaid in (
        (late, "۳ جلسه معوق", "از ۳ جلسه پیش"),
        (timely, "از ۳ جلسه پیش", "معوق"),
    ):
        text = text_of(msgspec.structs.replace(lists.WORK, responsible=(task,), supporting=()))
        assert letters(said) in text
        assert letters(unsaid) not in text


def test_each_task_has_room_for_its_own_answer_and_what_it_supports_has_none() -> None:
    text = text_of(lists.WORK)
    assert text.count(letters("توضیح:")) == text.count(letters("شمارهٔ نامه:")) == 2
    assert text.count("☐") == 6


def test_slip_of_the_sample_office_holds_every_field(sample: OpenOffice) -> None:
    found = all_open_work(sample, lists.TODAY)
    assert len(found) > 15
    for work in found:
        text = text_of(work)
        assert [leaf for leaf in leaves(asked(work)) if not is_held(text, leaf)] == []


def asked(work: OpenWork) -> OpenWork:
    """Leave out what a slip does not tell of the work of others, and what nobody signs with."""
    others = (
        msgspec.structs.replace(task, condition=None, supporters=(), last=None)
        for task in work.supporting
    )
    secretary = work.secretary.removeprefix("خانم ")
    return msgspec.structs.replace(work, supporting=tuple(others), secretary=secretary)


def test_who_only_supports_is_told_and_asked_for_nothing() -> None:
    text = text_of(msgspec.structs.replace(lists.WORK, responsible=()))
    assert holds(text, "موضوع: همکاری در ۱ اقدام باز")
    assert holds(text, "به استحضار می‌رساند")
    assert "☐" not in text
    assert letters("پاسخ‌دهنده") not in text
    assert letters("خواهشمند") not in text


def test_without_open_work_there_is_no_paper() -> None:
    stream = BytesIO()
    with pytest.raises(NoOpenWorkError) as refused:
        write_follow_up_slip(
            msgspec.structs.replace(lists.WORK, responsible=(), supporting=()), stream
        )
    assert refused.value.organization == lists.WORK.organization
    assert stream.getvalue() == b""


@pytest.mark.parametrize("name", CASES)
def test_oldest_form_passes_preflight(name: str, tmp_path: Path) -> None:
    verdict = preflight(written(CASES[name], Archive.A1B), tmp_path)
    assert "is a valid PDF/A-1b file" in verdict, verdict


@pytest.mark.parametrize("name", ["full", "bare"])
def test_same_work_gives_the_same_bytes(name: str) -> None:
    assert written(CASES[name]) == written(CASES[name])


def test_file_tells_whose_it_is_and_has_nothing_attached() -> None:
    file = PdfReader(BytesIO(written(lists.WORK)))
    assert file.metadata is not None
    assert file.metadata.title == "برگ پیگیری شهرداری ناحیهٔ ۴"
    assert file.metadata.author == "شهرداری منطقهٔ ۱۱"
    assert file.metadata.subject == "پیگیری ۲ اقدام باز، ۱ اقدام با تأخیر"
    assert str(file.root_object["/Lang"]) == "fa-IR"
    assert not file.attachments
    assert titles(file.outline) == [
        "اقدام‌های آن دستگاه",
        ["۱. استقرار مددسرای سیار (اتوبوس خواب)", "۲. تهیهٔ فهرست و نشانی جاها"],
        "همکاری با دستگاه‌های دیگر",
    ]


def test_tree_has_a_title_and_a_table_for_each_part() -> None:
    roles = [part.role for part in tree(written(lists.WORK)).walk()]
    assert (roles.count("H1"), roles.count("Table")) == (1, 2)
    assert roles.count("TR") == 2 + 2 + 1


def test_long_work_says_on_each_page_what_goes_on() -> None:
    many = msgspec.structs.replace(lists.WORK, responsible=lists.TASKS * 8, supporting=())
    pages = [letters(page) for page in taken.pdftotext(written(many)).split("\f")[:-1]]
    assert len(pages) > 3
    assert all(letters("اقدام‌های آن دستگاه (ادامه)") in page for page in pages[1:-1])
    for number, page in enumerate(pages, 1):
        assert letters(f"صفحهٔ {digits(number)} از {digits(len(pages))}") in page
    assert all(letters("برگ پیگیری شهرداری ناحیهٔ ۴") in page for page in pages[1:])


@pytest.mark.parametrize("count", range(2, 12))
def test_signatures_are_never_alone_on_a_page(count: int) -> None:
    many = msgspec.structs.replace(lists.WORK, responsible=lists.TASKS[:1] * count, supporting=())
    *_, last = taken.pdftotext(written(many)).split("\f")[:-1]
    assert letters("پاسخ‌دهنده:") in letters(last)
    assert letters("شمارهٔ نامه:") in letters(last)


@settings(max_examples=25)
@given(strategies.of(OpenWork))
def test_any_work_is_printed_or_there_is_none(work: OpenWork) -> None:
    if work.responsible or work.supporting:
        assert written(work).startswith(b"%PDF")
