"""Phrases that several papers and sections share."""

from datetime import date, time

from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.minutes import Minutes, NextMeeting
from desktop.register import Cover, Filters, Totals

NONE = "ندارد"

MOST_IN_MARGIN = 70  # letters of a typed name in a margin, which has one line
_MOST_OF_ENTRY = 60
_GROUP = 4  # digits of the check code


def meeting_name(minutes: Minutes) -> str:
    """Name the meeting: «جلسهٔ سیزدهم»."""
    return nth_name(minutes.number)


def nth_name(number: int) -> str:
    """Name any meeting by its number: «جلسهٔ دوازدهم»."""
    return persian.bound("جلسهٔ", ordinal(number))


def nth_meeting(minutes: Minutes) -> str:
    """Name the meeting in a sentence: «سیزدهمین جلسهٔ عادی قرارگاه اجتماعی منطقهٔ ۱۱»."""
    if minutes.number > persian.LARGEST_IN_WORDS:
        nth = f"{persian.digits(minutes.number)}{persian.ZWNJ}مین"
    else:
        nth = persian.ordinal_before(minutes.number)
    kind = persian.ezafe(labels.MEETING_KINDS[minutes.kind])
    return f"{nth} جلسهٔ {kind} {headquarters(minutes)}"


def ordinal(number: int) -> str:
    """Write «سیزدهم», or the digits where there is no word."""
    if number > persian.LARGEST_IN_WORDS:
        return persian.digits(number)
    return persian.ordinal(number)


def office(minutes: Minutes) -> str:
    """Name the office as its letterhead does, with the subdistrict that has the meeting below."""
    lines = [office_name(minutes.office, minutes.district)]
    if minutes.subdistrict is not None:
        lines.append(persian.bound("ناحیهٔ", minutes.subdistrict))
    return "\n".join(lines)


def office_name(name: str, district: int) -> str:
    """Name the office, also where nobody has yet."""
    return name or f"شهرداری {area_name(district, None)}"


def headquarters(minutes: Minutes) -> str:
    return headquarters_name(minutes.headquarters, minutes.district, minutes.subdistrict)


def headquarters_name(name: str, district: int, subdistrict: int | None) -> str:
    """Name the headquarters, also where nobody has yet."""
    return name or f"قرارگاه اجتماعی {area_name(district, subdistrict)}"


def area(minutes: Minutes) -> str:
    return area_name(minutes.district, minutes.subdistrict)


def area_name(district: int, subdistrict: int | None) -> str:
    """Write «منطقهٔ ۱۱» or «ناحیهٔ ۴ منطقهٔ ۱۱»."""
    whole = persian.bound("منطقهٔ", district)
    return whole if subdistrict is None else f"{persian.bound('ناحیهٔ', subdistrict)} {whole}"


def whose(cover: Cover) -> str:
    """Name the headquarters whose register it is, or say that it is that of all."""
    if cover.headquarters is None:
        return f"همهٔ قرارگاه‌های {area_name(cover.district, None)}"
    return headquarters_name(cover.headquarters, cover.district, cover.subdistrict)


def register_title(cover: Cover) -> str:
    return f"دفتر مصوبات {whose(cover)}"


def asked_for(filters: Filters) -> tuple[tuple[str, str], ...]:
    """Say what else than a period a register is of: «دستگاه», «بهزیستی»."""
    asked = (
        ("دستگاه", filters.organization),
        ("وضعیت", labels.COURSES[filters.course] if filters.course else ""),
        ("محور", filters.focus_area),
        ("محله", filters.neighborhood),
        ("اولویت", labels.PRIORITIES[filters.priority] if filters.priority else ""),
    )
    return tuple((name, value) for name, value in asked if value)


def counted(totals: Totals) -> str:
    """Write «۴۳ مصوبه، ۸۵ اقدام: ۶۰ انجام‌شده، ۲۵ باز (۷ با تأخیر)»."""
    states = [f"{persian.number(totals.done)} انجام‌شده"]
    if totals.dropped:
        states.append(f"{persian.number(totals.dropped)} کنار گذاشته‌شده")
    late = f" ({persian.number(totals.late)} با تأخیر)" if totals.late else ""
    states.append(f"{persian.number(totals.open)} باز{late}")
    decided = f"{persian.number(totals.resolutions)} مصوبه، {persian.number(totals.actions)} اقدام"
    return f"{decided}: {'، '.join(states)}" if totals.actions else decided


def in_one_line(text: str, most: int) -> str:
    """Shorten what was typed to so many letters of one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most] + "…"


def entry(number: int, text: str) -> str:
    """Write «۳. …», as a list of bookmarks holds it."""
    return f"{persian.digits(number)}. {in_one_line(text, _MOST_OF_ENTRY)}"


def when_and_where(meeting: Minutes | NextMeeting) -> str:
    """Write «یکشنبه ۱۲ مهر ۱۴۰۵، ساعت ۱۰:۰۰، سالن جلسات», or what is known of it."""
    parts = [jalali.long(meeting.held_on)]
    if meeting.starts_at:
        parts.append(persian.bound("ساعت", jalali.clock(meeting.starts_at)))
    if meeting.place:
        parts.append(meeting.place)
    return "، ".join(parts)


def version_name(number: int) -> str:
    return persian.bound("نسخهٔ", number)


def in_groups(code: str) -> str:
    """Write a check code as a person compares it: «۴۸۲۱.۰۹۳۷.۵۵۱۰»."""
    written = persian.digits(code)
    return ".".join(written[at : at + _GROUP] for at in range(0, len(written), _GROUP))


def day(value: date | None) -> str:
    """Write a date as tables hold it: «۱۴۰۵/۰۷/۱۲»."""
    return jalali.numeric(value) if value else ""


def span(start: time | None, end: time | None) -> str:
    """Write «۱۰:۰۰ تا ۱۱:۵۵», or what is known of it."""
    parts = [jalali.clock(start)] if start else []
    if end:
        parts.append(f"تا {jalali.clock(end)}")
    return " ".join(parts)
