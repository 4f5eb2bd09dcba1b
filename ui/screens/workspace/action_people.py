"""Who does an action and who helps: two fields that complete the organizations of the office."""

from functools import partial

from PySide6.QtCore import QObject

from db.records import Action
from desktop.drafts import place_of
from desktop.meetings import naming
from desktop.meetings.dossier import ActionPart
from desktop.meetings.suggestions import KnownNames
from ui.binding import Binding
from ui.desk import Desk
from ui.drafts import Draft
from ui.models.suggestions import suggested
from ui.widgets.quiet import quiet
from ui.widgets.quiet_tokens import ChipLook, QuietTokens
from ui.widgets.suggest_field import SuggestField

_SUPPORTER = ChipLook("", "", "border", "text_2")


class ActionPeople(QObject):
    """The fields `responsible` and `supporters` of one action."""

    def __init__(self, desk: Desk, binding: Binding[Action], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._binding = binding
        self._names = KnownNames()
        self.responsible = quiet(SuggestField())
        self.supporters = QuietTokens(_SUPPORTER)
        binding.bind_listed("responsible", self.responsible, naming.entrust)
        self.supporters.edited.connect(self._set_supporters)
        place = place_of(binding.record.uuid, "supporters")
        self._half_typed = Draft(desk, self.supporters.line, place)

    def show_part(self, part: ActionPart, names: KnownNames) -> None:
        """Show what is stored now, and offer these names."""
        if not self._desk.is_waiting(self.supporters):  # or a name just typed would be lost
            self.supporters.set_names([each.name for each in part.supporters])
        if names is not self._names:
            self._names = names
            organizations = suggested(names.organizations, names.earlier)
            self.responsible.set_suggestions(organizations)
            self.supporters.set_suggestions(organizations)

    def _set_supporters(self) -> None:
        action, names = self._binding.record, self.supporters.names()
        write = partial(naming.set_supporters, action=action, names=names)
        self._desk.later(self.supporters, write)
