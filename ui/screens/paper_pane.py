"""Papers as they will print: which one, its pages, and the ways it leaves.

The one hard rule: what is printed or saved is what is shown, byte for byte; what is not up to date
is made anew first.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.pages import Pages
from ui.commands import Scope, mark
from ui.dialogs.folder_dialog import show_folder
from ui.dialogs.save_dialog import SaveDialog
from ui.habits import LastFolder
from ui.papers import Paper, PaperMaker
from ui.sentences import sentence, shown_path
from ui.tasks import Problem
from ui.theme import Space, Theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Banner
from ui.widgets.choice_field import ChoiceField
from ui.widgets.page_reader import PageReader
from ui.widgets.page_view import Fit, read_zoom
from ui.widgets.paint import key_text

PRINT_KEY, FULL_KEY = "Ctrl+Shift+P", "F11"
_HEAD = 50
_CHOOSER = 140
_NOTHING_WRITTEN = "گشودن پوشه: هنوز پرونده‌ای نوشته نشده است"


class PaperPane(QFrame):
    """Shows one of the papers it is given; `needed` asks their owner to bring them up to date."""

    needed = Signal()
    made = Signal()  # other pages are shown
    enlarging = Signal()  # over the whole screen, or back
    closing = Signal()
    leaving = Signal()  # Esc

    def __init__(self, written: LastFolder, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._written = written
        self.setProperty("look", "pane")
        self._papers: tuple[Paper, ...] = ()
        self.shown = ""
        self._full = False
        self._failed = False  # what is shown is not what was wanted last
        self._expecting = False  # other papers will come
        self._next: Callable[[], None] | None = None  # what waits for the pages
        self._again: Callable[[], None] = self._make  # what failed last
        self._maker = PaperMaker(self)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self.reader = PageReader(name=name)
        self.reader.view.set_zoom(self._usual_zoom())
        self.reader.view.moved.connect(self._remember_zoom)
        self._chooser = ChoiceField[str]()
        self._problem = Banner(
            "", "danger", name=f"{name}.problem", action="تلاش دوباره", closable=True
        )
        self._problem.acted.connect(self._try_again)
        self._problem.closed.connect(self._hide_problem)
        self._problem.hide()
        self._make_buttons(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)  # the hairline
        column.setSpacing(0)
        self.head = self._make_head(name)
        column.addWidget(self.head)
        column.addWidget(self._problem)
        column.addWidget(self.reader, 1)
        self.refresh_folder()

    def _make_buttons(self, name: str) -> None:
        self._print = Button("چاپ", icon="printer", kind="small", name=f"{name}.print")
        self._save = IconButton("save", "ذخیره یا خروجی", name=f"{name}.save")
        self._folder = IconButton("folder", _NOTHING_WRITTEN, name=f"{name}.folder")
        self._larger = IconButton("maximize-2", "تمام‌صفحه", name=f"{name}.larger", key=FULL_KEY)
        self._smaller = IconButton("minimize-2", "کنار بخش", name=f"{name}.smaller", key=FULL_KEY)
        self._close = IconButton("x", "بستن پیش‌نما", name=f"{name}.close", key="Ctrl+P")
        for button, do in (
            (self._print, self.print_out),
            (self._save, self.save),
            (self._folder, self._open_folder),
            (self._larger, self.enlarging.emit),
            (self._smaller, self.enlarging.emit),
            (self._close, self.closing.emit),
        ):
            button.clicked.connect(do)
        self._smaller.hide()

    def _offer_commands(self) -> None:
        """Know its buttons by what they do to the paper that is shown."""
        mark(self.reader, Scope.SECTION)
        self._print.offer("چاپ این برگه", PRINT_KEY).found_by("پرینت print")
        self._save.offer("ذخیرهٔ این برگه").found_by("خروجی فایل پرونده PDF")
        self._folder.offer("گشودن پوشهٔ آخرین پرونده")

    def _make_head(self, name: str) -> QFrame:
        head = QFrame()
        head.setProperty("look", "paneHead")
        head.setFixedHeight(_HEAD)
        self._chooser.setObjectName(f"{name}.paper")
        self._chooser.setAccessibleName("برگه‌ای که نشان داده می‌شود")
        self._chooser.setFixedWidth(_CHOOSER)
        self._chooser.edited.connect(self._on_chosen)
        self._print.setToolTip(f"چاپ ({key_text(PRINT_KEY)})")
        self._offer_commands()
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.SMALL, 0, Space.MEDIUM, 0)
        row.setSpacing(Space.TINY)
        row.addWidget(self._chooser)
        row.addStretch(1)
        row.addWidget(self._print)
        for button in (self._save, self._folder, self._larger, self._smaller, self._close):
            row.addWidget(button)
        return head

    def lend_tools(self) -> QWidget:
        """Give what prints and saves to a header that says what is shown; the own head goes."""
        self.head.hide()
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        for button in (self._print, self._save, self._folder):
            row.addWidget(button)
        self.refresh_folder()
        return tools

    # What is shown

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Offer papers as they are now, and make the chosen one anew."""
        before = self._chooser.value()
        offered = [(paper.key, paper.name) for paper in papers]
        if offered != [(paper.key, paper.name) for paper in self._papers]:
            self._chooser.set_choices(offered)
        self._papers = tuple(papers)
        if self._chooser.value() is None:
            self._chooser.set_value(papers[0].key)
        if self._chooser.value() != before and not self._expecting:
            self._next = None  # what was to be printed or saved is no longer the one that comes
        self._expecting = False
        self._make()

    @property
    def busy(self) -> bool:
        """Whether what is shown is not yet what is wanted."""
        return self._expecting or self._maker.busy

    def expect(self) -> None:
        """Let what is to be printed or saved from here on wait for the papers that will come."""
        self._expecting, self._next = True, None

    def keep(self) -> None:
        """Go on with the papers that are here: those that came are no others."""
        self._expecting = False
        self._go_on()

    def refuse(self, problem: Problem, again: Callable[[], None]) -> None:
        """Say why no papers came."""
        self.give_up()
        self._failed, self._next, self.shown = True, None, ""
        self.reader.show_pages(None)
        self._show_problem(sentence(problem), again)

    def give_up(self) -> bool:
        """Stop work on pages that are outdated; tell whether there was any. What is shown stays."""
        if self._expecting:
            self._expecting, self._next = False, None
        was_busy = self._maker.busy
        self._maker.cancel()
        return was_busy

    def _paper(self) -> Paper:
        return next(paper for paper in self._papers if paper.key == self._chooser.value())

    def choose(self, key: str) -> None:
        """Show another of the papers."""
        self._chooser.set_value(key)
        self._on_chosen(key)

    def _on_chosen(self, _key: str) -> None:
        self._next = None
        self.needed.emit()
        self._make()

    def _make(self) -> None:
        self._maker.make(self._paper())

    def _on_made(self, pages: Pages) -> None:
        paper, self._failed = self._paper(), False
        self._hide_problem()
        self.reader.view.setAccessibleName(f"صفحه‌های {paper.name}")
        self.reader.show_pages(pages)
        if self.shown != paper.key:
            self.shown = paper.key
            self.reader.view.go_to(0)
        self.made.emit()
        self._go_on()

    def _go_on(self) -> None:
        """Do what waited for the pages, once they are those that are wanted."""
        if self._next is not None and not self.busy:
            todo, self._next = self._next, None
            todo()

    def _on_failed(self, problem: Problem) -> None:
        """Say why, beside the last good pages; those of another paper would mislead."""
        self._failed, self._next = True, None
        if self.shown != self._paper().key:
            self.shown = ""
            self.reader.show_pages(None)
        self._show_problem(sentence(problem), self._make)

    def _show_problem(self, text: str, again: Callable[[], None]) -> None:
        self._again = again
        self._problem.set_text(text)
        self._problem.show()

    def _hide_problem(self) -> None:
        """Say it no more; the keyboard stays with the pages when it was in what goes."""
        focus = QApplication.focusWidget()
        if focus is not None and self._problem.isAncestorOf(focus):
            self.reader.view.setFocus()
        self._problem.hide()

    def _try_again(self) -> None:
        self._again()

    # The ways out

    def print_out(self) -> None:
        """Print the paper, as it is now, by way of the system's dialog."""
        self._when_made(self._print_pages)

    def save(self) -> None:
        """Write the paper, as it is now, by the dialog it brings or under its name."""
        save = self._paper().save
        if save is None:
            self._when_made(self._save_pages)
        else:
            save()

    def _when_made(self, do: Callable[[], None]) -> None:
        self.needed.emit()
        if self._failed and not self.busy:
            self._make()
        if self.busy:
            self._next = do
        else:
            do()

    def _print_pages(self) -> None:
        # What prints takes its time to load; who only looks shall not wait for it.
        from ui.dialogs.print_dialog import ask_and_print  # noqa: PLC0415

        pages = self.reader.view.pages
        if isinstance(pages, Pages):
            ask_and_print(pages, self._paper().name, self, self._on_printed, self._on_not_printed)

    def _on_printed(self, _done: None) -> None:
        self.settle()

    def _on_not_printed(self, problem: Problem) -> None:
        self._show_problem(sentence(problem), self.print_out)

    def _save_pages(self) -> None:
        pages, paper = self.reader.view.pages, self._paper()
        if isinstance(pages, Pages):
            dialog = SaveDialog(paper.name, paper.file_name, pages.data, self._written, self)
            dialog.wrote.connect(self.settle)
            dialog.exec()

    def _open_folder(self) -> None:
        if (folder := self._written.noted()) is not None:
            self.settle()
            show_folder(folder, self, partial(self._show_problem, again=self._open_folder))

    def settle(self) -> None:
        """Take note that something left: what could not be done before is of no concern now."""
        if not self._failed:
            self._hide_problem()
        self.refresh_folder()

    def refresh_folder(self) -> None:
        """Offer the folder that was written to last."""
        folder = self._written.noted()
        self._folder.setEnabled(folder is not None)
        tip = f"گشودن پوشهٔ {shown_path(folder)}" if folder else _NOTHING_WRITTEN
        self._folder.setToolTip(tip)

    # Where it stands

    def set_full(self, *, on: bool) -> None:
        """Offer the way back instead of the way to the whole screen."""
        self.refresh_folder()
        self._larger.setVisible(not on)
        self._smaller.setVisible(on)
        if on != self._full:
            self._full = on
            self.reader.view.set_zoom(self._usual_zoom())

    def _zoom_key(self) -> str:
        return f"{self.objectName()}/{'zoom_full' if self._full else 'zoom'}"

    def _usual_zoom(self) -> float | Fit:
        """Give the zoom of the last time: one beside a section, one over the whole screen."""
        return read_zoom(str(QSettings().value(self._zoom_key(), "")))

    def _remember_zoom(self) -> None:
        wish = self.reader.view.wish
        if wish != self._usual_zoom():
            QSettings().setValue(self._zoom_key(), str(wish))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leaving.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline at the right here: a style sheet would lay it out at the left."""
        super().paintEvent(event)
        QPainter(self).fillRect(
            self.width() - 1, 0, 1, self.height(), Theme.current().colour("border")
        )
