"""Opening minutes that came on a stick: which file, the code that the secretary tells, a password.

Hard rule: nothing of the file but its name is shown before all three are right; whether it is whole
is said before anybody types.
"""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.access.digit_groups import DIGITS
from desktop.access.refusals import WrongPasswordError
from desktop.habits import Habit
from desktop.loans import envelope
from desktop.loans.refusals import (
    AnsweredError,
    EarlierPasswordError,
    LoanCodeError,
    LoanFileDamagedError,
    LoanFileUnreadableError,
    UnknownLoanFileError,
    WrongCodeError,
)
from desktop.loans.stick import fetch
from desktop.loans.visiting import Visit, visit
from desktop.loans.visits import (
    BROUGHT,
    Begun,
    Left,
    about_answer,
    about_visit,
    folder_of,
    is_answered,
    left,
    note_folder,
)
from desktop.persian import digits, latin_digits
from desktop.transfer.drives import Drive, drives
from desktop.transfer.fetching import is_folder
from ui.dialogs.file_dialog import ask_for_file
from ui.habits import LastFolder
from ui.loan_sentences import sentence
from ui.screens.drive_watch import Ask, DriveWatch
from ui.screens.entrance.page import EntrancePage
from ui.tasks import Problem, Report, run
from ui.theme import Space
from ui.trial import Wait
from ui.widgets.buttons import Button, Link
from ui.widgets.labelled import Captioned
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.password_field import PasswordField

NAME = "loan_entry"
_LATIN_MARK = "\u200e"
_WORDS = (
    "صورتجلسه‌ای را که دبیر قرارگاه برای امضا سپرده است باز کنید: با کدی که او جداگانه می‌گوید و با"
    " گذرواژه‌ای که خودتان در دفتر دارید."
)
_NO_FILE = "هنوز پرونده‌ای برگزیده نشده است."
_GO_ON = "صورتجلسه‌ای که بررسی‌اش در این رایانه نیمه‌کاره ماند"
_BRING_IT = (
    "پروندهٔ این صورتجلسه در این رایانه آسیب دیده است. با «برگزیدن پرونده» همان را از روی حافظه"
    " بیاورید تا بررسی از همان جا که ماند ادامه یابد."
)
_VISITS, _ANSWERS = "صورتجلسه‌های این رایانه", "نوشتن دوبارهٔ پاسخی که از این رایانه رفته است"
_OTHER_KEY = (
    "گذرواژه درست نیست. همان گذرواژه‌ای را بنویسید که هنگام نوشته شدن این پرونده در دفتر داشتید."
)


# Of a file that was kept here: its stick can bring it once more.
_DAMAGE = (LoanFileDamagedError, UnknownLoanFileError, LoanFileUnreadableError)


class Opened(NamedTuple):
    """Minutes that were opened, and the folder where their file lay, if it is known."""

    visit: Visit
    folder: Path | None


