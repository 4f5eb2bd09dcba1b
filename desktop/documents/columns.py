"""Columns that stand in several sheets.

The one hard rule: whichever sheet of whichever workbook takes one, it has the same title, the same
key and the same list there; only texts are as wide as a sheet has room. A sheet has columns of its
own too, some under a key that another one has: `text` is what its row says, whatever that is
called there.
"""

from dataclasses import replace
from typing import Final

from db.records import ActionState
from desktop.documents import labels
from desktop.documents.sheet import Column, Role, Row

_DAY_WIDTH = 11
_LETTER_WIDTH = 12
_IDENTITIES = {
    "item_uuid": "شناسهٔ بند",
    "action_uuid": "شناسهٔ اقدام",
    "resolution_uuid": "شناسهٔ مصوبه",
    "meeting_uuid": "شناسهٔ جلسه",
}


def dated(title: str, key: str) -> tuple[Column, Column]:
    """Give the columns of a date: as text that sorts as dates do, and to reckon with."""
    return (
        written_day(title, key),
        Column(f"{title} (برای محاسبه)", key, _DAY_WIDTH),
    )


def written_day(title: str, key: str) -> Column:
    """Give the column of a date as text."""
    return Column(title, f"{key}_jalali", _DAY_WIDTH)


def reckoned_day(title: str, key: str) -> Column:
    """Give the column of a date to reckon with, where it stands apart and is not printed."""
    return replace(dated(title, key)[1], role=Role.RECKONED)


def identity(key: str) -> Column:
    """Give the column of a UUID; its beginning is enough for the eye."""
    return Column(_IDENTITIES[key], key, 9, Role.INTERNAL)


NUMBER: Final = Column("ردیف", "number", 6)
SUBDISTRICT: Final = Column("ناحیه", "subdistrict", 6)
MEETING: Final = Column("جلسه", "meeting", 6)
ITEM: Final = Column("بند", "item", 6)
RESOLUTION: Final = Column("مصوبه", "resolution", 7)
ACTION: Final = Column("اقدام", "action", 6)
PRIORITY: Final = Column("اولویت", "priority", 8, choices=tuple(labels.PRIORITIES.values()))
NEIGHBORHOODS: Final = Column("محله‌ها", "neighborhoods", 14)
CONDITION: Final = Column("شرط", "condition", 18)
WORD_LETTER: Final = Column("شمارهٔ نامه", "word_letter", _LETTER_WIDTH)
# By when, and how often.
RECURRENCE: Final = Column("تکرار", "recurrence", 9, choices=tuple(labels.RECURRENCES.values()))
DUE: Final = (*dated("مهلت", "deadline"), RECURRENCE)


def focus_areas(width: int) -> Column:
    return Column("محورها", "focus_areas", width)


def responsible(width: int) -> Column:
    return Column("مسئول پیگیری", "responsible", width)


def supporters(width: int) -> Column:
    return Column("دستگاه‌های همکار", "supporters", width)


def state(choices: tuple[str, ...]) -> Column:
    return Column("وضعیت", "state", 12, choices=choices)


def word(width: int) -> tuple[Column, ...]:
    """Give the columns of the last report: what it says, of when, and its letter."""
    return word_text(width), *dated("تاریخ گزارش", "word_on"), WORD_LETTER


def word_text(width: int) -> Column:
    return Column("آخرین گزارش", "word_text", width)


ANSWERS: Final = (
    Column(
        "پاسخ: وضعیت",
        "answer_state",
        14,
        Role.ANSWER,
        tuple(labels.ACTION_STATES[each] for each in ActionState),
        "وضعیت را از فهرست برگزینید.",
    ),
    Column(
        "پاسخ: تاریخ",
        "answer_date",
        12,
        Role.ANSWER,
        prompt="تاریخ شمسی، مانند ۱۴۰۵/۰۷/۱۲.",
    ),
    Column(
        "پاسخ: شمارهٔ نامه",
        "answer_letter",
        14,
        Role.ANSWER,
        prompt="شمارهٔ نامه‌ای که پاسخ با آن فرستاده شد؛ اگر نامه‌ای نیست، خالی بماند.",
    ),
    Column(
        "پاسخ: شرح",
        "answer_text",
        30,
        Role.ANSWER,
        prompt="آنچه انجام شد یا مانع کار است، در یک یا دو جمله.",
    ),
)
# The sheet that asks for them, by the kind of the workbook.
ASKING: Final = {"minutes": "اقدام‌ها", "register": "مصوبات"}
NO_ANSWERS: Final[Row] = (None,) * len(ANSWERS)
