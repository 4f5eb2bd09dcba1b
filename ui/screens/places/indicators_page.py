"""The indicators by which figures are reported, in the order in which they are offered."""

from collections.abc import Mapping, Sequence

from desktop.places.indicators import (
    IndicatorLine,
    add_indicator,
    in_the_way,
    indicator_lines,
    move,
    save_indicator,
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

NAME = "places.indicators"
SHEET = Sheet(
    NAME,
    "شاخص تازه",
    (
        Column("name", "شاخص", share=3),
        Column("unit", "واحد", share=1),
        Column("figures", "آمار", width=84),
    ),
)
_NO_NAME = "نام شاخص را بنویسید."


class IndicatorRow(EntryRow):
    def __init__(self, desk: Desk, line: IndicatorLine) -> None:
        super().__init__(
            desk,
            line,
            save_indicator,
            SHEET,
            {
                "name": quiet(NameCell(needed=True, refusal=self._refusal)),
                "unit": quiet(LineField()),
            },
        )

    def _refusal(self, name: str) -> str:
        return _refused(name, twin(self.desk.office, name, self.binding.record.id))


class IndicatorsPage(OrderedPage[IndicatorLine, IndicatorRow]):
    keys = (
        ("Enter", "خانهٔ بعد"),
        ("Ctrl+N", "شاخص تازه"),
        ("Alt+↑ ↓", "جابه‌جایی"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        ("Ctrl+F", "جست‌وجو"),
        ("Ctrl+Z", "واگرد"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            SHEET,
            lambda line: IndicatorRow(desk, line),
            EntryForm(desk, SHEET, {"name": LineField(), "unit": LineField()}, self._add),
            EmptyState(
                "chart-no-axes-column",
                "شاخص‌های آمار این‌جا می‌آیند.",
                "نام نخستین شاخص و واحد آن را پایین بنویسید و Enter بزنید.",
                name=f"{NAME}.empty",
            ),
        )

    def lines(self, *, retired: bool) -> Sequence[IndicatorLine]:
        return indicator_lines(self.desk.office, retired=retired)

    def told(self, line: IndicatorLine) -> tuple[str, str]:
        return line.name, line.unit

    def put_aside(self, line: IndicatorLine, *, retired: bool) -> None:
        self.desk.act(lambda office: set_aside(office, line, retired=retired))

    def shift(self, line: IndicatorLine, steps: int) -> None:
        self.desk.act(lambda office: move(office, line, steps))

    def _add(self, texts: Mapping[str, str]) -> bool:
        """Add the indicator that is typed, or say what stands in its way."""
        name, unit = texts["name"], texts["unit"]
        if not name:
            return self.form.refuse("name", _NO_NAME)
        if sentence := _refused(name, in_the_way(self.desk.office, name)):
            return self.form.refuse("name", sentence)
        return self.desk.act(lambda office: add_indicator(office, name, unit)) is not None


def _refused(name: str, other: str) -> str:
    """Say why a name cannot be taken beside another one; "" where there is no other."""
    if not other:
        return ""
    if is_same(name, other):
        return f"شاخص «{other}» در فهرست هست."
    return f"این نام بسیار به شاخص «{other}» می‌ماند. همان را به کار ببرید یا نام دیگری بنویسید."
