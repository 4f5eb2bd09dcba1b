"""One organization's follow-up slip: what it has open, with room to answer by hand.

The one hard rule: whoever answers needs no other paper, so nothing is shortened; and the same
work gives the same bytes.
"""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from desktop import persian
from desktop.calendar import jalali
from desktop.documents.look import (
    ADDRESS,
    ADDRESSEE,
    LETTER,
    NOTE,
    SHORT,
    SUBJECT,
    TITLE,
    quiet,
    section,
    strong,
)
from desktop.documents.margins import foot, running_head
from desktop.documents.press import about, print_paper
from desktop.documents.sections.letterhead import letterhead
from desktop.documents.sections.open_work import for_knowledge, signatures, to_answer
from desktop.documents.sections.wording import (
    MOST_IN_MARGIN,
    NONE,
    headquarters_name,
    in_one_line,
    office_name,
)
from desktop.errors import NoOpenWorkError
from desktop.open_work import OpenWork
from desktop.reporting import Report, unheard
from desktop.typeset.archive import Archive
from desktop.typeset.document import Document, Strip
from desktop.typeset.galley import Block, Group
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Run
from desktop.typeset.together import Together

_MOST_IN_FOOT = 36  # letters beside the page's number


def write_follow_up_slip(
    work: OpenWork,
    stream: BinaryIO,
    report: Report = unheard,
    *,
    archive: Archive = Archive.A3B,
) -> None:
    """Write the PDF; raises NoOpenWorkError where there is nothing to ask for."""
    if work.is_empty:
        raise NoOpenWorkError(work.organization)
    title = f"برگ پیگیری {in_one_line(work.organization, MOST_IN_MARGIN)}"
    document = Document(
        about(title, work.office, work.on, subject=_subject(work)),
        _page(work),
        header=lambda page, _count: running_head(title, "", page),
        footer=partial(_footer, work),
    )
    print_paper(document, stream, report, archive)


def _page(work: OpenWork) -> Iterator[Block | Group]:
    numbers = (("شماره", ""), ("تاریخ", jalali.numeric(work.on)), ("پیوست", NONE))
    yield letterhead(work.letterhead, office_name(work.office, work.district), numbers)
    yield Paragraph("برگ پیگیری", TITLE)
    yield Paragraph((quiet("به: "), Run(work.organization)), ADDRESSEE)
    yield Paragraph((quiet("از: "), Run(_secretariat(work))), ADDRESS)
    yield Paragraph((quiet("موضوع: "), strong(_subject(work))), SUBJECT)
    yield Paragraph("با سلام و احترام", LETTER)
    yield Paragraph(_request(work), LETTER)
    if work.responsible:
        yield section("اقدام‌های آن دستگاه")
        yield Together(to_answer(work), SHORT, keep_with_next=not work.supporting)
    if work.supporting:
        yield section("همکاری با دستگاه‌های دیگر")
        if work.responsible:
            yield Paragraph("جهت استحضار؛ پاسخ این بخش بر عهدهٔ دستگاه مسئول است.", NOTE)
        yield Together(for_knowledge(work), SHORT, keep_with_next=True)
    yield signatures(work, f"دبیر {headquarters_name(work.headquarters, work.district, None)}")


def _subject(work: OpenWork) -> str:
    """Write «پیگیری ۵ اقدام باز، ۳ اقدام با تأخیر»."""
    asked = work.responsible or work.supporting
    purpose = "پیگیری" if work.responsible else "همکاری در"
    delayed = sum(task.days_late > 0 for task in asked)
    delay = f"، {persian.digits(delayed)} اقدام با تأخیر" if delayed else ""
    return f"{purpose} {persian.digits(len(asked))} اقدام باز{delay}"


def _request(work: OpenWork) -> str:
    day = jalali.long(work.on)
    if not work.responsible:
        return (
            "به استحضار می‌رساند آن دستگاه در اقدام‌های زیر، که تا تاریخ "
            f"{day} به پایان نرسیده است، همکار دستگاه‌های دیگر است."
        )
    return (
        f"خواهشمند است وضعیت هر یک از اقدام‌های زیر را که تا تاریخ {day} به پایان نرسیده است، در "
        f"همین برگ بنویسید و آن را پس از امضا به {_secretariat(work)} بازگردانید."
    )


def _secretariat(work: OpenWork) -> str:
    return f"دبیرخانهٔ {headquarters_name(work.headquarters, work.district, None)}"


def _footer(work: OpenWork, page: int, count: int) -> Strip:
    back = f"بازگشت به: {in_one_line(_secretariat(work), _MOST_IN_FOOT)}"
    return foot(back, f"تاریخ {jalali.numeric(work.on)}", page, count)
