"""The head of the minutes: letterhead, title, and the facts of the meeting."""

from collections.abc import Iterator
from dataclasses import replace

from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.paper import BODY, BOXED, PLAIN, SMALL, TITLE, quiet, strong
from desktop.documents.sections.wording import NONE, headquarters, ordinal, span
from desktop.minutes import Minutes
from desktop.typeset.galley import Block
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Weight
from desktop.typeset.style import MM, Align, Run
from desktop.typeset.table import Column, Row, Table

_SIDE = 55 * MM
_NUMBERS = 34 * MM  # the left block; with the gap beside it as wide as the right one


def heading(minutes: Minutes) -> Iterator[Block]:
    yield _letterhead(minutes)
    yield Paragraph(f"صورتجلسهٔ {headquarters(minutes)}", TITLE)
    yield from _facts(minutes)


def _letterhead(minutes: Minutes) -> Table:
    columns = (
        Column(width=_SIDE),
        Column(share=1),
        Column(width=_SIDE - _NUMBERS),
        Column(width=_NUMBERS),
    )
    invocation = Paragraph("بسمه تعالی", replace(BODY, weight=Weight.MEDIUM, align=Align.CENTER))
    cells = (_office(minutes), invocation, "", _numbers(minutes))
    return Table(columns, (Row(cells),), PLAIN)


def _office(minutes: Minutes) -> Paragraph:
    lines = [minutes.office or f"شهرداری منطقهٔ {persian.digits(minutes.district)}"]
    if minutes.subdistrict is not None:
        lines.append(f"ناحیهٔ {persian.digits(minutes.subdistrict)}")
    city = Run("شهرداری تهران\n", Weight.BOLD)
    return Paragraph((city, quiet("\n".join(lines))), SMALL)


def _numbers(minutes: Minutes) -> Paragraph:
    count = len(minutes.attachments)
    lines = (
        (quiet("شماره: "), Run(minutes.letter_number)),
        (quiet("\nتاریخ: "), Run(jalali.numeric(minutes.held_on))),
        (quiet("\nپیوست: "), Run(f"{persian.digits(count)} پرونده" if count else NONE)),
    )
    return Paragraph(tuple(run for line in lines for run in line), SMALL)


def _facts(minutes: Minutes) -> Iterator[Table]:
    kind = labels.MEETING_KINDS[minutes.kind]
    thirds = (Column(share=1), Column(share=1), Column(share=1))
    rows = (
        Row(
            (
                _fact("جلسه", f"{ordinal(minutes.number)}، {kind}"),
                _fact("روز", jalali.long(minutes.held_on)),
                _fact("ساعت", span(minutes.starts_at, minutes.ends_at)),
            )
        ),
        Row(
            (
                _fact("رئیس", minutes.chair),
                _fact("دبیر", minutes.secretary),
                _fact("مکان", minutes.place),
            )
        ),
    )
    yield Table(thirds, rows, replace(BOXED, after=0))
    yield Table((Column(share=1),), (Row((_fact("موضوع", minutes.subject),)),), BOXED)


def _fact(label: str, value: str) -> tuple[Run, ...]:
    return (quiet(f"{label}: "), strong(value))
