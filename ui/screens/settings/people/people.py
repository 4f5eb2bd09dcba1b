"""Who signs in: for an administrator all of them, for everybody else their own password.

Hard rule: nothing here is undone by Ctrl+Z, since the ring of keys knows of it too; whoever was
shut out can be let in again.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.records import Change, ChangeKind, Office, Role, User
from desktop.access.people import Person, people
from desktop.access.permissions import Deed
from desktop.access.recovery import new_recovery_key
from desktop.office import OpenOffice
from desktop.persian import join_and
from desktop.settings import save_office
from ui.access_sentences import ROLES
from ui.binding import Binding
from ui.clock import today_here
from ui.desk import Desk
from ui.entering import put_in_force
from ui.screens.entrance.page_dialog import PageDialog
from ui.screens.entrance.recovery_key import RecoveryKeyPage
from ui.screens.settings.people.pages import (
    ChangePassword,
    EditPerson,
    GivePassword,
    NewPerson,
    PeoplePage,
    RenewRecoveryKey,
    RetirePerson,
)
from ui.theme import MEDIUM, Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card
from ui.widgets.form import Cell, Form
from ui.widgets.labels import Caption, Chip, ElidedLabel, Hairline
from ui.widgets.number_field import NumberField

NAME = "settings.people"
_SHORTEST, _LONGEST = 1, 240  # minutes
_ROW = 54
_KEPT_BY_ANOTHER = "اشخاص و نقش‌هایشان با {role} است."


class People(QWidget):
    """The people of the office, and what can be done for them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self._desk = desk
        self._keeps = desk.office.may(Deed.KEEP_PEOPLE)
        self._done = Banner("", "ok", name=f"{NAME}.done", closable=True)
        self._done.closed.connect(self._done.hide)
        self._done.hide()
        self._own = Button("تغییر گذرواژه", name=f"{NAME}.own")
        self._own.clicked.connect(self.ask_for_own_password)
        self._rows: list[_Row] = []
        self._lay_out()
        self.refresh()

    def begin(self) -> None:
        self._own.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        return (self,)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CARD)
        column.addWidget(self._done)
        tools = QHBoxLayout()
        tools.setSpacing(Space.SMALL)
        tools.addWidget(self._own)
        tools.addStretch(1)
        column.addLayout(tools)
        if not self._keeps:
            words = _KEPT_BY_ANOTHER.format(role=ROLES[Role.ADMINISTRATOR])
            column.addWidget(Caption(words, name=f"{NAME}.kept"))
            column.addStretch(1)
            return
        recovery = Button("کلید بازیابی تازه", name=f"{NAME}.recovery")
        recovery.clicked.connect(self._on_recovery)
        recovery.offer("ساختن کلید بازیابی تازه")
        add = Button("شخص تازه", icon="plus", key="Ctrl+N", kind="primary", name=f"{NAME}.add")
        add.clicked.connect(self._on_add)
        tools.addWidget(recovery)
        tools.addWidget(add)
        column.addWidget(self._list(), 1)
        column.addWidget(self._lock_form())

    def _list(self) -> QWidget:
        card = Card("کسانی که وارد می‌شوند", name=f"{NAME}.list")
        page = QWidget()
        page.setProperty("look", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        card.body.addWidget(area)
        return card

    def _lock_form(self) -> QWidget:
        card = Card(name=f"{NAME}.lock")
        form = Form(name=NAME)
        form.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.MEDIUM)
        minutes = NumberField(_SHORTEST, _LONGEST, needed="عددی از ۱ تا ۲۴۰ بنویسید.")
        words = "قفل خودکار پس از چند دقیقه بی‌کاری"
        form.add_row(Cell("lock_after_minutes", words, minutes, 3))
        self._of_office: Binding[Office] = Binding(
            self._desk, self._desk.office.office, self, _save, keeps_unread=False
        )
        self._of_office.bind("lock_after_minutes", minutes)
        card.body.addWidget(form)
        return card

    # What is shown

    def refresh(self) -> None:
        """Show the people as they are now; the keyboard stays in the row of whom it was."""
        if not self._keeps:
            return
        focus = self.window().focusWidget()
        held = next((row.person.user.id for row in self._rows if row.holds(focus)), None)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        user = self._desk.office.user
        self._rows = [
            _Row(person, number, own=user is not None and person.user.id == user.id)
            for number, person in enumerate(people(self._desk.office), 1)
        ]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
            row.edited.connect(self._on_edit)
            row.given.connect(self._on_give)
            row.retired.connect(self._on_retire)
            if row.person.user.id == held:
                row.begin()
        self._of_office.show(self._desk.office.office)

    # Acts

    def ask_for_own_password(self) -> None:
        self._ask(ChangePassword(self._desk.office), "گذرواژهٔ شما عوض شد.")

    def _on_add(self) -> None:
        self._ask(NewPerson(self._desk.office), "این شخص از این پس با گذرواژهٔ موقت وارد می‌شود.")

    def _on_edit(self, person: Person) -> None:
        self._ask(EditPerson(self._desk.office, person), f"«{person.user.name}» ثبت شد.")

    def _on_give(self, person: Person) -> None:
        said = f"«{person.user.name}» از این پس با گذرواژهٔ موقت وارد می‌شود."
        self._ask(GivePassword(self._desk.office, person), said)

    def _ask(self, page: PeoplePage, said: str) -> PageDialog | None:
        """Open a page over this one; not while something typed could not be written."""
        if not self._desk.flush():
            return None
        dialog = PageDialog(page, self)
        page.done.connect(partial(self._on_done, said))
        dialog.open()
        return dialog

    def _on_retire(self, person: Person) -> None:
        said = f"«{person.user.name}» دیگر وارد نمی‌شود. آنچه نوشته یا امضا کرده است می‌ماند."
        page = RetirePerson(self._desk.office, person)
        if dialog := self._ask(page, said):
            page.left.connect(dialog.reject)

    def _on_recovery(self) -> None:
        if self._desk.flush():
            page = RenewRecoveryKey(self._desk.office)
            dialog = PageDialog(page, self)
            page.done.connect(self._show_recovery_key)
            dialog.open()

    def _show_recovery_key(self) -> None:
        office, key = self._desk.office, new_recovery_key()
        page = RecoveryKeyPage(key, office.office.name, put_in_force(office, key))
        page.done.connect(partial(self._on_done, "کلید بازیابی پیشین دیگر کار نمی‌کند."))
        dialog = PageDialog(page, self)
        page.given_up.connect(dialog.reject)
        dialog.open()

    def _on_done(self, said: str, _result: object = None) -> None:
        office = self._desk.office
        if office.user is not None:
            office.welcome(office.database.get(User, office.user.id))
        # By a connection of its own, which nobody here has heard of.
        self._desk.changed.emit((Change(Office.table, office.office.id, ChangeKind.EDITED),))
        self.refresh()
        self._done.set_text(said)
        self._done.show()


