"""What an imported table would do, row by row, before anything is done."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop.persian import digits
from desktop.roster.importing import Plan, Step, Verdict
from ui.models import Index
from ui.models.import_model import (
    COLUMNS,
    EXPLAINED,
    STEP_ROLE,
    VERDICT,
    VERDICTS,
    ImportModel,
    summary,
)
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import ChipKind, Label
from ui.widgets.row_table import ChipDelegate, RowTable

_CHIPS: dict[Verdict, ChipKind] = {
    Verdict.ADDED: "ok",
    Verdict.CHANGED: "info",
    Verdict.SAME: "plain",
    Verdict.DOUBLE: "plain",
    Verdict.REFUSED: "warn",
}
_WIDTH, _HEIGHT = 1180, 560
_ROOM = _WIDTH - 2 * Space.SCREEN - 24  # what the columns share; the rest may be a scroll bar's
_ROW = 38


class ImportDialog(QDialog):
    """Accepted by Ctrl+Enter, left by Esc; nothing was done by then."""

    def __init__(self, plan: Plan, source: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setWindowTitle("ورود اعضا")
        self.setFixedSize(_WIDTH, _HEIGHT)
        count = plan.count(Verdict.ADDED) + plan.count(Verdict.CHANGED)
        self._table = _table(plan)
        apply = Button(
            f"نوشتن {digits(count)} ردیف" if count else "ردیفی برای نوشتن نیست",
            kind="primary",
            key="Ctrl+Enter" if count else "",
            name="import.apply",
        )
        apply.setEnabled(plan.does_something)
        apply.clicked.connect(self.accept)
        leave = Button("انصراف", key="Esc", name="import.leave")
        leave.clicked.connect(self.reject)
        words = Label(summary(plan), role="text_2", name="import.summary")
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(Label(source, px=16, weight=BOLD))
        head.addWidget(words)
        head.addStretch(1)
        card = Card(name="import.card")
        card.body.addWidget(self._table)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(apply)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(
            Label("کسی که در جدول نیست سر جایش می‌ماند؛ همه با یک واگرد برمی‌گردد.", role="text_3")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(card, 1)
        column.addLayout(buttons)
        self._table.setFocus()


def _table(plan: Plan) -> QTableView:
    model = ImportModel(plan)
    table = RowTable(model, name="import.table", label="ردیف‌های جدول", row=_ROW)
    model.setParent(table)
    table.setItemDelegateForColumn(VERDICT, ChipDelegate(_verdict, table))
    room = _ROOM - sum(column.width for column in COLUMNS) - table.sizeHintForColumn(EXPLAINED)
    for place, column in enumerate(COLUMNS):
        if column.width:  # and more for a long name, as far as no explanation is cut for it
            more = min(table.sizeHintForColumn(place) - column.width, room)
            room -= max(more, 0)
            table.setColumnWidth(place, column.width + max(more, 0))
    table.horizontalHeader().setSectionResizeMode(EXPLAINED, QHeaderView.ResizeMode.Stretch)
    if plan.steps:
        table.selectRow(0)
    return table


def _verdict(index: Index) -> tuple[str, ChipKind]:
    """Tell what a row does."""
    step: Step = index.data(STEP_ROLE)
    return VERDICTS[step.verdict], _CHIPS[step.verdict]
