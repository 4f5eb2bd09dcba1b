"""What the rows of a workbook that came back would do, in Persian.

The one hard rule: a row that is not taken says in which column and why, so that whoever filled it
in can mend it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from db.records import ActionState, MeetingState, Recurrence
from desktop.answers.planning import Plan
from desktop.answers.returned import DAY, LETTER, STATE, TEXT
from desktop.answers.steps import Clash, Step, Subject, Verdict, Word
from desktop.answers.values import LONGEST, Problem, Reason, is_reworded
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.formula import Formula
from desktop.persian import digits, isolate_name, join_and, letter, number
from desktop.spreadsheet import Cell

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.CONFLICT: "تعارض",
    Verdict.NEW: "تازه",
    Verdict.SAME: "بی‌تغییر",
    Verdict.REFUSED: "رد",
}
HERE, THERE = "آنچه در دفتر است", "پروندهٔ رسیده"
NO_WORD = "گزارشی نیست"

_CELLS = {STATE: "وضعیت", DAY: "تاریخ", LETTER: "شمارهٔ نامه", TEXT: "شرح"}
_CLASHES: Mapping[Clash, str] = {
    Clash.NEWER: "گزارش دفتر تازه‌تر است",
    Clash.OTHER: "همان روز گزارش دیگری در دفتر است",
    Clash.SETTLED: "در دفتر پایان یافته است",
    Clash.ROUND: "در دفتر یک نوبت آن انجام شده است",
    Clash.MOVED_ON: "پس از ساختن این پرونده گزارش دیگری ثبت شده است",
    Clash.UNDATED: "تاریخ ندارد و در دفتر گزارشی هست",
    Clash.REWORDED: "متن اقدام در دفتر عوض شده است",
}
_SAME, _SAME_STATE = "این گزارش پیش‌تر رسیده است", "وضعیت همان است"
_UNSIGNED = frozenset({MeetingState.DRAFT, MeetingState.SUBMITTED, MeetingState.RETURNED})
_REASONS: Mapping[Reason, str] = {
    Reason.NO_ACTION: "شناسهٔ اقدام در این ردیف نیست",
    Reason.UNKNOWN: "این اقدام در دفتر نیست",
    Reason.CANCELLED: "جلسهٔ این اقدام لغو شده است",
    Reason.TWICE: "برای این اقدام دو پاسخ گوناگون آمده است",
    Reason.FORMULA: "فرمول است، متنش را بنویسید",
    Reason.NO_STATE: "این وضعیت شناخته نیست",
    Reason.NO_DATE: "این تاریخ خوانده نشد",
    Reason.AHEAD: "این روز هنوز نرسیده است",
    Reason.BEFORE: "پیش از جلسهٔ این اقدام است",
    Reason.TOO_LONG: "بیش از {most} حرف است",
}


def summary(plan: Plan) -> str:
    """Count the rows by what they do: «۲ تعارض، ۵ تازه و ۱ رد؛ ۱۲ اقدام بی‌پاسخ»."""
    counts = ((plan.count(verdict), word) for verdict, word in VERDICTS.items())
    told = join_and(f"{number(count)} {word}" for count, word in counts if count)
    empty = plan.returned.empty
    return "؛ ".join(
        [part for part in (told, f"{number(empty)} اقدام بی‌پاسخ" * bool(empty)) if part]
    )


def warnings(plan: Plan) -> str:
    """Say what makes the whole file doubtful; "" for nothing."""
    parts = []
    if plan.newer and plan.returned.version:
        parts.append(
            f"این پرونده از نسخهٔ {digits(plan.returned.version)} صورتجلسه است و نسخهٔ "
            f"{digits(plan.newer)} آن امضا شده است."
        )
    if plan.returned.in_use:
        parts.append("این پرونده در برنامهٔ دیگری باز است؛ آنچه ذخیره نشده این‌جا نیست.")
    return " ".join(parts)


def refusals(plan: Plan) -> str:
    """List the rows that are refused, for whoever filled them in."""
    return "\n".join(
        f"ردیف {digits(step.row.number)} برگهٔ «{step.row.sheet}»، "
        f"{wording(step)}: {explained(step)}"
        for step in plan.steps
        if step.verdict is Verdict.REFUSED
    )


def explained(step: Step) -> str:
    """Say why a row is refused or in conflict, or what is to be known of one that is taken."""
    return "؛ ".join([*map(_problem, step.problems), *_remarks(step)])


def _remarks(step: Step) -> Iterator[str]:
    if step.clash is not None:
        yield _CLASHES[step.clash]
    if step.verdict is Verdict.SAME and step.there:
        yield _SAME if step.there.letter or step.there.text or not step.undated else _SAME_STATE
    if step.sensitive:
        yield "شمارهٔ شخصی در آن است"
    if step.may_be_taken and step.undated and step.clash is not Clash.UNDATED:
        yield "بی‌تاریخ، با تاریخ امروز"
    if step.may_be_taken and step.stateless and step.there:
        yield f"وضعیت را ننوشته، همان «{state(step.there, step)}» می‌ماند"
    if step.may_be_taken and step.there and is_reworded(step.row.state, step.there.state):
        yield f"در پرونده «{isolate_name(str(step.row.state))}»"
    if step.may_be_taken and step.subject and step.subject.origin.state in _UNSIGNED:
        yield f"صورتجلسه‌اش {labels.MEETING_STATES[step.subject.origin.state]} است"


def _problem(problem: Problem) -> str:
    most = digits(LONGEST.get(problem.column, max(LONGEST.values())))
    reason = _REASONS[problem.reason].format(most=most)
    return f"{_CELLS[problem.column]}: {reason}" if problem.column else reason


def whose(step: Step) -> str:
    """Name who has to do the action, as the office has it."""
    return step.subject.action.responsible if step.subject else step.row.whose


def wording(step: Step) -> str:
    """Give the action, as the office words it."""
    return step.subject.action.text if step.subject else step.row.wording


def place(subject: Subject | None) -> str:
    """Tell where an action was decided: «جلسهٔ ۱۳ منطقه، مصوبهٔ ۲، اقدام ب»."""
    if subject is None:
        return ""
    origin = subject.origin
    table = f"ناحیهٔ {digits(origin.subdistrict)}" if origin.subdistrict else "منطقه"
    return (
        f"جلسهٔ {digits(origin.number)} {table}، مصوبهٔ {digits(subject.resolution_number)}، "
        f"اقدام {letter(subject.action_number - 1)}"
    )


def state(word: Word, step: Step) -> str:
    """Say how far an action is by a word; of a duty that recurs, how far a round of it is.

    What the office has heard of a round that is done was of the one before.
    """
    if step.subject is not None and step.subject.action.recurrence is not Recurrence.ONCE:
        if word.state is ActionState.DONE:
            new = word is step.there and step.verdict is not Verdict.SAME
            return "این نوبت انجام شد" if new else "نوبت پیش انجام شد"
        if word.state is ActionState.DROPPED:
            return "پایان‌یافته"
    return labels.ACTION_STATES[word.state]


def short(word: Word | None, step: Step) -> str:
    """Put a word into a cell: «انجام‌شده، ۱۴۰۵/۰۷/۱۲»."""
    if word is None:
        return ""
    day = "بی‌تاریخ" if _is_undated(word, step) else jalali.numeric(word.day)
    return f"{state(word, step)}، {day}"


def day(word: Word, step: Step) -> str:
    """Write the day of a word; a file that names none has not said that of today."""
    return "بی‌تاریخ (امروز)" if _is_undated(word, step) else jalali.medium(word.day)


def _is_undated(word: Word, step: Step) -> bool:
    return step.undated and word is step.there


def raw(step: Step) -> str:
    """Put what a refused row says into a cell, as it stands there."""
    return "، ".join(_cells(step))


def _cells(step: Step) -> Sequence[str]:
    row = step.row
    cells = (row.state, row.day, row.letter, row.text)
    return [_cell(cell) for cell in cells if cell]


def _cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return jalali.numeric(cell)
    return isolate_name(cell) if isinstance(cell, Formula) else cell


def source(word: Word) -> str:
    """Tell where a word comes from: «جلسهٔ ۱۳»، «نامهٔ ۱۲/۳۴»."""
    parts = [f"جلسهٔ {digits(word.at.number)}"] if word.at else []
    if word.letter:
        parts.append(f"نامهٔ {isolate_name(digits(word.letter))}")
    return "، ".join(parts)
