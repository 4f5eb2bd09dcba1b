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
    quiet,
    strong,
)
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

_HONOURED = {"آقای": "جناب", "خانم": "سرکار"}
_SIGNATURE = (Column(share=1), Column(width=80 * MM))
_INK_AND_STAMP = 34 * MM  # with the two lines above


def letter(minutes: Minutes, member: Attendee, written_on: date) -> Iterator[Block | Group]:
    # Each letter is registered by itself; the number of the minutes is not its own.
    numbers = (("شماره", ""), ("تاریخ", jalali.numeric(written_on)), ("پیوست", NONE))
    yield letterhead(minutes.letterhead, office(minutes), numbers)
    yield from _address(member)
    yield Paragraph((quiet("موضوع: "), strong(f"دعوت به {nth_meeting(minutes)}")), SUBJECT)
    yield Paragraph("با سلام و احترام", LETTER)
    yield Paragraph(_call(minutes), LETTER)
    if minutes.agenda:
        yield Paragraph("دستور جلسه:", LETTER_LEAD)
        yield listed(map(_item, minutes.agenda))
    yield from _own(minutes, member)
    yield Paragraph(
        "چنانچه حضور برای شما میسر نیست، خواهشمند است جانشین خود را پیش از جلسه با معرفی‌نامه به "
        "دبیرخانهٔ قرارگاه معرفی کنید.",
        LETTER_LEAD,
    )
    yield _signature(minutes)


def _address(member: Attendee) -> Iterator[Block]:
    bookmark = Bookmark(f"{member.name}، {member.organization}".strip("، "))
    yield Paragraph(_honoured(member.name), ADDRESSEE, bookmark)
    for line in (member.post, member.organization):
        if line:
            yield Paragraph(line, ADDRESS)


def _honoured(name: str) -> str:
    """Write «جناب آقای …» or «سرکار خانم …», or the name as it is where it says neither."""
    title = _HONOURED.get(name.split(" ", 1)[0])
    return f"{title} {name}" if title else name


def _call(minutes: Minutes) -> tuple[Run, ...]:
    """Say it in one sentence, without what is not settled yet."""
    subject = f"، با موضوع «{minutes.subject}»" if minutes.subject else ""
    when = f"{jalali.in_words(minutes.held_on)} ({jalali.numeric(minutes.held_on)})"
    hour = f"، ساعت {jalali.clock(minutes.starts_at)}" if minutes.starts_at else ""
    place = f"، در {minutes.place}" if minutes.place else ""
    return (
        Run(f"به این وسیله از شما دعوت می‌شود در {nth_meeting(minutes)}{subject}، که روز "),
        strong(f"{when}{hour}{place}"),
        Run(" برگزار می‌شود، حضور یابید."),
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
            "اقدام‌های زیر به آن دستگاه سپرده شده و باز است. خواهشمند است گزارش پیشرفت آن‌ها را "
            "همراه داشته باشید:",
            LETTER_LEAD,
        )
        yield own_actions(actions, minutes.held_on)


def _signature(minutes: Minutes) -> Table:
    """Leave room for ink and stamp under who invites."""
    signed = Paragraph((strong(minutes.secretary), Run(f"\nدبیر {headquarters(minutes)}")), SIGNED)
    return Table(_SIGNATURE, (Row(("", signed), min_height=_INK_AND_STAMP),), SIGNATURE)
