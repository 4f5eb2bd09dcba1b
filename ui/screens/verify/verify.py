"""Whether signed files that somebody brought are what they claim to be.

Hard rule: files may come from anybody, so each is read and verified away from the window, one after
the other; what has a verdict keeps it when the rest is stopped.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from desktop.habits import Habit
from desktop.office import DataFile, OpenOffice
from desktop.persian import digits
from desktop.sign_off.verifying import Verified, verify_here
from ui.desk import Desk
from ui.dialogs.file_dialog import ask_for_files, ask_for_folder
from ui.habits import LastFolder
from ui.models import Index
from ui.models.verified_model import (
    FILE_ROLE,
    BroughtFile,
    VerifiedColumn,
    VerifiedModel,
)
from ui.screens.verify.chips import chip
from ui.screens.verify.details import Details, FilePages
from ui.sentences import sentence
from ui.tasks import Problem, Report, Task, run
from ui.theme import Space
from ui.verifying import pdfs_in, read
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.command import Command
from ui.widgets.frame import Screen
from ui.widgets.labels import ChipKind
from ui.widgets.row_table import ChipDelegate, RowTable

NAME = "verify"
ADD_KEY, FOLDER_KEY = "Ctrl+O", "Ctrl+Shift+O"

_ROW = 52  # two lines of a sentence
_PAGES_WIDTH = 420
_NAME_WIDTH, _CHIP_WIDTH = 220, 124
_KEYS = (
    (ADD_KEY, "افزودن پرونده"),
    (FOLDER_KEY, "همهٔ PDFهای یک پوشه"),
    ("↑ ↓", "پروندهٔ دیگر"),
    ("F6", "بخش بعدی"),
)
_LOOKING = "در حال خواندن…"
_HINT = (
    "پرونده‌های امضاشده را بیفزایید، یا این‌جا بکشید و رها کنید. گفته می‌شود که پس از امضا تغییر "
    "کرده‌اند یا نه، و چه کسی امضا کرده است."
)


class VerifyScreen(Screen):
    """A list of files, what was found in the chosen one, and its pages."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("وارسی پرونده", name=NAME)
        self.setAcceptDrops(True)
        self._file = desk.office.database.file
        self._last = LastFolder(desk.office, Habit.VERIFY_FOLDER)
        self._task: Task | None = None
        self._looks: list[Task] = []  # at what was brought
        self._model = VerifiedModel()
        self._table = RowTable(self._model, name=f"{NAME}.table", label="پرونده‌های وارسی", row=_ROW)
        self._details = Details(name=f"{NAME}.details")
        self._sheet = FilePages(name=f"{NAME}.sheet")
        self._add = Button("افزودن پرونده", icon="plus", key=ADD_KEY, name=f"{NAME}.add")
        self._folder = Button("پوشه", icon="folder", name=f"{NAME}.folder")
        self._stop = Button("توقف", key="Esc", name=f"{NAME}.stop")
        self._clear = Button("پاک کردن فهرست", kind="quiet", name=f"{NAME}.clear")
        self._problem = Banner("", "warn", name=f"{NAME}.problem", closable=True)
        self._held = Banner("رها کنید تا وارسی شود.", "info", name=f"{NAME}.held")
        self._pages = QStackedWidget()
        self._lay_out()
        self._listen()
        self._refresh()

    def _lay_out(self) -> None:
        for button in (self._clear, self._stop, self._folder, self._add):
            self.header.add(button)
        for banner in (self._held, self._problem):
            banner.hide()
            self.body.addWidget(banner)
        self._table.setItemDelegateForColumn(
            VerifiedColumn.VERDICT, ChipDelegate(_chip, self._table)
        )
        self._table.setColumnWidth(VerifiedColumn.NAME, _NAME_WIDTH)
        self._table.setColumnWidth(VerifiedColumn.VERDICT, _CHIP_WIDTH)
        across, down = self._table.horizontalHeader(), self._table.verticalHeader()
        across.setSectionResizeMode(VerifiedColumn.SENTENCE, QHeaderView.ResizeMode.Stretch)
        self._table.setWordWrap(True)  # the word that decides stands at the end of a sentence
        down.setMinimumSectionSize(_ROW)
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.sectionResized.connect(self._table.resizeRowsToContents)
        card = Card(name=f"{NAME}.list")
        card.body.addWidget(self._table)
        column = QVBoxLayout()
        column.setSpacing(Space.CARD)
        column.addWidget(card, 1)
        column.addWidget(self._details, 1)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CARD)
        row.addLayout(column, 1)
        row.addWidget(self._sheet)
        self._sheet.setFixedWidth(_PAGES_WIDTH)
        self._first = Button("افزودن پرونده", icon="plus", kind="primary", name=f"{NAME}.first")
        empty = EmptyState(
            "shield-check",
            "پرونده‌هایی که وارسی می‌کنید این‌جا می‌آیند.",
            _HINT,
            name=f"{NAME}.empty",
            button=self._first,
        )
        self._pages.addWidget(empty)
        self._pages.addWidget(work)
        self.body.addWidget(self._pages, 1)
        self.status_bar.set_keys(_KEYS)

    def _listen(self) -> None:
        self._add.clicked.connect(self._choose_files)
        self._first.clicked.connect(self._choose_files)
        self._folder.clicked.connect(self._choose_folder)
        self._stop.clicked.connect(self._on_stop)
        self._clear.clicked.connect(self._on_clear)
        self._problem.closed.connect(self._problem.hide)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self._add.offer("افزودن پرونده برای وارسی").found_by("امضا گواهی درستی فایل")
        self._folder.offer("وارسی همهٔ PDFهای یک پوشه", FOLDER_KEY).found_by("حافظه فلش")
        self._clear.offer("پاک کردن فهرست وارسی").taking_away()
        Command(self, "توقف وارسی", self._on_stop, "Esc", when=self._is_busy)

    def begin(self) -> None:
        """Put the focus on the list, or on what leads to one."""
        (self._table if self._model.files else self._first).setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self.header, self._table, self._details, self._sheet)

    # What is brought

    def take(self, paths: Sequence[Path]) -> None:
        """Verify files, and of folders the PDFs in them, as soon as their disks tell of them."""
        self._problem.hide()
        if paths:
            look = run(self, partial(_inside_all, paths), self._on_found, self._on_problem)
            self._looks.append(look)
            look.ended.connect(self._on_looked)
            self.header.set_sub(_LOOKING)

    def _on_looked(self) -> None:
        self._looks = [each for each in self._looks if each is not self.sender()]
        self._refresh()

    def _on_found(self, inside: Sequence[Sequence[Path]]) -> None:
        if not all(inside):
            self._say("در این پوشه PDF نیست.")
        if found := [path for each in inside for path in each]:
            self._model.add(found)
            row = self._model.row_of(found[0])
            self._table.setCurrentIndex(self._model.index(row, 0))
            self._refresh()
            self.begin()
            self._go_on()

    def _choose_files(self) -> None:
        self._last.offer(self, self._ask_for_files)

    def _ask_for_files(self, first: Path) -> None:
        paths = ask_for_files(self, "پرونده‌هایی که وارسی می‌شوند", first)
        if paths:
            self._last.note(paths[0].parent)
            self.take(paths)

    def _choose_folder(self) -> None:
        self._last.offer(self, self._ask_for_folder)

    def _ask_for_folder(self, first: Path) -> None:
        folder = ask_for_folder(self, "پوشه‌ای که PDFهایش وارسی می‌شود", first)
        if folder is not None:
            self._last.note(folder)
            self.take([folder])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._held.show()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._held.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._held.hide()
        urls = event.mimeData().urls()
        if paths := [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]:
            event.acceptProposedAction()
            self.take(paths)

    # Verifying

    def _go_on(self) -> None:
        """Verify the next file that waits, unless one is being verified."""
        file = self._model.next_waiting()
        if self._task is not None or file is None:
            self._refresh()
            return
        job = partial(_verify, self._file, file.path)
        self._task = run(self, job, partial(self._tell, file.path), self._on_problem)
        self._task.ended.connect(self._on_end)
        self._refresh()

    def _on_end(self) -> None:
        self._task = None
        QTimer.singleShot(0, self, self._go_on)  # also where nobody hears what came of it

    def _tell(self, path: Path, verified: Verified | None) -> None:
        self._model.tell(BroughtFile(path, verified, is_unread=verified is None))
        self._on_row()
        self._refresh()

    def _on_problem(self, problem: Problem) -> None:
        """Say why nothing can be verified now: the office's own file cannot be read."""
        self._on_stop()
        self._say(sentence(problem))

    def _say(self, text: str) -> None:
        self._problem.set_text(text)
        self._problem.show()

    def _is_busy(self) -> bool:
        return bool(self._looks) or self._model.next_waiting() is not None

    def _on_stop(self) -> None:
        for each in (*self._looks, *([self._task] if self._task is not None else ())):
            each.cancel()
        self._model.forget_waiting()
        self._table.setCurrentIndex(self._model.index(0, 0))
        self._refresh()
        self.begin()

    def _on_clear(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._model.clear()
        self._problem.hide()
        self._refresh()
        self.begin()

    # What is shown

    def _on_row(self) -> None:
        file: BroughtFile | None = self._table.currentIndex().data(FILE_ROLE)
        if file is not None:
            self._details.show_file(file)
            self._sheet.show_file(file.path)

    def _refresh(self) -> None:
        files = self._model.files
        done = sum(not each.is_waiting for each in files)
        good = sum(each.verified is not None and each.verified.good for each in files)
        self._pages.setCurrentIndex(1 if files else 0)
        busy = done < len(files)
        self._stop.setVisible(busy)
        self._clear.setVisible(bool(files) and not busy)
        of = f"از {len(files)} پرونده"
        words = f"{done} {of} وارسی شد" if busy else f"{good} {of} درست است"
        self.header.set_sub(digits(words) if files else "")


def _chip(index: Index) -> tuple[str, ChipKind]:
    file: BroughtFile = index.data(FILE_ROLE)
    return chip(file)


def _inside_all(paths: Sequence[Path], report: Report) -> list[list[Path]]:
    inside = []
    for done, path in enumerate(paths):
        report(done, len(paths))
        inside.append(_inside(path))
    return inside


def _inside(path: Path) -> list[Path]:
    """Give a file itself, and of a folder the PDFs in it; what does not answer is told as one."""
    try:
        found = pdfs_in(path)
    except OSError:
        return [path]
    return [path] if found is None else found


def _verify(file: DataFile, path: Path, report: Report) -> Verified | None:
    try:
        data = read(path)
    except OSError:
        return None
    with OpenOffice(file) as office:
        return verify_here(office, data, report)
