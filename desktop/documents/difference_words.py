"""What changed in the minutes, told in Persian: one sentence, and one line that says where.

Hard rule: every field of the minutes has its word here.
"""

from collections.abc import Mapping
from typing import Final

from desktop.differences import Difference, Kind, Section, Thing
from desktop.persian import bound, cardinal, letter

_LONGEST_QUOTED = 40
# Days and hours go on to others; the rest changes.
_WANDERING = frozenset(
    {
        "held_on", "deadline", "next_deadline", "word_on", "letter_date",
        "starts_at", "ends_at", "arrived_at", "left_at",
    }
)  # fmt: skip

_SECTIONS: Final[Mapping[Section, str]] = {
    Section.HEADING: "شناسنامهٔ جلسه",
    Section.ATTENDANCE: "حاضران",
    Section.AGENDA: "دستور جلسه",
    Section.RESOLUTIONS: "مصوبات",
    Section.NEXT_MEETING: "جلسهٔ بعد",
    Section.COPIES: "رونوشت",
    Section.ATTACHMENTS: "پیوست‌ها",
}

_ATTENDEE: Mapping[str, str] = {
    "name": "نام",
    "post": "سمت",
    "organization": "دستگاه",
    "state": "حضور",
    "substitute": "نام جانشین",
    "substitute_post": "سمت جانشین",
    "letter_number": "شمارهٔ معرفی‌نامه",
    "letter_date": "تاریخ معرفی‌نامه",
    "arrived_at": "ساعت ورود",
    "left_at": "ساعت خروج",
}
_EARLIER: Mapping[str, str] = {
    "meeting_number": "شمارهٔ جلسهٔ تصویب",
    "resolution_number": "شمارهٔ مصوبه",
    "action_number": "شمارهٔ اقدام",
    "text": "متن اقدام",
    "responsible": "مسئول پیگیری",
    "deadline": "مهلت",
    "recurrence": "تکرار",
    "round_number": "شمارهٔ نوبت",
    "next_deadline": "مهلت نوبت بعد",
    "age": "شمار جلسه‌های گذشته",
    "state": "وضعیت",
    "word": "آخرین گزارش",
    "word_on": "تاریخ آخرین گزارش",
    "letter_number": "شمارهٔ نامه",
}
FIELDS: Final[Mapping[Thing, Mapping[str, str]]] = {
    Thing.MINUTES: {
        "district": "شمارهٔ منطقه",
        "office": "نام اداره",
        "letterhead.organization": "نام سازمان در سربرگ",
        "letterhead.invocation": "سرآغاز سربرگ",
        "letterhead.emblem": "نشان سربرگ",
        "headquarters": "نام قرارگاه",
        "headquarters_kind": "نوع قرارگاه",
        "subdistrict": "شمارهٔ ناحیه",
        "quorum": "حد نصاب",
        "number": "شمارهٔ جلسه",
        "kind": "نوع جلسه",
        "letter_number": "شمارهٔ نامه",
        "held_on": "تاریخ جلسه",
        "starts_at": "ساعت شروع",
        "ends_at": "ساعت پایان",
        "place": "مکان جلسه",
        "chair": "رئیس جلسه",
        "secretary": "دبیر جلسه",
        "subject": "موضوع جلسه",
        "previous": "تأیید صورتجلسهٔ پیشین",
        "previous.number": "شمارهٔ جلسهٔ پیشین",
        "previous.held_on": "تاریخ جلسهٔ پیشین",
        "previous.approval": "تأیید صورتجلسهٔ پیشین",
        "previous.changes": "اصلاح صورتجلسهٔ پیشین",
        "next_meeting": "جلسهٔ بعد",
        "next_meeting.held_on": "تاریخ جلسهٔ بعد",
        "next_meeting.starts_at": "ساعت جلسهٔ بعد",
        "next_meeting.place": "مکان جلسهٔ بعد",
        "copies_to": "گیرندهٔ رونوشت",
    },
    Thing.MEMBER: _ATTENDEE,
    Thing.GUEST: _ATTENDEE,
    Thing.AGENDA_ITEM: {
        "kind": "نوع بند",
        "title": "عنوان بند",
        "presenter": "ارائه‌دهنده",
        "planned_minutes": "زمان پیش‌بینی‌شده",
        "outcome": "نتیجه",
    },
    Thing.REMARK: {"speaker": "نام گوینده", "gist": "متن سخن"},
    Thing.FIGURE: {
        "label": "عنوان آمار",
        "value": "مقدار",
        "unit": "واحد",
        "period": "دوره",
        "neighborhood": "محله",
        "last_time": "مقدار بار پیش",
        "last_time.value": "مقدار بار پیش",
        "last_time.period": "دورهٔ بار پیش",
        "last_time.meeting_number": "شمارهٔ جلسهٔ بار پیش",
        "last_time.held_on": "تاریخ بار پیش",
    },
    Thing.EARLIER_ACTION: _EARLIER,
    Thing.SUBDISTRICT_ACTION: {f"action.{field}": word for field, word in _EARLIER.items()},
    Thing.RESOLUTION: {
        "agenda_number": "بند دستور جلسه",
        "text": "متن مصوبه",
        "condition": "شرط",
        "condition.text": "متن شرط",
        "condition.decider": "مرجع تصمیم دربارهٔ شرط",
        "condition.deadline": "مهلت شرط",
        "priority": "اولویت",
        "focus_areas": "محور",
        "neighborhoods": "محله",
        "votes": "آرا",
        "votes.in_favour": "شمار آرای موافق",
        "votes.against": "شمار آرای مخالف",
        "votes.abstained": "شمار آرای ممتنع",
    },
    Thing.DISSENT: {"name": "نام مخالف", "reason": "دلیل مخالفت"},
    Thing.ACTION: {
        "text": "متن اقدام",
        "responsible": "مسئول پیگیری",
        "supporters": "دستگاه همکار",
        "deadline": "مهلت",
        "recurrence": "تکرار",
    },
    Thing.ATTACHMENT: {
        "name": "نام پرونده",
        "media_type": "نوع پرونده",
        "size": "اندازه",
        "sha256": "محتوای پرونده",
    },
}
_NAMED: Final[Mapping[Thing, str]] = {
    Thing.MEMBER: "عضو",
    Thing.GUEST: "مدعو",
    Thing.REMARK: "سخن",
    Thing.FIGURE: "آمار",
    Thing.EARLIER_ACTION: "کار پیشین",
    Thing.SUBDISTRICT_ACTION: "کار ناحیه",
    Thing.DISSENT: "مخالفت",
    Thing.ATTACHMENT: "پیوست",
}
# What an ordered list is called.
_LISTS: Final[Mapping[str, str]] = {
    "copies_to": "گیرندگان رونوشت",
    "focus_areas": "محورها",
    "neighborhoods": "محله‌ها",
    "supporters": "دستگاه‌های همکار",
}


