"""What is typed into a cell of a list and not taken yet: it outlives the window."""

from functools import partial

from desktop import drafts
from ui.desk import Desk
from ui.widgets.name_cell import NameCell


def keep_typing(desk: Desk, cell: NameCell, place: str) -> None:
    """Keep what is typed into a cell and not taken yet; bring back what was kept."""
    if text := drafts.kept(desk.office, place):
        cell.set_typed(text)
    cell.typing.connect(
        lambda text: desk.later(("draft", place), partial(drafts.keep, place=place, text=text))
    )
