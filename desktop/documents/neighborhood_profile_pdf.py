"""The social profile of a neighborhood: what it has, what is still to be done, what was decided.

The one hard rule: the same profile gives the same bytes.
"""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from desktop import persian
from desktop.calendar import jalali
from desktop.documents.look import NOTE, SUBTITLE, TITLE, section
from desktop.documents.margins import foot, running_head
from desktop.documents.press import about, print_paper
from desktop.documents.sections.letterhead import letterhead
from desktop.documents.sections.neighborhood import (
    decided,
    means,
    reported_figures,
    still_open,
)
from desktop.documents.sections.wording import (
    MOST_IN_MARGIN,
    area_name,
    counted,
    in_one_line,
    office_name,
)
from desktop.neighborhood_profile import NeighborhoodProfile
from desktop.reporting import Report, unheard
from desktop.typeset.archive import Archive
from desktop.typeset.document import Document, Strip
from desktop.typeset.galley import Block, Group
from desktop.typeset.paragraph import Paragraph


def write_neighborhood_profile(
    profile: NeighborhoodProfile,
    stream: BinaryIO,
    report: Report = unheard,
    *,
    archive: Archive = Archive.A3B,
) -> None:
    """Write the PDF; a neighborhood of which nothing is known yet has its page too."""
    title = in_one_line(_title(profile), MOST_IN_MARGIN)
    document = Document(
        about(_title(profile), profile.office, profile.on, subject=_where(profile)),
        _page(profile),
        header=lambda page, _count: running_head(title, "", page),
        footer=partial(_footer, profile),
    )
    print_paper(document, stream, report, archive)


def _page(profile: NeighborhoodProfile) -> Iterator[Block | Group]:
    numbers = (("تاریخ", jalali.numeric(profile.on)),)
    yield letterhead(profile.letterhead, office_name(profile.office, profile.district), numbers)
    yield Paragraph(_title(profile), TITLE)
    totals = profile.totals
    known = counted(totals) if totals.resolutions else "هنوز مصوبه‌ای دربارهٔ این محله نیست"
    yield Paragraph(f"{_where(profile)}\n{known}", SUBTITLE)
    yield section("ظرفیت‌ها")
    if profile.capacities:
        yield means(profile)
    else:
        yield Paragraph("برای این محله ظرفیتی نوشته نشده است.", NOTE)
    if profile.figures:
        yield section("آمار")
        yield reported_figures(profile)
    if totals.resolutions:
        yield section("کارهای باز")
        if totals.open:
            yield still_open(profile)
        else:
            yield Paragraph("همهٔ اقدام‌های این محله به پایان رسیده است.", NOTE)
        yield section("مصوبه‌ها")
        yield decided(profile)


def _title(profile: NeighborhoodProfile) -> str:
    return f"شناسنامهٔ اجتماعی محلهٔ {profile.neighborhood}"


def _where(profile: NeighborhoodProfile) -> str:
    """Write «ناحیهٔ ۴ منطقهٔ ۱۱، محلهٔ کم‌برخوردار»."""
    area = area_name(profile.district, profile.subdistrict)
    low_income = ("محلهٔ کم‌برخوردار",) if profile.low_income else ()
    return "، ".join((area, *low_income))


def _footer(profile: NeighborhoodProfile, page: int, count: int) -> Strip:
    day = persian.bound("وضعیت در تاریخ", jalali.numeric(profile.on))
    return foot(area_name(profile.district, None), day, page, count)
