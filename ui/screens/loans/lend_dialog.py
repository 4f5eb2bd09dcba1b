"""Putting minutes that wait to be signed on a stick, for the mayor's own computer.

The one hard rule: what is written is what lies here now; only once it is read back does it count,
and only then is its code shown.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Loan, User
from desktop.errors import Cancelled, EnvironmentFault, UserError
from desktop.loans import lending
from desktop.loans.lending import Lending, Place
from desktop.loans.refusals import LoanOverError
from desktop.loans.stick import drive_with
from desktop.sign_off.lent import open_loan
from ui.desk import Desk
from ui.dialogs.progress_dialog import ProgressDialog
from ui.habits import LastFolder
from ui.loan_sentences import sentence
from ui.screens.loans.folder_line import FolderLine
from ui.tasks import Problem, Report, Task, run
from ui.theme import BOLD, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labelled import Captioned, Labelled
from ui.widgets.labels import IconLabel, Label

NAME = "lend"
_WIDTH = 520
_TO_STICK, _TO_FOLDER = "نوشتن روی حافظه", "نوشتن در پوشه"
_TITLE = "بردن برای امضا روی حافظه"
_WORDS = (
    "صورتجلسه رمزگذاری‌شده نوشته می‌شود تا شهردار آن را در رایانهٔ خود با دبیر باز کند. تا پاسخ گرفته"
    " یا صورتجلسه پس گرفته نشود، در اینجا کسی آن را امضا نمی‌کند و برنمی‌گرداند."
)
_TITLE_AGAIN = "نوشتن دوباره"
_WORDS_AGAIN = (
    "اگر حافظه گم شد یا پرونده‌اش باز نشد، همان صورتجلسه برای {name} با همان کد دوباره نوشته می‌شود."
    " از هر حافظه‌ای که پاسخ بیاید، تنها نخستین پاسخ گرفته می‌شود."
)


class LendDialog(QDialog):
    """Accepted once the minutes are lent; `loan` says how, `place` where their file lies.

    Of what is lent already the same file is written again.
    """

    def __init__(
        self,
        desk: Desk,
        meeting_id: int,
        whose: tuple[User, ...],
        folder: LastFolder,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._meeting_id, self._last = desk, meeting_id, folder
        self._already = open_loan(desk.office, meeting_id) is not None
        self._task: Task | None = None
        self._is_left = False
        self.loan: Loan | None = None
        self.place: Place | None = None
        self.setObjectName(NAME)
        self._title = _TITLE_AGAIN if self._already else _TITLE
        self.setWindowTitle(self._title)
        self.setFixedWidth(_WIDTH)
        self._users = {each.id: each for each in whose}
        self._who: ChoiceField[int] = ChoiceField([(each.id, each.name) for each in whose])
        self._who.setObjectName(f"{NAME}.who")
        self._who.set_value(whose[0].id)
        self._write = Button(_TO_STICK, kind="primary", name=f"{NAME}.write")
        self._write.setDefault(True)
        self._write.clicked.connect(self._on_write)
        self._leave = Button("بازگشت", key="Esc", name=f"{NAME}.leave")
        self._leave.clicked.connect(self.reject)
        self._problem = Banner("", "danger", name=f"{NAME}.problem")
        self._where = FolderLine(None, name=f"{NAME}.folder")
        self._where.changed.connect(lambda _folder: self._say(""))
        self._where.grown.connect(self._show_place)
        folder.find(self, self._where.offer)
        self._lay_out()
        self._say("")
        self._write.setFocus()

    def event(self, event: QEvent, /) -> bool:
        """Keep as high as what is said; Qt leaves out that wrapped lines need height."""
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))
        return answer

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(IconLabel("signature", "accent", Size.ICON))
        head.addWidget(Label(self._title, px=16, weight=BOLD))
        head.addStretch(1)
        name = self._who.currentText()
        words = Label(_WORDS_AGAIN.format(name=name) if self._already else _WORDS, role="text_2")
        words.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._write)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(words)
        asked = Labelled("برای امضای", self._who)
        asked.setVisible(not self._already)
        column.addWidget(asked)
        column.addWidget(Captioned("جای پرونده", self._where))
        column.addWidget(self._problem)
        column.addLayout(buttons)

    def _on_write(self) -> None:
        folder = self._where.require()
        if folder is None or self._task is not None or not self._desk.flush():
            return
        self._say("")
        try:
            ready = self._prepare()
        except (UserError, EnvironmentFault) as problem:
            self._on_problem(problem)
            return
        job = partial(_put, ready, folder, already=self._already)
        self._task = run(self, job, partial(self._on_written, ready), self._on_problem)
        self._task.ended.connect(self._on_ended)
        ProgressDialog(self._task, "نوشتن پرونده", self)
        self._show_busy(on=True)

    def _prepare(self) -> Lending:
        office = self._desk.office
        if self._already:
            return lending.prepare_again(office, self._meeting_id)
        return lending.prepare(office, self._meeting_id, self._users[self._who.value() or 0])

    def _on_ended(self) -> None:
        self._task = None
        self._show_busy(on=False)
        if self._is_left:
            QTimer.singleShot(0, self._go)  # once it is told whether it was written after all

    def _go(self) -> None:
        if self.isVisible():
            self.reject()

    def _on_written(self, ready: Lending, place: Place) -> None:
        """Let it count; whoever has left meanwhile has lent nothing."""
        if not (self._already or self.isVisible()):
            self._take_away(ready, place)
            return
        count = lending.lend_again if self._already else lending.lend
        try:
            self.loan, self.place = count(self._desk.office, ready, place), place
        except (UserError, EnvironmentFault) as problem:
            if not self._already or isinstance(problem, LoanOverError):
                self._take_away(ready, place)
            self._on_problem(problem)
            return
        if not self._where.is_on_stick:  # which is offered anyway, while it is plugged in
            self._last.note(place.path.parent)
        self.accept()

    def _take_away(self, ready: Lending, place: Place) -> None:
        """Take what counts for nothing from the stick, which may take its time."""
        job = partial(_gone, ready.loan, place.path)
        run(self, job, lambda _done: None, lambda _problem: None)

    def _on_problem(self, problem: Problem) -> None:
        self._say(sentence(problem))

    def reject(self) -> None:
        """Leave; what is being written goes again.

        A file that counts already stays where it was proven: until that is known, so does this.
        """
        if self._task is not None:
            self._task.cancel()
            if self._already:
                self._is_left = True
                return
        super().reject()

    def _show_busy(self, *, on: bool) -> None:
        self._where.set_busy(on=on)
        self._who.setReadOnly(on)
        self._write.setEnabled(not on)

    def _show_place(self) -> None:
        """Call by its name what is written to."""
        elsewhere = self._where.folder is not None and not self._where.is_on_stick
        self._write.setText(_TO_FOLDER if elsewhere else _TO_STICK)

    def _say(self, words: str) -> None:
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))


def _put(ready: Lending, folder: Path, report: Report, *, already: bool) -> Place:
    """Write it, as long as nobody leaves; once proven, what counts already is told of all the same.

    The trail says then where it lies, since nobody takes it away.
    """
    path = lending.put_on_stick(ready, folder, report)
    drive = drive_with(folder)
    try:
        report(1, 1)
    except Cancelled:
        if not already:
            lending.take_away(ready.loan, path)
            raise
    return Place(path, drive.label, drive.serial) if drive else Place(path)


def _gone(loan: Loan, path: Path, _report: Report) -> None:
    lending.take_away(loan, path)
