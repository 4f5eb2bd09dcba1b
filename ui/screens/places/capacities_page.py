"""What the district can use: places and means, one line each, and what that makes for each kind."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.meetings.suggestions import known_names
from desktop.persian import digits, number, read_int
from desktop.places.capacities import (
    LARGEST,
    CapacityLine,
    Total,
    add_capacity,
    capacity_lines,
    save_capacity,
    set_aside,
    totals,
    words,
)
from ui.desk import Desk
from ui.models.suggestions import Suggestion, suggested
from ui.screens.places.columns import Column, Sheet
from ui.screens.places.entries_page import EntriesPage
from ui.screens.places.entry_form import EntryForm
from ui.screens.places.entry_row import EntryRow
from ui.widgets.cards import EmptyState
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.name_cell import NameCell
from ui.widgets.number_field import NumberField
from ui.widgets.quiet import quiet
from ui.widgets.required_line import RequiredLine
from ui.widgets.suggest_field import SuggestField

NAME = "places.capacities"
SHEET = Sheet(
    NAME,
    "ظرفیت تازه",
    (
        Column("name", "ظرفیت", share=27),
        Column("kind", "نوع", share=17),
        Column("size", "اندازه", width=68),
        Column("unit", "واحد", share=12),
        Column("keeper", "دستگاه دارنده", share=20),
        Column("neighborhood", "محله", share=13),
        Column("place", "نشانی", share=18),
    ),
)
_NO_NAME = "نام ظرفیت را بنویسید."
_NO_NUMBER = f"عددی از {digits(0)} تا {digits(LARGEST)} بنویسید."
_NO_KIND = "بدون نوع"
NO_BREAK = "\u00a0"

Offers = tuple[Suggestion, ...]


class Offered(NamedTuple):
    """What the cells of a capacity offer, by the attribute."""

    kind: Offers
    unit: Offers
    keeper: Offers
    neighborhood: Offers


class CapacityRow(EntryRow):
    def __init__(self, desk: Desk, line: CapacityLine) -> None:
        self._names = {key: quiet(NameCell(needed=False)) for key in Offered._fields}
        self._offered: Offered | None = None
        super().__init__(
            desk,
            line,
            save_capacity,
            SHEET,
            {
                "name": quiet(RequiredLine(_NO_NAME)),
                "kind": self._names["kind"],
                "size": quiet(NumberField(0, LARGEST)),
                "unit": self._names["unit"],
                "keeper": self._names["keeper"],
                "neighborhood": self._names["neighborhood"],
                "place": quiet(LineField()),
            },
        )

    def offer(self, offered: Offered) -> None:
        """Know these names from now on."""
        if offered != self._offered:
            self._offered = offered
            for key, names in offered._asdict().items():
                self._names[key].set_suggestions(names)


class CapacitiesPage(EntriesPage[CapacityLine, CapacityRow]):
    def __init__(self, desk: Desk) -> None:
        self._suggest = {key: SuggestField() for key in Offered._fields}
        fields: dict[str, LineField | SuggestField] = {
            key: self._suggest.get(key) or LineField() for key in SHEET.labels
        }
        super().__init__(
            desk,
            SHEET,
            lambda line: CapacityRow(desk, line),
            EntryForm(desk, SHEET, fields, self._add),
            EmptyState(
                "warehouse",
                "ظرفیت‌های منطقه این‌جا می‌آیند.",
                "جا یا امکانی را که منطقه دارد پایین بنویسید، مانند سرپناهی برای ۸۵ نفر، "
                "و Enter بزنید.",
                name=f"{NAME}.empty",
            ),
        )
        self._totals = Label(role="text_2", name=f"{NAME}.totals")
        self._totals.setWordWrap(True)
        self.column.insertWidget(0, self._totals)

    def lines(self, *, retired: bool) -> Sequence[CapacityLine]:
        return capacity_lines(self.desk.office, retired=retired)

    def told(self, line: CapacityLine) -> tuple[str, str]:
        return line.name, _size_of(line)

    def words(self, line: CapacityLine) -> str:
        return f"{line.name} {line.kind} {line.keeper} {line.neighborhood} {line.place}"

    def put_aside(self, line: CapacityLine, *, retired: bool) -> None:
        self.desk.act(lambda office: set_aside(office, line, retired=retired))

    def refresh(self) -> None:
        """Show the list as it is now, with what each kind makes, and offer the known names."""
        super().refresh()
        office = self.desk.office
        known, own = known_names(office), words(office)
        offered = Offered(
            kind=suggested(own.kinds),
            unit=suggested(own.units),
            keeper=suggested(known.organizations, known.earlier),
            neighborhood=suggested(known.neighborhoods),
        )
        for row in self.area.rows:
            row.offer(offered)
        for key, names in offered._asdict().items():
            self._suggest[key].set_suggestions(names)
        sums = totals(capacity_lines(office))
        self._totals.setText("؛  ".join(_told(each) for each in sums))
        self._totals.setVisible(bool(sums))

    def _add(self, texts: Mapping[str, str]) -> bool:
        """Add the capacity that is typed, or say what is missing."""
        size = read_int(texts["size"])
        if not texts["name"]:
            return self.form.refuse("name", _NO_NAME)
        if texts["size"] and not (size is not None and 0 <= size <= LARGEST):
            return self.form.refuse("size", _NO_NUMBER)
        line = CapacityLine(
            name=texts["name"],
            kind=texts["kind"],
            size=size,
            unit=texts["unit"],
            keeper=texts["keeper"],
            neighborhood=texts["neighborhood"],
            place=texts["place"],
        )
        return self.desk.act(lambda office: add_capacity(office, line)) is not None


def _told(total: Total) -> str:
    """Write «سرپناه: ۲ جا، ۱۲۵ نفر»; a line is not broken inside."""
    facts = [f"{digits(total.places)} جا", *(_size(*each) for each in total.sizes)]
    told = f"{total.kind or _NO_KIND}: {'، '.join(facts)}"
    return told.replace(" ", NO_BREAK)


def _size_of(line: CapacityLine) -> str:
    size = "" if line.size is None else _size(line.size, line.unit)
    return "، ".join(text for text in (line.kind, size) if text)


def _size(size: int, unit: str) -> str:
    return f"{number(size)} {unit}".strip()
