"""What the mayor said goes back on the stick; until it does, it is safe where it is.

Hard rule: nothing of the visit goes before its answer was read back from the stick; what stays then
is said as it is.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal

from desktop.loans.answering import Outcome, Reply, outcome, reply, take_home, write_again
from desktop.loans.stick import let_go
from desktop.loans.visiting import Visit
from desktop.loans.visits import Ended, about_answer
from desktop.office import OpenOffice
from desktop.persian import digits, isolate_name, ordinal
from desktop.transfer.drive import Eject
from ui.loan_sentences import pull_out, sentence
from ui.screens.entrance.page import EntrancePage
from ui.screens.loans.folder_line import FolderLine
from ui.sentences import shown_path
from ui.tasks import Problem
from ui.trial import Wait
from ui.widgets.buttons import Button
from ui.widgets.labelled import Captioned

NAME, ANSWERED, WRITTEN = "loan_answer", "loan_answered", "loan_written"
_KEPT = (
    "از این بررسی در این رایانه تنها نام صورتجلسه و همین پاسخ، رمزگذاری‌شده، می‌ماند تا اگر گم شد"
    " دوباره نوشته شود."
)
_BESIDE = (
    "پاسخ دیگری از همین صورتجلسه از پیش آنجا بود و دست نخورد؛ این یکی «{name}» نام دارد. دفتر تنها"
    " یکی از آن دو را می‌گیرد."
)
_EARLIER = "بررسی پیشین همین صورتجلسه، که پس گرفته شده بود، از این رایانه پاک شد."
_LATER = "بررسی دیگری از همین صورتجلسه هنوز در این رایانه نیمه‌کاره است."
_AGAIN = (
    "این صورتجلسه در این رایانه بررسی شده و پاسخش نوشته شده است. اگر پاسخ گم شده یا به دفتر نرسیده،"
    " همان را رمزگذاری‌شده دوباره بنویسید."
)


class Written(NamedTuple):
    """Where an answer lies, whether its stick may be pulled out (None: it is on none).

    `ended` is what became of other visits; None where it was written again. `beside` tells that
    another answer of the same minutes lies there too.
    """

    path: Path
    ejected: Eject | None
    ended: Ended | None = None
    beside: bool = False


class _WritingPage(EntrancePage):
    """Writes an answer into a folder; `done` brings what was Written."""

    def __init__(self, name: str, title: str, words: str, icon: str) -> None:
        super().__init__(name, title, words, icon=icon)

    def _ask_where(self, folder: Path | None, write: str, leave: Button) -> None:
        name = self.objectName()
        self._where = FolderLine(folder, name=f"{name}.folder")
        self._where.changed.connect(lambda _folder: self.say(""))
        self._where.grown.connect(self.grown)
        self.form.addWidget(Captioned("جای پروندهٔ پاسخ", self._where))
        self._leave = leave
        self._write = Button(write, kind="primary", key="Enter", name=f"{name}.write")
        self.end(self._write, leave)

    def begin(self) -> None:
        self._write.setFocus()

    def go_on(self) -> None:
        folder = self._where.require()
        if folder is not None:
            self._show_busy(on=True)
            self.attempt(self._job(folder), self.done.emit)

    def _job(self, folder: Path) -> Callable[[Wait], Written]:
        raise NotImplementedError

    def on_error(self, problem: Problem) -> None:
        self._show_busy(on=False)
        self.say(sentence(problem))
        self._write.setFocus()

    def _show_busy(self, *, on: bool) -> None:
        """Lead nowhere else while it is written."""
        self._leave.setEnabled(not on)
        self._where.set_busy(on=on)


class AnswerPage(_WritingPage):
    """`later_wanted` leaves the answer here."""

    later_wanted = Signal()

    def __init__(self, office: OpenOffice, visit: Visit, folder: Path | None) -> None:
        """Take all that is needed out of the office, which may be closed then."""
        said = outcome(office)
        if said is None:
            raise LookupError("nothing was said")
        super().__init__(NAME, *_said(said), icon="circle-check" if said.signed else "undo-2")
        self._reply, self._visit = reply(office, visit), visit.folder
        later = Button("بعداً", name=f"{NAME}.later")
        later.clicked.connect(self.later_wanted)
        self._ask_where(folder, "نوشتن پاسخ", later)

    def _job(self, folder: Path) -> Callable[[Wait], Written]:
        return partial(_take_home, self._reply, self._visit, folder)


class AnsweredPage(_WritingPage):
    """An answer that was written before, kept as it is: the stick may be lost."""

    back_wanted = Signal()

    def __init__(self, visit: Path) -> None:
        about = about_answer(visit)
        title = "پاسخ این صورتجلسه نوشته شده است"
        which = f"{about.title}\n" if about is not None and about.title else ""
        super().__init__(ANSWERED, title, which + _AGAIN, icon="circle-check")
        self._visit = visit
        back = Button("بازگشت", name=f"{ANSWERED}.back")
        back.clicked.connect(self.back_wanted)
        self._ask_where(None, "نوشتن دوبارهٔ پاسخ", back)

    def _job(self, folder: Path) -> Callable[[Wait], Written]:
        return partial(_write_again, self._visit, folder)


class WrittenPage(EntrancePage):
    """The last word; `done` when it was read."""

    def __init__(self, written: Written) -> None:
        title = "پاسخ نوشته شد" if written.ejected is None else "پاسخ روی حافظه است"
        parts = (_lies(written), _left_here(written.ended))
        words = "\n".join(" ".join(filter(None, part)) for part in parts if part)
        super().__init__(WRITTEN, title, words, icon="circle-check")
        self.end(Button("پایان", kind="primary", key="Enter", name=f"{WRITTEN}.end"))

    def begin(self) -> None:
        if self.main is not None:
            self.main.setFocus()

    def go_on(self) -> None:
        self.done.emit(None)


def _lies(written: Written) -> tuple[str, ...]:
    """Say where it is and where it goes now: to the headquarters' secretary, not the program."""
    beside = _BESIDE.format(name=isolate_name(written.path.stem)) if written.beside else ""
    if written.ejected is None:
        return (
            f"پروندهٔ پاسخ در پوشهٔ {shown_path(written.path.parent)} نوشته شد و با اصل برابر است.",
            beside,
            "آن را به دبیر قرارگاه برسانید تا در دفتر گرفته شود.",
        )
    return (
        "پاسخ نوشته شد و با اصل برابر است.",
        beside,
        pull_out(written.ejected),
        "حافظه را به دبیر قرارگاه بدهید تا پاسخ در دفتر گرفته شود.",
    )


