"""The office's lists: neighborhoods, what the district can use, focus areas and indicators."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from db.records import (
    Capacity,
    Change,
    Figure,
    FocusArea,
    Indicator,
    Meeting,
    Neighborhood,
    Organization,
    ResolutionFocusArea,
    ResolutionNeighborhood,
)
from ui.desk import Desk
from ui.screens.lists.list_screen import Listed, ListScreen
from ui.screens.places.capacities_page import CapacitiesPage
from ui.screens.places.focus_areas_page import FocusAreasPage
from ui.screens.places.indicators_page import IndicatorsPage
from ui.screens.places.neighborhoods_page import NeighborhoodsPage
from ui.widgets.buttons import Button
from ui.widgets.toggle import ToggleOption

NAME = "places"
_NEIGHBORHOODS, _CAPACITIES = "neighborhoods", "capacities"
_FOCUS_AREAS, _INDICATORS = "focus_areas", "indicators"
_LIST_OF = {  # what was added to another list with it comes behind
    Capacity.table: _CAPACITIES,
    Neighborhood.table: _NEIGHBORHOODS,
    FocusArea.table: _FOCUS_AREAS,
    Indicator.table: _INDICATORS,
}
_FILTER = 220


class PlacesScreen(ListScreen):
    """Of a neighborhood it leads to all that is known about it."""

    profile_wanted = Signal(int)  # the key of a neighborhood

    tables = frozenset(
        kind.table
        for kind in (
            Capacity,
            Figure,
            FocusArea,
            Indicator,
            Meeting,
            Neighborhood,
            Organization,
            ResolutionFocusArea,
            ResolutionNeighborhood,
        )
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__("محله‌ها و ظرفیت‌ها", desk, NAME, _lists(desk))
        self._profile = Button(
            "شناسنامهٔ محله", icon="id-card", key="Ctrl+P", name=f"{NAME}.profile"
        )
        self._profile.clicked.connect(self._want_profile)
        self._profile.offer("نمایش شناسنامهٔ این محله")
        self.filter.setFixedWidth(_FILTER)
        self.open(right=(self.filter,), left=(self._profile,))

    def show_tools(self, shown: str) -> None:
        self._profile.setVisible(shown == _NEIGHBORHOODS)

    def show_count(self, found: int, every: int) -> None:
        super().show_count(found, every)
        self._profile.setEnabled(every > 0)

    def travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        changes = step()
        tables = {change.table for change in changes}
        lists = [key for table, key in _LIST_OF.items() if table in tables]
        if not lists:
            return
        if self.shown() not in lists:
            self.turn_to(lists[0])
        table = next(table for table, key in _LIST_OF.items() if key == self.shown())
        self.page().lead_to_keys({change.id for change in changes if change.table == table})

    def lead_to(self, neighborhood_id: int) -> None:
        """Go to a neighborhood in its list."""
        self.page().lead_to_keys({neighborhood_id})

    def _want_profile(self) -> None:
        line = self.page().current()
        if line is not None:
            self.profile_wanted.emit(line.id)


def _lists(desk: Desk) -> tuple[Listed, ...]:
    return (
        Listed(
            ToggleOption(_NEIGHBORHOODS, "محله‌ها", "map-pin", "accent"),
            NeighborhoodsPage(desk),
            "محله",
            "محلهٔ تازه",
            "نام محله یا ناحیه",
        ),
        Listed(
            ToggleOption(_CAPACITIES, "ظرفیت‌ها", "warehouse", "accent"),
            CapacitiesPage(desk),
            "ظرفیت",
            "ظرفیت تازه",
            "نام، نوع، دستگاه یا محله",
        ),
        Listed(
            ToggleOption(_FOCUS_AREAS, "محورها", "hash", "accent"),
            FocusAreasPage(desk),
            "محور",
            "محور تازه",
            "نام محور",
        ),
        Listed(
            ToggleOption(_INDICATORS, "شاخص‌ها", "chart-no-axes-column", "accent"),
            IndicatorsPage(desk),
            "شاخص",
            "شاخص تازه",
            "نام شاخص یا واحد",
        ),
    )
