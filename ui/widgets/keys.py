"""What a key press means, alike in every field and row."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

KeyHints = Sequence[tuple[str, str]]  # (key, what it does)

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # the big key, and the one of the number pad

_UNDO_KEYS = frozenset({"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"})


def goes_on(event: QKeyEvent) -> bool:
    """Whether Enter goes on to the next entry; with Ctrl it means something else."""
    return event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key is pressed alone, on either part of the keyboard."""
    return event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )


def takes_back(event: QEvent) -> bool:
    """Whether a key event undoes, and does not redo."""
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)


def is_undo(event: QEvent) -> bool:
    """Whether a key event undoes or redoes, which belongs to the window and never to one field."""
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    if not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return (
        keys in _UNDO_KEYS
        or event.matches(QKeySequence.StandardKey.Undo)
        or event.matches(QKeySequence.StandardKey.Redo)
    )
