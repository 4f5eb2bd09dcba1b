"""What the answers in a workbook that came back would do, row by row, before anything is done."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.answers.planning import Plan
from desktop.answers.steps import Step, Verdict
from desktop.persian import isolate_name, number
from ui.answer_words import VERDICTS, explained, place, refusals, short, summary, warnings, wording
from ui.dialogs.answers_sides import AnswersSides
from ui.models import Index
from ui.models.answers_model import ACTION, COLUMNS, NOTHING, STEP_ROLE, VERDICT, AnswersModel
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.check_field import CheckField
from ui.widgets.command import Command
from ui.widgets.keys import KeyHints
from ui.widgets.labels import ChipKind, ElidedLabel, Hairline, KeyCap, Label
from ui.widgets.row_table import ChipDelegate, RowTable

NAME = "answers"
_CHIPS: dict[Verdict, ChipKind] = {
    Verdict.CONFLICT: "danger",
    Verdict.NEW: "ok",
    Verdict.SAME: "plain",
    Verdict.REFUSED: "warn",
}
_WIDTH, _HEIGHT = 1220, 647
_ROW = 36
_ALL = 100  # of the room that is left, as far as it is wanted
_ONLY_KEY = "Ctrl+F"
_KEYS = (("↑ ↓", "ردیف"), ("→", "دفتر"), ("←", "پرونده"), ("Space", "آن دیگری"))
_ALL_KEYS = (("Ctrl+←→", "همهٔ ردیف‌ها"),)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ROLL_KEYS = (("Shift+↑↓", "دنبالهٔ متن"),)
_ROOM = 250  # letters that are seen at once


class AnswersDialog(QDialog):
    """Accepted by Ctrl+Enter, left by Esc; nothing was done by then."""

    def __init__(
        self,
        plan: Plan,
        parent: QWidget | None,
        notice: str = "",
        before: Mapping[Step, bool] = NOTHING,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setWindowTitle("گرفتن پاسخ از Excel")
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._plan = plan
        self._model = AnswersModel(plan, before)
        self._table = _Table(self._model)
        self._sides = AnswersSides(name=f"{NAME}.sides")
        self._only = CheckField("فقط تعارض‌ها")
        self._only.setObjectName(f"{NAME}.only")
        self._only_key = KeyCap(_ONLY_KEY)
        for part in (self._only, self._only_key):
            part.setVisible(0 < plan.count(Verdict.CONFLICT) < len(plan.steps))
        self._take = Button("ثبت", kind="primary", key="Ctrl+Enter", name=f"{NAME}.take")
        self._leave = Button("انصراف", key="Esc", name=f"{NAME}.leave")
        self._copy = Button("کپی ردشده‌ها", key="Ctrl+C", name=f"{NAME}.copy")
        self._copy.setVisible(bool(plan.count(Verdict.REFUSED)))
        self._lay_out(notice)
        self._listen()
        self._count()
        if plan.steps:
            self._table.setCurrentIndex(self._model.index(0, 0))
            self._table.setFocus()
        else:
            self._leave.setFocus()

    @property
    def choices(self) -> Mapping[Step, bool]:
        """Whether each row is to be written."""
        return self._model.choices

    def _lay_out(self, notice: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        name = ElidedLabel(isolate_name(self._plan.returned.name), px=16, weight=BOLD)
        name.setMaximumWidth(name.sizeHint().width())
        head.addWidget(name, _ALL)
        head.addWidget(Label(summary(self._plan), role="text_2", name=f"{NAME}.summary"))
        head.addStretch(1)
        head.addWidget(self._only)
        head.addWidget(self._only_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        if said := " ".join(filter(None, (notice, warnings(self._plan)))):
            column.addWidget(Banner(said, "warn", name=f"{NAME}.warning"))
        column.addWidget(self._pages(), 1)
        column.addLayout(self._buttons())

    def _pages(self) -> QStackedWidget:
        card = Card(name=f"{NAME}.card")
        card.body.addWidget(self._table, 1)
        card.body.addWidget(Hairline())
        card.body.addWidget(self._sides)
        empty = EmptyState(
            "file-spreadsheet",
            "در این پرونده پاسخی نوشته نشده است.",
            "پاسخ در چهار ستون آخر جدول نوشته می‌شود: وضعیت، تاریخ، شمارهٔ نامه و شرح.",
            name=f"{NAME}.empty",
        )
        pages = QStackedWidget()
        for page in (card, empty):
            pages.addWidget(page)
        pages.setCurrentWidget(card if self._plan.steps else empty)
        return pages

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._take)
        row.addWidget(self._leave)
        row.addWidget(self._copy)
        row.addStretch(1)
        for key, word in self._keys():
            row.addWidget(KeyCap(key))
            row.addWidget(Label(word, px=12, role="text_3"))
        return row

    def _keys(self) -> KeyHints:
        """Give the keys that do something here."""
        words = [word for step in self._plan.steps for word in (step.here, step.there) if word]
        is_long = any(len(word.text) > _ROOM for word in words)
        several = sum(step.may_be_taken for step in self._plan.steps) > 1
        return (
            *(_KEYS if self._plan.steps else ()),
            *(_ALL_KEYS if several else ()),
            *(_ROLL_KEYS if is_long else ()),
        )

    def _listen(self) -> None:
        self._take.clicked.connect(self.accept)
        self._leave.clicked.connect(self.reject)
        self._copy.clicked.connect(self._copy_refused)
        self._only.edited.connect(lambda on: self._show_only(conflicts=on))
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self._table.walked.connect(self._choose)
        self._table.walked_all.connect(lambda there: self._model.choose_all(there=there))
        self._table.turned.connect(self._turn)
        self._table.rolled.connect(self._sides.roll)
        self._sides.chosen.connect(self._choose)
        self._model.rechosen.connect(self._on_chosen)
        Command(self, "فقط تعارض‌ها", self._only.click, _ONLY_KEY, when=self._only.isVisible)

    def _copy_refused(self) -> None:
        """Hand over what the sender has to mend."""
        QGuiApplication.clipboard().setText(refusals(self._plan))
        self._copy.setText("کپی شد")

    def _step(self) -> Step | None:
        step: Step | None = self._table.currentIndex().data(STEP_ROLE)
        return step

    def _on_row(self) -> None:
        """Show the row whole, also to whoever hears it read."""
        step = self._step()
        taken = step is not None and self._model.is_chosen(step)
        self._sides.show_step(step, taken=taken)
        if step is not None:
            told = (VERDICTS[step.verdict], place(step.subject), wording(step), explained(step))
            stands = (short(step.here, step), short(step.there, step), self._model.choice(step))
            self._table.setAccessibleDescription("؛ ".join(filter(None, (*told, *stands))))

    def _on_chosen(self) -> None:
        self._on_row()
        self._count()

    def _choose(self, there: bool) -> None:  # noqa: FBT001 - what a signal brings
        if (step := self._step()) is not None:
            self._model.choose(step, there=there)

    def _turn(self) -> None:
        if (step := self._step()) is not None:
            self._model.choose(step, there=not self._model.is_chosen(step))

    def _show_only(self, *, conflicts: bool) -> None:
        """Show conflicts alone or everything, and stay in the row."""
        step = self._step()
        self._model.show_only(conflicts=conflicts)
        row = self._model.row_of(step) if step is not None else 0
        self._table.setCurrentIndex(self._model.index(max(row, 0), 0))
        self._table.setFocus()

    def _count(self) -> None:
        count = self._model.count
        self._take.setText(f"ثبت {number(count)} گزارش" if count else "گزارشی برای ثبت نیست")
        self._take.setEnabled(bool(count))
        self._take.updateGeometry()


class _Table(RowTable):
    """Rows of answers; arrows to the side choose, as the two stand below."""

    walked = Signal(bool)  # to what the file says
    walked_all = Signal(bool)
    turned = Signal()
    rolled = Signal(int)  # by so many lines

    def __init__(self, model: AnswersModel) -> None:
        super().__init__(model, name=f"{NAME}.table", label="پاسخ‌های پرونده", row=_ROW)
        model.setParent(self)
        self.setItemDelegateForColumn(VERDICT, ChipDelegate(_verdict, self))
        for column, (_, width, _) in enumerate(COLUMNS):
            if width:
                self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(ACTION, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down, up = Qt.Key.Key_Down, Qt.Key.Key_Up
        match event.key():
            case key if key in {down, up} and event.modifiers() & _SHIFT:
                self.rolled.emit(1 if key == down else -1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                every = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                (self.walked_all if every else self.walked).emit(event.key() == Qt.Key.Key_Left)
            case Qt.Key.Key_Home | Qt.Key.Key_End as key:
                first = key == Qt.Key.Key_Home
                row = 0 if first else self.model().rowCount() - 1
                self.setCurrentIndex(self.model().index(row, 0))
            case Qt.Key.Key_Space:
                self.turned.emit()
            case _:
                super().keyPressEvent(event)


def _verdict(index: Index) -> tuple[str, ChipKind]:
    step: Step = index.data(STEP_ROLE)
    return VERDICTS[step.verdict], _CHIPS[step.verdict]
