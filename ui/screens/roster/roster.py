"""The lists of the office: who sits at which table, and the organizations they speak for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from db.records import (
    Action,
    Capacity,
    Change,
    Headquarters,
    Organization,
    Person,
    Seat,
    Supporter,
    Term,
)
from desktop.roster.seats import all_headquarters, headquarters_of
from ui.desk import Desk
from ui.screens.lists.list_screen import Listed, ListScreen
from ui.screens.roster.import_buttons import ImportButtons
from ui.screens.roster.organizations_page import OrganizationsPage
from ui.screens.roster.seats_page import SeatsPage
from ui.screens.roster.subdistrict_line import SubdistrictLine
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.choice_field import ChoiceField
from ui.widgets.toggle import ToggleOption

NAME = "roster"
_SEATS, _ORGANIZATIONS = "seats", "organizations"
_CHOOSER, _FILTER = 220, 170


class RosterScreen(ListScreen):
    """Members of the headquarters that is chosen, also out of Excel, and all organizations."""

    tables = frozenset(
        kind.table
        for kind in (Action, Capacity, Headquarters, Organization, Person, Seat, Supporter, Term)
    )

    def __init__(self, desk: Desk) -> None:
        self._seats, self._organizations = SeatsPage(desk), OrganizationsPage(desk)
        super().__init__("دستگاه‌ها و اعضا", desk, NAME, self._listed())
        self._chooser: ChoiceField[int] = ChoiceField()
        self._subdistrict = Button("قرارگاه ناحیه", icon="plus", name=f"{NAME}.subdistrict")
        self._import = ImportButtons(desk, self._headquarters, name=f"{NAME}.import")
        self._refused = Banner("", "warn", name=f"{NAME}.refused", closable=True)
        self._imported = Banner("", "ok", name=f"{NAME}.imported", action="واگرد", closable=True)
        self._asking = SubdistrictLine(desk, name=f"{NAME}.subdistrict")
        self._chooser.setObjectName(f"{NAME}.headquarters")
        self._chooser.setAccessibleName("قرارگاه")
        self._chooser.setMinimumWidth(_CHOOSER)
        self.filter.setFixedWidth(_FILTER)
        self._hear()
        self.open(
            right=(self._chooser, self.filter, self._subdistrict),
            left=(self._import,),
            under=(self._refused, self._imported, self._asking),
        )

    def _listed(self) -> tuple[Listed, ...]:
        return (
            Listed(
                ToggleOption(_SEATS, "اعضا", "users", "accent"),
                self._seats,
                "عضو",
                "عضو تازه",
                "سمت، نام یا دستگاه",
            ),
            Listed(
                ToggleOption(_ORGANIZATIONS, "دستگاه‌ها", "building-2", "accent"),
                self._organizations,
                "دستگاه",
                "دستگاه تازه",
                "نام دستگاه",
            ),
        )

    def _hear(self) -> None:
        self._chooser.edited.connect(self._on_chosen)
        self._subdistrict.clicked.connect(self._asking.begin)
        self._subdistrict.offer("افزودن قرارگاه ناحیه")
        self._asking.added.connect(self._on_added)
        self._asking.known.connect(self._on_known)
        self._asking.left.connect(self._subdistrict.setFocus)
        self._import.refused.connect(partial(self._say, self._refused))
        self._import.done.connect(partial(self._say, self._imported))
        self._refused.closed.connect(self._hush)
        self._imported.closed.connect(self._hush)
        self._imported.acted.connect(partial(self.travel, self.desk.undo))

    def parts(self) -> tuple[QWidget, ...]:
        tools, *rest = super().parts()
        return (tools, self._refused, self._imported, *rest)

    def show_tools(self, shown: str) -> None:
        for passing in (self._asking, self._refused, self._imported):
            passing.hide()
        self._chooser.setVisible(shown == _SEATS)
        for widget in (self._subdistrict, self._import):
            widget.setVisible(self.may_write and shown == _SEATS)

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(change.table in self.tables for change in changes):
            self._imported.hide()  # the next step back would be another
        super()._on_changed(changes)

    def refresh(self) -> None:
        if self.page() is self._organizations:
            super().refresh()
            return
        # A headquarters that is gone gives way to the district's own.
        every = all_headquarters(self.desk.office)
        choices = [(each.id, each.name) for each in every]
        chosen = self._chooser.value()
        self._chooser.set_choices(choices)
        self._chooser.set_value(chosen if chosen in dict(choices) else every[0].id)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._seats.show_headquarters(self._headquarters())

    def _headquarters(self) -> Headquarters:
        """Give the headquarters that is chosen."""
        chosen = self._chooser.value()
        return next(each for each in all_headquarters(self.desk.office) if each.id == chosen)

    def _on_chosen(self) -> None:
        self.desk.flush()
        self._show_chosen()

    def travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        before = {**self._seats.shown(), **self._organizations.shown()}
        changes = step()
        here = self.page() is self._organizations
        listed = any(change.table == Organization.table for change in changes)
        # A member who is gone again was at a table too, be it unknown now at which.
        seated = any(change.table in (Seat.table, Headquarters.table) for change in changes)
        table = headquarters_of(self.desk.office, changes)
        if (seated or table is not None) and not (here and listed):
            self.turn_to(_SEATS)
            if table is not None:
                self._chooser.set_value(table)
            self._show_chosen()
        elif listed:
            self.turn_to(_ORGANIZATIONS)
        shown = self.page().shown()
        self.page().lead_to([uuid for uuid in shown if before.get(uuid) != shown[uuid]])

    def _on_added(self, headquarters: Headquarters) -> None:
        self._chooser.set_value(headquarters.id)
        self._on_chosen()
        self._seats.begin_new()

    def _on_known(self, headquarters: Headquarters) -> None:
        self._chooser.set_value(headquarters.id)
        self._on_chosen()
        self._seats.begin()
        self._seats.say(f"«{headquarters.name}» در فهرست هست.")

    # A table out of Excel

    def _say(self, banner: Banner, text: str) -> None:
        for each in (self._refused, self._imported):
            each.setVisible(each is banner)
        banner.set_text(text)

    def _hush(self) -> None:
        self._refused.hide()
        self._imported.hide()
        self.begin()