def _left_here(ended: Ended | None) -> tuple[str, ...]:
    if ended is None:
        return ()
    return (_KEPT, _EARLIER if ended.thrown_away else "", _LATER if ended.staying else "")


def _said(outcome: Outcome) -> tuple[str, str]:
    which = f"صورتجلسهٔ {ordinal(outcome.minutes.number)}"
    kept = "آن را بنویسید تا به دفتر برگردد. تا آن زمان در همین رایانه می‌ماند."
    if outcome.signed:
        return f"{which} امضا شد", f"پاسخ شما رمزگذاری‌شده آماده است. {kept}"
    remarks = outcome.returned + outcome.remarked
    back = f" با {digits(remarks)} ملاحظه" if remarks else ""
    return f"{which} برمی‌گردد", f"پاسخ شما{back} آماده است. {kept}"


def _take_home(answer: Reply, visit: Path, folder: Path, _wait: Wait) -> Written:
    """Write the answer, end the visit, and ask the system to let go of the stick."""
    placed, ended = take_home(answer, folder, visit)
    return Written(placed.path, let_go(folder), ended, placed.beside)


def _write_again(visit: Path, folder: Path, _wait: Wait) -> Written:
    placed = write_again(visit, folder)
    return Written(placed.path, let_go(folder), beside=placed.beside)
