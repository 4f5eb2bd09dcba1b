"""Signing minutes: what is signed, the mayor's password, and how far the work is.

The one hard rule: until the last act nothing is written, and that act is one; whoever stops or
closes before it has signed nothing.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from db.records import User
from desktop.access.entrance import confirm
from desktop.access.refusals import WrongPasswordError
from desktop.errors import EnvironmentFault, UserError
from desktop.minutes import Minutes
from desktop.office import DataFile, OpenOffice
from desktop.sign_off.signing import Signing, prepare, sealed, sign
from ui.access_sentences import WRONG_OWN_PASSWORD, still_waiting
from ui.desk import Desk
from ui.sign_off_sentences import sentence
from ui.tasks import SCALE, Problem, Task, run
from ui.theme import BOLD, Size, Space
from ui.trial import Trial, Wait
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.labelled import Labelled
from ui.widgets.labels import IconLabel, Label
from ui.widgets.password_field import PasswordField

NAME = "sign"
_WIDTH = 460
_CHECKING = "گذرواژه وارسی می‌شود…"
_SEALING = "صورتجلسه چاپ و مهر می‌شود…"
_ONCE = "پس از امضا متن تغییر نمی‌کند؛ اصلاح آن نسخهٔ تازه‌ای می‌سازد."


class Shown(NamedTuple):
    """The minutes that whoever signs has read, and of which meeting they are."""

    meeting_id: int
    minutes: Minutes


class SignDialog(QDialog):
    """Accepted once the minutes that were `shown` are signed; `facts` say what is signed."""

    def __init__(
        self, desk: Desk, shown: Shown, title: str, facts: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._shown = desk, shown
        self._trial: Trial | None = None
        self._task: Task | None = None
        self.setObjectName(NAME)
        self.setWindowTitle("امضای صورتجلسه")
        self.setFixedWidth(_WIDTH)
        self._password = PasswordField()
        self._password.setObjectName(f"{NAME}.password")
        self._password.edited.connect(lambda: self._say(""))
        self._sign = Button(
            "امضا", kind="primary", icon="signature", key="Ctrl+Enter", name=f"{NAME}.confirm"
        )
        self._sign.clicked.connect(self._on_sign)
        self._password.returnPressed.connect(self._sign.click)
        self._leave = Button("بازگشت", key="Esc", name=f"{NAME}.leave")
        self._leave.clicked.connect(self.reject)
        self._state = Label(role="text_2", name=f"{NAME}.state")
        self._state.setWordWrap(True)
        self._bar = QProgressBar(maximum=SCALE)
        self._bar.setObjectName(f"{NAME}.bar")
        self._bar.setAccessibleName(_SEALING)
        self._problem = Banner("", "danger", name=f"{NAME}.problem")
        self._lay_out(title, facts)
        self._say("")
        self._show_work("")
        self._password.setFocus()

    def _lay_out(self, title: str, facts: Sequence[str]) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(IconLabel("signature", "accent", Size.ICON))
        head.addWidget(Label(title, px=16, weight=BOLD, name=f"{NAME}.title"))
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._sign)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        for fact in (*facts, _ONCE):
            label = Label(fact, role="text_2")
            label.setWordWrap(True)
            column.addWidget(label)
        who = self._desk.office.user.name if self._desk.office.user else ""
        column.addWidget(Labelled(f"گذرواژهٔ {who}" if who else "گذرواژه", self._password))
        column.addWidget(self._state)
        column.addWidget(self._bar)
        column.addWidget(self._problem)
        column.addLayout(buttons)

    # The way of a signature

    def _on_sign(self) -> None:
        if self._is_busy():
            return
        office, password = self._desk.office, self._password.value()
        if not password:
            self._password.note.show_problem("گذرواژه را بنویسید.")
            self._password.setFocus()
            return
        if office.user is None or not self._desk.flush():
            return
        self._say("")
        self._show_work(_CHECKING)
        job = partial(_confirm, office.database.file, office.user, password)
        self._trial = Trial(self, job, self._on_confirmed, self._on_problem)
        self._trial.waiting.connect(self._on_waiting)
        self._trial.ended.connect(self._on_trial_ended)

    def _on_waiting(self, seconds: int) -> None:
        self._show_work(still_waiting(seconds) if seconds else _CHECKING)

    def _on_trial_ended(self) -> None:
        self._trial = None
        if self._task is None:
            self._show_work("")

    def _on_confirmed(self, stretched: bytes) -> None:
        """Write the signature into the minutes here, and print and seal them elsewhere."""
        if not self.isVisible():
            return
        try:
            signing = prepare(self._desk.office, *self._shown, stretched)
        except (UserError, EnvironmentFault) as problem:
            self._on_problem(problem)
            return
        self._show_work(_SEALING, bar=True)
        done = partial(self._on_sealed, signing)
        self._task = run(self, partial(sealed, signing), done, self._on_problem)
        self._task.progressed.connect(self._bar.setValue)
        self._task.ended.connect(self._on_task_ended)

    def _on_task_ended(self) -> None:
        self._task = None
        self._show_work("")

    def _on_sealed(self, signing: Signing, pdf: bytes) -> None:
        if not self.isVisible():
            return
        try:
            sign(self._desk.office, signing, pdf)
        except (UserError, EnvironmentFault) as problem:
            self._on_problem(problem)
        else:
            self.accept()

    def _on_problem(self, problem: Problem) -> None:
        if isinstance(problem, WrongPasswordError):
            self._password.set_value("")
            self._say(WRONG_OWN_PASSWORD)
        else:
            self._say(sentence(problem))
        self._password.setFocus()

    # What is seen

    def reject(self) -> None:
        """Stop what goes on; with nothing going on, leave."""
        if self._trial is not None:
            self._trial.give_up()
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def _is_busy(self) -> bool:
        return self._trial is not None or self._task is not None

    def _show_work(self, words: str, *, bar: bool = False) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))
        self._bar.setVisible(bar)
        self._sign.setEnabled(not words)
        self._password.setReadOnly(bool(words))
        self._leave.setText("توقف" if words else "بازگشت")
        self._fit()

    def _say(self, words: str) -> None:
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown; only with a wrapped text that depends on the width."""
        column = self._column
        self.setFixedHeight(
            column.totalHeightForWidth(_WIDTH)
            if column.hasHeightForWidth()
            else column.totalSizeHint().height()
        )


def _confirm(file: DataFile, user: User, password: str, wait: Wait) -> bytes:
    """Stretch the password away from the window, on a connection of its own."""
    with OpenOffice(file) as own:
        own.welcome(user)
        return confirm(own, user, password, wait)
