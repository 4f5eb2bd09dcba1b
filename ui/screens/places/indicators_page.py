"""The indicators by which figures are reported, in the order in which they are offered."""

from collections.abc import Mapping, Sequence

from db.records import Indicator
from desktop.office import OpenOffice
from desktop.places.indicators import (
    IndicatorLine,
    add_indicator,
    indicator_lines,
    save_indicator,
)
from ui.desk import Desk
from ui.screens.places.columns import Column, Sheet
from ui.screens.places.ordered_page import Kind, OrderedPage

SHEET = Sheet(
    "places.indicators",
    "شاخص تازه",
    (
        Column("name", "شاخص", share=3),
        Column("unit", "واحد", share=1),
        Column("figures", "آمار", width=84),
    ),
)
_KIND = Kind(
    record=Indicator,
    noun="شاخص",
    typed=("name", "unit"),
    icon="chart-no-axes-column",
    sentence="شاخص‌های آمار این‌جا می‌آیند.",
    hint="نخستین شاخص و واحد آن را پایین بنویسید، یا شاخص‌های معمول را یک‌جا بیاورید.",
    usual="آوردن شاخص‌های معمول",
)


class IndicatorsPage(OrderedPage[IndicatorLine]):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SHEET, _KIND, save_indicator)

    def lines(self, *, retired: bool) -> Sequence[IndicatorLine]:
        return indicator_lines(self.desk.office, retired=retired)

    def told(self, line: IndicatorLine) -> tuple[str, str]:
        return line.name, line.unit

    def add(self, office: OpenOffice, texts: Mapping[str, str]) -> object:
        return add_indicator(office, texts["name"], texts["unit"])
