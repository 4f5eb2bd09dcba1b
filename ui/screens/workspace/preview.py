"""The pages of a meeting beside the section that is written, following what is typed.

The one hard rule: typing comes first. Work on pages that a key press has outdated stops at once,
and new work begins when the fingers rest.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSplitter, QWidget

from desktop.habits import Habit
from desktop.minutes import Minutes
from ui.desk import Desk
from ui.habits import LastFolder
from ui.papers import Paper
from ui.screens.workspace.aim import Aim
from ui.screens.workspace.preview_papers import MINUTES
from ui.widgets.keys import KeyHints

if TYPE_CHECKING:  # it takes its time to load, and most days begin without it
    from ui.screens.paper_pane import PaperPane

NAME = "preview"
REST_MS = 150  # after the last key press
LEAST_WIDTH, USUAL_WIDTH = 400, 480
_HANDLE = 9
_AROUND_FOCUS = 44
_PASSES, _PASS_MS = 8, 25
_OPEN, _WIDTH = "preview/open", "preview/width"

_KEYS = (
    ("Esc", "بازگشت به بخش"),
    ("Ctrl+F", "یافتن"),
    ("PageUp PageDown", "ورق زدن"),
    ("F11", "تمام‌صفحه"),
)
_FULL_KEYS = (
    ("Esc", "بازگشت به بخش"),
    ("Ctrl+F", "یافتن"),
    ("Ctrl+0", "به پهنای صفحه"),
    ("Ctrl+9", "همهٔ صفحه"),
    ("Ctrl+Shift+P", "چاپ"),
)


class Preview(QSplitter):
    """A section at the right with the pages at its left, or one of the two alone."""

    changed = Signal()  # what is seen: the section, both, or the pages alone

    def __init__(
        self,
        desk: Desk,
        section: QWidget,
        minutes: Callable[[], Minutes],
        papers: Callable[[Minutes], Sequence[Paper]],
        aim: Callable[[], Aim],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName(NAME)
        self.setHandleWidth(_HANDLE)
        self.setChildrenCollapsible(False)
        self.addWidget(section)
        self._desk, self._section = desk, section
        self._minutes, self._papers, self._aim = minutes, papers, aim
        self._shown_aim: Aim | None = None
        self._made_of: Minutes | None = None
        self._width = int(str(QSettings().value(_WIDTH, USUAL_WIDTH)))
        self.pane: PaperPane | None = None
        self.is_open = self.is_full = self.is_read = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._follow)
        self._passes = 0
        self._folding = QTimer(self, interval=_PASS_MS)
        self._folding.timeout.connect(self._keep_focus_in_sight)
        self._arrived = QTimer(self, singleShot=True, interval=0)  # the focus moves on the way
        self._arrived.timeout.connect(self._on_arrived)
        desk.waiting.connect(self._on_typed)
        desk.changed.connect(self._on_changed)
        self.splitterMoved.connect(self._remember_width)
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._on_focus)

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
        self.updateGeometry()  # at once: beside it the rail becomes wider, or narrower
        if full:
            pane.reader.view.setFocus()
            self._section.hide()
        else:
            self._section.show()
            self._fold()
            if comes_back:
                self.back_to_section()
        self._keep_width()
        self.changed.emit()
        self._follow()

    def show_paper(self, key: str) -> None:
        """Put one of the papers beside the section."""
        if not self.is_open:
            self.toggle()
        if self.pane is not None:
            self.pane.choose(key)

    @property
    def keys(self) -> KeyHints:
        """Give the keys of the pages, for the status bar; () while somebody is in the section."""
        if self.is_full:
            return _FULL_KEYS
        return _KEYS if self.is_read else ()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through: the pages first, then what can be done with them."""
        return (self.pane.reader, self.pane.head) if self.pane is not None else ()

    def back_to_section(self) -> None:
        """Give the keyboard back to the field that had it."""
        (self._section.focusWidget() or self._section).setFocus()

    def _make_pane(self) -> "PaperPane":
        from ui.screens.paper_pane import PaperPane  # noqa: PLC0415 - see above

        pane = self.pane = PaperPane(LastFolder(self._desk.office, Habit.EXPORT_FOLDER), name=NAME)
        pane.setMinimumWidth(LEAST_WIDTH)
        pane.needed.connect(self._follow)
        pane.enlarging.connect(self.toggle_full)
        pane.closing.connect(self.toggle)
        pane.leaving.connect(self._on_leaving)
        pane.made.connect(self._on_made)
        pane.hide()
        self.addWidget(pane)
        return pane

    def _on_leaving(self) -> None:
        if self.is_full:
            self.leave_full()
        else:
            self.back_to_section()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.pane is None or now is None or now.window() is not self.window():
            return  # a list or a dialog is open: the place where one works stays
        is_read = self.pane.isAncestorOf(now)
        if is_read != self.is_read:
            self.is_read = is_read
            self.changed.emit()
        if self._section.isAncestorOf(now):
            self._arrived.start()

    def settle(self) -> None:
        """Take note that a paper was written."""
        if self.pane is not None:
            self.pane.settle()

    # Where one works

    def _on_arrived(self) -> None:
        if not self.is_read and self._aim() != self._shown_aim:
            self._lead_to(self._aim())

    def _on_made(self) -> None:
        if not self.is_read:  # who reads the pages is led nowhere
            self._lead_to(self._aim().last())

    def _lead_to(self, aim: Aim) -> None:
        """Bring what is worked on into sight on the pages of the minutes."""
        from ui.screens.workspace.preview_place import span  # noqa: PLC0415 - see above

        if not self.is_open or self.is_full or self.pane is None:
            return
        self._shown_aim = self._aim()
        view = self.pane.reader.view
        if self.pane.shown == MINUTES and view.pages is not None:
            part = span(view.pages, aim)
            if part is not None:
                view.lead_to(*part)

    def _fold(self) -> None:
        """Begin to watch the lines fold, which takes the layouts some passes."""
        self._passes = _PASSES
        self._folding.start()

    def _keep_focus_in_sight(self) -> None:
        """Scroll to where one writes: at another width it has another place."""
        self._passes -= 1
        if self._passes == 0:
            self._folding.stop()
        focus = self._section.focusWidget()
        area = focus.parentWidget() if focus is not None else None
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if focus is not None and area is not None and focus.isVisible():
            area.ensureWidgetVisible(focus, 0, _AROUND_FOCUS)

    # How wide

    def _keep_width(self) -> None:
        if self.is_open and not self.is_full:
            self.setSizes([self.width() - _HANDLE - self._width, self._width])

    def _remember_width(self) -> None:
        self._width = self.sizes()[1]
        QSettings().setValue(_WIDTH, self._width)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_width()
        self._fold()

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
