"""The focus areas that resolutions serve, in the order in which they are offered."""

from collections.abc import Mapping, Sequence

from db.records import FocusArea
from desktop.office import OpenOffice
from desktop.places.focus_areas import FocusAreaLine, add_focus_area, focus_area_lines, rename
from ui.desk import Desk
from ui.screens.places.columns import Column, Sheet
from ui.screens.places.ordered_page import Kind, OrderedPage

SHEET = Sheet(
    "places.focus_areas",
    "محور تازه",
    (Column("name", "محور", share=1), Column("resolutions", "مصوبه", width=84)),
)
_KIND = Kind(
    record=FocusArea,
    noun="محور",
    typed=("name",),
    icon="hash",
    sentence="محورهای مصوبه‌ها این‌جا می‌آیند.",
    hint="نخستین محور را پایین بنویسید، یا محورهای معمول را یک‌جا بیاورید.",
    usual="آوردن محورهای معمول",
)


class FocusAreasPage(OrderedPage[FocusAreaLine]):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, SHEET, _KIND, rename)

    def lines(self, *, retired: bool) -> Sequence[FocusAreaLine]:
        return focus_area_lines(self.desk.office, retired=retired)

    def told(self, line: FocusAreaLine) -> tuple[str, str]:
        return line.name, ""

    def add(self, office: OpenOffice, texts: Mapping[str, str]) -> object:
        return add_focus_area(office, texts["name"])
