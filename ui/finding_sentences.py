"""What the review found, each thing in one Persian sentence.

The one hard rule: a sentence names the kind of a person's number, never the number.
"""

from collections.abc import Mapping

from desktop.meetings.checks import Finding, Lack, MinutesSection, Passed, Point
from desktop.persian import digits, letter
from desktop.sensitive import SensitiveKind

_SENTENCES: Mapping[Lack, str] = {
    Lack.NUMBER_TAKEN: "شمارهٔ این جلسه را جلسهٔ دیگری هم دارد.",
    Lack.NO_SUBJECT: "موضوع جلسه نوشته نشده است.",
    Lack.NO_START: "ساعت شروع جلسه نوشته نشده است.",
    Lack.NO_END: "ساعت پایان جلسه نوشته نشده است.",
    Lack.ENDS_BEFORE_START: "ساعت پایان پیش از ساعت شروع است.",
    Lack.NO_PLACE: "مکان جلسه نوشته نشده است.",
    Lack.NO_CHAIR: "رئیس جلسه نوشته نشده است.",
    Lack.NO_SECRETARY: "دبیر جلسه نوشته نشده است.",
    Lack.NO_NEXT_MEETING: "تاریخ جلسهٔ بعد نوشته نشده است.",
    Lack.NEXT_NOT_LATER: "تاریخ جلسهٔ بعد پس از تاریخ این جلسه نیست.",
    Lack.NO_MEMBERS: "هیچ عضوی در فهرست حاضران نیست.",
    Lack.NO_QUORUM: "حد نصاب برقرار نبوده است ({first} از {second} نفر لازم).",
    Lack.PRESENCE_UNRECORDED: "حضور یا غیبت «{name}» ثبت نشده است.",
    Lack.NO_NAME: "نام «{name}» که حاضر است نوشته نشده است.",
    Lack.NOT_WITHIN_MEETING: "ساعت ورود یا خروج «{name}» با ساعت جلسه نمی‌خواند.",
    Lack.NO_SUBSTITUTE: "نام جانشین «{name}» نوشته نشده است.",
    Lack.NO_LETTER: "شمارهٔ معرفی‌نامهٔ جانشین «{name}» نوشته نشده است.",
    Lack.UNNAMED_GUEST: "نام یا سمت یکی از مدعوان نوشته نشده است.",
    Lack.NO_AGENDA: "جز پیگیری مصوبات پیشین، بندی در دستور جلسه نیست.",
    Lack.UNTITLED_ITEM: "عنوان بند {item} دستور جلسه نوشته نشده است.",
    Lack.NO_OUTCOME: "نتیجهٔ بند {item} دستور جلسه ثبت نشده است.",
    Lack.NO_REASON: "علت تعویق یا پایان «{text}» نوشته نشده است.",
    Lack.NOT_REVIEWED: "از {first} کار پیشین در این جلسه چیزی ثبت نشده است.",
    Lack.NO_RESOLUTIONS: "هنوز مصوبه‌ای ثبت نشده است.",
    Lack.CHANGED_SINCE_READING: "مصوبات پس از خوانده شدن در جلسه تغییر کرده‌اند.",
    Lack.NO_TEXT: "متن مصوبهٔ {item} نوشته نشده است.",
    Lack.TOO_MANY_VOTES: "مجموع آرای مصوبهٔ {item} از شمار اعضای حاضر بیشتر است.",
    Lack.UNNAMED_DISSENT: "نام یکی از مخالفان مصوبهٔ {item} نوشته نشده است.",
    Lack.NO_ACTION: "مصوبهٔ {item} هیچ اقدامی ندارد.",
    Lack.NO_ACTION_TEXT: "متن اقدام «{action}» از مصوبهٔ {item} نوشته نشده است.",
    Lack.NO_RESPONSIBLE: "اقدام «{action}» از مصوبهٔ {item} مسئول پیگیری ندارد.",
    Lack.RESPONSIBLE_ABSENT: (
        "اقدام «{action}» از مصوبهٔ {item} به «{name}» سپرده شده که کسی از آن در جلسه نبوده است."
    ),
    Lack.NO_DEADLINE: "اقدام «{action}» از مصوبهٔ {item} مهلت ندارد.",
    Lack.DEADLINE_BEFORE_MEETING: "مهلت اقدام «{action}» از مصوبهٔ {item} پیش از جلسه است.",
}

