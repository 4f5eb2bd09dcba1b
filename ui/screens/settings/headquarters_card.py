"""How each headquarters of the office usually meets: the district's own and its subdistricts'.

Hard rule: what is typed belongs to the headquarters that was shown when it was typed.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from db.records import Change, Headquarters, MeetingTurn, Numbering, Weekday
from desktop.calendar.jalali import WEEKDAYS
from desktop.persian import digits
from desktop.roster.seats import all_headquarters, seat_lines
from desktop.settings import save_headquarters
from ui.binding import Binding
from ui.clock import today_here
from ui.desk import Desk
from ui.theme import Space
from ui.widgets.cards import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Tone
from ui.widgets.form import Cell, Form
from ui.widgets.labels import Caption
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.required_line import RequiredLine

_MOST_MEMBERS = 999
_CHOOSER = 260
_TURNS = {
    MeetingTurn.ANY: "مانند جلسهٔ پیش",
    MeetingTurn.FIRST: "نخستین",
    MeetingTurn.SECOND: "دومین",
    MeetingTurn.THIRD: "سومین",
    MeetingTurn.FOURTH: "چهارمین",
    MeetingTurn.LAST: "آخرین",
}
_NUMBERINGS = {
    Numbering.CONTINUOUS: "پیوسته در همهٔ سال‌ها",
    Numbering.YEARLY: "هر سال از ۱",
}
_HOW_OTHERS_COME = "قرارگاه ناحیه از صفحهٔ «دستگاه‌ها و اعضا» افزوده می‌شود."


class HeadquartersCard(Card):
    """The choice of a headquarters, where there are several, and the form of the chosen one."""

    def __init__(self, desk: Desk, *, name: str) -> None:
        chooser: ChoiceField[int] = ChoiceField()
        super().__init__("قرارگاه", name=name, action=chooser)
        self._desk = desk
        self._chooser = chooser
        self._chooser.setObjectName(f"{name}.chosen")
        self._chooser.setAccessibleName("کدام قرارگاه")
        self._chooser.setFixedWidth(_CHOOSER)
        self.form = _form(name)
        self._only = Caption(_HOW_OTHERS_COME)
        self._only.setContentsMargins(Space.CARD, 0, Space.CARD, Space.MEDIUM)
        self.form.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.CARD)
        self.body.addWidget(self.form)
        self.body.addWidget(self._only)
        self.body.addStretch(1)
        self._known: Mapping[int, Headquarters] = {}
        self._shown = desk.office.headquarters.id
        self._binding = Binding(
            desk, desk.office.headquarters, self, save_headquarters, keeps_unread=False
        )
        for key, field in self.form.fields.items():
            self._binding.bind(key, field)
        self._chooser.edited.connect(self.turn_to)
        # At once, or the next Tab would pass the day by.
        self.form.fields["meets_in"].edited.connect(self._follow_turn)
        self.form.fields["quorum"].edited.connect(self._follow_quorum)

    def known(self) -> Mapping[int, Headquarters]:
        """Give every headquarters as it was when it was last shown."""
        return self._known

    def show_stored(self) -> None:
        """Show what is stored now."""
        every = all_headquarters(self._desk.office)
        self._known = {each.id: each for each in every}
        if self._shown not in self._known:
            self._shown = every[0].id
        choices = [(each.id, each.name) for each in every]
        self._chooser.set_choices(choices)
        self._chooser.set_value(self._shown)
        self._chooser.setVisible(len(every) > 1)
        self._only.setVisible(len(every) == 1)
        self._binding.show(self._known[self._shown])
        self._follow_turn(self.form.fields["meets_in"].value())
        self._follow_quorum(self._known[self._shown].quorum)

    def set_read_only(self, *, on: bool) -> None:
        """Let the headquarters be read; which one it is can still be chosen."""
        self._binding.set_read_only(on=on)

    def turn_to(self, headquarters_id: int) -> None:
        """Show another headquarters; what was refused in a field stays behind."""
        if headquarters_id != self._shown and self._desk.flush():
            self._shown = headquarters_id
            for key, field in self.form.fields.items():
                field.set_value(getattr(self._known[headquarters_id], key))
        self.show_stored()

    def turn_to_changed(
        self, before: Mapping[int, Headquarters], changes: Sequence[Change]
    ) -> QWidget | None:
        """Turn to the headquarters that changed, if another is shown; give the changed field."""
        for change in changes:
            old, new = before.get(change.id), self._known.get(change.id)
            if change.table != Headquarters.table or change.id == self._shown or not (old and new):
                continue
            self.turn_to(change.id)
            for key, field in self.form.fields.items():
                if getattr(old, key) != getattr(new, key):
                    return field.note.field
        return None

    def _follow_turn(self, turn: MeetingTurn) -> None:
        """Without a turn the day of the week says nothing."""
        self.form.fields["meets_on"].note.field.setEnabled(turn is not MeetingTurn.ANY)

    def _follow_quorum(self, quorum: int | None) -> None:
        """Say it when more have to come than there are members."""
        members = len(seat_lines(self._desk.office, self._shown, today_here()))
        more = quorum is not None and quorum > members
        told = f"قرارگاه {digits(members)} عضو دارد." if more else ""
        self.form.fields["quorum"].note.show_hint(told, Tone.WARNING)


def _form(name: str) -> Form:
    quorum = NumberField(1, _MOST_MEMBERS)
    quorum.setPlaceholderText("ندارد")
    form = Form(name=name)
    form.add_row(Cell("name", "نام قرارگاه", RequiredLine("نام قرارگاه را بنویسید."), 12))
    form.add_row(
        Cell("place", "مکان همیشگی جلسه", LineField(), 9),
        Cell("quorum", "حد نصاب", quorum, 3),
    )
    form.add_row(
        Cell("meets_in", "نوبت جلسه در ماه", ChoiceField(tuple(_TURNS.items())), 4),
        Cell("meets_on", "روز هفته", ChoiceField(tuple(zip(Weekday, WEEKDAYS, strict=False))), 3),
        Cell("numbering", "شمارهٔ جلسه‌ها", ChoiceField(tuple(_NUMBERINGS.items())), 5),
    )
    return form
