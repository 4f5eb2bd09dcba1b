"""A meeting open at its attachments, and whoever works on them with keyboard and mouse."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from db.records import Attachment, Meeting, MeetingState
from desktop.meetings import dossier
from desktop.office import OpenOffice
from tests.ui.keys import press
from tests.ui.stage import child, opened
from ui.screens.workspace.attachments.attachments import AttachmentsSection
from ui.screens.workspace.attachments.file_list import AttachmentList
from ui.widgets.cards import Banner
from ui.widgets.page_view import PageView
from ui.window import Window

_COPY = Qt.DropAction.CopyAction
_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Desk:
    """A meeting open at its attachments, and what a test asks of it."""

    def __init__(self, office: OpenOffice, qtbot: QtBot, state: MeetingState) -> None:
        self.office, self.qtbot = office, qtbot
        self.meeting = office.database.select(Meeting, "state = ?", (state,))[-1]
        self.window: Window = opened(qtbot, office)
        self.window.open_meeting(self.meeting.id)
        press("Ctrl+6")

    @property
    def section(self) -> AttachmentsSection:
        return child(self.window, AttachmentsSection, "attachments")

    @property
    def rows(self) -> AttachmentList:
        return child(self.window, AttachmentList, "attachments.list")

    @property
    def attached(self) -> tuple[Attachment, ...]:
        return dossier.read(self.office, self.meeting.id).attachments

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.attached]

    @property
    def said(self) -> str:
        banner = child(self.window, Banner, "attachments.said")
        return banner.accessibleName() if banner.isVisible() else ""

    def hold(self, *paths: Path) -> bool:
        """Bring files over the section, and tell whether it takes them."""
        data = files(*paths)  # which the event does not keep
        enter = QDragEnterEvent(QPoint(9, 9), _COPY, data, _LEFT, _NO_KEY)
        enter.setAccepted(False)
        self.section.dragEnterEvent(enter)
        return enter.isAccepted()

    def drop(self, *paths: Path) -> None:
        assert self.hold(*paths)
        assert child(self.window, Banner, "attachments.held").isVisible()
        data = files(*paths)
        self.section.dropEvent(QDropEvent(QPointF(9, 9), _COPY, data, _LEFT, _NO_KEY))
        assert not child(self.window, Banner, "attachments.held").isVisible()

    def attach(self, *paths: Path) -> None:
        count = len(self.attached) + len(paths)
        self.drop(*paths)
        self.qtbot.waitUntil(lambda: len(self.attached) == count)

    def view(self) -> PageView:
        self.qtbot.waitUntil(
            lambda: self.window.findChild(PageView, "attachments.viewer.pages") is not None
        )
        view = child(self.window, PageView, "attachments.viewer.pages")
        self.qtbot.waitUntil(view.is_sharp)
        return view


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data
