from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from desktop import persian
from desktop.calendar import jalali
from desktop.calendar.jalali import DateError, DateProblem, from_jalali
from tests.desktop.test_persian import read_words

FIRST, LAST = date(1921, 3, 21), date(2122, 3, 20)  # 1300/1/1 to 1500/12/29
TODAY = from_jalali(1405, 7, 7)  # a Tuesday

ARABIC = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")
days = st.dates(FIRST, LAST)
written_otherwise = st.sampled_from(
    [
        lambda text: text,
        persian.latin_digits,
        lambda text: text.translate(ARABIC),
        lambda text: text.replace("ی", "ي").replace("ک", "ك"),
        lambda text: text.replace("\u200c", ""),
        lambda text: text.replace("\u200c", " "),
        lambda text: f"\u200f {text} \u200e",
    ]
)


def test_every_day_of_two_centuries_agrees_with_another_library() -> None:
    day = FIRST
    for year in range(1300, 1501):
        for month in range(1, 13):
            for in_month in range(1, JalaliDate.days_in_month(month, year) + 1):
                assert jalali.to_jalali(day) == (year, month, in_month)
                assert from_jalali(year, month, in_month) == day
                day += timedelta(days=1)
    assert day == LAST + timedelta(days=1)


def test_lengths() -> None:
    assert [jalali.month_length(1404, month) for month in (1, 6, 7, 11, 12)] == [31, 31, 30, 30, 29]
    assert jalali.month_length(1403, 12) == 30
    assert [year for year in range(1395, 1413) if jalali.is_leap(year)] == [
        1395,
        1399,
        1403,
        1408,
        1412,
    ]


def test_written_forms() -> None:
    day = date(2026, 10, 4)
    assert jalali.numeric(day) == "۱۴۰۵/۰۷/۱۲"
    assert jalali.long(day) == "یکشنبه ۱۲ مهر ۱۴۰۵"
    assert jalali.medium(day) == "۱۲ مهر ۱۴۰۵"
    assert jalali.short(day, TODAY) == "۱۲ مهر"
    assert jalali.short(day, from_jalali(1404, 12, 29)) == "۱۲ مهر ۱۴۰۵"
    assert jalali.weekday(day) == "یکشنبه"
    assert jalali.month_year(day) == "مهر ۱۴۰۵"


@given(days, written_otherwise)
def test_every_written_form_reads_back(day: date, otherwise: Callable[[str], str]) -> None:
    for write in (jalali.numeric, jalali.medium, jalali.long):
        assert jalali.read(otherwise(write(day)), TODAY) == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((1405, 7, 12), "یکشنبه دوازدهم مهر یک\u200cهزار و چهارصد و پنج"),
        ((1400, 1, 1), "یکشنبه یکم فروردین یک\u200cهزار و چهارصد"),
        ((1403, 12, 30), "پنجشنبه سی\u200cام اسفند یک\u200cهزار و چهارصد و سه"),
        ((1399, 5, 23), "پنجشنبه بیست\u200cوسوم مرداد یک\u200cهزار و سیصد و نود و نه"),
    ],
)
def test_a_day_in_words(day: tuple[int, int, int], words: str) -> None:
    assert jalali.in_words(from_jalali(*day)) == words


@given(days)
def test_a_day_in_words_names_that_day_and_no_other(day: date) -> None:
    weekday, in_month, month, year = jalali.in_words(day).split(" ", 3)
    assert weekday == jalali.weekday(day)
    assert jalali.read(f"{in_month} {month} {read_words(year)}", TODAY) == day


@given(st.dates(date(1930, 1, 1), date(2110, 1, 1)), st.integers(-182, 182), written_otherwise)
def test_a_day_without_a_year_is_the_nearest(
    today: date, away: int, otherwise: Callable[[str], str]
) -> None:
    day = today + timedelta(days=away)
    _, month, in_month = jalali.to_jalali(day)
    texts = [f"{in_month} {jalali.MONTHS[month - 1]}"]
    if in_month > len(jalali.MONTHS) or in_month == month:
        texts += [f"{month}/{in_month}", f"{in_month}-{month}"]
    for text in texts:
        found = jalali.read(otherwise(persian.digits(text)), today)
        assert jalali.to_jalali(found)[1:] == (month, in_month)
        # Only a leap day may have a nearer neighbour that does not exist.
        assert found == day or abs(found - today) <= abs(day - today)


