"""What the office is called, how its headquarters usually meets, what heads its papers.

And, on a page of their own, the people who sign in.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.records import Change, Headquarters, Office
from desktop.access.permissions import Deed
from desktop.founding import DISTRICTS
from desktop.habits import Habit
from desktop.letterhead import letterhead_of
from desktop.office import OpenOffice
from desktop.settings import save_office, set_emblem
from ui.access_sentences import read_only
from ui.binding import Binding
from ui.clock import today_here
from ui.commands import Travel, offer_undo
from ui.desk import Desk
from ui.habits import LastFolder, Place
from ui.screens.save_sign import SaveSign
from ui.screens.settings.emblem_field import EmblemField
from ui.screens.settings.headquarters_card import HeadquartersCard
from ui.screens.settings.letterhead_view import LetterheadView
from ui.screens.settings.people.people import People
from ui.theme import Space
from ui.widgets.cards import Banner, Card
from ui.widgets.command import Command
from ui.widgets.field import Field, Tone
from ui.widgets.form import Cell, Form
from ui.widgets.frame import Screen
from ui.widgets.labels import Caption
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.parsed_line import ParsedLine
from ui.widgets.required_line import RequiredLine
from ui.widgets.toggle import SegmentedToggle, ToggleOption

NAME = "settings"

_PEOPLE_KEYS = (("Tab", "بعدی"), ("F6", "بخش بعدی"))
_KEYS = (("Tab", "خانهٔ بعد"), ("F6", "بخش بعدی"), ("Ctrl+Z", "واگرد"))
OFFICE, PEOPLE = "office", "people"
_OF_OFFICE = ToggleOption(OFFICE, "دفتر", "landmark", "accent")
_OF_PEOPLE = ToggleOption(PEOPLE, "کسانی که وارد می‌شوند", "users", "accent")
_OF_ONESELF = ToggleOption(PEOPLE, "ورود و گذرواژه", "lock-keyhole", "accent")
_TABLES = {Office.table, Headquarters.table}


class SettingsScreen(Screen):
    """Everything on it is written as it is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("تنظیمات", name=NAME)
        self._desk = desk
        self._office = _office_form()
        self._headquarters = HeadquartersCard(desk, name=f"{NAME}.headquarters")
        self._letterhead = _letterhead_form()
        self._emblem = EmblemField(
            LastFolder(desk.office, Habit.EMBLEM_FOLDER, Place.PicturesLocation),
            name=f"{NAME}.emblem",
        )
        self._view = LetterheadView(name=f"{NAME}.letterhead.view")
        self._save_sign = SaveSign(name=f"{NAME}.save_sign")
        self._people = People(desk)
        keeps = desk.office.may(Deed.KEEP_PEOPLE)
        self._options = (_OF_OFFICE, _OF_PEOPLE if keeps else _OF_ONESELF)
        self._pages = SegmentedToggle(self._options, name=f"{NAME}.page", label="بخش تنظیمات")
        self._of_office = Binding(desk, desk.office.office, self, _save_office, keeps_unread=False)
        for form in (self._office, self._letterhead):
            for name, field in form.fields.items():
                self._of_office.bind(name, field)
        self._lay_out()
        self._listen()
        self._show()
        if not desk.office.may(Deed.SET_OFFICE):
            self._close_to_writing()

    def begin(self) -> None:
        """Start with the name; in the field before it ↑ and ↓ would already count."""
        if self._pages.value() == PEOPLE:
            self._people.begin()
        else:
            self._office.focus("name")

    def turn_to(self, page: str) -> None:
        """Show what the office is, or who signs in."""
        if self._desk.flush():
            self._stack.setCurrentWidget(self._people if page == PEOPLE else self._area)
        self._pages.set_value(PEOPLE if self._stack.currentWidget() is self._people else OFFICE)
        self._people.refresh()
        self.status_bar.set_keys(_PEOPLE_KEYS if self._pages.value() == PEOPLE else _KEYS)
        self.begin()

    def ask_for_own_password(self) -> None:
        """Let whoever signed in change their password."""
        self.turn_to(PEOPLE)
        if self._pages.value() == PEOPLE:
            self._people.ask_for_own_password()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        page = self._people.parts() if self._pages.value() == PEOPLE else self._cards
        return (*page, self._pages)

    def _lay_out(self) -> None:
        office = _card("اداره", "office", self._office)
        whose = QHBoxLayout()
        whose.setSpacing(Space.CARD)
        whose.addWidget(office, 1)
        whose.addWidget(self._headquarters, 1)
        inside = QWidget()
        heads = QHBoxLayout(inside)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(Space.SCREEN)
        heads.addWidget(self._letterhead, 1)
        heads.addWidget(self._emblem, 1)
        head = _card("سربرگ", "letterhead", inside)
        sample = QGridLayout()  # the caption stands over the paper, and both in the middle
        sample.setContentsMargins(Space.CARD, 0, Space.CARD, Space.CARD)
        sample.setVerticalSpacing(Space.TINY)
        for column_beside in (0, 2):
            sample.setColumnStretch(column_beside, 1)
        sample.addWidget(Caption("نمونهٔ چاپ"), 0, 1)
        sample.addWidget(self._view, 1, 1)
        head.body.addLayout(sample)
        self._cards = (office, self._headquarters, head)
        page = QWidget()
        page.setProperty("look", "page")
        column = self._page = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CARD)
        column.addLayout(whose)
        column.addWidget(head)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._people)
        self.body.addWidget(self._stack)
        self.header.add(self._save_sign)
        self.header.add(self._pages)
        self._pages.setVisible(self._desk.office.user is not None)
        self._pages.set_value(OFFICE)
        self.status_bar.set_keys(_KEYS)

    def _close_to_writing(self) -> None:
        """Let everything be read, and say why that is all."""
        self._of_office.set_read_only(on=True)
        self._headquarters.set_read_only(on=True)
        self._emblem.setEnabled(False)
        self._page.insertWidget(0, Banner(read_only(Deed.SET_OFFICE), "info", name=f"{NAME}.why"))

    def _listen(self) -> None:
        desk = self._desk
        desk.changed.connect(self._on_changed)
        self._save_sign.follow(desk)
        self._emblem.chosen.connect(self._on_emblem)
        self._pages.chosen.connect(self.turn_to)
        for number, page in enumerate(self._options, 1):
            words, lead = f"رفتن به {page.text}", partial(self.turn_to, page.key)
            Command(self, words, lead, f"Ctrl+{number}", when=self._pages.isVisible)
        offer_undo(
            self,
            Travel(self._undo, lambda: desk.can_undo or bool(self._refused())),
            Travel(partial(self._travel, desk.redo), lambda: desk.can_redo),
        )

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(change.table in _TABLES for change in changes):
            self._show()

    def _show(self) -> None:
        office = self._desk.office.office
        self._of_office.show(office)
        self._headquarters.show_stored()
        self._emblem.show_emblem(office.emblem)
        self._view.show_letterhead(letterhead_of(office), office.name)

    def _on_emblem(self, emblem: bytes) -> None:
        self._desk.act(lambda office: set_emblem(office, emblem))

    def _undo(self) -> None:
        """Take back what is refused, which is no act yet, and otherwise the last act."""
        for field in self._refused():
            if field.take_back():
                self._lead_to(field)
                return
        self._travel(self._desk.undo)

    def _refused(self) -> list[RequiredLine | ParsedLine[Any]]:
        """Give the fields that hold what could not be taken."""
        fields = (f for f in self._fields() if isinstance(f, RequiredLine | ParsedLine))
        return [field for field in fields if field.note.tone is Tone.PROBLEM]

    def _travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        """Undo or redo, and lead to what changed."""
        before, known = self._values(), self._headquarters.known()
        changes = step()
        if elsewhere := self._headquarters.turn_to_changed(known, changes):
            self._lead_to(elsewhere)
            return
        after = self._values()
        changed = [field for field in before if after[field] != before[field]]
        if changed and not any(field.hasFocus() for field in changed):
            self._lead_to(changed[0])

    def _lead_to(self, field: QWidget) -> None:
        field.setFocus()
        self._area.ensureWidgetVisible(field)

    def _values(self) -> dict[QWidget, object]:
        """Give what each field shows, in reading order."""
        shown: dict[QWidget, object] = {field.note.field: field.value() for field in self._fields()}
        return {**shown, self._emblem: self._emblem.value()}

    def _fields(self) -> list[Field[Any]]:
        forms = (self._office, self._headquarters.form, self._letterhead)
        return [field for form in forms for field in form.fields.values()]


def _save_office(office: OpenOffice, record: Office) -> None:
    save_office(office, record, today_here())


def _card(title: str, name: str, inside: QWidget) -> Card:
    card = Card(title, name=f"{NAME}.{name}")
    inside.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.CARD)
    card.body.addWidget(inside)
    card.body.addStretch(1)
    return card


def _office_form() -> Form:
    district = NumberField(
        min(DISTRICTS), max(DISTRICTS), needed="شمارهٔ منطقه را از ۱ تا ۲۲ بنویسید."
    )
    form = Form(name=f"{NAME}.office")
    form.add_row(
        Cell("district", "منطقه", district, 3),
        Cell("name", "نام اداره", RequiredLine("نام اداره را بنویسید."), 9),
    )
    form.add_row(Cell("secretary", "دبیر", RequiredLine("نام دبیر را بنویسید."), 12))
    return form


def _letterhead_form() -> Form:
    form = Form(name=f"{NAME}.letterhead")
    form.add_row(Cell("letterhead_organization", "سطر بالای نام اداره", LineField(), 12))
    form.add_row(Cell("invocation", "عبارت آغاز", LineField(), 12))
    return form
