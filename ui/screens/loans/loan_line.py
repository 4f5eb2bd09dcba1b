"""Minutes that are away to be signed, as their workspace tells it: with whom, and what can be done.

The one hard rule: it is told to everybody; lending, calling back and taking in are for those whose
they are.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Loan, LoanOutcome, MeetingState, User
from desktop.access.permissions import Deed
from desktop.errors import EnvironmentFault, UserError
from desktop.habits import Habit
from desktop.loans import envelope, lending, taking_back
from desktop.loans.outgoing import borrowers
from desktop.loans.refusals import AlreadyTakenError, NobodyToSignError, RecalledError
from desktop.loans.stick import where_to_look
from desktop.loans.taking_back import Brought
from desktop.meetings.dossier import Dossier
from desktop.sign_off.lent import is_with_reader, last_loan
from ui.clock import today_here
from ui.desk import Desk
from ui.dialogs.file_dialog import ask_for_file
from ui.dialogs.progress_dialog import ProgressDialog
from ui.dialogs.words_dialog import Question, WordsDialog
from ui.habits import LastFolder
from ui.loan_sentences import lent_to, lent_to_you, sentence
from ui.screens.loans.code_dialog import CodeDialog
from ui.screens.loans.late_dialog import LateDialog
from ui.screens.loans.lend_dialog import LendDialog
from ui.tasks import Problem, Report, Task, run
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.command import Command

T = TypeVar("T")

_RECALLING = Question(
    "پس گرفتن صورتجلسه",
    "صورتجلسه از آن پس در همین‌جا بررسی و امضا می‌شود. کدی که داده‌اید باطل می‌شود و پاسخی که با آن"
    " برسد پذیرفته نمی‌شود.",
    "علت پس گرفتن",
    "پس گرفتن",
    "علت پس گرفتن را بنویسید؛ در سابقه می‌ماند.",
)
_RECALLED = (
    "صورتجلسه پس گرفته شد و کد آن باطل است: پاسخی که با آن برسد پذیرفته نمی‌شود. پروندهٔ روی حافظه را"
    " پاک کنید؛ هر که آن و کد را دارد هنوز آن را می‌خواند."
)
_TAKING, _TAKING_TOO = "گرفتن پاسخ شهردار از حافظه", "فلش امضا امضاشده برگشت usb"
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
        self._task: Task | None = None
        self._loan: Loan | None = None
        self._over: LoanOutcome | None = None  # what came of the last one
        self._folder = LastFolder(desk.office, Habit.LOAN_FOLDER)
        self._away = Banner("", "info", name=f"{name}.away")
        self._problem = Banner("", "danger", name=f"{name}.problem", closable=True)
        self._came = Banner("", "ok", name=f"{name}.came", closable=True)
        self._lend = Button("بردن برای امضا روی حافظه", kind="small", name=f"{name}.lend")
        self._code = Button("نمایش کد", kind="small", name=f"{name}.code")
        self._again = Button("نوشتن دوباره", kind="small", name=f"{name}.again")
        self._take = Button("گرفتن پاسخ", kind="small", name=f"{name}.take")
        self._late = Button("گرفتن پاسخ", kind="small", name=f"{name}.late")
        self._recall = Button("پس گرفتن", kind="small", name=f"{name}.recall")
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._away, 1)
        for button in (self._take, self._code, self._again, self._recall):
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
        self._lend.offer("بردن صورتجلسه برای امضا روی حافظه").found_by("فلش شهردار امانت سپردن usb")
        self._code.clicked.connect(self._on_code)
        self._code.offer("نمایش کد پروندهٔ روی حافظه").found_by("فلش امضا رمز")
        self._again.clicked.connect(self._on_lend)
        self._again.offer("نوشتن دوبارهٔ صورتجلسه روی حافظه").found_by("فلش گم خراب آسیب امضا usb")
        for button in (self._take, self._late):
            button.clicked.connect(self._on_take)
            button.offer(_TAKING).found_by(_TAKING_TOO)
        self._recall.clicked.connect(self._on_recall)
        recall = self._recall.offer("پس گرفتن صورتجلسهٔ روی حافظه")
        recall.found_by("فلش لغو برگرداندن").taking_away()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What can be done while the minutes are not away; it stands beside the other steps."""
        return self._late, self._lend

    def offer_late(self, owner: QWidget) -> None:
        """Let a file be brought after an answer was taken in: it may have been written twice."""
        late = Command(owner, _TAKING, self._on_take, when=self._may_take_late)
        late.found_by(_TAKING_TOO)

    def _may_take_late(self) -> bool:
        taken = self._over in {LoanOutcome.SIGNED, LoanOutcome.RETURNED}
        return taken and self._desk.office.may(Deed.TAKE_BACK)

    # What is shown

    @property
    def is_away(self) -> bool:
        """Whether it tells already why nothing may be changed."""
        return self._loan is not None

    def show_dossier(self, dossier: Dossier) -> None:
        office, meeting = self._desk.office, dossier.meeting
        self._meeting_id = meeting.id
        submitted = meeting.state is MeetingState.SUBMITTED
        last = last_loan(office, meeting.id)
        loan = self._loan = last if last is not None and last.outcome is None else None
        if loan is not None:
            self._away.set_text(self._told(loan))
        self._away.setVisible(loan is not None)
        self._lend.setVisible(submitted and loan is None and office.may(Deed.LEND))
        # A file may come long after its loan was over; whoever brings it hears why it is refused.
        self._over = last.outcome if last is not None else None
        recalled = self._over is LoanOutcome.RECALLED
        self._late.setVisible(recalled and office.may(Deed.TAKE_BACK))
        for button, deed in (
            (self._code, Deed.LEND),
            (self._again, Deed.LEND_AGAIN),
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
        told = sentence(problem)
        self._say(self._problem, told)
        if isinstance(problem, RecalledError | AlreadyTakenError):
            words = problem.words
            if words is not None and words.remarks:
                self._desk.ask(self, lambda: LateDialog(words, told, self).open())

    def _be_quiet(self) -> None:
        for banner in (self._problem, self._came):
            self._say(banner, "")

    def _told(self, loan: Loan) -> str:
        if is_with_reader(self._desk.office, loan):
            return lent_to_you(loan.at, today_here())
        return lent_to(self._borrower(loan), loan.at, today_here())

    def _borrower(self, loan: Loan) -> str:
        return self._desk.office.database.get(User, loan.borrower_id).name

    # Going out

    def _on_lend(self) -> None:
        """Let them out, or the same file again where they are away."""
        self._be_quiet()
        if not self._desk.flush():
            return
        office, loan = self._desk.office, self._loan
        if loan is None:
            whose = borrowers(office)
        else:
            whose = (office.database.get(User, loan.borrower_id),)
        if not whose:
            self._on_problem(NobodyToSignError())
            return
        dialog = LendDialog(self._desk, self._meeting_id, whose, self._folder, self)
        dialog.exec()
        place = dialog.place
        dialog.deleteLater()
        if place is not None:
            show = partial(self._show_code, place.path.name, place.path.parent)
            self._desk.ask(self, show)  # what was being written when the lock fell

    def _on_code(self) -> None:
        if self._loan is not None:
            self._show_code(lending.name_of(self._desk.office, self._loan))

    def _show_code(self, file: str, written: Path | None = None) -> None:
        if self._loan is not None:
            whose = self._borrower(self._loan)
            dialog = CodeDialog(self._loan.code, whose, file, self, written)
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
        else:
            self._say(self._came, _RECALLED)

    # Coming back

    def _on_take(self) -> None:
        """Ask for the file where it may be; which sticks there are takes its time to hear."""
        went = self._loan.destination if self._loan else ""
        look = partial(_look, Path(went or self._folder.noted() or self._folder.usual()))
        self._job(look, lambda folder: self._desk.ask(self, partial(self._ask, folder)))

    def _ask(self, folder: Path | None) -> None:
        path = ask_for_file(
            self,
            "پروندهٔ پاسخ شهردار",
            folder or self._folder.usual(),
            "پاسخ شهردار",
            f"*{envelope.SUFFIX}",
        )
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take in what the mayor has said, out of a file."""
        self._job(partial(taking_back.fetch, path), self._on_read)

    def _job(self, job: Callable[[Report], T], then: Callable[[T], None]) -> Task | None:
        """Do a job away from the window, one at a time, and go on if the minutes are still shown.

        Whoever has gone on to others meanwhile hears nothing of it, and nothing has been done.
        """
        if self._task is not None:
            return None
        self._be_quiet()
        mine = self._meeting_id

        def still(tell: Callable[[Any], None], what: object) -> None:
            if self._meeting_id == mine:
                tell(what)

        task = run(self, job, partial(still, then), partial(still, self._on_problem))
        self._task = task
        task.ended.connect(self._on_ended)
        return task

    def _on_ended(self) -> None:
        self._task = None

    def _on_read(self, data: bytes) -> None:
        try:
            expected = taking_back.expected(self._desk.office, self._meeting_id, data)
        except (UserError, EnvironmentFault) as problem:
            self._on_problem(problem)
            return
        task = self._job(partial(taking_back.read, data, expected), self._on_proven)
        if task is not None:
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


def _look(went: Path, _report: Report) -> Path | None:
    return where_to_look(went)
