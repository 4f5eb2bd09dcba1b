"""One send to the last detail: when, where to, by whom, and each file with its hash."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from db.records import SentFile
from desktop.calendar import jalali, tehran
from desktop.persian import isolate
from desktop.sending.history import Sent
from desktop.transfer.manifest import Entry, compose
from ui.models.sends_model import minutes_in_words, number_of, where
from ui.models.sent_files_model import FILE_ROLE, SentFileColumn, SentFilesModel
from ui.sentences import shown_size
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.command import Command
from ui.widgets.labels import Caption, Label
from ui.widgets.paint import key_text
from ui.widgets.row_table import RowTable

_NAME = "sent"
_WIDTH, _HEIGHT = 1060, 460
_ROW = 34
_SIZE_WIDTH, _HASH_WIDTH = 100, 510


class SentDialog(QDialog):
    """Ctrl+C copies the hash of a file; all of them are copied as a manifest has them."""

    def __init__(self, sent: Sent, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("جزئیات ارسال")
        self.resize(_WIDTH, _HEIGHT)
        self._sent = sent
        self._table = RowTable(
            SentFilesModel(sent.files), name=f"{_NAME}.files", label="پرونده‌های ارسال", row=_ROW
        )
        self._table.setColumnWidth(SentFileColumn.SIZE, _SIZE_WIDTH)
        self._table.setColumnWidth(SentFileColumn.HASH, _HASH_WIDTH)
        across = self._table.horizontalHeader()
        across.setSectionResizeMode(SentFileColumn.NAME, QHeaderView.ResizeMode.Stretch)
        self._table.setCurrentIndex(self._table.model().index(0, 0))
        Command(self, "کپی اثر انگشت این پرونده", self._copy_one, "Ctrl+C")
        copy = Button("کپی همه", name=f"{_NAME}.copy")
        copy.clicked.connect(self._copy_all)
        close = Button("بستن", kind="primary", key="Esc", name=f"{_NAME}.close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(close)
        buttons.addWidget(copy)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.SMALL)
        column.addWidget(Label(minutes_in_words(sent), px=16, weight=BOLD))
        for number, line in enumerate(_facts(sent), 1):
            fact = Label(line, role="text_2", name=f"{_NAME}.{number}")
            fact.setWordWrap(True)
            column.addWidget(fact)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._table, 1)
        column.addWidget(Caption(f"با {key_text('Ctrl+C')} اثر انگشت پروندهٔ برگزیده کپی می‌شود."))
        column.addSpacing(Space.SMALL)
        column.addLayout(buttons)
        self._table.setFocus()

    def _copy_one(self) -> None:
        file: SentFile | None = self._table.currentIndex().data(FILE_ROLE)
        if file is not None:
            QGuiApplication.clipboard().setText(file.sha256)

    def _copy_all(self) -> None:
        entries = (Entry(each.name, each.sha256) for each in self._sent.files)
        QGuiApplication.clipboard().setText(compose(entries).decode())


def _facts(sent: Sent) -> list[str]:
    send, receipt = sent.send, sent.receipt
    size = shown_size(sum(each.size for each in sent.files))
    who = f"فرستنده: {sent.who}" if sent.who else ""
    serial = f"شمارهٔ سریال {isolate(send.serial)}" if send.serial else ""
    came = ""
    if receipt is not None:
        number = f"شمارهٔ {number_of(sent)}" if receipt.number else ""
        day = jalali.long(receipt.received_on) if receipt.received_on else ""
        came = f"رسید: {'، '.join(filter(None, (number, day)))}"
    lines = (
        "، ".join(filter(None, (tehran.in_words(send.at), who))),
        # The first word is Persian, or a path would turn the whole line round.
        "، ".join(filter(None, (f"مقصد: {where(sent)}", serial, f"حجم پرونده‌ها {size}"))),
        came,
    )
    return [line for line in lines if line]
