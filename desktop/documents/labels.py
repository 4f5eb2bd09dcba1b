"""The Persian words for what the minutes hold as a choice, alike in every document.

The one hard rule: a word for a choice is written here and nowhere else. One table per enum,
because members of different enums can be equal as strings.
"""

import re
from collections.abc import Mapping
from typing import Final, Protocol

from db.records import (
    ActionState,
    AgendaKind,
    Approval,
    HeadquartersKind,
    MeetingKind,
    MeetingState,
    Outcome,
    Presence,
    Priority,
    Recurrence,
)
from desktop.calendar import jalali
from desktop.minutes import Condition
from desktop.persian import digits
from desktop.register import Course
from desktop.standing import SETTLED, is_ended

HEADQUARTERS_KINDS: Final[Mapping[HeadquartersKind, str]] = {
    HeadquartersKind.DISTRICT: "منطقه",
    HeadquartersKind.SUBDISTRICT: "ناحیه",
}
MEETING_KINDS: Final[Mapping[MeetingKind, str]] = {
    MeetingKind.ORDINARY: "عادی",
    MeetingKind.EXTRAORDINARY: "فوق‌العاده",
}
MEETING_STATES: Final[Mapping[MeetingState, str]] = {
    MeetingState.DRAFT: "پیش‌نویس",
    MeetingState.SUBMITTED: "در انتظار امضا",
    MeetingState.RETURNED: "برگشت‌خورده",
    MeetingState.SIGNED: "امضاشده",
    MeetingState.CANCELLED: "لغوشده",
}
PRESENCES: Final[Mapping[Presence, str]] = {
    Presence.UNRECORDED: "ثبت‌نشده",
    Presence.PRESENT: "حاضر",
    Presence.REPRESENTED: "جانشین",
    Presence.EXCUSED: "غایب موجه",
    Presence.ABSENT: "غایب",
}
AGENDA_KINDS: Final[Mapping[AgendaKind, str]] = {
    AgendaKind.FOLLOW_UP: "پیگیری مصوبات پیشین",
    AgendaKind.REPORT: "گزارش عملکرد",
    AgendaKind.DISCUSSION: "بحث و بررسی",
    AgendaKind.OTHER: "سایر موارد",
}
OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.OPEN: "بدون نتیجه",
    Outcome.DECIDED: "تصویب شد",
    Outcome.NOTED: "به اطلاع رسید",
    Outcome.POSTPONED: "موکول به جلسهٔ بعد",
}
APPROVALS: Final[Mapping[Approval, str]] = {
    Approval.OPEN: "بررسی نشده",
    Approval.AS_PRESENTED: "همان‌گونه که تنظیم شده بود تصویب شد",
    Approval.WITH_CHANGES: "با تغییر تصویب شد",
}
PRIORITIES: Final[Mapping[Priority, str]] = {
    Priority.NORMAL: "عادی",
    Priority.HIGH: "مهم",
    Priority.URGENT: "فوری",
}
RECURRENCES: Final[Mapping[Recurrence, str]] = {
    Recurrence.ONCE: "یک‌بار",
    Recurrence.WEEKLY: "هفتگی",
    Recurrence.MONTHLY: "ماهانه",
    Recurrence.SEASONAL: "فصلی",
    Recurrence.CONTINUOUS: "مستمر",
}
ACTION_STATES: Final[Mapping[ActionState, str]] = {
    ActionState.OPEN: "باز",
    ActionState.IN_PROGRESS: "در حال انجام",
    ActionState.POSTPONED: "به‌تعویق‌افتاده",
    ActionState.DONE: "انجام‌شده",
    ActionState.DROPPED: "کنار گذاشته‌شده",
}
ENDED: Final = "پایان‌یافته"  # of a duty that recurs
ALL_STATES: Final = (*ACTION_STATES.values(), ENDED)
SETTLED_STATES: Final = frozenset({ENDED, *(ACTION_STATES[state] for state in SETTLED)})
COURSES: Final[Mapping[Course, str]] = {
    Course.OPEN: "باز",
    Course.LATE: "با تأخیر",
    Course.DONE: "انجام‌شده",
    Course.DROPPED: "کنار گذاشته‌شده",
}


# «به شرط تأمین اعتبار», «منوط به تأیید کارشناسی»
_NAMES_ITSELF = re.compile(r"\s*(?:به[ \u200c]?)?(?:شرط|مشروط|منوط|موکول)")


def condition(stated: Condition) -> tuple[str, str, str]:
    """Give «شرط: », «تأیید کارشناسی» and « – با نظر کلانتری ۱۱۵، تا ۱۵ آبان ۱۴۰۵».

    What names itself a condition is not called one again.
    """
    lead = "" if _NAMES_ITSELF.match(stated.text) else "شرط: "
    parts = [f"با نظر {stated.decider}"] if stated.decider else []
    if stated.deadline:
        parts.append(f"تا {jalali.medium(stated.deadline)}")
    return lead, stated.text, f" – {'، '.join(parts)}" if parts else ""


class Standing(Protocol):
    """Whatever knows how far an action is, and in which of its rounds."""

    @property
    def state(self) -> ActionState: ...
    @property
    def recurrence(self) -> Recurrence: ...
    @property
    def round_number(self) -> int: ...


def state(is_now: ActionState, recurrence: Recurrence) -> str:
    """Give the word for how far an action is; a duty that has come to its end was not given up."""
    return ENDED if is_ended(is_now, recurrence) else ACTION_STATES[is_now]


def standing(of: Standing) -> str:
    """Say how far an action is; of a duty that recurs, how far this round of it is."""
    if of.recurrence is Recurrence.ONCE:
        return ACTION_STATES[of.state]
    match of.state:
        case ActionState.OPEN if of.round_number > 1:
            return "نوبت پیش انجام شد"
        case ActionState.DONE:
            return "این نوبت انجام شد"
        case _:
            return state(of.state, of.recurrence)


def late(days: int) -> str:
    """Write «۴۴ روز تأخیر»."""
    return f"{digits(days)} روز تأخیر" if days else ""


def waited(age: int, *, late: bool) -> str:
    """Say how many meetings an action has waited, and whether it should not have: «معوق»."""
    if not age:
        return "تازه"
    if late:
        return f"{digits(age)} جلسه معوق"
    return f"از {digits(age)} جلسه پیش" if age > 1 else "از جلسهٔ پیش"
