"""What the workbook of a register says: its sheets as plain values, row by row.

The one hard rule: the rows come and go, since a register of decades is larger than memory; only
the totals stay until its end.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from openpyxl.utils import get_column_letter

from desktop import alphabet, persian
from desktop.documents import columns as col
from desktop.documents import labels
from desktop.documents.first_sheet import COLUMNS as DOCUMENT_COLUMNS
from desktop.documents.first_sheet import DOCUMENT, identity_rows
from desktop.documents.sections.wording import whose
from desktop.documents.sheet import Column, Link, Role, Row, Sheet, day
from desktop.register import (
    Cover,
    RegisteredAction,
    RegisteredMeeting,
    RegisteredResolution,
    Totals,
)
from desktop.standing import Word

REGISTER, ORGANIZATIONS = "register", "organizations"

KEYS = 4  # columns that say which row it is

_ALL = "همه"
_NOBODY = "بدون مسئول"
_LATE = "رنگ سرخ: مهلت گذشته و نه وضعیت و نه پاسخی پایان کار را می‌گوید."
_HELD_ON, _DUE, _WORD_ON = "تاریخ جلسه", "مهلت", "تاریخ گزارش"
_MEETING_STATES = tuple(labels.MEETING_STATES.values())

_OF_ACTION = (
    col.responsible(18),
    col.supporters(18),
    col.written_day(_DUE, "deadline"),
    col.RECURRENCE,
    col.state(labels.ALL_STATES),
    Column("تأخیر (روز)", "days_late", 8),
    col.word_text(34),
    col.written_day(_WORD_ON, "word_on"),
    col.WORD_LETTER,
)
_NO_ACTION: Row = (None,) * len(_OF_ACTION)

SHEET = Sheet(
    col.ASKING["register"],
    REGISTER,
    KEYS,
    (
        col.SUBDISTRICT,
        col.MEETING,
        col.RESOLUTION,
        col.ACTION,
        Column("شرح اقدام", "text", 36),
        col.written_day(_HELD_ON, "held_on"),
        Column("وضعیت صورتجلسه", "meeting_state", 12, choices=_MEETING_STATES),
        Column("متن مصوبه", "resolution_text", 38),
        col.PRIORITY,
        col.focus_areas(18),
        col.NEIGHBORHOODS,
        col.CONDITION,
        *_OF_ACTION,
        *col.ANSWERS,
        # Behind what is read and printed: there Excel and LibreOffice tell of different calendars.
        col.reckoned_day(_HELD_ON, "held_on"),
        col.reckoned_day(_DUE, "deadline"),
        col.reckoned_day(_WORD_ON, "word_on"),
        col.identity("action_uuid"),
        col.identity("resolution_uuid"),
        col.identity("meeting_uuid"),
    ),
    (),
    staying=KEYS + 1,
    note=_LATE,
)

_LETTERS = [
    get_column_letter(place)
    for place, column in enumerate(SHEET.columns, 1)
    if column.role is Role.ANSWER
]
_ASKING = (
    f"هر دستگاه پاسخ اقدام‌های خود را در ستون‌های {persian.isolate(_LETTERS[0])} تا "
    f"{persian.isolate(_LETTERS[-1])} برگهٔ {SHEET.title} بنویسد"
)

_TOTALS = {
    "resolutions": "مصوبه‌ها",
    "actions": "اقدام‌ها",
    "done": "انجام‌شده یا پایان‌یافته",
    "dropped": "کنار گذاشته‌شده",
    "open": "باز",
    "late": "با تأخیر",
}
BY_ORGANIZATION = Sheet(
    "دستگاه‌ها",
    ORGANIZATIONS,
    1,
    (
        Column("مسئول پیگیری", "organization", 44),
        *(Column(title, key, 11) for key, title in _TOTALS.items()),
    ),
    (),
)


TITLES = {(sheet.table, ""): (sheet.title, 1) for sheet in (SHEET, BY_ORGANIZATION)}


def rows_of(meeting: RegisteredMeeting) -> Iterator[Row]:
    """Give a row for each action, and one for each resolution without any."""
    origin = meeting.origin
    for resolution in meeting.resolutions:
        where = origin.subdistrict, origin.number, resolution.number
        decided = (
            day(origin.held_on),
            labels.MEETING_STATES[origin.state],
            *_decided(resolution),
        )
        uuids = resolution.uuid, meeting.uuid
        for action in resolution.actions:
            what = persian.letter(action.number - 1), action.text
            told = *_action(action), *col.NO_ANSWERS
            yield (*where, *what, *decided, *told, origin.held_on, *_behind(action), *uuids)
        if not resolution.actions:
            told = *_NO_ACTION, *col.NO_ANSWERS
            yield (*where, None, None, *decided, *told, origin.held_on, None, None, None, *uuids)


def _decided(resolution: RegisteredResolution) -> Row:
    condition = resolution.condition
    return (
        resolution.text,
        labels.PRIORITIES[resolution.priority],
        "، ".join(resolution.focus_areas),
        "، ".join(resolution.neighborhoods),
        "".join(labels.condition(condition)[1:]) if condition else None,
    )


def _action(action: RegisteredAction) -> Row:
    return (
        action.responsible,
        "، ".join(action.supporters),
        day(action.deadline),
        labels.RECURRENCES[action.recurrence],
        labels.state(action.state, action.recurrence),
        action.days_late or None,
        *_word(action.last),
    )


def _behind(action: RegisteredAction) -> Row:
    """Give what stands behind all that is read: days to reckon with, and the identity."""
    return action.deadline, action.last.reported_on if action.last else None, action.uuid


def _word(word: Word | None) -> Row:
    return (word.text, day(word.reported_on), word.letter_number) if word else (None,) * 3


class Tally:
    """How much a register holds, counted while its meetings pass."""

    def __init__(self) -> None:
        self.rows = 0
        self.totals = Totals()
        self.of: defaultdict[str, Totals] = defaultdict(Totals)

    def count(self, meeting: RegisteredMeeting) -> None:
        """Count a meeting; an action is its organization's that is responsible for it."""
        for resolution in meeting.resolutions:
            self.rows += max(1, len(resolution.actions))
            counted = self.totals.and_of(resolution.actions)
            self.totals = counted._replace(resolutions=counted.resolutions + 1)
            for name in dict.fromkeys(each.responsible for each in resolution.actions):
                own = self.of[name].and_of(
                    each for each in resolution.actions if each.responsible == name
                )
                self.of[name] = own._replace(resolutions=own.resolutions + 1)


