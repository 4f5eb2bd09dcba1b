"""The sheet that lies at the door of a meeting, to be signed by who comes.

The one hard rule: everything comes from `Minutes`; what nobody knows yet has room for the pen.
"""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from db.records import MeetingState
from desktop.calendar import jalali
from desktop.documents.look import SUBTITLE, TITLE
from desktop.documents.margins import foot, running_head
from desktop.documents.press import about, print_paper
from desktop.documents.sections.letterhead import letterhead
from desktop.documents.sections.sign_in import expected, others
from desktop.documents.sections.wording import (
    MOST_IN_MARGIN,
    area,
    headquarters,
    in_one_line,
    meeting_name,
    nth_meeting,
    office,
    when_and_where,
)
from desktop.errors import CancelledMeetingError
from desktop.minutes import Minutes
from desktop.reporting import Report, unheard
from desktop.typeset.archive import Archive
from desktop.typeset.document import Document, Strip
from desktop.typeset.galley import Block
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph

_NAME = "برگ حضور"


def write_attendance_sheet(
    minutes: Minutes,
    stream: BinaryIO,
    report: Report = unheard,
    *,
    archive: Archive = Archive.A3B,
) -> None:
    """Write the PDF; raises CancelledMeetingError where nobody comes.

    `report` hears the parts done and their sum, and may raise to cancel.
    """
    if minutes.state is MeetingState.CANCELLED:
        raise CancelledMeetingError(minutes.number, minutes.subdistrict)
    title = f"{_NAME} {nth_meeting(minutes)}"
    document = Document(
        about(title, minutes.office, minutes.held_on, minutes.starts_at, minutes.subject),
        _page(minutes),
        header=partial(_header, minutes),
        footer=partial(_footer, minutes),
    )
    print_paper(document, stream, report, archive)


def _page(minutes: Minutes) -> Iterator[Block]:
    numbers = (("شماره", ""), ("تاریخ", jalali.numeric(minutes.held_on)))
    yield letterhead(minutes.letterhead, office(minutes), numbers)
    yield Paragraph(f"{_NAME} {nth_meeting(minutes)}", TITLE)
    yield Paragraph(when_and_where(minutes), SUBTITLE, Bookmark("اعضا"))
    yield from expected(minutes.members)
    yield from others(minutes.guests)


def _header(minutes: Minutes, page: int, _count: int) -> Strip | None:
    name = in_one_line(headquarters(minutes), MOST_IN_MARGIN)
    return running_head(f"{_NAME} {name} – {meeting_name(minutes)}", "", page)


def _footer(minutes: Minutes, page: int, count: int) -> Strip:
    return foot(area(minutes), jalali.long(minutes.held_on), page, count)
