"""The first sheet of the workbook: the meeting, its minutes, and what became of these."""

from collections import Counter
from collections.abc import Iterator

from db.records import Presence
from desktop import persian
from desktop.calendar import jalali, tehran
from desktop.documents import labels
from desktop.documents.sections.wording import in_groups
from desktop.documents.sheet import Column, Role, Row, Sheet, day
from desktop.minutes import Approved, Minutes, Previous


def title(minutes: Minutes) -> str:
    """Name the meeting in one line: «صورتجلسهٔ ۱۳، قرارگاه اجتماعی منطقهٔ ۱۱، ۱۴۰۵/۰۷/۱۲»."""
    number = persian.digits(minutes.number)
    return f"صورتجلسهٔ {number}، {minutes.headquarters}، {jalali.numeric(minutes.held_on)}"


def first_sheet(minutes: Minutes) -> Sheet:
    """Give the sheet of everything that the minutes say once."""
    columns = (Column("عنوان", 26, Role.LABEL), Column("شرح", 64))
    internal = tuple(_internal_rows(minutes))
    rows = (
        *_office_rows(minutes),
        *_meeting_rows(minutes),
        *_count_rows(minutes),
        *_next_meeting_rows(minutes),
        *(("رونوشت", recipient) for recipient in minutes.copies_to),
        *_approval_rows(minutes),
        *_document_rows(minutes),
        *internal,
    )
    return Sheet("شناسنامه", 1, columns, rows, len(internal))


def _office_rows(minutes: Minutes) -> Iterator[Row]:
    yield "قرارگاه", minutes.headquarters
    yield "سطح قرارگاه", labels.HEADQUARTERS_KINDS[minutes.headquarters_kind]
    yield "منطقه", minutes.district
    yield "ناحیه", minutes.subdistrict
    yield "سازمان", minutes.letterhead.organization
    yield "نام اداره", minutes.office
    yield "عبارت آغاز", minutes.letterhead.invocation


def _meeting_rows(minutes: Minutes) -> Iterator[Row]:
    yield "شمارهٔ جلسه", minutes.number
    yield "نوع جلسه", labels.MEETING_KINDS[minutes.kind]
    yield "موضوع", minutes.subject
    yield "تاریخ", jalali.numeric(minutes.held_on)
    yield "روز", jalali.weekday(minutes.held_on)
    yield "شروع", minutes.starts_at
    yield "پایان", minutes.ends_at
    yield "مکان", minutes.place
    yield "رئیس", minutes.chair
    yield "دبیر", minutes.secretary
    yield "شمارهٔ نامه", minutes.letter_number


def _count_rows(minutes: Minutes) -> Iterator[Row]:
    counts = Counter(member.state for member in minutes.members)
    yield "شمار اعضا", len(minutes.members)
    for presence in Presence:
        yield f"اعضا: {labels.PRESENCES[presence]}", counts[presence]
    yield "شمار مدعوان", len(minutes.guests)
    yield "حد نصاب", minutes.quorum


def _next_meeting_rows(minutes: Minutes) -> Iterator[Row]:
    following = minutes.next_meeting
    yield "تاریخ جلسهٔ بعد", day(following.held_on) if following else None
    yield "ساعت جلسهٔ بعد", following.starts_at if following else None
    yield "مکان جلسهٔ بعد", following.place if following else None


def _document_rows(minutes: Minutes) -> Iterator[Row]:
    yield "وضعیت صورتجلسه", labels.MEETING_STATES[minutes.state]
    yield "علت لغو یا برگشت", minutes.state_reason
    yield "نسخه", minutes.version
    before = minutes.replaces
    yield "جایگزین نسخهٔ", before.version if before else None
    yield "کد وارسی نسخهٔ پیشین", in_groups(before.check_code) if before else None
    yield "علت اصلاح", before.reason if before else None
    signed = minutes.signature
    at = tehran.local(signed.signed_at) if signed else None
    yield "امضاکننده", signed.name if signed else None
    yield "سمت امضاکننده", signed.post if signed else None
    yield "تاریخ امضا", day(at.date()) if at else None
    yield "ساعت امضا", at.time() if at else None


def _approval_rows(minutes: Minutes) -> Iterator[Row]:
    yield from _approved("صورتجلسهٔ پیشین", minutes.previous)
    yield from _approved("تصویب صورتجلسه", minutes.approved)


def _approved(of: str, said: Previous | Approved | None) -> Iterator[Row]:
    yield f"{of}: شمارهٔ جلسه", said.number if said else None
    yield f"{of}: تاریخ جلسه", day(said.held_on) if said else None
    yield f"{of}: نتیجه", labels.APPROVALS[said.approval] if said else None
    yield f"{of}: تغییرها", said.changes if said else None


def _internal_rows(minutes: Minutes) -> Iterator[Row]:
    yield "شناسه", minutes.uuid
    yield "قالب داده", minutes.format
    signed = minutes.signature
    yield "زمان امضا (UTC)", signed.signed_at if signed else None
    yield "گواهی امضا (SHA-256)", signed.certificate if signed else None
    yield "رویداد پیش از امضا (SHA-256)", signed.trail if signed else None
