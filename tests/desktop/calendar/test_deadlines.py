import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from desktop import persian
from desktop.calendar import deadlines, jalali
from desktop.calendar.deadlines import Days, find, find_last, read
from desktop.calendar.jalali import MONTHS, WEEKDAYS, DateError, DateProblem, from_jalali
from tests.desktop.calendar.test_jalali import written_otherwise

MEETING = from_jalali(1405, 7, 12)  # a Sunday
NEXT = from_jalali(1405, 8, 17)
DAYS = Days(MEETING, NEXT)

meetings = st.dates(date(1931, 1, 1), date(2110, 1, 1))
counts = st.integers(1, 99)
figures_or_words = st.sampled_from(
    [persian.digits, persian.cardinal, lambda n: persian.cardinal(n).replace("\u200c", " "), str]
)
leads = st.sampled_from(["", "تا ", "حداکثر تا "])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تا جلسه بعد", (1405, 8, 17)),
        ("تا جلسهٔ بعد", (1405, 8, 17)),
        ("جلسه‌ی آینده", (1405, 8, 17)),
        ("جلسۀ بعدی", (1405, 8, 17)),
        ("نشست آینده", (1405, 8, 17)),
        ("پایان ماه", (1405, 7, 30)),
        ("پایان همین ماه", (1405, 7, 30)),
        ("آخر ماه آینده", (1405, 8, 30)),
        ("اول ماه", (1405, 8, 1)),
        ("نیمهٔ ماه", (1405, 7, 15)),
        ("آخر آبان", (1405, 8, 30)),
        ("پایان آبان‌ماه", (1405, 8, 30)),
        ("پايان ابان", (1405, 8, 30)),
        ("پایان شهریور", (1406, 6, 31)),
        ("پایان اسفند", (1405, 12, 29)),
        ("پایان اسفند ۱۴۰۸", (1408, 12, 30)),
        ("نیمهٔ آبان", (1405, 8, 15)),
        ("اول آذر", (1405, 9, 1)),
        ("ابتدای آذر", (1405, 9, 1)),
        ("پایان پاییز", (1405, 9, 30)),
        ("پایان تابستان", (1406, 6, 31)),
        ("آغاز زمستان", (1405, 10, 1)),
        ("پایان فصل", (1405, 9, 30)),
        ("پایان سال", (1405, 12, 29)),
        ("پایان سال جاری", (1405, 12, 29)),
        ("پایان سال آینده", (1406, 12, 29)),
        ("پایان آبان سال آینده", (1406, 8, 30)),
        ("پایان سال ۱۴۰۷", (1407, 12, 29)),
        ("تا ۱۵ آبان", (1405, 8, 15)),
        ("۱۵ آبان ماه", (1405, 8, 15)),
        ("پانزدهم آبان", (1405, 8, 15)),
        ("بیست و پنجم آبان", (1405, 8, 25)),
        ("جمعه ۱۵ آبان", (1405, 8, 15)),
        ("۱۴۰۵/۰۸/۱۵", (1405, 8, 15)),
        ("۱۵/۸", (1405, 8, 15)),
        ("١٥ آبان", (1405, 8, 15)),
        ("۱۰ مهر", (1406, 7, 10)),
        ("۱۲ مهر", (1405, 7, 12)),
        ("۱۰ مهر ۱۴۰۵", (1405, 7, 10)),
        ("۱۵ فروردین", (1406, 1, 15)),
        ("امروز", (1405, 7, 12)),
        ("فردا", (1405, 7, 13)),
        ("پس‌فردا", (1405, 7, 14)),
        ("ظرف ۱۰ روز", (1405, 7, 22)),
        ("ظرف مدت ده روز", (1405, 7, 22)),
        ("یک هفته", (1405, 7, 19)),
        ("دو هفته دیگر", (1405, 7, 26)),
        ("دو هفته‌ی دیگر", (1405, 7, 26)),
        ("سه ماه دیگر", (1405, 10, 12)),
        ("یک سال دیگر", (1406, 7, 12)),
        ("شنبه", (1405, 7, 18)),
        ("شنبهٔ آینده", (1405, 7, 18)),
        ("یکشنبه", (1405, 7, 19)),
        ("سه‌شنبه", (1405, 7, 14)),
        ("سه شنبهٔ هفتهٔ آینده", (1405, 7, 21)),
        ("چهارشنبهٔ همین هفته", (1405, 7, 15)),
        ("پایان هفته", (1405, 7, 16)),
        ("آخر هفتهٔ آینده", (1405, 7, 23)),
        ("اول هفتهٔ آینده", (1405, 7, 18)),
    ],
)
def test_deadlines_as_people_say_them(text: str, expected: tuple[int, int, int]) -> None:
    assert jalali.to_jalali(read(text, DAYS)) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", DateProblem.EMPTY),
        ("تا", DateProblem.EMPTY),
        ("۱۲/۷", DateProblem.UNCLEAR),
        ("دههٔ فجر", DateProblem.UNREADABLE),
        ("چند روز دیگر", DateProblem.UNREADABLE),
        ("دو سه روز دیگر", DateProblem.UNREADABLE),
        ("به‌زودی", DateProblem.UNREADABLE),
        ("پایان ماه رمضان", DateProblem.UNREADABLE),
        ("آبان", DateProblem.VAGUE),
        ("هفتهٔ آینده", DateProblem.VAGUE),
        ("این ماه", DateProblem.VAGUE),
        ("اواخر آبان", DateProblem.VAGUE),
        ("پاییز", DateProblem.VAGUE),
        ("۱۰ روز کاری", DateProblem.VAGUE),
        ("دیروز", DateProblem.PASSED),
        ("شنبهٔ همین هفته", DateProblem.PASSED),
        ("اول همین ماه", DateProblem.PASSED),
        ("۱۵ آبان ۰۴", DateProblem.PASSED),
        ("۳۱ آبان", DateProblem.NO_SUCH_DAY),
        ("۳۰ اسفند", DateProblem.NOT_LEAP),
        ("شنبه ۱۵ آبان", DateProblem.WEEKDAY_DIFFERS),
        ("۹۹۹ سال دیگر", DateProblem.OUT_OF_RANGE),
    ],
)
def test_what_is_unclear_is_never_guessed(text: str, reason: DateProblem) -> None:
    with pytest.raises(DateError) as refused:
        read(text, DAYS)
    assert refused.value.reason is reason


