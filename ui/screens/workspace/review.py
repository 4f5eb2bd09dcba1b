"""What is still missing from the minutes, each line a way to its place.

What keeps them from being submitted stands first, under a heading of its own; before it stands
with what remarks they came back.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.access.permissions import Deed
from desktop.meetings.checks import Finding, Weight, review
from desktop.meetings.dossier import Dossier, Returned
from desktop.persian import bound, digits
from ui.desk import Desk
from ui.finding_sentences import say
from ui.screens.workspace.life_line import SUBMIT_KEY
from ui.screens.workspace.section import Section
from ui.theme import BOLD, Size, Space, Theme, font
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.command import Command
from ui.widgets.labels import CountBadge
from ui.widgets.paint import key_text


@dataclass(frozen=True)
class _Group:
    """The findings of one weight: their heading, how one of them is read out, and their mark."""

    title: str
    one: str
    icon: str
    role: str


_GROUPS: Mapping[Weight, _Group] = {
    Weight.BLOCKER: _Group("پیش از ارسال برای امضا کامل شود", "لازم", "circle-alert", "danger"),
    Weight.WARNING: _Group("هشدار؛ شهردار هم می‌بیند", "هشدار", "triangle-alert", "warn"),
}
_REMARKS = _Group("ملاحظه‌های شهردار", "ملاحظه", "undo-2", "danger")
_WHOLE = "صورتجلسه کامل است؛ با نکته‌های زیر هم می‌توان آن را برای امضا فرستاد."


class ReviewSection(Section):
    """A list of findings; one that was mended leaves it by itself."""

    chosen = Signal(object)  # Finding
    remark_chosen = Signal(str)  # the uuid of its resolution
    submitting = Signal()

    title = "بازبینی"
    keys = (
        ("↑ ↓", "جابه‌جایی"),
        ("Enter", "رفتن به جای آن"),
        (SUBMIT_KEY, "فرستادن برای امضا"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("review")
        self._reviewed: tuple[Dossier, tuple[Finding, ...]] | None = None
        self._shown: object = None
        self._count = CountBadge(0, name="review.count")
        self._list = QListWidget()
        self._list.setObjectName("review.findings")
        self._list.setAccessibleName("نکته‌های بازبینی")
        self._list.setProperty("look", "rows")
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        Command(
            self, "رفتن به جای این نکته", self._go_to_current, when=self._list.hasFocus
        ).heard_as("Enter")
        self._submit = Button(
            "فرستادن برای امضا", kind="primary", icon="signature", name="review.submit"
        )
        self._submit.setToolTip(f"فرستادن صورتجلسه برای امضا ({key_text(SUBMIT_KEY)})")
        self._submit.clicked.connect(self.submitting)
        self._whole = QWidget()
        beside = QVBoxLayout(self._whole)
        beside.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, 0)
        beside.addWidget(Banner(_WHOLE, "ok", name="review.whole"))
        self._card = Card("نکته‌های بازبینی", name="review.card", beside=(self._count,))
        self._card.body.addWidget(self._whole)
        self._card.body.addWidget(self._list)
        self._complete = EmptyState(
            "clipboard-check",
            "صورتجلسه کامل است.",
            "همهٔ بخش‌ها پر شده‌اند؛ آن را از بالا برای امضا بفرستید.",
            name="review.complete",
        )
        self._nothing = EmptyState("clipboard-check", "صورتجلسه کامل است.", name="review.nothing")
        self._pages = QStackedLayout(self)
        for page in (self._card, self._complete, self._nothing):
            self._pages.addWidget(page)

    def show_dossier(self, dossier: Dossier) -> None:
        findings = self._findings(dossier)
        returned, editable = dossier.returned, dossier.editable
        if (findings, returned, editable) == self._shown:
            return
        self._shown = findings, returned, editable
        row = self._list.currentRow()
        self._list.clear()
        if returned:
            self._list.addItem(_heading(_REMARKS, len(returned)))
            for each in returned:
                self._list.addItem(_remark(each))
        for weight, group in _GROUPS.items():
            if found := [each for each in findings if each.weight is weight]:
                self._list.addItem(_heading(group, len(found)))
                for finding in found:
                    self._list.addItem(_line(finding, group))
        self._choose(max(row, 0))
        self._count.set_count(len(findings) + len(returned))
        blocked = any(each.weight is Weight.BLOCKER for each in findings)
        self._whole.setVisible(editable and not blocked)
        empty = self._complete if editable else self._nothing
        self._pages.setCurrentWidget(self._card if findings or returned else empty)

    def sub(self, dossier: Dossier) -> str:
        weights = Counter(each.weight for each in self._findings(dossier))
        counts = [(len(dossier.returned), _REMARKS)]
        counts += [(weights[weight], group) for weight, group in _GROUPS.items()]
        return "، ".join(f"{digits(count)} {group.one}" for count, group in counts if count)

    def note(self, dossier: Dossier) -> str:
        found = len(self._findings(dossier)) + len(dossier.returned)
        return f"{digits(found)} نکته" if found else "✓"

    def _findings(self, dossier: Dossier) -> tuple[Finding, ...]:
        """Review a dossier once, however often it is asked for: that is after each key."""
        if self._reviewed is None or self._reviewed[0] is not dossier:
            self._reviewed = dossier, review(dossier)
        return self._reviewed[1]

    def header_buttons(self) -> Sequence[QWidget]:
        may = self.desk.office.may(Deed.SUBMIT)
        return (self._submit,) if may else ()

    def reveal(self, uuid: str, field: str) -> None:
        """Do nothing: findings lead away from here."""

    def begin(self) -> None:
        self._list.setFocus()

    def _choose(self, row: int) -> None:
        """Choose the finding of a row, of the next one if it is a heading, or the last."""
        last = self._list.count() - 1
        row = min(row, last)
        if row >= 0 and not self._list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
            row += 1  # no heading is the last
        self._list.setCurrentRow(row)

    def _go_to_current(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self._on_activated(item)

    def _on_activated(self, item: QListWidgetItem) -> None:
        said = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(said, Finding):
            self.chosen.emit(said)
        elif isinstance(said, str):
            self.remark_chosen.emit(said)


def _heading(group: _Group, count: int) -> QListWidgetItem:
    """Make a line that no key stops at: what follows, and how many."""
    item = QListWidgetItem(f"{group.title} ({digits(count)})")
    item.setFont(font(13, BOLD))
    item.setSizeHint(QSize(0, Size.SECTION_ROW))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setForeground(Theme.current().colour(group.role))
    return item


def _line(finding: Finding, group: _Group) -> QListWidgetItem:
    return _row(say(finding), group, finding)


def _remark(returned: Returned) -> QListWidgetItem:
    words = " ".join(returned.remark.split())  # a line has no room for more
    return _row(f"{bound('مصوبهٔ', returned.number)}: {words}", _REMARKS, returned.uuid)


def _row(sentence: str, group: _Group, leads_to: Finding | str) -> QListWidgetItem:
    item = QListWidgetItem(Theme.current().icon(group.icon, group.role), sentence)
    item.setSizeHint(QSize(0, Size.SECTION_ROW))
    item.setData(Qt.ItemDataRole.UserRole, leads_to)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group.one}: {sentence}")
    return item
