"""A list of the office on its page: its rows, the next entry, and what is set aside.

Hard rule: an entry is never deleted; what is set aside is offered no more and can come back.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.records import TravellingRecord
from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from ui.commands import Scope, mark
from ui.desk import Desk
from ui.screens.lists.list_area import ListArea, ListRow
from ui.screens.lists.list_card import ListCard
from ui.screens.lists.next_form import NextForm
from ui.screens.lists.retired import RetiredList
from ui.screens.rows import chain
from ui.theme import Space
from ui.widgets.cards import EmptyState
from ui.widgets.command import Command
from ui.widgets.keys import KeyHints
from ui.widgets.labels import Label

L = TypeVar("L", bound=TravellingRecord)
R = TypeVar("R", bound=ListRow)


class ListPage(QWidget, Generic[L, R]):
    """What every list has; each list says below what is its own.

    `counted` tells how many entries are shown, and of how many.
    """

    counted = Signal(int, int)
    keys: tuple[tuple[str, str], ...] = ()
    entry = "ردیف"  # what an entry is called
    some = "چیزی"  # and one of them that is sought

    def __init__(
        self,
        desk: Desk,
        name: str,
        head: QWidget,
        form: NextForm,
        empty: EmptyState | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.desk = desk
        self.may_write = desk.office.may(Deed.KEEP_LISTS)
        self._order: list[str] = []
        self._empty = empty
        self._next = form
        self._retired = RetiredList(name=f"{name}.retired", button="بازگرداندن")
        self._nothing = Label(
            f"{self.some} با این عبارت نیست. واژهٔ دیگری بنویسید یا Esc را بزنید.",
            role="text_2",
            name=f"{name}.nothing",
        )
        self._nothing.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, Space.CARD)
        tail = (self._nothing, form, self._retired)
        self.area: ListArea[L, R] = ListArea(
            self.make_row, name=f"{name}.list", tail=(empty, *tail) if empty else tail, form=form
        )
        Command(
            self.area,
            f"کنار گذاشتن این {self.entry}",
            self._retire_current,
            "Ctrl+Del",
            when=self._may_retire_current,
            within=True,
        ).found_by("حذف").taking_away()
        mark(self, Scope.SECTION)
        self.line = QHBoxLayout()  # the list, and what belongs beside it
        self.line.setSpacing(Space.MEDIUM)
        self.line.addWidget(ListCard(head, self.area, name=f"{name}.card"), 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.MEDIUM)
        self.column.addLayout(self.line, 1)
        self._said = Label(role="text_2", name=f"{name}.said")
        self._said.setWordWrap(True)
        self._said.hide()
        self.column.addWidget(self._said)
        self.area.came.connect(self._on_came)
        self.area.passed_end.connect(self.begin_new)
        self._retired.chosen.connect(self._bring_back)
        if not self.may_write:
            form.hide()
            self._retired.setEnabled(False)

    # What is a list's own

    def make_row(self, line: L) -> R:
        """Make the row of an entry."""
        raise NotImplementedError

    def lines(self, *, retired: bool) -> Sequence[L]:
        """Give the entries in their order, or those that are set aside."""
        raise NotImplementedError

    def told(self, line: L) -> tuple[str, str]:
        """Give what an entry is called, and what stands beside it where it is set aside."""
        raise NotImplementedError

    def show_line(self, row: R, line: L, number: int) -> None:
        """Show an entry in its row, and name the row."""
        raise NotImplementedError

    def put_aside(self, line: L, *, retired: bool) -> None:
        """Set an entry aside, or bring it back, as one act."""
        raise NotImplementedError

    def stops_below(self) -> Sequence[QWidget]:
        """List what Tab goes through where the next entry is typed."""
        return self._next.stops()

    def stops_beside(self) -> Sequence[QWidget]:
        """List what Tab goes through last."""
        return ()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self.area,)

    def may_put_aside(self, line: L) -> bool:
        """Tell whether the office can do without an entry."""
        del line
        return True

    def sorted_by_hand(self) -> bool:
        """Tell whether the order is the office's own; else an entry that is edited stays put."""
        return False

    def show_current(self) -> None:
        """Show beside the list what belongs to the entry that the keyboard is in."""

    def remark(self) -> str:
        """Say what else the screen's title shall tell, after the count."""
        return ""

    # What is shown

    def refresh(self) -> None:
        """Show the list as it is now."""
        self._said.hide()  # it was about what was done before
        lines = list(self.lines(retired=False))
        if not self.sorted_by_hand() and {line.uuid for line in lines} == set(self._order):
            lines.sort(key=lambda line: self._order.index(line.uuid))
        self._order = [line.uuid for line in lines]
        new = self.area.arrange(lines)
        for number, (row, line) in enumerate(zip(self.area.rows, lines, strict=True), 1):
            self.show_line(row, line, number)
        aside = self.lines(retired=True)
        self._retired.show_things([(line.uuid, *self.told(line)) for line in aside])
        if self._empty is not None:
            self._empty.setVisible(not lines)
        if not self.may_write:
            self._close_to_writing()
        self._count(self.area.find_again())
        self.area.welcome(new)
        self.show_current()
        self.chain_stops()

    def writes(self) -> bool:
        """Tell whether whoever is signed in may change the list."""
        return self.may_write

    def _close_to_writing(self) -> None:
        """Let the rows be read."""
        for row in self.area.rows:
            for field in row.fields.values():
                if isinstance(field, QLineEdit):  # also what enters a name, and is not bound
                    field.setReadOnly(True)
                else:
                    field.setEnabled(False)
        for command in self.area.actions():
            command.setEnabled(False)

    def keys_now(self) -> KeyHints:
        """Give the keys that do something where the keyboard is."""
        if not self.may_write:
            return (("Ctrl+F", "جست‌وجو"),)
        commands = [each for each in self.area.actions() if isinstance(each, Command)]
        idle = {each.key for each in commands if not each.is_offered()}
        return [hint for hint in self.keys if not _each_key(hint[0]) <= idle]

    def chain_stops(self) -> None:
        """Let Tab go as one reads: down the list, to the next entry, what is aside, beside it."""
        stops = [stop for row in self.area.rows for stop in row.fields.values()]
        chain([*stops, *self.stops_below(), *self._retired.stops(), *self.stops_beside()])

    def show_found(self, typed: str) -> None:
        """Show the rows in which every typed word is found."""
        self._count(self.area.show_found(typed))

    def _count(self, found: int) -> None:
        self._nothing.setVisible(bool(self.area.rows) and not found)
        self.counted.emit(found, len(self.area.rows))

    def shown(self) -> Mapping[str, L]:
        """Give the entries that are on the list, by their uuid."""
        return {row.uuid: row.binding.record for row in self.area.rows}

    # Where the keyboard is

    def begin(self) -> None:
        """Go to the first entry; where there is none, to where the first one is typed."""
        rows = self.area.visible_rows()
        if rows:
            rows[0].begin()
        else:
            self.begin_new()

    def begin_new(self) -> None:
        """Go to where a new entry is typed."""
        if self.may_write:
            self._next.begin()
        else:
            self.area.setFocus()

    def current(self) -> L | None:
        """Give the entry that the keyboard is or was in last, or else the first one."""
        for row in (self.area.current, *self.area.visible_rows()):
            if row is not None:
                line: L = row.binding.record
                return line
        return None

    def lead_to(self, uuids: Collection[str]) -> None:
        """Go to the first of some entries, unless the keyboard is in one of them."""
        self.area.lead_to(uuids)

    def lead_to_keys(self, keys: Collection[int]) -> None:
        """Go to the first of some entries, by their keys."""
        self.lead_to([line.uuid for line in self.shown().values() if line.id in keys])

    def _on_came(self) -> None:
        self._said.hide()
        self.desk.flush()
        self.show_current()
        if self.stops_beside():  # which may be others now
            self.chain_stops()

    # Acts

    def say(self, sentence: str) -> None:
        """Say quietly what became of an act, until something else is done or gone to."""
        self._said.setText(sentence)
        self._said.show()

    def enter(self, add: Callable[[OpenOffice], TravellingRecord]) -> bool:
        """Do the act that adds an entry; go to one that was there already, and say so."""
        before = self.shown()
        aside = {line.uuid for line in self.lines(retired=True)}
        added = self.desk.act(add)
        if added is None:
            return False
        if added.uuid in before or added.uuid in aside:
            self.area.lead_to((added.uuid,))
            name = self.told(self.shown()[added.uuid])[0]
            is_there = "در فهرست هست" if added.uuid in before else "از کنار گذاشته‌ها بازگشت"
            self.say(f"«{name}» {is_there}.")
        return True

    def _may_retire_current(self) -> bool:
        row = self.area.holding_focus()
        return self.may_write and row is not None and self.may_put_aside(row.binding.record)

    def _retire_current(self) -> None:
        row = self.area.holding_focus()
        if row is None or not self._may_retire_current():
            return
        line: L = row.binding.record
        if len(self.area.visible_rows()) > 1:
            self.area.leave(row)
        else:
            self.begin_new()
        self.put_aside(line, retired=True)
        self.say(f"«{self.told(line)[0]}» کنار گذاشته شد و پایین فهرست است. Ctrl+Z برمی‌گرداند.")

    def _bring_back(self, uuid: str) -> None:
        for line in self.lines(retired=True):
            if line.uuid == uuid:
                self.put_aside(line, retired=False)


def _each_key(shown: str) -> set[str]:
    """Take «Alt+↑ ↓» apart into «Alt+↑» and «Alt+↓»."""
    first, *others = shown.split()
    return {first, *(first[:-1] + other for other in others)}
