"""The section «مصوبات» alone in a window, for its tests."""

from datetime import date

from PySide6.QtWidgets import QApplication, QWidget

from db.records import Meeting
from desktop.meetings.dossier import ResolutionPart
from desktop.office import OpenOffice
from tests.ui.screens.workspace.section_room import SectionRoom
from ui.screens.workspace.resolutions import ResolutionsSection

HELD_ON = date(2026, 10, 4)


class Room(SectionRoom[ResolutionsSection]):
    def __init__(self, office: OpenOffice, meeting: Meeting) -> None:
        super().__init__(office, meeting, ResolutionsSection, 655)

    def field(self, name: str) -> QWidget:
        found_field = self.section.findChild(QWidget, f"resolutions.{name}")
        assert isinstance(found_field, QWidget), name
        return found_field

    def exists(self, name: str) -> bool:
        return self.section.findChild(QWidget, f"resolutions.{name}") is not None

    def go_to(self, name: str) -> None:
        """Put the focus on a field as the review does: by its record."""
        for number, part in enumerate(self.stored.resolutions, 1):
            if name.startswith(f"{number}.actions."):
                _, _, place, field = name.split(".")
                self.section.reveal(part.actions[int(place) - 1].action.uuid, field)
            elif name.startswith(f"{number}."):
                self.section.reveal(part.resolution.uuid, name.split(".")[1])

    def resolutions(self) -> tuple[ResolutionPart, ...]:
        """Read what stands in the file, once what waits is written."""
        assert self.desk.flush()
        return self.stored.resolutions


def texts(parts: tuple[ResolutionPart, ...]) -> list[tuple[str, list[str]]]:
    return [(part.resolution.text, [each.action.text for each in part.actions]) for part in parts]


def focus_name() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    if widget.objectName() == "tokenLine":
        parent = widget.parentWidget()
        assert parent is not None
        widget = parent
    return widget.objectName().removeprefix("resolutions.")