@given(days, written_otherwise)
def test_a_weekday_alone_is_within_the_next_seven_days(
    today: date, otherwise: Callable[[str], str]
) -> None:
    for ahead in range(1, 8):
        day = today + timedelta(days=ahead)
        assert jalali.read(otherwise(jalali.weekday(day)), today) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۱۴۰۴/۷/۱۲", (1404, 7, 12)),
        ("1404-07-12", (1404, 7, 12)),
        ("1404.7.12", (1404, 7, 12)),
        ("۱۲/۷/۱۴۰۴", (1404, 7, 12)),
        ("۰۴/۷/۱۲", (1404, 7, 12)),
        ("98/1/1", (1398, 1, 1)),
        ("١۴0۴/٧/12", (1404, 7, 12)),
        ("۱۴۰۴ / ۷ / ۱۲", (1404, 7, 12)),
        ("12مهر1404", (1404, 7, 12)),
        ("۱۲ مهرماه سال ۱۴۰۴", (1404, 7, 12)),
        ("شنبه، ۱۲ مهر ۱۴۰۴", (1404, 7, 12)),
        ("شنبه ۱۴۰۴/۷/۱۲", (1404, 7, 12)),
        ("۳۰/۷", (1405, 7, 30)),
        ("۷/۳۰", (1405, 7, 30)),
        ("۷/۷", (1405, 7, 7)),
        ("پنجشنبه ۳۰/۷", (1405, 7, 30)),
        ("۱۲ مهر", (1405, 7, 12)),
        ("یکشنبه ۱۲ مهر", (1405, 7, 12)),
        ("۲۰ اسفند", (1405, 12, 20)),
        ("دوازدهم مهر", (1405, 7, 12)),
        ("۱۲ام مهر", (1405, 7, 12)),
        ("۱۲\u200cم مهر", (1405, 7, 12)),
        ("اول دي", (1405, 10, 1)),
        ("یکم دی", (1405, 10, 1)),
        ("سی\u200cاُم ابان", (1405, 8, 30)),
        ("بيست و يكم آبان", (1405, 8, 21)),
        ("سی‌ویکم خرداد", (1405, 3, 31)),
        ("پانزده خرداد", (1405, 3, 15)),
        ("امروز", (1405, 7, 7)),
        ("فردا", (1405, 7, 8)),
        ("پس‌فردا", (1405, 7, 9)),
        ("پس فردا", (1405, 7, 9)),
        ("دیروز", (1405, 7, 6)),
        ("سه‌شنبه", (1405, 7, 14)),
        ("سه شنبه", (1405, 7, 14)),
        ("سهشنبه", (1405, 7, 14)),
        ("۳شنبه", (1405, 7, 14)),
        ("۳ شنبه", (1405, 7, 14)),
        ("پنج‌شنبه", (1405, 7, 9)),
        ("جمعه", (1405, 7, 10)),
        ("شنبه", (1405, 7, 11)),
    ],
)
def test_what_people_write(text: str, expected: tuple[int, int, int]) -> None:
    assert jalali.read(text, TODAY) == from_jalali(*expected)


def test_at_the_end_of_the_year_a_spring_day_is_next_year() -> None:
    assert jalali.read("۱۵ فروردین", from_jalali(1405, 12, 10)) == from_jalali(1406, 1, 15)
    assert jalali.read("۲۰ اسفند", from_jalali(1406, 1, 10)) == from_jalali(1405, 12, 20)
    assert jalali.read("۳۰ اسفند", from_jalali(1404, 2, 1)) == from_jalali(1403, 12, 30)


@pytest.mark.parametrize(
    ("text", "reason", "told"),
    [
        ("", DateProblem.EMPTY, None),
        (" \u200c\u200f ", DateProblem.EMPTY, None),
        ("به‌زودی", DateProblem.UNREADABLE, None),
        ("چندم مهر", DateProblem.UNREADABLE, None),
        ("۱۴۰۴/۷", DateProblem.UNREADABLE, None),
        ("مهر ۱۴۰۴", DateProblem.UNREADABLE, None),
        ("۱۲ شنبه", DateProblem.UNREADABLE, None),
        ("۱۲/۷", DateProblem.UNCLEAR, (1405, 7, 12)),
        ("۷/۱۲", DateProblem.UNCLEAR, (1405, 12, 7)),
        ("یکشنبه ۷-۱۲", DateProblem.UNCLEAR, (1405, 12, 7)),
        ("۱۳/۱۴", DateProblem.NO_SUCH_MONTH, (1405, 14, 13)),
        ("۷/۰", DateProblem.NO_SUCH_DAY, (1405, 7, 0)),
        ("۳۱/۷", DateProblem.NO_SUCH_DAY, (1405, 7, 31)),
        ("۱۴۰۴/۱۳/۱", DateProblem.NO_SUCH_MONTH, (1404, 13, 1)),
        ("۱۴۰۴/۷/۳۱", DateProblem.NO_SUCH_DAY, (1404, 7, 31)),
        ("۱۴۰۴/۷/۰", DateProblem.NO_SUCH_DAY, (1404, 7, 0)),
        ("۳۱ مهر", DateProblem.NO_SUCH_DAY, (1405, 7, 31)),
        ("۱۴۰۴/۱۲/۳۰", DateProblem.NOT_LEAP, (1404, 12, 30)),
        ("یکشنبه ۱۲ مهر ۱۴۰۴", DateProblem.WEEKDAY_DIFFERS, (1404, 7, 12)),
        ("۱۲۹۹/۱/۱", DateProblem.OUT_OF_RANGE, (1299, 1, 1)),
        ("۱۵۰۱/۱/۱", DateProblem.OUT_OF_RANGE, (1501, 1, 1)),
    ],
)
def test_refusals_say_why(
    text: str, reason: DateProblem, told: tuple[int, int, int] | None
) -> None:
    with pytest.raises(DateError) as refused:
        jalali.read(text, TODAY)
    assert refused.value.reason is reason
    assert refused.value.jalali == told


