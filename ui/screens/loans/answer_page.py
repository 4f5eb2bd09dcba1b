"""What the mayor said goes back on the stick; until it does, it is safe where it is.

Hard rule: nothing of the visit goes before its answer was read back from the stick.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.loans.answering import Outcome, Reply, outcome, put_on_stick, reply
from desktop.loans.stick import let_go
from desktop.loans.visiting import Visit, end_visit
from desktop.office import OpenOffice
from desktop.persian import digits, ordinal
from desktop.transfer.drive import Eject
from ui.loan_sentences import pull_out, sentence
from ui.screens.entrance.page import EntrancePage
from ui.screens.loans.folder_line import FolderLine
from ui.tasks import Problem
from ui.theme import Space
from ui.trial import Wait
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption

NAME, WRITTEN = "loan_answer", "loan_written"


class AnswerPage(EntrancePage):
    """`done` brings what came of ejecting the stick; `later_wanted` leaves the answer here."""

    later_wanted = Signal()

    def __init__(self, office: OpenOffice, visit: Visit, folder: Path) -> None:
        """Take all that is needed out of the office, which may be closed then."""
        said = outcome(office)
        if said is None:
            raise LookupError("nothing was said")
        super().__init__(NAME, *_said(said), icon="circle-check" if said.signed else "undo-2")
        self._reply, self._visit = reply(office, visit), visit.folder
        self._where = FolderLine(folder, name=f"{NAME}.folder")
        self._where.changed.connect(lambda _folder: self.say(""))
        self._where.grown.connect(self.grown)
        self.form.addWidget(_captioned("جای پروندهٔ پاسخ", self._where))
        self._later = Button("بعداً", name=f"{NAME}.later")
        self._later.clicked.connect(self.later_wanted)
        self._write = Button(
            "نوشتن پاسخ روی فلش", kind="primary", key="Enter", name=f"{NAME}.write"
        )
        self.end(self._write, self._later)

    def begin(self) -> None:
        self._write.setFocus()

    def go_on(self) -> None:
        self._show_busy(on=True)
        job = partial(_write, self._reply, self._visit, self._where.folder)
        self.attempt(job, self.done.emit)

    def on_error(self, problem: Problem) -> None:
        self._show_busy(on=False)
        self.say(sentence(problem))
        self._write.setFocus()

    def _show_busy(self, *, on: bool) -> None:
        """Lead nowhere else while it is written."""
        self._later.setEnabled(not on)
        self._where.set_busy(on=on)


class WrittenPage(EntrancePage):
    """The last word; `done` when it was read."""

    def __init__(self, ejected: Eject | None) -> None:
        written = "پاسخ نوشته شد و با اصل برابر است؛ از صورتجلسه چیزی در این رایانه نماند."
        words = (written, pull_out(ejected), "آن را به دبیر برگردانید.")
        title = "پاسخ روی فلش است"
        super().__init__(WRITTEN, title, " ".join(filter(None, words)), icon="circle-check")
        self.end(Button("پایان", kind="primary", key="Enter", name=f"{WRITTEN}.end"))

    def begin(self) -> None:
        if self.main is not None:
            self.main.setFocus()

    def go_on(self) -> None:
        self.done.emit(None)


def _said(outcome: Outcome) -> tuple[str, str]:
    which = f"صورتجلسهٔ {ordinal(outcome.minutes.number)}"
    kept = "آن را روی فلش بنویسید تا به دفتر برگردد. تا آن زمان در همین رایانه می‌ماند."
    if outcome.signed:
        return f"{which} امضا شد", f"پاسخ شما رمزگذاری‌شده آماده است. {kept}"
    back = f" با {digits(outcome.returned)} ملاحظه" if outcome.returned else ""
    return f"{which} برمی‌گردد", f"پاسخ شما{back} آماده است. {kept}"


def _captioned(text: str, widget: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.TINY)
    column.addWidget(Caption(text))
    column.addWidget(widget)
    return whole


def _write(answer: Reply, visit: Path, folder: Path, _wait: Wait) -> Eject | None:
    """Write the answer, end the visit, and ask the system to let go of the stick."""
    put_on_stick(answer, folder)
    end_visit(visit)
    return let_go(folder)
