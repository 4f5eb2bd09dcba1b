"""Minutes that are away to be signed, as their workspace tells it: with whom, and what can be done.

The one hard rule: it is told to everybody; lending, calling back and taking in are for those whose
they are.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Loan, LoanOutcome, MeetingState, User
from desktop.access.permissions import Deed
from desktop.errors import EnvironmentFault, UserError
from desktop.habits import Habit
from desktop.loans import envelope, lending, taking_back
from desktop.loans.refusals import NobodyToSignError
from desktop.loans.stick import fetch
from desktop.loans.taking_back import Brought, Expected
from desktop.meetings.dossier import Dossier
from desktop.sign_off.lent import open_loan
from ui.clock import today_here
from ui.desk import Desk
from ui.dialogs.file_dialog import ask_for_file
from ui.dialogs.progress_dialog import ProgressDialog
from ui.dialogs.words_dialog import Question, WordsDialog
from ui.habits import LastFolder
from ui.loan_sentences import lent_to, sentence
from ui.screens.loans.code_dialog import CodeDialog
from ui.screens.loans.lend_dialog import LendDialog
from ui.tasks import Problem, Report, run
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner

_RECALLING = Question(
    "بازخواندن صورتجلسه",
    "پس از بازخواندن، صورتجلسه در همین‌جا بررسی و امضا می‌شود و پاسخی که بعداً روی فلش برسد"
    " پذیرفته نمی‌شود.",
    "علت بازخواندن",
    "بازخواندن",
    "علت بازخواندن را بنویسید؛ در سابقه می‌ماند.",
)
_CAME = {
    LoanOutcome.SIGNED: "پاسخ شهردار گرفته شد: صورتجلسه امضا شد.",
    LoanOutcome.RETURNED: "پاسخ شهردار گرفته شد: صورتجلسه برگشت.",
}


class LoanLine(QWidget):
    """Shown while there is something to say or to do; `grown` tells that this became another."""

    grown = Signal()

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk, self._name = desk, name
        self._meeting_id = 0
        self._loan: Loan | None = None
        self._folder = LastFolder(desk.office, Habit.LOAN_FOLDER)
        self._away = Banner("", "info", name=f"{name}.away")
        self._problem = Banner("", "danger", name=f"{name}.problem", closable=True)
        self._came = Banner("", "ok", name=f"{name}.came", closable=True)
        self._lend = Button("بردن برای امضا روی فلش", kind="small", name=f"{name}.lend")
        self._code = Button("نمایش کد", kind="small", name=f"{name}.code")
        self._take = Button("گرفتن پاسخ", kind="small", name=f"{name}.take")
        self._recall = Button("بازخواندن", kind="small", name=f"{name}.recall")
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._away, 1)
        for button in (self._take, self._code, self._recall):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(self._came)
        column.addWidget(self._problem)

    def _listen(self) -> None:
        for banner in (self._problem, self._came):
            banner.closed.connect(partial(self._say, banner, ""))
            banner.hide()
        self._lend.clicked.connect(self._on_lend)
        self._lend.offer("بردن صورتجلسه برای امضا روی فلش").found_by("شهردار امانت سپردن usb")
        self._code.clicked.connect(self._on_code)
        self._code.offer("نمایش کد پروندهٔ روی فلش").found_by("امضا رمز")
        self._take.clicked.connect(self._on_take)
        self._take.offer("گرفتن پاسخ شهردار از فلش").found_by("امضا امضاشده برگشت usb")
        self._recall.clicked.connect(self._on_recall)
        self._recall.offer("بازخواندن صورتجلسهٔ روی فلش").taking_away()

    @property
    def lend_button(self) -> Button:
        """The button that lends; it stands beside those of the other steps."""
        return self._lend

    # What is shown

    @property
    def is_away(self) -> bool:
        """Whether it tells already why nothing may be changed."""
        return self._loan is not None

    def show_dossier(self, dossier: Dossier) -> None:
        office, meeting = self._desk.office, dossier.meeting
        if meeting.id != self._meeting_id:
            self._meeting_id = meeting.id
        submitted = meeting.state is MeetingState.SUBMITTED
        loan = self._loan = open_loan(office, meeting.id) if submitted else None
        if loan is not None:
            self._away.set_text(lent_to(self._borrower(loan), loan.at, today_here()))
        self._away.setVisible(loan is not None)
        self._lend.setVisible(submitted and loan is None and office.may(Deed.LEND))
        for button, deed in (
            (self._code, Deed.LEND),
            (self._take, Deed.TAKE_BACK),
            (self._recall, Deed.RECALL),
        ):
            button.setVisible(loan is not None and office.may(deed))
        self._show()

    def _show(self) -> None:
        parts = (self._away, self._problem, self._came)
        self.setVisible(any(each.isVisibleTo(self) for each in parts))
        self.grown.emit()

    def _say(self, banner: Banner, words: str) -> None:
        banner.set_text(words)
        banner.setVisible(bool(words))
        self._show()

    def _on_problem(self, problem: Problem) -> None:
        self._say(self._problem, sentence(problem))

    def _be_quiet(self) -> None:
        for banner in (self._problem, self._came):
            self._say(banner, "")

    def _borrower(self, loan: Loan) -> str:
        return self._desk.office.database.get(User, loan.borrower_id).name

    # Going out

    def _on_lend(self) -> None:
        self._be_quiet()
        if not self._desk.flush():
            return
        whose = lending.borrowers(self._desk.office)
        if not whose:
            self._on_problem(NobodyToSignError())
            return
        dialog = LendDialog(self._desk, self._meeting_id, whose, self._folder, self)
        dialog.exec()
        lent = dialog.loan
        dialog.deleteLater()
        if lent is not None:
            self._show_code(Path(lent.destination))

    def _on_code(self) -> None:
        self._show_code(None)

    def _show_code(self, written: Path | None) -> None:
        if self._loan is not None:
            dialog = CodeDialog(self._loan.code, self._borrower(self._loan), self, written)
            dialog.exec()
            dialog.deleteLater()

    def _on_recall(self) -> None:
        self._be_quiet()
        dialog = WordsDialog(_RECALLING, self, name=f"{self._name}.recalling")
        accepted = dialog.exec() == WordsDialog.DialogCode.Accepted
        reason = dialog.words
        dialog.deleteLater()
        if not accepted:
            return
        meeting_id = self._meeting_id
        try:
            self._desk.act(lambda office: lending.recall(office, meeting_id, reason))
        except UserError as refusal:
            self._on_problem(refusal)

    # Coming back

    def _on_take(self) -> None:
        went = Path(self._loan.destination) if self._loan else Path()
        folder = went if went.is_dir() else self._folder.offer()
        path = ask_for_file(
            self, "پروندهٔ پاسخ شهردار", folder, "پاسخ شهردار", f"*{envelope.SUFFIX}"
        )
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take in what the mayor has said, out of a file."""
        self._be_quiet()
        run(self, partial(_read, path), self._on_read, self._on_problem)

    def _on_read(self, data: bytes) -> None:
        try:
            expected = taking_back.expected(self._desk.office, self._meeting_id, data)
        except (UserError, EnvironmentFault) as problem:
            self._on_problem(problem)
            return
        task = run(self, partial(_prove, data, expected), self._on_proven, self._on_problem)
        ProgressDialog(task, "وارسی پاسخ شهردار", self)

    def _on_proven(self, brought: Brought) -> None:
        if not self._desk.flush():
            return
        try:
            taken = taking_back.take_back(self._desk.office, brought)
        except (UserError, EnvironmentFault) as problem:
            self._on_problem(problem)
        else:
            self._say(self._came, _CAME[taken.outcome] if taken.outcome else "")


def _read(path: Path, report: Report) -> bytes:
    return fetch(path, report)


def _prove(data: bytes, expected: Expected, report: Report) -> Brought:
    return taking_back.read(data, expected, report)
