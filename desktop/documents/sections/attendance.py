"""Who came: the members in the order of their seats, the guests, and at the end the signatures."""

from collections import Counter
from collections.abc import Iterator, Sequence

from db.records import Presence
from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.look import (
    BESIDE,
    INK_ROOM,
    LABEL,
    ROSTER,
    ROW_NUMBER,
    SEAL,
    SECTION,
    SHEET,
    SHORT,
    SIGNING,
    SUBSECTION,
    quiet,
    row_number,
    ruled,
    section,
    strong,
)
from desktop.documents.sections.wording import day, meeting_name, span
from desktop.minutes import Attendee, Minutes, signers
from desktop.typeset.galley import Block
from desktop.typeset.hanging import Hanging
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Row, Table
from desktop.typeset.together import Together

_IN_COUNTS = (
    Presence.PRESENT,
    Presence.REPRESENTED,
    Presence.EXCUSED,
    Presence.ABSENT,
    Presence.UNRECORDED,
)
_NO_BREAK = "\u00a0"
_SIGNATURE_COLUMNS = (
    ROW_NUMBER,
    Column("نام", share=1.15),
    Column("سمت", share=1.1),
    Column("دستگاه", share=0.95),
    Column("امضا", width=36 * MM),
)


def attendance(minutes: Minutes) -> Iterator[Block]:
    if minutes.members:
        yield Hanging(Paragraph(_counts(minutes), BESIDE), LABEL, section("حاضران"))
        yield _attendees(minutes.members, "حاضران (ادامه)")
    if minutes.guests:
        yield section("مدعوان", SUBSECTION if minutes.members else SECTION)
        yield Together(_attendees(minutes.guests, "مدعوان (ادامه)"), SHORT)


def signatures(minutes: Minutes) -> Iterator[Block]:
    """Give room for the ink of everyone who took part, on one sheet that says what they sign."""
    if signing := signers(minutes):
        yield Hanging(Paragraph(_signed(minutes), BESIDE), LABEL, section("امضاها"))
        rows = tuple(_signature(number, each) for number, each in enumerate(signing, 1))
        table = Table(_SIGNATURE_COLUMNS, rows, SIGNING, "امضاها (ادامه)")
        sealed = minutes.signature is not None  # then a frame follows, which shall not stand alone
        yield Together(table, SHEET - SEAL if sealed else SHEET, keep_with_next=sealed)


def _counts(minutes: Minutes) -> str:
    states = Counter(member.state for member in minutes.members)
    counts = [
        f"{persian.digits(states[state])} {labels.PRESENCES[state]}"
        for state in _IN_COUNTS
        if states[state]
    ]
    if minutes.guests:
        counts.append(f"{persian.digits(len(minutes.guests))} مدعو")
    if minutes.quorum is not None:
        counts.append(f"حد نصاب {persian.digits(minutes.quorum)} عضو")
    return "، ".join(counts)


def _attendees(attendees: Sequence[Attendee], continued: str) -> Table:
    hours = tuple(span(each.arrived_at, each.left_at) for each in attendees)
    return ruled(
        {
            ROW_NUMBER: tuple(map(row_number, range(1, len(attendees) + 1))),
            Column("نام", share=1.03): tuple(map(_name, attendees)),
            Column("سمت", share=1.06): tuple(map(_post, attendees)),
            Column("دستگاه", share=1.24): tuple(map(_organization, attendees)),
            Column("حضور", width=17 * MM): tuple(
                labels.PRESENCES[each.state] for each in attendees
            ),
            Column("ورود و خروج", width=20 * MM): hours,
        },
        continued,
        ROSTER,
    )


def _name(attendee: Attendee) -> tuple[Run, ...]:
    substitute = f"نماینده: {attendee.substitute}" if attendee.substitute else ""
    return _with_substitute(strong(attendee.name), substitute)


def _post(attendee: Attendee) -> tuple[Run, ...]:
    return _with_substitute(Run(attendee.post), attendee.substitute_post)


def _organization(attendee: Attendee) -> tuple[Run, ...]:
    return _with_substitute(Run(attendee.organization), _letter(attendee))


def _with_substitute(member: Run, substitute: str) -> tuple[Run, ...]:
    """Put what is known of the substitute under what is known of the member."""
    return (member, quiet(f"\n{substitute}")) if substitute else (member,)


def _letter(attendee: Attendee) -> str:
    """Write «معرفی‌نامهٔ شمارهٔ ۱۱/۲۳۸ مورخ ۱۴۰۵/۰۷/۱۰», or what is known of it."""
    number = f"شمارهٔ{_NO_BREAK}{attendee.letter_number}" if attendee.letter_number else ""
    written = f"مورخ{_NO_BREAK}{day(attendee.letter_date)}" if attendee.letter_date else ""
    known = " ".join(filter(None, (number, written)))
    return f"معرفی‌نامهٔ {known}" if known else ""


def _signed(minutes: Minutes) -> str:
    count = len(minutes.resolutions)
    decided = f"{persian.digits(count)} مصوبه" if count else "بدون مصوبه"
    return f"{meeting_name(minutes)}، {jalali.long(minutes.held_on)}، {decided}"


def _signature(number: int, member: Attendee) -> Row:
    name: tuple[Run, ...] = (strong(member.name),)
    if member.substitute:
        name = (strong(member.substitute), quiet(f"\nبه نمایندگی {member.name}"))
    post = member.substitute_post if member.substitute else member.post
    cells = (row_number(number), name, post, member.organization, "")
    return Row(cells, min_height=INK_ROOM)
