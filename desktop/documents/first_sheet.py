"""The first sheet of the workbook: the meeting, its minutes, and what became of these."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from db.records import Presence
from desktop import persian
from desktop.calendar import jalali, tehran
from desktop.documents import labels
from desktop.documents.sections.wording import headquarters, in_groups
from desktop.documents.sheet import Column, Link, Role, Row, Sheet, Value, day
from desktop.minutes import Approved, Minutes, Previous

FORMAT: Final = "dabir-workbook/1"
DOCUMENT = "document"  # the name of the table, in every workbook of ours

COLUMNS = (
    Column("عنوان", "title", 28, Role.LABEL),
    Column("شرح", "value", 66),
    Column("کلید", "key", 34, Role.INTERNAL),
)


def title(minutes: Minutes) -> str:
    """Name the meeting in one line: «صورتجلسهٔ ۱۳، قرارگاه اجتماعی منطقهٔ ۱۱، ۱۴۰۵/۰۷/۱۲»."""
    number = persian.digits(minutes.number)
    return f"صورتجلسهٔ {number}، {headquarters(minutes)}، {jalali.numeric(minutes.held_on)}"


def first_sheet(minutes: Minutes, others: Sequence[Sheet]) -> Sheet:
    """Give the sheet of everything that the minutes say once, and the way to the other sheets."""
    rows = (
        *_office_rows(minutes),
        *_meeting_rows(minutes),
        *_sheet_rows(others),
        *_count_rows(minutes),
        *_next_meeting_rows(minutes),
        *_copy_rows(minutes),
        *_approval_rows(minutes),
        *_document_rows(minutes),
    )
    said = [row for row in rows if row[1] not in {None, ""}]
    silent = [row for row in rows if row[1] in {None, ""}]  # paper can do without
    unprinted = (*silent, *_internal_rows(minutes))
    return Sheet("شناسنامه", DOCUMENT, 1, COLUMNS, (*said, *unprinted), len(unprinted))


def _office_rows(minutes: Minutes) -> Iterator[Row]:
    yield "قرارگاه", minutes.headquarters, "headquarters"
    yield "سطح قرارگاه", labels.HEADQUARTERS_KINDS[minutes.headquarters_kind], "headquarters_kind"
    yield "منطقه", minutes.district, "district"
    yield "ناحیه", minutes.subdistrict, "subdistrict"
    yield "سازمان", minutes.letterhead.organization, "organization"
    yield "نام اداره", minutes.office, "office"
    yield "عبارت آغاز", minutes.letterhead.invocation, "invocation"


def _meeting_rows(minutes: Minutes) -> Iterator[Row]:
    yield "شمارهٔ جلسه", minutes.number, "number"
    yield "نوع جلسه", labels.MEETING_KINDS[minutes.kind], "meeting_kind"
    yield "موضوع", minutes.subject, "subject"
    yield "تاریخ", jalali.numeric(minutes.held_on), "held_on_jalali"
    yield "روز", jalali.weekday(minutes.held_on), "weekday"
    yield "شروع", minutes.starts_at, "starts_at"
    yield "پایان", minutes.ends_at, "ends_at"
    yield "مکان", minutes.place, "place"
    yield "رئیس", minutes.chair, "chair"
    yield "دبیر", minutes.secretary, "secretary"
    yield "شمارهٔ نامه", minutes.letter_number, "letter_number"


def _sheet_rows(others: Sequence[Sheet]) -> Iterator[Row]:
    for each in others:
        count = persian.number(len(each.rows))
        shown = f"{count} ردیف" if each.rows else "ندارد"
        yield f"برگهٔ {each.title}", Link(shown, each.table), f"sheet_{each.table}"


def _count_rows(minutes: Minutes) -> Iterator[Row]:
    counts = Counter(member.state for member in minutes.members)
    yield "شمار اعضا", len(minutes.members), "members"
    for presence in Presence:
        yield f"اعضا: {labels.PRESENCES[presence]}", counts[presence], f"members_{presence.value}"
    yield "شمار مدعوان", len(minutes.guests), "guests"
    yield "حد نصاب", minutes.quorum, "quorum"


def _next_meeting_rows(minutes: Minutes) -> Iterator[Row]:
    following = minutes.next_meeting
    yield "تاریخ جلسهٔ بعد", day(following.held_on) if following else None, "next_on_jalali"
    yield "ساعت جلسهٔ بعد", following.starts_at if following else None, "next_at"
    yield "مکان جلسهٔ بعد", following.place if following else None, "next_place"


def _copy_rows(minutes: Minutes) -> Iterator[Row]:
    for number, recipient in enumerate(minutes.copies_to, 1):
        yield "رونوشت", recipient, f"copy_to_{number}"


def _document_rows(minutes: Minutes) -> Iterator[Row]:
    yield "وضعیت صورتجلسه", labels.MEETING_STATES[minutes.state], "state"
    yield "علت لغو یا برگشت", minutes.state_reason, "state_reason"
    yield "نسخه", minutes.version, "version"
    before = minutes.replaces
    code = in_groups(before.check_code) if before else None
    yield "جایگزین نسخهٔ", before.version if before else None, "replaces_version"
    yield "کد وارسی نسخهٔ پیشین", code, "replaces_check_code"
    yield "علت اصلاح", before.reason if before else None, "replaces_reason"
    signed = minutes.signature
    at = tehran.local(signed.signed_at) if signed else None
    yield "امضاکننده", signed.name if signed else None, "signed_by"
    yield "سمت امضاکننده", signed.post if signed else None, "signed_by_post"
    yield "تاریخ امضا", day(at.date()) if at else None, "signed_on_jalali"
    yield "ساعت امضا", at.time() if at else None, "signed_at_time"


def _approval_rows(minutes: Minutes) -> Iterator[Row]:
    yield from _approved("صورتجلسهٔ پیشین", "previous", minutes.previous)
    yield from _approved("تصویب صورتجلسه", "approved", minutes.approved)


def _approved(of: str, key: str, said: Previous | Approved | None) -> Iterator[Row]:
    yield f"{of}: شمارهٔ جلسه", said.number if said else None, f"{key}_number"
    yield f"{of}: تاریخ جلسه", day(said.held_on) if said else None, f"{key}_on_jalali"
    yield f"{of}: نتیجه", labels.APPROVALS[said.approval] if said else None, f"{key}_approval"
    yield f"{of}: تغییرها", said.changes if said else None, f"{key}_changes"


def identity_rows(kind: str, made_on: Value) -> Iterator[Row]:
    """Give the rows by which a program knows any workbook of ours: what it is, and its day."""
    yield "قالب کاربرگ", FORMAT, "format"
    yield "نوع کاربرگ", kind, "kind"
    yield "تاریخ کاربرگ", made_on, "made_on"


def _internal_rows(minutes: Minutes) -> Iterator[Row]:
    signed = minutes.signature
    made_on = tehran.local(signed.signed_at).date() if signed else minutes.held_on
    yield from identity_rows("minutes", made_on)
    yield "شناسه", minutes.uuid, "uuid"
    yield "قالب داده", minutes.format, "minutes_format"
    yield "تاریخ جلسه", minutes.held_on, "held_on"
    following = minutes.next_meeting
    yield "تاریخ جلسهٔ بعد", following.held_on if following else None, "next_on"
    yield "زمان امضا (UTC)", signed.signed_at if signed else None, "signed_at"
    yield "گواهی امضا (SHA-256)", signed.certificate if signed else None, "certificate"
    yield "رویداد پیش از امضا (SHA-256)", signed.trail if signed else None, "trail"
