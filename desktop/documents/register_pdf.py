"""The register of resolutions, across the sheet: meeting by meeting, with how far each action is.

The one hard rule: the same register gives the same bytes, and time grows with it and no faster.
"""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from desktop.calendar import jalali
from desktop.documents.look import SUBTITLE, TITLE
from desktop.documents.margins import foot, running_head
from desktop.documents.press import about, print_paper
from desktop.documents.sections.letterhead import letterhead
from desktop.documents.sections.register import ledger
from desktop.documents.sections.wording import (
    MOST_IN_MARGIN,
    area_name,
    asked_for,
    counted,
    in_one_line,
    office_name,
    register_title,
)
from desktop.errors import NothingDecidedError
from desktop.register import MOST_PRINTED, Register, RegisterTooLongError
from desktop.reporting import Report, unheard
from desktop.typeset.archive import Archive
from desktop.typeset.document import LANDSCAPE, Document, Strip
from desktop.typeset.galley import Block, Group
from desktop.typeset.paragraph import Paragraph


def write_register(
    register: Register,
    stream: BinaryIO,
    report: Report = unheard,
    *,
    archive: Archive = Archive.A3B,
) -> None:
    """Write the PDF; raises NothingDecidedError where there is none, and RegisterTooLongError."""
    totals = register.totals
    if not totals.resolutions:
        raise NothingDecidedError(register.since, register.until, narrow=register.filters.narrow)
    if not totals.printable:
        raise RegisterTooLongError(register.since, register.until, MOST_PRINTED, printed=True)
    title = in_one_line(register_title(register), MOST_IN_MARGIN)
    document = Document(
        about(register_title(register), register.office, register.on, subject=_period(register)),
        _page(register),
        LANDSCAPE,
        header=lambda page, _count: running_head(f"{title}، {_period(register)}", "", page),
        footer=partial(_footer, register),
    )
    print_paper(document, stream, report, archive)


def _page(register: Register) -> Iterator[Block | Group]:
    numbers = (("تاریخ", jalali.numeric(register.on)),)
    yield letterhead(register.letterhead, office_name(register.office, register.district), numbers)
    yield Paragraph(register_title(register), TITLE)
    asked = "، ".join(f"{name}: {value}" for name, value in asked_for(register.filters))
    lines = (_period(register), asked, counted(register.totals))
    yield Paragraph("\n".join(filter(None, lines)), SUBTITLE)
    yield ledger(register)


def _period(register: Register) -> str:
    return f"از {jalali.medium(register.since)} تا {jalali.medium(register.until)}"


def _footer(register: Register, page: int, count: int) -> Strip:
    day = jalali.numeric(register.on)
    return foot(area_name(register.district, None), f"وضعیت در تاریخ {day}", page, count)
