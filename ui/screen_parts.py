"""Going with the keyboard from one part of a screen to the next, in reading order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_on(parts: Sequence[QWidget], step: int) -> None:
    """Put the focus into the next part that is seen, or into the one before."""
    seen = [part for part in parts if part.isVisible()]
    focus = QApplication.focusWidget()
    here = next((at for at, part in enumerate(seen) if _holds(part, focus)), -step)
    _first_stop(seen[(here + step) % len(seen)]).setFocus(Qt.FocusReason.TabFocusReason)


def _holds(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))


def _first_stop(part: QWidget) -> QWidget:
    """Find where Tab would come to first inside a part of the screen."""
    stop = part.nextInFocusChain()
    while stop is not None and stop is not part:
        takes_focus = stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and part.isAncestorOf(stop):
            return stop
        stop = stop.nextInFocusChain()
    return part
