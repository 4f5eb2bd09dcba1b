"""Writing a copy of an attachment into a folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.attachments.files import Filed
from desktop.attachments.names import copy_name
from desktop.office import DataFile
from desktop.persian import isolate_name
from ui.dialogs.folder_dialog import FolderDialog
from ui.habits import LastFolder
from ui.tasks import Report
from ui.widgets.labels import Caption, ElidedLabel


class CopyDialog(FolderDialog):
    """Writes what was attached; `file` is the office's, which keeps it."""

    def __init__(
        self, file: DataFile, attachment: Filed, last: LastFolder, parent: QWidget | None
    ) -> None:
        title = "ذخیرهٔ رونوشت پیوست"
        super().__init__(title, title, last, name="copy", parent=parent)
        self._file, self._attachment = file, attachment
        name = copy_name(attachment.name, attachment.media_type)
        self.choices.addWidget(Caption("نام پرونده"))
        shown = ElidedLabel(isolate_name(name), name="copy.file")
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.choices.addWidget(shown)
        self.begin()

    def job(self, folder: Path, *, replace: bool) -> Callable[[Report], tuple[Path, ...]]:
        return partial(_save, self._file, self._attachment, folder, replace=replace)

    def said(self, count: int) -> str:
        del count
        return "رونوشت پیوست"


def _save(
    file: DataFile, attachment: Filed, folder: Path, report: Report, *, replace: bool
) -> tuple[Path, ...]:
    # What shows pages takes its time to load, and most days begin without it.
    from desktop.attachments.retrieving import save_copy  # noqa: PLC0415 - see above

    return save_copy(file, attachment, folder, report, replace=replace)
