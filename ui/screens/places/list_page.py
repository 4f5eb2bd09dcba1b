"""A list of the office on its page: its rows, the next entry, and what is set aside.

Hard rule: an entry is never deleted; what is set aside is offered no more and can come back.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TravellingRecord
from ui.commands import Scope, mark
from ui.desk import Desk
from ui.screens.lists.list_area import ListArea
from ui.screens.lists.list_card import ListCard
from ui.screens.lists.retired import RetiredList
from ui.screens.places.columns import Sheet, heads
from ui.screens.places.entry_form import EntryForm
from ui.screens.places.entry_row import EntryRow
from ui.screens.rows import chain
from ui.theme import Space
from ui.widgets.cards import EmptyState
from ui.widgets.command import Command
from ui.widgets.labels import Label

L = TypeVar("L", bound=TravellingRecord)
R = TypeVar("R", bound=EntryRow)


class ListPage(QWidget, Generic[L, R]):
    """What every list has; each list says below what is its own.

    `counted` tells how many entries are shown, and of how many.
    """

    counted = Signal(int, int)
    keys: tuple[tuple[str, str], ...] = (
        ("Enter", "خانهٔ بعد"),
        ("Ctrl+N", "تازه"),
        ("Ctrl+Enter", "افزودن"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        ("Ctrl+F", "جست‌وجو"),
        ("Ctrl+Z", "واگرد"),
    )

    def __init__(
        self,
        desk: Desk,
        sheet: Sheet,
        make: Callable[[L], R],
        form: EntryForm,
        empty: EmptyState,
    ) -> None:
        super().__init__()
        name = sheet.name
        self.setObjectName(name)
        self.desk = desk
        self._sheet = sheet
        self._order: list[str] = []
        self._empty = empty
        self.form = form
        self._retired = RetiredList(name=f"{name}.retired", button="بازگرداندن")
        self._nothing = Label(
            "چیزی با این عبارت نیست. واژهٔ دیگری بنویسید یا Esc را بزنید.",
            role="text_2",
            name=f"{name}.nothing",
        )
        self._nothing.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, Space.CARD)
        self.area: ListArea[L, R] = ListArea(
            make,
            name=f"{name}.list",
            tail=(empty, self._nothing, form, self._retired),
            form=form,
        )
        Command(
            self.area,
            "کنار گذاشتن این ردیف",
            self._retire_current,
            "Ctrl+Del",
            when=lambda: self.area.holding_focus() is not None,
            within=True,
        ).found_by("حذف").taking_away()
        mark(self, Scope.SECTION)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.MEDIUM)
        self.column.addWidget(ListCard(heads(sheet.columns), self.area, name=f"{name}.card"), 1)
        self.area.came.connect(lambda _: desk.flush())
        self.area.passed_end.connect(form.begin)
        self._retired.chosen.connect(self._bring_back)

    # What is a list's own

    def lines(self, *, retired: bool) -> Sequence[L]:
        """Give the entries in their order, or those that are set aside."""
        raise NotImplementedError

    def told(self, line: L) -> tuple[str, str, str]:
        """Give what an entry is called, what stands beside it, and all that it is found by."""
        raise NotImplementedError

    def put_aside(self, line: L, *, retired: bool) -> None:
        """Set an entry aside, or bring it back, as one act."""
        raise NotImplementedError

    def sorted_by_hand(self) -> bool:
        """Tell whether the order is the office's own; else an entry that is edited stays put."""
        return False

    def remark(self) -> str:
        """Say what else the screen's title shall tell, after the count."""
        return ""

    # What is shown

    def refresh(self) -> None:
        """Show the list as it is now."""
        lines = list(self.lines(retired=False))
        if not self.sorted_by_hand() and {line.uuid for line in lines} == set(self._order):
            lines.sort(key=lambda line: self._order.index(line.uuid))
        self._order = [line.uuid for line in lines]
        new = self.area.arrange(lines)
        for number, (row, line) in enumerate(zip(self.area.rows, lines, strict=True), 1):
            called, _, words = self.told(line)
            row.show_line(line, number, words)
            row.name(f"{self._sheet.name}.{number}", called, self._sheet.labels)
        self._retired.show_things(
            [(line.uuid, *self.told(line)[:2]) for line in self.lines(retired=True)]
        )
        self._empty.setVisible(not lines)
        self._count(self.area.find_again())
        self.area.welcome(new)
        stops = [stop for row in self.area.rows for stop in row.fields.values()]
        chain([*stops, *self.form.stops(), *self._retired.stops()])

    def show_found(self, typed: str) -> None:
        """Show the rows in which every typed word is found."""
        self._count(self.area.show_found(typed))

    def _count(self, found: int) -> None:
        self._nothing.setVisible(bool(self.area.rows) and not found)
        self.counted.emit(found, len(self.area.rows))

    # Where the keyboard is

    def begin(self) -> None:
        """Go to the first entry; where there is none, to where the first one is typed."""
        rows = self.area.visible_rows()
        if rows:
            rows[0].begin()
        else:
            self.form.begin()

    def begin_new(self) -> None:
        """Go to where a new entry is typed."""
        self.form.begin()

    def current(self) -> L | None:
        """Give the entry that the keyboard is or was in last, or else the first one."""
        for row in (self.area.current, *self.area.visible_rows()):
            if row is not None:
                line: L = row.binding.record
                return line
        return None

    def lead_to(self, keys: Collection[int]) -> None:
        """Go to the first of some entries, unless the keyboard is in one of them."""
        records = [row.binding.record for row in self.area.rows]
        self.area.lead_to([each.uuid for each in records if each.id in keys])

    # Acts

    def _retire_current(self) -> None:
        row = self.area.holding_focus()
        if row is None:
            return
        line: L = row.binding.record
        if len(self.area.visible_rows()) > 1:
            self.area.leave(row)
        else:
            self.form.begin()
        self.put_aside(line, retired=True)

    def _bring_back(self, uuid: str) -> None:
        for line in self.lines(retired=True):
            if line.uuid == uuid:
                self.put_aside(line, retired=False)
