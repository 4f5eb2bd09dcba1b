"""What of minutes from sticks is on this computer: to be gone on with, written again, removed.

Hard rule: it tells no more of them than the names of their files do, and when that was.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.calendar import tehran
from desktop.loans.visits import Answered, Left
from ui.screens.entrance.page import EntrancePage
from ui.screens.loans.throwing_away import may_throw_away
from ui.theme import MEDIUM, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption, Label

NAME = "loan_visits"
_GO_ON = "بررسی نیمه‌کاره همان جا که مانده است ادامه می‌یابد."
_ANSWERED = "پاسخی که گم شده یا به دفتر نرسیده است، همان که بود، دوباره نوشته می‌شود."
_OUTDATED = "همین صورتجلسه پس از آن دوباره سپرده شده است؛ پاسخ این یکی دیگر گرفته نمی‌شود."
_NAMELESS = "صورتجلسه‌ای که نامش خوانده نمی‌شود"


class VisitsPage(EntrancePage):
    """`done` brings the Left to go on with; `other_wanted` is for one that just came."""

    discard_wanted = Signal(object)  # the Left that shall go
    other_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, left: Sequence[Left]) -> None:
        told = [
            words
            for words, answered in ((_GO_ON, False), (_ANSWERED, True))
            if any(each.answered is answered for each in left)
        ]
        super().__init__(NAME, "صورتجلسه‌های این رایانه", " ".join(told), icon="signature")
        self._left = left
        for number, each in enumerate(left, 1):
            self.form.addWidget(self._row(number, each))
        back = Button("بازگشت", name=f"{NAME}.back")
        back.clicked.connect(self.back_wanted)
        other = Button("پروندهٔ دیگر", icon="folder", name=f"{NAME}.other")
        other.clicked.connect(self.other_wanted)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(other)
        row.addWidget(back)
        row.addStretch(1)
        self.form.addLayout(row)

    def begin(self) -> None:
        self._first.setFocus()

    def _row(self, number: int, left: Left) -> QWidget:
        whole = QFrame()
        whole.setProperty("look", "card")
        name = f"{NAME}.{number}"
        whole.setObjectName(name)
        title = Label(left.about.title or _NAMELESS, weight=MEDIUM, name=f"{name}.title")
        title.setWordWrap(True)
        state = Caption("\n".join(self._told(left)))
        state.setWordWrap(True)
        main = Button(
            _verb(left),
            kind="primary" if number == 1 and not left.answered else "plain",
            name=f"{name}.go_on",
        )
        main.clicked.connect(partial(self._on_go_on, left))
        away = Button("پاک کردن", icon="trash-2", name=f"{name}.throw_away")
        away.clicked.connect(partial(self._on_throw_away, left))
        for button in (main, away):
            button.setAccessibleDescription(title.text())
        if number == 1:
            self._first = main
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(main)
        buttons.addWidget(away)
        buttons.addStretch(1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(title)
        column.addWidget(state)
        column.addLayout(buttons)
        return whole

    def _told(self, left: Left) -> Iterator[str]:
        at, about = tehran.in_words(left.at), left.about
        if about.at:
            yield f"سپرده‌شده: {tehran.in_words(about.at)}"
        if isinstance(about, Answered):
            yield f"پاسخ نوشته شد: {at}"
        elif about.judged:
            yield "امضا یا برگردانده شده؛ پاسخ هنوز نوشته نشده است."
            yield f"آخرین بار: {at}"
        else:
            yield f"نیمه‌کاره، آخرین بار: {at}"
        if any(
            each.about.meeting == about.meeting and each.about.at > about.at for each in self._left
        ):
            yield _OUTDATED

    def _on_go_on(self, left: Left) -> None:
        self.done.emit(left)

    def _on_throw_away(self, left: Left) -> None:
        if may_throw_away(self, left.about.title, answered=left.answered):
            self.discard_wanted.emit(left)


def _verb(left: Left) -> str:
    if isinstance(left.about, Answered):
        return "نوشتن دوبارهٔ پاسخ"
    return "نوشتن پاسخ" if left.about.judged else "ادامه"