@pytest.mark.parametrize("after", [None, from_jalali(1405, 7, 1)])
def test_the_next_meeting_has_to_be_known(after: date | None) -> None:
    with pytest.raises(DateError) as refused:
        read("تا جلسهٔ بعد", Days(MEETING, after))
    assert refused.value.reason is DateProblem.NO_NEXT_MEETING


@given(meetings, st.integers(0, 360), leads, written_otherwise)
def test_every_day_ahead_reads_back_from_its_words(
    meeting: date, ahead: int, lead: str, otherwise: Callable[[str], str]
) -> None:
    day = meeting + timedelta(days=ahead)
    named = jalali.medium(day).rsplit(" ", 1)[0]
    for words in (jalali.long(day), jalali.numeric(day), named, f"{jalali.weekday(day)} {named}"):
        assert read(otherwise(lead + words), Days(meeting)) == day


@given(meetings, st.integers(0, 11), leads, written_otherwise)
def test_the_edges_of_months_are_those_of_the_coming_month(
    meeting: date, month: int, lead: str, otherwise: Callable[[str], str]
) -> None:
    def next_day(in_month: int | None) -> date:
        this = jalali.to_jalali(meeting).year
        days = []
        for year in (this, this + 1):
            length = JalaliDate.days_in_month(month + 1, year)
            days.append(from_jalali(year, month + 1, in_month or length))
        return min(day for day in days if day >= meeting)

    for words, in_month in (("پایان", None), ("آخر", None), ("نیمهٔ", 15), ("اول", 1)):
        text = otherwise(f"{lead}{words} {MONTHS[month]}")
        assert read(text, Days(meeting)) == next_day(in_month)


@given(meetings, counts, figures_or_words, written_otherwise)
def test_counted_times_read_back(
    meeting: date,
    count: int,
    written: Callable[[int], str],
    otherwise: Callable[[str], str],
) -> None:
    number = written(count)
    days = Days(meeting)
    for text in (f"{number} روز", f"ظرف {number} روز", f"{number} روز دیگر"):
        assert read(otherwise(text), days) == meeting + timedelta(days=count)
    assert read(otherwise(f"تا {number} هفتهٔ دیگر"), days) == meeting + timedelta(weeks=count)
    month = jalali.to_jalali(read(otherwise(f"{number} ماه"), days))
    before = jalali.to_jalali(meeting)
    assert (month.year - before.year) * 12 + month.month - before.month == count
    assert month.day <= before.day


@given(meetings, st.sampled_from(WEEKDAYS), written_otherwise)
def test_weekdays_come_after_the_meeting_and_weeks_end_on_thursday(
    meeting: date, name: str, otherwise: Callable[[str], str]
) -> None:
    days = Days(meeting)
    coming = read(otherwise(f"{name}ٔ آینده"), days)
    assert jalali.weekday(coming) == name
    assert 1 <= (coming - meeting).days <= 7
    end = read(otherwise("پایان هفته"), days)
    assert jalali.weekday(end) == "پنجشنبه"
    assert 0 <= (end - meeting).days <= 6
    following = read(otherwise(f"{name} هفتهٔ بعد"), days)
    assert jalali.weekday(following) == name
    assert 1 <= (following - meeting).days <= 13


