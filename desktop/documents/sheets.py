"""What the workbook says: the sheets of one meeting's minutes, as plain rows.

The one hard rule: every field of the minutes has its place here, and an empty meeting has the
same sheets as a full one. How they look is the business of `workbook`.
"""

from desktop import persian
from desktop.documents import labels
from desktop.documents.change import became
from desktop.documents.first_sheet import first_sheet
from desktop.documents.sheet import ID, Column, Role, Row, Sheet, day
from desktop.minutes import Attendee, Condition, Dissent, LastTime, Minutes, Votes


def sheets(minutes: Minutes) -> tuple[Sheet, ...]:
    """Give all sheets in their order."""
    return (
        first_sheet(minutes),
        _attendance(minutes),
        _agenda(minutes),
        _remarks(minutes),
        _figures(minutes),
        _earlier_actions(minutes),
        _resolutions(minutes),
        _actions(minutes),
        _attachments(minutes),
    )


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
        day(attendee.letter_date),
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
        ID,
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
    return last.value, last.period, last.meeting_number, day(last.held_on)


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
        ID,
    )
    rows = tuple(
        (
            subdistrict,
            action.meeting_number,
            action.resolution_number,
            persian.letter(action.action_number - 1),
            action.text,
            action.responsible,
            day(action.deadline),
            labels.RECURRENCES[action.recurrence],
            action.round_number,
            day(action.next_deadline),
            action.age,
            labels.ACTION_STATES[action.state],
            action.word,
            day(action.word_on),
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
        ID,
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
        ID,
    )
    rows = tuple(
        (
            resolution.number,
            persian.letter(action.number - 1),
            action.text,
            action.responsible,
            "، ".join(action.supporters),
            day(action.deadline),
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


def _condition(stated: Condition | None) -> tuple[str | None, str | None, str | None]:
    return (stated.text, stated.decider, day(stated.deadline)) if stated else (None, None, None)


def _counted(votes: Votes | None) -> tuple[int | None, int | None, int | None]:
    return (votes.in_favour, votes.against, votes.abstained) if votes else (None, None, None)


def _dissent(dissent: Dissent) -> str:
    return f"{dissent.name}: {dissent.reason}" if dissent.reason else dissent.name