# What could not be read, by its attribute.
_UNREAD: Mapping[str, str] = {
    "number": "شمارهٔ جلسه",
    "held_on": "تاریخ جلسه",
    "starts_at": "ساعت شروع جلسه",
    "ends_at": "ساعت پایان جلسه",
    "next_on": "تاریخ جلسهٔ بعد",
    "next_at": "ساعت جلسهٔ بعد",
    "letter_date": "تاریخ معرفی‌نامهٔ جانشین «{name}»",
    "arrived_at": "ساعت ورود «{name}»",
    "left_at": "ساعت خروج «{name}»",
    "planned_minutes": "زمان پیش‌بینی‌شدهٔ بند {item} دستور جلسه",
    "condition_deadline": "مهلت شرط مصوبهٔ {item}",
    "votes_for": "شمار آرای موافق مصوبهٔ {item}",
    "votes_against": "شمار آرای مخالف مصوبهٔ {item}",
    "votes_abstained": "شمار آرای ممتنع مصوبهٔ {item}",
    "deadline": "مهلت اقدام «{action}» از مصوبهٔ {item}",
}

# A name that is only half there, by its attribute.
_HALF_TYPED: Mapping[str, str] = {
    "focus_areas": "نام محوری در مصوبهٔ {item} نیمه‌کاره است",
    "neighborhoods": "نام محله‌ای در مصوبهٔ {item} نیمه‌کاره است",
    "supporters": "نام دستگاه همکاری در اقدام «{action}» از مصوبهٔ {item} نیمه‌کاره است",
}

_SENSITIVE: Mapping[SensitiveKind, str] = {
    SensitiveKind.NATIONAL_ID: "شمارهٔ ملی",
    SensitiveKind.PHONE: "شمارهٔ تلفن",
    SensitiveKind.CARD: "شمارهٔ کارت بانکی",
    SensitiveKind.IBAN: "شمارهٔ شبا",
}

# Where a number of a person was seen; of one with two numbers, the second is an action.
_PLACES: Mapping[tuple[MinutesSection, int], str] = {
    (MinutesSection.HEADING, 0): "شناسنامهٔ جلسه",
    (MinutesSection.ATTENDANCE, 0): "فهرست حاضران",
    (MinutesSection.AGENDA, 0): "پیگیری مصوبات پیشین",
    (MinutesSection.AGENDA, 1): "بند {item} دستور جلسه",
    (MinutesSection.RESOLUTIONS, 1): "مصوبهٔ {item}",
    (MinutesSection.RESOLUTIONS, 2): "اقدام «{action}» از مصوبهٔ {item}",
}
_PREVIOUS = "تصویب صورتجلسهٔ پیشین"

_PASSED: Mapping[Point, str] = {
    Point.QUORUM: "حد نصاب برقرار بوده است ({first} از {second})",
    Point.PRESENCE: "حضور و غیاب همهٔ اعضا ثبت شده است",
    Point.EARLIER_WORK: "به همهٔ کارهای پیشین رسیدگی شده است",
    Point.ACTIONS: "همهٔ اقدام‌ها مسئول و مهلت دارند",
    Point.READING: "مصوبات همان است که در جلسه خوانده شد",
    Point.SENSITIVE: "شمارهٔ ملی، تلفن یا کارت در متن دیده نشد",
    Point.ATTACHMENTS: "هر {first} پیوست در پرونده است",
}


def say(finding: Finding) -> str:
    """Say what is to be mended and where."""
    first, second = (*finding.numbers, 0, 0)[:2]
    return _sentence(finding).format(
        name=finding.name,
        item=digits(first),
        action=letter(max(second - 1, 0)),
        first=digits(first),
        second=digits(second),
        text=finding.text,
    )


def say_passed(passed: Passed) -> str:
    """Say what is in order."""
    if passed.point is Point.ATTACHMENTS and passed.numbers == (1,):
        return "پیوست در پرونده است"
    first, second = (*passed.numbers, 0, 0)[:2]
    return _PASSED[passed.point].format(first=digits(first), second=digits(second))


def _sentence(finding: Finding) -> str:
    match finding.lack:
        case Lack.SENSITIVE_NUMBER if finding.kind is not None:
            of_previous = finding.field == "changes"
            place = _PREVIOUS if of_previous else _PLACES[finding.section, len(finding.numbers)]
            return f"{_SENSITIVE[finding.kind]} در {place} دیده شد."
        case Lack.DEADLINE_ON_DAY_OFF:
            why = "تعطیل است ({name})" if finding.name else "جمعه و تعطیل است"
            return f"مهلت «{{text}}» {why}: اقدام «{{action}}» از مصوبهٔ {{item}}."
        case Lack.UNREADABLE if finding.field in _HALF_TYPED:
            return f"{_HALF_TYPED[finding.field]}: «{{text}}»"
        case Lack.UNREADABLE:
            return f"{_UNREAD[finding.field]} خوانده نشد: «{{text}}»"
        case _:
            return _SENTENCES[finding.lack]
