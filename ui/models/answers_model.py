"""The answers in a workbook that came back, as rows of a table, and which of them are taken."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal

from desktop.answers.planning import Plan
from desktop.answers.steps import Step, Verdict
from desktop.persian import digits
from ui import answer_words as words
from ui.models import Index
from ui.models.table_model import TableModel

NOTHING: Mapping[Step, bool] = MappingProxyType({})
STEP_ROLE = Qt.ItemDataRole.UserRole


class Column(NamedTuple):
    title: str
    width: int
    shown: Callable[[Step], str]


def _there(step: Step) -> str:
    return words.short(step.there, step) if step.there else words.raw(step)


COLUMNS = (
    Column("ردیف", 44, lambda step: digits(step.row.number)),
    Column("نتیجه", 76, lambda step: words.VERDICTS[step.verdict]),
    Column("دستگاه", 116, words.whose),
    Column("اقدام", 0, words.wording),
    Column("در دفتر", 200, lambda step: words.short(step.here, step)),
    Column("در پرونده", 188, _there),
    Column("ثبت می‌شود", 132, lambda _step: ""),  # the model knows
    Column("توضیح", 210, words.explained),
)
VERDICT, ACTION, CHOICE = 1, 3, 6


class AnswersModel(TableModel):
    """Rows in the order of the plan; new words are taken, of conflicts what the office has stays.

    What was chosen before of the very same rows stays chosen. `rechosen` tells that a choice became
    another.
    """

    rechosen = Signal()

    def __init__(self, plan: Plan, before: Mapping[Step, bool] = NOTHING) -> None:
        super().__init__(column.title for column in COLUMNS)
        self._steps = plan.steps
        self._rows = plan.steps
        self._chosen = {
            step for step in plan.steps if before.get(step, step.verdict is Verdict.NEW)
        }

    @property
    def choices(self) -> Mapping[Step, bool]:
        """Whether each row is to be written."""
        return {step: step in self._chosen for step in self._steps}

    @property
    def chosen(self) -> frozenset[Step]:
        """The rows that are to be written."""
        return frozenset(self._chosen)

    @property
    def count(self) -> int:
        """How many rows are to be written."""
        return len(self._chosen)

    def is_chosen(self, step: Step) -> bool:
        return step in self._chosen

    def choose(self, step: Step, *, there: bool) -> None:
        """Take what the file says, or leave what the office has."""
        if step.may_be_taken and there != self.is_chosen(step):
            (self._chosen.add if there else self._chosen.discard)(step)
            row = self._rows.index(step)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
            self.rechosen.emit()

    def choose_all(self, *, there: bool) -> None:
        """Choose the same in every row that is shown."""
        shown = (step for step in self._rows if step.may_be_taken)
        (self._chosen.update if there else self._chosen.difference_update)(shown)
        last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.rechosen.emit()

    def show_only(self, *, conflicts: bool) -> None:
        """Show conflicts alone, or everything."""
        self.beginResetModel()
        self._rows = tuple(
            step for step in self._steps if not conflicts or step.verdict is Verdict.CONFLICT
        )
        self.endResetModel()

    def row_of(self, step: Step) -> int:
        return self._rows.index(step) if step in self._rows else -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                if index.column() == CHOICE:
                    return self.choice(step)
                return COLUMNS[index.column()].shown(step)
            case x if x == STEP_ROLE:
                return step
        return None

    def choice(self, step: Step) -> str:
        """Say which of the two is to stand."""
        if not step.may_be_taken:
            return ""
        return words.THERE if self.is_chosen(step) else words.HERE
