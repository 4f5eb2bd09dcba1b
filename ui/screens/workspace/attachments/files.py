"""The card with the list of attachments, and what can be done with the one in work."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records import Attachment
from desktop.attachments import words
from ui.screens.workspace.attachments.file_list import NAME, AttachmentList
from ui.theme import Space
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Card
from ui.widgets.command import Command
from ui.widgets.labels import Caption, CountBadge

COPY_KEY = "Ctrl+S"

READING_KEYS = (("Enter", "دیدن"), (COPY_KEY, "ذخیرهٔ رونوشت"))
ACT_KEYS = (("Delete", "حذف"), ("F2", "نام تازه"), ("Alt+↑ ↓", "جابه‌جایی"))


class AttachmentFiles(Card):
    """Each signal brings the attachment that is meant."""

    opened = Signal(object)
    copying = Signal(object)
    renamed = Signal(object, str)
    moved = Signal(object, int)  # up (-1) or down (1)
    removed = Signal(object)

    def __init__(self) -> None:
        self._count = CountBadge(name=f"{NAME}.count")
        self._sum = Caption(name=f"{NAME}.sum")
        self._tools = QWidget()
        super().__init__(
            "پرونده‌ها", name=f"{NAME}.card", beside=(self._count, self._sum), action=self._tools
        )
        self.list = AttachmentList()
        self.list.opened.connect(self.opened)
        self.list.renamed.connect(self.renamed)
        self.body.addWidget(self.list)
        self._row = QHBoxLayout(self._tools)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.TINY)
        self._acts: list[IconButton] = []
        self._make_buttons()

    def _make_buttons(self) -> None:
        see = self._button("see", "eye", "دیدن", "Enter", self.opened.emit)
        see.offer("دیدن این پیوست")  # the list hears Enter itself
        copy = self._button("copy", "save", "ذخیرهٔ رونوشت", COPY_KEY, self.copying.emit)
        copy.offer("ذخیرهٔ رونوشت این پیوست", COPY_KEY).found_by("خروجی فایل پرونده")
        rename = self._button("rename", "pen-line", "نام تازه", "F2", lambda _: self.list.rename())
        rename.offer("نام تازه برای این پیوست", "F2")
        up = self._button("up", "chevron-up", "بالاتر", "Alt+↑", partial(self._move, -1))
        up.offer("بالاتر بردن این پیوست", "Alt+Up")
        down = self._button("down", "chevron-down", "پایین‌تر", "Alt+↓", partial(self._move, 1))
        down.offer("پایین‌تر بردن این پیوست", "Alt+Down")
        remove = self._button("remove", "trash-2", "حذف", "Delete", self.removed.emit)
        # Elsewhere the bare key means something else.
        Command(
            self.list, "حذف این پیوست", remove.click, "Delete", when=remove.isVisible, within=True
        )
        self._acts = [rename, up, down, remove]

    def _move(self, by: int, attachment: Attachment) -> None:
        self.moved.emit(attachment, by)

    def _button(
        self, name: str, icon: str, tip: str, key: str, do: Callable[[Attachment], None]
    ) -> IconButton:
        """Make a button that does something with the attachment in work."""

        def act() -> None:
            if (current := self.list.current()) is not None:
                do(current)

        button = IconButton(icon, tip, name=f"{NAME}.{name}", key=key)
        button.clicked.connect(act)
        self._row.addWidget(button)
        return button

    def show_attachments(self, attachments: Sequence[Attachment], *, editable: bool) -> None:
        self.list.show_attachments(attachments, editable=editable)
        self._count.set_count(len(attachments))
        self._sum.setText(words.size(sum(each.size for each in attachments)))
        for button in self._acts:
            button.setVisible(editable)
