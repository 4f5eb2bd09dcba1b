"""Pictures of what stands over a meeting: calendar, commands, dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.records import MeetingState
from desktop.errors import FolderInUseFault
from desktop.habits import Habit
from desktop.meetings.compile import compile_minutes
from desktop.office import OpenOffice
from tests.pictures import Pictures, newest, picture, shown, to_front, wait_until
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.dialogs.cancel_dialog import CancelDialog
from ui.dialogs.command_list import CommandList
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.key_list import KeyList
from ui.dialogs.notice_dialog import NoticeDialog
from ui.habits import LastFolder
from ui.sentences import sentence
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.date_field import DateField
from ui.window import Window


def dialogs(office: OpenOffice, window: Window, folder: Path) -> Pictures:
    meeting = newest(office, MeetingState.DRAFT)
    window.open_meeting(meeting)
    field = child(window, DateField, "heading.held_on")
    field.setFocus()
    press("F4")
    calendar = field.findChild(CalendarPopup)
    assert calendar is not None
    yield "calendar", picture(window, calendar)
    calendar.close()
    yield from commands(window)
    cancel = CancelDialog(window)
    yield "cancel", shown(window, cancel)
    cancel.close()
    last = LastFolder(office, Habit.EXPORT_FOLDER)
    export = ExportDialog(compile_minutes(office, meeting), last, window)
    export.set_folder(folder)
    yield "export", shown(window, export)
    write = child(export, QWidget, "export.write")
    for name in ("export-done", "export-exists"):
        to_front(export)  # again, after the dialog that showed the progress
        write.setFocus()
        press("Return")
        wait_until(write.isEnabled)
        yield name, picture(window, export)
    export.close()
    yield "notice", shown(window, NoticeDialog(sentence(FolderInUseFault(folder))))
    crash = CrashDialog(folder / "reports" / "report.txt", parent=window)
    yield "crash", shown(window, crash)
    crash.close()
    to_front(window)


def commands(window: Window) -> Pictures:
    """Show what can be done in an action, some of it found by a word, and the keys there."""
    press("Ctrl+4", "Up")
    listed_commands, keys = child(window, CommandList, "commands"), child(window, KeyList, "keys")
    press("Ctrl+K")
    yield "commands", picture(window, listed_commands)
    type_text("اقدام")
    yield "commands-found", picture(window, listed_commands)
    type_text("کشتی")
    yield "commands-nothing-found", picture(window, listed_commands)
    press("Esc", "F1")
    yield "keys", picture(window, keys)
    press("Esc")
