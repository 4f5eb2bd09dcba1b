"""The papers that belong to no single meeting: chosen at the right, at the left as they will print.

The one hard rule: the page is that of the choice. The old picture stays only until the new one is
made, and what is printed or saved waits for it.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.habits import Habit
from desktop.open_work import OpenWork
from desktop.register import Register
from ui.clock import today_here
from ui.desk import Desk
from ui.habits import LastFolder
from ui.screens.paper_pane import PRINT_KEY, PaperPane
from ui.screens.papers.choice import Choice
from ui.screens.papers.kinds import LOOKS, Kind
from ui.screens.papers.offered import offered
from ui.screens.papers.register_choice import RegisterChoice
from ui.screens.papers.slip_choice import SlipChoice
from ui.tasks import Problem
from ui.theme import Space, Theme
from ui.widgets.buttons import LINK_PADDING, Link
from ui.widgets.command import BACK, Command
from ui.widgets.frame import Screen
from ui.widgets.labels import Hairline
from ui.widgets.toggle import SegmentedToggle, ToggleOption

NAME = "papers"

_PANE = 372
_KINDS = tuple(ToggleOption(kind, look.name, look.icon, "accent") for kind, look in LOOKS.items())


class PapersScreen(QWidget):
    """One of the papers, and what it is made of."""

    left = Signal()  # the person went back to the list

    def __init__(self, desk: Desk, kind: Kind) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self._desk = desk
        self._made_of: OpenWork | Register | None = None
        self._choices: Mapping[Kind, Choice] = {
            Kind.SLIP: SlipChoice(desk, name=NAME),
            Kind.REGISTER: RegisterChoice(desk, name=NAME),
        }
        self._toggle = SegmentedToggle(_KINDS, name=f"{NAME}.kind", label="برگه‌ای که چاپ می‌شود")
        self._sheet = PaperPane(LastFolder(desk.office, Habit.EXPORT_FOLDER), name=f"{NAME}.sheet")
        self._tools = self._sheet.lend_tools()
        self._lay_out()
        self._listen()
        self.show_kind(kind)

    def _lay_out(self) -> None:
        self._stack, self._page = QStackedWidget(), QStackedWidget()
        self._page.addWidget(self._sheet)
        for choice in self._choices.values():
            self._stack.addWidget(choice)
            self._page.addWidget(choice.nothing)
        self._screen = Screen("", name=f"{NAME}.screen", margin=Space.WORKSPACE)
        self._screen.header.add(self._tools)
        self._screen.body.setContentsMargins(0, 0, 0, 0)
        self._screen.body.addWidget(self._page)
        self._pane = _Pane(self._toggle, self._stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        row.addWidget(self._screen, 1)

    def _listen(self) -> None:
        self._pane.back.clicked.connect(self.left)
        self._pane.back.offer("بازگشت به فهرست جلسات", BACK)
        self._toggle.chosen.connect(lambda kind: self.show_kind(Kind(kind)))
        self._desk.changed.connect(self._follow)
        self._sheet.needed.connect(self._follow)
        self._sheet.leaving.connect(self.begin)
        for choice in self._choices.values():
            choice.chosen.connect(self._show_record)
            choice.done.connect(self._sheet.reader.view.setFocus)
            choice.wrote.connect(self._sheet.refresh_folder)
            choice.failed.connect(self._on_failed)
        for kind, look in LOOKS.items():
            Command(self, f"نمایش {look.name}", partial(self._lead_to, kind), look.key)

    def begin(self) -> None:
        """Start where one chooses."""
        choice = self._choice()
        if choice.can_begin():
            choice.begin()
        else:
            self._toggle.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._pane, self._tools, self._sheet.reader)

    # What is chosen

    def _kind(self) -> Kind:
        return Kind(self._toggle.value() or Kind.SLIP)

    def _choice(self) -> Choice:
        return self._choices[self._kind()]

    def show_kind(self, kind: Kind) -> None:
        """Show one of the papers, as it is now."""
        self._toggle.set_value(kind)
        self._stack.setCurrentWidget(self._choices[kind])
        self._screen.header.set_title(LOOKS[kind].name)
        self._screen.setAccessibleName(LOOKS[kind].name)
        self._follow()

    def _lead_to(self, kind: Kind) -> None:
        self.show_kind(kind)
        self.begin()

    def _follow(self) -> None:
        """Read the office again; where what waits cannot be written, the window says so."""
        self._desk.flush()
        self._choice().refresh(today_here())
        self._show_record()

    # What is shown

    def _show_record(self) -> None:
        """Make the page of what is chosen, unless it is this already."""
        choice, kind = self._choice(), self._kind()
        record = choice.record
        self._screen.header.set_sub(choice.sub())
        self._screen.status_bar.set_keys(self._keys(choice, kind))
        if choice.waits:
            self._sheet.expect()
            self._tools.setVisible(self._made_of is not None)
            return
        self._tools.setVisible(record is not None)
        self._page.setCurrentWidget(choice.nothing if record is None else self._sheet)
        if record is None:
            self._sheet.give_up()
        elif record != self._made_of:
            self._sheet.show_papers((offered(record),))
        else:
            self._sheet.keep()
        self._made_of = record

    def _on_failed(self, problem: Problem) -> None:
        """Say why the office could not be read, in the place of the page."""
        self._made_of = None
        self._tools.hide()
        self._page.setCurrentWidget(self._sheet)
        self._sheet.refuse(problem, self._follow)

    def _keys(self, choice: Choice, kind: Kind) -> tuple[tuple[str, str], ...]:
        printing = ((PRINT_KEY, "چاپ"),) if choice.record is not None else ()
        others = ((look.key, look.name) for other, look in LOOKS.items() if other is not kind)
        return (*choice.keys(), *printing, *others, ("Esc", "جلسات"), ("F6", "بخش بعدی"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Pane(QFrame):
    """The way back, which paper, and what there is to choose of it."""

    def __init__(self, toggle: SegmentedToggle, choices: QStackedWidget) -> None:
        super().__init__()
        self.setObjectName(f"{NAME}.pane")
        self.setProperty("look", "pane")
        self.setFixedWidth(_PANE)
        self.back = Link("جلسات", back=True, name=f"{NAME}.back")
        head = QVBoxLayout()
        head.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.MEDIUM)
        head.setSpacing(Space.SMALL)
        link = QHBoxLayout()
        link.setContentsMargins(0, 0, -LINK_PADDING, 0)
        link.addWidget(self.back)
        link.addStretch(1)
        head.addLayout(link)
        head.addWidget(toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)  # the hairline
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(choices, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline at the left here: a style sheet would lay it out at the right."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), Theme.current().colour("border"))