class _Row(QFrame):
    """One person: what they are, how they stand, and what can be done."""

    edited = Signal(object)  # Person
    given = Signal(object)
    retired = Signal(object)

    def __init__(self, person: Person, number: int, *, own: bool) -> None:
        super().__init__()
        self.person = person
        self._buttons: list[Button] = []
        user = person.user
        name = f"{NAME}.{number}"
        self.setObjectName(name)
        self.setAccessibleName(user.name)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(user.name, weight=MEDIUM, name=f"{name}.name"))
        words.addWidget(ElidedLabel(user.post, px=12, role="text_3", name=f"{name}.post"))
        row = QHBoxLayout()
        row.setContentsMargins(Space.CARD, 0, Space.CARD, 0)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(words, 3)
        roles = join_and(ROLES[role] for role in Role if role in person.roles)
        row.addWidget(ElidedLabel(roles, role="text_2", name=f"{name}.roles"), 3)
        if own:
            row.addWidget(Chip("شما", "accent", name=f"{name}.own"))
        if user.retired:
            row.addWidget(Chip("وارد نمی‌شود", "line", name=f"{name}.state"))
        elif user.provisional:
            row.addWidget(Chip("گذرواژهٔ موقت", "warn", name=f"{name}.state"))
        for key, text, signal in self._acts(user, own=own):
            button = Button(text, kind="small", name=f"{name}.{key}")
            button.setAccessibleName(f"{text}: {user.name}")
            button.clicked.connect(partial(signal.emit, person))
            row.addWidget(button)
            self._buttons.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Hairline())
        self.setFixedHeight(_ROW)

    def holds(self, focus: QWidget | None) -> bool:
        """Tell whether the keyboard is at one of its buttons."""
        return focus in self._buttons

    def begin(self) -> None:
        self._buttons[0].setFocus()

    def _acts(self, user: User, *, own: bool) -> list[tuple[str, str, SignalInstance]]:
        if user.retired:
            return [("give", "دوباره راه دادن", self.given)]
        acts = [("edit", "نقش و سمت", self.edited)]
        if not own:  # one's own password is changed with the old one
            acts.append(("give", "گذرواژهٔ موقت", self.given))
            acts.append(("retire", "دیگر وارد نشود", self.retired))
        return acts


def _save(office: OpenOffice, record: Office) -> None:
    minutes = record.lock_after_minutes
    save_office(office, replace(office.office, lock_after_minutes=minutes), today_here())
