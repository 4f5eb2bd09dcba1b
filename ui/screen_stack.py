"""The one screen that is shown, and leaving it.

Hard rule: no screen goes while something on it is half done, half typed or not written.
"""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from ui.commands import Scope, mark
from ui.desk import Desk

if TYPE_CHECKING:  # each has `begin` and `parts`
    from ui.screens.meetings.meetings import MeetingsScreen
    from ui.screens.papers.papers import PapersScreen
    from ui.screens.places.places import PlacesScreen
    from ui.screens.places.profile_screen import ProfileScreen
    from ui.screens.roster.roster import RosterScreen
    from ui.screens.send.send import SendScreen
    from ui.screens.settings.settings import SettingsScreen
    from ui.screens.sign_off.sign_off import SignOffScreen
    from ui.screens.trail.trail import TrailScreen
    from ui.screens.verify.verify import VerifyScreen
    from ui.screens.workspace.workspace import Workspace

    AnyScreen = (
        MeetingsScreen
        | PapersScreen
        | PlacesScreen
        | ProfileScreen
        | RosterScreen
        | SendScreen
        | SettingsScreen
        | SignOffScreen
        | TrailScreen
        | VerifyScreen
        | Workspace
    )


@runtime_checkable
class _Finishing(Protocol):
    """A screen on which something may be half done."""

    def finish(self) -> bool:
        """Bring it to an end, or say why the screen cannot be left."""
        ...


@runtime_checkable
class _Enduring(Protocol):
    """A screen on which something may go on that holds it, but not the end of Dabir."""

    def may_end(self) -> bool:
        """Let go of it, or say why Dabir cannot end."""
        ...


class ScreenStack(QStackedWidget):
    """Takes a screen in the place of the one before, which goes for good."""

    shown: "AnyScreen"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def put(self, screen: "AnyScreen") -> None:
        """Show a screen, with the keyboard where work begins on it."""
        self.shown = screen
        mark(screen, Scope.SCREEN)
        old = self.currentWidget()
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        if old is not None:
            self.removeWidget(old)
            old.setParent(None)  # at once, with its fields and its keys
            old.deleteLater()
        screen.begin()

    def finish(self) -> bool:
        """End what is half done on the screen; False where one has to hear what came of it."""
        screen = self.currentWidget()
        return not isinstance(screen, _Finishing) or screen.finish()

    def may_end(self) -> bool:
        """End what is half done, as `finish` does, as far as Dabir does not end without it."""
        screen = self.currentWidget()
        return screen.may_end() if isinstance(screen, _Enduring) else self.finish()

    def write(self) -> bool:
        """Write what waits, and what is only half typed: a field enters it when it is left."""
        focus = self.window().focusWidget()
        if focus is not None and focus.hasFocus():
            focus.clearFocus()
        elif focus is not None:  # behind the lock, of which it heard nothing
            left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason)
            QApplication.sendEvent(focus, left)
        if self._desk.flush():
            return True
        if focus is not None:
            focus.setFocus()
        return False
