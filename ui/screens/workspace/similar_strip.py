"""Open work that is like the line being typed, shown above that line while there is any.

Hard rule: it never takes the focus and never makes a letter wait; it looks when the keys pause.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Change, Meeting
from desktop.meetings.similar import Similar, SimilarWork
from desktop.meetings.understood import NOTHING, Understood
from desktop.persian import digits
from ui.desk import Desk
from ui.screens.workspace import carried
from ui.theme import MEDIUM, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.field import restyle
from ui.widgets.labels import Caption, Chip, ElidedLabel, IconLabel, KeyCap, Label

_PAUSE_MS = 80  # about as long as between two keys of a quick typist
_ROOMY = 850
_OPEN = "کار مشابهی هنوز باز است:"
_LINKED = "در پیگیری این جلسه ثبت شد:"


class SimilarStrip(QFrame):
    """One open action at a time; those that are less alike come after it."""

    linking = Signal(object, object)  # Similar, Understood
    appeared = Signal()  # and takes room from what stands above it

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("resolutions.similar")
        self._desk = desk
        self._meeting: Meeting | None = None
        self._known: SimilarWork | None = None
        self._said = NOTHING
        self._found: tuple[Similar, ...] = ()
        self._at = 0
        self._declined: set[int] = set()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self._make_words()
        self._make_keys()
        self._lay_out()
        self.hide()
        desk.changed.connect(self._on_changed)

    def _make_words(self) -> None:
        self._icon = IconLabel("triangle-alert", "warn", Size.ICON)
        self._what = Label(_OPEN, weight=MEDIUM)
        self._text = ElidedLabel(name="resolutions.similar.text")
        self._origin = Caption(name="resolutions.similar.origin")
        self._origin.set_role("text_2")
        self._age = Chip("", name="resolutions.similar.age")

    def _make_keys(self) -> None:
        self._place = Caption(name="resolutions.similar.place")
        self._place.set_role("text_2")
        self._step = KeyCap("Alt+↑↓")
        self._link = Button(
            "همان کار است",
            icon="link-2",
            key="Alt+P",
            kind="small",
            name="resolutions.similar.link",
        )
        self.linking_command = self._link.offer("پیوند دادن این سطر به کار مشابه")
        self._new = Button("کار تازه است", key="Esc", kind="small", name="resolutions.similar.new")
        for button in (self._link, self._new):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line goes on after it
        self._link.clicked.connect(self.link)
        self._new.clicked.connect(self.decline)
        self._new.offer("نپذیرفتن کار مشابه: این کار تازه است").heard_as("Esc")

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(Space.TINY)
        first.addWidget(self._what)
        first.addWidget(self._text, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self._origin)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, 5, Space.MEDIUM, 5)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        for widget in (self._age, self._place, self._step, self._link, self._new):
            row.addWidget(widget)

    # What it looks for

    def show_meeting(self, meeting: Meeting, *, editable: bool) -> None:
        """Look for work that was open before this meeting, while it may decide anything."""
        self._meeting = meeting
        if not editable:
            self.forget()
            return
        if self._known is None:
            self._known = SimilarWork(self._desk.office)
        self._pause.start()

    def look(self, said: Understood) -> None:
        """Follow the line; one that is entered or deleted is forgotten."""
        if said.line.strip():
            self._said = said
            self._pause.start()
        else:
            self.forget()

    def forget(self) -> None:
        self._said = NOTHING
        self._declined.clear()
        self._pause.stop()
        self._show(())

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if self._known is not None:
            self._known.hear(changes)
        if self.current is None:
            self.hide()  # what was said of a link may have been taken back

    def _find(self) -> None:
        section = self.parentWidget()
        if self._known is None or self._meeting is None or not self._said.line:
            return
        if section is None or not section.isVisible():
            return  # nobody looks, and perhaps the office is closed already
        found = self._known.find(self._said, self._meeting)
        self._show(tuple(each for each in found if each.work.action.id not in self._declined))

    # What it shows

    @property
    def current(self) -> Similar | None:
        return self._found[self._at] if self._found else None

    def _show(self, found: tuple[Similar, ...]) -> None:
        """Show what was found; what the person stepped to stays in sight."""
        if found and found == self._found:
            return  # with most letters
        current = self.current
        chosen = current.work.action.id if current and self._at else None
        self._found = found
        keys = [each.work.action.id for each in found]
        self._at = keys.index(chosen) if chosen in keys else 0
        self._show_current()

    def _show_current(self) -> None:
        current, meeting = self.current, self._meeting
        self.setVisible(current is not None)
        if current is None or meeting is None:
            return
        work = current.work
        origin = " · ".join(filter(None, (current.headquarters, carried.origin(work))))
        self._dress("warn", "triangle-alert", _OPEN, work.action.text, origin)
        self._age.set_fact(*carried.age(work, meeting.held_on))
        self._place.setText(f"{digits(self._at + 1)} از {digits(len(self._found))}")
        told = carried.told(work)
        self.setToolTip("\n".join(filter(None, (work.action.text, origin, told))))
        self._show_keys()

    def show_linked(self, similar: Similar) -> None:
        """Say where the line went, until the next one is typed."""
        work = similar.work
        origin = " · ".join(filter(None, (similar.headquarters, carried.origin(work))))
        self._dress("ok", "check", _LINKED, work.action.text, origin)
        for widget in self._asking():
            widget.hide()
        self.show()

    def _dress(self, kind: str, icon: str, what: str, text: str, origin: str) -> None:
        if self.property("banner") != kind:
            self.setProperty("banner", kind)
            restyle(self)
        self._icon.set_icon(icon, kind)
        self._what.setText(what)
        self._text.setText(text)
        self._origin.setText(origin)
        self.setAccessibleName(f"{what} {text}، {origin}")

    def _asking(self) -> tuple[QWidget, ...]:
        return (self._age, self._place, self._step, self._link, self._new)

    def _show_keys(self) -> None:
        several, roomy = len(self._found) > 1, self.width() >= _ROOMY
        for widget in (self._age, self._link, self._new):
            widget.show()
        self._place.setVisible(several)
        self._step.setVisible(several and roomy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.appeared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._found:
            self._show_keys()

    # What is said to it

    def step(self, by: int) -> None:
        """Go to the next one, or to the one before; at the end stay."""
        self._at = min(max(0, self._at + by), max(0, len(self._found) - 1))
        self._show_current()

    def decline(self) -> None:
        """Let all that is shown be something else, for as long as this line is typed."""
        self._declined.update(each.work.action.id for each in self._found)
        self._show(())

    def link(self) -> None:
        if (current := self.current) is not None:
            self.linking.emit(current, self._said)
