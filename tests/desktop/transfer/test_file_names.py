from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import HeadquartersKind, Priority
from desktop.minutes import Minutes
from desktop.register import Course
from desktop.transfer.file_names import (
    ATTENDANCE_SHEET,
    INVITATIONS,
    file_name,
    free_name,
    manifest_name,
    profile_name,
    register_name,
    slip_name,
)
from desktop.transfer.legal_names import is_legal
from tests.desktop.documents.lists import BOOK, WORK
from tests.desktop.documents.test_neighborhood_profile_pdf import FULL
from tests.desktop.transfer.papers import paper


def test_name_says_whose_which_and_when() -> None:
    assert file_name(paper(), ".pdf") == "صورتجلسهٔ قرارگاه منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۴.۰۷.۱۲.pdf"


@pytest.mark.parametrize(
    ("called", "name"),
    [
        (INVITATIONS, "دعوت‌نامه‌های قرارگاه منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۴.۰۷.۱۲.pdf"),
        (ATTENDANCE_SHEET, "برگ حضور قرارگاه منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۴.۰۷.۱۲.pdf"),
    ],
)
def test_papers_of_one_meeting_do_not_meet(called: str, name: str) -> None:
    assert file_name(paper(), ".pdf", called) == name
    assert is_legal(name)


def test_subdistrict_and_district_do_not_meet() -> None:
    one = msgspec.structs.replace(
        paper(), headquarters_kind=HeadquartersKind.SUBDISTRICT, subdistrict=2
    )
    assert file_name(one, ".xlsx") == (
        "صورتجلسهٔ قرارگاه ناحیهٔ ۲ منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۴.۰۷.۱۲.xlsx"
    )


def test_amendment_does_not_meet_what_it_amends() -> None:
    amended = msgspec.structs.replace(paper(), version=2)
    assert file_name(amended, ".pdf").endswith("۱۴۰۴.۰۷.۱۲ – نسخهٔ ۲.pdf")


def test_two_things_of_one_name_are_told_apart() -> None:
    name = "جلسهٔ ۳ – ۱۴۰۵.۰۶.۱۵.pdf"
    assert free_name(name, ()) == name
    taken = {name, "جلسهٔ ۳ – ۱۴۰۵.۰۶.۱۵ (۲).pdf"}
    assert free_name(name, taken) == "جلسهٔ ۳ – ۱۴۰۵.۰۶.۱۵ (۳).pdf"


def _held(*numbers: int, subdistrict: int | None = None, version: int = 1) -> list[Minutes]:
    kind = HeadquartersKind.SUBDISTRICT if subdistrict else HeadquartersKind.DISTRICT
    return [
        msgspec.structs.replace(
            paper(),
            uuid=f"{subdistrict or 0:18}{number:18}",
            number=number,
            headquarters_kind=kind,
            subdistrict=subdistrict,
            version=version,
            held_on=date(2025, 10, 4) + timedelta(number % 2),
        )
        for number in numbers
    ]


@pytest.mark.parametrize(
    ("papers", "told"),
    [
        (_held(1, 2, 4), "جلسه‌های ۱، ۲ و ۴"),
        (_held(4, 3, 1), "جلسه‌های ۱، ۳ و ۴"),
        (_held(12, 13) + _held(11, subdistrict=4), "جلسه‌های ۱۲ و ۱۳ – ناحیهٔ ۴ جلسهٔ ۱۱"),
        (_held(*range(2, 40)), "جلسه‌های ۲ تا ۳۹"),
        (_held(*range(1, 40, 2), 2), "۲۱ صورتجلسه – نشان ۰۲۰۰۱۵"),
        (_held(*range(1, 40, 2), 4), "۲۱ صورتجلسه – نشان ۳۵۷۲۶۸"),
        (_held(1, 4) + _held(2, version=2), "۳ صورتجلسه – نشان ۸۷۴۴۲۱"),
        (_held(1, 4) + _held(2, version=3), "۳ صورتجلسه – نشان ۳۰۲۸۹۸"),
    ],
)
def test_manifest_of_several_tells_of_which(papers: list[Minutes], told: str) -> None:
    name = manifest_name(papers)
    assert name == f"فهرست ارسال – منطقهٔ ۱۱ – {told} – ۱۴۰۴.۰۷.۱۲ تا ۱۴۰۴.۰۷.۱۳.sha256"
    assert is_legal(name)
    assert manifest_name(papers[::-1]) == name