PIECES = (
    "تا", "پایان", "آخر", "اول", "نیمهٔ", "ماه", "سال", "هفته", "فصل", "روز", "آینده", "بعد",
    "دیگر", "جلسهٔ", "آبان", "اسفند", "پاییز", "شنبه", "جمعه", "یک", "دو", "ده", "۳۰", "۱۵", "۹۹۹",
    "۱۴۰۵", "۱۲/۷", "۳۱/۶", "ظرف", "این", "جاری", "و", "نیم", "فردا", "۱۲.۵", "1399", "٣٠",
)  # fmt: skip
phrases = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map("\u200c".join),
    st.text(max_size=20),
)


@given(phrases, meetings)
@example("۹۹۹ هفته", date(2110, 1, 1))
def test_any_words_are_read_or_refused_and_nothing_is_in_the_past(text: str, meeting: date) -> None:
    try:
        day = read(text, Days(meeting, meeting + timedelta(days=30)))
    except DateError:
        return
    full_year = re.search(r"1[345]\d\d", persian.latin_digits(text))
    assert day >= meeting or full_year


@given(phrases, meetings)
@example("۹۹۹ ۹۹۹ هفته", date(2000, 1, 1))
def test_finding_never_fails_and_agrees_with_reading(text: str, meeting: date) -> None:
    days = Days(meeting)
    found = find(text, days)
    if found is not None and found.day is not None:
        assert read(text[: found.end], days) == found.day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("پایان آبان", "پایان آبان"),
        ("پایان آبان گزارش شود", "پایان آبان"),
        ("پایان ماه، سپس بازدید", "پایان ماه"),
        ("پایان ماه.", "پایان ماه"),
        ("۱۵ آبان ۱۴۰۵ انجام شود", "۱۵ آبان ۱۴۰۵"),
        ("۱۵ آبان ۶۰ نفر", "۱۵ آبان"),
        ("۱۲/۷/۱۴۰۵ انجام شود", "۱۲/۷/۱۴۰۵"),
        ("شنبه صبح", "شنبه"),
        ("یک هفته گزارش شود", "یک هفته"),
    ],
)
def test_a_deadline_ends_where_its_words_end(text: str, words: str) -> None:
    found = find(text, DAYS)
    assert found is not None
    assert found.day is not None
    assert text[: found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "شب",
        "حد امکان",
        "ساعت ۹ صبح",
        "۴ بامداد",
        "پایان",
        "پایان موج سرما",
        "پایان سال تحصیلی",
        "پایان هفتهٔ وحدت",
        "پایان هفتهٔ",
        "پایان ماه رمضان",
        "۲۰/۵ درصد",
        "۱۲.۵ درصد",
        "۱۰ نفر",
        "۱۰ روز پس از ابلاغ",
        "دو ماه بعد از جلسه",
        "یک ماه و نیم",
        "۵۰/۶۰",
    ],
)
def test_other_words_behind_ta_are_no_deadline(text: str) -> None:
    assert find(text, DAYS) is None


@given(phrases, phrases, meetings)
def test_a_deadline_at_the_end_is_one_that_reads_so(before: str, text: str, meeting: date) -> None:
    days = Days(meeting)
    line = f"{before} {text}"
    last = find_last(line, days)
    if last is not None and last[1].day is not None:
        assert read(line[last[0] : last[1].end], days) == last[1].day
        assert not line[last[1].end :].strip(" \t،؛.")


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("۱۲/۷", DateProblem.UNCLEAR, "۱۲/۷"),
        ("آبان گزارش شود", DateProblem.VAGUE, "آبان"),
        ("۱۰ روز کاری", DateProblem.VAGUE, "۱۰ روز کاری"),
        ("جلسهٔ بعد", DateProblem.NO_NEXT_MEETING, "جلسهٔ بعد"),
        ("شنبه ۱۵ آبان", DateProblem.WEEKDAY_DIFFERS, "شنبه ۱۵ آبان"),
    ],
)
def test_what_was_meant_as_a_deadline_and_is_none_is_told(
    text: str, reason: DateProblem, words: str
) -> None:
    found = find(text, deadlines.Days(MEETING))
    assert found is not None
    assert found.problem is not None
    assert (found.day, found.problem.reason, text[: found.end]) == (None, reason, words)
