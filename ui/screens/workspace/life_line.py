"""What became of the minutes, and the step that comes next: sent to be signed, amended, given up.

The one hard rule: no step is taken by a key that also means something else, and what stands in its
way is said here, with the way to its place.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Approval, Meeting, MeetingState
from desktop.access.permissions import Deed
from desktop.calendar import jalali, tehran
from desktop.differences import differences
from desktop.documents import labels
from desktop.errors import UserError
from desktop.meetings.checks import Finding, blockers, review
from desktop.meetings.compile import from_dossier
from desktop.meetings.dossier import Dossier
from desktop.minutes import Minutes
from desktop.office import OpenOffice
from desktop.persian import bound, digits
from desktop.sending.sendable import sendable
from desktop.sign_off.refusals import ChangedMinutesError, IncompleteMinutesError
from desktop.sign_off.steps import amend, give_up, submit
from desktop.sign_off.submissions import earlier
from ui.desk import Desk
from ui.dialogs.changes_dialog import ChangesDialog
from ui.dialogs.words_dialog import Question, WordsDialog
from ui.screens.loans.loan_line import LoanLine
from ui.screens.workspace.preview_papers import version_key
from ui.sign_off_sentences import sentence
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.command import Command

SUBMIT_KEY = "Ctrl+Shift+Enter"
_WARNED = "{count} هشدار هست که شهردار هم می‌بیند. اگر درست است، آن را همین‌گونه بفرستید."
_AMENDING = Question(
    "اصلاحیه",
    "نسخهٔ تازه‌ای پیش‌نویس می‌شود و پس از امضا جای این نسخه را می‌گیرد؛ این نسخه همیشه می‌ماند.",
    "علت اصلاح",
    "آغاز اصلاحیه",
    "علت اصلاح را بنویسید؛ در نسخهٔ تازه چاپ می‌شود.",
)


class LifeLine(QWidget):
    """Stands above the sections while there is something to say."""

    review_wanted = Signal()
    lacking = Signal(object)  # Finding, that keeps the minutes from being sent
    paper_wanted = Signal(str)  # the key of the pages of an earlier version

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk, self._name = desk, name
        self._dossier: Dossier | None = None
        self._warned: tuple[Finding, ...] = ()
        self._blocked: tuple[Finding, ...] = ()
        self._state = Banner("", "info", name=f"{name}.state")
        self._come_back = Banner("", "warn", name=f"{name}.returned")
        self._problem = Banner("", "danger", name=f"{name}.problem", closable=True)
        self._question = Banner(
            "", "warn", name=f"{name}.warned", action="فرستادن با این هشدارها", closable=True
        )
        self._changes = Button("پیش‌تر چنین بود", kind="small", name=f"{name}.changes")
        self._version = Button("", kind="small", name=f"{name}.version")
        self._amend = Button("اصلاحیه", kind="small", name=f"{name}.amend")
        self._give_up = Button("چشم‌پوشی از اصلاحیه", kind="small", name=f"{name}.give_up")
        self._loan = LoanLine(desk, name=f"{name}.loan")
        self._loan.grown.connect(self._show)
        self._loan.offer_late(self)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        loan = self._loan.buttons
        buttons = (self._changes, self._version, *loan, self._amend, self._give_up)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.SMALL)
        texts = QVBoxLayout()
        texts.addWidget(self._state)
        texts.addWidget(self._come_back)
        self._row.addLayout(texts, 1)
        for button in buttons:
            self._row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._row)
        column.addWidget(self._loan)
        column.addWidget(self._question)
        column.addWidget(self._problem)

    def _listen(self) -> None:
        for banner in (self._problem, self._question):
            banner.closed.connect(partial(self._hide, banner))
            banner.hide()
        self._question.acted.connect(self._send)
        self._changes.clicked.connect(self._on_changes)
        self._changes.offer("نمایش تغییرها از نسخه یا نوبت پیش").found_by("پیش‌تر تفاوت مقایسه")
        self._version.clicked.connect(self._on_version)
        self._version.offer("نمایش نسخه‌های پیشین").found_by("امضاشده قبلی")
        self._amend.clicked.connect(self._on_amend)
        self._amend.offer("اصلاحیهٔ صورتجلسهٔ امضاشده").found_by("تغییر نسخهٔ تازه")
        self._give_up.clicked.connect(self._on_give_up)
        self._give_up.offer("چشم‌پوشی از اصلاحیه").taking_away()

    def offer_submitting(self, owner: QWidget) -> None:
        """Let the minutes be sent by a key from wherever one is in their workspace."""
        key = SUBMIT_KEY.replace("Enter", "Return")
        send = Command(owner, "فرستادن صورتجلسه برای امضا", self.submit, key, when=self.may_submit)
        send.found_by("تأیید شهردار ارسال")

    # What is shown

    @property
    def is_away(self) -> bool:
        """Whether the minutes are away to be signed."""
        return self._loan.is_away

    def show_dossier(self, dossier: Dossier, why_closed: str) -> None:
        """Say how the minutes stand; `why_closed` tells why nothing may be changed."""
        before, self._dossier = self._dossier, dossier
        meeting = dossier.meeting
        if before is not None and before.meeting.state is not meeting.state:
            self._problem.hide()
        if self._blocked and blockers(dossier) != self._blocked:
            self._blocked = ()
            self._problem.hide()
        if self._question.isVisibleTo(self) and review(dossier) != self._warned:
            self._question.hide()
        amends = meeting.version > 1 and dossier.editable
        signed = meeting.state is MeetingState.SIGNED
        returned = meeting.state is MeetingState.RETURNED
        self._loan.show_dossier(dossier)
        if self.is_away:
            why_closed = ""
        sent = _sent(self._desk.office, meeting) if signed else ""
        state = " ".join(filter(None, (why_closed, sent, _amendment(dossier), _approved(dossier))))
        self._state.set_text(state)
        self._state.setVisible(bool(state))
        self._come_back.set_text(_returned(dossier) if returned else "")
        self._come_back.setVisible(returned)
        self._changes.setVisible(amends or returned)
        self._version.setVisible(meeting.version > 1)
        self._version.setText(bound("نسخهٔ", meeting.version - 1))
        self._amend.setVisible(signed and self._desk.office.may(Deed.AMEND))
        self._give_up.setVisible(amends and self._desk.office.may(Deed.AMEND))
        self._show()

    def _show(self) -> None:
        banners = (self._state, self._come_back, self._loan, self._problem, self._question)
        shown = any(each.isVisibleTo(self) for each in banners)
        self.setVisible(shown)
        said = (self._state, self._come_back)
        self.setAccessibleName(" ".join(filter(None, (each.accessibleName() for each in said))))

    def _hide(self, banner: Banner) -> None:
        banner.hide()
        self._show()

    def _say(self, problem: UserError) -> None:
        self._blocked = ()
        self._problem.set_text(sentence(problem))
        self._problem.show()
        self._show()

    # The steps

    def may_submit(self) -> bool:
        may = self._desk.office.may(Deed.SUBMIT)
        return may and self._dossier is not None and self._dossier.editable

    def submit(self) -> None:
        """Send the minutes, unless something stands in the way or has to be heard first."""
        self._problem.hide()
        if self._dossier is None or not self._desk.flush():
            return
        findings = review(self._dossier)
        if found := blockers(self._dossier):
            self._say(IncompleteMinutesError(found))
            self._blocked = found
            self.lacking.emit(found[0])
        elif findings and findings != self._warned:
            self._warned = findings
            self._question.set_text(_WARNED.format(count=digits(len(findings))))
            self._question.show()
            self._show()
            self.review_wanted.emit()
        else:
            self._send()

    def _send(self) -> None:
        self._question.hide()
        self._do(submit)

    def _on_amend(self) -> None:
        dialog = WordsDialog(_AMENDING, self, name=f"{self._name}.amending")
        accepted = dialog.exec() == WordsDialog.DialogCode.Accepted
        words = dialog.words
        dialog.deleteLater()
        if accepted:
            self._do(partial(amend, reason=words))

    def _on_give_up(self) -> None:
        refusal = self._do(give_up)
        if isinstance(refusal, ChangedMinutesError):
            self._on_changes()

    def _do(self, step: Callable[..., None]) -> UserError | None:
        """Take a step; what forbids it is said, and given."""
        dossier = self._dossier
        if dossier is None:
            return None

        def write(office: OpenOffice) -> None:
            step(office, meeting_id=dossier.meeting.id)

        try:
            self._desk.act(write)
        except UserError as refusal:
            self._say(refusal)
            return refusal
        return None

    def _on_changes(self) -> None:
        """Show what is not as it was, word by word."""
        if self._dossier is None or not self._desk.flush():
            return
        meeting = self._dossier.meeting
        before = earlier(self._desk.office, meeting)
        if before is not None:
            number = before.version
            title = (
                "تغییرها از نوبت پیش"
                if number == meeting.version
                else f"تغییرها از {bound('نسخهٔ', number)}"
            )
            now: Minutes = from_dossier(self._dossier)
            ChangesDialog(title, differences(before, now), self).exec()

    def _on_version(self) -> None:
        if self._dossier is not None:
            self.paper_wanted.emit(version_key(self._dossier.meeting.version - 1))


def _sent(office: OpenOffice, meeting: Meeting) -> str:
    """Say when the signed minutes last went to the central headquarters."""
    day = meeting.held_on
    sent = {each.meeting_id: each.sent_at for each in sendable(office, day, day)}
    at = sent.get(meeting.id, "")
    if at:
        return f"{jalali.long(tehran.local(at).date())} به ستاد مرکزی ارسال شد."
    return "هنوز به ستاد مرکزی ارسال نشده است."


def _amendment(dossier: Dossier) -> str:
    replaces = dossier.life.replaces
    if replaces is None:
        return ""
    reason = f": {replaces.reason}" if replaces.reason else ""
    return f"اصلاحیهٔ {bound('نسخهٔ', replaces.version)}{reason}"


def _approved(dossier: Dossier) -> str:
    """Say where the minutes were approved by the next meeting, and how."""
    approved = dossier.life.approved
    if approved is None:
        return ""
    where = f"{bound('جلسهٔ', approved.number)} ({jalali.medium(approved.held_on)})"
    if approved.approval is Approval.WITH_CHANGES and approved.changes:
        return f"در {where} با این تغییر تصویب شد: {approved.changes}"
    return f"در {where} {labels.APPROVALS[approved.approval]}."


def _returned(dossier: Dossier) -> str:
    remark, count = dossier.meeting.state_reason, len(dossier.life.remarks)
    said = "شهردار این صورتجلسه را برگرداند"
    said = f"{said}: «{remark}»." if remark else f"{said}."
    if count == 1:
        return f"{said} یک مصوبه ملاحظه دارد که در بخش «مصوبات» کنار آن آمده است."
    beside = f"{digits(count)} مصوبه ملاحظه دارد و در بخش «مصوبات» کنار هر کدام آمده است."
    return f"{said} {beside}" if count else said
