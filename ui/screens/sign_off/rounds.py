"""The pages that the mayor reads: of this round, of the one before it, and what was sealed.

The one hard rule: changes are marked on the pages of this round alone, and only until it is signed.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.minutes import Minutes
from desktop.sign_off.submissions import Submission
from ui.clock import today_here
from ui.papers import Paper, PaperMaker
from ui.screens.sign_off.judged_pages import JudgedPages
from ui.screens.workspace.preview_papers import papers
from ui.tasks import Task, run
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from desktop.pages import Pages


class Rounds(QObject):
    """Fills a view; a button that can be checked puts the round before in the place of this one."""

    turned = Signal(bool)  # whether the round before is shown
    failed = Signal(object)  # Problem

    def __init__(self, view: JudgedPages, button: Button) -> None:
        super().__init__(view)
        self._view, self._button = view, button
        self._told: Submission | None = None
        self._pages: Pages | None = None
        self._before: Pages | None = None
        self._finding: Task | None = None
        self._maker, self._maker_before = PaperMaker(self), PaperMaker(self)
        self._maker.made.connect(self._on_made)
        self._maker_before.made.connect(self._on_made_before)
        for maker in (self._maker, self._maker_before):
            maker.failed.connect(self.failed)
        button.clicked.connect(self._on_turned)

    def show_round(self, told: Submission) -> None:
        self._told = told
        self._maker.make(_paper(told.minutes))

    def show_sealed(self, name: str, title: str, data: bytes) -> None:
        """Show what was sealed, from where the signature stands."""
        self._told = None
        self._maker.made.connect(self._go_to_signature)
        self._maker.make(Paper(name, title, "", lambda _report: data))

    @property
    def is_before(self) -> bool:
        """Whether the round before is shown."""
        return self._button.isChecked()

    def come_back(self) -> None:
        """Show this round."""
        if self.is_before:
            self._button.click()

    def _on_made(self, pages: "Pages") -> None:
        self._pages = pages
        if not self.is_before:
            self._view.show_pages(pages)
        if self._told is not None and self._told.changed:
            from desktop.sign_off.marks import marks  # noqa: PLC0415 - it reads pages

            job = partial(marks, pages, self._told.minutes, self._told.changed)
            self._finding = run(self, job, self._view.show_changes, self.failed.emit)

    def _on_made_before(self, pages: "Pages") -> None:
        self._before = pages
        if self.is_before:
            self._view.show_pages(pages)

    def _on_turned(self) -> None:
        on = self.is_before
        self._view.set_judging(on=not on)
        if on and self._before is not None:
            self._view.show_pages(self._before)
        elif on and self._told is not None and self._told.before is not None:
            self._maker_before.make(_paper(self._told.before))
        elif not on and self._pages is not None:
            self._on_made(self._pages)
        self.turned.emit(on)
        self._view.setFocus()

    def _go_to_signature(self) -> None:
        bar = self._view.verticalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(bar.maximum()))


def _paper(minutes: Minutes) -> Paper:
    return papers(minutes, today_here(), lambda: None)[0]