def sentence(difference: Difference) -> str:
    """Say what changed: «مهلت از ۳۰ مهر به ۳۰ آبان رفت», «دو دستگاه همکار افزوده شد»."""
    if not difference.field:
        return _whole(difference)
    title = FIELDS[difference.thing][difference.field]
    match difference.kind:
        case Kind.MOVED:
            return f"ترتیب {_LISTS[difference.field]} عوض شد"
        case Kind.CHANGED:
            return _changed(title, difference)
        case Kind.ADDED:
            return f"{_what_came(title, difference, difference.after)} افزوده شد"
        case Kind.REMOVED:
            return f"{_what_came(title, difference, difference.before)} برداشته شد"


def where(difference: Difference) -> str:
    """Say where: «مصوبهٔ ۲، اقدام الف», «بند ۳ دستور جلسه», «حاضران، «آقای نوری»»."""
    place, whole = difference.place, not difference.field
    numbers = place.numbers or place.numbers_before
    if whole and difference.thing in {Thing.RESOLUTION, Thing.AGENDA_ITEM, Thing.ACTION}:
        numbers = numbers[:-1]
    named = "" if whole or not place.name else f"«{_short(place.name)}»"
    parts = _numbered(place.section, numbers) or [_section(difference)]
    return "، ".join([*parts, *([named] if named else [])])


def _section(difference: Difference) -> str:
    if difference.thing is Thing.GUEST:
        return "مدعوان"
    if difference.thing in {Thing.EARLIER_ACTION, Thing.SUBDISTRICT_ACTION}:
        return "پیگیری مصوبات پیشین"
    return _SECTIONS[difference.place.section]


def _numbered(section: Section, numbers: tuple[int, ...]) -> list[str]:
    """Name an agenda item, or a resolution and its action."""
    if not numbers:
        return []
    first, *rest = numbers
    if section is Section.AGENDA:
        return [f"{bound('بند', first)} دستور جلسه"]
    return [bound("مصوبهٔ", first), *(bound("اقدام", letter(each - 1)) for each in rest)]


def _whole(difference: Difference) -> str:
    place = difference.place
    if difference.kind is Kind.REMOVED:
        return f"{_called(difference, place.numbers_before)} برداشته شد"
    now = _called(difference, place.numbers)
    if difference.kind is Kind.ADDED:
        return f"{now} افزوده شد"
    if place.numbers[-1:] == place.numbers_before[-1:]:
        return f"جای {now} در فهرست عوض شد"
    return f"{_called(difference, place.numbers_before)} اکنون {now} است"


def _called(difference: Difference, numbers: tuple[int, ...]) -> str:
    """Name one whole thing: «مصوبهٔ ۴», «اقدام پ», «پیوست «نقشه.pdf»»."""
    if word := _NAMED.get(difference.thing):
        name = difference.place.name or difference.after or difference.before
        return f"{word} «{_short(name)}»" if name else word
    return _numbered(difference.place.section, numbers)[-1]


def _changed(title: str, difference: Difference) -> str:
    before, after = difference.before, difference.after
    if before == after or not (_is_short(before) and _is_short(after)):
        return f"{title} تغییر کرد"
    if difference.field.rpartition(".")[2] in _WANDERING:
        return f"{title} از {before} به {after} رفت"
    return f"{title} از {_quoted(before)} به {_quoted(after)} تغییر کرد"


def _what_came(title: str, difference: Difference, text: str) -> str:
    """Name what came or went: «دو محور», «محور «سلامت»», «مهلت ۳۰ آبان», «شرط»."""
    if len(difference.names) > 1:
        return f"{cardinal(len(difference.names))} {title}"
    if not _is_short(text) or difference.field == "letterhead.emblem":
        return title
    wandering = difference.field.rpartition(".")[2] in _WANDERING
    return f"{title} {text if wandering else _quoted(text)}"


def _quoted(text: str) -> str:
    return text if text.isdecimal() else f"«{text}»"


def _is_short(text: str) -> bool:
    return bool(text.strip()) and len(text) <= _LONGEST_QUOTED and "\n" not in text


def _short(text: str) -> str:
    """Cut what is too long for a line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTED else f"{line[: _LONGEST_QUOTED - 1].rstrip()}…"
