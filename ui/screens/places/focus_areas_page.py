"""The focus areas that resolutions serve, in the order in which they are offered."""

from collections.abc import Mapping, Sequence

from desktop.places.focus_areas import (
    FocusAreaLine,
    add_focus_area,
    focus_area_lines,
    in_the_way,
    move,
    rename,
    set_aside,
    twin,
)
from desktop.search import is_same
from ui.desk import Desk
from ui.screens.places.columns import Column, Sheet
from ui.screens.places.entry_form import EntryForm
from ui.screens.places.entry_row import EntryRow
from ui.screens.places.ordered_page import OrderedPage
from ui.widgets.cards import EmptyState
from ui.widgets.line_field import LineField
from ui.widgets.name_cell import NameCell
from ui.widgets.quiet import quiet

NAME = "places.focus_areas"
SHEET = Sheet(
    NAME,
    "محور تازه",
    (Column("name", "محور", share=1), Column("resolutions", "مصوبه", width=84)),
)
_NO_NAME = "نام محور را بنویسید."


class FocusAreaRow(EntryRow):
    def __init__(self, desk: Desk, line: FocusAreaLine) -> None:
        super().__init__(
            desk,
            line,
            rename,
            SHEET,
            {"name": quiet(NameCell(needed=True, refusal=self._refusal))},
        )

    def _refusal(self, name: str) -> str:
        return _refused(name, twin(self.desk.office, name, self.binding.record.id))


class FocusAreasPage(OrderedPage[FocusAreaLine, FocusAreaRow]):
    keys = (
        ("Enter", "محور بعد"),
        ("Ctrl+N", "محور تازه"),
        ("Alt+↑ ↓", "جابه‌جایی"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        ("Ctrl+F", "جست‌وجو"),
        ("Ctrl+Z", "واگرد"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            SHEET,
            lambda line: FocusAreaRow(desk, line),
            EntryForm(desk, SHEET, {"name": LineField()}, self._add),
            EmptyState(
                "hash",
                "محورهای مصوبه‌ها این‌جا می‌آیند.",
                "نام نخستین محور را پایین بنویسید و Enter بزنید.",
                name=f"{NAME}.empty",
            ),
        )

    def lines(self, *, retired: bool) -> Sequence[FocusAreaLine]:
        return focus_area_lines(self.desk.office, retired=retired)

    def told(self, line: FocusAreaLine) -> tuple[str, str]:
        return line.name, ""

    def put_aside(self, line: FocusAreaLine, *, retired: bool) -> None:
        self.desk.act(lambda office: set_aside(office, line, retired=retired))

    def shift(self, line: FocusAreaLine, steps: int) -> None:
        self.desk.act(lambda office: move(office, line, steps))

    def _add(self, texts: Mapping[str, str]) -> bool:
        """Add the focus area that is typed, or say what stands in its way."""
        name = texts["name"]
        if not name:
            return self.form.refuse("name", _NO_NAME)
        if sentence := _refused(name, in_the_way(self.desk.office, name)):
            return self.form.refuse("name", sentence)
        return self.desk.act(lambda office: add_focus_area(office, name)) is not None


def _refused(name: str, other: str) -> str:
    """Say why a name cannot be taken beside another one; "" where there is no other."""
    if not other:
        return ""
    if is_same(name, other):
        return f"محور «{other}» در فهرست هست."
    return f"این نام بسیار به محور «{other}» می‌ماند. همان را به کار ببرید یا نام دیگری بنویسید."
