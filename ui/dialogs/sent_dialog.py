"""One send to the last detail: when, where to, by whom, and each file with its hash."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.calendar import jalali, tehran
from desktop.persian import isolate
from desktop.sending.history import Sent
from desktop.transfer.manifest import Entry, compose
from ui.models.sends_model import minutes_in_words, number_of, where
from ui.sentences import shown_size
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption, Label

_NAME = "sent"
_WIDTH, _HEIGHT = 760, 460
_HINT = "این سطرها را برنامهٔ sha256sum می‌خواند؛ هر کدام درهم‌سازی SHA-256 و نام یک پرونده است."


class SentDialog(QDialog):
    """The hashes as a manifest has them, to be copied whole or in part."""

    def __init__(self, sent: Sent, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("جزئیات ارسال")
        self.resize(_WIDTH, _HEIGHT)
        self._lines = QPlainTextEdit()
        self._lines.setObjectName(f"{_NAME}.lines")
        self._lines.setAccessibleName("درهم‌سازی و نام پرونده‌ها")
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._lines.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        entries = (Entry(each.name, each.sha256) for each in sent.files)
        self._lines.setPlainText(compose(entries).decode().rstrip("\n"))
        copy = Button("کپی همه", name=f"{_NAME}.copy")
        copy.clicked.connect(self._on_copy)
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
        column.addWidget(self._lines, 1)
        column.addWidget(Caption(_HINT))
        column.addSpacing(Space.SMALL)
        column.addLayout(buttons)
        close.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines.toPlainText())


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
        "، ".join(filter(None, (where(sent), serial, f"حجم پرونده‌ها {size}"))),
        came,
    )
    return [line for line in lines if line]
