"""Beside signed pages: who signed, when, by which code it is known again, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.calendar import tehran
from desktop.documents.sections.wording import in_groups
from desktop.minutes import Minutes, check_code
from desktop.persian import bound
from ui.screens.sign_off.panel import WIDTH
from ui.theme import BOLD, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption, IconLabel, Label

_KEPT = (
    "همین پرونده از این پس برای ستاد مرکزی می‌رود و همیشه می‌ماند. "
    "هر خوانندهٔ PDF می‌گوید که دست‌نخورده است."
)


class SignedPanel(QFrame):
    """Told once the minutes are signed."""

    export_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "pane")
        self.setFixedWidth(WIDTH)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(IconLabel("circle-check", "ok", Size.ICON))
        head.addWidget(Label("صورتجلسه امضا شد", px=16, weight=BOLD, name=f"{name}.title"))
        head.addStretch(1)
        self._facts = {
            key: Label(name=f"{name}.{key}") for key in ("name", "at", "version", "code")
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WORKSPACE, Space.WORKSPACE, Space.WORKSPACE, Space.CARD)
        column.setSpacing(Space.TINY)
        column.addLayout(head)
        for key, title in (
            ("name", "امضاکننده"),
            ("at", "زمان امضا"),
            ("version", "نسخه"),
            ("code", "کد وارسی"),
        ):
            column.addSpacing(Space.SMALL)
            column.addWidget(Caption(title))
            fact = self._facts[key]
            fact.setWordWrap(True)
            fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            column.addWidget(fact)
        column.addSpacing(Space.CARD)
        kept = Label(_KEPT, px=12, role="text_2")
        kept.setWordWrap(True)
        column.addWidget(kept)
        column.addStretch(1)
        self._export = Button("گرفتن خروجی", icon="file-text", key="Ctrl+E", name=f"{name}.export")
        self._export.clicked.connect(self.export_wanted)
        self._leave = Button("بازگشت به جلسات", key="Esc", kind="signing", name=f"{name}.leave")
        self._leave.clicked.connect(self.leave_wanted)
        column.addWidget(self._export)
        column.addSpacing(Space.TINY)
        column.addWidget(self._leave)

    def show_minutes(self, minutes: Minutes) -> None:
        signed = minutes.signature
        if signed is None:
            return
        who = f"{signed.name}، {signed.post}" if signed.post else signed.name
        for key, text in (
            ("name", who),
            ("at", tehran.in_words(signed.signed_at)),
            ("version", bound("نسخهٔ", minutes.version)),
            ("code", in_groups(check_code(minutes))),
        ):
            self._facts[key].setText(text)

    def begin(self) -> None:
        self._leave.setFocus()
