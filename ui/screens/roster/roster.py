"""The lists of the office: who sits at which table, and the organizations they speak for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Change, Headquarters, Organization, Person, Seat, Term
from desktop.persian import digits
from desktop.roster.seats import add_headquarters, all_headquarters
from ui.clock import now_here
from ui.desk import Desk
from ui.screens.roster.history_panel import KEY as HISTORY_KEY
from ui.screens.roster.seats_page import SeatsPage
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.frame import SaveSign, Screen
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField

NAME = "roster"

_MOST_SUBDISTRICTS = 20
_TABLES = {kind.table for kind in (Headquarters, Organization, Person, Seat, Term)}


class RosterScreen(Screen):
    """Everything on it is written as it is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("دستگاه‌ها و اعضا", name=NAME)
        self._desk = desk
        self._chooser: ChoiceField[int] = ChoiceField()
        self._filter = LineField()
        self._subdistrict = Button("قرارگاه ناحیه", icon="plus", name=f"{NAME}.subdistrict")
        self._new = Button(
            "عضو تازه", icon="user-plus", key="Ctrl+N", kind="primary", name=f"{NAME}.add"
        )
        self._number = NumberField(1, _MOST_SUBDISTRICTS, needed="شمارهٔ ناحیه را بنویسید.")
        self._asking = self._make_asking()
        self._save_sign = SaveSign(name=f"{NAME}.save_sign")
        self._seats = SeatsPage(desk)
        self._lay_out()
        self._listen()
        self._refresh()

    def _lay_out(self) -> None:
        self._chooser.setObjectName(f"{NAME}.headquarters")
        self._chooser.setAccessibleName("قرارگاه")
        self._chooser.setMinimumWidth(250)
        self._filter.setObjectName(f"{NAME}.filter")
        self._filter.setAccessibleName("جست‌وجو در فهرست")
        self._filter.setPlaceholderText("سمت، نام یا دستگاه")
        self._filter.setFixedWidth(200)
        self.header.add(self._save_sign)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(Space.SMALL)
        for widget in (self._chooser, self._filter, self._subdistrict):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self._new)
        self.body.setSpacing(Space.MEDIUM)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._asking)
        self.body.addWidget(self._seats, 1)

    def _make_asking(self) -> QWidget:
        """Make the line in which the number of a subdistrict is asked for."""
        self._number.setObjectName(f"{NAME}.subdistrict.number")
        self._number.setAccessibleName("شمارهٔ ناحیه")
        self._number.setFixedWidth(72)
        add = Button("افزودن", kind="small", key="Enter", name=f"{NAME}.subdistrict.add")
        add.clicked.connect(self._add_headquarters)
        asking = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(Label("قرارگاه ناحیهٔ", role="text_2"))
        row.addWidget(self._number)
        row.addWidget(add)
        row.addStretch(1)
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(NoteLine(self._number.note))
        asking.hide()
        return asking

    def _listen(self) -> None:
        desk = self._desk
        desk.changed.connect(self._on_changed)
        desk.waiting.connect(self._save_sign.show_saving)
        desk.saved.connect(lambda: self._save_sign.show_saved(now_here()))
        desk.failed.connect(self._save_sign.show_failed)
        self._save_sign.retry.connect(desk.flush)
        self._chooser.edited.connect(self._on_chosen)
        self._filter.edited.connect(self._seats.show_found)
        self._filter.returnPressed.connect(self._seats.begin)
        self._subdistrict.clicked.connect(self._ask)
        self._number.returnPressed.connect(self._add_headquarters)
        self._new.clicked.connect(self._seats.begin_new)
        self._seats.counted.connect(self._show_count)
        for key, step in (
            ("Ctrl+Z", desk.undo),
            ("Ctrl+Y", desk.redo),
            ("Ctrl+Shift+Z", desk.redo),
            (HISTORY_KEY, self._seats.begin_successor),
            ("Ctrl+F", self._filter.setFocus),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(partial(_do, step))
        self.status_bar.set_keys(self._seats.keys)

    def begin(self) -> None:
        self._seats.begin()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._tools, *self._seats.parts())

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(change.table in _TABLES for change in changes):
            self._refresh()

    def _refresh(self) -> None:
        """Show the chosen headquarters; one that is gone gives way to the district's own."""
        every = all_headquarters(self._desk.office)
        choices = [(each.id, each.name) for each in every]
        chosen = self._chooser.value()
        self._chooser.set_choices(choices)
        self._chooser.set_value(chosen if chosen in dict(choices) else every[0].id)
        self._show_chosen(every)

    def _show_chosen(self, every: tuple[Headquarters, ...]) -> None:
        chosen = self._chooser.value()
        self._seats.show_headquarters(next(each for each in every if each.id == chosen))

    def _on_chosen(self) -> None:
        self._desk.flush()
        self._show_chosen(all_headquarters(self._desk.office))

    def _show_count(self, found: int, every: int) -> None:
        count = f"{found} از {every} عضو" if self._filter.value().strip() else f"{every} عضو"
        self.header.set_sub(digits(count))

    # A subdistrict's headquarters

    def _ask(self) -> None:
        self._asking.show()
        self._number.setFocus()

    def _add_headquarters(self) -> None:
        number = self._number.value()
        if number is None:
            return
        added = self._desk.act(lambda office: add_headquarters(office, number))
        if added is not None:
            self._asking.hide()
            self._number.set_value(None)
            self._chooser.set_value(added.id)
            self._on_chosen()
            self._seats.begin_new()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._number.hasFocus():
            self._asking.hide()
            self._subdistrict.setFocus()
        elif self._filter.hasFocus():
            self._filter.set_value("")
            self._seats.show_found("")


def _do(step: Callable[[], object]) -> None:
    step()