@given(
    st.builds(
        lambda number, subdistrict, held_on, version: msgspec.structs.replace(
            paper(),
            number=number,
            headquarters_kind=HeadquartersKind.SUBDISTRICT,
            subdistrict=subdistrict,
            held_on=held_on,
            version=version,
        ),
        st.integers(1, 2**63),
        st.integers(1, 2**63),
        st.dates(date(1930, 1, 1), date(2120, 1, 1)),
        st.integers(1, 2**63),
    )
)
def test_every_name_is_legal_and_the_same_twice(minutes: Minutes) -> None:
    name = file_name(minutes, ".xlsx")
    assert is_legal(name)
    assert len(name.encode("utf-16-le")) // 2 <= 255
    assert file_name(minutes, ".xlsx") == name


def test_slip_says_whose_it_is() -> None:
    assert slip_name(WORK) == "برگ پیگیری منطقهٔ ۱۱ – شهرداری ناحیهٔ ۴ – ۱۴۰۵.۰۷.۱۳.pdf"


@pytest.mark.parametrize(
    ("organization", "named"),
    [
        ("کلانتری ۱۱۵: (سرای/محله)\n", "کلانتری ۱۱۵ سرای محله"),
        ("می‌رود\u200e و مُهر", "می‌رود و مُهر"),
        ("...", "دستگاه"),
        ("ب" * 200, "ب" * 60),
        ("aux", "aux"),
    ],
)
def test_of_a_typed_name_only_letters_get_into_a_file_name(organization: str, named: str) -> None:
    name = slip_name(msgspec.structs.replace(WORK, organization=organization))
    assert name == f"برگ پیگیری منطقهٔ ۱۱ – {named} – ۱۴۰۵.۰۷.۱۳.pdf"


@given(st.text(st.characters()))
def test_every_slip_has_a_legal_name(organization: str) -> None:
    name = slip_name(msgspec.structs.replace(WORK, organization=organization))
    assert is_legal(name)
    assert len(name.encode()) < 240  # «(۲)» can still come behind it


def test_register_says_whose_and_of_when() -> None:
    assert register_name(BOOK, ".pdf") == (
        "دفتر مصوبات همهٔ قرارگاه‌های منطقهٔ ۱۱ – ۱۴۰۵.۰۱.۰۱ تا ۱۴۰۵.۰۶.۳۱.pdf"
    )
    own = msgspec.structs.replace(BOOK, headquarters="", subdistrict=4)
    assert register_name(own, ".xlsx").startswith("دفتر مصوبات قرارگاه ناحیهٔ ۴ منطقهٔ ۱۱ –")


def test_register_says_what_it_is_asked_for_as_far_as_there_is_room() -> None:
    filters = msgspec.structs.replace(
        BOOK.filters, organization="کمیتهٔ امداد", course=Course.LATE, priority=Priority.URGENT
    )
    own = msgspec.structs.replace(BOOK, filters=filters, headquarters="", subdistrict=22)
    assert register_name(own, ".xlsx") == (
        "دفتر مصوبات قرارگاه ناحیهٔ ۲۲ منطقهٔ ۱۱ – کمیتهٔ امداد – با تأخیر – فوری –"
        " ۱۴۰۵.۰۱.۰۱ تا ۱۴۰۵.۰۶.۳۱.xlsx"
    )
    long = msgspec.structs.replace(filters, organization="ب/" * 300, neighborhood="پ" * 90)
    for book in (own, BOOK):
        assert is_legal(register_name(msgspec.structs.replace(book, filters=long), ".xlsx"))


def test_profile_says_of_which_neighborhood() -> None:
    assert profile_name(FULL) == ("شناسنامهٔ اجتماعی محله – منطقهٔ ۱۱ – راه‌آهن – ۱۴۰۵.۰۷.۱۳.pdf")
    assert is_legal(profile_name(msgspec.structs.replace(FULL, neighborhood="/" * 300)))
