"""The sections of a workspace behind each other, of which one is seen.

The one hard rule: what is not seen costs nothing: it is brought up to date when one comes to it,
and asks for no room.
"""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.meetings.dossier import Dossier
from ui.desk import Desk
from ui.screens.workspace.agenda import AgendaSection
from ui.screens.workspace.attachments.attachments import AttachmentsSection
from ui.screens.workspace.attendance import AttendanceSection
from ui.screens.workspace.heading import HeadingSection
from ui.screens.workspace.resolutions import ResolutionsSection
from ui.screens.workspace.review import ReviewSection
from ui.screens.workspace.section import Section
from ui.widgets.rails import RailItem

SECTIONS = (
    RailItem("heading", "شناسنامه", "id-card"),
    RailItem("attendance", "حاضران", "users"),
    RailItem("agenda", "دستور و مذاکرات", "messages-square"),
    RailItem("resolutions", "مصوبات", "gavel"),
    RailItem("review", "بازبینی", "clipboard-check"),
    RailItem("attachments", "پیوست‌ها", "paperclip"),
)

# Where what was undone is to be seen: of several tables the first one tells it.
_SECTION_OF_TABLE: Mapping[str, str] = {
    "meetings": "heading",
    "progress": "agenda",
    "attendance": "attendance",
    "agenda_items": "agenda",
    "remarks": "agenda",
    "figures": "agenda",
    "resolutions": "resolutions",
    "actions": "resolutions",
    "supporters": "resolutions",
    "resolution_focus_areas": "resolutions",
    "resolution_neighborhoods": "resolutions",
    "dissents": "resolutions",
    "attachments": "attachments",
    "ink_sheets": "attachments",
    "ink_signatures": "attachments",
}


class Sections(QStackedWidget):
    """One of them is seen once somebody has gone to it; `current` is its key, "" before."""

    chosen = Signal(object)  # Finding: somebody goes to where it is
    working = Signal(str)  # somebody goes to a resolution or an action, by its uuid
    submitting = Signal()
    keys_changed = Signal()

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__()
        self.current = ""
        self._dossier = dossier
        self._stale: set[str] = set()
        agenda, review = AgendaSection(desk), ReviewSection(desk)
        self._by_key: dict[str, Section] = {
            "heading": HeadingSection(desk, dossier),
            "attendance": AttendanceSection(desk),
            "agenda": agenda,
            "resolutions": ResolutionsSection(desk),
            "review": review,
            "attachments": AttachmentsSection(desk),
        }
        for section in self._by_key.values():
            self.addWidget(section)
            section.keys_changed.connect(self.keys_changed)
        agenda.decided.connect(self.working)
        review.chosen.connect(self.chosen)
        review.remark_chosen.connect(self.working)
        review.submitting.connect(self.submitting)
        self.currentChanged.connect(self.updateGeometry)

    def __getitem__(self, key: str) -> Section:
        return self._by_key[key]

    def show_section(self, key: str) -> None:
        self.bring_up_to_date(key)  # while it is hidden: new rows then cost less
        self.current = key
        self.setCurrentWidget(self[key])

    def of_tables(self, tables: Collection[str]) -> str:
        """Tell in which section one sees what changed; the current one where in none."""
        keys = (key for table, key in _SECTION_OF_TABLE.items() if table in tables)
        return next(keys, self.current)

    def unfinished(self) -> str:
        """End what would be lost with the meeting; give where one has to hear what came of it."""
        return next((key for key, each in self._by_key.items() if not each.finish()), "")

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._stale = set(self._by_key)
        if self.current:
            self.bring_up_to_date(self.current)

    def bring_up_to_date(self, key: str) -> None:
        """Show the dossier in a section; those that are not seen wait until they are."""
        section = self[key]
        section.editable = self._dossier.editable
        if key in self._stale:
            self._stale.remove(key)
            section.show_dossier(self._dossier)

    def notes(self) -> Iterator[tuple[str, str]]:
        """Say of each how far it is."""
        for key, section in self._by_key.items():
            yield key, section.note(self._dossier)

    def header_buttons(self) -> Iterator[QWidget]:
        for section in self._by_key.values():
            yield from section.header_buttons()

    def offer_buttons(self) -> None:
        """Show the buttons of the section that is seen, while something may change."""
        for key, section in self._by_key.items():
            may = key == self.current and self._dossier.editable
            offered = section.offered_buttons() if may else ()
            for button in section.header_buttons():
                button.setVisible(button in offered)

    # How much room they ask for

    def minimumSizeHint(self) -> QSize:
        return self._seen.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return self._seen.hasHeightForWidth()

    def heightForWidth(self, width: int, /) -> int:
        return self._seen.heightForWidth(width)

    @property
    def _seen(self) -> Section:
        return self[self.current or SECTIONS[0].key]
