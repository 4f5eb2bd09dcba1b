"""The neighborhoods of the district: subdistrict, which are low-income, how often each is used."""

from collections.abc import Mapping, Sequence

from desktop.persian import digits, read_int
from desktop.places.neighborhoods import (
    SUBDISTRICTS,
    NeighborhoodLine,
    add_neighborhood,
    is_taken,
    neighborhood_lines,
    save_neighborhood,
    set_aside,
)
from ui.desk import Desk
from ui.screens.places.columns import Column, Sheet
from ui.screens.places.entries_page import EntriesPage
from ui.screens.places.entry_form import EntryForm
from ui.screens.places.entry_row import EntryRow
from ui.widgets.cards import EmptyState
from ui.widgets.check_field import CheckField
from ui.widgets.line_field import LineField
from ui.widgets.name_cell import NameCell
from ui.widgets.number_field import NumberField
from ui.widgets.quiet import quiet

NAME = "places.neighborhoods"
SHEET = Sheet(
    NAME,
    "محلهٔ تازه",
    (
        Column("name", "محله", share=1),
        Column("subdistrict", "ناحیه", width=84),
        Column("low_income", "کم‌برخوردار", width=104),
        Column("resolutions", "مصوبه", width=84),
        Column("capacities", "ظرفیت", width=84),
    ),
)
_TAKEN = "محلهٔ دیگری همین نام را دارد."
_NO_NAME = "نام محله را بنویسید."
_NO_NUMBER = f"عددی از {digits(SUBDISTRICTS[0])} تا {digits(SUBDISTRICTS[-1])} بنویسید."


class NeighborhoodRow(EntryRow):
    def __init__(self, desk: Desk, line: NeighborhoodLine) -> None:
        super().__init__(
            desk,
            line,
            save_neighborhood,
            SHEET,
            {
                "name": quiet(NameCell(needed=True, refusal=self._refusal)),
                "subdistrict": quiet(NumberField(SUBDISTRICTS[0], SUBDISTRICTS[-1])),
                "low_income": CheckField(),
            },
        )

    def _refusal(self, name: str) -> str:
        return _TAKEN if is_taken(self.desk.office, name, self.binding.record.id) else ""


class NeighborhoodsPage(EntriesPage[NeighborhoodLine, NeighborhoodRow]):
    keys = (
        ("Enter", "خانهٔ بعد"),
        ("Ctrl+N", "محلهٔ تازه"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        ("Ctrl+P", "شناسنامه"),
        ("Ctrl+F", "جست‌وجو"),
        ("Ctrl+Z", "واگرد"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            SHEET,
            lambda line: NeighborhoodRow(desk, line),
            EntryForm(desk, SHEET, {"name": LineField(), "subdistrict": LineField()}, self._add),
            EmptyState(
                "map-pin",
                "محله‌های منطقه این‌جا می‌آیند.",
                "نام نخستین محله و شمارهٔ ناحیهٔ آن را پایین بنویسید و Enter بزنید. "
                "محله‌ای که در مصوبه‌ای نوشته شود، خودش به این فهرست می‌آید.",
                name=f"{NAME}.empty",
            ),
        )

    def lines(self, *, retired: bool) -> Sequence[NeighborhoodLine]:
        return neighborhood_lines(self.desk.office, retired=retired)

    def told(self, line: NeighborhoodLine) -> tuple[str, str]:
        where = f"ناحیهٔ {digits(line.subdistrict)}" if line.subdistrict else ""
        return line.name, where

    def put_aside(self, line: NeighborhoodLine, *, retired: bool) -> None:
        self.desk.act(lambda office: set_aside(office, line, retired=retired))

    def remark(self) -> str:
        low_income = sum(row.binding.record.low_income for row in self.area.rows)
        return f"{digits(low_income)} کم‌برخوردار" if low_income else ""

    def _add(self, texts: Mapping[str, str]) -> bool:
        """Add the neighborhood that is typed, or say what is missing."""
        name, number = texts["name"], texts["subdistrict"]
        subdistrict = read_int(number)
        if not name:
            return self.form.refuse("name", _NO_NAME)
        if number and subdistrict not in SUBDISTRICTS:
            return self.form.refuse("subdistrict", _NO_NUMBER)
        return self.enter(lambda office: add_neighborhood(office, name, subdistrict))
