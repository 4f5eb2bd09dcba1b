"""What the section «دستور و مذاکرات» shows, and what the file has of it."""

from datetime import date

from PySide6.QtWidgets import QApplication

from db.records import Meeting
from desktop.meetings import dossier
from desktop.meetings.dossier import AgendaPart
from desktop.office import OpenOffice

HELD_ON = date(2026, 10, 4)


TITLE = "پیگیری مصوبات جلسه‌های پیشین"


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName().removeprefix("agenda.") if widget else ""


def last_part(office: OpenOffice, meeting: Meeting) -> AgendaPart:
    return dossier.read(office, meeting.id).agenda[-1]
