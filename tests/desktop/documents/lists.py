"""Invented lists to print: open work and a register; full, bare, and of texts that break things."""

from datetime import date

import msgspec

from db.records import ActionState, MeetingState, Priority, Recurrence
from desktop.minutes import Condition, Letterhead
from desktop.open_work import OpenTask, OpenWork
from desktop.register import (
    Filters,
    Register,
    RegisteredAction,
    RegisteredMeeting,
    RegisteredResolution,
)
from desktop.standing import Origin, Word
from tests.desktop.documents.hostile import HOSTILE

TODAY = date(2026, 10, 5)  # ۱۳ مهر ۱۴۰۵
HEAD = Letterhead(organization="شهرداری تهران", invocation="بسمه تعالی", emblem=b"")

MEETING_UUID = "66666666-6666-4666-8666-666666666666"
OTHER_UUID = "77777777-7777-4777-8777-777777777777"

TENTH = Origin("قرارگاه اجتماعی منطقهٔ ۱۱", None, 10, date(2026, 7, 12), MeetingState.SIGNED)
TWELFTH = Origin("قرارگاه اجتماعی ناحیهٔ ۴", 4, 12, date(2026, 9, 30), MeetingState.DRAFT)

TASKS = (
    OpenTask(
        origin=TENTH,
        resolution_number=3,
        resolution="مددسرای سیار در محدودهٔ میدان راه‌آهن مستقر شود.",
        condition=Condition("تأیید نظر کارشناسی", "کلانتری ۱۱۵", date(2026, 10, 22)),
        action_number=2,
        action="استقرار مددسرای سیار (اتوبوس خواب)",
        responsible="شهرداری ناحیهٔ ۴",
        supporters=("بهزیستی", "کلانتری"),
        deadline=date(2026, 8, 22),
        recurrence=Recurrence.ONCE,
        round_number=1,
        days_late=44,
        age=3,
        state=ActionState.IN_PROGRESS,
        last=Word("دو جای پیشنهادی بازدید شد.", date(2026, 9, 6), "۱۱/۲۱۹۴", None),
    ),
    OpenTask(
        origin=TWELFTH,
        resolution_number=1,
        resolution="فهرست جاهای قابل استفاده تهیه شود.",
        condition=None,
        action_number=1,
        action="تهیهٔ فهرست و نشانی جاها",
        responsible="شهرداری ناحیهٔ ۴",
        supporters=(),
        deadline=date(2026, 10, 22),
        recurrence=Recurrence.MONTHLY,
        round_number=1,
        days_late=0,
        age=0,
        state=ActionState.OPEN,
        last=None,
    ),
)
SUPPORTED = (
    OpenTask(
        origin=TENTH,
        resolution_number=4,
        resolution="پویش یکشنبه‌ها در سراهای محلات اجرا شود.",
        condition=None,
        action_number=1,
        action="برگزاری برنامهٔ هفتگی",
        responsible="ادارهٔ آموزش شهروندی",
        supporters=("شهرداری ناحیهٔ ۴",),
        deadline=None,
        recurrence=Recurrence.ONCE,
        round_number=1,
        days_late=0,
        age=9,
        state=ActionState.POSTPONED,
        last=None,
    ),
)
WORK = OpenWork(
    letterhead=HEAD,
    district=11,
    office="شهرداری منطقهٔ ۱۱",
    headquarters="قرارگاه اجتماعی منطقهٔ ۱۱",
    secretary="خانم رویا امینی",
    organization="شهرداری ناحیهٔ ۴",
    on=TODAY,
    responsible=TASKS,
    supporting=SUPPORTED,
)
BARE_WORK = msgspec.structs.replace(
    WORK,
    letterhead=Letterhead(organization="", invocation="", emblem=b""),
    office="",
    headquarters="",
    secretary="",
    responsible=(
        msgspec.structs.replace(
            TASKS[1],
            origin=msgspec.structs.replace(TWELFTH, headquarters=""),
            resolution="",
            action="",
            deadline=None,
            recurrence=Recurrence.ONCE,
            round_number=1,
        ),
    ),
    supporting=(),
)

