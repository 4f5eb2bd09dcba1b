"""The mayor's view of submitted minutes: read, compare, approve or return each resolution, sign.

The one hard rule: what is said of a resolution is kept at once, and nothing else is: the minutes
stand as they were submitted.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from db.records import Change, Meeting, MeetingState, Opinion
from desktop.errors import NoSuchMeetingError
from desktop.habits import Habit
from desktop.meetings import dossier as dossiers
from desktop.persian import bound, digits, latin_digits, ordinal
from desktop.sign_off.lent import reviewed
from desktop.sign_off.opinions import opinions
from desktop.sign_off.refusals import NoRemarkError
from desktop.sign_off.signed import sealed_pdf
from desktop.sign_off.steps import send_back
from desktop.sign_off.submissions import Submission, submission
from ui.area_names import area
from ui.clock import today_here
from ui.commands import offer_acts
from ui.desk import Desk
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.sign_dialog import Shown, SignDialog
from ui.finding_sentences import say, say_passed
from ui.habits import LastFolder
from ui.screens.save_sign import SaveSign
from ui.screens.sign_off.judged_pages import JudgedPages
from ui.screens.sign_off.panel import RETURN_KEY, SIGN_KEY, SignOffPanel
from ui.screens.sign_off.returning import ask_for_remark
from ui.screens.sign_off.rounds import Rounds
from ui.screens.sign_off.signed_panel import SignedPanel
from ui.screens.sign_off.verdicts import Verdicts
from ui.sign_off_sentences import Came, came, changed_since, sentence
from ui.tasks import Problem
from ui.theme import Space
from ui.widgets.buttons import Button, Link
from ui.widgets.cards import Banner
from ui.widgets.command import BACK, Command
from ui.widgets.frame import Screen
from ui.widgets.labels import Chip

NAME = "sign_off"
_BEFORE_KEY, _REST_KEY = "F4", "Ctrl+Shift+A"
_KEYS = (
    ("↑ ↓", "مصوبهٔ قبل و بعد"),
    ("1", "تأیید"),
    ("2", "برگشت و نوشتن ملاحظه"),
    ("F3", "تغییر بعدی"),
    ("Esc", "بازگشت"),
)
_READING_KEYS = (("PageUp PageDown", "ورق زدن"), ("Esc", "بازگشت"))


class SignOffScreen(Screen):
    """Opened on submitted minutes by somebody who may judge them.

    Where the minutes are on their way, it is left once they are signed: they are first the
    office's.
    """

    left = Signal()

    def __init__(self, desk: Desk, meeting_id: int, *, on_its_way: bool = False) -> None:
        super().__init__("", name=NAME, margin=Space.WORKSPACE)
        self._desk, self._meeting_id, self._on_its_way = desk, meeting_id, on_its_way
        self._current = self._change = 0
        self._submission: Submission | None = None
        self._told: Problem | None = None
        self._lay_out()
        self._listen()
        self._read()

    def begin(self) -> None:
        """Start on the page."""
        self._view.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._view, self._panel, self._signed, self.header)

    # What it is made of

    def _lay_out(self) -> None:
        back = "ادامه در زمانی دیگر" if self._on_its_way else "جلسات"
        self._back = Link(back, back=True, name=f"{NAME}.back")
        self._state = Chip("در انتظار امضای شما", "accent", name=f"{NAME}.state")
        self._save_sign = SaveSign(name=f"{NAME}.save_sign")
        self._earlier = Button("نوبت پیش", icon="history", key=_BEFORE_KEY, name=f"{NAME}.before")
        self._earlier.setCheckable(True)
        self._rest = Button("تأیید همهٔ مانده‌ها", icon="check", name=f"{NAME}.rest")
        self.header.put_before(self._back)
        self.header.put_after(self._state)
        for widget in (self._save_sign, self._earlier, self._rest):
            self.header.add(widget)
        self._problem = Banner("", "danger", name=f"{NAME}.problem", closable=True)
        self._problem.hide()
        self._view = JudgedPages(name=f"{NAME}.pages")
        self._view.setAccessibleName("صورتجلسه، چنان‌که چاپ می‌شود")
        self._rounds = Rounds(self._view, self._earlier)
        self._verdicts = Verdicts(self._desk, self._meeting_id, self._view)
        self._panel = SignOffPanel(name=f"{NAME}.panel")
        self._signed = SignedPanel(name=f"{NAME}.signed")
        self._signed.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._view, 1)
        row.addWidget(self._panel)
        row.addWidget(self._signed)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self._problem)
        self.body.addLayout(row, 1)

    def _listen(self) -> None:
        desk = self._desk
        desk.changed.connect(self._on_changed)
        self._save_sign.follow(desk)
        self._back.clicked.connect(self.left)
        leaving = "بیرون رفتن و ادامه در زمانی دیگر" if self._on_its_way else "بازگشت به جلسات"
        self._back.offer(leaving, BACK)
        self._problem.closed.connect(self._problem.hide)
        self._verdicts.entered.connect(self._set_current)
        self._verdicts.finished.connect(self._on_finished)
        self._verdicts.changed.connect(self._show_opinions)
        self._verdicts.failed.connect(self._on_problem)
        self._rounds.turned.connect(self._on_turned)
        self._rounds.failed.connect(self._on_problem)
        self._rest.clicked.connect(self._on_rest)
        self._rest.offer("تأیید همهٔ مصوبه‌های مانده", _REST_KEY).found_by("امضا")
        self._view.walked.connect(self._on_walked)
        self._panel.next_wanted.connect(self._go_to)
        self._panel.change_chosen.connect(self._show_change)
        self._panel.return_wanted.connect(self._on_return)
        self._panel.sign.clicked.connect(self._on_sign)
        self._signed.export_wanted.connect(self._on_export)
        self._signed.leave_wanted.connect(self.left)
        Command(
            self, "رفتن به تغییر بعدی", partial(self._next_change, 1), "F3", when=self._compares
        )
        back = partial(self._next_change, -1)
        Command(self, "رفتن به تغییر پیشین", back, "Shift+F3", when=self._compares)
        Command(self, "تأیید این مصوبه", self._approve, when=self._may_judge).heard_as("1")
        returning = Command(self, "برگشت این مصوبه", self._return, when=self._may_judge)
        returning.heard_as("2").found_by("ملاحظه")
        taking = Command(self, "پس گرفتن نظر این مصوبه", self._take_back, when=self._may_judge)
        taking.heard_as("Delete")
        offer_acts(self, desk, self._travel)

    # What is known

    def _read(self) -> None:
        """Read the minutes that lie before the mayor, and begin to print them."""
        office = self._desk.office
        dossier = dossiers.read(office, self._meeting_id)
        meeting = dossier.meeting
        title = f"صورتجلسهٔ {ordinal(meeting.number)}"
        whose = area(dossier.headquarters)
        self._title = f"{title} {whose}" if dossier.headquarters.subdistrict else title
        self.header.set_title(self._title)
        self.setAccessibleName(self._title)
        told = self._submission = submission(office, meeting)
        if told is None:
            raise NoSuchMeetingError(self._meeting_id)
        self._came = came(Came(told.round, told.by, told.at), today_here())
        self.header.set_sub(self._came)
        since = changed_since(told.round, amends=told.amends, version=meeting.version)
        self._changed = told.changed
        self._panel.show_changes(since, self._changed)
        found = reviewed(office, dossier)
        self._checks = [
            *((say_passed(each), True) for each in found.passed),
            *((say(each), False) for each in found.findings),
        ]
        self._panel.show_checks(self._checks)
        self._earlier.setVisible(told.before is not None)
        self._earlier.setText(bound("نسخهٔ", meeting.version - 1) if told.amends else "نوبت پیش")
        self._verdicts.put(told, [part.resolution for part in dossier.resolutions], NAME)
        self._verdicts.read()
        self._rounds.show_round(told)
        self._offer()

    def _show_opinions(self, opinions: Mapping[int, Opinion]) -> None:
        self._panel.show_opinions(opinions)
        self._rest.setEnabled(any(each.approved is None for each in opinions.values()))
        self._rest.setVisible(bool(opinions) and not self._is_signed())

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if any(each.table == Opinion.table for each in changes) and not self._is_signed():
            self._verdicts.read()
            if isinstance(self._told, NoRemarkError):
                self._problem.hide()

    def _is_signed(self) -> bool:
        return self._signed.isVisibleTo(self)

    def _on_turned(self, before: bool) -> None:  # noqa: FBT001 - as a signal has it
        self.header.set_sub(f"{self._earlier.text()}، برای مقایسه" if before else self._came)
        self._offer()

    # Going through the resolutions and the changes

    def _may_judge(self) -> bool:
        there = self._current > 0 and not self._rounds.is_before
        return there and not self._is_signed()

    def _compares(self) -> bool:
        return bool(self._changed) and not self._is_signed()

    def _on_walked(self, step: int) -> None:
        if self._verdicts.count and not self._is_signed():
            self._go_to(min(max(self._current + step, 1), self._verdicts.count))

    def _go_to(self, number: int) -> None:
        """Make a resolution the one that keys speak of."""
        self._rounds.come_back()
        self._set_current(number)
        self._view.setFocus()

    def _set_current(self, number: int) -> None:
        self._current = number
        self._view.set_current(number)

    def _go_on(self) -> None:
        """Come to the next resolution."""
        self._go_to(min(self._current + 1, self._verdicts.count))

    def _on_finished(self, number: int) -> None:
        self._desk.flush()
        self._current = number
        self._go_on()

    def _next_change(self, step: int) -> None:
        count = len(self._changed)
        there = self._change + step
        self._show_change(there if 1 <= there <= count else (1 if step > 0 else count))

    def _show_change(self, number: int) -> None:
        self._rounds.come_back()
        self._change = number
        self._panel.show_change(number)
        self._view.set_change(number)
        self._view.setFocus()

    # What is said

    def _approve(self) -> None:
        self._verdicts.say(self._current, approved=True)
        self._go_on()

    def _return(self) -> None:
        self._verdicts.say(self._current, approved=False)
        self._verdicts.ask(self._current)

    def _take_back(self) -> None:
        self._verdicts.say(self._current, approved=None)

    def _on_rest(self) -> None:
        self._verdicts.approve_rest()
        self._view.setFocus()

    def _travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        """Undo or redo, and show of which resolution it was."""
        changes = step()
        ids = {each.id for each in changes if each.table == Opinion.table}
        for number, opinion in opinions(self._desk.office, self._meeting_id).items():
            if opinion.id in ids:
                self._go_to(number)
                return

    # The ways on

    def _on_return(self) -> None:
        """Ask for a remark on the whole and send the minutes back."""
        if not self._desk.flush():
            return
        said = self._verdicts.opinions
        returned = [number for number, each in said.items() if each.approved is False]
        silent = [number for number in returned if not said[number].remark.strip()]
        if silent:
            self._on_problem(NoRemarkError(silent))
            self._go_to(silent[0])
            self._verdicts.ask(silent[0])
            return
        remark = ask_for_remark(len(returned), self, f"{NAME}.returning")
        if remark is not None and self._verdicts.do(
            partial(send_back, meeting_id=self._meeting_id, remark=remark)
        ):
            self.left.emit()

    def _on_sign(self) -> None:
        if self._is_signed() or self._submission is None or not self._desk.flush():
            return
        shown = Shown(self._meeting_id, self._submission.minutes)
        dialog = SignDialog(self._desk, shown, f"امضای {self._title}", self._facts(), self)
        accepted = dialog.exec() == SignDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted and self._on_its_way:
            self.left.emit()
        elif accepted:
            self._show_signed()

    def _facts(self) -> tuple[str, ...]:
        """Say what is signed: which version, and what the review found."""
        told = self._submission
        version = bound("نسخهٔ", told.minutes.version) if told else ""
        warnings = [good for _, good in self._checks].count(False)
        found = f"{digits(warnings)} هشدار دارد" if warnings else "هشداری ندارد"
        return (f"{version}؛ {_all_approved(self._verdicts.count)}؛ بازبینی {found}.",)

    def _show_signed(self) -> None:
        """Show what was signed, as it is kept: the sealed pages and who signed them."""
        office = self._desk.office
        meeting = office.database.get(Meeting, self._meeting_id)
        data = sealed_pdf(office, meeting)
        if meeting.state is not MeetingState.SIGNED or data is None:
            return
        minutes = dossiers.read(office, self._meeting_id).life.fixed
        if minutes is None or minutes.signature is None:
            return
        self._signed.show_minutes(minutes)
        self._panel.hide()
        self._signed.show()
        self._view.set_judging(on=False)
        self._view.put(())
        self._state.set_fact("امضاشده", "ok")
        self._earlier.hide()
        self._rest.hide()
        self._problem.hide()
        self._offer()
        self._rounds.show_sealed(NAME, self._title, data)
        self._signed.begin()

    def _on_export(self) -> None:
        office = self._desk.office
        dossier = dossiers.read(office, self._meeting_id)
        if dossier.life.fixed is not None:
            sealed = sealed_pdf(office, dossier.meeting)
            last = LastFolder(office, Habit.EXPORT_FOLDER)
            ExportDialog(dossier.life.fixed, last, self, sealed=sealed).exec()

    # What is told

    def _on_problem(self, problem: Problem) -> None:
        self._told = problem
        self._problem.set_text(sentence(problem))
        self._problem.show()

    def _offer(self) -> None:
        judging = not (self._is_signed() or self._rounds.is_before)
        always = ((SIGN_KEY, "امضا"), (RETURN_KEY, "برگشت به دبیر")) if judging else ()
        self.status_bar.set_keys(_KEYS if judging else _READING_KEYS, always)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = latin_digits(event.text())
        if event.key() == Qt.Key.Key_Escape:
            self._on_escape()
        elif typed == "1" and self._may_judge():
            self._approve()
        elif typed == "2" and self._may_judge():
            self._return()
        elif event.key() == Qt.Key.Key_Delete and self._may_judge():
            self._take_back()
        else:
            super().keyPressEvent(event)

    def _on_escape(self) -> None:
        """Leave the remark, the round before, and then the minutes."""
        focus = QApplication.focusWidget()
        if self._verdicts.holds(focus):
            self._view.setFocus()
        elif self._rounds.is_before:
            self._rounds.come_back()
        else:
            self.left.emit()


def _all_approved(count: int) -> str:
    if count == 1:
        return "مصوبه تأیید شده است"
    return f"هر {digits(count)} مصوبه تأیید شده است" if count else "مصوبه‌ای ندارد"
