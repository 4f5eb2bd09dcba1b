"""What the workbook says: the sheets of one meeting's minutes, as plain rows.

The one hard rule: every field of the minutes has its place here, and an empty meeting has the
same sheets as a full one. How they look is the business of `workbook`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto

from db.records import Presence
from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.change import became
from desktop.minutes import Attendee, Condition, Dissent, LastTime, Minutes, Votes

Value = str | int | time | None
Row = tuple[Value, ...]


class Role(Enum):
    """What a column is for; what is internal serves programs and is not printed."""

    CONTENT = auto()
    LABEL = auto()
    INTERNAL = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in digits, as Excel counts it."""

    title: str
    width: int
    role: Role = Role.CONTENT


@dataclass(frozen=True, slots=True)
class Sheet:
    """`keys` counts the first columns, which say what a row is about.

    The last rows, `internal` of them, serve programs and are not printed.
    """

    title: str
    keys: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    internal: int = 0


def title(minutes: Minutes) -> str:
    """Name the meeting in one line: «صورتجلسهٔ ۱۳، قرارگاه اجتماعی منطقهٔ ۱۱، ۱۴۰۵/۰۷/۱۲»."""
    number = persian.digits(minutes.number)
    return f"صورتجلسهٔ {number}، {minutes.headquarters}، {jalali.numeric(minutes.held_on)}"


def sheets(minutes: Minutes) -> tuple[Sheet, ...]:
    """Give all sheets in their order."""
    return (
        _heading(minutes),
        _attendance(minutes),
        _agenda(minutes),
        _remarks(minutes),
        _figures(minutes),
        _earlier_actions(minutes),
        _resolutions(minutes),
        _actions(minutes),
        _attachments(minutes),
    )


_ID = Column("شناسه", 38, Role.INTERNAL)