REPAIR = RegisteredAction(
    uuid="11111111-1111-4111-8111-111111111111",
    number=1,
    text="تعمیر سامانهٔ گرمایش",
    responsible="معاونت فنی و عمران",
    supporters=("بهزیستی", "مجمع خیرین"),
    deadline=date(2026, 8, 22),
    recurrence=Recurrence.SEASONAL,
    round_number=1,
    days_late=44,
    state=ActionState.IN_PROGRESS,
    last=Word("پیمانکار برگزیده شد.", date(2026, 9, 20), "", 12),
)
BLANKETS = RegisteredAction(
    uuid="22222222-2222-4222-8222-222222222222",
    number=2,
    text="تأمین ۱۲۰ تخته پتو",
    responsible="مجمع خیرین",
    supporters=(),
    deadline=None,
    recurrence=Recurrence.ONCE,
    round_number=1,
    days_late=0,
    state=ActionState.DONE,
    last=Word("", date(2026, 9, 6), "۱۱/۲۲۰۰", None),
)
SHELTER = RegisteredResolution(
    uuid="33333333-3333-4333-8333-333333333333",
    number=1,
    text="مددسرای منطقه پیش از آغاز سرما بازسازی شود.",
    priority=Priority.URGENT,
    condition=Condition("به شرط تأمین اعتبار", "", None),
    focus_areas=("بی‌سرپناهان", "سلامت"),
    neighborhoods=("راه‌آهن", "هلال‌احمر"),
    actions=(REPAIR, BLANKETS),
)
PATROL = RegisteredResolution(
    uuid="44444444-4444-4444-8444-444444444444",
    number=2,
    text="گشت حامی شهر ادامه یابد.",
    priority=Priority.NORMAL,
    condition=None,
    focus_areas=(),
    neighborhoods=(),
    actions=(),
)
BOOK = Register(
    letterhead=HEAD,
    district=11,
    office="شهرداری منطقهٔ ۱۱",
    office_uuid="55555555-5555-4555-8555-555555555555",
    headquarters=None,
    subdistrict=None,
    filters=Filters(since=date(2026, 3, 21), until=date(2026, 9, 22)),
    on=TODAY,
    meetings=(
        RegisteredMeeting(MEETING_UUID, TENTH, (SHELTER, PATROL)),
        RegisteredMeeting(OTHER_UUID, TWELFTH, ()),
    ),
)


def hostile_work() -> OpenWork:
    """Give open work in which every text is one of those that break things."""
    tasks = tuple(
        msgspec.structs.replace(
            TASKS[0],
            origin=msgspec.structs.replace(TENTH, headquarters=text),
            resolution=text,
            condition=Condition(text, text, None),
            action=text,
            responsible=text,
            supporters=(text,),
            last=Word(text, TODAY, text, None),
        )
        for text in HOSTILE
    )
    return msgspec.structs.replace(
        WORK,
        letterhead=Letterhead(organization=HOSTILE[8], invocation=HOSTILE[4], emblem=b"GIF"),
        office=HOSTILE[4],
        headquarters=HOSTILE[8],
        secretary=HOSTILE[8],
        organization=HOSTILE[8],
        responsible=tasks,
        supporting=tasks,
    )


def hostile_book() -> Register:
    """Give a register in which every text is one of those that break things."""
    resolutions = tuple(
        RegisteredResolution(
            uuid=SHELTER.uuid,
            number=number,
            text=text,
            priority=Priority.NORMAL,
            condition=Condition(text, text, None),
            focus_areas=(text,),
            neighborhoods=(text,),
            actions=tuple(
                msgspec.structs.replace(
                    REPAIR,
                    number=order,
                    text=text,
                    responsible=text,
                    supporters=(text,),
                    last=Word(text, TODAY, text, None),
                )
                for order in (1, 2)
            ),
        )
        for number, text in enumerate(HOSTILE, 1)
    )
    named = msgspec.structs.replace(TENTH, headquarters=HOSTILE[8])
    return msgspec.structs.replace(
        BOOK,
        letterhead=Letterhead(organization=HOSTILE[8], invocation=HOSTILE[4], emblem=b""),
        office=HOSTILE[8],
        meetings=(RegisteredMeeting(MEETING_UUID, named, resolutions),),
    )