def test_a_refusal_carries_the_figures_of_its_sentence() -> None:
    with pytest.raises(DateError) as leap:
        jalali.read("۱۴۰۴/۱۲/۳۰", TODAY)
    assert (leap.value.month_name, leap.value.length) == ("اسفند", 29)
    with pytest.raises(DateError) as other_day:
        jalali.read("یکشنبه ۱۲ مهر ۱۴۰۴", TODAY)
    assert other_day.value.weekday == "شنبه"


def test_a_pasted_page_is_refused_at_once() -> None:
    for page in ("/" * 100_000, "مهر " * 30_000, "۱" * 100_000):
        with pytest.raises(DateError):
            jalali.read(page, TODAY)


@given(st.text() | st.text("۰۱۲۳٤٥67/-. شنبهمرداآذین\u200c"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        day = jalali.read(text, TODAY)
    except DateError:
        return
    assert FIRST <= day <= LAST


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:30", time(10, 30)),
        ("۱۰:۳۰", time(10, 30)),
        ("١٠:٣٠", time(10, 30)),
        ("۱۰", time(10)),
        ("۱۰۳۰", time(10, 30)),
        ("۹۳۰", time(9, 30)),
        ("۱۰.۳۰", time(10, 30)),
        ("۱۰٫۳۰", time(10, 30)),
        ("۱۰ و ۳۰", time(10, 30)),
        ("ساعت ۱۰ : ۳۰", time(10, 30)),
        ("۰:۰۰", time(0)),
    ],
)
def test_times_as_people_write_them(text: str, expected: time) -> None:
    assert jalali.read_time(text) == expected


@pytest.mark.parametrize("text", ["", "ده", "۲۴", "۲۴:۰۰", "۱۰:۶۰", "۱۰:۳۰:۴۵", "۱۰۳۰۰", "-۱"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(jalali.TimeError):
        jalali.read_time(text)


@given(st.integers(0, 23), st.integers(0, 59), written_otherwise)
def test_a_clock_reads_back(hour: int, minute: int, otherwise: Callable[[str], str]) -> None:
    moment = time(hour, minute)
    assert jalali.read_time(otherwise(jalali.clock(moment))) == moment


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((1405, 7, 7), (1405, 8, 5)),  # the first Tuesday
        ((1405, 7, 14), (1405, 8, 12)),  # the second
        ((1405, 1, 31), (1405, 2, 28)),  # a fifth that does not exist
        ((1405, 12, 4), (1406, 1, 3)),  # over the new year
    ],
)
def test_the_same_weekday_of_next_month(
    day: tuple[int, int, int], expected: tuple[int, int, int]
) -> None:
    assert jalali.to_jalali(jalali.next_month_same_weekday(from_jalali(*day))) == expected


@given(st.dates(FIRST, date(2122, 1, 1)))
def test_next_month_keeps_weekday_and_count(day: date) -> None:
    then = jalali.next_month_same_weekday(day)
    before, after = jalali.to_jalali(day), jalali.to_jalali(then)
    assert then.weekday() == day.weekday()
    assert (after.year * 12 + after.month) - (before.year * 12 + before.month) == 1
    nth, nth_then = (before.day - 1) // 7, (after.day - 1) // 7
    assert nth_then == nth or (nth, nth_then) == (4, 3)


@given(st.dates(date(1930, 1, 1), date(2110, 1, 1)), st.dates(date(1930, 1, 1), date(2110, 1, 1)))
def test_months_between_are_those_that_are_over_on_the_later_day(day: date, later: date) -> None:
    over = jalali.months_between(day, later)
    assert jalali.months_later(day, over) <= later < jalali.months_later(day, over + 1)
