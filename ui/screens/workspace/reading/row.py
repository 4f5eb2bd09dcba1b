"""What can be read aloud and mended by itself: the text of a resolution, or one of its actions.

Hard rule: what is read is type on paper; only while somebody mends it do fields come into view.
"""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records.base import TravellingRecord
from desktop.meetings.dossier import ResolutionPart
from desktop.persian import digits
from ui.desk import Desk
from ui.screens.rows import Row
from ui.screens.workspace.reading.words import serves, stated, voted
from ui.theme import BOLD, Space, Theme, font
from ui.widgets.labels import Label
from ui.widgets.paint import text_width
from ui.widgets.quiet import quiet
from ui.widgets.text_field import TextField

_ALL_LINES = 1_000
_BAR = 4
_BESIDE_BAR = 20
_NAMES = {"text": "متن", "condition": "شرط"}
_TOP = Qt.AlignmentFlag.AlignTop
_LINE_OF_FIELD = 4  # a field's text begins so much lower than its top


class Type(NamedTuple):
    """How large the letters are, in pixels: of a resolution, of an action, of the facts below."""

    text: int
    action: int
    fact: int

    @property
    def margin(self) -> int:
        """How wide the number of a resolution or the letter of an action is."""
        letter = text_width("الف", font(self.action))
        return max(letter, text_width("۳۰", font(self.text, BOLD)))


class ReadingRow(Row):
    """A row with a bar at its right while it is the one that is read."""

    wanted = Signal(object, str)  # this row was clicked, at this field
    finished = Signal()

    def __init__(self, desk: Desk, record: TravellingRecord) -> None:
        super().__init__(desk, record)
        self.working = False
        self.texts: dict[str, TextField] = {}
        self._marked, self._lively = False, False

    def _add_text(self, name: str, placeholder: str) -> TextField:
        field = quiet(TextField(lines=_ALL_LINES, newlines=False))
        field.setPlaceholderText(placeholder)
        self.binding.bind(name, field)
        self.fields[name] = self.texts[name] = field
        return field

    def set_editable(self, *, on: bool) -> None:
        """Leave a click and the keyboard to whoever says why nothing may be mended."""
        self.set_read_only(on=not on)
        for field in self.texts.values():
            field.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not on)
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.NoFocus)

    def set_type(self, letters: Type) -> None:
        raise NotImplementedError

    def height_in(self, width: int) -> int:
        """Tell how high the row will be at a width; fields know it once they are as wide."""
        layout = self.layout()
        if layout is None:
            return 0
        self.resize(width, self.height())
        for _ in ("widths", "heights"):
            layout.activate()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()

    def set_working(self, *, on: bool) -> None:
        """Show what can be mended here."""
        self.working = on

    def set_marked(self, *, on: bool, lively: bool) -> None:
        """Show that this is read; `lively` while the keyboard turns the pages."""
        self._marked, self._lively = on, lively
        self.update()

    def field_at(self, event: QMouseEvent) -> str:
        """Tell which field stands for the place that was clicked."""
        del event
        return "text"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit(self, self.field_at(event))

    def go_on(self) -> bool:
        self.finished.emit()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marked:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Theme.current().colour("accent" if self._lively else "border_strong"))
            bar = QRectF(self.width() - _BAR, 6, _BAR, self.height() - 12)
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)


class ReadResolution(ReadingRow):
    """A resolution without its actions: number, text, condition, what it serves, the vote."""

    def __init__(self, desk: Desk, part: ResolutionPart) -> None:
        super().__init__(desk, part.resolution)
        self._number = Label(role="accent")
        self._text = self._add_text("text", "متن مصوبه")
        self._condition = self._add_text("condition", "شرط مصوبه")
        self._stated, self._serves, self._voted = (
            fact_label(role) for role in ("warn", "text_2", "text_2")
        )
        self._labels = (self._stated, self._serves, self._voted)
        body = QVBoxLayout()
        body.setSpacing(2)
        for widget in (self._text, self._condition, *self._labels):
            body.addWidget(widget)
        set_beside(self, self._number, body)

    def show_part(self, part: ResolutionPart, number: int, *, editable: bool) -> None:
        if not self.is_news(part, number, editable):
            return
        self._number.setText(digits(number))
        self.binding.show(part.resolution)
        self.set_editable(on=editable)
        said = (stated(part.resolution), serves(part), voted(part))
        for label, text in zip(self._labels, said, strict=True):
            label.setText(text)
        self.name("reading", f"مصوبهٔ {digits(number)}", _NAMES)
        self._show_state()

    def set_type(self, letters: Type) -> None:
        self._number.setFont(font(letters.text, BOLD))
        self._number.setFixedWidth(letters.margin)
        self._text.setFont(font(letters.text))
        for fact in (self._condition, *self._labels):
            fact.setFont(font(letters.fact))

    def set_working(self, *, on: bool) -> None:
        super().set_working(on=on)
        self._show_state()

    def _show_state(self) -> None:
        self._condition.setVisible(self.working)
        for label in self._labels:
            mended = label is self._stated and self.working
            label.setVisible(bool(label.text()) and not mended)


def fact_label(role: str) -> Label:
    """Make a label that wraps, and leaves clicks to its row."""
    label = Label(role=role)
    label.setWordWrap(True)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    label.setContentsMargins(0, 0, 8, 0)  # from under the first letter of the text
    return label


def set_beside(row: QWidget, sign: Label, body: QVBoxLayout) -> None:
    """Put the number or the letter of a row at the right of what it says."""
    sign.setContentsMargins(0, _LINE_OF_FIELD, 0, 0)
    columns = QHBoxLayout(row)
    columns.setContentsMargins(0, Space.TINY, _BESIDE_BAR, Space.SMALL)
    columns.setSpacing(Space.SMALL)
    columns.addWidget(sign, 0, _TOP)
    columns.addLayout(body, 1)
