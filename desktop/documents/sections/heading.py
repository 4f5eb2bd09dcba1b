"""The head of the minutes: letterhead, title, and the facts of the meeting."""

from collections.abc import Iterator

from msgspec.structs import replace

from db.records import Approval, MeetingState
from desktop import persian
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.look import BOXED, SUBTITLE, TITLE, quiet, strong
from desktop.documents.sections.approval import said_of_these
from desktop.documents.sections.letterhead import letterhead
from desktop.documents.sections.wording import (
    NONE,
    headquarters,
    in_groups,
    office,
    ordinal,
    span,
    version_name,
)
from desktop.minutes import Minutes
from desktop.typeset.galley import Block
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Weight
from desktop.typeset.style import Run
from desktop.typeset.table import Column, Row, Table

_UNSIGNED = {
    MeetingState.CANCELLED: "این جلسه لغو شد.",
    MeetingState.RETURNED: "این صورتجلسه برای اصلاح برگشت خورد.",
}


def heading(minutes: Minutes) -> Iterator[Block]:
    yield _letterhead(minutes)
    yield Paragraph(f"صورتجلسهٔ {headquarters(minutes)}", TITLE)
    yield from _version(minutes)
    yield from _unsigned(minutes)
    yield from _facts(minutes)


def _letterhead(minutes: Minutes) -> Table:
    count = len(minutes.attachments)
    numbers = (
        ("شماره", minutes.letter_number),
        ("تاریخ", jalali.numeric(minutes.held_on)),
        ("پیوست", f"{persian.digits(count)} پرونده" if count else NONE),
    )
    return letterhead(minutes.letterhead, office(minutes), numbers)


def _version(minutes: Minutes) -> Iterator[Paragraph]:
    """Write «نسخهٔ ۲؛ جایگزین نسخهٔ ۱ (کد وارسی …). علت اصلاح: …», and where it was approved."""
    if before := minutes.replaces:
        this, that = version_name(minutes.version), version_name(before.version)
        why = (quiet(" علت اصلاح: "), strong(before.reason)) if before.reason else ()
        line = Run(f"{this}؛ جایگزین {that} (کد وارسی {in_groups(before.check_code)}).")
        yield Paragraph((line, *why), SUBTITLE)
    if minutes.approved and minutes.approved.approval is not Approval.OPEN:
        yield Paragraph(said_of_these(minutes.approved), SUBTITLE)


def _unsigned(minutes: Minutes) -> Iterator[Table]:
    """Say before anything else that nothing came of it, and why: «این جلسه لغو شد. علت: …»."""
    if minutes.state not in _UNSIGNED:
        return
    what = Run(_UNSIGNED[minutes.state], Weight.BOLD)
    why = (quiet(" علت: "), strong(minutes.state_reason)) if minutes.state_reason else ()
    yield Table((Column(share=1),), (Row(((what, *why),)),), BOXED)


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
