"""Writing a register as a workbook, which whoever has to act fills in and sends back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.documents.export_lists import export_register_workbook
from desktop.documents.sections.wording import register_title
from desktop.register import Register
from desktop.transfer.file_names import register_name
from ui.dialogs.folder_dialog import FolderDialog
from ui.habits import LastFolder
from ui.tasks import Report
from ui.widgets.labels import Caption, ElidedLabel, Label


class RegisterDialog(FolderDialog):
    def __init__(self, book: Register, last: LastFolder, parent: QWidget | None) -> None:
        title = f"{register_title(book)} در Excel"
        super().__init__("خروجی Excel", title, last, name="register", parent=parent)
        self._book = book
        self.choices.addWidget(Caption("نام پرونده"))
        self.choices.addWidget(ElidedLabel(register_name(book, ".xlsx"), name="register.file"))
        hint = Label(
            "هر دستگاه پاسخ خود را در ستون‌های پایان جدول می‌نویسد و پرونده را بازمی‌گرداند.",
            role="text_2",
        )
        hint.setWordWrap(True)
        self.choices.addWidget(hint)
        self.begin()

    def job(self, folder: Path, *, replace: bool) -> Callable[[Report], tuple[Path, ...]]:
        book = self._book
        return lambda report: export_register_workbook(
            book, book.meetings, folder, report, replace=replace
        )

    def said(self, count: int) -> str:
        del count
        return "پرونده"
