"""Writing a register as a workbook, which whoever has to act fills in and sends back.

The one hard rule: decades are larger than memory, so that they are read and written in a process
of its own.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.documents.sections.wording import register_title
from desktop.meetings.register_apart import export_register_apart
from desktop.office import DataFile
from desktop.register import Cover
from desktop.transfer.file_names import register_name
from ui.dialogs.folder_dialog import FolderDialog
from ui.habits import LastFolder
from ui.tasks import Report
from ui.widgets.labels import Caption, ElidedLabel, Label


class RegisterDialog(FolderDialog):
    def __init__(
        self, cover: Cover, file: DataFile, last: LastFolder, parent: QWidget | None
    ) -> None:
        title = f"{register_title(cover)} در Excel"
        super().__init__("خروجی Excel", title, last, name="register", parent=parent)
        self._cover, self._file = cover, file
        self.choices.addWidget(Caption("نام پرونده"))
        self.choices.addWidget(ElidedLabel(register_name(cover, ".xlsx"), name="register.file"))
        hint = Label(
            "هر دستگاه پاسخ خود را در ستون‌های پایان جدول می‌نویسد و پرونده را بازمی‌گرداند.",
            role="text_2",
        )
        hint.setWordWrap(True)
        self.choices.addWidget(hint)
        self.begin()

    def job(self, folder: Path, *, replace: bool) -> Callable[[Report], tuple[Path, ...]]:
        return partial(export_register_apart, self._file, self._cover, folder, replace=replace)

    def said(self, count: int) -> str:
        del count
        return "پرونده"
