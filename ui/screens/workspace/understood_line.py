"""What a captured line was understood to say, in chips, before it is entered."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.calendar import jalali
from desktop.calendar.jalali import DateError
from desktop.documents import labels
from desktop.meetings.understood import Doubt, Part, Role, Sense, Understood
from ui.models.month_model import day_off_note
from ui.screens.workspace.capture_field import ROLE_NAMES
from ui.sentences import sentence
from ui.theme import Size, font
from ui.widgets.paint import PaintedRow, draw_box, text_width

_ICONS = {
    Role.RESPONSIBLE: "building-2",
    Role.SUPPORTER: "users",
    Role.DEADLINE: "calendar-days",
    Role.FOCUS_AREA: "hash",
    Role.NEIGHBORHOOD: "map-pin",
    Role.CONDITION: "split",
    Role.DECIDER: "users",
    Role.CONDITION_DEADLINE: "calendar-days",
    Role.RECURRENCE: "refresh-cw",
}
_LISTS = {
    Role.RESPONSIBLE: "دستگاه‌ها",
    Role.SUPPORTER: "دستگاه‌ها",
    Role.FOCUS_AREA: "محورها",
    Role.NEIGHBORHOOD: "محله‌ها",
}
_SINGLE = {
    Role.DEADLINE: "مهلت",
    Role.RECURRENCE: "تکرار",
    Role.DECIDER: "نظردهنده",
    Role.CONDITION_DEADLINE: "مهلت شرط",
}
_OF_RESOLUTION = frozenset({Role.DECIDER, Role.CONDITION_DEADLINE})
_PADDING = 8
_GAP = 6
_SIGN = Size.ICON_IN_CHIP + 4


class Look(NamedTuple):
    """The roles of ground, edge and ink."""

    ground: str
    edge: str
    ink: str


_PLAIN = Look("sunken", "", "text_2")
_LOOKS = {
    Role.RESPONSIBLE: Look("accent_tint", "", "accent"),
    Role.FOCUS_AREA: Look("accent_tint", "", "accent"),
    Role.NEIGHBORHOOD: Look("", "border", "text_2"),
    Role.CONDITION: Look("", "warn_line", "warn"),
    Role.DECIDER: Look("", "warn_line", "warn"),
}
_DAY_OFF = Look("warn_tint", "", "warn")
_NEW = Look("", "accent", "accent")
_UNCLEAR = Look("", "danger_line", "danger")


class Fact(NamedTuple):
    icon: str
    text: str
    look: Look

    def width(self) -> int:
        return text_width(self.text, font(12)) + 2 * _PADDING + _SIGN + 1


class UnderstoodLine(QWidget):
    """Chips that flow from the right into as many lines as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("resolutions.understood")
        self._facts: tuple[Fact, ...] = ()
        self._widths: tuple[int, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(fact.text for fact in self._facts)

    def show_said(self, said: Understood, half: Part | None = None) -> None:
        """Show the parts of a line; one of them may be half typed."""
        parts = sorted(said.parts, key=lambda part: part.role.value)
        facts = tuple(
            _half(part) if part is half else _fact(part, said.line[part.start : part.end])
            for part in parts
        )
        if facts != self._facts:
            self._facts = facts
            self._widths = tuple(fact.width() for fact in facts)
            self.setAccessibleName("، ".join(self.facts))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line of chips, as high as those of the given width."""
        width = sum(self._widths) + _GAP * max(0, len(self._widths) - 1)
        return QSize(width, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else Size.CHIP

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for fact, place in zip(self._facts, self._places(self.width()), strict=True):
            rect = QRectF(place)
            draw_box(painter, rect, Size.RADIUS_CHIP, fact.look.ground, fact.look.edge)
            row = PaintedRow(painter, rect.adjusted(_PADDING, 0, -_PADDING, 0), 4)
            row.icon(fact.icon, fact.look.ink, Size.ICON_IN_CHIP)
            row.text(fact.text, font(12), fact.look.ink)

    def _places(self, width: int) -> list[QRect]:
        places = []
        corner = QPoint(width, 0)
        for natural in self._widths:
            own = min(natural, width)
            if corner.x() - own < 0 and corner.x() < width:
                corner = QPoint(width, corner.y() + Size.CHIP + _GAP)
            places.append(QRect(corner.x() - own, corner.y(), own, Size.CHIP))
            corner.setX(corner.x() - own - _GAP)
        return places


def doubtful(said: Understood, half: Part | None = None) -> str:
    """Say what is not understood, else what will be new; "" when all is known."""
    for sense in (Sense.UNCLEAR, Sense.NEW):
        for part in said.parts:
            if part.sense is sense and part is not half:
                return _doubt(part, said.line[part.start : part.end])
    return ""


def _half(part: Part) -> Fact:
    return Fact(_ICONS[part.role], f"{ROLE_NAMES[part.role]}: {part.name}…", _PLAIN)


def _fact(part: Part, words: str) -> Fact:
    label, icon = ROLE_NAMES[part.role], _ICONS[part.role]
    if part.sense is Sense.UNCLEAR:
        return Fact("triangle-alert", f"{label}: {part.name or words}", _UNCLEAR)
    if part.day is not None:
        off = day_off_note(part.day).removeprefix("جمعه و ")  # the weekday says that
        day = jalali.long(part.day)
        day = f"{label}: {day}" if part.role is Role.CONDITION_DEADLINE else day
        text = f"{day} – {off}" if off else day
        return Fact(icon, text, _DAY_OFF if off else _PLAIN)
    if part.recurrence is not None:
        return Fact(icon, f"{label}: {labels.RECURRENCES[part.recurrence]}", _PLAIN)
    if part.sense is Sense.NEW:
        return Fact("plus", f"{label} تازه: {part.name}", _NEW)
    return Fact(icon, f"{label}: {part.name}", _LOOKS.get(part.role, _PLAIN))


def _doubt(part: Part, words: str) -> str:
    if part.sense is Sense.NEW:
        return f"«{part.name}» در فهرست {_LISTS[part.role]} نیست و با ثبت سطر به آن افزوده می‌شود."
    if isinstance(part.doubt, DateError):
        return f"«{words}»: {sentence(part.doubt)}"
    match part.doubt:
        case Doubt.SEVERAL:
            return f"چند نام با «{part.name}» آغاز می‌شود. یکی را برگزینید، وگرنه در متن می‌ماند."
        case Doubt.TOO_LONG:
            return f"«{words}» در متن می‌ماند. نام تازهٔ بلند را میان «» بنویسید."
        case _ if part.role is Role.RESPONSIBLE:
            return f"هر اقدام یک مسئول دارد؛ «{words}» در متن می‌ماند. همکار را با «+» بنویسید."
        case _:
            of = "مصوبه" if part.role in _OF_RESOLUTION else "اقدام"
            return f"هر {of} یک {_SINGLE[part.role]} دارد؛ «{words}» در متن می‌ماند."
