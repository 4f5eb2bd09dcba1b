"""Invented minutes to print: a full meeting and an empty one."""

from datetime import date, time

import msgspec

from db.records import (
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
from desktop.minutes import (
    FORMAT,
    Action,
    AgendaItem,
    Attachment,
    Attendee,
    Condition,
    Dissent,
    Figure,
    LastTime,
    Letterhead,
    Minutes,
    NextMeeting,
    Previous,
    Remark,
    Replaced,
    Resolution,
    Signature,
    Votes,
)
from desktop.sample.files import read_emblem
from tests.desktop.documents.earlier_work import EARLIER_ACTIONS, SUBDISTRICT_ACTIONS


def _attendee(
    name: str, post: str, organization: str, state: Presence = Presence.PRESENT
) -> Attendee:
    return Attendee(
        name=name,
        post=post,
        organization=organization,
        state=state,
        substitute="",
        substitute_post="",
        letter_number="",
        letter_date=None,
        arrived_at=time(10) if state is Presence.PRESENT else None,
        left_at=None,
    )


MEMBERS = (
    _attendee("آرش نیک‌پور", "شهردار منطقه و رئیس قرارگاه", "شهرداری منطقهٔ ۱۱"),
    _attendee("مینا سپهری", "معاون اجتماعی و فرهنگی", "شهرداری منطقهٔ ۱۱"),
    msgspec.structs.replace(
        _attendee("کاوه دانشور", "سرپرست بهزیستی", "بهزیستی", Presence.REPRESENTED),
        substitute="پریسا یگانه",
        substitute_post="کارشناس مسئول",
        letter_number="۱۱/۲۳۸",
        letter_date=date(2026, 10, 2),
        arrived_at=time(10, 5),
        left_at=time(11, 30),
    ),
    _attendee("سیاوش مهرآیین", "معاون حمایت", "کمیتهٔ امداد", Presence.EXCUSED),
    _attendee("نادر پاک‌سرشت", "رئیس کلانتری", "کلانتری ۱۱۵", Presence.ABSENT),
    _attendee("لاله فرهمند", "معاون پرورشی", "آموزش و پرورش منطقه", Presence.UNRECORDED),
)
GUESTS = (_attendee("بهرام کیانی", "دبیر مجمع", "مجمع خیرین منطقه"),)

AGENDA = (
    AgendaItem(
        uuid="0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d01",
        number=1,
        kind=AgendaKind.FOLLOW_UP,
        title="پیگیری مصوبات پیشین",
        presenter="دبیر قرارگاه",
        planned_minutes=15,
        outcome=Outcome.NOTED,
        remarks=(),
        figures=(),
    ),
    AgendaItem(
        uuid="0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02",
        number=2,
        kind=AgendaKind.REPORT,
        title="گزارش عملکرد مرکز پویاشهر در شش ماه نخست سال",
        presenter="معاون اجتماعی و فرهنگی",
        planned_minutes=20,
        outcome=Outcome.POSTPONED,
        remarks=(
            Remark(
                speaker="شهردار منطقه",
                gist="ظرفیت مرکز با نیاز محله‌ها هم‌خوان نیست؛ پیش از سرما باید افزوده شود و "
                "نشانی‌های تازه با همکاری ناحیه‌ها بررسی شود.",
            ),
            Remark(speaker="کمیتهٔ امداد", gist="آمادهٔ همکاری در تأمین غذای گرم هستیم."),
        ),
        figures=(
            Figure(
                label="ظرفیت پذیرش شبانهٔ مددسرا",
                value="۸۵",
                unit="نفر",
                period="مهر ۱۴۰۵",
                neighborhood="",
                last_time=LastTime("۷۰", "", 12, date(2026, 9, 6)),
            ),
            Figure(
                label="بستهٔ لوازم‌التحریر توزیع‌شده",
                value="۳۰ هزار",
                unit="بسته",
                period="شش ماه نخست ۱۴۰۵",
                neighborhood="راه‌آهن",
                last_time=None,
            ),
        ),
    ),
    AgendaItem(
        uuid="0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d03",
        number=3,
        kind=AgendaKind.DISCUSSION,
        title="آمادگی برای فصل سرما",
        presenter="",
        planned_minutes=None,
        outcome=Outcome.DECIDED,
        remarks=(),
        figures=(),
    ),
)

RESOLUTIONS = (
    Resolution(
        uuid="9a1f7d52-6a35-4d2a-8a0e-2d6c5b4e3f01",
        number=1,
        agenda_number=3,
        text="مددسرای منطقه پیش از آغاز سرما بازسازی و برای پذیرش ۸۵ نفر آماده شود.",
        condition=Condition(
            text="تأمین اعتبار از ردیف رفاه اجتماعی",
            decider="شورای مالی",
            deadline=date(2026, 10, 22),
        ),
        priority=Priority.URGENT,
        focus_areas=("بی‌سرپناهان", "سلامت"),
        neighborhoods=("راه‌آهن", "هلال‌احمر"),
        votes=Votes(in_favour=9, against=1, abstained=2),
        dissents=(Dissent(name="نادر پاک‌سرشت", reason="جای مددسرا مناسب نیست."),),
        actions=(
            Action(
                uuid="7be7a0f1-4c02-4b0e-b0f5-9b1c2d3e4f01",
                number=1,
                text="تعمیر سامانهٔ گرمایش و سرویس‌های بهداشتی",
                responsible="معاونت فنی و عمران",
                supporters=(),
                deadline=date(2026, 11, 1),
                recurrence=Recurrence.ONCE,
            ),
            Action(
                uuid="7be7a0f1-4c02-4b0e-b0f5-9b1c2d3e4f02",
                number=2,
                text="تأمین ۱۲۰ تخته پتو و اقلام بهداشتی",
                responsible="مجمع خیرین",
                supporters=("بهزیستی", "کمیتهٔ امداد"),
                deadline=date(2026, 11, 11),
                recurrence=Recurrence.SEASONAL,
            ),
        ),
    ),
    Resolution(
        uuid="9a1f7d52-6a35-4d2a-8a0e-2d6c5b4e3f02",
        number=2,
        agenda_number=None,
        text="گشت حامی شهر در همهٔ محله‌های کم‌برخوردار ادامه یابد.",
        condition=None,
        priority=Priority.NORMAL,
        focus_areas=(),
        neighborhoods=(),
        votes=None,
        dissents=(),
        actions=(
            Action(
                uuid="7be7a0f1-4c02-4b0e-b0f5-9b1c2d3e4f03",
                number=1,
                text="اجرای مستمر گشت و گزارش ماهانه",
                responsible="یگان اجراییات منطقه",
                supporters=("کلانتری ۱۱۵",),
                deadline=None,
                recurrence=Recurrence.CONTINUOUS,
            ),
        ),
    ),
)

SIGNATURE = Signature(
    name="آرش نیک‌پور",
    post="شهردار منطقهٔ ۱۱",
    signed_at="2026-10-04T09:35:20Z",
    certificate="5e" * 32,
    trail="0a" * 32,
)

FULL = Minutes(
    format=FORMAT,
    uuid="3f2b8d00-30b0-4d32-8a3c-6f0c5d0f8a9e",
    version=2,
    state=MeetingState.SIGNED,
    state_reason="",
    replaces=Replaced(1, "381900274416", "اصلاح مهلت مصوبهٔ ۲"),
    signature=SIGNATURE,
    district=11,
    office="ادارهٔ خدمات اجتماعی شهرداری منطقهٔ ۱۱",
    letterhead=Letterhead(
        organization="شهرداری تهران", invocation="بسمه تعالی", emblem=read_emblem()
    ),
    headquarters="قرارگاه اجتماعی منطقهٔ ۱۱",
    headquarters_kind=HeadquartersKind.DISTRICT,
    subdistrict=None,
    quorum=4,
    number=13,
    kind=MeetingKind.ORDINARY,
    letter_number="۱۱/۱۳/۱۴۰۵",
    held_on=date(2026, 10, 4),
    starts_at=time(10),
    ends_at=time(11, 55),
    place="سالن جلسات شهرداری منطقه",
    chair="آرش نیک‌پور، شهردار منطقه",
    secretary="هستی رادمنش",
    subject="آمادگی برای فصل سرما و ساماندهی بی‌سرپناهان",
    members=MEMBERS,
    guests=GUESTS,
    previous=Previous(12, date(2026, 9, 6), Approval.WITH_CHANGES, "نام مدعو مصوبهٔ ۴"),
    approved=None,
    agenda=AGENDA,
    earlier_actions=EARLIER_ACTIONS,
    subdistrict_actions=SUBDISTRICT_ACTIONS,
    resolutions=RESOLUTIONS,
    next_meeting=NextMeeting(
        held_on=date(2026, 11, 1), starts_at=time(9, 30), place="سرای محلهٔ راه‌آهن"
    ),
    copies_to=("ستاد مرکزی شهر", "شهرداری ناحیهٔ ۴"),
    attachments=(
        Attachment(
            name="معرفی‌نامهٔ بهزیستی.pdf",
            media_type="application/pdf",
            size=182_340,
            sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ),
    ),
)

EMPTY = Minutes(
    format=FORMAT,
    uuid="3f2b8d00-30b0-4d32-8a3c-6f0c5d0f8a9f",
    version=1,
    state=MeetingState.DRAFT,
    state_reason="",
    replaces=None,
    signature=None,
    district=11,
    office="",
    letterhead=Letterhead(organization="", invocation="", emblem=b""),
    headquarters="",
    headquarters_kind=HeadquartersKind.SUBDISTRICT,
    subdistrict=4,
    quorum=None,
    number=1,
    kind=MeetingKind.EXTRAORDINARY,
    letter_number="",
    held_on=date(2025, 10, 4),
    starts_at=None,
    ends_at=None,
    place="",
    chair="",
    secretary="",
    subject="",
    members=(),
    guests=(),
    previous=None,
    approved=None,
    agenda=(),
    earlier_actions=(),
    subdistrict_actions=(),
    resolutions=(),
    next_meeting=None,
    copies_to=(),
    attachments=(),
)
