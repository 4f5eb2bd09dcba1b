"""Follows the keyboard through a section, and hears its keys before the field that has the focus.

Fields use Alt with the arrows for themselves; in a section they move the row.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from ui.widgets.command import Command

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class FocusWatch(QObject):
    """`moved` brings the widget inside the section that the focus came to, or None.

    The keys are those of the section's commands; one that has nothing to do now is heard too, so
    that no field takes it for something else.
    """

    moved = Signal(object)

    def __init__(self, section: QWidget) -> None:
        super().__init__(section)
        self._section = section
        self._watched: QWidget | None = None
        app = cast("QApplication", QApplication.instance())
        app.focusChanged.connect(self._on_focus)

    @property
    def widget(self) -> QWidget | None:
        """The widget inside the section that has the focus, unless it is gone."""
        there = self._watched is not None and Shiboken.isValid(self._watched)
        return self._watched if there else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() != QEvent.Type.KeyRelease:
            key = QKeySequence(event.keyCombination()).toString(_PORTABLE)
            commands = self._commands(key)
            if commands:
                event.accept()
                offered = next((each for each in commands if each.is_offered()), None)
                if event.type() == QEvent.Type.KeyPress and offered is not None:
                    offered.trigger()
                return True
        return super().eventFilter(watched, event)

    def _commands(self, key: str) -> list[Command]:
        actions = self._section.actions()
        return [each for each in actions if isinstance(each, Command) and key in each.keys]

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._section.window():
            return  # a list or a menu is open, or another program is in front
        if (before := self.widget) is not None:
            before.removeEventFilter(self)
        self._watched = now if self._section.isAncestorOf(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
        self.moved.emit(self._watched)
