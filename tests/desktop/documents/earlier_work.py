"""Invented work of earlier meetings: of this headquarters, of a subdistrict, and what recurs."""

from datetime import date

from db.records import ActionState, Recurrence
from desktop.minutes import EarlierAction, SubdistrictAction

EARLIER_ACTIONS = (
    EarlierAction(
        uuid="5d0f8a9e-8f0e-4f6e-9d9b-1f4f3e2a7c01",
        meeting_number=10,
        resolution_number=3,
        action_number=1,
        text="استقرار مددسرای سیار (اتوبوس خواب) در محدودهٔ میدان راه‌آهن",
        responsible="شهرداری ناحیهٔ ۴",
        deadline=date(2026, 8, 22),
        recurrence=Recurrence.ONCE,
        round_number=1,
        next_deadline=None,
        age=3,
        state=ActionState.IN_PROGRESS,
        word="دو جای پیشنهادی بازدید شد؛ نظر کارشناسی نرسیده است.",
        word_on=date(2026, 9, 6),
        letter_number="۱۱/۲۱۹۴",
    ),
    EarlierAction(
        uuid="5d0f8a9e-8f0e-4f6e-9d9b-1f4f3e2a7c02",
        meeting_number=12,
        resolution_number=2,
        action_number=2,
        text="افزایش گشت خودرویی و موتوری",
        responsible="کلانتری ۱۱۵",
        deadline=None,
        recurrence=Recurrence.CONTINUOUS,
        round_number=1,
        next_deadline=None,
        age=1,
        state=ActionState.OPEN,
        word="",
        word_on=None,
        letter_number="",
    ),
)
SUBDISTRICT_ACTIONS = (
    SubdistrictAction(
        subdistrict=4,
        action=EarlierAction(
            uuid="5d0f8a9e-8f0e-4f6e-9d9b-1f4f3e2a7c04",
            meeting_number=6,
            resolution_number=2,
            action_number=1,
            text="برگزاری کلاس جبرانی دو روز در هفته",
            responsible="آموزش و پرورش ناحیه",
            deadline=date(2026, 11, 21),
            recurrence=Recurrence.ONCE,
            round_number=1,
            next_deadline=None,
            age=0,
            state=ActionState.IN_PROGRESS,
            word="کلاس در مدرسهٔ دوم آغاز شد.",
            word_on=date(2026, 10, 4),
            letter_number="",
        ),
    ),
)
MONTHLY = EarlierAction(
    uuid="5d0f8a9e-8f0e-4f6e-9d9b-1f4f3e2a7c03",
    meeting_number=9,
    resolution_number=4,
    action_number=1,
    text="فرستادن آمار پذیرش مددسرا به دبیرخانه",
    responsible="ادارهٔ خدمات اجتماعی",
    deadline=date(2026, 9, 22),
    recurrence=Recurrence.MONTHLY,
    round_number=3,
    next_deadline=date(2026, 10, 22),
    age=1,
    state=ActionState.DONE,
    word="آمار شهریور رسید.",
    word_on=date(2026, 10, 4),
    letter_number="",
)
