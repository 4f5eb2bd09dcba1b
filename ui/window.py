"""The window: the rail at the right and the screen that it leads to, nothing else."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.desk import Desk
from ui.screens.first_start import FirstStart
from ui.screens.meetings import MeetingsScreen
from ui.screens.workspace.workspace import Workspace
from ui.widgets.rails import NavigationRail, RailItem

PLACES = (RailItem("meetings", "جلسات", "calendar-days"),)


class Window(QWidget):
    """One open office on the screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("دبیر")
        self._desk = desk
        self._rail = NavigationRail(PLACES, name="rail")
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self._rail.chosen.connect(lambda _key: self.show_meetings())
        if desk.office.founded:
            self._enter()
        else:
            self._welcome()

    def _welcome(self) -> None:
        self._rail.hide()
        welcome = FirstStart(self._desk)
        welcome.founded.connect(self._enter)
        self._show(welcome)

    def _enter(self) -> None:
        self._rail.set_office(self._desk.office.headquarters.name)
        self._rail.show()
        self.show_meetings()

    def show_meetings(self) -> None:
        """Show the list of meetings."""
        if not self._desk.flush():
            return
        screen = MeetingsScreen(self._desk)
        screen.opened.connect(self.open_meeting)
        self._rail.set_compact(compact=False)
        self._rail.set_current("meetings")
        self._show(screen)
        screen.setFocus()

    def open_meeting(self, meeting_id: int) -> None:
        """Show the workspace of a meeting."""
        self._desk.office.database.forget_acts()
        workspace = Workspace(self._desk, meeting_id)
        workspace.left.connect(self.show_meetings)
        self._rail.set_compact(compact=True)
        self._show(workspace)

    def _show(self, screen: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
