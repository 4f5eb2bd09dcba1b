"""The lists of the office: who sits at which table, and the organizations they speak for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

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
from desktop.persian import digits
from desktop.roster.seats import all_headquarters, headquarters_of
from ui.commands import offer_acts
from ui.desk import Desk
from ui.screens.roster.import_buttons import ImportButtons
from ui.screens.roster.organizations_page import OrganizationsPage
from ui.screens.roster.seats_page import SeatsPage
from ui.screens.roster.subdistrict_line import SubdistrictLine
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.choice_field import ChoiceField
from ui.widgets.command import Command
from ui.widgets.frame import SaveSign, Screen
from ui.widgets.line_field import LineField
from ui.widgets.toggle import SegmentedToggle, ToggleOption

NAME = "roster"

_TABLES = {
    kind.table
    for kind in (Action, Capacity, Headquarters, Organization, Person, Seat, Supporter, Term)
}
_SEATS, _ORGANIZATIONS = "seats", "organizations"
_PAGES = (
    ToggleOption(_SEATS, "اعضا", "users", "accent"),
    ToggleOption(_ORGANIZATIONS, "دستگاه‌ها", "building-2", "accent"),
)
_COUNTED = {_SEATS: "عضو", _ORGANIZATIONS: "دستگاه"}
_SOUGHT = {_SEATS: "سمت، نام یا دستگاه", _ORGANIZATIONS: "نام دستگاه"}


class RosterScreen(Screen):
    """Everything on it is written as it is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("دستگاه‌ها و اعضا", name=NAME)
        self._desk = desk
        self._toggle = SegmentedToggle(_PAGES, name=f"{NAME}.page", label="فهرست")
        self._chooser: ChoiceField[int] = ChoiceField()
        self._filter = LineField()
        self._subdistrict = Button("قرارگاه ناحیه", icon="plus", name=f"{NAME}.subdistrict")
        # Two, since a button that is called otherwise forgets its key.
        self._new = {
            page: Button(
                f"{what} تازه", icon="plus", key="Ctrl+N", kind="primary", name=f"{NAME}.add_{page}"
            )
            for page, what in _COUNTED.items()
        }
        self._import = ImportButtons(desk, self._headquarters, name=f"{NAME}.import")
        self._refused = Banner("", "warn", name=f"{NAME}.refused", closable=True)
        self._imported = Banner("", "ok", name=f"{NAME}.imported", action="واگرد", closable=True)
        self._asking = SubdistrictLine(desk, name=f"{NAME}.subdistrict")
        self._save_sign = SaveSign(name=f"{NAME}.save_sign")
        self._seats, self._organizations = SeatsPage(desk), OrganizationsPage(desk)
        self._stack = QStackedWidget()
        self._lay_out()
        self._listen()
        self._toggle.set_value(_SEATS)
        self._show_page()

    def _lay_out(self) -> None:
        self._chooser.setObjectName(f"{NAME}.headquarters")
        self._chooser.setAccessibleName("قرارگاه")
        self._chooser.setMinimumWidth(220)
        self._filter.setObjectName(f"{NAME}.filter")
        self._filter.setAccessibleName("جست‌وجو در فهرست")
        self._filter.setFixedWidth(170)
        self.header.add(self._save_sign)
        self.header.add(self._toggle)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(Space.SMALL)
        for widget in (self._chooser, self._filter, self._subdistrict):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self._import)
        for button in self._new.values():
            tools.addWidget(button)
        self._stack.addWidget(self._seats)
        self._stack.addWidget(self._organizations)
        self.body.setSpacing(Space.MEDIUM)
        self.body.addWidget(self._tools)
        for part in (self._refused, self._imported, self._asking):
            part.hide()
            self.body.addWidget(part)
        self.body.addWidget(self._stack, 1)

    def _listen(self) -> None:
        desk = self._desk
        desk.changed.connect(self._on_changed)
        self._save_sign.follow(desk)
        self._toggle.chosen.connect(self._lead_to)
        self._chooser.edited.connect(self._on_chosen)
        self._filter.edited.connect(lambda typed: self._page().show_found(typed))
        self._filter.returnPressed.connect(self.begin)
        self._subdistrict.clicked.connect(self._asking.begin)
        self._asking.added.connect(self._on_added)
        self._asking.left.connect(self._subdistrict.setFocus)
        for button in self._new.values():
            button.clicked.connect(lambda: self._page().begin_new())
        self._import.refused.connect(partial(self._say, self._refused))
        self._import.done.connect(partial(self._say, self._imported))
        self._refused.closed.connect(self._hush)
        self._imported.closed.connect(self._hush)
        self._imported.acted.connect(partial(self._travel, desk.undo))
        for page in (self._seats, self._organizations):
            page.counted.connect(self._show_count)
        self._offer_commands()

    def _offer_commands(self) -> None:
        offer_acts(self, self._desk, self._travel)
        Command(self, "جست‌وجو در فهرست", self._filter.setFocus, "Ctrl+F").found_by("یافتن صافی")
        for number, option in enumerate(_PAGES, 1):
            lead = partial(self._lead_to, option.key)
            Command(self, f"رفتن به فهرست {option.text}", lead, f"Ctrl+{number}")
        for page, button in self._new.items():
            button.offer(f"نوشتن {_COUNTED[page]} تازه").found_by("افزودن")
        self._subdistrict.offer("افزودن قرارگاه ناحیه")

    def begin(self) -> None:
        """Start in the list that is shown."""
        self._page().begin()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        banners = (self._refused, self._imported)
        return (self._tools, *banners, *self._page().parts(), self._toggle)

    def _page(self) -> SeatsPage | OrganizationsPage:
        chosen = self._toggle.value() == _ORGANIZATIONS
        return self._organizations if chosen else self._seats

    def _lead_to(self, page: str) -> None:
        self._desk.flush()
        self._turn_to(page)
        self.begin()

    def _show_page(self) -> None:
        """Show one of the lists, with what belongs to it above."""
        page = self._toggle.value() or _SEATS
        self._asking.hide()
        for banner in (self._refused, self._imported):
            banner.hide()
        for widget in (self._chooser, self._subdistrict, self._import):
            widget.setVisible(page == _SEATS)
        self._filter.setPlaceholderText(_SOUGHT[page])
        for key, button in self._new.items():
            button.setVisible(key == page)
        self._stack.setCurrentWidget(self._page())
        number = 1 + (_SEATS, _ORGANIZATIONS).index(page)
        other = next(option for option in _PAGES if option.key != page)
        self.status_bar.set_keys((*self._page().keys, (f"Ctrl+{3 - number}", other.text)))
        self._page().show_found("")
        self._refresh()

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(change.table in _TABLES for change in changes):
            self._imported.hide()  # the next step back would be another
            self._refresh()

    def _refresh(self) -> None:
        """Show the chosen list as it is now."""
        if self._page() is self._organizations:
            self._organizations.refresh()
            return
        # A headquarters that is gone gives way to the district's own.
        every = all_headquarters(self._desk.office)
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
        return next(each for each in all_headquarters(self._desk.office) if each.id == chosen)

    def _on_chosen(self) -> None:
        self._desk.flush()
        self._show_chosen()

    def _travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        """Undo or redo, and lead to what changed, on whichever list that is."""
        before = {**self._seats.shown(), **self._organizations.shown()}
        changes = step()
        here = self._page() is self._organizations
        listed = any(change.table == Organization.table for change in changes)
        table = headquarters_of(self._desk.office, changes)
        if table is not None and not (here and listed):
            self._turn_to(_SEATS)
            self._chooser.set_value(table)
            self._show_chosen()
        elif listed:
            self._turn_to(_ORGANIZATIONS)
        shown = self._page().shown()
        self._page().lead_to([uuid for uuid in shown if before.get(uuid) != shown[uuid]])

    def _turn_to(self, page: str) -> None:
        if page != self._toggle.value():
            self._toggle.set_value(page)
            self._filter.set_value("")
            self._show_page()

    def _on_added(self, headquarters: Headquarters) -> None:
        self._chooser.set_value(headquarters.id)
        self._on_chosen()
        self._seats.begin_new()

    def _show_count(self, found: int, every: int) -> None:
        what = _COUNTED[self._toggle.value() or _SEATS]
        count = f"{found} از {every} {what}" if self._filter.value().strip() else f"{every} {what}"
        self.header.set_sub("، ".join(filter(None, (digits(count), self._page().remark()))))

    # A table out of Excel

    def _say(self, banner: Banner, text: str) -> None:
        for each in (self._refused, self._imported):
            each.setVisible(each is banner)
        banner.set_text(text)

    def _hush(self) -> None:
        self._refused.hide()
        self._imported.hide()
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._filter.hasFocus():
            self._filter.set_value("")
            self._page().show_found("")
