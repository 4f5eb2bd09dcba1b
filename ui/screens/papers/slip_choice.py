"""Which organization gets its slip."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.habits import Habit, note, remembered
from desktop.meetings.open_work import all_open_work
from desktop.open_work import OpenWork
from desktop.search import matches
from ui.desk import Desk
from ui.dialogs.slips_dialog import SlipsDialog
from ui.habits import LastFolder
from ui.models.open_work_model import OpenWorkModel, late
from ui.screens.papers.choice import Choice
from ui.screens.papers.organization_list import FilterLine, OrganizationList
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.labels import Hairline, Label

_ALL_KEY = "Ctrl+Shift+S"
_KEYS = (("↑ ↓", "دستگاه"), ("Enter", "صفحه"))


class SlipChoice(Choice):
    """Organizations with open work, those with the most overdue first."""

    typed_keys = _KEYS

    def __init__(self, desk: Desk, *, name: str) -> None:
        nothing = EmptyState(
            "list-checks",
            "هیچ اقدام بازی نیست.",
            "هرگاه دستگاهی اقدام بازی داشته باشد، برگ آن این‌جا دیده می‌شود.",
            name=f"{name}.no_work",
        )
        super().__init__(desk, nothing)
        self.record: OpenWork | None = None
        self._works: Sequence[OpenWork] = ()
        self._model = OpenWorkModel()
        self._filter = FilterLine()
        self._list = OrganizationList(self._model)
        self._none_found = Label(
            "دستگاهی با این عبارت نیست. واژهٔ دیگری بنویسید یا Esc را بزنید.",
            role="text_2",
            name=f"{name}.none_found",
        )
        self._all = Button("همهٔ برگ‌ها", icon="folder", key=_ALL_KEY, name=f"{name}.all")
        self._content = QWidget()
        self._lay_out(name)
        self._listen()

    def _lay_out(self, name: str) -> None:
        self._filter.setObjectName(f"{name}.filter")
        self._filter.setAccessibleName("جست‌وجوی دستگاه")
        self._filter.setPlaceholderText("نام دستگاه")
        self._list.setObjectName(f"{name}.organizations")
        self._list.setAccessibleName("دستگاه‌های دارای اقدام باز")
        self._none_found.setWordWrap(True)
        self._none_found.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, 0)
        self._none_found.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._all.setToolTip("ذخیرهٔ یک پرونده برای هر دستگاه")
        self._all.offer("ذخیرهٔ برگ پیگیری همهٔ دستگاه‌ها").found_by("خروجی فایل")
        found = self._found = QStackedWidget()
        found.addWidget(self._list)
        found.addWidget(self._none_found)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_inset(self._filter))
        column.addWidget(Hairline())
        column.addWidget(found, 1)
        column.addWidget(Hairline())
        column.addWidget(_inset(self._all))

    def _listen(self) -> None:
        self._filter.edited.connect(self._on_filter)
        self._filter.stepped.connect(self._list.step)
        self._filter.returnPressed.connect(self.done)
        self._list.walked.connect(self._on_walked)
        self._list.typed.connect(self._on_typed)
        self._list.activated.connect(self.done)
        self._all.clicked.connect(self._on_all)

    # What is chosen

    def refresh(self, on: date) -> None:
        self._works = sorted(
            all_open_work(self.desk.office, on),
            key=_most_overdue,
        )
        usual = remembered(self.desk.office, Habit.ORGANIZATION)
        chosen = self.record.organization if self.record else usual
        self.record = next(
            (work for work in self._works if work.organization == chosen),
            self._works[0] if self._works else None,
        )
        self._content.setVisible(bool(self._works))
        self._show_found()

    def _show_found(self) -> None:
        """List what the line finds; the chosen one stays chosen, be it listed or not."""
        typed = self._filter.value()
        found = [work for work in self._works if matches(typed, work.organization)]
        self._list.blockSignals(True)
        self._model.show_works(found)
        self._list.choose(self._model.row_of(self.record.organization) if self.record else -1)
        self._list.blockSignals(False)
        self._found.setCurrentIndex(0 if found else 1)

    def _on_filter(self, _typed: str) -> None:
        """Choose the first one that is found, unless the chosen one is found as well."""
        self._show_found()
        if not self._list.currentIndex().isValid() and self._model.rowCount():
            self._list.choose(0)

    def _on_typed(self, letters: str) -> None:
        self._filter.setFocus()
        self._filter.insert(letters)
        self._on_filter(self._filter.text())

    def _on_walked(self) -> None:
        row = self._list.currentIndex()
        work: OpenWork = row.data(OpenWorkModel.WORK)
        told = row.data(Qt.ItemDataRole.AccessibleTextRole)
        self._filter.setAccessibleDescription(told)  # for whoever walks from there
        note(self.desk.office, Habit.ORGANIZATION, work.organization)
        self.record = work
        self.chosen.emit()

    def _on_all(self) -> None:
        if self._works:
            last = LastFolder(self.desk.office, Habit.EXPORT_FOLDER)
            SlipsDialog(self._works, last, self).exec()
            self.wrote.emit()

    # What is shown of it

    def sub(self) -> str:
        return self.record.organization if self.record else ""

    def keys(self) -> Sequence[tuple[str, str]]:
        return _KEYS if self._works else ()

    def can_begin(self) -> bool:
        return bool(self._works)

    def begin(self) -> None:
        self._filter.setFocus()


def _most_overdue(work: OpenWork) -> tuple[int, int]:
    return (-late(work), -len(work.responsible))


def _inset(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.MEDIUM)
    row.addWidget(widget)
    return holder
