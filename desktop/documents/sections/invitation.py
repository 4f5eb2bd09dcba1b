"""One letter that invites a member: who is asked to come where and when, and with what at hand."""

from collections.abc import Iterator
from datetime import date

from desktop import persian
from desktop.calendar import jalali
from desktop.documents.look import (
    ADDRESS,
    ADDRESSEE,
    INDENT,
    LETTER,
    LETTER_ITEM,
    LETTER_LEAD,
    LETTER_NUMBER,
    SIGNATURE,
    SIGNED,
    SUBJECT,
    dotted,
    quiet,
    strong,
)
from desktop.documents.sections.address import address, signed, you
from desktop.documents.sections.approval import approval_of
from desktop.documents.sections.earlier import own_actions
from desktop.documents.sections.letterhead import letterhead
from desktop.documents.sections.wording import NONE, headquarters, nth_meeting, office
from desktop.minutes import AgendaItem, Attendee, Minutes
from desktop.search import is_same
from desktop.standing import SETTLED
from desktop.typeset.galley import Block, Group, listed
from desktop.typeset.hanging import Hanging
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Row, Table

_SIGNATURE = (Column(share=1), Column(width=80 * MM))
_NAME, _HOUR, _PLACE = 60, 12, 44  # dots


def letter(minutes: Minutes, member: Attendee, written_on: date) -> Iterator[Block | Group]:
    # Each letter is registered by itself; the number of the minutes is not its own.
    # One made after the meeting was written on a day that only the office knows.
    written = jalali.numeric(written_on) if written_on <= minutes.held_on else ""
    numbers = (("شماره", ""), ("تاریخ", written), ("پیوست", NONE))
    yield letterhead(minutes.letterhead, office(minutes), numbers)
    yield from _address(member)
    yield Paragraph((quiet("موضوع: "), strong(f"دعوت به {nth_meeting(minutes)}")), SUBJECT)
    yield Paragraph("با سلام", LETTER)
    yield Paragraph(_call(minutes, member), LETTER)
    if minutes.agenda or minutes.previous:
        yield Paragraph("دستور جلسه:", LETTER_LEAD)
    if minutes.previous:
        yield Hanging(Paragraph(approval_of(minutes.previous), LETTER_ITEM), INDENT)
    if minutes.agenda:
        yield listed(map(_item, minutes.agenda))
    yield from _own(minutes, member)
    yield Paragraph(
        f"چنانچه حضور {you(member.name)} میسر نیست، خواهشمند است جانشین خود را پیش از جلسه با "
        "معرفی‌نامه به دبیرخانهٔ قرارگاه معرفی فرمایید. پیشاپیش از حضور شما سپاسگزاریم.",
        LETTER_LEAD,
    )
    yield _signature(minutes)


def _address(member: Attendee) -> Iterator[Block]:
    first, *others = address(member) or ((dotted(_NAME),),)
    bookmark = Bookmark(f"{member.name or member.post}، {member.organization}".strip("، "))
    yield Paragraph(first, ADDRESSEE, bookmark)
    for line in others:
        yield Paragraph(line, ADDRESS)


def _call(minutes: Minutes, member: Attendee) -> tuple[Run, ...]:
    """Say it in one sentence; an hour and a place not settled yet have room for the pen."""
    subject = f"، با موضوع «{minutes.subject}»" if minutes.subject else ""
    when = f"{jalali.in_words(minutes.held_on)} ({jalali.numeric(minutes.held_on)})"
    hour = strong(jalali.clock(minutes.starts_at)) if minutes.starts_at else dotted(_HOUR)
    place = strong(minutes.place) if minutes.place else dotted(_PLACE)
    invited = f"احتراماً، بدین‌وسیله از {you(member.name)} دعوت می‌شود"
    return (
        Run(f"{invited} در {nth_meeting(minutes)}{subject}، که روز "),
        strong(f"{when}، ساعت "),
        hour,
        strong("، در "),
        place,
        Run(" برگزار می‌شود، حضور به هم رسانید."),
    )


def _item(item: AgendaItem) -> Iterator[Block]:
    parts = [item.presenter] if item.presenter else []
    if item.planned_minutes is not None:
        parts.append(f"{persian.digits(item.planned_minutes)} دقیقه")
    known = (quiet(f" – {'، '.join(parts)}"),) if parts else ()
    number = Paragraph(f"{persian.digits(item.number)}.", LETTER_NUMBER)
    yield Hanging(Paragraph((Run(item.title), *known), LETTER_ITEM), INDENT, number)


def _own(minutes: Minutes, member: Attendee) -> Iterator[Block]:
    """Remind of what the member's own organization has still to do, so that it comes prepared."""
    actions = tuple(
        each
        for each in minutes.earlier_actions
        if each.responsible
        and is_same(each.responsible, member.organization)
        and each.state not in SETTLED
    )
    if actions:
        yield Paragraph(
            "اقدام‌های زیر به آن دستگاه سپرده شده و به پایان نرسیده است. خواهشمند است گزارش "
            "پیشرفت آن‌ها را همراه داشته باشید:",
            LETTER_LEAD,
        )
        yield own_actions(actions, minutes.held_on)


def _signature(minutes: Minutes) -> Table:
    """Name who invites, below room for ink and stamp."""
    name = strong(signed(minutes.secretary)) if minutes.secretary else dotted(_NAME)
    invites = Paragraph((name, Run(f"\nدبیر {headquarters(minutes)}")), SIGNED)
    return Table(_SIGNATURE, (Row(("", invites)),), SIGNATURE)
