"""The head of the minutes: letterhead, title, and the facts of the meeting."""

from collections.abc import Iterator
from dataclasses import replace

from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.look import BOXED, TITLE, quiet, strong
from desktop.documents.sections.letterhead import letterhead
from desktop.documents.sections.wording import NONE, headquarters, office, ordinal, span
from desktop.minutes import Minutes
from desktop.typeset.galley import Block
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Run
from desktop.typeset.table import Column, Row, Table


def heading(minutes: Minutes) -> Iterator[Block]:
    yield _letterhead(minutes)
    yield Paragraph(f"صورتجلسهٔ {headquarters(minutes)}", TITLE)
    yield from _facts(minutes)


def _letterhead(minutes: Minutes) -> Table:
    count = len(minutes.attachments)
    numbers = (
        ("شماره", minutes.letter_number),
        ("تاریخ", jalali.numeric(minutes.held_on)),
        ("پیوست", f"{persian.digits(count)} پرونده" if count else NONE),
    )
    return letterhead(minutes.letterhead, office(minutes), numbers)


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
    if minutes.subject:
        yield Table(thirds, rows, replace(BOXED, after=0))
        yield Table((Column(share=1),), (Row((_fact("موضوع", minutes.subject),)),), BOXED)
    else:
        yield Table(thirds, rows, BOXED)


def _fact(label: str, value: str) -> tuple[Run, ...]:
    return (quiet(f"{label}: "), strong(value))
