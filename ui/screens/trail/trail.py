"""The trail: who did what when to which record, for mayor and administrator.

Hard rule: a breach of its chain stands above everything else, and nothing here mends it.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from desktop.access.permissions import Deed
from desktop.access.trail import BrokenTrailError, TrailEntry
from desktop.persian import number
from ui.desk import Desk
from ui.dialogs.progress_dialog import ProgressDialog
from ui.file_watch import FileWatch
from ui.models.trail_model import (
    ENTRY_ROLE,
    ReadEntries,
    TrailColumn,
    TrailModel,
    read_entries,
)
from ui.screens.trail.filters import TrailFilters
from ui.sentences import sentence
from ui.tasks import Problem, Task, run
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.command import Command
from ui.widgets.frame import Screen
from ui.widgets.line_field import LineField
from ui.widgets.row_table import RowTable

NAME = "trail"

_ROW = 40
_WIDTHS = {
    TrailColumn.AT: 150,
    TrailColumn.WHO: 180,
    TrailColumn.ACT: 170,
    TrailColumn.FIELDS: 230,
}
_KEYS = (
    ("↑ ↓", "جابه‌جایی"),
    ("Enter", "گشودن جلسه"),
    ("Ctrl+F", "جست‌وجو"),
    ("F6", "بخش بعدی"),
)
_HOLDS = "وارسی شد: سابقهٔ کارها و همهٔ نسخه‌های امضاشده همان‌اند که بودند."


class TrailScreen(Screen):
    """Read when it is opened, and with each other period; narrowed as one types."""

    opened = Signal(int)  # the key of a meeting

    def __init__(self, desk: Desk, watch: FileWatch) -> None:
        super().__init__("سابقهٔ کارها", name=NAME)
        desk.office.require(Deed.READ_TRAIL)
        self._desk = desk
        self._watch = watch
        self._task: Task | None = None
        self._asked = False  # for a look, by hand
        self._awaited = False
        self._model = TrailModel()
        self._table = RowTable(self._model, name=f"{NAME}.table", label="سابقهٔ کارها", row=_ROW)
        self._sought = LineField()
        self._look = Button("وارسی دوباره", icon="shield-check", name=f"{NAME}.look")
        self._filters = TrailFilters(desk.office, name=f"{NAME}.filters")
        self._broken = Banner("", "danger", name=f"{NAME}.broken")
        self._problem = Banner("", "danger", name=f"{NAME}.problem", closable=True)
        self._holds = Banner(_HOLDS, "ok", name=f"{NAME}.holds", closable=True)
        self._pages = QStackedWidget()
        self._lay_out()
        self._listen()
        self._read()

    def _lay_out(self) -> None:
        self._table.setSortingEnabled(True)
        self._table.sortByColumn(TrailColumn.AT, Qt.SortOrder.DescendingOrder)
        for column, width in _WIDTHS.items():
            self._table.setColumnWidth(column, width)
        stretch = QHeaderView.ResizeMode.Stretch
        self._table.horizontalHeader().setSectionResizeMode(TrailColumn.SUBJECT, stretch)
        self._sought.setObjectName(f"{NAME}.filter")
        self._sought.setAccessibleName("جست‌وجو در سابقهٔ کارها")
        self._sought.setPlaceholderText("نام، کار، جلسه یا تاریخ")
        self._sought.setFixedWidth(240)
        self.header.add(self._sought)
        self.header.add(self._look)
        for banner in (self._broken, self._problem, self._holds):
            banner.hide()
            self.body.addWidget(banner)
        self.body.addWidget(self._filters)
        card = Card(name=f"{NAME}.list")
        card.body.addWidget(self._table)
        self._card = card
        self._reading = EmptyState("history", "سابقهٔ کارها خوانده می‌شود.", name=f"{NAME}.reading")
        self._empty = EmptyState(
            "history",
            "در این دوره کاری ثبت نشده است.",
            "هر چه در دبیر نوشته، امضا یا فرستاده شود این‌جا می‌آید. دورهٔ دیگری برگزینید.",
            name=f"{NAME}.empty",
        )
        self._nothing = EmptyState(
            "search",
            "با این صافی‌ها کاری نیست.",
            "واژهٔ دیگری بنویسید، یا Esc را بزنید تا همهٔ کارهای این دوره دیده شود.",
            name=f"{NAME}.nothing",
        )
        for page in (self._card, self._reading, self._empty, self._nothing):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self.status_bar.set_keys(_KEYS)

    def _listen(self) -> None:
        self._sought.edited.connect(self._narrow)
        self._sought.returnPressed.connect(self.begin)
        self._filters.narrowed.connect(self._narrow)
        self._filters.turned.connect(self._read)
        self._table.activated.connect(lambda _index: self._open())
        self._look.clicked.connect(self._on_look)
        self._watch.found.connect(self._on_found)
        for banner in (self._problem, self._holds):
            banner.closed.connect(partial(self._close, banner))
        self._look.offer("وارسی دوبارهٔ پروندهٔ دفتر").found_by("زنجیره امضا درستی سالم")
        may = self._may_open
        Command(self, "گشودن جلسهٔ این کار", self._open, when=may).heard_as("Enter")
        Command(self, "جست‌وجو در سابقهٔ کارها", self._sought.setFocus, "Ctrl+F").found_by("صافی")
        Command(self, "نمایش همهٔ کارهای این دوره", self._widen, "Esc", when=self._is_narrow)

    def begin(self) -> None:
        """Put the focus on the list, or on what leads to one."""
        self._awaited = self._task is not None  # the list, by who looks at an empty one
        (self._table if self._model.rowCount() else self._sought).setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self.header, self._filters, self._table)

    # Reading

    def _read(self) -> None:
        """Read the period; what is read of another one is let go."""
        if self._task is not None:
            self._task.cancel()
        self._pages.setCurrentWidget(self._reading)
        job = partial(read_entries, self._desk.office.database.file, *self._filters.days)
        task = self._task = run(self, job, self._show, self._on_unread)
        task.ended.connect(self._on_end)
        ProgressDialog(task, "خواندن سابقهٔ کارها", self)

    def _on_end(self) -> None:
        if self.sender() is self._task:  # and not what was let go for another period
            self._task = None
            self._show_page()

    def _show(self, read: ReadEntries) -> None:
        self._model.show_entries(read)
        self._filters.show_people(self._model.people)
        self._broken.setVisible(bool(read.broken))
        if read.broken:
            self._broken.set_text(sentence(BrokenTrailError(read.broken)))
        self._narrow()
        # Of the window, since the dialog that showed the progress may still have the keyboard.
        at_line = self.window().focusWidget() is self._sought
        if self._awaited and at_line and not self._sought.value():
            self.begin()
        self._awaited = False

    def _on_unread(self, problem: Problem) -> None:
        self._model.show_entries(ReadEntries())
        self._on_problem(problem)

    # What is shown of it

    def _narrow(self) -> None:
        chosen = self._chosen()
        self._model.narrow(self._sought.value(), self._filters.who, self._filters.sort)
        row = self._model.row_of(chosen.number) if chosen else -1
        self._table.setCurrentIndex(self._model.index(max(row, 0), 0))
        self._show_page()

    def _show_page(self) -> None:
        every, found = self._model.every, self._model.rowCount()
        if not every:
            self._pages.setCurrentWidget(self._empty)
        else:
            self._pages.setCurrentWidget(self._card if found else self._nothing)
        count = (
            f"{number(found)} از {number(every)} کار" if found < every else f"{number(every)} کار"
        )
        self.header.set_sub(count if every else "")

    def _is_narrow(self) -> bool:
        return bool(self._sought.value()) or self._filters.is_narrow

    def _widen(self) -> None:
        self._sought.set_value("")
        self._filters.widen()
        self.begin()

    def _chosen(self) -> TrailEntry | None:
        found: TrailEntry | None = self._table.currentIndex().data(ENTRY_ROLE)
        return found

    def _may_open(self) -> bool:
        chosen = self._chosen()
        return chosen is not None and chosen.place.meeting_id is not None

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.place.meeting_id is not None:
            self.opened.emit(chosen.place.meeting_id)

    # Looking through the file

    def _on_look(self) -> None:
        self._problem.hide()
        self._holds.hide()
        task = self._watch.look()
        task.ended.connect(self._on_looked)
        self._look.setEnabled(False)
        ProgressDialog(task, "وارسی پروندهٔ دفتر", self)
        self._asked = True

    def _on_looked(self) -> None:
        self._look.setEnabled(True)

    def _on_found(self, found: tuple[object, ...]) -> None:
        """Say that all holds; what does not is told above every screen."""
        if not self._asked:
            return
        self._asked = False
        self._holds.setVisible(not found)
        self._read()

    def _on_problem(self, problem: Problem) -> None:
        self._problem.set_text(sentence(problem))
        self._problem.show()

    def _close(self, banner: Banner) -> None:
        banner.hide()
        self.begin()
