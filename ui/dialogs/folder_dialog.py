"""Writing files into a folder: where to, and what came of it.

The one hard rule: of the office it gets the folder of the last time and nothing else; nobody else
writes while it is open, so that what is written is what was shown when it was opened.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import TargetExistsError
from desktop.transfer.volume import chosen_volume
from ui.dialogs.file_dialog import ask_for_folder
from ui.dialogs.progress_dialog import ProgressDialog
from ui.habits import LastFolder
from ui.sentences import sentence, shown_path
from ui.tasks import Problem, Report, Task, run
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.labels import Caption, ElidedLabel, Label

_WIDTH = 560
_MOMENT = 3.0  # seconds for the disk of a folder that is to be shown


class FolderDialog(QDialog):
    """Stays open after writing, so that the folder can be opened or another one chosen.

    Whoever has choices to offer puts them into `choices` and then calls `begin`.
    """

    wrote = Signal()

    def __init__(
        self, title: str, heading: str, last: LastFolder, *, name: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._last = last
        self._task: Task | None = None
        self._banner: Banner | None = None
        self._folder: Path | None = None  # until one was offered or chosen
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        self.choices = QVBoxLayout()
        self._choose = Button("انتخاب پوشه", icon="folder", name=f"{name}.choose")
        self._write = Button("نوشتن", kind="primary", name=f"{name}.write")
        self._write.setDefault(True)
        self._close = Button("بستن", name=f"{name}.close")
        self._folder_line = ElidedLabel(name=f"{name}.folder")
        flag = Qt.AlignmentFlag  # a path is written from the left, but belongs under its caption
        self._folder_line.setAlignment(flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter)
        self._lay_out(heading)
        self._choose.clicked.connect(self._on_choose)
        self._write.clicked.connect(partial(self._on_write, replace=False))
        self._close.clicked.connect(self.reject)

    def _lay_out(self, heading: str) -> None:
        folder = QHBoxLayout()
        folder.setSpacing(Space.SMALL)
        folder.addWidget(self._folder_line, 1)
        folder.addWidget(self._choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._write)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.SMALL)
        column.addWidget(Label(heading, px=16, weight=BOLD))
        column.addSpacing(Space.SMALL)
        column.addWidget(Caption("پوشهٔ مقصد"))
        column.addLayout(folder)
        column.addSpacing(Space.TINY)
        self.choices.setSpacing(Space.SMALL)
        column.addLayout(self.choices)
        column.addSpacing(Space.SMALL)
        self._banner_place = QVBoxLayout()
        column.addLayout(self._banner_place)
        column.addSpacing(Space.TINY)
        column.addLayout(buttons)

    # What is written

    def has_work(self) -> bool:
        """Tell whether there is anything to write."""
        return True

    def set_busy(self, *, on: bool) -> None:
        """Take no other choice while the files are written."""

    def job(self, folder: Path, *, replace: bool) -> Callable[[Report], tuple[Path, ...]]:
        """Give the work that writes into a folder and brings the paths."""
        raise NotImplementedError

    def said(self, count: int) -> str:
        """Name what was written: «هر دو پرونده»."""
        raise NotImplementedError

    # Where to

    def begin(self) -> None:
        """Offer the folder of the last time, once its disk has answered."""
        self.refresh()
        self._choose.setFocus()
        self._last.offer(self, self._on_offered)

    def _on_offered(self, folder: Path) -> None:
        if self._folder is None:
            self.set_folder(folder)
            self._write.setFocus()

    def set_folder(self, folder: Path) -> None:
        """Write into this folder."""
        self._folder = folder
        self._folder_line.setText(shown_path(folder))
        self.refresh()

    def reject(self) -> None:
        """Close; what is being written is stopped."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def refresh(self) -> None:
        """Say nothing any more, and let write only what can be written."""
        self._show(None)
        busy = self._task is not None
        self.set_busy(on=busy)
        self._choose.setEnabled(not busy)
        self._write.setEnabled(not busy and self._folder is not None and self.has_work())

    def _on_choose(self) -> None:
        first = [self._folder] if self._folder is not None else []
        self._last.offer(self, self._ask, first=first)

    def _ask(self, first: Path) -> None:
        chosen = ask_for_folder(self, "پوشهٔ مقصد", first)
        if chosen is not None:
            self.set_folder(chosen)
            self._write.setFocus()

    def _on_write(self, *, replace: bool) -> None:
        if (folder := self._folder) is None:
            return
        job = self.job(folder, replace=replace)
        self._task = run(self, job, partial(self._on_done, folder), self._on_error)
        self._task.ended.connect(self._on_end)
        ProgressDialog(self._task, "نوشتن پرونده‌ها", self)
        self.refresh()

    def _on_end(self) -> None:
        self._task = None
        self.refresh()
        self._write.setFocus()

    def _on_done(self, folder: Path, paths: tuple[Path, ...]) -> None:
        self._last.note(folder)
        said = f"{self.said(len(paths))} در پوشهٔ {shown_path(folder)} نوشته شد."
        banner = Banner(said, "ok", name=f"{self._name}.done", action="گشودن پوشه")
        banner.acted.connect(partial(show_folder, folder, self, self._on_not_shown))
        self._show(banner)
        self._close.setFocus()
        self.wrote.emit()

    def _on_not_shown(self, why: str) -> None:
        self._show(Banner(why, "danger", name=f"{self._name}.problem"))

    def _on_error(self, problem: Problem) -> None:
        said, name = sentence(problem), self._name
        if isinstance(problem, TargetExistsError):
            banner = Banner(said, "warn", name=f"{name}.exists", action="جایگزین شود")
            banner.acted.connect(partial(self._on_write, replace=True))
        else:
            banner = Banner(said, "danger", name=f"{name}.problem", action="پوشهٔ دیگر")
            banner.acted.connect(self._on_choose)
        self._show(banner)

    def _show(self, banner: Banner | None) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = banner
        if banner is not None:
            self._banner_place.addWidget(banner)
            banner.show()
        column = self._column  # only with a wrapped text its height depends on its width
        self.setFixedHeight(
            column.totalHeightForWidth(_WIDTH)
            if column.hasHeightForWidth()
            else column.totalSizeHint().height()
        )


def show_folder(folder: Path, owner: QObject, say: Callable[[str], None]) -> None:
    """Show a folder in the system's own window, once its disk has answered; or `say` why not."""
    run(
        owner,
        partial(_find, folder),
        lambda _: _show_found(folder, say),
        lambda gone: say(sentence(gone)),
    )


def _find(folder: Path, report: Report) -> None:
    report(0, 1)
    chosen_volume(folder, patience=_MOMENT)


def _show_found(folder: Path, say: Callable[[str], None]) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        where = shown_path(folder)
        say(f"سیستم نتوانست پوشه را نشان دهد؛ خودتان به این نشانی بروید: {where}")
