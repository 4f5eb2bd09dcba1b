"""One meeting's minutes on paper: the official form, section after section.

The one hard rule: everything comes from `Minutes`, and the same minutes give the same bytes.
"""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from db.records import MeetingState
from desktop.calendar import jalali
from desktop.documents import labels, look
from desktop.documents.enclosures import SharedWorkbook, enclosures
from desktop.documents.margins import foot, running_head
from desktop.documents.press import about, print_paper
from desktop.documents.sections.agenda import agenda
from desktop.documents.sections.attendance import attendance, signatures
from desktop.documents.sections.closing import closing
from desktop.documents.sections.heading import heading
from desktop.documents.sections.resolutions import resolutions
from desktop.documents.sections.signature import signature
from desktop.documents.sections.wording import (
    MOST_IN_MARGIN,
    area,
    headquarters,
    in_groups,
    in_one_line,
    meeting_name,
    version_name,
)
from desktop.minutes import Minutes, check_code
from desktop.reporting import Report, unheard
from desktop.typeset.archive import Archive
from desktop.typeset.document import Document, Strip
from desktop.typeset.galley import Block, Group
from desktop.typeset.metadata import About
from desktop.typeset.watermark import Watermark

_MOST_OF_NUMBER = 20  # letters


def write_minutes_pdf(
    minutes: Minutes,
    stream: BinaryIO,
    report: Report = unheard,
    *,
    archive: Archive = Archive.A3B,
    workbook: SharedWorkbook | None = None,
) -> None:
    """Write the PDF; `report` hears the parts done and their sum, and may raise to cancel.

    The record and the workbook go with it, unless the archive takes no attachments.
    """
    code = in_groups(check_code(minutes))
    document = Document(
        _about(minutes),
        _page(minutes, code, sealed=archive is Archive.A3B),
        header=partial(_header, minutes),
        footer=partial(_footer, minutes, code),
        watermark=_watermark(minutes),
    )
    enclosed = partial(enclosures, minutes, workbook or SharedWorkbook(minutes))
    print_paper(document, stream, report, archive, enclosed if archive is Archive.A3B else None)


def _page(minutes: Minutes, code: str, *, sealed: bool) -> Iterator[Block | Group]:
    yield from heading(minutes)
    yield from attendance(minutes)
    yield from agenda(minutes)
    yield from resolutions(minutes)
    yield from closing(minutes)
    yield from signatures(minutes)
    yield from signature(minutes, code, sealed=sealed)


def _about(minutes: Minutes) -> About:
    title = f"صورتجلسهٔ {headquarters(minutes)}، {meeting_name(minutes)}"
    on, at = minutes.held_on, minutes.starts_at
    return about(title, minutes.office, on, at, subject=minutes.subject)


def _header(minutes: Minutes, page: int, _count: int) -> Strip | None:
    state = "" if minutes.state is MeetingState.SIGNED else labels.MEETING_STATES[minutes.state]
    name = in_one_line(headquarters(minutes), MOST_IN_MARGIN)
    return running_head(f"صورتجلسهٔ {name} – {meeting_name(minutes)}", state, page)


def _footer(minutes: Minutes, code: str, page: int, count: int) -> Strip:
    number = in_one_line(minutes.letter_number, _MOST_OF_NUMBER)
    written = f"شمارهٔ {number}\nمورخ" if number else "تاریخ"
    whose = f"{area(minutes)}، {written} {jalali.numeric(minutes.held_on)}"
    state = f"{version_name(minutes.version)}، {labels.MEETING_STATES[minutes.state]}"
    return foot(whose, f"{state}\nکد وارسی {code}", page, count)


def _watermark(minutes: Minutes) -> Watermark | None:
    """Say across the pages that they are not final; what was returned is a draft again."""
    if minutes.state is MeetingState.SIGNED:
        return None
    returned = minutes.state is MeetingState.RETURNED
    mark = labels.MEETING_STATES[MeetingState.DRAFT if returned else minutes.state]
    return Watermark(mark, look.FAINT)
