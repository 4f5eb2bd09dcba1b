"""What is written: each file before, while and after; and below the one button, or what came of it.

Hard rule: the sentence that the stick can be pulled out stands here only once everything was read
back and the system has let it go.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.persian import digits, isolate_name
from desktop.transfer.delivery import Stage, Step
from desktop.transfer.parcel import Parcel
from ui.models import Index
from ui.models.parcel_model import FILE_ROLE, ListedFile, ParcelModel, State
from ui.screens.send.outcome import Told
from ui.sentences import shown_size
from ui.tasks import SCALE
from ui.theme import BOLD, MEDIUM, Size, Space, font
from ui.widgets.boxes import CheckBox
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.field import restyle
from ui.widgets.labels import Caption, CountBadge, ElidedLabel, IconLabel, Label
from ui.widgets.paint import PaintedRow
from ui.widgets.row_list import RowDelegate, RowList

START_KEY, STOP_KEY = "Ctrl+Enter", "Esc"

_ROW = 30
_LEAST_ROWS, _USUAL_ROWS = 2, 4
_FOOT = 60
_KIND, _SIZE, _STATE = 104, 84, 148
_NONE = "پرونده‌های صورتجلسه‌های برگزیده این‌جا می‌آید."
_READ_BACK = "هر پرونده پس از نوشتن، از روی حافظه دوباره خوانده می‌شود"
_LOOKS = {
    State.CHOSEN: ("", "text_3"),
    State.QUEUED: ("circle", "text_3"),
    State.WRITING: ("refresh-cw", "accent"),
    State.WRITTEN: ("circle", "text_3"),
    State.READING: ("refresh-cw", "accent"),
    State.DONE: ("circle-check", "ok"),
    State.SAME: ("circle-check", "ok"),
}
_MOVES = {
    Stage.WRITING: "در حال نوشتن",
    Stage.READING: "در حال بازخوانی",
    Stage.DONE: "در حال بازخوانی",
    Stage.SAME: "در حال بازخوانی",
}


class FilesCard(Card):
    """The files, and the foot with its button."""

    def __init__(self, *, name: str) -> None:
        self._count = CountBadge(name=f"{name}.count")
        self._size = Caption(name=f"{name}.size")
        super().__init__(
            "پرونده‌ها",
            name=name,
            step=3,
            beside=(self._count, self._size),
            action=Caption(_READ_BACK),
        )
        self._model = ParcelModel()
        self.list = RowList(
            self._model,
            _Delegate(),
            name=f"{name}.list",
            label="پرونده‌هایی که نوشته می‌شوند",
            heights=(_LEAST_ROWS * _ROW, _USUAL_ROWS * _ROW),
        )
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.foot = Foot(name=f"{name}.foot")
        none = Label(_NONE, role="text_3", name=f"{name}.none")
        none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(none)
        self._pages.addWidget(self.list)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.foot)
        self.show_parcel(None)

    @property
    def files(self) -> Sequence[ListedFile]:
        """The files as they are listed."""
        return self._model.files

    def begin(self) -> None:
        """Put the focus on the file that was written last."""
        self.list.choose(len(self.files) - 1)
        self.list.setFocus()

    def show_parcel(self, parcel: Parcel | None) -> None:
        """Show the files of what is chosen; None for nothing."""
        self._model.show_parcel(parcel)
        files = self._model.files
        self._count.set_count(len(files))
        self._size.setText(shown_size(self._model.size) if files else "")
        self._pages.setCurrentIndex(1 if files else 0)

    def show_all(self, state: State) -> None:
        self._model.show_all(state)

    def show_step(self, step: Step) -> None:
        """Show how far the writing is, and keep the file in sight that it is at."""
        row = self._model.show_step(step)
        if row >= 0:
            self.list.scrollTo(self._model.index(row, 0))
        told = f"پروندهٔ {row + 1} از {len(self._model.files)}"
        self.foot.show_move(_MOVES[step.stage], digits(told), step.done, step.total)


class Foot(QFrame):
    """Ready, at work, or what came of it, with what can be done then: `acted`."""

    wanted = Signal()
    unwanted = Signal()
    acted = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "cardFoot")
        self._why = ElidedLabel(role="text_2", name=f"{name}.why")
        self.ejects = CheckBox("پس از نوشتن جدا شود")
        self.ejects.setObjectName(f"{name}.ejects")
        self.ejects.setChecked(True)
        self.start = Button("نوشتن و وارسی", key=START_KEY, kind="primary", name=f"{name}.start")
        self._move = Label(weight=MEDIUM, name=f"{name}.move")
        self._at = Label(role="text_2", name=f"{name}.at")
        self._warning = Caption("حافظه را بیرون نکشید", name=f"{name}.warning")
        self._warning.set_role("warn")
        self._bar = QProgressBar(maximum=SCALE)
        self._bar.setObjectName(f"{name}.bar")
        self.stop = Button("توقف", key=STOP_KEY, name=f"{name}.stop")
        self._mark = IconLabel("circle-check", "ok", Size.ICON)
        self._said = Label(name=f"{name}.said")
        self._said.setWordWrap(True)
        self._detail = Label(px=12, role="text_2", name=f"{name}.detail")
        self._detail.setWordWrap(True)
        self._act = Button("", kind="small", name=f"{name}.act")
        self._lay_out()
        self.start.clicked.connect(self.wanted)
        self.start.offer("نوشتن و وارسی پرونده‌ها").found_by("ارسال فلش حافظه پوشه")
        self.stop.clicked.connect(self.unwanted)
        self._act.clicked.connect(self.acted)
        self.tell(None)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._said)
        words.addWidget(self._detail)
        self._told = QWidget()
        told = QHBoxLayout(self._told)
        told.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.SMALL)
        told.setSpacing(Space.MEDIUM)
        told.addWidget(self._mark)
        told.addLayout(words, 1)
        told.addWidget(self._act)
        ready = _line(self._why, self.ejects, self.start)
        moves = QHBoxLayout()
        moves.setSpacing(Space.SMALL)
        for widget in (self._move, self._at):
            moves.addWidget(widget)
        moves.addStretch(1)
        moves.addWidget(self._warning)
        beside = QVBoxLayout()
        beside.setSpacing(Space.TINY)
        beside.addLayout(moves)
        beside.addWidget(self._bar)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.SMALL)
        row.setSpacing(Space.SCREEN)
        row.addLayout(beside, 1)
        row.addWidget(self.stop)
        self._pages = QStackedWidget()
        self._pages.addWidget(ready)
        self._pages.addWidget(work)
        self._pages.setFixedHeight(_FOOT)
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._told)
        column.addWidget(self._pages)

    @property
    def verb(self) -> str:
        """What is offered beside what came of it."""
        return self._act.text()

    # What is shown

    def show_ready(self, why: str, *, may_eject: bool, may_start: bool) -> None:
        """Offer to begin, or say in `why` what is wanting for it."""
        self._pages.setCurrentIndex(0)
        self._pages.setVisible(may_start or not self._told.isVisibleTo(self))
        self._why.setText(why)
        self.ejects.setVisible(may_eject)
        self.start.setEnabled(may_start)

    def show_work(self, move: str, *, stoppable: bool, on_stick: bool) -> None:
        """Show that something goes on, before there is a step to tell of."""
        self._warning.setVisible(on_stick)
        self._pages.setCurrentIndex(1)
        self._pages.show()
        self.show_move(move, "", 0, 0)
        self.stop.setEnabled(stoppable)

    def show_move(self, move: str, at: str, done: int, total: int) -> None:
        self._move.setText(move)
        self._at.setText(at)
        self._bar.setMaximum(SCALE if total else 0)
        self._bar.setValue(SCALE * done // total if total else 0)
        self._bar.setAccessibleName("، ".join(filter(None, (move, at))))

    def tell(self, told: Told | None) -> None:
        """Say what came of it, above the button that begins again; None for nothing."""
        self._told.setVisible(told is not None)
        kind = told.kind if told is not None else ""
        if self.property("said") != kind:
            self.setProperty("said", kind)
            restyle(self)
        if told is None:
            self.setAccessibleName("")
            return
        self._mark.set_icon("circle-check" if told.kind == "ok" else "triangle-alert", told.kind)
        self._said.setFont(font(18, BOLD) if told.is_big else font(13))
        self._said.setText(told.text)
        self._detail.setText(told.detail)
        self._detail.setVisible(bool(told.detail))
        self._act.setText(told.verb)
        self._act.setVisible(bool(told.verb))
        self.setAccessibleName(" ".join(filter(None, (told.text, told.detail))))


def _line(*widgets: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.MEDIUM)
    row.setSpacing(Space.MEDIUM)
    for widget in widgets:
        row.addWidget(widget)
    row.setStretch(0, 1)
    return line


class _Delegate(RowDelegate):
    """Kind, name, size and how far it is, under those of the files above."""

    def height(self, _index: Index) -> int:
        return _ROW

    def paint_row(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        file: ListedFile = index.data(FILE_ROLE)
        icon, role = _LOOKS[file.state]
        state = QRectF(inside.left(), inside.top(), _STATE, inside.height())
        size = QRectF(state.right() + Space.MEDIUM, inside.top(), _SIZE, inside.height())
        PaintedRow(painter, size, 0).text(shown_size(file.size), font(12), "text_2")
        if file.state is not State.CHOSEN:
            told = PaintedRow(painter, state, 6)
            told.icon(icon, role, Size.ICON_BESIDE_TEXT)
            told.text(file.state.value, font(13), role)
        row = PaintedRow(painter, inside, Space.MEDIUM)
        row.icon(file.icon, "text_3", Size.ICON_BESIDE_TEXT)
        rest = row.rest
        kind = QRectF(rest.right() - _KIND, rest.top(), _KIND, rest.height())
        PaintedRow(painter, kind, 0).text(file.kind, font(13), "text")
        name = QRectF(size.right(), rest.top(), kind.left() - size.right(), rest.height())
        PaintedRow(painter, name.adjusted(Space.MEDIUM, 0, -Space.SMALL, 0), 0).text(
            isolate_name(file.name), font(12), "text_3", cut=Qt.TextElideMode.ElideMiddle
        )
