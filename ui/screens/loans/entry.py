"""Opening minutes that came on a stick: which file, the code that the secretary tells, a password.

Hard rule: nothing of the file is shown before all three are right.
"""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.access.digit_groups import DIGITS
from desktop.access.refusals import WrongPasswordError
from desktop.loans import envelope
from desktop.loans.refusals import LoanCodeError, WrongCodeError
from desktop.loans.stick import fetch
from desktop.loans.visiting import Visit, unfinished, visit
from desktop.persian import digits, latin_digits
from desktop.transfer.drives import Drive, drives
from ui.dialogs.file_dialog import ask_for_file
from ui.loan_sentences import sentence
from ui.screens.entrance.page import EntrancePage
from ui.screens.send.drive_watch import Ask, DriveWatch
from ui.tasks import Problem
from ui.theme import Space
from ui.trial import Wait
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption, ElidedLabel
from ui.widgets.line_field import LineField
from ui.widgets.password_field import PasswordField

NAME = "loan_entry"
_LATIN_MARK = "\u200e"
_WORDS = (
    "صورتجلسه‌ای را که دبیر برای امضا روی فلش گذاشته است، با کدی که جداگانه گفته و با گذرواژه‌ای که"
    " در دفتر دارید باز کنید."
)
_NO_FILE = "هنوز پرونده‌ای برگزیده نشده است."
_GO_ON = "صورتجلسه‌ای که بررسی‌اش در این رایانه نیمه‌کاره ماند"
_OTHER_KEY = "گذرواژه درست نیست. همان گذرواژه‌ای را بنویسید که هنگام سپردن صورتجلسه در دفتر داشتید."


class Opened(NamedTuple):
    """Minutes that were opened, and where their file lay; None: where they had been left."""

    visit: Visit
    folder: Path | None


class LoanEntry(EntrancePage):
    """`done` brings what was Opened; `back_wanted` when it shall not be."""

    back_wanted = Signal()

    def __init__(self, folder: Path, ask: Ask = drives) -> None:
        super().__init__(NAME, "صورتجلسهٔ روی فلش", _WORDS, icon="signature")
        self._folder = folder
        self._start = Path.home()
        self._path: Path | None = None
        self._shown = ElidedLabel(name=f"{NAME}.file")
        self._choose = Button("برگزیدن پرونده", icon="folder", name=f"{NAME}.choose")
        self._choose.clicked.connect(self._on_choose)
        self.form.addWidget(self._file_line())
        self._code, self._password = LineField(), PasswordField()
        self.place("code", "کد پرونده", self._code)
        self.place("password", "گذرواژهٔ شهردار", self._password)
        self._code.edited.connect(self._on_code)
        back = Button("بازگشت", name=f"{NAME}.back")
        back.clicked.connect(self.back_wanted)
        self.end(Button("بازکردن", kind="primary", key="Enter", name=f"{NAME}.open"), back)
        self._show_file(None)
        for left in unfinished(folder)[:1]:
            self._show_file(left)
            self._shown.setText(_GO_ON)
        self._watch = DriveWatch(ask, self)
        self._watch.found.connect(self._on_sticks)
        self._watch.begin()

    def _file_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._shown, 1)
        row.addWidget(self._choose)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(Caption("پرونده"))
        column.addLayout(row)
        return line

    def begin(self) -> None:
        if self._path is None:
            self._choose.setFocus()
        else:
            super().begin()

    def _on_sticks(self, found: tuple[Drive, ...]) -> None:
        self._start = next((each.folder for each in found), Path.home())

    def _on_choose(self) -> None:
        what, patterns = "صورتجلسه برای امضا", f"*{envelope.SUFFIX}"
        chosen = ask_for_file(self, "پروندهٔ صورتجلسه", self._start, what, patterns)
        if chosen is not None:
            self.choose(chosen)

    def choose(self, path: Path) -> None:
        """Take a file, and go on where the next thing is missing."""
        self._show_file(path)
        self.say("")
        self._code.setFocus()

    def _show_file(self, path: Path | None) -> None:
        self._path = path
        self._shown.setText(path.name if path is not None else _NO_FILE)

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
            self.say(_NO_FILE)
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
        elif isinstance(problem, WrongCodeError):
            self.ask_for(self._code, sentence(problem))
        else:
            self.say(sentence(problem))


def _open(folder: Path, path: Path, code: str, password: str, wait: Wait) -> Opened:
    opened = visit(folder, fetch(path), code, password, wait)
    return Opened(opened, None if path.is_relative_to(folder) else path.parent)
