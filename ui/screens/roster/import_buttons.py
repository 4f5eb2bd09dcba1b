"""The two ways in for a roster out of Excel: its file, and cells that were copied there."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from db.records import Headquarters
from desktop.habits import Habit
from desktop.roster.importing import apply, plan
from desktop.roster.rows import ReadRow, rows_of_cells, rows_of_workbook
from ui.clock import today_here
from ui.desk import Desk
from ui.dialogs.file_dialog import ask_for_file
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.progress_dialog import ProgressDialog
from ui.habits import LastFolder
from ui.models.import_model import summary
from ui.sentences import sentence
from ui.tasks import Problem, Report, Task, run
from ui.theme import Space
from ui.widgets.buttons import Button

FILE_KEY, PASTE_KEY = "Ctrl+O", "Ctrl+Shift+V"


class ImportButtons(QWidget):
    """Read, show what would happen, and do it; `refused` and `done` bring the sentence for it."""

    refused = Signal(str)
    done = Signal(str)

    def __init__(self, desk: Desk, headquarters: Callable[[], Headquarters], *, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._last = LastFolder(desk.office, Habit.ROSTER_FOLDER)
        self._headquarters = headquarters
        self._task: Task | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for text, icon, key, tip, choose in (
            (
                "پروندهٔ Excel",
                "file-spreadsheet",
                FILE_KEY,
                "ورود اعضا از پروندهٔ Excel",
                self.choose,
            ),
            (
                "چسباندن از Excel",
                "clipboard-paste",
                PASTE_KEY,
                "ورود سلول‌هایی که در Excel کپی شده",
                self.paste,
            ),
        ):
            button = Button(text, icon=icon, name=f"{name}.{icon}")
            button.setToolTip(f"{tip} ({key})")
            button.setAccessibleName(tip)
            button.clicked.connect(choose)
            button.offer(tip, key).found_by("اکسل فهرست جدول")
            row.addWidget(button)

    def choose(self) -> None:
        """Ask for a file and read it."""
        self._last.offer(self, self._ask)

    def _ask(self, first: Path) -> None:
        path = ask_for_file(self, "ورود اعضا", first, "پروندهٔ Excel", "*.xlsx")
        if path is not None:
            self._last.note(path.parent)
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file away from the window."""
        today = today_here()
        self._run(lambda report: rows_of_workbook(path, today, report), path.name)

    def paste(self) -> None:
        """Read what was copied."""
        text, today = QGuiApplication.clipboard().text(), today_here()
        self._run(lambda _report: rows_of_cells(text, today), "سلول‌های کپی‌شده")

    def _run(self, read: Callable[[Report], Sequence[ReadRow]], source: str) -> None:
        if self._task is not None:
            return

        def job(report: Report) -> Sequence[ReadRow]:
            rows = read(report)
            report(1, 1)  # or rows would come that nobody waits for any more
            return rows

        self._task = run(self, job, partial(self._show, source), self._refuse)
        self._task.ended.connect(self._on_end)
        ProgressDialog(self._task, "خواندن جدول", self)

    def _on_end(self) -> None:
        self._task = None

    def _refuse(self, problem: Problem) -> None:
        self.refused.emit(sentence(problem))

    def _show(self, source: str, rows: Sequence[ReadRow]) -> None:
        """Show what the rows would do, and do it when it is wanted."""
        if not self._desk.flush():
            return
        today, headquarters = today_here(), self._headquarters()
        told = plan(self._desk.office, headquarters.id, rows, today)
        dialog = ImportDialog(told, source, self.window())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted and self._desk.act(lambda office: apply(office, told, today)) is not None:
            self.done.emit(f"اعضا از جدول نوشته شدند: {summary(told)}.")
