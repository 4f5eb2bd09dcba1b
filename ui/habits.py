"""What the window remembers in words: folders, an organization, commands, opened groups.

The one hard rule: this lives only as long as the program runs. What QSettings keeps lies readable
in the data folder, so that it gets sizes, positions and choices, and never words of the office.
"""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QSettings


class Habit(StrEnum):
    """What is remembered; the names are those under which earlier versions wrote it."""

    COMMANDS = "commands/recent"
    EXPORT_FOLDER = "export/folder"
    ROSTER_FOLDER = "roster/folder"
    ATTACHMENTS_FOLDER = "attachments/folder"
    EMBLEM_FOLDER = "emblem/folder"
    VERIFY_FOLDER = "verify/folder"
    OPEN_SUBDISTRICTS = "agenda/open_subdistricts"
    ORGANIZATION = "papers/organization"


def remembered(habit: Habit) -> str:
    """Give what was noted last while the program runs, or ""."""
    return str(_program().property(habit) or "")


def note(habit: Habit, text: str) -> None:
    _program().setProperty(habit, text)


def forget() -> None:
    """Let go of everything, also of what an earlier version wrote down."""
    settings = QSettings()
    for habit in Habit:
        note(habit, "")
        settings.remove(habit)
    settings.sync()


def _program() -> QCoreApplication:
    """Give what lives as long as the program."""
    if (program := QCoreApplication.instance()) is None:
        raise RuntimeError("habits are of a running program")
    return program
