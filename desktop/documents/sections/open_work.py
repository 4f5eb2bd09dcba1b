"""The open work of one organization: what it answers by hand, what it helps in, who signs."""

from msgspec.structs import replace

from desktop import persian
from desktop.documents import labels
from desktop.documents.look import (
    INK_ROOM,
    PLAIN,
    ROW_NUMBER,
    RULED,
    SHORT,
    SIGNED,
    SMALL,
    dotted,
    quiet,
    row_number,
    strong,
)
from desktop.documents.sections.address import signed
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
from desktop.open_work import OpenTask, OpenWork
from desktop.typeset.outline import Bookmark
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Row, Table
from desktop.typeset.together import Together

_BY_HAND = replace(SMALL, leading=21)  # as far apart as a hand writes
_TERM = Column("مهلت", width=27 * MM)
_TO_ANSWER = (
    ROW_NUMBER,
    Column("اقدام و مصوبهٔ آن", share=1),
    _TERM,
    Column("پاسخ دستگاه", width=55 * MM, style=_BY_HAND),
)
_FOR_KNOWLEDGE = (
    ROW_NUMBER,
    Column("اقدام و مصوبهٔ آن", share=2),
    Column("مسئول پیگیری", share=1),
    _TERM,
)
_APART = "     "
_CHOICES = ("انجام شد", "در حال انجام", "نیاز به تصمیم")
_ON_LINE, _AFTER_REMARK, _AFTER_LETTER = 59, 46, 41  # dots, to the same edge
_AFTER_NAME, _AFTER_POST, _AFTER_SEAL = 44, 54, 36
_SIGNATURES = (Column(share=1), Column(share=1))
_BELOW = replace(PLAIN, before=24)


def to_answer(work: OpenWork) -> Table:
    """List what it is responsible for, each with room for its answer."""
    rows = tuple(
        Row((row_number(number), _task(number, task, work), _term(task), _answer()))
        for number, task in enumerate(work.responsible, 1)
    )
    return Table(_TO_ANSWER, rows, RULED, "اقدام‌های آن دستگاه (ادامه)")


def for_knowledge(work: OpenWork) -> Table:
    """List what it supports; whoever is responsible answers for it."""
    rows = tuple(
        Row((row_number(number), _supported(task, work), (strong(task.responsible),), _term(task)))
        for number, task in enumerate(work.supporting, 1)
    )
    return Table(_FOR_KNOWLEDGE, rows, RULED, "همکاری با دستگاه‌های دیگر (ادامه)")


def signatures(work: OpenWork, secretary_of: str) -> Together:
    """Leave room for who answered, at the right, and for the ink above the secretary who asks."""
    answered = (
        *(quiet("پاسخ‌دهنده: "), dotted(_AFTER_NAME)),
        *(quiet("\nسمت: "), dotted(_AFTER_POST)),
        *(quiet("\nتاریخ، امضا و مهر: "), dotted(_AFTER_SEAL)),
    )
    asked = Paragraph((strong(signed(work.secretary)), Run(f"\n{secretary_of}")), SIGNED)
    own = Paragraph(answered if work.responsible else "", replace(SIGNED, align=SMALL.align))
    rows = (Row((own, ""), min_height=2 * INK_ROOM), Row(("", asked)))
    return Together(Table(_SIGNATURES, rows, _BELOW), SHORT)


def _task(number: int, task: OpenTask, work: OpenWork) -> Paragraph:
    said = lines(
        (strong(task.action),),
        (quiet(_origin(task, work)),),
        (Run(task.resolution),),
        condition(task.condition),
        helped(task.supporters),
        (quiet("آخرین گزارش: "), *reported(task, task.last)) if task.last else (),
    )
    return Paragraph(said, SMALL, Bookmark(entry(number, task.action), level=2))


def _supported(task: OpenTask, work: OpenWork) -> tuple[Run, ...]:
    return lines((strong(task.action),), (quiet(_origin(task, work)),), (Run(task.resolution),))


def _origin(task: OpenTask, work: OpenWork) -> str:
    """Write «مصوبهٔ ۳ (اقدام الف)، جلسهٔ ۱۰ …»."""
    resolution = persian.bound("مصوبهٔ", task.resolution_number)
    action = persian.bound("اقدام", persian.letter(task.action_number - 1))
    return f"{resolution}، {action}، {meeting_of(task.origin, work.district)}"


def _term(task: OpenTask) -> tuple[Run, ...]:
    """Write the deadline, how late that is, and how many meetings it has waited."""
    return lines(
        term(task.deadline, task.recurrence),
        late(task.days_late),
        (quiet(labels.waited(task.age, late=task.days_late > 0)),),
    )


def _answer() -> tuple[Run, ...]:
    one, two, three = (f"☐ {choice}" for choice in _CHOICES)
    return (
        Run(f"{one}{_APART}{two}\n{three}\n"),
        *(quiet("توضیح: "), dotted(_AFTER_REMARK), Run("\n"), dotted(_ON_LINE), Run("\n")),
        *(quiet("شمارهٔ نامه: "), dotted(_AFTER_LETTER)),
    )
