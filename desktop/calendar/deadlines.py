"""Deadlines in the words of a meeting: «تا پایان آبان», «دو هفته دیگر», «تا جلسهٔ بعد».

The one hard rule: what could mean two days means none. A deadline is reckoned from the day of its
meeting and never lies before it, unless a year of four figures says so; a day or a period without
a year is the first one that has not passed.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from desktop import persian
from desktop.calendar import jalali
from desktop.calendar.jalali import DateError, DateProblem, folded
from desktop.calendar.periods import NAMES, NEXT, NOW, THIS, WEEK, edges, one_of, saturday

_MOST_WORDS = 8
_MONTHS_OF = {"ماه": 1, "سال": 12}
_FULL_YEAR = re.compile(r"(?<!\d)1[345]\d\d(?!\d)", re.ASCII)
_LEADS = frozenset({"حداکثر", "تا", "ظرف", "مدت"})
_NUMBERS = {folded(persian.cardinal(n)).replace(" ", ""): n for n in range(1, 100)}

# Compared without any space, so that a half-space more or less is no matter.
_NEXT_MEETING = re.compile(rf"(?:جلسه|نشست)ی?(?:{NEXT})")
_AFTER = re.compile(rf"(\d{{1,3}}|.{{1,12}}?)(روز|هفته|ماه|سال)(?:ی?(?:{NEXT}))?", re.ASCII)
_WEEKDAY = re.compile(
    rf"(?:روز)?(?P<day>.{{0,4}}شنبه|جمعه)ی?"
    rf"(?:(?:{NEXT})|هفتهی?(?P<next>{NEXT})|(?P<this>{THIS})هفته)?"
)
_VAGUE = re.compile(
    rf"(?:{one_of('اوایل', 'اواسط', 'اواخر')}).+"
    rf"|(?:{THIS})(?:هفته|ماه|فصل|سال)|(?:هفته|ماه|فصل|سال)ی?(?:{NEXT}|{NOW})"
    rf"|(?:ماه)?(?:{NAMES})(?:ماه)?"
    r"|(?:\d{1,3}|.{1,12})روز(?:کاری|اداری)",
    re.ASCII,
)

# What says a day also without «تا», where nothing comes after it.
_ALONE = re.compile(
    rf"(?:جلسه|نشست)ی?(?:{NEXT})|.+(?:روز|هفته|ماه|سال)ی?(?:{NEXT})"
    rf"|(?:{one_of('پایان', 'آخر', 'انتهای', 'نیمه')}).+"
    rf"|.+(?:{one_of(*jalali.MONTHS)})(?:ماه)?(?:1[345]\d\d)?",
    re.ASCII,
)
# Words that a day or a time belongs to: «در جلسهٔ بعد»، «۱۴ و ۱۵ آبان».
_HOLDING = frozenset(
    map(
        folded,
        (
            "در", "از", "به", "تا", "و", "یا", "هر", "برای", "پس", "پیش", "قبل", "بعد", "مورخ",
            "تاریخ", "روز", "روزهای", "شب", "جلسه", "جلسات", "نشست", "دستور", "صورت",
            "چند", "حداکثر", "ظرف", "مدت",
        ),
    )
)  # fmt: skip
# What is named after a day: «میدان ۷ تیر».
_CALLED = frozenset(
    map(
        folded,
        (
            "میدان", "خیابان", "بلوار", "بزرگراه", "کوچه", "پل", "بوستان", "پارک", "ایستگاه",
            "محله", "بیمارستان", "مدرسه", "بنیاد",
        ),
    )
)  # fmt: skip
_DAY_OF_MONTH = re.compile(rf".+(?:{one_of(*jalali.MONTHS)})")
# Words that make something else of what stands before them: «دو ماه پس از ابلاغ»،
# «پایان سال تحصیلی».
_NOT_AFTER_A_COUNT = frozenset({"پس", "پیش", "قبل", "بعد", "از", "مانده", "و"})
_NOT_AFTER_ANY = frozenset(
    map(
        folded,
        (
            "تحصیلی", "مالی", "زراعی", "میلادی", "قمری", "مبارک", "رمضان", "محرم", "صفر", "رجب",
            "شعبان", "شوال", "سرما", "گرما", "سرد", "گرم", "دفاع", "وحدت", "بسیج", "دولت", "کتاب",
            "سلامت", "پژوهش", "معلم", "کارگر", "پدافند", "قوه", "نیروی", "ملی", "جهانی", "فرهنگی",
        ),
    )
)  # fmt: skip
_WORD = re.compile(r"\S+")
_CLOSING = "،؛.:!؟?)»…]"
_EZAFE = ("\u0654", "ۀ")
_TWO_NUMBERS = re.compile(r"\d{1,2}\D\d{1,2}", re.ASCII)
_SHORT_NUMBER = re.compile(r"\d{1,3}", re.ASCII)
# What is worth saying of words that stand where a deadline is awaited; all else is no deadline.
_TOLD = frozenset(
    {
        DateProblem.UNCLEAR,
        DateProblem.NO_SUCH_DAY,
        DateProblem.NOT_LEAP,
        DateProblem.WEEKDAY_DIFFERS,
        DateProblem.PASSED,
        DateProblem.VAGUE,
        DateProblem.NO_NEXT_MEETING,
    }
)


_TOLD_ALONE = _TOLD - {DateProblem.UNCLEAR, DateProblem.PASSED, DateProblem.VAGUE}


class Days(NamedTuple):
    """The days that deadlines are reckoned from: the meeting's, and the next one's if known."""

    meeting: date
    next_meeting: date | None = None


class Found(NamedTuple):
    """What a text begins with: the day that it means or why it means none, and where it ends."""

    day: date | None
    problem: DateError | None
    end: int


def read(text: str, days: Days) -> date:
    """Read a deadline, with or without «تا»; raises DateError."""
    words = _without_lead(folded(text))
    solid = "".join(words)
    for way in (_next_meeting, _after, _weekday, _edge):
        day = way(solid, days)
        if day is not None:
            return day
    if _VAGUE.fullmatch(solid):
        raise DateError(DateProblem.VAGUE)
    day = jalali.read(" ".join(words), days.meeting, ahead=True)
    return day if _FULL_YEAR.search(solid) else _not_passed(day, days)


def find(text: str, days: Days) -> Found | None:
    """Find the longest deadline that a text begins with, or one that means no day."""
    for end, behind in _cuts(text):
        if _goes_on(folded(text[:end]), folded(behind)):
            continue
        try:
            return Found(read(text[:end], days), None, end)
        except DateError as problem:
            if problem.reason in _TOLD:
                return Found(None, problem, end)
    return None


def find_last(text: str, days: Days) -> tuple[int, Found] | None:
    """Find the deadline without «تا» that ends a text, and where it begins."""
    end = len(text.rstrip(" \t،؛."))
    for word in list(_WORD.finditer(text, 0, end))[-_MOST_WORDS:]:
        start = word.start()
        phrase = folded(text[start:end])
        if phrase.split(" ")[0] in _LEADS or not _ALONE.fullmatch(phrase.replace(" ", "")):
            continue
        try:
            found = Found(read(text[start:end], days), None, end)
        except DateError as problem:
            if problem.reason not in _TOLD_ALONE:
                continue
            found = Found(None, problem, end)
        return None if _is_held(text[:start], phrase) else (start, found)
    return None


def _is_held(before: str, phrase: str) -> bool:
    """Tell whether what follows belongs to the words before it, or is quoted."""
    if before.rfind("«") > before.rfind("»"):
        return True
    last = before.split()[-1:]
    if not last:
        return False
    word = folded(last[0]).replace(" ", "").lstrip("«([")
    return (
        last[0].endswith((*_EZAFE, "\u200cی"))
        or word in _HOLDING
        or (word in _CALLED and _DAY_OF_MONTH.fullmatch(phrase) is not None)
        or word in _NUMBERS
        or _WEEKDAY.fullmatch(word) is not None
    )


def _without_lead(written: str) -> list[str]:
    words = written.split()
    while words and words[0] in _LEADS:
        del words[0]
    return words


def _next_meeting(solid: str, days: Days) -> date | None:
    if not _NEXT_MEETING.fullmatch(solid):
        return None
    if days.next_meeting is None or days.next_meeting < days.meeting:
        raise DateError(DateProblem.NO_NEXT_MEETING)
    return days.next_meeting


def _after(solid: str, days: Days) -> date | None:
    """Read «دو هفته دیگر» and «۱۰ روز»."""
    found = _AFTER.fullmatch(solid)
    if found is None:
        return None
    short = _SHORT_NUMBER.fullmatch(found[1])
    count = int(found[1]) if short else _NUMBERS.get(found[1], 0)
    if not count:
        return None
    if found[2] in _MONTHS_OF:
        return jalali.months_later(days.meeting, count * _MONTHS_OF[found[2]])
    day = days.meeting + count * (WEEK if found[2] == "هفته" else timedelta(days=1))
    return jalali.from_jalali(*jalali.to_jalali(day))  # which refuses a year beyond the calendar


def _weekday(solid: str, days: Days) -> date | None:
    """Read «شنبهٔ آینده», the first one after the meeting, and «شنبهٔ هفتهٔ آینده»."""
    found = _WEEKDAY.fullmatch(solid)
    if found is None:
        return None
    coming = jalali.read(found["day"], days.meeting)
    if not (found["next"] or found["this"]):
        return coming
    week = saturday(days.meeting) + (WEEK if found["next"] else timedelta())
    return _not_passed(week + (coming - saturday(coming)), days)


def _edge(solid: str, days: Days) -> date | None:
    """Read «پایان آبان», «نیمهٔ ماه», «اول هفتهٔ آینده»."""
    found = edges(solid, days.meeting)
    if not found or _FULL_YEAR.search(solid):
        return found[0] if found else None
    return next((day for day in found if day >= days.meeting), None) or _not_passed(found[0], days)


def _not_passed(day: date, days: Days) -> date:
    if day < days.meeting:
        raise DateError(DateProblem.PASSED, jalali.to_jalali(day))
    return day


def _cuts(text: str) -> Iterator[tuple[int, str]]:
    """Give the places where a deadline may end, the last one first, each with the word behind."""
    words = list(islice(_WORD.finditer(text), _MOST_WORDS + 1))
    cuts = []
    for place, word in enumerate(words[:_MOST_WORDS], 1):
        bare = word[0].rstrip(_CLOSING)
        closed = bare != word[0]
        behind = "" if closed or place == len(words) else words[place][0].rstrip(_CLOSING)
        if not bare.endswith(_EZAFE):  # which belongs to the next word
            cuts.append((word.start() + len(bare), behind))
        if closed:
            break
    return reversed(cuts)


def _goes_on(phrase: str, behind: str) -> bool:
    """Tell whether a phrase is cut where it cannot end."""
    if " " in phrase and _SHORT_NUMBER.fullmatch(phrase.rsplit(maxsplit=1)[-1]):
        return True  # «۱۵ آبان ۶۰ نفر» has no year
    if not behind or not behind[0].isalnum():
        return False
    if _TWO_NUMBERS.search(phrase) and not _FULL_YEAR.search(phrase):
        return True  # «۲۰/۵ درصد»
    counted = _AFTER.fullmatch("".join(_without_lead(phrase)))
    return behind in _NOT_AFTER_ANY or bool(counted and behind in _NOT_AFTER_A_COUNT)
