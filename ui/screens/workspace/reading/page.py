"""The pages that are read aloud: heading, each resolution with its actions, next meeting."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.sections.wording import (
    headquarters,
    meeting_name,
    span,
    when_and_where,
)
from desktop.meetings.dossier import ActionPart, Dossier, ResolutionPart
from desktop.minutes import Minutes
from ui.desk import Desk
from ui.screens.rows import Rows, chain
from ui.screens.workspace.reading.action import ReadAction
from ui.screens.workspace.reading.row import ReadingRow, ReadResolution, Type
from ui.screens.workspace.reading.words import decided
from ui.screens.workspace.setting import Setting
from ui.theme import BOLD, REGULAR, Space, font
from ui.widgets.labels import Label

R = TypeVar("R", bound=ReadingRow)

_SIDE, _MARGIN = 28, Space.SMALL
_GAP = Space.SMALL
_NO_DATE = "تاریخ جلسهٔ بعد هنوز تعیین نشده است."


class ReadingPage(QWidget):
    """One page; `rows` are what is read and mended one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SIDE, _MARGIN, _SIDE, _MARGIN)
        self.column.setSpacing(_GAP)

    def rows(self) -> Sequence[ReadingRow]:
        return ()

    def set_type(self, letters: Type) -> None:
        raise NotImplementedError

    def height_in(self, width: int) -> int:
        """Tell how high the page will be at a width, without waiting for it to be laid out."""
        inside = width - 2 * _SIDE
        rows = sum(row.height_in(inside) + _GAP for row in self.rows())
        return rows + 2 * _MARGIN if rows else self.column.totalHeightForWidth(width)


class ResolutionPage(ReadingPage):
    """A resolution with its actions."""

    wanted = Signal(object, str)  # a row that was clicked, and the field there
    finished = Signal()  # mending

    def __init__(self, desk: Desk, part: ResolutionPart) -> None:
        super().__init__()
        self._desk = desk
        self.uuid = part.resolution.uuid
        self._head = self._heard(ReadResolution(desk, part))
        actions = QVBoxLayout()
        actions.setSpacing(_GAP)
        actions.setContentsMargins(0, 0, 0, 0)
        self._actions = Rows[ActionPart, ReadAction](actions, self._make_row)
        self.column.addWidget(self._head)
        self.column.addLayout(actions)
        self.column.addStretch(1)

    def _make_row(self, part: ActionPart) -> ReadAction:
        return self._heard(ReadAction(self._desk, part))

    def _heard(self, row: R) -> R:
        row.wanted.connect(self.wanted)
        row.finished.connect(self.finished)
        return row

    def show_part(self, dossier: Dossier, number: int, setting: Setting) -> None:
        """Show the resolution of this number as it is stored now."""
        part = dossier.resolutions[number - 1]
        self._head.show_part(part, number, editable=setting.editable)
        self._actions.arrange({each.action.uuid: each for each in part.actions})
        for place, (row, each) in enumerate(zip(self._actions, part.actions, strict=True), 1):
            unread = dossier.unread.get((each.action.uuid, "deadline"), "")
            row.show_part(each, place, number, setting, unread)

    def rows(self) -> Sequence[ReadingRow]:
        return (self._head, *self._actions)

    def chain_behind(self, widget: QWidget) -> None:
        """Let Tab come from there to the fields, in the order in which they are read."""
        chain([widget, *(field for row in self.rows() for field in row.fields.values())])

    def set_type(self, letters: Type) -> None:
        for row in self.rows():
            row.set_type(letters)


class WordsPage(ReadingPage):
    """Lines in the middle of the page, the first one strong."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._labels = [Label(line) for line in lines]
        self.column.addStretch(2)
        for label in self._labels:
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(label)
        self.column.addStretch(3)

    def set_type(self, letters: Type) -> None:
        for place, label in enumerate(self._labels):
            label.setFont(
                font(letters.action if place else letters.text, REGULAR if place else BOLD)
            )


def opening(minutes: Minutes) -> tuple[str, ...]:
    """Say whose minutes these are, of which meeting, and how much was decided."""
    kind = labels.MEETING_KINDS[minutes.kind]
    hours = span(minutes.starts_at, minutes.ends_at)
    when = [jalali.long(minutes.held_on), f"ساعت {hours}" if hours else "", minutes.place]
    people = {"رئیس": minutes.chair, "دبیر": minutes.secretary, "موضوع": minutes.subject}
    return (
        f"صورتجلسهٔ {headquarters(minutes)}",
        f"{meeting_name(minutes)}، {kind}",
        "، ".join(filter(None, when)),
        *(f"{what}: {said}" for what, said in people.items() if said),
        decided(minutes),
    )


def ending(minutes: Minutes) -> tuple[str, ...]:
    """Say when and where one meets again."""
    if minutes.next_meeting is None:
        return ("جلسهٔ بعد", _NO_DATE)
    return ("جلسهٔ بعد", when_and_where(minutes.next_meeting))
