"""One attachment, shown in the place of the list; back from it to the row it was opened at.

Hard rule: its bytes were proven before they came here, and nothing in here changes them.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.attachments.files import Filed
from desktop.attachments.media import Media
from desktop.persian import isolate_name, number
from ui.models.attachments_model import facts
from ui.screens.workspace.attachments.file_list import NAME
from ui.screens.workspace.attachments.files import COPY_KEY
from ui.sentences import sentence
from ui.tasks import Problem
from ui.theme import MEDIUM, Space
from ui.widgets.buttons import IconButton, Link
from ui.widgets.cards import Banner, Card
from ui.widgets.command import Command
from ui.widgets.labels import Caption, ElidedLabel
from ui.widgets.page_reader import PageReader

if TYPE_CHECKING:
    from desktop.attachments.viewing import Shown

TURN_KEY, _TURN_BACK_KEY = "Ctrl+R", "Ctrl+Shift+R"
KEYS = (
    ("Esc", "بازگشت به پیوست‌ها"),
    (TURN_KEY, "چرخاندن"),
    ("Ctrl+F", "یافتن"),
    ("PageUp PageDown", "ورق زدن"),
    ("Ctrl+0", "به پهنای صفحه"),
    ("Ctrl+9", "همهٔ صفحه"),
    (COPY_KEY, "ذخیرهٔ رونوشت"),
)


class AttachmentViewer(Card):
    """Pages that can be turned; it goes when it is left."""

    left = Signal()
    copying = Signal(object)  # Filed

    def __init__(self, attachment: Filed, shown: "Shown") -> None:
        name, finds = f"{NAME}.viewer", attachment.media_type == Media.PDF
        super().__init__(name=name)
        self.attachment, self._shown = attachment, shown
        self.keys = KEYS if finds else KEYS[:2] + KEYS[3:]
        self.reader = PageReader(name=name, finds=finds)
        self.reader.view.setAccessibleName(f"صفحه‌های {isolate_name(attachment.name)}")
        self.reader.view.failed.connect(self._on_failed)
        self._problem = Banner("", "danger", name=f"{name}.problem", closable=True)
        self._problem.closed.connect(self._problem.hide)
        self._problem.hide()
        self.body.addLayout(self._head(name))
        self.body.addWidget(self._problem)
        if shown.count > len(shown.sizes):
            first = number(len(shown.sizes))
            told = f"تنها {first} صفحهٔ نخست این‌جا دیده می‌شود. برای دیدن همه، رونوشتش را ذخیره کنید."
            self.body.addWidget(Banner(told, "info", name=f"{name}.first"))
        self.body.addWidget(self.reader, 1)
        Command(self, "چرخاندن به چپ، نود درجه", lambda: self._turn(-1), _TURN_BACK_KEY)
        self.reader.show_pages(shown)

    def _head(self, name: str) -> QHBoxLayout:
        back = Link("پیوست‌ها", back=True, name=f"{name}.back")
        turn = IconButton("rotate-cw", "چرخاندن به راست", name=f"{name}.turn", key=TURN_KEY)
        copy = IconButton("save", "ذخیرهٔ رونوشت", name=f"{name}.copy", key=COPY_KEY)
        back.clicked.connect(self.left)
        turn.clicked.connect(lambda: self._turn(1))
        copy.clicked.connect(lambda: self.copying.emit(self.attachment))
        turn.offer("چرخاندن به راست، نود درجه", TURN_KEY).found_by("روتیت rotate")
        copy.offer("ذخیرهٔ رونوشت این پیوست", COPY_KEY).found_by("خروجی فایل پرونده")
        title = ElidedLabel(isolate_name(self.attachment.name), px=14, weight=MEDIUM)
        title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(Caption("، ".join(facts(self.attachment)), name=f"{name}.facts"))
        row = QHBoxLayout()
        row.setContentsMargins(Space.MEDIUM, Space.TINY, Space.CARD, Space.TINY)
        row.setSpacing(Space.SMALL)
        row.addWidget(back)
        row.addLayout(words, 1)
        row.addWidget(turn)
        row.addWidget(copy)
        return row

    def begin(self) -> None:
        """Start on the pages."""
        self.reader.view.setFocus()

    def _turn(self, quarters: int) -> None:
        self._shown = self._shown.turned(quarters)
        page = self.reader.view.page
        self.reader.show_pages(self._shown)
        self.reader.view.go_to(page)

    def _on_failed(self, problem: Problem) -> None:
        """Say why a page stays white; the others are shown all the same."""
        self._problem.set_text(sentence(problem))
        self._problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
