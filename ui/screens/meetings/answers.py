"""The way in for answers that came back in a workbook: read, shown, and taken in one act."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from desktop.access.permissions import Deed
from desktop.answers.apart import Taken, plan_apart, read_apart, take_apart
from desktop.answers.planning import Plan
from desktop.answers.refusals import MovedOnError
from desktop.answers.steps import Step, Verdict
from desktop.habits import Habit
from desktop.persian import isolate_name, number
from ui.answer_sentences import MOVED_ON
from ui.clock import now_here, today_here
from ui.desk import Desk
from ui.dialogs.answers_dialog import AnswersDialog
from ui.dialogs.file_dialog import ask_for_file
from ui.dialogs.progress_dialog import ProgressDialog
from ui.habits import LastFolder
from ui.models.answers_model import NOTHING
from ui.sentences import sentence
from ui.tasks import Problem, Report, Task, run
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner

KEY = "Ctrl+O"
_WORDS = "گرفتن پاسخ از Excel"
_READING, _TAKING = "خواندن پاسخ‌ها", "ثبت پاسخ‌ها"


class AnswersButton(Button):
    """Asks for a file; `taken` tells what came of it and what taking that back is.

    `refusal` tells why nothing came of it.
    """

    taken = Signal(str, str)

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__("پاسخ از Excel", icon="file-spreadsheet", name=name)
        self._desk = desk
        self._task: Task | None = None
        self.refusal = Banner("", "warn", name=f"{name}.refusal", closable=True)
        self.refusal.hide()
        self._last = LastFolder(desk.office, Habit.ANSWERS_FOLDER)
        self.may_take = desk.office.may(Deed.TAKE_ANSWERS)
        self.setToolTip(f"پاسخ دستگاه‌ها در پرونده‌ای که از دبیر فرستاده شده است ({KEY})")
        self.setAccessibleName(_WORDS)
        self.clicked.connect(self._choose)
        self.offer(_WORDS, KEY).found_by("اکسل گزارش اقدام پیگیری ورود کارپوشه")

    def _choose(self) -> None:
        self._last.offer(
            self, lambda first: self._desk.ask(self, partial(self._ask_for_file, first))
        )

    def _ask_for_file(self, first: Path) -> None:
        path = ask_for_file(self, _WORDS, first, "پروندهٔ Excel", "*.xlsx")
        if path is not None:
            self._last.note(path.parent)
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file, and show what it would do."""
        file = self._desk.office.database.file
        self._away(_READING, partial(read_apart, file, path, today_here()), self._show)

    def _away(
        self,
        what: str,
        job: Callable[[Report], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do a job away from the window, with all that was typed before it."""
        if self._task is None and self._desk.flush():
            self.refusal.hide()
            self._task = run(self, job, on_done, on_error or self._refuse)
            self._task.ended.connect(self._on_end)
            ProgressDialog(self._task, what, self)

    def _on_end(self) -> None:
        self._task = None

    def _refuse(self, problem: Problem) -> None:
        self.refusal.set_text(sentence(problem))
        self.refusal.show()

    def _show(self, told: Plan, notice: str = "", before: Mapping[Step, bool] = NOTHING) -> None:
        """Show what would be done, once somebody is here to see it."""
        self._desk.ask(self, partial(self._take, told, notice, before))

    def _take(self, told: Plan, notice: str, before: Mapping[Step, bool]) -> None:
        """Do it as shown, or leave it."""
        choices = self._ask(told, notice, before)
        chosen = frozenset(step for step, taken in choices.items() if taken)
        if chosen:
            office = self._desk.office
            self._away(
                _TAKING,
                partial(take_apart, office.database.file, office.user, told, chosen),
                partial(self._on_taken, told),
                partial(self._on_kept, told, choices),
            )

    def _ask(self, told: Plan, notice: str, before: Mapping[Step, bool]) -> Mapping[Step, bool]:
        """Give whether each row shall be written; nothing where it was left."""
        dialog = AnswersDialog(told, self.window(), notice, before)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.choices if accepted else NOTHING

    def _on_taken(self, told: Plan, taken: Taken) -> None:
        self._desk.office.database.adopt(taken.act)
        self._desk.saved.emit(now_here())
        what = f"{number(taken.reports)} گزارش از پروندهٔ «{isolate_name(told.returned.name)}»"
        refused = told.count(Verdict.REFUSED)
        left = f" {number(refused)} ردیف رد شد." if refused else ""
        self.taken.emit(f"{what} ثبت شد.{left}", f"ثبت {what} واگرد شد.")

    def _on_kept(self, told: Plan, choices: Mapping[Step, bool], problem: Problem) -> None:
        """Show anew what somebody else has overtaken; say why else nothing was written."""
        if isinstance(problem, MovedOnError):
            self._away(
                _READING,
                partial(plan_apart, self._desk.office.database.file, told.returned, today_here()),
                partial(self._show, notice=MOVED_ON, before=choices),
            )
        else:
            self._refuse(problem)
