"""What somebody works on: the section, and the card in it that the keyboard is in."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.meetings.dossier import Dossier
from ui.screens.rows import Row


@dataclass(frozen=True)
class Aim:
    """A section of the workspace, and which of its numbered entries; 0 for none of them."""

    section: str
    number: int = 0
    count: int = 0

    def last(self) -> "Aim":
        """Aim at the last entry where none is meant: there the newest one comes to stand."""
        return Aim(self.section, self.number or self.count, self.count)


def aim(section: str, dossier: Dossier, focus: QWidget | None) -> Aim:
    """Tell what is worked on in a section, by the card that the keyboard is in."""
    uuids = {
        "agenda": [part.item.uuid for part in dossier.agenda],
        "resolutions": [part.resolution.uuid for part in dossier.resolutions],
    }.get(section, [])
    while focus is not None:
        if isinstance(focus, Row) and focus.uuid in uuids:
            return Aim(section, uuids.index(focus.uuid) + 1, len(uuids))
        focus = focus.parentWidget()
    return Aim(section, 0, len(uuids))
