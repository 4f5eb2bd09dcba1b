"""What a neighborhood has, what is still to be done for it, and what was decided for it."""

from collections.abc import Iterator

from desktop import persian
from desktop.documents.look import ROW_NUMBER, RULED, SMALL, quiet, row_number, ruled, strong
from desktop.documents.sections.standing import (
    condition,
    helped,
    late,
    lines,
    meeting_of,
    reported,
    term,
)
from desktop.documents.sections.wording import entry
from desktop.neighborhood_profile import Means, NeighborhoodProfile, OpenPart
from desktop.register import RegisteredResolution
from desktop.standing import SETTLED, Origin
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Row, Table

_OPEN = (
    ROW_NUMBER,
    Column("اقدام", share=1.5),
    Column("مسئول پیگیری", share=1),
    Column("مهلت", width=25 * MM),
    Column("وضعیت و آخرین گزارش", share=1.2),
)
_DECIDED = (
    ROW_NUMBER,
    Column("مصوبه", share=3),
    Column("محور", share=1),
    Column("اقدام‌ها", width=30 * MM),
)


def means(profile: NeighborhoodProfile) -> Table:
    """List what can be used, less the columns that nobody filled in."""
    known = profile.capacities
    return ruled(
        {
            ROW_NUMBER: tuple(row_number(number) for number in range(1, len(known) + 1)),
            Column("ظرفیت", share=1.4): tuple(each.name for each in known),
            Column("نوع", share=1): tuple(each.kind for each in known),
            Column("اندازه", width=27 * MM): tuple(_size(each) for each in known),
            Column("دستگاه دارنده", share=1.2): tuple(each.keeper for each in known),
            Column("نشانی", share=1.2): tuple(each.place for each in known),
        },
        "ظرفیت‌ها (ادامه)",
    )


def reported_figures(profile: NeighborhoodProfile) -> Table:
    """List what was reported of the neighborhood last, and by which meeting."""
    known = profile.figures
    return ruled(
        {
            ROW_NUMBER: tuple(row_number(number) for number in range(1, len(known) + 1)),
            Column("شاخص", share=1.6): tuple(each.label for each in known),
            Column("مقدار", share=0.8): tuple(
                f"{each.value} {each.unit}".strip() for each in known
            ),
            Column("دوره", share=0.9): tuple(each.period for each in known),
            Column("جلسه", share=1.8): tuple(
                (quiet(meeting_of(each.origin, profile.district)),) for each in known
            ),
        },
        "آمار (ادامه)",
    )


def still_open(profile: NeighborhoodProfile) -> Table:
    """List what is not done yet, in the order of the deadlines."""
    rows = tuple(
        Row((row_number(number), *_cells(each, profile)))
        for number, each in enumerate(profile.open_work, 1)
    )
    return Table(_OPEN, rows, RULED, "کارهای باز (ادامه)")


def decided(profile: NeighborhoodProfile) -> Table:
    """List what the meetings decided, the latest first, with how far each resolution is."""
    rows = tuple(
        Row(
            (
                row_number(number),
                _resolution(number, resolution, origin, profile),
                "، ".join(resolution.focus_areas),
                _states(resolution),
            )
        )
        for number, (origin, resolution) in enumerate(_latest_first(profile), 1)
    )
    return Table(_DECIDED, rows, RULED, "مصوبه‌ها (ادامه)")


def _size(known: Means) -> str:
    return "" if known.size is None else f"{persian.number(known.size)} {known.unit}".strip()


def _cells(part: OpenPart, profile: NeighborhoodProfile) -> tuple[tuple[Run, ...], ...]:
    action = part.action
    return (
        lines((strong(action.text),), (quiet(_source(part.origin, part.resolution, profile)),)),
        lines((Run(action.responsible),), helped(action.supporters)),
        lines(term(action.deadline, action.recurrence), late(action.days_late)),
        reported(action, action.last),
    )


def _latest_first(
    profile: NeighborhoodProfile,
) -> Iterator[tuple[Origin, RegisteredResolution]]:
    for meeting in reversed(profile.meetings):
        for resolution in meeting.resolutions:
            yield meeting.origin, resolution


def _resolution(
    number: int, resolution: RegisteredResolution, origin: Origin, profile: NeighborhoodProfile
) -> Paragraph:
    said = lines(
        (Run(resolution.text),),
        condition(resolution.condition),
        (quiet(_source(origin, resolution, profile)),),
    )
    return Paragraph(said, SMALL, Bookmark(entry(number, resolution.text), level=2))


def _source(origin: Origin, resolution: RegisteredResolution, profile: NeighborhoodProfile) -> str:
    """Write «مصوبهٔ ۳، جلسهٔ ۱۰ قرارگاه اجتماعی منطقهٔ ۱۱ مورخ ۱۴۰۵/۰۴/۲۱»."""
    which = persian.bound("مصوبهٔ", resolution.number)
    return f"{which}، {meeting_of(origin, profile.district)}"


def _states(resolution: RegisteredResolution) -> tuple[Run, ...]:
    """Write «۱ از ۲ باز», or that nothing of it is."""
    count = len(resolution.actions)
    still = sum(each.state not in SETTLED for each in resolution.actions)
    if not count:
        return (quiet("بدون اقدام"),)
    if still:
        return (strong(f"{persian.digits(still)} از {persian.digits(count)} باز"),)
    return (Run("پایان‌یافته"),)
