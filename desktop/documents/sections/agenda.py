"""The agenda with what was said: remarks, figures, the word on earlier actions, outcomes."""

from collections.abc import Iterator

from msgspec.structs import replace

from db.records import AgendaKind, Outcome
from desktop import persian
from desktop.documents import labels
from desktop.documents.change import became, before
from desktop.documents.look import (
    BODY,
    INDENT,
    ITEM,
    ITEM_NUMBER,
    LEAD,
    NOTE,
    NUMBER_AGAIN,
    SHORT,
    quiet,
    ruled,
    section,
    strong,
)
from desktop.documents.sections.approval import said_of_previous
from desktop.documents.sections.earlier import earlier_actions, subdistrict_actions
from desktop.documents.sections.standing import lines
from desktop.documents.sections.wording import NONE, entry
from desktop.minutes import AgendaItem, Figure, Minutes, Remark
from desktop.typeset.galley import Block, Group, listed
from desktop.typeset.hanging import Hanging
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Run
from desktop.typeset.table import Column, Table
from desktop.typeset.together import Together


def agenda(minutes: Minutes) -> Iterator[Block | Group]:
    follow_up = next((each for each in minutes.agenda if each.kind is AgendaKind.FOLLOW_UP), None)
    yield section("دستور جلسه و مشروح مذاکرات")
    if minutes.previous:
        yield Paragraph(said_of_previous(minutes.previous), BODY)
    elif not minutes.agenda:
        yield Paragraph(NONE, BODY)
    if minutes.agenda:
        yield listed(
            _item(each, minutes, with_earlier=each is follow_up) for each in minutes.agenda
        )
    if (minutes.earlier_actions or minutes.subdistrict_actions) and not follow_up:
        yield section(labels.AGENDA_KINDS[AgendaKind.FOLLOW_UP])
        if minutes.earlier_actions:
            yield earlier_actions(minutes)
        yield from _subdistricts(minutes)


def _item(item: AgendaItem, minutes: Minutes, *, with_earlier: bool) -> Iterator[Block]:
    """Write an item in the order of the meeting: what was reported, what was said, how it ended."""
    label = f"{persian.digits(item.number)}."
    number, again = Paragraph(label, ITEM_NUMBER), Paragraph(label, NUMBER_AGAIN)
    bookmark = Bookmark(entry(item.number, item.title), level=2)
    about = _about(item)
    ended = item.outcome is not Outcome.OPEN
    earlier = minutes.earlier_actions if with_earlier else ()
    beside = minutes.subdistrict_actions if with_earlier else ()
    more = bool(item.remarks or item.figures or earlier or beside or ended)
    title = replace(ITEM, keep_with_next=more or bool(about))
    yield Hanging(Paragraph(item.title, title, bookmark), INDENT, number)
    if about:
        yield Hanging(Paragraph(about, replace(NOTE, keep_with_next=more)), INDENT)
    last = ended and not item.remarks
    if item.figures:
        ends = last and not (earlier or beside)
        table = Together(_figures(item, minutes), SHORT, keep_with_next=ends)
        yield Hanging(table, INDENT)
    if earlier:
        yield Together(earlier_actions(minutes), SHORT, keep_with_next=last and not beside)
    if beside:
        yield from _subdistricts(minutes, keep_with_next=last)
    for place, remark in enumerate(item.remarks, 1):
        style = LEAD if ended and place == len(item.remarks) else BODY
        yield Hanging(Paragraph(_remark(remark), style), INDENT, again=again)
    if ended:
        yield Hanging(Paragraph(_outcome(item, minutes), replace(BODY, before=2)), INDENT)


def _subdistricts(minutes: Minutes, *, keep_with_next: bool = False) -> Iterator[Block]:
    """Write what was said of the subdistricts' work; each one's stands under its name."""
    for title, table in subdistrict_actions(minutes):
        yield Paragraph((strong(title),), replace(LEAD, before=6))
        yield Together(table, SHORT, keep_with_next=keep_with_next)


def _about(item: AgendaItem) -> str:
    kind = labels.AGENDA_KINDS[item.kind]
    parts = [] if kind == item.title else [kind]
    if item.presenter:
        parts.append(f"ارائه‌دهنده: {item.presenter}")
    if item.planned_minutes is not None:
        parts.append(f"{persian.digits(item.planned_minutes)} دقیقه")
    return "، ".join(parts)


def _remark(remark: Remark) -> tuple[Run, ...]:
    if not remark.speaker:
        return (Run(remark.gist),)
    return strong(remark.speaker), Run(f" – {remark.gist}")


def _figures(item: AgendaItem, minutes: Minutes) -> Table:
    figures = item.figures
    return ruled(
        {
            Column("عنوان", share=2.4): tuple(each.label for each in figures),
            Column("مقدار", share=1): tuple(each.value for each in figures),
            Column("واحد", share=1): tuple(each.unit for each in figures),
            Column("دوره", share=1.4): tuple(each.period for each in figures),
            Column("محله", share=1): tuple(each.neighborhood for each in figures),
            Column("بار پیش", share=1.5): tuple(_last_time(each, minutes) for each in figures),
        },
        f"بند {persian.digits(item.number)} (ادامه)",
    )


def _last_time(figure: Figure, minutes: Minutes) -> tuple[Run, ...]:
    """Write «۳۲ (شهریور)» and «۶ بیشتر» below it."""
    return lines((Run(before(figure, minutes.held_on)),), (strong(became(figure)),))


def _outcome(item: AgendaItem, minutes: Minutes) -> tuple[Run, ...]:
    """Write «نتیجه: تصویب شد (مصوبه‌های ۱ تا ۳ و ۷)»."""
    own = [each.number for each in minutes.resolutions if each.agenda_number == item.number]
    noun = "مصوبهٔ" if len(own) == 1 else "مصوبه‌های"
    made = (Run(f" ({persian.bound(noun, persian.join_numbers(own))})"),) if own else ()
    return (quiet("نتیجه: "), strong(labels.OUTCOMES[item.outcome]), *made)
