"""Two entries that are one: what is called much like the current organization, and the way to one.

Hard rule: nothing becomes one by itself; somebody says which of the two names stays.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.access.permissions import Deed
from desktop.persian import digits
from desktop.roster.organizations import OrganizationLine, merge
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.theme import BOLD, MEDIUM, Space
from ui.widgets.buttons import Button
from ui.widgets.keys import goes_on
from ui.widgets.labels import Caption, ElidedLabel, Hairline, Label
from ui.widgets.suggest_field import SuggestField

NAME = "roster.merge"
WIDTH = 372
_NOTHING_NEAR = "نامی شبیه این دستگاه در فهرست نیست. اگر نام دیگری همین دستگاه است، آن را بنویسید."
_WHAT_FOLLOWS = (
    "اعضا، اقدام‌ها، همکاری‌ها و ظرفیت‌های هر دو به نامی می‌رود که می‌ماند؛"
    " متن صورتجلسه‌ها همان می‌ماند که نوشته شده است."
)


class MergePanel(QFrame):
    """Follows the organization that the keyboard is in; Esc goes back to it."""

    leaving = Signal()
    rearranged = Signal()  # buttons came or went
    merged = Signal(str)  # the uuid of the organization that stayed

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self.setAccessibleName("ادغام دستگاه‌ها")
        self.setProperty("look", "card")
        self.setFixedWidth(WIDTH)
        self._desk = desk
        self._line: OrganizationLine | None = None
        self._others: Sequence[OrganizationLine] = ()
        self._picked = ""  # the uuid of one that is called quite differently
        self._name = ElidedLabel(px=16, weight=BOLD, name=f"{NAME}.name")
        self._usage = ElidedLabel(role="text_2", name=f"{NAME}.usage")
        self._lines = QVBoxLayout()
        self._buttons: list[Button] = []
        self._other = SuggestField()
        self._other.picked.connect(self._pick)
        self._lay_out()

    def _lay_out(self) -> None:
        self._other.setObjectName(f"{NAME}.other")
        self._other.setAccessibleName("نام دیگر همین دستگاه")
        self._other.setPlaceholderText("نام دیگر همین دستگاه")
        head = QVBoxLayout()
        head.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.MEDIUM)
        head.setSpacing(0)
        head.addWidget(self._name)
        head.addWidget(self._usage)
        self._lines.setContentsMargins(Space.CARD, 0, Space.CARD, 0)
        self._lines.setSpacing(Space.MEDIUM)
        follows = Caption(_WHAT_FOLLOWS)
        follows.setWordWrap(True)
        form = QVBoxLayout()
        form.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.CARD)
        form.setSpacing(Space.SMALL)
        form.addWidget(Label("ادغام با دستگاهی دیگر", weight=MEDIUM))
        form.addWidget(self._other)
        form.addWidget(follows)
        title = Label("نام‌های مشابه", px=14, weight=BOLD)
        title.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(title)
        column.addLayout(self._lines)
        column.addStretch(1)
        column.addWidget(Hairline())
        column.addLayout(form)

    def show_organization(
        self, line: OrganizationLine | None, every: Sequence[OrganizationLine]
    ) -> None:
        """Show what may be the same as an organization; None is no organization."""
        self.setEnabled(line is not None and self._desk.office.may(Deed.KEEP_LISTS))
        if line is None or self._line is None or line.uuid != self._line.uuid:
            self._picked = ""
            self._other.set_value("")
        self._line = line
        self._others = [each for each in every if line is not None and each.uuid != line.uuid]
        self._name.setText(line.name if line else "دستگاهی برگزیده نشده است")
        self._usage.setText(usage_text(line) if line else "")
        self._other.set_suggestions(
            [Suggestion(each.uuid, each.name, usage_text(each)) for each in self._others]
        )
        self._show_candidates()

    def _show_candidates(self) -> None:
        near = self._line.near if self._line else ()
        shown = [each for each in self._others if each.name in near or each.uuid == self._picked]
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for number, other in enumerate(shown, 1):
            candidate = self._candidate(number, other)
            self._lines.addWidget(candidate)
            candidate.show()  # now, so that the next key press finds its buttons
        if not shown:
            nothing = Label(_NOTHING_NEAR, role="text_2", name=f"{NAME}.nothing")
            nothing.setWordWrap(True)
            self._lines.addWidget(nothing)
        self.rearranged.emit()

    def _candidate(self, number: int, other: OrganizationLine) -> QWidget:
        line = QWidget()
        name = ElidedLabel(other.name, weight=MEDIUM, name=f"{NAME}.{number}.name")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        this = self._line
        for word, key, kept, dropped in (
            ("این نام بماند", "other", other, this),
            ("نام بالا بماند", "this", this, other),
        ):
            button = Button(word, kind="small", name=f"{NAME}.{number}.{key}")
            if kept is not None and dropped is not None:
                button.setAccessibleName(f"«{kept.name}» بماند و «{dropped.name}» با آن یکی شود")
                button.clicked.connect(partial(self._merge, kept, dropped))
            buttons.addWidget(button)
            self._buttons.append(button)
        buttons.addStretch(1)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(name)
        column.addWidget(ElidedLabel(usage_text(other), px=12, role="text_3"))
        column.addLayout(buttons)
        return line

    def stops(self) -> list[QWidget]:
        return [*self._buttons, self._other]

    def begin(self) -> None:
        """Go to where a name is typed: on a button the first space in it would merge."""
        self._other.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leaving.emit()
        elif goes_on(event) and self._other.hasFocus() and self._other.key() is not None:
            self._pick(self._other.key())
        else:
            super().keyPressEvent(event)

    def _pick(self, uuid: object) -> None:
        """Let somebody say which name stays."""
        self._picked = str(uuid)
        self._other.set_value("")
        self._show_candidates()
        self._buttons[-2].setFocus()

    def _merge(self, kept: OrganizationLine, dropped: OrganizationLine) -> None:
        self._desk.act(lambda office: merge(office, kept, dropped))
        self.merged.emit(kept.uuid)


def usage_text(line: OrganizationLine) -> str:
    """Say how often an organization is used."""
    usage = line.usage
    told = (
        (usage.seats, "عضو"),
        (usage.open_actions, "اقدام باز"),
        (usage.capacities, "ظرفیت"),
    )
    return "، ".join(f"{digits(count)} {what}" for count, what in told if count) or "بی‌کاربرد"
