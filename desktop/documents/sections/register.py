"""The ledger of resolutions: under the heading of its meeting each resolution with its actions."""

from collections.abc import Iterator

from msgspec.structs import replace

from desktop import persian
from desktop.calendar import jalali
from desktop.documents.look import ACCENT, RULED, SMALL, quiet, strong
from desktop.documents.sections.standing import (
    condition,
    helped,
    late,
    lines,
    reported,
    term,
    unsigned,
)
from desktop.documents.sections.wording import (
    MOST_IN_MARGIN,
    entry,
    headquarters_name,
    in_one_line,
)
from desktop.register import Register, RegisteredAction, RegisteredMeeting, RegisteredResolution
from desktop.standing import Origin
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Weight
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Heading, Row, Table

_COLUMNS = (
    Column("شماره", width=13 * MM),
    Column("مصوبه", share=1.4),
    Column("اقدام", share=1.2),
    Column("مسئول پیگیری", share=1.05),
    Column("مهلت", width=27 * MM),
    Column("وضعیت و آخرین گزارش", share=1.2),
)
_LEDGER = replace(RULED, together=35 * MM)  # of a sheet that lies across
_MEETING = replace(SMALL, weight=Weight.BOLD, color=ACCENT)


def ledger(register: Register) -> Table:
    rows = tuple(row for meeting in register.meetings for row in _of_meeting(meeting, register))
    return Table(_COLUMNS, rows, _LEDGER)


def _of_meeting(meeting: RegisteredMeeting, register: Register) -> Iterator[Row | Heading]:
    name = _name(meeting.origin, register)
    heading = Paragraph(name, _MEETING, Bookmark(name))
    yield Heading(heading, Paragraph(f"{name} (ادامه)", _MEETING))
    for resolution in meeting.resolutions:
        yield from _of_resolution(resolution)
    if not meeting.resolutions:
        yield Row(("", (quiet("بدون مصوبه"),), "", "", "", ""))


def _name(origin: Origin, register: Register) -> str:
    """Write «جلسهٔ ۱۳، یکشنبه ۱۲ مهر ۱۴۰۵، قرارگاه اجتماعی منطقهٔ ۱۱، پیش‌نویس»."""
    parts = [persian.bound("جلسهٔ", origin.number), jalali.long(origin.held_on)]
    if register.headquarters is None:
        of = headquarters_name(origin.headquarters, register.district, origin.subdistrict)
        parts.append(in_one_line(of, MOST_IN_MARGIN))
    return "، ".join((*parts, *unsigned(origin)))


def _of_resolution(resolution: RegisteredResolution) -> Iterator[Row]:
    """Give a row for each action; beside those after the first the resolution runs down."""
    number = persian.digits(resolution.number)
    bookmark = Bookmark(entry(resolution.number, resolution.text), level=2)
    decided = Paragraph((strong(number),), SMALL, bookmark), _resolution(resolution)
    if not resolution.actions:
        yield Row((*decided, (quiet("بدون اقدام"),), "", "", ""))
    for place, action in enumerate(resolution.actions):
        acted = _action(resolution, action)
        if not place:
            yield Row((*decided, *acted))
        else:
            again = (quiet(number),), (quiet("(ادامه)"),)
            yield Row(("", "", *acted), joined=True, again=(*again, *acted))


def _resolution(resolution: RegisteredResolution) -> tuple[Run, ...]:
    areas, places = "، ".join(resolution.focus_areas), "، ".join(resolution.neighborhoods)
    return lines(
        (Run(resolution.text),),
        condition(resolution.condition),
        (quiet(f"محور: {areas}" if areas else ""),),
        (quiet(f"محله: {places}" if places else ""),),
    )


def _action(
    resolution: RegisteredResolution, action: RegisteredAction
) -> tuple[tuple[Run, ...], ...]:
    label = f"{persian.digits(resolution.number)}-{persian.letter(action.number - 1)}"
    return (
        (quiet(f"{label}. "), Run(action.text)),
        lines((strong(action.responsible),), helped(action.supporters)),
        lines(term(action.deadline, action.recurrence), late(action.days_late)),
        reported(action, action.last),
    )
