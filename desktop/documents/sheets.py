"""What the workbook says: the sheets of one meeting's minutes, as plain rows.

The one hard rule: every field of the minutes has its place here, and an empty meeting has the
same sheets as a full one. How they look is the business of `workbook`.
"""

from desktop import persian
from desktop.documents import columns as col
from desktop.documents import labels
from desktop.documents.cell_number import number_or_text
from desktop.documents.change import became
from desktop.documents.first_sheet import first_sheet
from desktop.documents.sheet import Column, Link, Role, Row, Sheet, both
from desktop.minutes import Attendee, Condition, Dissent, LastTime, Minutes, Votes

RESOLUTIONS, ACTIONS = "resolutions", "actions"

_MEMBER, _GUEST = "عضو", "مدعو"
_LATE_THEN = "رنگ سرخ: تا روز جلسه مهلت گذشته و کار پایان نیافته بود."
_LATE_NOW = "رنگ سرخ: مهلت گذشته و در این پرونده هنوز پاسخی نیست که پایان کار را بگوید."


def sheets(minutes: Minutes) -> tuple[Sheet, ...]:
    """Give all sheets in their order."""
    others = (
        _attendance(minutes),
        _agenda(minutes),
        _remarks(minutes),
        _figures(minutes),
        _earlier_actions(minutes),
        _resolutions(minutes),
        _actions(minutes),
        _attachments(minutes),
    )
    return first_sheet(minutes, others), *others


def _attendance(minutes: Minutes) -> Sheet:
    columns = (
        col.NUMBER,
        Column("عضو یا مدعو", "part", 8, choices=(_MEMBER, _GUEST)),
        Column("نام", "name", 18),
        Column("سمت", "post", 20),
        Column("دستگاه", "organization", 20),
        Column("حضور", "presence", 10, choices=tuple(labels.PRESENCES.values())),
        Column("جانشین", "substitute", 14),
        Column("سمت جانشین", "substitute_post", 15),
        Column("شمارهٔ معرفی‌نامه", "letter_number", 13),
        *col.dated("تاریخ معرفی‌نامه", "letter_date"),
        Column("ورود", "arrived_at", 7),
        Column("خروج", "left_at", 7),
    )
    members = ((number, _MEMBER, *_came(one)) for number, one in enumerate(minutes.members, 1))
    guests = ((number, _GUEST, *_came(one)) for number, one in enumerate(minutes.guests, 1))
    return Sheet("حاضران", "attendance", 2, columns, (*members, *guests))


def _came(attendee: Attendee) -> Row:
    return (
        attendee.name,
        attendee.post,
        attendee.organization,
        labels.PRESENCES[attendee.state],
        attendee.substitute,
        attendee.substitute_post,
        attendee.letter_number,
        *both(attendee.letter_date),
        attendee.arrived_at,
        attendee.left_at,
    )


