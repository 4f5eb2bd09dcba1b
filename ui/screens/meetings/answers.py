"""The way in for answers that came back in a workbook: read, shown, and taken in one act."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from desktop.access.permissions import Deed
from desktop.answers.planning import Plan, Step, plan
from desktop.answers.refusals import AnswersError, MovedOnError
from desktop.answers.returned import Returned, read_returned
from desktop.answers.taking import take
from desktop.habits import Habit
from desktop.persian import digits, isolate_name
from ui.answer_sentences import MOVED_ON
from ui.clock import today_here
from ui.desk import Desk
from ui.dialogs.answers_dialog import AnswersDialog
from ui.dialogs.file_dialog import ask_for_file
from ui.dialogs.progress_dialog import ProgressDialog
from ui.habits import LastFolder
from ui.models.answers_model import NOTHING
from ui.sentences import sentence
from ui.tasks import Problem, Task, run
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner

KEY = "Ctrl+O"
_WORDS = "گرفتن پاسخ از Excel"


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
        path = ask_for_file(self, _WORDS, self._last.offer(), "پروندهٔ Excel", "*.xlsx")
        if path is not None:
            self._last.note(path.parent)
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file away from the window, and show what it would do."""
        if self._task is None:
            self.refusal.hide()
            self._task = run(self, partial(read_returned, path), self._show, self._refuse)
            self._task.ended.connect(self._on_end)
            ProgressDialog(self._task, "خواندن پاسخ‌ها", self)

    def _on_end(self) -> None:
        self._task = None

    def _refuse(self, problem: Problem) -> None:
        self.refusal.set_text(sentence(problem))
        self.refusal.show()

    def _show(self, returned: Returned) -> None:
        """Show what would be done until it is done as shown, or left."""
        notice, choices = "", NOTHING
        while self._desk.flush():
            try:
                told = plan(self._desk.office, returned, today_here())
            except AnswersError as error:
                self._refuse(error)
                return
            choices = self._ask(told, notice, choices)
            chosen = frozenset(step for step, taken in choices.items() if taken)
            if not chosen:
                return
            try:
                count = self._desk.act(partial(take, shown=told, chosen=chosen))
            except MovedOnError:
                notice = MOVED_ON
                continue
            if count:
                what = f"{digits(count)} گزارش از پروندهٔ «{isolate_name(returned.name)}»"
                self.taken.emit(f"{what} ثبت شد.", f"ثبت {what} واگرد شد.")
            return

    def _ask(self, told: Plan, notice: str, before: Mapping[Step, bool]) -> Mapping[Step, bool]:
        """Give whether each row shall be written; nothing where it was left."""
        dialog = AnswersDialog(told, self.window(), notice, before)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.choices if accepted else NOTHING
