"""What was found in one file, and its pages as anybody would see them.

Hard rule: the words come from the verdict; the pages are only looked at, and prove nothing.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.attachments.media import Media
from desktop.attachments.viewing import Shown, view
from ui.models.verified_model import BroughtFile, said
from ui.screens.verify.chips import chip
from ui.seal_sentences import detail_lines, named
from ui.tasks import Problem, Report, Task, run
from ui.theme import MEDIUM, Space
from ui.verifying import read
from ui.widgets.cards import Card, EmptyState
from ui.widgets.labels import Chip, ElidedLabel, Label
from ui.widgets.page_reader import PageReader


class Details(Card):
    """The verdict on a file, in full."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self._title = ElidedLabel(px=14, weight=MEDIUM, name=f"{name}.file")
        # A name may be written from the left, but belongs above its verdict.
        self._title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self._chip = Chip("", name=f"{name}.chip")
        self._sentence = Label(weight=MEDIUM, name=f"{name}.sentence")
        self._lines = Label(role="text_2", name=f"{name}.lines")
        page = QWidget()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self._sentence, self._lines):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName(f"{name}.area")
        area.setAccessibleName("شرح وارسی پرونده")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        self.body.addWidget(area)

    def show_file(self, file: BroughtFile) -> None:
        self._title.setText(named(file.path.name))
        self._chip.set_fact(*chip(file))
        self._sentence.setText(said(file))
        lines = detail_lines(file.verified) if file.verified is not None else []
        self._lines.setText("\n".join(lines))


class FilePages(Card):
    """The pages of the file that is chosen, read away from the window."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self._task: Task | None = None
        self._path: Path | None = None
        self.reader = PageReader(name=name)
        self.reader.view.setAccessibleName("صفحه‌های پروندهٔ برگزیده")
        self._none = EmptyState(
            "file-text",
            "صفحه‌های این پرونده باز نشد.",
            name=f"{name}.none",
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.reader)
        self._pages.addWidget(self._none)
        self.body.addWidget(self._pages)

    def show_file(self, path: Path) -> None:
        """Show the pages of a file; those of another one that was asked for are let go."""
        if path == self._path:
            return
        self._path = path
        if self._task is not None:
            self._task.cancel()
        job = partial(_open, path)
        self._task = run(self, job, partial(self._show, path), self._on_problem)

    def _show(self, path: Path, shown: Shown | None) -> None:
        if path == self._path:
            self.reader.show_pages(shown)
            self._pages.setCurrentWidget(self._none if shown is None else self.reader)

    def _on_problem(self, _problem: Problem) -> None:
        self.reader.show_pages(None)
        self._pages.setCurrentWidget(self._none)


def _open(path: Path, report: Report) -> Shown | None:
    try:
        data = read(path)
    except OSError:
        return None
    report(1, 2)
    return view(path.name, data, Media.PDF)
