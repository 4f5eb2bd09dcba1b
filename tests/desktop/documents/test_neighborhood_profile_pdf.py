from datetime import date
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from desktop.documents.neighborhood_profile_pdf import write_neighborhood_profile
from desktop.neighborhood_profile import Means, NeighborhoodProfile, ReportedFigure
from desktop.office import OpenOffice
from desktop.places.neighborhoods import neighborhood_lines
from desktop.places.profile import profile
from desktop.typeset.archive import Archive
from tests.desktop.documents import lists
from tests.desktop.documents.hostile import HOSTILE
from tests.desktop.documents.reading import holds, is_held, leaves, letters
from tests.desktop.typeset import conftest as taken
from tests.desktop.typeset.conftest import preflight

MEANS = Means(
    name="مددسرای منطقه",
    kind="سرپناه",
    size=85,
    unit="نفر",
    keeper="ادارهٔ خدمات اجتماعی",
    place="میدان شوش",
)
FIGURE = ReportedFigure(
    label="پذیرش شبانهٔ مددسرا",
    value="۷۱",
    unit="نفر",
    period="شهریور ۱۴۰۵",
    origin=lists.BOOK.meetings[0].origin,
)
FULL = NeighborhoodProfile(
    letterhead=lists.HEAD,
    district=11,
    office="شهرداری منطقهٔ ۱۱",
    neighborhood="راه‌آهن",
    subdistrict=4,
    low_income=True,
    on=lists.TODAY,
    capacities=(MEANS,),
    figures=(FIGURE,),
    meetings=lists.BOOK.meetings,
)
BARE = msgspec.structs.replace(
    FULL, subdistrict=None, low_income=False, capacities=(), figures=(), meetings=()
)
SHORT = 1_000  # letters; what fills hundreds of pages is tried with the register
(BOOK,) = lists.hostile_book().meetings
HARD = msgspec.structs.replace(
    FULL,
    neighborhood=HOSTILE[0],
    capacities=tuple(
        Means(name=text, kind=text, size=7, unit=text, keeper=text, place=text)
        for text in HOSTILE
        if len(text) < SHORT
    ),
    figures=tuple(
        ReportedFigure(label=text, value=text, unit=text, period=text, origin=BOOK.origin)
        for text in HOSTILE
        if len(text) < SHORT
    ),
    meetings=(
        msgspec.structs.replace(
            BOOK,
            origin=msgspec.structs.replace(BOOK.origin, headquarters=HOSTILE[4]),
            resolutions=tuple(each for each in BOOK.resolutions if len(each.text) < SHORT),
        ),
    ),
)


def written(known: NeighborhoodProfile, archive: Archive = Archive.A3B) -> bytes:
    stream = BytesIO()
    write_neighborhood_profile(known, stream, archive=archive)
    return stream.getvalue()


def text_of(known: NeighborhoodProfile) -> str:
    return letters(taken.pdftotext(written(known)))


def test_profile_says_what_a_person_reads() -> None:
    text = text_of(FULL)
    for phrase in (
        "شهرداری تهران",
        "تاریخ: ۱۴۰۵/۰۷/۱۳",
        "شناسنامهٔ اجتماعی محلهٔ راه‌آهن",
        "ناحیهٔ ۴ منطقهٔ ۱۱، محلهٔ کم‌برخوردار",
        "۲ مصوبه، ۲ اقدام: ۱ انجام‌شده، ۱ باز",
        "مددسرای منطقه",
        "سرپناه",
        "۸۵ نفر",
        "ادارهٔ خدمات اجتماعی",
        "میدان شوش",
        "پذیرش شبانهٔ مددسرا",
        "۷۱ نفر",
        "شهریور ۱۴۰۵",
        "کارهای باز",
        "تعمیر سامانهٔ گرمایش",
        "معاونت فنی و عمران",
        "۳۱ مرداد ۱۴۰۵",
        "در حال انجام – پیمانکار برگزیده شد.",
        "مددسرای منطقه پیش از آغاز سرما بازسازی شود.",
        "به شرط تأمین اعتبار",
        "بی‌سرپناهان، سلامت",
        "مصوبهٔ ۱، جلسهٔ ۱۰ قرارگاه اجتماعی منطقهٔ ۱۱ مورخ ۱۴۰۵/۰۴/۲۱",
        "۱ از ۲ باز",
        "گشت حامی شهر ادامه یابد.",
        "بدون اقدام",
    ):
        assert holds(text, phrase), phrase
    assert letters("تأمین ۱۲۰ تخته پتو") not in text  # it is done


def test_what_is_not_known_is_said_and_takes_no_room() -> None:
    text = text_of(BARE)
    assert letters("هنوز مصوبه‌ای دربارهٔ این محله نیست") in text
    assert letters("برای این محله ظرفیتی نوشته نشده است.") in text
    for absent in ("آمار", "کارهای باز", "مصوبه‌ها", "کم‌برخوردار", "ناحیهٔ"):
        assert letters(absent) not in text
    nameless = msgspec.structs.replace(MEANS, kind="", keeper="", place="")
    text = text_of(msgspec.structs.replace(FULL, capacities=(nameless,)))
    assert letters("دستگاه دارنده") not in text


def test_where_all_is_done_nothing_is_listed_as_open() -> None:
    done = lists.SHELTER.actions[1:]
    resolution = msgspec.structs.replace(lists.SHELTER, actions=done)
    meeting = msgspec.structs.replace(lists.BOOK.meetings[0], resolutions=(resolution,))
    text = text_of(msgspec.structs.replace(FULL, meetings=(meeting,)))
    assert letters("همهٔ اقدام‌های این محله به پایان رسیده است.") in text
    assert letters("پایان‌یافته") in text


@pytest.mark.parametrize("known", [FULL, BARE, HARD], ids=["full", "bare", "hostile"])
def test_the_same_profile_gives_the_same_bytes_fit_for_the_archive(
    known: NeighborhoodProfile, tmp_path: Path
) -> None:
    assert written(known) == written(known)
    verdict = preflight(written(known, Archive.A1B), tmp_path)
    assert "is a valid PDF/A-1b file" in verdict, verdict


def test_each_neighborhood_of_the_sample_office_has_its_own(sample: OpenOffice) -> None:
    for line in neighborhood_lines(sample):
        known = profile(sample, line.id, date(2026, 11, 22))
        text = text_of(known)
        open_work = [(each.action.text, each.action.responsible) for each in known.open_work]
        told = (known.neighborhood, known.capacities, open_work)
        texts = [each.text for meeting in known.meetings for each in meeting.resolutions]
        assert [leaf for leaf in leaves((told, texts)) if not is_held(text, leaf)] == []
        assert known.totals.resolutions == line.resolutions
