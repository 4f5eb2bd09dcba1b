"""The recovery key, shown once: to be printed, saved or written down, and then left behind.

Hard rule: nothing of it stays in the window once the page is left; one that takes the place of
another does so only when it is kept.
"""

from collections.abc import Callable
from functools import partial
from io import BytesIO

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.habits import Habit
from desktop.persian import digits, latin_digits
from ui.clock import today_here
from ui.dialogs.save_dialog import SaveDialog
from ui.habits import LastFolder
from ui.screens.entrance.page import EntrancePage
from ui.sentences import sentence
from ui.tasks import Problem
from ui.theme import MEDIUM, Space
from ui.widgets.buttons import Button
from ui.widgets.check_field import CheckField
from ui.widgets.labels import Caption, Label
from ui.widgets.line_field import LineField

NAME = "recovery_key"
_COLUMNS = 4
_PAPER = "کلید بازیابی"
_WORDS = (
    "اگر گذرواژه‌ای نماند، فقط این کلید دفتر را باز می‌کند. آن را چاپ کنید یا روی کاغذ بنویسید و دور"
    " از رایانه نگه دارید؛ دیگر نشان داده نمی‌شود."
)
_NEW_WORDS = f"{_WORDS} تا «ادامه» را نزنید، کلید پیشین کار می‌کند و این یکی هنوز نه."


class RecoveryKeyPage(EntrancePage):
    """`done` comes when one of its groups was typed, or the person says that it is kept.

    And, where it has to be put in force first, once that is done; `given_up` when the earlier one
    shall stay.
    """

    given_up = Signal()
    leaves_by_escape = False

    def __init__(
        self, key: str, office: str, put_in_force: Callable[[object], None] | None = None
    ) -> None:
        super().__init__(NAME, "کلید بازیابی", _WORDS if put_in_force is None else _NEW_WORDS)
        self._key, self._office, self._put_in_force = key, office, put_in_force
        self.form.addWidget(_groups(key))
        printing = Button("چاپ", icon="printer", key="Ctrl+P", name=f"{NAME}.print")
        printing.clicked.connect(self._on_print)
        saving = Button("ذخیرهٔ PDF", icon="save", key="Ctrl+S", name=f"{NAME}.save")
        saving.clicked.connect(self._on_save)
        papers = QHBoxLayout()
        papers.setSpacing(Space.SMALL)
        papers.addWidget(printing)
        papers.addWidget(saving)
        papers.addStretch(1)
        self.form.addLayout(papers)
        self._kept = CheckField("آن را چاپ کردم یا نوشتم")
        self._kept.setObjectName(f"{NAME}.kept")
        self._typed = LineField()
        self.place("typed", "یا برای آزمودن، یکی از گروه‌ها را از روی کاغذ بنویسید", self._typed)
        self.form.addWidget(self._kept)
        main = Button("ادامه", kind="primary", key="Ctrl+Enter", name=f"{NAME}.go_on")
        if put_in_force is None:
            self.end(main)
        else:
            keep = Button("کلید پیشین بماند", name=f"{NAME}.keep_earlier")
            keep.clicked.connect(self._on_keep_earlier)
            self.end(main, keep)

    def begin(self) -> None:
        self._typed.setFocus()

    def go_on(self) -> None:
        typed = latin_digits(self._typed.value()).strip()
        if self._kept.value() or typed in self._key.split("-"):
            if self._put_in_force is None:
                self._on_kept()
            else:
                put_in_force = self._put_in_force
                self.attempt(lambda _wait: put_in_force(None), self._on_kept)
        elif typed:
            self.ask_for(self._typed, "چنین گروهی در این کلید نیست. آن را با صفحه برابر کنید.")
        else:
            self.ask_for(self._typed, "یکی از گروه‌ها را بنویسید، یا نشان «نوشتم» را بزنید.")

    def _on_kept(self, _result: None = None) -> None:
        self._key = ""
        self.done.emit(None)

    def _on_keep_earlier(self) -> None:
        if self._trial is None:
            self.given_up.emit()

    def give_up(self) -> None:
        """Let what has begun come to its end: the key was said to be kept."""

    def _paper(self) -> bytes:
        stream = BytesIO()
        # What sets pages takes its time to load, and this one is seen once.
        from desktop.documents.recovery_key_pdf import write_recovery_key  # noqa: PLC0415 - above

        write_recovery_key(self._key, self._office, today_here(), stream)
        return stream.getvalue()

    def _on_save(self) -> None:
        nowhere = LastFolder(None, Habit.EXPORT_FOLDER)  # where this key lies is nobody's habit
        SaveDialog(_PAPER, f"{_PAPER}.pdf", self._paper(), nowhere, self).exec()

    def _on_print(self) -> None:
        # What prints takes its time to load; who writes the key down shall not wait for it.
        from desktop.pages import Pages  # noqa: PLC0415
        from ui.dialogs.print_dialog import ask_and_print  # noqa: PLC0415

        pages = Pages(self._paper())
        ask_and_print(pages, _PAPER, self, partial(self._kept.set_value, True), self._on_problem)

    def _on_problem(self, problem: Problem) -> None:
        self.say(sentence(problem))


def _groups(key: str) -> QWidget:
    whole = QWidget()
    whole.setObjectName(f"{NAME}.groups")
    whole.setAccessibleName(key)
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(Space.SMALL)
    for at, group in enumerate(key.split("-")):
        number = Caption(f"گروه {digits(at + 1)}")
        text = Label(digits(group), px=18, weight=MEDIUM, name=f"{NAME}.groups.{at + 1}")
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for label in (number, text):  # absolute, or digits alone would hug the left
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        row, column = divmod(at, _COLUMNS)
        grid.addWidget(number, 2 * row, column)
        grid.addWidget(text, 2 * row + 1, column)
    return whole
