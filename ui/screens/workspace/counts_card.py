"""How many came, by state, and whether they are enough."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.records import Presence
from desktop.documents import labels
from desktop.meetings.attendance import Turnout
from desktop.persian import digits
from ui.theme import BOLD, MEDIUM, Size, Space, Theme
from ui.widgets.cards import Card
from ui.widgets.labels import Caption, Hairline, IconLabel, Label
from ui.widgets.paint import draw_box

NAME = "attendance.counts"
_FIGURES = (
    ("present", Presence.PRESENT, "ok"),
    ("represented", Presence.REPRESENTED, "info"),
    ("excused", Presence.EXCUSED, "warn"),
    ("absent", Presence.ABSENT, "danger"),
)
_PADDING = 14
_BAR = 8
_MARK = 14
_FIGURE_LINE = 30
_CELL = 67


class CountsCard(Card):
    def __init__(self) -> None:
        self._of = Caption()
        super().__init__("شمار حاضران", name=NAME, action=self._of)
        self._figures = {key: Label(px=22, weight=BOLD, role=role) for key, _, role in _FIGURES}
        self.body.addWidget(self._grid())
        self._foot = _Foot()
        self.body.addWidget(self._foot)

    def _grid(self) -> QWidget:
        """Put the four figures into a window of four panes."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for place, (key, state, _) in enumerate(_FIGURES):
            row, column = divmod(place, 2)
            pane = _pane(self._figures[key], labels.PRESENCES[state], f"{NAME}.{key}")
            grid.addWidget(pane, 2 * row, 2 * column)
            grid.setColumnStretch(2 * column, 1)
        grid.addWidget(Hairline(), 1, 0, 1, 3)
        upright = QFrame()
        upright.setProperty("look", "line")
        upright.setFixedWidth(1)
        grid.addWidget(upright, 0, 1, 3, 1)
        return holder

    def show_turnout(self, turnout: Turnout, quorum: int | None) -> None:
        self._of.setText(f"از {digits(turnout.invited)} عضو")
        for key, label in self._figures.items():
            label.setText(digits(getattr(turnout, key)))
        self._foot.show_turnout(turnout, quorum)


def _pane(figure: Label, word: str, name: str) -> QWidget:
    figure.setObjectName(name)
    figure.setFixedHeight(_FIGURE_LINE)
    # Absolute, or a label of digits only would hug the left.
    figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    pane = QWidget()
    pane.setFixedHeight(_CELL)
    column = QVBoxLayout(pane)
    column.setContentsMargins(_PADDING, 7, _PADDING, 7)
    column.setSpacing(0)
    column.addWidget(figure)
    column.addWidget(Label(word, role="text_2"))
    return pane


class _Foot(QWidget):
    """The line about the quorum, where there is one, and how many are not recorded yet."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = IconLabel("circle-check", "ok", Size.ICON)
        self._verdict = Label(weight=MEDIUM, name=f"{NAME}.quorum")
        self._verdict.setWordWrap(True)  # the card is narrow in a small window
        self._came = Label(role="text_2")
        self._bar = _Bar()
        self._rest = Caption(name=f"{NAME}.rest")
        self._rest.setWordWrap(True)
        self._quorum = QWidget()
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self._mark)
        line.addWidget(self._verdict, 1)
        line.addWidget(self._came)
        quorum = QVBoxLayout(self._quorum)
        quorum.setContentsMargins(0, 0, 0, 0)
        quorum.setSpacing(5)
        quorum.addLayout(line)
        quorum.addWidget(self._bar)
        inside = QVBoxLayout()
        inside.setContentsMargins(_PADDING, 10, _PADDING, Space.MEDIUM)
        inside.setSpacing(3)
        inside.addWidget(self._quorum)
        inside.addWidget(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(inside)

    def show_turnout(self, turnout: Turnout, quorum: int | None) -> None:
        sentences = []
        if quorum is not None:
            reached = turnout.attending >= quorum
            self._mark.set_icon(*(("circle-check", "ok") if reached else ("hourglass", "warn")))
            self._verdict.setText("جلسه رسمیت دارد" if reached else "هنوز به حد نصاب نرسیده است")
            self._came.setText(f"{digits(turnout.attending)} نفر")
            self._bar.show_share(turnout.attending, quorum, turnout.invited)
            sentences.append(f"حد نصاب {digits(quorum)} نفر.")
        if turnout.unrecorded:
            sentences.append(_unrecorded(turnout.unrecorded))
        self._quorum.setVisible(quorum is not None)
        self._rest.setText(" ".join(sentences))
        self._rest.setVisible(bool(sentences))
        self.setVisible(bool(sentences))


def in_a_line(turnout: Turnout, quorum: int | None) -> str:
    """Write how many came of how many, and whether they are enough."""
    came = digits(f"شمار حاضران: {turnout.attending} از {turnout.invited} عضو.")
    if quorum is None:
        return came
    needed = f"حد نصاب {digits(quorum)} نفر"
    if turnout.attending >= quorum:
        return f"{came} با {needed}، جلسه رسمیت دارد."
    return f"{came} هنوز به {needed} نرسیده است."


def _unrecorded(count: int) -> str:
    verb = "نشده است" if count == 1 else "نشده‌اند"
    return f"{digits(count)} نفر هنوز ثبت {verb}."


class _Bar(QWidget):
    """The share of those who came, with a mark where the quorum is; it grows from the right."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self._needed = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, _MARK)

    def show_share(self, came: int, quorum: int, invited: int) -> None:
        whole = max(invited, quorum, 1)
        self._share, self._needed = came / whole, quorum / whole
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, top = self.width(), (self.height() - _BAR) / 2
        draw_box(painter, QRectF(0, top, width, _BAR), Size.RADIUS_CHIP, "sunken")
        filled = width * self._share
        if filled:
            rect = QRectF(width - filled, top, filled, _BAR)
            draw_box(painter, rect, Size.RADIUS_CHIP, "chart_1")
        place = min(round(width * (1 - self._needed)), width - 2)
        painter.fillRect(max(place - 1, 0), 0, 2, _MARK, Theme.current().colour("text"))
