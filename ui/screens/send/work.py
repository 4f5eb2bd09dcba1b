"""Choosing, writing and reading back: the three cards, and what passes between them.

The one hard rule: a send is recorded only once all of it was read back, and while it is written
nothing can be chosen otherwise.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Cancelled, TargetExistsError
from desktop.sending.history import Sent, record
from desktop.sending.sendable import seal_of, sendable, unsent
from desktop.transfer.drive import Eject
from desktop.transfer.parcel import Parcel
from ui.desk import Desk
from ui.dialogs.folder_dialog import show_folder
from ui.dialogs.replace_dialog import ReplaceDialog
from ui.models.parcel_model import State
from ui.screens.drive_watch import Ask
from ui.screens.send.destination import Destination
from ui.screens.send.files_card import START_KEY, FilesCard
from ui.screens.send.outcome import OPEN, Told, of_stick, told
from ui.screens.send.packer import Packer
from ui.screens.send.readiness import lacking, ready
from ui.screens.send.sendables_card import ALL, SendablesCard
from ui.screens.send.writer import Order, Outcome, Phase, Release, Writer
from ui.sentences import sentence
from ui.tasks import SCALE, Problem
from ui.theme import Space
from ui.widgets.buttons import pressing
from ui.widgets.command import Command

_MOVES = {Phase.DELIVERING: "در حال نوشتن", Phase.EJECTING: "در حال جدا کردن حافظه"}
_PACKING, _THEN_WRITING = "در حال آماده کردن پرونده‌ها", "؛ سپس نوشته می‌شود"
_NOT_SIGNED = (
    "صورتجلسه‌های این ارسال اکنون امضاشده نیستند؛ پس از امضای اصلاحیه می‌توان آن‌ها را فرستاد."
)


class Work(QWidget):
    """`turned` comes when writing begins or ends."""

    opened = Signal(int)  # the key of a meeting
    folder_wanted = Signal()
    place_wanted = Signal()  # where no stick can be chosen either
    turned = Signal()

    def __init__(self, desk: Desk, ask: Ask, release: Release, *, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}.work")
        self._desk = desk
        self._starts = False  # as soon as what is chosen is packed
        self._outcome: Outcome | None = None  # of what was written last, until others are chosen
        self._is_recorded = False  # what came of it
        office = desk.office
        self.sendables = SendablesCard(
            office.office.district, partial(seal_of, office), name=f"{name}.minutes"
        )
        self._to = Destination(ask, self, name=f"{name}.drives")
        self.drives = self._to.card
        self.files = FilesCard(name=f"{name}.files")
        self._packer = Packer(office.database.file, self)
        self._writer = Writer(self, release)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.sendables)
        column.addWidget(self.drives)
        column.addWidget(self.files, 1)
        self._lead = Command(
            self, "نوشتن و وارسی پرونده‌ها", self._lead_on, pressing(START_KEY), when=self._lacks
        )
        self._listen()
        self.refresh()
        self.sendables.choose_waiting()  # is meant, until somebody says otherwise

    def _listen(self) -> None:
        self._packer.packed.connect(self._on_packed)
        self._packer.failed.connect(self._on_unpacked)
        self._packer.turned.connect(self._show_ready)
        self._packer.moved.connect(self._on_packing)
        self.sendables.chosen.connect(self._on_chosen)
        self.sendables.turned.connect(self._on_listed)
        self.sendables.opened.connect(self.opened)
        self._to.moved.connect(self._on_chosen)  # what came of the place before is not said here
        self._to.changed.connect(self._show_ready)
        self._to.answered.connect(self._on_disk)
        self._to.refused.connect(self._on_no_disk)
        foot = self.files.foot
        foot.wanted.connect(self.start)
        foot.unwanted.connect(self.stop)
        foot.acted.connect(self._on_acted)
        self._writer.turned.connect(self._on_turned)
        self._writer.moved.connect(self.files.show_step)
        self._writer.delivered.connect(self._on_delivered)
        self._writer.done.connect(self._on_done)
        self._writer.failed.connect(self._on_problem)
        self._writer.stopped.connect(self._on_stopped)
        self._writer.released.connect(self._on_released)

    def begin(self) -> None:
        """Put the focus where something can be chosen; while it is written, on what stops it."""
        if not self.is_busy:
            self.sendables.begin()
        elif self.may_stop:
            self.files.foot.stop.setFocus()
        else:
            self.files.begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.is_busy:
            self._to.watch(on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._to.watch(on=False)
        super().hideEvent(event)

    # What is chosen

    def refresh(self) -> None:
        """Read anew what can be sent."""
        office = self._desk.office
        every = self.sendables.shown == ALL
        listed = sendable(office, date.min, date.max) if every else unsent(office)
        self.sendables.show_sendables(listed)
        if self._outcome is None and not self.is_busy:
            self._packer.want(self.sendables.checked)
        self._show_ready()

    def show_folder(self, folder: Path) -> None:
        """Write into a folder, on the disk that it is on now."""
        if self.is_busy:
            return
        self.files.foot.tell(None)
        self._to.show_folder(folder)

    def _on_disk(self) -> None:
        if self.is_busy:
            return
        if self._starts:
            self.start()
        elif self.isVisible():
            self.files.foot.start.setFocus()

    def _on_no_disk(self, gone: Problem) -> None:
        if not self.is_busy:
            self._starts = False
            self._tell(Told(sentence(gone), "danger"))

    def send_again(self, sent: Sent) -> None:
        """Choose what was in a send, and write it at once where it is clear where to."""
        if self.is_busy:
            return
        self.sendables.turn_to(ALL)
        self.refresh()
        self.sendables.check([each.meeting_id for each in sent.minutes])
        self._on_chosen()
        if not self.sendables.checked:
            self.files.foot.tell(Told(_NOT_SIGNED, "warn"))
            return
        if self.drives.place is None and not sent.send.serial:
            self._to.show_folder(Path(sent.send.destination))
        if self._is_ready():
            self.start()
        else:
            self._lead_on()

    def _on_listed(self) -> None:
        before = self.sendables.checked
        self.refresh()
        if self.sendables.checked != before:
            self._on_chosen()

    def _on_chosen(self) -> None:
        """Show what is chosen now, of which nothing was written yet."""
        if self.is_busy:
            return
        self._outcome, self._starts = None, False
        self.files.show_all(State.CHOSEN)
        self.files.foot.tell(None)
        chosen = self.sendables.checked
        self._packer.want(chosen)
        parcel = self._packer.parcel(chosen)
        if parcel is not None or not chosen:
            self._show_parcel(parcel)
        else:
            self._show_ready()

    def _on_packed(self, parcel: Parcel | None) -> None:
        if self.is_busy or self._outcome is not None:
            return
        self._show_parcel(parcel)
        if self._starts:
            self.start()

    def _on_unpacked(self, problem: Problem) -> None:
        if not self.is_busy:
            self._starts = False
            self._show_parcel(None)
            self._tell(Told(sentence(problem), "danger"))

    def _show_parcel(self, parcel: Parcel | None) -> None:
        self.files.show_parcel(parcel)
        self.drives.show_needed(parcel.size if parcel is not None else 0)
        self._show_ready()

    def _is_ready(self) -> bool:
        return not self._lacking()

    def _show_ready(self) -> None:
        """Say where what is chosen goes, or what is wanting; or that it is still being packed."""
        if self.is_busy:
            return
        if self._packer.is_slow:
            self.files.show_parcel(None)  # what was packed before is not what is chosen
            self.files.foot.show_work(_PACKING, stoppable=True, on_stick=False)
            self._lead.setEnabled(True)
            return
        place, why = self.drives.place, self._lacking()
        is_ready = not why
        if place is not None and is_ready:
            why = ready(len(self.sendables.checked), place)
        on_stick = place is not None and place.drive is not None
        self.files.foot.show_ready(why, may_eject=on_stick, may_start=is_ready)
        self._lead.setEnabled(not is_ready)  # the button has the same key

    def _on_packing(self, done: int) -> None:
        words = _PACKING + _THEN_WRITING if self._starts else _PACKING
        self.files.foot.show_move(words, "", done, SCALE)

    def _lacking(self) -> str:
        return lacking(len(self.sendables.checked), self.drives.place)

    def _lacks(self) -> bool:
        return not self.is_busy and (self._packer.is_slow or not self._is_ready())

    def _lead_on(self) -> None:
        """Say what is wanting, and lead to where it is chosen; an answer is waited for."""
        place = self.drives.place
        is_asked = self.sendables.checked and place is not None and place.is_asked
        if is_asked or (self._packer.is_slow and self._is_ready()):
            self._starts = True
            return
        self._tell(Told(self._lacking(), "warn"))
        if not self.sendables.checked:
            self.sendables.begin()
        elif not self.drives.begin():
            self.place_wanted.emit()

    # Writing

    @property
    def is_busy(self) -> bool:
        return self._writer.is_busy

    @property
    def may_stop(self) -> bool:
        """Tell whether what goes on can be stopped."""
        return self._packer.is_slow or self._writer.phase is Phase.DELIVERING

    def may_end(self) -> bool:
        """Tell whether Dabir may end now, by which a stick that stands still is left alone."""
        if self._writer.may_be_left:
            self._writer.stop()
            return True
        return False

    def start(self) -> None:
        """Write what is chosen, as soon as it is packed."""
        place, chosen = self.drives.place, self.sendables.checked
        if self.is_busy or place is None or not self._is_ready():
            return
        parcel = self._packer.parcel(chosen)
        self._starts = parcel is None
        if parcel is None:
            self._outcome = None  # what came of it before holds up no other start
            self._packer.want(chosen, even_stopped=True)
            return
        ejects = place.drive is not None and self.files.foot.ejects.isChecked()
        self._write(Order(parcel, place, ejects))

    def _write(self, order: Order) -> None:
        self._outcome = None
        self.files.show_parcel(order.parcel)
        self.files.show_all(State.QUEUED)
        self.files.foot.tell(None)
        self._writer.start(order)

    def stop(self) -> None:
        """Stop the packing, or the writing; what was newly written is taken away again."""
        if self._packer.is_slow:
            self._starts = False
            self._packer.stop()
            self._on_stopped()
        elif self.may_stop:
            self.files.foot.show_work("در حال توقف", stoppable=False, on_stick=self._to.is_on_stick)
            self._writer.stop()

    def _on_turned(self) -> None:
        for card in (self.sendables, self.drives):
            card.set_busy(on=self.is_busy)
        self._desk.hold_stick(on=self.is_busy and self._to.is_on_stick)
        if self.is_busy:
            self._to.watch(on=False)
            self.files.foot.show_work(
                _MOVES[self._writer.phase], stoppable=self.may_stop, on_stick=self._to.is_on_stick
            )
            self.begin()
        else:
            if self.isVisible():
                self._to.watch(on=True)
            self._show_ready()
        self.turned.emit()

    def _on_delivered(self, outcome: Outcome) -> None:
        """Record what was read back; the minutes leave the list with that."""
        self._outcome = outcome
        send = self._desk.act(
            lambda office: record(office, outcome.order.parcel, outcome.delivered, outcome.drive)
        )
        self._is_recorded = send is not None
        self._packer.forget()
        self.drives.show_needed(0)

    def _on_done(self, outcome: Outcome) -> None:
        self._outcome = outcome
        count = len(outcome.order.parcel.version_ids)
        self._tell(told(outcome, meetings=count, recorded=self._is_recorded))
        self.begin()

    def _on_problem(self, order: Order, problem: Problem) -> None:
        self.files.show_all(State.CHOSEN)
        if not isinstance(problem, TargetExistsError):
            self._tell(Told(sentence(problem), "danger"))
            self.files.foot.start.setFocus()
            return
        question = ReplaceDialog(problem.paths, order.place.name, self)
        question.wanted.connect(partial(self._write, replace(order, replaces=True)))
        question.unwanted.connect(self.folder_wanted)
        question.finished.connect(lambda _: self.files.foot.start.setFocus())
        question.open()

    def _on_stopped(self) -> None:
        self.files.show_all(State.CHOSEN)
        self._tell(Told(sentence(Cancelled()), "warn"))
        self.files.foot.start.setFocus()

    def _tell(self, told: Told) -> None:
        self.files.foot.tell(told)
        self._show_ready()

    # Afterwards

    def _on_acted(self) -> None:
        """Do what is offered beside what came of it."""
        outcome = self._outcome
        if outcome is None:
            return
        folder = outcome.delivered.folder
        if self.files.foot.verb != OPEN and outcome.order.place.drive is not None:
            self._writer.let_go(outcome.order.place.drive)
        else:
            show_folder(folder, self, lambda why: self._tell(Told(why, "warn")))

    def _on_released(self, ejected: Eject) -> None:
        self._tell(of_stick(ejected, ""))
        self.begin()