def first_sheet(cover: Cover, tally: Tally) -> Sheet:
    """Give the sheet of what is there once, and the way to the other sheets."""
    internal = (*identity_rows("register", cover.on), *_internal_rows(cover))
    answered = ("پاسخ", Link(_ASKING, SHEET.table), "answers")
    rows = (
        *_cover_rows(cover),
        *_sheet_rows(tally),
        answered,
        *_total_rows(tally.totals),
        *internal,
    )
    return Sheet("شناسنامه", DOCUMENT, 1, DOCUMENT_COLUMNS, rows, len(internal))


def _cover_rows(cover: Cover) -> Iterator[Row]:
    asked = cover.filters
    yield "قرارگاه", whose(cover), "headquarters"
    yield "منطقه", cover.district, "district"
    yield "ناحیه", cover.subdistrict, "subdistrict"
    yield "سازمان", cover.letterhead.organization, "organization"
    yield "نام اداره", cover.office, "office"
    yield "از", day(cover.since), "since_jalali"
    yield "تا", day(cover.until), "until_jalali"
    yield "وضعیت در تاریخ", day(cover.on), "on_jalali"
    yield "دستگاه", asked.organization or _ALL, "filter_organization"
    yield "وضعیت", labels.COURSES[asked.course] if asked.course else _ALL, "filter_course"
    yield "محور", asked.focus_area or _ALL, "filter_focus_area"
    yield "محله", asked.neighborhood or _ALL, "filter_neighborhood"
    yield "اولویت", labels.PRIORITIES[asked.priority] if asked.priority else _ALL, "filter_priority"


def _sheet_rows(tally: Tally) -> Iterator[Row]:
    for sheet, count in ((SHEET, tally.rows), (BY_ORGANIZATION, len(tally.of))):
        shown = Link(f"{persian.number(count)} ردیف", sheet.table)
        yield f"برگهٔ {sheet.title}", shown, f"sheet_{sheet.table}"


def _total_rows(totals: Totals) -> Iterator[Row]:
    for key, title in _TOTALS.items():
        yield title, getattr(totals, key), key


def _internal_rows(cover: Cover) -> Iterator[Row]:
    yield "شناسهٔ دفتر", cover.office_uuid, "office_uuid"
    yield "از", cover.since, "since"
    yield "تا", cover.until, "until"


def by_organization(tally: Tally) -> Sheet:
    """Give what is each organization's, by the alphabet; what is nobody's comes last."""
    names = sorted(tally.of, key=lambda name: (not name, alphabet.sort_key(name)))
    rows = tuple((name or _NOBODY, *tally.of[name]) for name in names)
    return replace(BY_ORGANIZATION, rows=rows)
