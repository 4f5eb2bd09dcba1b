"""The section «حاضران» alone in a window, for its tests."""

from datetime import date, time

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from db.records import Meeting, Presence
from desktop.meetings.dossier import Dossier
from desktop.office import OpenOffice
from tests.ui.screens.workspace.section_room import SectionRoom
from tests.ui.stage import child
from ui.screens.workspace.attendance import AttendanceSection
from ui.widgets.toggle import SegmentedToggle

HELD_ON = date(2026, 10, 4)


NOW = time(10, 6)


ROLL = (
    ("سرپرست", "آقای محمدی", "بهزیستی"),
    ("معاون حمایت", "خانم کریمی", "کمیتهٔ امداد"),
    ("رئیس کلانتری", "آقای مرادی", "کلانتری"),
)


class Room(SectionRoom[AttendanceSection]):
    def __init__(self, office: OpenOffice, meeting: Meeting) -> None:
        super().__init__(office, meeting, lambda desk: AttendanceSection(desk, lambda: NOW), 600)

    def written(self) -> Dossier:
        """Read the file once what was typed is in it."""
        self.desk.flush()
        return self.stored

    def widget(self, name: str) -> QWidget:
        return child(self, QWidget, f"attendance.{name}")

    def text(self, name: str) -> str:
        return child(self, QLabel, f"attendance.{name}").text()

    def go_to(self, number: int) -> QWidget:
        row = self.widget(f"members.{number}")
        row.setFocus()
        return row

    def states(self) -> list[Presence]:
        return [each.state for each in self.stored.members]

    def shown_states(self) -> list[str | None]:
        toggles = (
            child(self, SegmentedToggle, f"attendance.members.{number}.state")
            for number in range(1, 1 + len(self.stored.members))
        )
        return [toggle.value() for toggle in toggles]


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName().removeprefix("attendance.") if widget else ""
