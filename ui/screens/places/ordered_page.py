"""A list whose order is the office's own: rows move by keys."""

from collections.abc import Callable

from ui.desk import Desk
from ui.screens.lists.list_page import L
from ui.screens.places.columns import Sheet
from ui.screens.places.entries_page import E, EntriesPage
from ui.screens.places.entry_form import EntryForm
from ui.widgets.cards import EmptyState


class OrderedPage(EntriesPage[L, E]):
    """Its entries stand as somebody put them; each page says below how one is moved."""

    def __init__(
        self,
        desk: Desk,
        sheet: Sheet,
        make: Callable[[L], E],
        form: EntryForm,
        empty: EmptyState,
    ) -> None:
        super().__init__(desk, sheet, make, form, empty)
        self.area.offer_moves("ردیف", lambda row, steps: self.shift(row.binding.record, steps))

    def shift(self, line: L, steps: int) -> None:
        """Move an entry past some others, as one act."""
        raise NotImplementedError

    def sorted_by_hand(self) -> bool:
        return True
