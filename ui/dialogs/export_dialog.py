"""Writing a meeting's minutes as files: which kinds of them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.calendar import jalali
from desktop.documents.export import Format, export
from desktop.minutes import Minutes
from desktop.persian import digits
from ui.dialogs.folder_dialog import FolderDialog
from ui.habits import LastFolder
from ui.tasks import Report
from ui.widgets.boxes import CheckBox

_FORMATS = {
    Format.PDF: "PDF، برای چاپ و امضا",
    Format.EXCEL: "Excel، برای ستاد مرکزی",
}
_COUNTS = {1: "پرونده", 2: "هر دو پرونده"}


class ExportDialog(FolderDialog):
    """Of signed minutes the `sealed` bytes go out."""

    def __init__(
        self,
        minutes: Minutes,
        last: LastFolder,
        parent: QWidget | None = None,
        *,
        sealed: bytes | None = None,
    ) -> None:
        number, held_on = digits(minutes.number), jalali.long(minutes.held_on)
        heading = f"خروجی جلسهٔ {number}، {held_on}"
        super().__init__("خروجی صورتجلسه", heading, last, name="export", parent=parent)
        self._minutes, self._sealed = minutes, sealed
        self._formats = {each: _box(each, text) for each, text in _FORMATS.items()}
        for box in self._formats.values():
            self.choices.addWidget(box)
            box.toggled.connect(self.refresh)
        self.begin()

    def has_work(self) -> bool:
        return bool(self._wanted())

    def set_busy(self, *, on: bool) -> None:
        for box in self._formats.values():
            box.setEnabled(not on)

    def job(self, folder: Path, *, replace: bool) -> Callable[[Report], tuple[Path, ...]]:
        return partial(
            _write, self._minutes, folder, self._wanted(), replace=replace, sealed=self._sealed
        )

    def said(self, count: int) -> str:
        return _COUNTS[count]

    def _wanted(self) -> tuple[Format, ...]:
        return tuple(each for each, box in self._formats.items() if box.isChecked())


def _write(  # noqa: PLR0913  (what, where and how, as `export` has it)
    minutes: Minutes,
    folder: Path,
    formats: tuple[Format, ...],
    report: Report,
    *,
    replace: bool,
    sealed: bytes | None,
) -> tuple[Path, ...]:
    return export(minutes, folder, formats, report, replace=replace, sealed=sealed)


def _box(kind: Format, text: str) -> CheckBox:
    box = CheckBox(text)
    box.setObjectName(f"export.{kind.name.lower()}")
    box.setChecked(True)
    return box
