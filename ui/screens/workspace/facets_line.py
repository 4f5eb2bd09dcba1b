"""What a resolution serves, where it holds, on what condition: the line of chips under its text."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Resolution
from desktop.drafts import place_of
from desktop.meetings import naming
from desktop.meetings.dossier import ResolutionPart
from desktop.office import OpenOffice
from desktop.persian import isolate
from ui.binding import Binding
from ui.desk import Desk
from ui.drafts import Draft
from ui.screens.workspace.condition_box import ConditionBox
from ui.screens.workspace.setting import Setting
from ui.theme import Space
from ui.widgets.buttons import Link
from ui.widgets.labelled import NoteLine
from ui.widgets.quiet import QuietChoice, keep_place
from ui.widgets.quiet_tokens import ChipLook, QuietTokens

_AREA = ChipLook("hash", "accent_tint", "", "accent")
_PLACE = ChipLook("map-pin", "", "border", "text_2")
_HEIGHT = 28
_CONDITION_PLACE = 3
_AGENDA_WIDTH = 170


class FacetsLine(QWidget):
    """Focus areas, neighborhoods, condition, item of the agenda; a vote can be called for."""

    voting = Signal()

    def __init__(self, desk: Desk, binding: Binding[Resolution]) -> None:
        super().__init__()
        self._desk = desk
        self._binding = binding
        self._setting: Setting | None = None
        self._at_rest = True
        self._folded = False
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        self._areas = QuietTokens(_AREA)
        self._places = QuietTokens(_PLACE)
        self._areas.edited.connect(lambda: self._link(self._areas, naming.set_focus_areas))
        self._places.edited.connect(lambda: self._link(self._places, naming.set_neighborhoods))
        uuid = self._binding.record.uuid
        self._half_typed = (
            Draft(self._desk, self._areas.line, place_of(uuid, "focus_areas")),
            Draft(self._desk, self._places.line, place_of(uuid, "neighborhoods")),
        )
        self.condition = ConditionBox(self._binding)
        self._agenda = QuietChoice[int]((), None, _AGENDA_WIDTH)
        self._agenda.setPlaceholderText("بند دستور")
        self._votes = Link("رأی‌گیری", icon="", name="")
        self._votes.setToolTip(f"رأی‌گیری ({isolate('Alt+V')})")
        self._votes.clicked.connect(self.voting)
        keep_place(self._votes)
        self._binding.bind("agenda_item_id", self._agenda)
        self.fields: dict[str, QWidget] = {
            "focus_areas": self._areas,
            "neighborhoods": self._places,
            **self.condition.fields,
            "agenda_item_id": self._agenda,
            "votes": self._votes,
        }

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.setSpacing(0)
        self._line.addStrut(_HEIGHT)  # the line keeps its place also while it is empty
        for field in (self._areas, self._places):
            self._line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addSpacing(3)
        self._line.addWidget(self.condition, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addStretch(1)
        for end in (self._agenda, self._votes):
            self._line.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        self._own_line = QHBoxLayout()
        self._own_line.setContentsMargins(0, 0, 3, 0)
        self._own_line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, 2, 4, 5)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addLayout(self._own_line)
        column.addWidget(NoteLine(self.condition.deadline.note))
        self.condition.grew.connect(self._place_condition)

    def _place_condition(self) -> None:
        """Give a long condition a line of its own; it keeps the focus on its way."""
        home = self._own_line if self._folded or self.condition.is_long() else self._line
        if home.indexOf(self.condition) < 0:
            home.insertWidget(
                0 if home is self._own_line else _CONDITION_PLACE,
                self.condition,
                0,
                Qt.AlignmentFlag.AlignTop,
            )

    def fold(self, *, on: bool) -> None:
        """Give every condition a line of its own, where there is little room."""
        self._folded = on
        self._place_condition()

    def _link(
        self,
        field: QuietTokens,
        write: Callable[[OpenOffice, Resolution, Sequence[str]], None],
    ) -> None:
        resolution, names = self._binding.record, field.names()
        self._desk.later(field, lambda office: write(office, resolution, names))

    def _show_names(self, field: QuietTokens, names: Iterable[str]) -> None:
        if not self._desk.is_waiting(field):  # or a name just typed would be lost
            field.set_names(tuple(names))

    def show_part(self, part: ResolutionPart, setting: Setting) -> None:
        known = self._setting
        self._setting = setting
        if known is None or known.names != setting.names:
            self._areas.offer(setting.names.focus_areas)
            self._places.offer(setting.names.neighborhoods)
        if known is None or (known.deciders, known.days) != (setting.deciders, setting.days):
            self.condition.show_setting(setting)
        if known is None or known.agenda != setting.agenda:
            self._agenda.set_choices(setting.agenda)
        self._show_names(self._areas, (each.name for each in part.focus_areas))
        self._show_names(self._places, (each.name for each in part.neighborhoods))
        self._show_state()

    def set_at_rest(self, *, on: bool) -> None:
        self._at_rest = on
        self._show_state()

    def _show_state(self) -> None:
        working = not self._at_rest and self._setting is not None and self._setting.editable
        for field, text in ((self._areas, "محور"), (self._places, "محله")):
            field.setPlaceholderText(text if working else "")
            field.set_at_rest(on=not working)
            field.setVisible(working or bool(field.value()))
        self.condition.set_at_rest(on=not working)
        self._agenda.set_at_rest(on=not working)
        self._votes.setVisible(working)
