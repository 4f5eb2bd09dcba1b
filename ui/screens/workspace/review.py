"""What is still missing from the minutes, each line a way to its place.

What keeps them from being submitted stands first, under a heading of its own.
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
from desktop.meetings.dossier import Dossier
from desktop.persian import digits
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
_WHOLE = "صورتجلسه کامل است؛ با نکته‌های زیر هم می‌توان آن را برای امضا فرستاد."


class ReviewSection(Section):
    """A list of findings; one that was mended leaves it by itself."""

    chosen = Signal(object)  # Finding
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
        self._shown: tuple[Finding, ...] | None = None
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
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._card)
        self._pages.addWidget(self._complete)

    def show_dossier(self, dossier: Dossier) -> None:
        findings = self._findings(dossier)
        if findings == self._shown:
            return
        self._shown = findings
        row = self._list.currentRow()
        self._list.clear()
        for weight, group in _GROUPS.items():
            if found := [each for each in findings if each.weight is weight]:
                self._list.addItem(_heading(group, len(found)))
                for finding in found:
                    self._list.addItem(_line(finding, group))
        self._choose(max(row, 0))
        self._count.set_count(len(findings))
        self._whole.setVisible(not any(each.weight is Weight.BLOCKER for each in findings))
        self._pages.setCurrentWidget(self._card if findings else self._complete)

    def sub(self, dossier: Dossier) -> str:
        weights = Counter(each.weight for each in self._findings(dossier))
        return "، ".join(
            f"{digits(weights[weight])} {group.one}"
            for weight, group in _GROUPS.items()
            if weights[weight]
        )

    def note(self, dossier: Dossier) -> str:
        found = len(self._findings(dossier))
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
        if (finding := item.data(Qt.ItemDataRole.UserRole)) is not None:
            self.chosen.emit(finding)


def _heading(group: _Group, count: int) -> QListWidgetItem:
    """Make a line that no key stops at: what follows, and how many."""
    item = QListWidgetItem(f"{group.title} ({digits(count)})")
    item.setFont(font(13, BOLD))
    item.setSizeHint(QSize(0, Size.SECTION_ROW))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setForeground(Theme.current().colour(group.role))
    return item


def _line(finding: Finding, group: _Group) -> QListWidgetItem:
    sentence = say(finding)
    item = QListWidgetItem(Theme.current().icon(group.icon, group.role), sentence)
    item.setSizeHint(QSize(0, Size.SECTION_ROW))
    item.setData(Qt.ItemDataRole.UserRole, finding)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group.one}: {sentence}")
    return item
