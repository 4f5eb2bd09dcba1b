"""What an imported table would do, as rows of a table."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

from desktop.calendar import jalali
from desktop.persian import digits, join_and
from desktop.roster.importing import Plan, Step, Verdict
from desktop.roster.rows import LONGEST, Problem, Reason
from ui.models import Index
from ui.models.table_model import TableModel

STEP_ROLE = Qt.ItemDataRole.UserRole

VERDICTS: Mapping[Verdict, str] = {
    Verdict.ADDED: "افزوده",
    Verdict.CHANGED: "تغییر",
    Verdict.SAME: "بی‌تغییر",
    Verdict.DOUBLE: "تکراری",
    Verdict.REFUSED: "رد",
}
_REASONS: Mapping[Reason, str] = {
    Reason.NO_ORGANIZATION: "نام دستگاه نیست",
    Reason.NOBODY: "نه سمت هست و نه نام",
    Reason.FORMULA: "فرمول است؛ متن آن را بنویسید",
    Reason.TOO_LONG: f"بیش از {digits(LONGEST)} حرف است",
    Reason.NO_DATE: "تاریخ خوانده نشد",
}


def explained(step: Step) -> str:
    """Say what a row changes, or in which column it cannot be read and why."""
    if step.row.problem is not None:
        return _problem(step.row.problem)
    match step.verdict:
        case Verdict.DOUBLE:
            return f"همان ردیف {digits(step.first)}"
        case Verdict.CHANGED:
            return "؛ ".join(_changes(step))
    return "؛ ".join(_doubts(step))


def _doubts(step: Step) -> list[str]:
    """Say what may be wrong with a row that is added."""
    doubts = [f"سمت و دستگاه ردیف {digits(step.first)}"] if step.first else []
    if step.new_organization:
        doubts.append(f"دستگاه تازه، شبیه «{step.near}»" if step.near else "دستگاه تازه")
    return doubts


def _problem(problem: Problem) -> str:
    reason = _REASONS[problem.reason]
    return f"ستون «{problem.heading}»: {reason}" if problem.heading else reason


def _changes(step: Step) -> list[str]:
    line = step.line
    old = {"holder": line.holder, "substitute": line.substitute} if line else {}
    words = {
        "retired": "از کنار گذاشته‌ها بازمی‌گردد",
        "holder": f"نام به‌جای «{old['holder']}»" if old.get("holder") else "نام",
        "substitute": f"جانشین به‌جای «{old['substitute']}»" if old.get("substitute") else "جانشین",
        "since": "تاریخ",
    }
    return [words[change] for change in step.changes]


class Column(NamedTuple):
    title: str
    width: int
    shown: Callable[[Step], str]


def _day(step: Step) -> str:
    return jalali.medium(step.row.since) if step.row.since else ""


COLUMNS = (
    Column("ردیف", 48, lambda step: digits(step.row.number)),
    Column("نتیجه", 84, lambda step: VERDICTS[step.verdict]),
    Column("سمت", 150, lambda step: step.row.post),
    Column("دستگاه", 140, lambda step: step.row.organization),
    Column("نام", 130, lambda step: step.row.holder),
    Column("جانشین", 115, lambda step: step.row.substitute),
    Column("از تاریخ", 100, _day),
    Column("توضیح", 0, explained),
)
VERDICT = 1
EXPLAINED = 7


def summary(plan: Plan) -> str:
    """Count the rows by what they do: «۳ افزوده، ۱ تغییر و ۲ رد»."""
    counts = ((plan.count(verdict), word) for verdict, word in VERDICTS.items())
    return join_and(f"{digits(count)} {word}" for count, word in counts if count) or "ردیفی نیست"


class ImportModel(TableModel):
    """The rows in the order of the table."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(column.title for column in COLUMNS)
        self._rows = plan.steps

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return COLUMNS[index.column()].shown(step)
            case x if x == STEP_ROLE:
                return step
        return None