def _agenda(minutes: Minutes) -> Sheet:
    columns = (
        col.ITEM,
        Column("نوع", "kind", 18, choices=tuple(labels.AGENDA_KINDS.values())),
        Column("عنوان", "title", 50),
        Column("ارائه‌دهنده", "presenter", 24),
        Column("زمان (دقیقه)", "planned_minutes", 9),
        Column("نتیجه", "outcome", 18, choices=tuple(labels.OUTCOMES.values())),
        col.identity("item_uuid"),
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
    return Sheet("دستور جلسه", "agenda", 1, columns, rows)


def _remarks(minutes: Minutes) -> Sheet:
    columns = (
        col.ITEM,
        col.NUMBER,
        Column("گوینده", "speaker", 24),
        Column("خلاصهٔ سخن", "gist", 84),
    )
    rows = tuple(
        (item.number, number, remark.speaker, remark.gist)
        for item in minutes.agenda
        for number, remark in enumerate(item.remarks, 1)
    )
    return Sheet("مذاکرات", "remarks", 2, columns, rows)


def _figures(minutes: Minutes) -> Sheet:
    columns = (
        col.ITEM,
        col.NUMBER,
        Column("شاخص", "indicator", 36),
        Column("مقدار", "value", 14),
        Column("واحد", "unit", 12),
        Column("دوره", "period", 16),
        Column("محله", "neighborhood", 14),
        Column("بار پیش", "last_value", 14),
        Column("دورهٔ بار پیش", "last_period", 16),
        Column("جلسهٔ بار پیش", "last_meeting", 8),
        *col.dated("تاریخ بار پیش", "last_date"),
        Column("تغییر", "change", 14),
    )
    rows = tuple(
        (
            item.number,
            number,
            figure.label,
            number_or_text(figure.value),
            figure.unit,
            figure.period,
            figure.neighborhood,
            *_last_time(figure.last_time),
            became(figure),
        )
        for item in minutes.agenda
        for number, figure in enumerate(item.figures, 1)
    )
    return Sheet("گزارش و آمار", "figures", 2, columns, rows)


def _last_time(last: LastTime | None) -> Row:
    if last is None:
        return (None,) * 5
    return number_or_text(last.value), last.period, last.meeting_number, *both(last.held_on)


def _earlier_actions(minutes: Minutes) -> Sheet:
    columns = (
        col.SUBDISTRICT,
        col.MEETING,
        col.RESOLUTION,
        col.ACTION,
        Column("شرح", "text", 30),
        col.responsible(16),
        *col.DUE,
        Column("نوبت", "round", 6),
        *col.dated("نوبت بعد", "next_deadline"),
        Column("سن (جلسه)", "age", 8),
        col.state(tuple(labels.ACTION_STATES.values())),
        *col.word(21),
        col.identity("action_uuid"),
    )
    rows = tuple(
        (
            subdistrict,
            action.meeting_number,
            action.resolution_number,
            persian.letter(action.action_number - 1),
            action.text,
            action.responsible,
            *both(action.deadline),
            labels.RECURRENCES[action.recurrence],
            action.round_number,
            *both(action.next_deadline),
            action.age,
            labels.ACTION_STATES[action.state],
            action.word,
            *both(action.word_on),
            action.letter_number,
            action.uuid,
        )
        for subdistrict, action in (
            *((None, each) for each in minutes.earlier_actions),
            *((each.subdistrict, each.action) for each in minutes.subdistrict_actions),
        )
    )
    return Sheet(
        "پیگیری",
        "earlier_actions",
        4,
        columns,
        rows,
        late_on=minutes.held_on,
        note=_LATE_THEN,
    )


def _resolutions(minutes: Minutes) -> Sheet:
    columns = (
        col.RESOLUTION,
        Column("بند دستور", "item", 7),
        Column("متن", "text", 38),
        Column("اقدام‌ها", "actions", 8),
        col.CONDITION,
        Column("نظردهندهٔ شرط", "condition_decider", 14),
        *col.dated("مهلت شرط", "condition_deadline"),
        col.PRIORITY,
        col.focus_areas(14),
        col.NEIGHBORHOODS,
        Column("موافق", "in_favour", 7),
        Column("مخالف", "against", 7),
        Column("ممتنع", "abstained", 7),
        Column("نظر مخالف", "dissents", 18),
        col.identity("resolution_uuid"),
    )
    rows = tuple(
        (
            resolution.number,
            resolution.agenda_number,
            resolution.text,
            Link(len(resolution.actions), ACTIONS, resolution.uuid) if resolution.actions else 0,
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
    return Sheet("مصوبات", RESOLUTIONS, 1, columns, rows)


def _actions(minutes: Minutes) -> Sheet:
    columns = (
        col.RESOLUTION,
        col.ACTION,
        Column("شرح", "text", 44),
        col.responsible(20),
        col.supporters(20),
        *col.DUE,
        *col.ANSWERS,
        col.identity("action_uuid"),
        col.identity("resolution_uuid"),
    )
    rows = tuple(
        (
            Link(resolution.number, RESOLUTIONS, resolution.uuid),
            persian.letter(action.number - 1),
            action.text,
            action.responsible,
            "، ".join(action.supporters),
            *both(action.deadline),
            labels.RECURRENCES[action.recurrence],
            *col.NO_ANSWERS,
            action.uuid,
            resolution.uuid,
        )
        for resolution in minutes.resolutions
        for action in resolution.actions
    )
    return Sheet(col.ASKING["minutes"], ACTIONS, 2, columns, rows, staying=4, note=_LATE_NOW)


def _attachments(minutes: Minutes) -> Sheet:
    columns = (
        col.NUMBER,
        Column("نام پرونده", "name", 50),
        Column("نوع پرونده", "media_type", 28),
        Column("حجم (بایت)", "size", 12),
        Column("SHA-256", "sha256", 70, Role.INTERNAL),
    )
    rows = tuple(
        (number, file.name, file.media_type, file.size, file.sha256)
        for number, file in enumerate(minutes.attachments, 1)
    )
    return Sheet("پیوست‌ها", "attachments", 1, columns, rows)


def _condition(stated: Condition | None) -> Row:
    return (stated.text, stated.decider, *both(stated.deadline)) if stated else (None,) * 4


def _counted(votes: Votes | None) -> tuple[int | None, int | None, int | None]:
    return (votes.in_favour, votes.against, votes.abstained) if votes else (None, None, None)


def _dissent(dissent: Dissent) -> str:
    return f"{dissent.name}: {dissent.reason}" if dissent.reason else dissent.name
