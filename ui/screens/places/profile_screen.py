"""The profile of one neighborhood, as it will print; back from it to the list it was opened in."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.habits import Habit
from desktop.neighborhood_profile import NeighborhoodProfile
from desktop.places.profile import profile
from desktop.transfer.file_names import profile_name
from ui.clock import today_here
from ui.desk import Desk
from ui.habits import LastFolder
from ui.papers import Paper
from ui.screens.paper_pane import PRINT_KEY, PaperPane
from ui.tasks import Report
from ui.theme import Space
from ui.widgets.buttons import Link
from ui.widgets.command import BACK
from ui.widgets.frame import Screen

NAME = "profile"
_TITLE = "شناسنامهٔ اجتماعی محله"


class ProfileScreen(Screen):
    """`left` brings the key of the neighborhood, so that the list can lead to it."""

    left = Signal(int)

    def __init__(self, desk: Desk, neighborhood_id: int) -> None:
        super().__init__(_TITLE, name=NAME, margin=Space.WORKSPACE)
        self._desk = desk
        self._neighborhood_id = neighborhood_id
        self._shown: NeighborhoodProfile | None = None
        self._back = Link("محله‌ها", back=True, name=f"{NAME}.back")
        self._sheet = PaperPane(LastFolder(desk.office, Habit.EXPORT_FOLDER), name=f"{NAME}.sheet")
        self._tools = self._sheet.lend_tools()
        self.header.add(self._tools)
        self.header.add(self._back)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._sheet)
        self.status_bar.set_keys(
            ((PRINT_KEY, "چاپ"), ("Esc", "محله‌ها"), ("F6", "بخش بعدی")),
        )
        self._back.clicked.connect(self._leave)
        self._back.offer("بازگشت به فهرست محله‌ها", BACK)
        self._sheet.leaving.connect(self._leave)
        self._sheet.needed.connect(self._follow)
        self._follow()

    def begin(self) -> None:
        """Start on the page."""
        self._sheet.reader.view.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._back, self._tools, self._sheet.reader)

    def _follow(self) -> None:
        """Make the page of what is known now, unless it is this already."""
        self._desk.flush()
        known = profile(self._desk.office, self._neighborhood_id, today_here())
        if known != self._shown:
            self._shown = known
            self.header.set_sub(known.neighborhood)
            self._sheet.show_papers((_offered(known),))

    def _leave(self) -> None:
        self.left.emit(self._neighborhood_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _offered(known: NeighborhoodProfile) -> Paper:
    return Paper(NAME, _TITLE, profile_name(known), partial(_made, known))


def _made(known: NeighborhoodProfile, report: Report) -> bytes:
    # What typesets takes its time to load: not in the window, and not before a page is wanted.
    from desktop.documents.papers import profile_paper  # noqa: PLC0415 - see above

    return profile_paper(known, report)
