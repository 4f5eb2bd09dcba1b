"""The pages of a meeting beside the section that is written, following what is typed.

The one hard rule: typing comes first. Work on pages that a key press has outdated stops at once,
and new work begins when the fingers rest.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.minutes import Minutes
from ui.desk import Desk
from ui.papers import Paper

if TYPE_CHECKING:  # it takes its time to load, and most days begin without it
    from ui.screens.paper_pane import PaperPane

NAME = "preview"
REST_MS = 150  # after the last key press
LEAST_WIDTH, USUAL_WIDTH = 400, 480
_HANDLE = 9
_OPEN, _WIDTH = "preview/open", "preview/width"


class Preview(QSplitter):
    """A section at the right with the pages at its left, or one of the two alone."""

    changed = Signal()  # what is seen: the section, both, or the pages alone

    def __init__(
        self,
        desk: Desk,
        section: QWidget,
        minutes: Callable[[], Minutes],
        papers: Callable[[Minutes], Sequence[Paper]],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(NAME)
        self.setHandleWidth(_HANDLE)
        self.setChildrenCollapsible(False)
        self.addWidget(section)
        self._desk, self._section = desk, section
        self._minutes, self._papers = minutes, papers
        self._made_of: Minutes | None = None
        self._width = int(str(QSettings().value(_WIDTH, USUAL_WIDTH)))
        self.pane: PaperPane | None = None
        self.is_open = self.is_full = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._follow)
        desk.waiting.connect(self._on_typed)
        desk.changed.connect(self._on_changed)
        self.splitterMoved.connect(self._remember_width)

    # What is seen

    def restore(self) -> None:
        """Open as it was when it was seen last, without taking the keyboard."""
        if str(QSettings().value(_OPEN, "")) == "true":
            self._show(open_=True, full=False)

    def toggle(self) -> None:
        """Put the pages beside the section, or take them away."""
        self._show(open_=not self.is_open, full=False)
        QSettings().setValue(_OPEN, "true" if self.is_open else "false")

    def toggle_full(self) -> None:
        """Put the pages in the place of the section too, or give it back."""
        self._show(open_=True, full=not self.is_full)

    def leave_full(self) -> None:
        if self.is_full:
            self._show(open_=True, full=False)

    def _show(self, *, open_: bool, full: bool) -> None:
        pane = self.pane or self._make_pane()
        focus = QApplication.focusWidget()
        comes_back = self.is_full or (focus is not None and pane.isAncestorOf(focus))
        self.is_open, self.is_full = open_, full
        pane.set_full(on=full)
        pane.setVisible(open_)
        if full:
            pane.reader.view.setFocus()
            self._section.hide()
        else:
            self._section.show()
            if comes_back:
                self.back_to_section()
        self._keep_width()
        self.changed.emit()
        self._follow()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through: the pages first, then what can be done with them."""
        return (self.pane.reader, self.pane.head) if self.pane is not None else ()

    def back_to_section(self) -> None:
        """Give the keyboard back to the field that had it."""
        (self._section.focusWidget() or self._section).setFocus()

    def _make_pane(self) -> "PaperPane":
        from ui.screens.paper_pane import PaperPane  # noqa: PLC0415 - see above

        pane = self.pane = PaperPane(name=NAME)
        pane.setMinimumWidth(LEAST_WIDTH)
        pane.needed.connect(self._follow)
        pane.enlarging.connect(self.toggle_full)
        pane.closing.connect(self.toggle)
        pane.leaving.connect(self._on_leaving)
        pane.hide()
        self.addWidget(pane)
        return pane

    def _on_leaving(self) -> None:
        if self.is_full:
            self.leave_full()
        else:
            self.back_to_section()

    def refresh_folder(self) -> None:
        """Offer the folder that was written to last."""
        if self.pane is not None:
            self.pane.refresh_folder()

    # How wide

    def _keep_width(self) -> None:
        if self.is_open and not self.is_full:
            self.setSizes([self.width() - _HANDLE - self._width, self._width])

    def _remember_width(self) -> None:
        self._width = self.sizes()[1]
        QSettings().setValue(_WIDTH, self._width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_width()

    # What is made

    def _on_typed(self) -> None:
        """Let go of pages that are outdated now; the fingers come first."""
        if self.is_open and self.pane is not None:
            if self.pane.give_up():
                self._made_of = None
            self._rest.start()

    def _on_changed(self) -> None:
        if self.is_open:
            self._rest.start()

    def _follow(self) -> None:
        """Make the pages of what stands there now, unless they are these already."""
        if not self.is_open or self.pane is None:
            return
        self._desk.flush()  # where that fails the window says so; what is stored is shown
        self._rest.stop()
        minutes = self._minutes()
        if minutes != self._made_of:
            self._made_of = minutes
            self.pane.show_papers(self._papers(minutes))
