"""Writing a finished paper as one file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from PySide6.QtWidgets import QWidget

from desktop.transfer.together import write_together
from ui.dialogs.folder_dialog import FolderDialog
from ui.habits import LastFolder
from ui.tasks import Report
from ui.widgets.labels import Caption, ElidedLabel


class SaveDialog(FolderDialog):
    """Writes these very bytes, under a name that is given."""

    def __init__(
        self, name: str, file_name: str, data: bytes, last: LastFolder, parent: QWidget | None
    ) -> None:
        super().__init__(f"ذخیرهٔ {name}", f"ذخیرهٔ {name}", last, name="save", parent=parent)
        self._file_name, self._data = file_name, data
        self.choices.addWidget(Caption("نام پرونده"))
        self.choices.addWidget(ElidedLabel(file_name, name="save.file"))
        self.begin()

    def job(self, folder: Path, *, replace: bool) -> Callable[[Report], tuple[Path, ...]]:
        files = {self._file_name: partial(_put, self._data)}
        return lambda report: write_together(files, folder, report, replace=replace)

    def said(self, count: int) -> str:
        del count
        return "پرونده"


def _put(data: bytes, stream: BinaryIO, _report: Report) -> None:
    stream.write(data)
