"""A list whose entries stand on the columns of a sheet, with the next one typed below them."""

from collections.abc import Callable
from typing import TypeVar

from ui.desk import Desk
from ui.screens.lists.list_page import L, ListPage
from ui.screens.places.columns import Sheet, heads
from ui.screens.places.entry_form import EntryForm
from ui.screens.places.entry_row import EntryRow
from ui.widgets.cards import EmptyState

E = TypeVar("E", bound=EntryRow)


class EntriesPage(ListPage[L, E]):
    """Each list says below what an entry is found by."""

    keys = (
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
        make: Callable[[L], E],
        form: EntryForm,
        empty: EmptyState,
    ) -> None:
        self._sheet, self._make, self.form = sheet, make, form
        super().__init__(desk, sheet.name, heads(sheet.columns), form, empty)

    def words(self, line: L) -> str:
        """Give all that an entry is found by."""
        return " ".join(self.told(line))

    def make_row(self, line: L) -> E:
        return self._make(line)

    def show_line(self, row: E, line: L, number: int) -> None:
        row.show_line(line, number, self.words(line))
        row.name(f"{self._sheet.name}.{number}", self.told(line)[0], self._sheet.labels)
