"""Writing a meeting's minutes as files: where to, which kinds, and what came of it.

The one hard rule: it gets the finished `Minutes` and never the office, so that what is written is
what was shown when it was opened.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.calendar import jalali
from desktop.documents.export import Format, export
from desktop.errors import TargetExistsError
from desktop.minutes import Minutes
from desktop.persian import digits
from ui.dialogs.progress_dialog import ProgressDialog
from ui.sentences import sentence, shown_path
from ui.tasks import Problem, Task, run
from ui.theme import BOLD, Space
from ui.widgets.boxes import CheckBox
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.labels import Caption, ElidedLabel, Label

_FOLDER = "export/folder"
_WIDTH = 560
_FORMATS = {
    Format.PDF: "PDF، برای چاپ و امضا",
    Format.EXCEL: "Excel، برای ستاد مرکزی",
}
_COUNTS = {1: "پرونده", 2: "هر دو پرونده"}


class ExportDialog(QDialog):
    """Stays open after writing, so that the folder can be opened or another one chosen."""

    def __init__(self, minutes: Minutes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._task: Task | None = None
        self._banner: Banner | None = None
        self.setObjectName("export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("خروجی صورتجلسه")
        self.setFixedWidth(_WIDTH)
        self._formats = {each: _box(each, text) for each, text in _FORMATS.items()}
        self._choose = Button("انتخاب پوشه", icon="folder", name="export.choose")
        self._write = Button("نوشتن", kind="primary", name="export.write")
        self._write.setDefault(True)
        self._close = Button("بستن", name="export.close")
        self._folder_line = ElidedLabel(name="export.folder")
        flag = Qt.AlignmentFlag  # a path is written from the left, but belongs under its caption
        self._folder_line.setAlignment(flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter)
        self._lay_out()
        self._choose.clicked.connect(self._on_choose)
        self._write.clicked.connect(partial(self._on_write, replace=False))
        self._close.clicked.connect(self.reject)
        for box in self._formats.values():
            box.toggled.connect(self._refresh)
        self.set_folder(_remembered_folder())
        self._write.setFocus()

    def _lay_out(self) -> None:
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
        number, held_on = digits(self._minutes.number), jalali.long(self._minutes.held_on)
        column.addWidget(Label(f"خروجی جلسهٔ {number}، {held_on}", px=16, weight=BOLD))
        column.addSpacing(Space.SMALL)
        column.addWidget(Caption("پوشهٔ مقصد"))
        column.addLayout(folder)
        column.addSpacing(Space.TINY)
        for box in self._formats.values():
            column.addWidget(box)
        column.addSpacing(Space.SMALL)
        self._banner_place = QVBoxLayout()
        column.addLayout(self._banner_place)
        column.addSpacing(Space.TINY)
        column.addLayout(buttons)

    def set_folder(self, folder: Path) -> None:
        """Write into this folder."""
        self._folder = folder
        self._folder_line.setText(shown_path(folder))
        self._refresh()

    def reject(self) -> None:
        """Close; what is being written is stopped."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _refresh(self) -> None:
        """Say nothing any more, and let write only what can be written."""
        self._show(None)
        busy = self._task is not None
        for widget in (*self._formats.values(), self._choose):
            widget.setEnabled(not busy)
        self._write.setEnabled(not busy and bool(self._wanted()))

    def _wanted(self) -> tuple[Format, ...]:
        return tuple(each for each, box in self._formats.items() if box.isChecked())

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "پوشهٔ مقصد", str(self._folder))
        if chosen:
            self.set_folder(Path(chosen))
            self._write.setFocus()

    def _on_write(self, *, replace: bool) -> None:
        minutes, folder, formats = self._minutes, self._folder, self._wanted()
        self._task = run(
            self,
            lambda report: export(minutes, folder, formats, report, replace=replace),
            self._on_done,
            self._on_error,
        )
        self._task.ended.connect(self._on_end)
        ProgressDialog(self._task, "نوشتن پرونده‌ها", self)
        self._refresh()

    def _on_end(self) -> None:
        self._task = None
        self._refresh()
        self._write.setFocus()

    def _on_done(self, paths: tuple[Path, ...]) -> None:
        QSettings().setValue(_FOLDER, str(self._folder))
        said = f"{_COUNTS[len(paths)]} در پوشهٔ {shown_path(self._folder)} نوشته شد."
        banner = Banner(said, "ok", name="export.done", action="گشودن پوشه")
        folder = QUrl.fromLocalFile(str(self._folder))
        banner.acted.connect(lambda: QDesktopServices.openUrl(folder))
        self._show(banner)
        self._close.setFocus()

    def _on_error(self, problem: Problem) -> None:
        if isinstance(problem, TargetExistsError):
            banner = Banner(sentence(problem), "warn", name="export.exists", action="جایگزین شود")
            banner.acted.connect(partial(self._on_write, replace=True))
        else:
            banner = Banner(sentence(problem), "danger", name="export.problem", action="پوشهٔ دیگر")
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


def _box(kind: Format, text: str) -> CheckBox:
    box = CheckBox(text)
    box.setObjectName(f"export.{kind.name.lower()}")
    box.setChecked(True)
    return box


def _remembered_folder() -> Path:
    """Give the folder of the last time, if it is there; else where documents usually are."""
    remembered = QSettings().value(_FOLDER, "")
    if isinstance(remembered, str) and remembered and Path(remembered).is_dir():
        return Path(remembered)
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((Path(place) for place in places if Path(place).is_dir()), Path.home())
