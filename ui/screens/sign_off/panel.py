"""Beside the pages: what changed, what the review found, how far one is, and the two ways on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.records import Opinion
from desktop.differences import Difference
from desktop.persian import bound, digits
from ui.theme import BOLD, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.change_list import ChangeList
from ui.widgets.labels import Chip, ChipKind, CountBadge, IconLabel, Label

WIDTH = 372
SIGN_KEY = "Ctrl+Enter"
RETURN_KEY = "Ctrl+Shift+Enter"
_FIRST_ROUND = "نوبت نخست است؛ چیزی برای مقایسه نیست."
_UNCHANGED = "از نوبت پیش چیزی تغییر نکرده است."
_WHEN_APPROVED = (
    "امضا با تأیید همهٔ مصوبات ممکن می‌شود. پس از آن متن قفل است و فقط با «اصلاحیه» تغییر می‌کند."
)
_ONCE_SIGNED = (
    "پس از امضا، متن قفل می‌شود و فقط با «اصلاحیه» تغییر می‌کند. نسخهٔ امضاشده همیشه می‌ماند."
)


class SignOffPanel(QFrame):
    """`change_chosen` brings the number of a change, `next_wanted` one of a resolution."""

    change_chosen = Signal(int)
    next_wanted = Signal(int)
    return_wanted = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "pane")
        self.setFixedWidth(WIDTH)
        self._next = 0
        self.changes = ChangeList(name=f"{name}.changes")
        self.changes.chosen.connect(self.change_chosen)
        self._changes_title = Label(px=14, weight=BOLD, name=f"{name}.changes.title")
        self._changes_count = CountBadge(name=f"{name}.changes.count")
        self._no_changes = Label(role="text_2", name=f"{name}.changes.none")
        self._no_changes.setWordWrap(True)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(6)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self.go_on = Button("", kind="quiet", key="↓", name=f"{name}.next")
        self.go_on.clicked.connect(lambda: self.next_wanted.emit(self._next))
        self._with_remarks = Button("", kind="returning", icon="undo-2", name=self._named("return"))
        self._bare = Button(
            "برگشت به دبیر", kind="quiet", icon="undo-2", name=self._named("return_all")
        )
        for button in (self._with_remarks, self._bare):
            button.clicked.connect(self.return_wanted)
            button.offer("برگشت صورتجلسه به دبیر", RETURN_KEY.replace("Enter", "Return"))
        self.sign = Button(
            "امضای صورتجلسه", kind="signing", icon="signature", key=SIGN_KEY, name=f"{name}.sign"
        )
        self._lock = Label(px=12, role="text_2", name=f"{name}.lock")
        self._lock.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolling(), 1)
        column.addWidget(self._foot())

    def _scrolling(self) -> QWidget:
        inside = QWidget()
        inside.setProperty("look", "page")
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._changes_title)
        head.addWidget(self._changes_count)
        head.addStretch(1)
        changes = QVBoxLayout()
        changes.setContentsMargins(Space.WORKSPACE, Space.MEDIUM, Space.WORKSPACE, Space.MEDIUM)
        changes.setSpacing(6)
        changes.addLayout(head)
        changes.addWidget(self._no_changes)
        changes.addWidget(self.changes)
        checks = QVBoxLayout()
        checks.setContentsMargins(Space.WORKSPACE, Space.MEDIUM, Space.WORKSPACE, Space.MEDIUM)
        checks.setSpacing(Space.SMALL)
        checks.addWidget(Label("بازبینی پیش از امضا", px=14, weight=BOLD))
        checks.addLayout(self._checks)
        line = QFrame()
        line.setProperty("look", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(changes)
        column.addWidget(line)
        column.addLayout(checks)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName(f"{self.objectName()}.area")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inside)
        return self._area

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("look", "paneFoot")
        counts = QHBoxLayout()
        counts.addLayout(self._chips)
        counts.addStretch(1)
        counts.addWidget(self.go_on)
        lock = QHBoxLayout()
        lock.setSpacing(Space.SMALL)
        lock.addWidget(
            IconLabel("lock-keyhole", "text_3", Size.ICON_BESIDE_TEXT),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        lock.addWidget(self._lock, 1)
        column = QVBoxLayout(foot)
        column.setContentsMargins(Space.WORKSPACE, Space.MEDIUM, Space.WORKSPACE, Space.CARD)
        column.setSpacing(Space.SMALL)
        column.addLayout(counts)
        column.addWidget(self._with_remarks)
        column.addWidget(self.sign)
        column.addWidget(self._bare, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(lock)
        return foot

    # What is shown

    def show_changes(self, title: str, changes: Sequence[Difference]) -> None:
        """List what changed; without a title there is nothing to compare with."""
        self._changes_title.setText(title or "نوبت نخست")
        self._changes_count.set_count(len(changes))
        self._changes_count.setVisible(bool(title))
        self._no_changes.setText(_UNCHANGED if title else _FIRST_ROUND)
        self._no_changes.setVisible(not changes)
        self.changes.show_changes(changes)

    def show_change(self, number: int) -> None:
        """Bring a change into sight."""
        self.changes.set_current(number)
        if number:
            self._area.ensureWidgetVisible(self.changes.row(number), 0, Space.WORKSPACE)

    def show_checks(self, checks: Sequence[tuple[str, bool]]) -> None:
        """List the lines of the review, those in order first."""
        while (old := self._checks.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text, good in sorted(checks, key=lambda each: not each[1]):
            self._checks.addWidget(_check(text, good=good))

    def show_opinions(self, opinions: Mapping[int, Opinion]) -> None:
        """Count them, and offer what they allow."""
        approved = [each.approved is True for each in opinions.values()].count(True)
        returned = [each.approved is False for each in opinions.values()].count(True)
        unsaid = [number for number, each in opinions.items() if each.approved is None]
        ready = not returned and not unsaid
        _clear(self._chips)
        if ready:
            count = len(opinions)
            kind: ChipKind = "ok" if count else "plain"
            self._chips.addWidget(Chip(_all_approved(count), kind, name=self._named("ready")))
        else:
            told: tuple[tuple[int, str, ChipKind], ...] = (
                (approved, "تأیید", "ok"),
                (returned, "برگشت", "danger"),
                (len(unsaid), "بی‌پاسخ", "plain"),
            )
            for count, word, kind in told:
                if count:
                    name = self._named(f"count.{kind}")
                    self._chips.addWidget(Chip(f"{digits(count)} {word}", kind, name=name))
        self._next = unsaid[0] if unsaid else 0
        self.go_on.setText(f"رفتن به {bound('مصوبهٔ', self._next)}" if unsaid else "")
        self.go_on.setVisible(bool(unsaid))
        self.go_on.updateGeometry()
        self._with_remarks.setText(f"برگشت به دبیر با {digits(returned)} ملاحظه")
        self._with_remarks.setVisible(bool(returned))
        self._bare.setVisible(not returned)
        self.sign.setEnabled(ready)
        self._lock.setText(_ONCE_SIGNED if ready else _WHEN_APPROVED)

    def _named(self, part: str) -> str:
        return f"{self.objectName()}.{part}"


def _all_approved(count: int) -> str:
    if count == 1:
        return "مصوبه تأیید شد"
    return f"هر {digits(count)} مصوبه تأیید شد" if count else "این صورتجلسه مصوبه‌ای ندارد"


def _check(text: str, *, good: bool) -> QWidget:
    line = QWidget()
    line.setAccessibleName(f"{'درست' if good else 'هشدار'}: {text}")
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    icon = IconLabel(*(("circle-check", "ok") if good else ("triangle-alert", "warn")))
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    label = Label(text, role="text_2" if good else "text")
    label.setWordWrap(True)
    row.addWidget(label, 1)
    return line


def _clear(row: QHBoxLayout) -> None:
    while (old := row.takeAt(0)) is not None:
        if (widget := old.widget()) is not None:
            widget.hide()
            widget.deleteLater()
