"""A secretary who knows Dabir by heart: types a scenario with the fewest keys that it offers.

Her hands stay on the keys; where a name is offered she takes it, and she goes back for nothing.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit

from db.records import AgendaKind, Presence, Priority, Recurrence
from desktop.calendar.jalali import to_jalali
from desktop.documents import labels
from desktop.persian import digits
from desktop.sample import files
from tests.scenarios import Scenario
from tests.ui.hands import Hands
from tests.ui.secretary import Secretary

PASSWORD = "dakobemu-47"  # noqa: S105 - of an office that is typed here
PRESSED = 150  # milliseconds that a button stays down when a key presses it
_FAR = 40  # presses
_AWAY = {Presence.EXCUSED: "3", Presence.ABSENT: "4"}


def _shown(name: str) -> QLabel | None:
    labels_there = (each for each in QApplication.allWidgets() if each.objectName() == name)
    return next((each for each in labels_there if isinstance(each, QLabel)), None)


class Practised(Secretary):
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.meeting = scenario.meeting
        self.hands = Hands()

    def work(self) -> None:
        self.start()
        self.heading()
        self.attendance()
        self.agenda()
        self.resolutions()

    def start(self) -> None:
        """Found the office; its name is proposed for the district, its recovery key is copied."""
        hands = self.hands
        hands.type(str(self.scenario.district))
        hands.press("Tab", "Tab")
        hands.type(self.scenario.secretary)
        hands.press("Return")
        hands.fill(PASSWORD, end="Tab")
        hands.fill(PASSWORD, end="Return")
        while (group := _shown("recovery_key.groups.1")) is None:
            self.pause(PRESSED)
        hands.fill(group.text(), end="Return")
        self.pause(PRESSED)
        hands.press("Return")
        self.pause(PRESSED)

    def heading(self) -> None:
        hands, meeting = self.hands, self.meeting
        hands.press(*["Shift+Tab"] * 5)
        hands.fill(str(meeting.number), end="Tab")
        hands.press("Tab")
        for text in (_figures(meeting.held_on), _clock(meeting.starts_at), _clock(meeting.ends_at)):
            hands.fill(text, end="Tab")
        hands.fill(meeting.subject, meeting.place, meeting.letter_number, meeting.chair, end="Tab")
        hands.press("Tab")
        hands.fill(
            _figures(meeting.next_on), _clock(meeting.next_at), meeting.next_place, end="Tab"
        )
        self._step_to("heading.copies_to", "Tab")
        hands.fill(*meeting.copies_to, end="Return")

    def attendance(self) -> None:
        """Type the roll, then go down it once."""
        hands = self.hands
        chair, *others = self.meeting.members
        desk = next(each for each in others if each.name == self.meeting.secretary)
        seats = [each for each in others if each is not desk]
        hands.press("Ctrl+2")
        for each in seats:
            hands.fill(each.post, each.name, end="Return")
            hands.name(each.organization)
            hands.press("Return")
        hands.press("Up", "Home", "F2", "Return")
        hands.type(chair.name)
        hands.press("Escape")
        for each in (chair, desk, *seats):
            self._record(each)
        hands.press("Ctrl+H")
        for each in self.meeting.guests:
            self._add_guest(each)

    def _record(self, member: files.Attendee) -> None:
        hands = self.hands
        if member.state in _AWAY:
            hands.press(_AWAY[member.state])
            return
        hands.press("Tab")
        hands.type(_clock(member.arrived_at))
        if member.state is Presence.REPRESENTED:
            hands.press("Shift+Tab", "2")
            hands.fill(
                member.substitute, member.substitute_post, member.letter_number, end="Return"
            )
            hands.type(_figures(member.letter_date))
        elif member.left_at:
            hands.press("Tab")
            hands.type(_clock(member.left_at))
        hands.press("Return")

    def _add_guest(self, guest: files.Attendee) -> None:
        hands = self.hands
        hands.press("Ctrl+G")
        self.pause(PRESSED)
        hands.fill(guest.post, guest.name, end="Return")
        hands.name(guest.organization)
        hands.press("Tab")
        hands.type(_clock(guest.arrived_at))
        if guest.left_at:
            hands.press("Tab")
            hands.type(_clock(guest.left_at))

    def agenda(self) -> None:
        self.hands.press("Ctrl+3")
        for number, item in enumerate(self.meeting.agenda, 1):
            self._item(f"agenda.{number}", item)

    def _item(self, place: str, item: files.AgendaItem) -> None:
        hands = self.hands
        self._title(place, item)
        hands.choose(labels.OUTCOMES[item.outcome])
        hands.press("Tab")
        hands.type(item.presenter)
        hands.press("Tab")
        if item.planned_minutes:
            hands.type(str(item.planned_minutes))
        if item.remarks:
            self._remarks(item.remarks)
        if item.figures:
            self._figures(item.figures)
        hands.press("Ctrl+B")

    def _title(self, place: str, item: files.AgendaItem) -> None:
        """Write the title and go to the outcome; the follow-up has its usual title already."""
        hands = self.hands
        if item.kind is AgendaKind.FOLLOW_UP:
            self._step_to(f"{place}.title", "Shift+Tab")
            hands.press("Ctrl+A")
            hands.type(item.title)
            self._step_to(f"{place}.outcome", "Tab")
            return
        hands.type(item.title)
        if item.kind is not AgendaKind.DISCUSSION:
            hands.press("Tab")
            hands.choose(labels.AGENDA_KINDS[item.kind])
            hands.press("Shift+Tab")
        hands.press("Return")
        self._step_to(f"{place}.outcome", "Shift+Tab")

    def _remarks(self, remarks: Sequence[files.Remark]) -> None:
        hands = self.hands
        hands.press("Ctrl+R")
        for remark in remarks:
            hands.name(remark.speaker, by=remark.speaker.split()[-1])
            hands.press("Tab")
            hands.type(remark.gist)
            if remark is not remarks[-1]:
                hands.press("Return")

    def _figures(self, figures: Sequence[files.Figure]) -> None:
        hands = self.hands
        hands.press("Ctrl+T")
        for figure in figures:
            hands.fill(figure.label, figure.value, end="Tab")
            hands.type(figure.unit)
            if figure.period:
                hands.press("Tab")
                hands.type(figure.period)
            if figure is not figures[-1]:
                hands.press("Return")

    def call_the_next(self) -> None:
        """Go back to the list, call the next meeting as it is proposed, and open its agenda."""
        self.go_to("workspace.rail.back")
        self.hands.press("Return")
        self.pause(PRESSED)
        self.hands.press("Ctrl+N")
        self.pause(PRESSED)
        self.hands.press("Ctrl+3")

    def _step_to(self, name: str, key: str) -> None:
        """Press a key until that field has the focus."""
        for _ in range(_FAR):
            if self.place() == name:
                return
            self.hands.press(key)
        raise AssertionError(f"{key} does not lead to {name}")

    def resolutions(self) -> None:
        self.hands.press("Ctrl+4")
        for each in self.meeting.resolutions:
            self._resolution(each)
            for action in each.actions:
                self._action(action)

    def _resolution(self, resolution: files.Resolution) -> None:
        hands = self.hands
        hands.type(resolution.text)
        for name in resolution.focus_areas:
            self._marked("#", name)
        for name in resolution.neighborhoods:
            self._marked("*", name)
        if resolution.condition:
            hands.type(f" ؟{resolution.condition}")
        hands.press("Ctrl+Return")
        if resolution.priority is not Priority.NORMAL:
            hands.press("Up", "Tab")
            hands.choose(labels.PRIORITIES[resolution.priority])
            hands.press("Escape")

    def _action(self, action: files.Action) -> None:
        hands = self.hands
        hands.type(action.text)
        self._marked("@", action.responsible)
        for name in action.supporters:
            self._marked("+", name)
        if action.deadline:
            day, month, _ = action.deadline.split()
            hands.type(f" تا {day} {month}")
        hands.press("Return")
        if action.recurrence is not Recurrence.ONCE:
            hands.press("Up", "Tab", "Tab", "Tab")
            hands.choose(labels.RECURRENCES[action.recurrence])
            hands.press("Escape")

    def _marked(self, mark: str, name: str) -> None:
        line = QApplication.focusWidget()
        assert isinstance(line, QPlainTextEdit | QTextEdit)
        self.hands.type(mark if line.toPlainText().endswith(" ") else f" {mark}")
        self.hands.name(name)


def _figures(day: str) -> str:
    """Write «چهارشنبه ۹ مهر ۱۴۰۴» as it is typed fastest."""
    date = to_jalali(files.day(day))
    return digits(f"{date.year}/{date.month}/{date.day}")


def _clock(time: str) -> str:
    return time.replace(":", "")
