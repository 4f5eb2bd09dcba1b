"""The way through minutes that came on a stick: which ones, their sign-off, the answer, and out.

The one hard rule: the window is the gate's, and so is the office that is open in it; here is told
which page comes after which.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from desktop.errors import EnvironmentFault, UserError
from desktop.loans import visits
from desktop.loans.answering import outcome
from desktop.loans.visits import Left
from desktop.office import OpenOffice
from ui.desk import Desk
from ui.loan_sentences import sentence
from ui.screens.entrance.page import EntrancePage
from ui.screens.loans.answer_page import AnsweredPage, AnswerPage, Written, WrittenPage
from ui.screens.loans.entry import LoanEntry, Opened
from ui.screens.loans.visit_window import VisitWindow
from ui.screens.loans.visits_page import VisitsPage
from ui.tasks import Problem


class Host(Protocol):
    """What the gate does for a visit."""

    desk: Desk | None

    def take_in(self, office: OpenOffice) -> Desk: ...

    def show_page(self, page: EntrancePage) -> None: ...

    def show_visit(self, window: VisitWindow) -> None: ...

    def say(self, words: str) -> None: ...

    def end(self) -> None: ...

    def come_to_the_door(self) -> None: ...


class Visiting:
    """`data_folder` is where visits lie until they are answered."""

    def __init__(self, data_folder: Path, host: Host) -> None:
        self._data_folder, self._host = data_folder, host

    def begin(self) -> None:
        """Lead to what was left half done, if there is any, else to the file."""
        visits.clear_away(self._data_folder)
        if any(not each.answered for each in visits.left(self._data_folder)):
            self.show_visits()
        else:
            self.show_entry()

    def show_visits(self) -> None:
        """List what is on this computer; where nothing is left of it, lead to the file."""
        if not (left := visits.left(self._data_folder)):
            self.show_entry()
            return
        page = VisitsPage(left)
        page.done.connect(self._go_on)
        page.discard_wanted.connect(lambda left: self._throw_away(left.folder, self.show_visits))
        page.other_wanted.connect(self.show_entry)
        page.back_wanted.connect(self._host.come_to_the_door)
        self._host.show_page(page)

    def _go_on(self, left: Left) -> None:
        if left.answered:
            self._show_answered(left.folder)
        else:
            self.show_entry(left)

    def show_entry(self, left: Left | None = None) -> None:
        """Ask for a file, or for that of a visit that goes on, and for what opens it."""
        page = LoanEntry(self._data_folder, left)
        page.done.connect(self.open)
        page.answered.connect(self._show_answered)
        page.visits_wanted.connect(self.show_visits)
        page.back_wanted.connect(self._host.come_to_the_door)
        self._host.show_page(page)

    def open(self, opened: Opened) -> None:
        """Open the minutes, or lead to the answer that was not taken home yet."""
        self._go(self._show_minutes, opened)

    def _go(self, where: Callable[[Opened], None], opened: Opened) -> None:
        try:
            where(opened)
        except (UserError, EnvironmentFault) as problem:
            self._turn_back(problem)

    def _turn_back(self, problem: Problem) -> None:
        """Let go of what is open, and say why beside what else can be done on this computer."""
        self._host.end()
        self.show_visits()
        self._host.say(sentence(problem))

    def _show_minutes(self, opened: Opened) -> None:
        desk = self._host.take_in(OpenOffice(opened.visit.file))
        desk.office.welcome(opened.visit.user)
        if outcome(desk.office) is not None:
            self._show_answer(opened)
            return
        window = VisitWindow(desk)
        window.judged.connect(partial(self._go, self._show_answer, opened))
        away = partial(self._throw_away, opened.visit.folder, self._host.come_to_the_door)
        window.discard_wanted.connect(away)
        self._host.show_visit(window)

    def _desk(self) -> Desk:
        if self._host.desk is None:
            raise RuntimeError("no minutes are open")
        return self._host.desk

    def _throw_away(self, folder: Path, then: Callable[[], None]) -> None:
        self._host.end()
        try:
            visits.throw_away(folder)
        except EnvironmentFault as fault:
            self._turn_back(fault)
        else:
            then()

    def _show_answer(self, opened: Opened) -> None:
        """Let what was said be taken home; the minutes are closed behind it."""
        page = AnswerPage(self._desk().office, opened.visit, opened.folder)
        page.done.connect(self.show_written)
        page.later_wanted.connect(self._host.come_to_the_door)
        self._host.end()
        self._host.show_page(page)

    def _show_answered(self, folder: Path) -> None:
        page = AnsweredPage(folder)
        page.done.connect(self.show_written)
        page.back_wanted.connect(self._host.come_to_the_door)
        self._host.show_page(page)

    def show_written(self, written: Written) -> None:
        """Say what lies where now, and what is left here."""
        page = WrittenPage(written)
        page.done.connect(lambda _none: self._host.come_to_the_door())
        self._host.show_page(page)
