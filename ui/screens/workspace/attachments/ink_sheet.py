"""One scan of the signed paper: what it is, and the check code that stands on it.

Hard rule: as one types it is said whether the paper is of this version; nothing is refused.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from db.records import InkSheet
from desktop.documents.sections.wording import in_groups
from desktop.minutes import CHECK_DIGITS
from desktop.persian import digits, isolate_name
from desktop.sign_off.ink import Ink, read_code
from ui.models.attachments_model import facts
from ui.theme import MEDIUM, Size, Space
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Caption, ElidedLabel, Hairline, IconLabel, Label
from ui.widgets.line_field import LineField

_CODE = 150


class SheetRow(QFrame):
    """A scan, with its field; each signal brings the scan."""

    opened = Signal(object)
    removed = Signal(object)
    typed = Signal(object, str)

    def __init__(self, *, editable: bool) -> None:
        super().__init__()
        self._sheet: InkSheet | None = None
        self._ink: Ink | None = None
        self._name = ElidedLabel(weight=MEDIUM)
        self._name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self._facts = Caption()
        self._see = IconButton("eye", "دیدن", name="")
        self._remove = IconButton("trash-2", "حذف", name="")
        if not editable:  # to show what has no window yet would make it one
            self._remove.hide()
        self._field = LineField()
        self._field.setFixedWidth(_CODE)
        self._field.setPlaceholderText("۰۰۰۰.۰۰۰۰.۰۰۰۰")
        self._field.setReadOnly(not editable)
        self._mark = IconLabel("circle-check", "ok", Size.ICON_IN_CHIP)
        self._told = Caption()
        self._told.setWordWrap(True)
        self._see.clicked.connect(partial(self._emit, self.opened))
        self._remove.clicked.connect(partial(self._emit, self.removed))
        self._field.edited.connect(self._on_typed)
        self._field.editingFinished.connect(self._settle)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(IconLabel("file-text", "text_3", Size.ICON))
        head.addLayout(words, 1)
        head.addWidget(self._see)
        head.addWidget(self._remove)
        code = QHBoxLayout()
        code.setSpacing(Space.SMALL)
        code.addWidget(Label("کد وارسی روی کاغذ", role="text_2"))
        code.addWidget(self._field)
        code.addStretch(1)
        told = QHBoxLayout()
        told.setSpacing(Space.TINY)
        told.addWidget(self._mark)
        told.addWidget(self._told, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.MEDIUM)
        inside.setSpacing(Space.SMALL)
        inside.addLayout(head)
        inside.addLayout(code)
        inside.addLayout(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside)
        column.addWidget(Hairline())

    def begin(self) -> None:
        """Go to the code, which is what a new scan is asked for."""
        self._field.setFocus()

    def show_sheet(self, sheet: InkSheet, ink: Ink, place: int, *, typing: bool) -> None:
        """Show a scan as it is stored; what is being typed stays as it is."""
        self._sheet, self._ink = sheet, ink
        name = f"ink.sheets.{place}"
        self.setObjectName(name)
        for widget, part, words in (
            (self._see, "see", "دیدن"),
            (self._remove, "remove", "حذف"),
            (self._field, "code", "کد وارسی روی"),
        ):
            widget.setObjectName(f"{name}.{part}")
            widget.setAccessibleName(f"{words} {isolate_name(sheet.name)}")
        self._told.setObjectName(f"{name}.told")
        self._name.setText(isolate_name(sheet.name))
        self._facts.setText("، ".join(facts(sheet)))
        if not typing and read_code(self._field.value()) != sheet.check_code:
            self._field.set_value(in_groups(sheet.check_code))
        self._tell()

    def _settle(self) -> None:
        """Write the digits as they stand on the paper, once somebody has gone on."""
        self._field.set_value(in_groups(read_code(self._field.value())))

    def _emit(self, signal: SignalInstance) -> None:
        signal.emit(self._sheet)

    def _on_typed(self, typed: str) -> None:
        self._tell()
        self.typed.emit(self._sheet, typed)

    def _tell(self) -> None:
        """Say at once what the code is worth."""
        if self._ink is None:
            return
        code = read_code(self._field.value())
        number, whole = digits(self._ink.version.number), len(code) == CHECK_DIGITS
        same = code == self._ink.check_code
        self._mark.setVisible(whole)
        self._mark.set_icon(*(("circle-check", "ok") if same else ("triangle-alert", "danger")))
        if not code:
            said, role = "دوازده رقم پای برگ", "text_3"
        elif not whole:
            said, role = f"{digits(CHECK_DIGITS - len(code))} رقم دیگر", "text_3"
        elif same:
            said, role = f"با نسخهٔ {number} می‌خواند.", "ok"
        else:
            ours = in_groups(self._ink.check_code)
            said, role = f"با این نسخه نمی‌خواند؛ کد نسخهٔ {number}: {ours}", "danger"
        self._told.set_role(role)
        self._told.setText(said)
