"""What the mayor says of each resolution, in the boxes beside them.

The one hard rule: it is kept at once; a remark when its field is left, at the latest.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.records import Opinion, Resolution
from desktop.errors import UserError
from desktop.office import OpenOffice
from desktop.sign_off.opinions import approve_rest, judge, opinions
from desktop.sign_off.submissions import Submission
from ui.desk import Desk
from ui.screens.sign_off.judged_pages import JudgedPages
from ui.screens.sign_off.verdict_box import VerdictBox


class Verdicts(QObject):
    """The boxes of a meeting's resolutions, by their numbers."""

    entered = Signal(int)  # number, where one begins to say something
    finished = Signal(int)  # number
    changed = Signal(object)  # Mapping[int, Opinion]
    failed = Signal(object)  # Problem

    def __init__(self, desk: Desk, meeting_id: int, view: JudgedPages) -> None:
        super().__init__(view)
        self._desk, self._meeting_id, self._view = desk, meeting_id, view
        self._resolutions: Sequence[Resolution] = ()
        self._boxes: dict[int, VerdictBox] = {}
        self.opinions: Mapping[int, Opinion] = {}

    def put(self, told: Submission, resolutions: Sequence[Resolution], name: str) -> None:
        """Lay a box beside each resolution, with what was said of it in the round before."""
        self._resolutions = resolutions
        touched = {each.place.numbers[0] for each in told.changed if each.place.numbers}
        for number, resolution in enumerate(resolutions, 1):
            box = VerdictBox(number, f"{name}.{number}")
            remark = told.remarks.get(resolution.uuid, "")
            box.show_earlier(remark, answered=number in touched)
            box.judged.connect(self._on_judged)
            box.remarked.connect(self._on_remarked)
            box.entered.connect(self.entered)
            box.finished.connect(self.finished)
            self._boxes[number] = box
        self._view.put(tuple(self._boxes.values()))

    def read(self) -> None:
        """Show what is kept, but for what is being typed."""
        self.opinions = opinions(self._desk.office, self._meeting_id)
        for number, box in self._boxes.items():
            if not self._desk.is_waiting(_key(self._resolutions[number - 1])):
                box.show_opinion(self.opinions.get(number))
        self.changed.emit(self.opinions)
        self._view.arrange()

    @property
    def count(self) -> int:
        return len(self._resolutions)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is inside one of the boxes."""
        return widget is not None and any(box.isAncestorOf(widget) for box in self._boxes.values())

    def ask(self, number: int) -> None:
        """Go to where the remark is written."""
        self._boxes[number].ask()

    def say(self, number: int, *, approved: bool | None) -> None:
        """Approve a resolution, return it, or take back what was said."""
        resolution = self._resolutions[number - 1]
        # What was typed for a return is kept for who takes the approval back.
        remark = self._boxes[number].remark.value()
        self.do(partial(judge, resolution=resolution, approved=approved, remark=remark))
        self.read()

    def approve_rest(self) -> None:
        self.do(partial(approve_rest, meeting_id=self._meeting_id))

    def do(self, act: Callable[[OpenOffice], object]) -> bool:
        """Do an act; what forbids it is told."""
        try:
            return self._desk.act(lambda office: (act(office), True)[1]) is True
        except UserError as refusal:
            self.failed.emit(refusal)
            return False

    def _on_judged(self, number: int, approved: bool) -> None:  # noqa: FBT001 - as a signal has it
        self.entered.emit(number)
        self.say(number, approved=approved)
        if not approved:
            self.ask(number)

    def _on_remarked(self, number: int, text: str) -> None:
        resolution = self._resolutions[number - 1]
        self._desk.later(_key(resolution), partial(self._keep_remark, resolution, text))
        self._view.arrange()

    def _keep_remark(self, resolution: Resolution, text: str, office: OpenOffice) -> None:
        try:
            judge(office, resolution, approved=False, remark=text)
        except UserError as refusal:  # it would be tried again for ever
            self.failed.emit(refusal)


def _key(resolution: Resolution) -> tuple[str, int]:
    return "opinion", resolution.id
