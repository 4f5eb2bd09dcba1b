"""A screen of lists of which one is seen: which it is, what is sought in it, how much there is.

Hard rule: everything on it is written as it is typed, and undo leads to what it changed.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from db.records import Change
from desktop.access.permissions import Deed
from desktop.persian import digits
from ui.access_sentences import read_only
from ui.commands import offer_acts
from ui.desk import Desk
from ui.screens.lists.list_page import ListPage
from ui.screens.save_sign import SaveSign
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.command import Command
from ui.widgets.frame import Screen
from ui.widgets.line_field import LineField
from ui.widgets.toggle import SegmentedToggle, ToggleOption


class Listed(NamedTuple):
    """A list on its screen: what an entry is called, and a new one, and what one is found by."""

    option: ToggleOption
    page: ListPage[Any, Any]
    entry: str
    new: str
    sought: str


class ListScreen(Screen):
    """Each screen says below what else stands on it, and which tables its lists are made of."""

    tables: Collection[str] = ()

    def __init__(self, title: str, desk: Desk, name: str, lists: Sequence[Listed]) -> None:
        super().__init__(title, name=name)
        self.desk = desk
        self._named = name
        self._lists = {each.option.key: each for each in lists}
        self._toggle = SegmentedToggle(
            [each.option for each in lists], name=f"{name}.page", label="فهرست"
        )
        self.filter = LineField()
        self.filter.setObjectName(f"{name}.filter")
        self.filter.setAccessibleName("جست‌وجو در فهرست")
        # One for each list, since a button that is called otherwise forgets its key.
        self._new = {
            key: Button(
                each.new, icon="plus", key="Ctrl+N", kind="primary", name=f"{name}.add_{key}"
            )
            for key, each in self._lists.items()
        }
        self._save_sign = SaveSign(name=f"{name}.save_sign")
        self._tools = QWidget()
        self._stack = QStackedWidget()
        self.may_write = desk.office.may(Deed.KEEP_LISTS)

    def open(
        self, right: Sequence[QWidget], left: Sequence[QWidget], under: Sequence[QWidget] = ()
    ) -> None:
        """Put these tools above the lists, and `under` them what comes and goes; begin."""
        self.header.add(self._save_sign)
        self.header.add(self._toggle)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(Space.SMALL)
        for widget in right:
            tools.addWidget(widget)
        tools.addStretch(1)
        for widget in (*left, *self._new.values()):
            tools.addWidget(widget)
        for each in self._lists.values():
            self._stack.addWidget(each.page)
        self.body.setSpacing(Space.MEDIUM)
        self.body.addWidget(self._tools)
        if not self.may_write:
            self.body.addWidget(
                Banner(read_only(Deed.KEEP_LISTS), "info", name=f"{self._named}.why")
            )
        for part in under:
            part.hide()
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self._listen()
        self._toggle.set_value(next(iter(self._lists)))
        self._show_page()

    def _listen(self) -> None:
        self.desk.changed.connect(self._on_changed)
        self._save_sign.follow(self.desk)
        self._toggle.chosen.connect(self._lead_to)
        self.filter.edited.connect(lambda typed: self.page().show_found(typed))
        self.filter.returnPressed.connect(self.begin)
        offer_acts(self, self.desk, self.travel)
        Command(self, "جست‌وجو در فهرست", self.filter.setFocus, "Ctrl+F").found_by("یافتن صافی")
        for number, (key, each) in enumerate(self._lists.items(), 1):
            lead = partial(self._lead_to, key)
            Command(self, f"رفتن به فهرست {each.option.text}", lead, f"Ctrl+{number}")
            self._new[key].clicked.connect(each.page.begin_new)
            self._new[key].offer(f"نوشتن {each.new}").found_by("افزودن")
            each.page.counted.connect(self.show_count)
            each.page.area.moved.connect(self._show_keys)

    # What is a screen's own

    def travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        """Undo or redo, and lead to what changed, on whichever list that is."""
        raise NotImplementedError

    def show_tools(self, shown: str) -> None:
        """Show the tools of one list."""

    def refresh(self) -> None:
        """Show the list that is seen as it is now."""
        self.page().refresh()

    # What is shown

    def begin(self) -> None:
        """Start in the list that is shown."""
        self.page().begin()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._tools, *self.page().parts(), self._toggle)

    def page(self) -> ListPage[Any, Any]:
        return self._lists[self.shown()].page

    def shown(self) -> str:
        return self._toggle.value() or next(iter(self._lists))

    def _lead_to(self, key: str) -> None:
        self.desk.flush()
        self.turn_to(key)
        self.begin()

    def turn_to(self, key: str) -> None:
        """Show another list, all of it."""
        self._toggle.set_value(key)
        if self._stack.currentWidget() is not self._lists[key].page:
            self.filter.set_value("")
            self._show_page()

    def _show_page(self) -> None:
        shown = self.shown()
        self.show_tools(shown)
        self.filter.setPlaceholderText(self._lists[shown].sought)
        for key, button in self._new.items():
            button.setVisible(key == shown and self.may_write)
        self._stack.setCurrentWidget(self.page())
        self.page().show_found("")
        self.refresh()
        self._show_keys()

    def _show_keys(self) -> None:
        """Show the keys that do something where the keyboard is, and those of the other lists."""
        others = (
            (f"Ctrl+{number}", each.option.text)
            for number, each in enumerate(self._lists.values(), 1)
            if each.option.key != self.shown()
        )
        self.status_bar.set_keys((*self.page().keys_now(), *others))

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(change.table in self.tables for change in changes):
            self.refresh()

    def show_count(self, found: int, every: int) -> None:
        """Say in the title how much there is, and how much of it was found."""
        entry = self._lists[self.shown()].entry
        count = f"{found} از {every} {entry}" if self.filter.value().strip() else f"{every} {entry}"
        self.header.set_sub("، ".join(filter(None, (digits(count), self.page().remark()))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.filter.hasFocus():
            self.filter.set_value("")
            self.page().show_found("")