class LoanEntry(EntrancePage):
    """`done` brings what was Opened; `back_wanted` when it shall not be."""

    answered = Signal(object)  # the folder of a visit whose answer was kept
    visits_wanted = Signal()  # what else is on this computer
    back_wanted = Signal()

    def __init__(self, folder: Path, begun: Left | None = None, ask: Ask = drives) -> None:
        super().__init__(NAME, "صورتجلسهٔ روی حافظه", _WORDS, icon="signature")
        self._folder, self._begun = folder, begun
        self._last = LastFolder(None, Habit.LOAN_FOLDER)
        self._stick: Path | None = None
        self._path: Path | None = None
        self._wanting = _NO_FILE  # why there is no path
        self._shown = Label(name=f"{NAME}.file")
        self._shown.setWordWrap(True)
        self._choose = Button("برگزیدن پرونده", icon="folder", name=f"{NAME}.choose")
        self._choose.clicked.connect(self._on_choose)
        self.form.addWidget(self._file_line())
        self._code, self._password = LineField(), PasswordField()
        self.place("code", "کد پرونده", self._code)
        self.place("password", "گذرواژهٔ شهردار", self._password)
        self._code.edited.connect(self._on_code)
        back = Button("بازگشت", name=f"{NAME}.back")
        back.clicked.connect(self.back_wanted)
        self.end(Button("باز کردن", kind="primary", key="Enter", name=f"{NAME}.open"), back)
        self._show_file(None)
        if begun is not None:
            self._show_file(begun.folder / BROUGHT)
            self._shown.setText(begun.about.title or _GO_ON)
        if here := left(folder):
            answered = all(each.answered for each in here)
            others = Link(_ANSWERS if answered else _VISITS, name=f"{NAME}.visits")
            others.clicked.connect(self.visits_wanted)
            self.form.addWidget(others)
        self._watch = DriveWatch(ask, self)
        self._watch.found.connect(self._on_sticks)
        self._watch.begin()

    def _file_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._shown, 1)
        row.addWidget(self._choose)
        return Captioned("پرونده", line)

    def begin(self) -> None:
        if self._path is None:
            self._choose.setFocus()
        else:
            super().begin()

    def _on_sticks(self, found: tuple[Drive, ...]) -> None:
        self._stick = next((each.folder for each in found), None)

    def _on_choose(self) -> None:
        """Ask on the stick, where the last file lay, or where files usually are."""
        noted = (each.about for each in left(self._folder))
        lay = (Path(each.folder) for each in noted if isinstance(each, Begun) and each.folder)
        first = (self._stick,) if self._stick is not None else tuple(lay)
        self._last.offer(self, self._ask, first=first)

    def _ask(self, start: Path) -> None:
        what, patterns = "صورتجلسه برای امضا", f"*{envelope.SUFFIX}"
        chosen = ask_for_file(self, "پروندهٔ صورتجلسه", start, what, patterns)
        if chosen is not None:
            self.choose(chosen)

    def choose(self, path: Path) -> None:
        """Take a file, and go on where the next thing is missing, unless it is of no use."""
        self._begun = None
        self._show_file(path)
        self.say("")
        self._code.setFocus()
        run(self, partial(_look, path), partial(self._on_looked, path), self._on_useless)

    def _on_looked(self, path: Path, cover: envelope.Cover) -> None:
        folder = folder_of(self._folder, cover.loan)
        if path != self._path or not is_answered(folder):
            return
        if about_answer(folder) is not None:
            self.answered.emit(folder)
        else:
            self._on_useless(AnsweredError())

    def _on_useless(self, problem: Problem) -> None:
        """Say why a file is not opened; its name stays to be seen."""
        self._path, self._wanting = None, sentence(problem)
        self.say(self._wanting)
        self._choose.setFocus()

    def _show_file(self, path: Path | None) -> None:
        self._path, self._wanting = path, _NO_FILE
        called = path.name.removesuffix(envelope.SUFFIX) if path is not None else _NO_FILE
        self._shown.setText(called)

    def _on_code(self, typed: str) -> None:
        """Write the groups apart, and name one that is wrong before the next is begun."""
        figures = "".join(sign for sign in latin_digits(typed) if sign.isdecimal())
        groups = [figures[at : at + DIGITS] for at in range(0, len(figures), DIGITS)]
        if len(self._code.text()) == self._code.cursorPosition():  # not while one mends the middle
            self._code.set_value(_LATIN_MARK + "-".join(map(digits, groups)) if groups else "")
        try:
            envelope.read_code(figures)
        except LoanCodeError as wrong:
            if wrong.group:
                self._code.note.show_problem(sentence(wrong))
                return
        told = f"{digits(len(figures) // DIGITS)} گروه از {digits(envelope.GROUPS)}"
        self._code.note.show_hint(told)

    def go_on(self) -> None:
        if self._path is None:
            self.say(self._wanting)
            self._choose.setFocus()
            return
        try:
            code = envelope.read_code(self._code.value())
        except LoanCodeError as wrong:
            self.ask_for(self._code, sentence(wrong))
            return
        password = self._password.value()
        if not password:
            self.ask_for(self._password, "گذرواژه را بنویسید.")
            return
        self.attempt(partial(_open, self._folder, self._path, code, password), self.done.emit)

    def on_error(self, problem: Problem) -> None:
        if isinstance(problem, WrongPasswordError):
            self._password.set_value("")
            self.ask_for(self._password, _OTHER_KEY)
        elif isinstance(problem, EarlierPasswordError):
            self._password.set_value("")
            self.say(sentence(problem))
            self._password.setFocus()
        elif isinstance(problem, WrongCodeError):
            self.ask_for(self._code, sentence(problem))
        elif self._begun is not None and isinstance(problem, _DAMAGE):
            self.say(_BRING_IT)
        else:
            self.say(sentence(problem))


def _look(path: Path, report: Report) -> envelope.Cover:
    return envelope.look(fetch(path, report), envelope.Direction.OUT)


def _open(folder: Path, path: Path, code: str, password: str, wait: Wait) -> Opened:
    opened = visit(folder, fetch(path), code, password, wait)
    if not path.is_relative_to(folder):
        note_folder(opened.folder, path.parent)
    return Opened(opened, _folder_noted(about_visit(opened.folder)))


def _folder_noted(about: Begun) -> Path | None:
    return Path(about.folder) if about.folder and is_folder(Path(about.folder)) else None
