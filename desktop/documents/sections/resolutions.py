"""What was decided: each resolution with what belongs to it, and its actions as a table."""

from collections.abc import Iterator

from msgspec.structs import replace

from db.records import Priority
from desktop import persian
from desktop.documents import labels
from desktop.documents.look import (
    BODY,
    INDENT,
    LEAD,
    NOTE,
    NUMBER_AGAIN,
    RULED,
    SHORT,
    quiet,
    section,
    strong,
)
from desktop.documents.sections.standing import condition, helped, lines, term
from desktop.documents.sections.wording import NONE, entry
from desktop.minutes import Minutes, Resolution, Votes
from desktop.typeset.galley import Block, Group, listed
from desktop.typeset.hanging import Hanging
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.role import Role
from desktop.typeset.shaping import Weight
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Row, Table
from desktop.typeset.together import Together

_ACTION_COLUMNS = (
    Column("", width=10 * MM),
    Column("اقدام", share=1),
    Column("مسئول پیگیری", share=1),
    Column("مهلت", width=27 * MM),
)
_TEXT = replace(LEAD, before=9)
_NUMBER = replace(_TEXT, weight=Weight.BOLD, role=Role.LABEL)


def resolutions(minutes: Minutes) -> Iterator[Block | Group]:
    yield section("مصوبات")
    if not minutes.resolutions:
        yield Paragraph(NONE, BODY)
    else:
        yield listed(map(_resolution, minutes.resolutions))


def _resolution(resolution: Resolution) -> Iterator[Block]:
    label = f"{persian.digits(resolution.number)}."
    number, again = Paragraph(label, _NUMBER), Paragraph(label, NUMBER_AGAIN)
    bookmark = Bookmark(entry(resolution.number, resolution.text), level=2)
    notes = tuple(_notes(resolution))
    text = replace(_TEXT, keep_with_next=bool(notes or resolution.actions))
    yield Hanging(Paragraph(resolution.text, text, bookmark), INDENT, number, again)
    for place, note in enumerate(notes, 1):
        more = place < len(notes) or bool(resolution.actions)
        yield Hanging(Paragraph(note, replace(NOTE, keep_with_next=more)), INDENT)
    if resolution.actions:
        yield Hanging(Together(_actions(resolution), SHORT), INDENT)


def _notes(resolution: Resolution) -> Iterator[tuple[Run, ...]]:
    if stated := condition(resolution.condition):
        yield stated
    if tags := tuple(_tags(resolution)):
        yield tuple(run for tag in tags for run in (Run("؛ "), tag))[1:]
    if resolution.votes:
        yield quiet("رأی: "), Run(_counted(resolution.votes))
    for dissent in resolution.dissents:
        reason = f" – {dissent.reason}" if dissent.reason else ""
        yield quiet("نظر مخالف: "), strong(dissent.name), Run(reason)


def _counted(votes: Votes) -> str:
    """Write «۹ موافق، ۱ مخالف»: what was counted, and nothing of what was not."""
    counts = {"موافق": votes.in_favour, "مخالف": votes.against, "ممتنع": votes.abstained}
    return "، ".join(
        f"{persian.digits(count)} {word}" for word, count in counts.items() if count is not None
    )


def _tags(resolution: Resolution) -> Iterator[Run]:
    if resolution.priority is not Priority.NORMAL:
        yield strong(f"اولویت: {labels.PRIORITIES[resolution.priority]}")
    if resolution.agenda_number is not None:
        yield Run(f"{persian.bound('بند', resolution.agenda_number)} دستور")
    if resolution.focus_areas:
        yield Run(f"محور: {'، '.join(resolution.focus_areas)}")
    if resolution.neighborhoods:
        yield Run(f"محله: {'، '.join(resolution.neighborhoods)}")


def _actions(resolution: Resolution) -> Table:
    rows = tuple(
        Row(
            (
                (quiet(persian.letter(action.number - 1)),),
                action.text,
                lines((strong(action.responsible),), helped(action.supporters)),
                term(action.deadline, action.recurrence),
            )
        )
        for action in resolution.actions
    )
    continued = f"{persian.bound('مصوبهٔ', resolution.number)} (ادامه)"
    return Table(_ACTION_COLUMNS, rows, RULED, continued)
