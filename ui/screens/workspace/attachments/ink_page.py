"""The paper that was signed by hand: its scans, their check codes, and who has signed it.

Hard rule: nothing here is part of what was signed; all of it can be taken back.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.records import InkSheet
from desktop.access.permissions import Deed
from desktop.attachments.files import Gathering, Shelf
from desktop.documents.sections.wording import in_groups
from desktop.habits import Habit
from desktop.persian import digits
from desktop.sign_off.ink import Ink, file_sheets, ink_shelf, note_code, remove_sheet, tick
from ui.access_sentences import read_only
from ui.desk import Desk
from ui.habits import LastFolder
from ui.screens.workspace.attachments.ink_sheet import SheetRow
from ui.screens.workspace.attachments.ink_signers import SignersCard
from ui.screens.workspace.attachments.intake import AttachmentIntake
from ui.theme import Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Banner, Card
from ui.widgets.labels import Caption, CountBadge, Label

NAME = "ink"
_HINT = "تصویر برگ امضاشده را بیفزایید، یا این‌جا بکشید و رها کنید."
_EMPTY_READING = "هنوز تصویری از برگ امضاشده بایگانی نشده است."


class InkPage(QWidget):
    """Scans at the right, signers at the left; written by secretary and export staff."""

    opened = Signal(object)  # InkSheet
    told = Signal(object)  # Gathering, of which some was refused
    refused = Signal(object)  # Problem

    def __init__(self, desk: Desk, *, add_key: str, paste_key: str) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self._desk = desk
        self._ink: Ink | None = None
        self.editable = desk.office.may(Deed.FILE_INK)
        self._rows: dict[str, SheetRow] = {}
        self.intake = AttachmentIntake(
            self._shelf, LastFolder(desk.office, Habit.ATTACHMENTS_FOLDER), self
        )
        self.intake.gathered.connect(self._on_gathered)
        self.intake.refused.connect(self.refused)
        self._add = Button("افزودن تصویر", icon="plus", key=add_key, name=f"{NAME}.add")
        self._add.clicked.connect(self.intake.choose)
        self._add.offer("افزودن تصویر برگ امضاشده").found_by("اسکن پیوست جوهر امضا")
        self._paste = IconButton(
            "clipboard-paste", "چسباندن تصویر", name=f"{NAME}.paste", key=paste_key
        )
        self._paste.clicked.connect(self.intake.paste)
        self._paste.offer("چسباندن تصویر برگ امضاشده", paste_key)
        self._signers = SignersCard(name=f"{NAME}.signers")
        self._signers.ticked.connect(lambda member, on: self._on_ticked(member, signed=on))
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._paste)
        row.addWidget(self._add)
        if not self.editable:  # to show what has no window yet would make it one
            tools.hide()
        self._count = CountBadge(name=f"{NAME}.count")
        self._code = Caption(name=f"{NAME}.code")
        card = Card("تصویر برگ امضاشده", name=f"{NAME}.sheets", beside=(self._count,), action=tools)
        page = QWidget()
        page.setProperty("look", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._empty = Label(_HINT if self.editable else _EMPTY_READING, role="text_3")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, Space.CARD)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        self._code.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.SMALL)
        card.body.addWidget(self._code)
        card.body.addWidget(area, 1)
        halves = QHBoxLayout()
        halves.setSpacing(Space.MEDIUM)
        halves.addWidget(card, 1)
        halves.addWidget(self._signers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        if not self.editable:
            why = Banner(read_only(Deed.FILE_INK), "info", name=f"{NAME}.why")
            column.addWidget(why)
        column.addLayout(halves, 1)

    def begin(self) -> None:
        """Start with the first who is to sign, or with a first scan."""
        if self._ink is not None and not self._ink.sheets and self.editable:
            self._add.setFocus()
        else:
            self._signers.begin()

    def sub(self) -> str:
        """Write «۱۴ از ۱۶ امضا»."""
        if self._ink is None:
            return ""
        signed = sum(each.signed for each in self._ink.signers)
        return digits(f"{signed} از {len(self._ink.signers)} امضا")

    def holds(self, uuid: str) -> bool:
        return uuid in self._rows

    # What is shown

    def show_ink(self, ink: Ink) -> bool:
        """Show what there is on paper; tell whether something else was shown of it before."""
        changed = self._ink is not None and _facts(self._ink) != _facts(ink)
        self._ink = ink
        self._count.set_count(len(ink.sheets))
        self._code.setText(
            f"کد وارسی نسخهٔ {digits(ink.version.number)}: {in_groups(ink.check_code)}"
        )
        self._empty.setVisible(not ink.sheets)
        self._show_sheets(ink)
        self._signers.show_signers(ink.signers, editable=self.editable)
        return changed

    def _show_sheets(self, ink: Ink) -> None:
        """Keep the rows of those that stay: somebody may be typing in one."""
        there = {each.uuid for each in ink.sheets}
        focused = False
        for uuid in [each for each in self._rows if each not in there]:
            gone = self._rows.pop(uuid)
            focused = focused or gone.isAncestorOf(self.window().focusWidget() or self)
            gone.hide()
            gone.deleteLater()
        for place, sheet in enumerate(ink.sheets, 1):
            row = self._rows.get(sheet.uuid) or self._new_row(sheet)
            self._column.insertWidget(place, row)
            typing = self._desk.is_waiting(_key(sheet))
            row.show_sheet(sheet, ink, place, typing=typing)
        if focused:
            self.begin()

    def _new_row(self, sheet: InkSheet) -> SheetRow:
        row = self._rows[sheet.uuid] = SheetRow(editable=self.editable)
        row.opened.connect(self.opened)
        row.removed.connect(self._on_removed)
        row.typed.connect(self._on_typed)
        return row

    # Acts

    def _shelf(self) -> Shelf:
        return ink_shelf(self._desk.office, self._ink.sheets if self._ink is not None else ())

    def _on_gathered(self, gathering: Gathering) -> None:
        """File what was read, go on with the code of the last, and say what was refused."""
        if self._ink is not None and gathering.files:
            version, files = self._ink.version, gathering.files
            self._desk.act(lambda office: file_sheets(office, version, files))
            if self._ink.sheets and self.isVisible():
                self._rows[self._ink.sheets[-1].uuid].begin()
        self.told.emit(gathering)

    def _on_removed(self, sheet: InkSheet) -> None:
        self._desk.act(lambda office: remove_sheet(office, sheet))

    def _on_typed(self, sheet: InkSheet, typed: str) -> None:
        self._desk.later(_key(sheet), partial(note_code, sheet=sheet, typed=typed))

    def _on_ticked(self, member: int, *, signed: bool) -> None:
        if self._ink is not None:
            version = self._ink.version
            self._desk.act(lambda office: tick(office, version, member, signed=signed))


def _key(sheet: InkSheet) -> tuple[str, str]:
    return "ink", sheet.uuid


def _facts(ink: Ink) -> tuple[object, ...]:
    return ink.version.uuid, ink.sheets, ink.signers
