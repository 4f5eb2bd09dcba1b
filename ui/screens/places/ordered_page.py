"""A list whose order is the office's own: rows move by keys."""

from collections.abc import Callable, Mapping
from functools import partial

from ui.screens.places.list_page import L, ListPage, R


class OrderedPage(ListPage[L, R]):
    """Its entries stand as somebody put them; each page says below how one is moved."""

    def shift(self, line: L, steps: int) -> None:
        """Move an entry past some others, as one act."""
        raise NotImplementedError

    def row_keys(self) -> Mapping[str, Callable[[], None]]:
        return {"Alt+Up": partial(self._move, -1), "Alt+Down": partial(self._move, 1)}

    def sorted_by_hand(self) -> bool:
        return True

    def _move(self, by: int) -> None:
        """Move the row past its neighbour, be there others between that are not shown."""
        row, rows = self.area.holding_focus(), self.area.visible_rows()
        if row is None:
            return
        place, everyone = rows.index(row) + by, list(self.area.rows)
        if 0 <= place < len(rows):
            self.shift(row.binding.record, everyone.index(rows[place]) - everyone.index(row))
            self.area.keep_in_sight(row)
