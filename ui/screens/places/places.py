"""The office's lists: neighborhoods, what the district can use, focus areas and indicators."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

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
from desktop.persian import digits
from ui.commands import offer_acts
from ui.desk import Desk
from ui.screens.places.capacities_page import CapacitiesPage
from ui.screens.places.entries_page import EntriesPage
from ui.screens.places.focus_areas_page import FocusAreasPage
from ui.screens.places.indicators_page import IndicatorsPage
from ui.screens.places.neighborhoods_page import NeighborhoodsPage
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.command import Command
from ui.widgets.frame import SaveSign, Screen
from ui.widgets.line_field import LineField
from ui.widgets.toggle import SegmentedToggle, ToggleOption

NAME = "places"
_TABLES = {
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
}
_NEIGHBORHOODS, _CAPACITIES = "neighborhoods", "capacities"
_FOCUS_AREAS, _INDICATORS = "focus_areas", "indicators"
_PAGES = (
    ToggleOption(_NEIGHBORHOODS, "محله‌ها", "map-pin", "accent"),
    ToggleOption(_CAPACITIES, "ظرفیت‌ها", "warehouse", "accent"),
    ToggleOption(_FOCUS_AREAS, "محورها", "hash", "accent"),
    ToggleOption(_INDICATORS, "شاخص‌ها", "chart-no-axes-column", "accent"),
)
_PAGE_OF = {  # what was added to another list with it comes behind
    Capacity.table: _CAPACITIES,
    Neighborhood.table: _NEIGHBORHOODS,
    FocusArea.table: _FOCUS_AREAS,
    Indicator.table: _INDICATORS,
}
_COUNTED = {
    _NEIGHBORHOODS: "محله",
    _CAPACITIES: "ظرفیت",
    _FOCUS_AREAS: "محور",
    _INDICATORS: "شاخص",
}
_NEW = {
    _NEIGHBORHOODS: "محلهٔ تازه",
    _CAPACITIES: "ظرفیت تازه",
    _FOCUS_AREAS: "محور تازه",
    _INDICATORS: "شاخص تازه",
}
_SOUGHT = {
    _NEIGHBORHOODS: "نام محله یا ناحیه",
    _CAPACITIES: "نام، نوع، دستگاه یا محله",
    _FOCUS_AREAS: "نام محور",
    _INDICATORS: "نام شاخص یا واحد",
}


class PlacesScreen(Screen):
    """Everything on it is written as it is typed."""

    profile_wanted = Signal(int)  # the key of a neighborhood

    def __init__(self, desk: Desk) -> None:
        super().__init__("محله‌ها و ظرفیت‌ها", name=NAME)
        self._desk = desk
        self._toggle = SegmentedToggle(_PAGES, name=f"{NAME}.page", label="فهرست")
        self._filter = LineField()
        # One for each list, since a button that is called otherwise forgets its key.
        self._new = {
            page: Button(what, icon="plus", key="Ctrl+N", kind="primary", name=f"{NAME}.add_{page}")
            for page, what in _NEW.items()
        }
        self._profile = Button(
            "شناسنامهٔ محله", icon="id-card", key="Ctrl+P", name=f"{NAME}.profile"
        )
        self._save_sign = SaveSign(name=f"{NAME}.save_sign")
        self._pages: dict[str, EntriesPage[Any, Any]] = {
            _NEIGHBORHOODS: NeighborhoodsPage(desk),
            _CAPACITIES: CapacitiesPage(desk),
            _FOCUS_AREAS: FocusAreasPage(desk),
            _INDICATORS: IndicatorsPage(desk),
        }
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()
        self._toggle.set_value(_NEIGHBORHOODS)
        self._show_page()

    def _lay_out(self) -> None:
        self._filter.setObjectName(f"{NAME}.filter")
        self._filter.setAccessibleName("جست‌وجو در فهرست")
        self._filter.setFixedWidth(220)
        self.header.add(self._save_sign)
        self.header.add(self._toggle)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(Space.SMALL)
        tools.addWidget(self._filter)
        tools.addStretch(1)
        tools.addWidget(self._profile)
        for button in self._new.values():
            tools.addWidget(button)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.body.setSpacing(Space.MEDIUM)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._stack, 1)

    def _listen(self) -> None:
        desk = self._desk
        desk.changed.connect(self._on_changed)
        self._save_sign.follow(desk)
        self._toggle.chosen.connect(self._lead_to)
        self._filter.edited.connect(lambda typed: self._page().show_found(typed))
        self._filter.returnPressed.connect(self.begin)
        for button in self._new.values():
            button.clicked.connect(lambda: self._page().begin_new())
        self._profile.clicked.connect(self._want_profile)
        for page in self._pages.values():
            page.counted.connect(self._show_count)
        self._offer_commands()

    def _offer_commands(self) -> None:
        offer_acts(self, self._desk, self._travel)
        Command(self, "جست‌وجو در فهرست", self._filter.setFocus, "Ctrl+F").found_by("یافتن صافی")
        for number, option in enumerate(_PAGES, 1):
            lead = partial(self._lead_to, option.key)
            Command(self, f"رفتن به فهرست {option.text}", lead, f"Ctrl+{number}")
        for page, button in self._new.items():
            button.offer(f"نوشتن {_NEW[page]}").found_by("افزودن")
        self._profile.offer("نمایش شناسنامهٔ این محله")

    def begin(self) -> None:
        """Start in the list that is shown."""
        self._page().begin()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._tools, self._page().area, self._toggle)

    def _numbered(self) -> list[tuple[int, str]]:
        return list(enumerate(self._pages, 1))

    def _page(self) -> EntriesPage[Any, Any]:
        return self._pages[self._shown()]

    def _shown(self) -> str:
        return self._toggle.value() or _NEIGHBORHOODS

    def _lead_to(self, page: str) -> None:
        self._desk.flush()
        self._turn_to(page)
        self.begin()

    def _turn_to(self, page: str) -> None:
        self._toggle.set_value(page)
        self._filter.set_value("")
        self._show_page()

    def _travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        """Undo or redo, and lead to what changed, on whichever list that is."""
        changes = step()
        tables = {change.table for change in changes}
        pages = [page for table, page in _PAGE_OF.items() if table in tables]
        if not pages:
            return
        if self._shown() not in pages:
            self._turn_to(pages[0])
        table = next(table for table, page in _PAGE_OF.items() if page == self._shown())
        self._page().lead_to_keys({change.id for change in changes if change.table == table})

    def _show_page(self) -> None:
        """Show one of the lists, with what belongs to it above and below."""
        shown = self._shown()
        self._filter.setPlaceholderText(_SOUGHT[shown])
        for page, button in self._new.items():
            button.setVisible(page == shown)
        self._stack.setCurrentWidget(self._page())
        self._profile.setVisible(shown == _NEIGHBORHOODS)
        texts = {option.key: option.text for option in _PAGES}
        others = ((f"Ctrl+{at}", texts[page]) for at, page in self._numbered() if page != shown)
        self.status_bar.set_keys((*self._page().keys, *others))
        self._page().show_found("")
        self._page().refresh()

    def lead_to(self, neighborhood_id: int) -> None:
        """Go to a neighborhood in its list."""
        self._page().lead_to_keys({neighborhood_id})

    def _want_profile(self) -> None:
        line = self._page().current()
        if line is not None:
            self.profile_wanted.emit(line.id)

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(change.table in _TABLES for change in changes):
            self._page().refresh()

    def _show_count(self, found: int, every: int) -> None:
        what = _COUNTED[self._shown()]
        self._profile.setEnabled(every > 0)
        count = f"{found} از {every} {what}" if self._filter.value().strip() else f"{every} {what}"
        self.header.set_sub("، ".join(filter(None, (digits(count), self._page().remark()))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._filter.hasFocus():
            self._filter.set_value("")
            self._page().show_found("")