def _heading(minutes: Minutes) -> Sheet:
    columns = (Column("عنوان", 26, Role.LABEL), Column("شرح", 64))
    internal = tuple(_internal_rows(minutes))
    rows = (
        *_office_rows(minutes),
        *_meeting_rows(minutes),
        *_count_rows(minutes),
        *_next_meeting_rows(minutes),
        *(("رونوشت", recipient) for recipient in minutes.copies_to),
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
    yield "تاریخ جلسهٔ بعد", _day(following.held_on) if following else None
    yield "ساعت جلسهٔ بعد", following.starts_at if following else None
    yield "مکان جلسهٔ بعد", following.place if following else None


def _document_rows(minutes: Minutes) -> Iterator[Row]:
    yield "وضعیت صورتجلسه", labels.MEETING_STATES[minutes.state]
    yield "علت لغو یا برگشت", minutes.state_reason
    yield "نسخه", minutes.version


def _internal_rows(minutes: Minutes) -> Iterator[Row]:
    yield "شناسه", minutes.uuid
    yield "قالب داده", minutes.format


def _attendance(minutes: Minutes) -> Sheet:
    columns = (
        Column("ردیف", 6),
        Column("عضو یا مدعو", 8),
        Column("نام", 18),
        Column("سمت", 20),
        Column("دستگاه", 20),
        Column("حضور", 10),
        Column("جانشین", 14),
        Column("سمت جانشین", 15),
        Column("شمارهٔ معرفی‌نامه", 13),
        Column("تاریخ معرفی‌نامه", 11),
        Column("ورود", 7),
        Column("خروج", 7),
    )
    members = ((number, "عضو", *_came(one)) for number, one in enumerate(minutes.members, 1))
    guests = ((number, "مدعو", *_came(one)) for number, one in enumerate(minutes.guests, 1))
    return Sheet("حاضران", 2, columns, (*members, *guests))


def _came(attendee: Attendee) -> Row:
    return (
        attendee.name,
        attendee.post,
        attendee.organization,
        labels.PRESENCES[attendee.state],
        attendee.substitute,
        attendee.substitute_post,
        attendee.letter_number,
        _day(attendee.letter_date),
        attendee.arrived_at,
        attendee.left_at,
    )


def _agenda(minutes: Minutes) -> Sheet:
    columns = (
        Column("بند", 6),
        Column("نوع", 18),
        Column("عنوان", 50),
        Column("ارائه‌دهنده", 24),
        Column("زمان (دقیقه)", 9),
        Column("نتیجه", 18),
        _ID,
    )
    rows = tuple(
        (
            item.number,
            labels.AGENDA_KINDS[item.kind],
            item.title,
            item.presenter,
            item.planned_minutes,
            labels.OUTCOMES[item.outcome],
            item.uuid,
        )
        for item in minutes.agenda
    )
    return Sheet("دستور جلسه", 1, columns, rows)


def _remarks(minutes: Minutes) -> Sheet:
    columns = (Column("بند", 6), Column("ردیف", 6), Column("گوینده", 24), Column("خلاصهٔ سخن", 84))
    rows = tuple(
        (item.number, number, remark.speaker, remark.gist)
        for item in minutes.agenda
        for number, remark in enumerate(item.remarks, 1)
    )
    return Sheet("مذاکرات", 2, columns, rows)


def _figures(minutes: Minutes) -> Sheet:
    columns = (
        Column("بند", 6),
        Column("ردیف", 6),
        Column("شاخص", 40),
        Column("مقدار", 14),
        Column("واحد", 12),
        Column("دوره", 18),
        Column("محله", 14),
        Column("بار پیش", 14),
        Column("دورهٔ بار پیش", 18),
        Column("جلسهٔ بار پیش", 8),
        Column("تاریخ بار پیش", 11),
        Column("تغییر", 14),
    )
    rows = tuple(
        (
            item.number,
            number,
            figure.label,
            figure.value,
            figure.unit,
            figure.period,
            figure.neighborhood,
            *_last_time(figure.last_time),
            became(figure),
        )
        for item in minutes.agenda
        for number, figure in enumerate(item.figures, 1)
    )
    return Sheet("گزارش و آمار", 2, columns, rows)


def _last_time(last: LastTime | None) -> Row:
    if last is None:
        return (None,) * 4
    return last.value, last.period, last.meeting_number, _day(last.held_on)


def _earlier_actions(minutes: Minutes) -> Sheet:
    columns = (
        Column("ناحیه", 6),
        Column("جلسه", 6),
        Column("مصوبه", 7),
        Column("اقدام", 6),
        Column("شرح", 30),
        Column("مسئول پیگیری", 16),
        Column("مهلت", 11),
        Column("تکرار", 9),
        Column("نوبت", 6),
        Column("نوبت بعد", 11),
        Column("سن (جلسه)", 8),
        Column("وضعیت", 11),
        Column("آخرین گزارش", 21),
        Column("تاریخ گزارش", 11),
        Column("شمارهٔ نامه", 12),
        _ID,
    )
    rows = tuple(
        (
            subdistrict,
            action.meeting_number,
            action.resolution_number,
            persian.letter(action.action_number - 1),
            action.text,
            action.responsible,
            _day(action.deadline),
            labels.RECURRENCES[action.recurrence],
            action.round_number,
            _day(action.next_deadline),
            action.age,
            labels.ACTION_STATES[action.state],
            action.word,
            _day(action.word_on),
            action.letter_number,
            action.uuid,
        )
        for subdistrict, action in (
            *((None, each) for each in minutes.earlier_actions),
            *((each.subdistrict, each.action) for each in minutes.subdistrict_actions),
        )
    )
    return Sheet("پیگیری", 4, columns, rows)


def _resolutions(minutes: Minutes) -> Sheet:
    columns = (
        Column("مصوبه", 7),
        Column("بند دستور", 7),
        Column("متن", 38),
        Column("شرط", 18),
        Column("نظردهندهٔ شرط", 14),
        Column("مهلت شرط", 11),
        Column("اولویت", 8),
        Column("محورها", 14),
        Column("محله‌ها", 14),
        Column("موافق", 7),
        Column("مخالف", 7),
        Column("ممتنع", 7),
        Column("نظر مخالف", 18),
        _ID,
    )
    rows = tuple(
        (
            resolution.number,
            resolution.agenda_number,
            resolution.text,
            *_condition(resolution.condition),
            labels.PRIORITIES[resolution.priority],
            "، ".join(resolution.focus_areas),
            "، ".join(resolution.neighborhoods),
            *_counted(resolution.votes),
            "\n".join(map(_dissent, resolution.dissents)),
            resolution.uuid,
        )
        for resolution in minutes.resolutions
    )
    return Sheet("مصوبات", 1, columns, rows)


def _actions(minutes: Minutes) -> Sheet:
    columns = (
        Column("مصوبه", 7),
        Column("اقدام", 7),
        Column("شرح", 52),
        Column("مسئول پیگیری", 22),
        Column("دستگاه‌های همکار", 26),
        Column("مهلت", 11),
        Column("تکرار", 9),
        _ID,
    )
    rows = tuple(
        (
            resolution.number,
            persian.letter(action.number - 1),
            action.text,
            action.responsible,
            "، ".join(action.supporters),
            _day(action.deadline),
            labels.RECURRENCES[action.recurrence],
            action.uuid,
        )
        for resolution in minutes.resolutions
        for action in resolution.actions
    )
    return Sheet("اقدام‌ها", 2, columns, rows)


def _attachments(minutes: Minutes) -> Sheet:
    columns = (
        Column("ردیف", 6),
        Column("نام پرونده", 50),
        Column("نوع پرونده", 28),
        Column("حجم (بایت)", 12),
        Column("SHA-256", 70, Role.INTERNAL),
    )
    rows = tuple(
        (number, file.name, file.media_type, file.size, file.sha256)
        for number, file in enumerate(minutes.attachments, 1)
    )
    return Sheet("پیوست‌ها", 1, columns, rows)


def _day(day: date | None) -> str | None:
    """Write a date as text of fixed width, which sorts as dates do."""
    return jalali.numeric(day) if day else None


def _condition(stated: Condition | None) -> tuple[str | None, str | None, str | None]:
    return (stated.text, stated.decider, _day(stated.deadline)) if stated else (None, None, None)


def _counted(votes: Votes | None) -> tuple[int | None, int | None, int | None]:
    return (votes.in_favour, votes.against, votes.abstained) if votes else (None, None, None)


def _dissent(dissent: Dissent) -> str:
    return f"{dissent.name}: {dissent.reason}" if dissent.reason else dissent.name
