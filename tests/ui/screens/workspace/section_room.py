"""A section of the workspace alone in a window, for its tests."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from db.records import Meeting
from desktop.meetings import dossier
from desktop.meetings.dossier import Dossier
from desktop.office import OpenOffice
from ui.desk import Desk
from ui.screens.workspace.section import Section

S = TypeVar("S", bound=Section)


class SectionRoom(QMainWindow, Generic[S]):
    """A section under its header's buttons, refreshed as the workspace does."""

    def __init__(
        self, office: OpenOffice, meeting: Meeting, made: Callable[[Desk], S], height: int
    ) -> None:
        super().__init__()
        self.office = office
        self.meeting = meeting
        self.desk = Desk(office, self)
        self.section = made(self.desk)
        ground = QWidget()
        column = QVBoxLayout(ground)
        for button in self.section.header_buttons():
            column.addWidget(button)
        column.addWidget(self.section)
        self.setCentralWidget(ground)
        self.resize(1098, height)
        self.desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self.section.show_dossier(self.stored)

    @property
    def stored(self) -> Dossier:
        return dossier.read(self.office, self.meeting.id)
