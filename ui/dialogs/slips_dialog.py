"""Writing the slips of all organizations that have something open, one file for each."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.calendar import jalali
from desktop.documents.export_lists import export_slips
from desktop.open_work import OpenWork
from desktop.persian import digits
from ui.dialogs.folder_dialog import FolderDialog
from ui.habits import LastFolder
from ui.tasks import Report
from ui.widgets.labels import Label


class SlipsDialog(FolderDialog):
    def __init__(self, works: Sequence[OpenWork], last: LastFolder, parent: QWidget | None) -> None:
        heading = f"برگ پیگیری {digits(len(works))} دستگاه، {jalali.long(works[0].on)}"
        super().__init__("ذخیرهٔ همهٔ برگ‌ها", heading, last, name="slips", parent=parent)
        self._works = tuple(works)
        self.choices.addWidget(
            Label("برای هر دستگاه یک پرونده به نام خودش نوشته می‌شود.", role="text_2")
        )
        self.begin()

    def job(self, folder: Path, *, replace: bool) -> Callable[[Report], tuple[Path, ...]]:
        works = self._works
        return lambda report: export_slips(works, folder, report, replace=replace)

    def said(self, count: int) -> str:
        return f"{digits(count)} برگ پیگیری"
