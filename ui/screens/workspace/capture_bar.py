"""The line at the bottom into which resolutions and actions are typed, one after the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.meetings.understood import Understood
from desktop.persian import digits, letter
from ui.phrasebook import Phrasebook
from ui.screens.workspace.capture_field import CaptureField
from ui.screens.workspace.understood_line import UnderstoodLine, doubtful
from ui.theme import MEDIUM, Size, Space
from ui.widgets.field import restyle
from ui.widgets.labels import Caption, Chip, ElidedLabel, Hairline, IconLabel, KeyCap, Label
from ui.widgets.quiet import keep_place

_MARKS_HEIGHT = 24
_ROOMY = 980
_MARKS = (
    ("@دستگاه", "مسئول"),
    ("+دستگاه", "همکار"),
    ("تا ۱۵ آبان", "مهلت"),
    ("#محور", ""),
    ("*محله", ""),
    ("؟شرط", "با نظر … تا …"),
)
_IN_WORDS = "«پایان ماه»، «هر ماه» و «مسئول: …» هم نوشته می‌شود؛ میان «» متن می‌ماند"


class CaptureBar(QWidget):
    """Enter adds an action to the last resolution, Ctrl+Enter a new resolution."""

    action_typed = Signal(object)  # Understood
    resolution_typed = Signal(object)  # Understood
    facets_typed = Signal(object)  # Understood: nothing to do, but of what it is
    going_back = Signal()  # to the last entry
    grew = Signal()

    def __init__(self, book: Phrasebook) -> None:
        super().__init__()
        self._resolutions = 0
        self._frame = QFrame()
        self._frame.setProperty("look", "capture")
        self.field = CaptureField(self._frame, book)
        self.field.setObjectName("resolutions.add")
        self.field.setAccessibleName("متن مصوبه یا اقدام تازه")
        self.field.entered.connect(self._on_entered)
        self.field.going_back.connect(self.going_back)
        self.field.focused.connect(self._show_focus)
        self.field.read.connect(self._show_said)
        self._target = Label(px=12, weight=MEDIUM, name="resolutions.target")
        self._said = UnderstoodLine()
        self._tab, self._end = KeyCap("Tab"), KeyCap("End")
        self._accept = _hint("پذیرفتن", self._tab, self._end)
        keep_place(self._accept)
        self._enter = _hint("افزودن", KeyCap("Enter"))
        self._new = _hint("مصوبهٔ تازه", KeyCap("Ctrl+Enter"))
        self._note = _NoteOrMarks()
        self._lay_out()
        self._show_said(self.field.understood)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 8, 12, 6)
        line.setSpacing(4)
        line.addWidget(IconLabel("pen-line", "accent", Size.ICON), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.field, 1)
        line.addWidget(self._accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 7, 12, 7)
        foot.setSpacing(Space.SMALL)
        top = Qt.AlignmentFlag.AlignTop
        for widget in (self._target, self._enter, self._new):
            widget.setFixedHeight(Size.CHIP)
        foot.addWidget(self._target, 0, top)
        foot.addWidget(_line_high_as_chips(), 0, top)
        foot.addWidget(self._said, 1, top)
        foot.addWidget(self._enter, 0, top)
        foot.addWidget(self._new, 0, top)
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(0)
        inside.addLayout(line)
        inside.addWidget(Hairline())
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(self._frame)
        column.addWidget(self._note)

    def show_target(self, resolutions: int, actions: int) -> None:
        """Say what Enter will add, after so many resolutions, to so many actions of the last."""
        self._resolutions = resolutions
        number = digits(resolutions)
        self._target.setText(
            f"اقدام «{letter(actions)}» برای مصوبهٔ {number}" if resolutions else "نخستین مصوبه"
        )
        self.field.setPlaceholderText(
            f"اقدامی برای مصوبهٔ {number}، یا متن مصوبهٔ تازه" if resolutions else "متن مصوبهٔ تازه"
        )
        self._new.setVisible(resolutions > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() > event.oldSize().height():
            self.grew.emit()

    def _on_entered(self, modifiers: Qt.KeyboardModifier) -> None:
        self.enter(as_resolution=bool(modifiers & Qt.KeyboardModifier.ControlModifier))

    def enter(self, *, as_resolution: bool) -> None:
        """Take the line as it stands."""
        said = self.field.understood
        if not said.line.strip():
            if as_resolution:
                self.resolution_typed.emit(said)
        elif not said.text:
            self._enter_without_text(said)
        elif as_resolution or not self._resolutions:
            self.resolution_typed.emit(said)
        else:
            self.action_typed.emit(said)

    def _enter_without_text(self, said: Understood) -> None:
        """Take what is said of the resolution alone; whoever is named must have something to do."""
        if said.has_duty or not self._resolutions:
            self._note.show_note("چه کاری؟ متن را هم در همین سطر بنویسید.")
        else:
            self.facets_typed.emit(said)

    def _show_said(self, said: Understood) -> None:
        half = next(filter(self.field.is_half_typed, said.parts), None)
        self._said.show_said(said, half)
        self._note.show_note(doubtful(said, half))
        self._tab.setVisible(not self.field.shows_phrase)
        self._end.setVisible(self.field.shows_phrase)
        self._accept.setVisible(bool(self.field.grey))
        self.field.setAccessibleDescription(
            " ".join(filter(None, (self._said.accessibleName(), self._note.text)))
        )

    def _show_focus(self, on: bool) -> None:  # noqa: FBT001 - a signal brings it
        self._frame.setProperty("current", on)
        restyle(self._frame)


class _NoteOrMarks(QWidget):
    """One line: the marks that can be typed, or the sentence that is worth more just now."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_MARKS_HEIGHT)
        self._icon = IconLabel("info", "warn")
        self._text = ElidedLabel(px=12, role="warn", name="resolutions.capture_note")
        self._marks = QWidget()
        self._marks.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        marks = QHBoxLayout(self._marks)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(Space.CARD)
        for mark, word in _MARKS:
            marks.addWidget(_hint(word, Chip(mark)))
        marks.addStretch(1)
        self._words = Caption(_IN_WORDS)
        marks.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(6)
        for widget in (self._icon, self._text, self._marks):
            row.addWidget(widget)
        row.setStretchFactor(self._text, 1)
        row.setStretchFactor(self._marks, 1)
        self.text = ""
        self._icon.hide()
        self._text.hide()

    def show_note(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self._text.setText(text)
            for widget in (self._icon, self._text):
                widget.setVisible(bool(text))
            self._marks.setVisible(not text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._words.setVisible(self.width() >= _ROOMY)


def _line_high_as_chips() -> QWidget:
    holder = QWidget()
    holder.setFixedHeight(Size.CHIP)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Hairline(standing=True))
    return holder


def _hint(words: str, *signs: QWidget) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for sign in signs:
        row.addWidget(sign)
    if words:
        row.addWidget(Caption(words))
    return pair
