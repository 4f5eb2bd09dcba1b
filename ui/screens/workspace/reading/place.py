"""Opens the minutes for reading in the place of the workspace, and gives that place back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from shiboken6 import Shiboken

from desktop.meetings.dossier import Dossier
from desktop.meetings.reading_aloud import note
from ui.desk import Desk
from ui.screens.rows import Row
from ui.screens.workspace.reading.reading import ReadingView


class ReadingPlace(QObject):
    """The view that is read from comes into `line`, in the place of `covered`."""

    left = Signal()
    working = Signal(str)  # somebody goes to what was read, by its uuid

    def __init__(self, desk: Desk, line: QBoxLayout, covered: Sequence[QWidget]) -> None:
        super().__init__(line)
        self._desk = desk
        self._line, self._covered = line, covered
        self.is_open = False
        self._came_from: QWidget | None = None
        self._view: ReadingView | None = None

    def open(self, dossier: Dossier, why_closed: str, number: int) -> None:
        """Begin with the resolution of this number; with 0 where reading was left."""
        view = self._view or self._make_view(dossier)
        self._meeting, self._why_closed = dossier.meeting, why_closed
        self._came_from = QApplication.focusWidget()
        self.is_open = True
        view.show_dossier(dossier, why_closed)
        view.show()
        view.begin()  # before the others hide, or the keyboard would jump about
        for widget in self._covered:
            widget.hide()
        self._line.activate()  # so that the letters are chosen for the room there is
        view.start(number)

    def leave(self) -> None:
        """Go back to the field from where reading began."""
        if self._view is None or not self.is_open:
            return
        self._desk.flush()
        self._note()
        self.is_open = False
        for widget in self._covered:
            widget.show()
        self._view.hide()
        self.left.emit()
        if self._came_from is not None and Shiboken.isValid(self._came_from):
            _focus(self._came_from)

    def _note(self) -> None:
        """Keep that all was read, as it stands now: the review tells of later changes."""
        if self._view is not None and self._view.is_all_read and not self._why_closed:
            self._desk.act(lambda office: note(office, self._meeting))

    def show_dossier(self, dossier: Dossier, why_closed: str) -> None:
        self._meeting, self._why_closed = dossier.meeting, why_closed
        if self._view is not None and self.is_open:
            self._view.show_dossier(dossier, why_closed)

    def lead_to_change(self, before: Dossier) -> None:
        if self._view is not None:
            self._view.lead_to_change(before)

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through; () while nothing is read."""
        return self._view.parts() if self._view is not None and self.is_open else ()

    def _make_view(self, dossier: Dossier) -> ReadingView:
        view = self._view = ReadingView(self._desk, dossier)
        view.leaving.connect(self.leave)
        view.working.connect(self.working)
        view.hide()
        self._line.addWidget(view, 1)
        return view


def _focus(widget: QWidget) -> None:
    """Give the keyboard back, also to a field that hides while nobody works in its row."""
    row: QWidget | None = widget
    while row is not None and not isinstance(row, Row):
        row = row.parentWidget()
    if row is not None and not widget.isVisible():
        row.begin()
    widget.setFocus()
