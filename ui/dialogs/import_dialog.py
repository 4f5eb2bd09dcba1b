"""What an imported table would do, row by row, before anything is done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

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
from ui.theme import BOLD, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import ChipKind, Label, chip_width, draw_chip

_CHIPS: dict[Verdict, ChipKind] = {
    Verdict.ADDED: "ok",
    Verdict.CHANGED: "info",
    Verdict.SAME: "plain",
    Verdict.DOUBLE: "plain",
    Verdict.REFUSED: "warn",
}
_WIDTH, _HEIGHT = 1180, 560
_ROW = 38
_PADDING = 8


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
    table = QTableView()
    table.setObjectName("import.table")
    table.setAccessibleName("ردیف‌های جدول")
    model = ImportModel(plan)
    model.setParent(table)
    table.setModel(model)
    table.setItemDelegateForColumn(VERDICT, _VerdictDelegate(table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for place, column in enumerate(COLUMNS):
        if column.width:
            table.setColumnWidth(place, column.width)
    header.setSectionResizeMode(EXPLAINED, QHeaderView.ResizeMode.Stretch)
    if plan.steps:
        table.selectRow(0)
    return table


class _VerdictDelegate(QStyledItemDelegate):
    """What a row does, as a chip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step: Step = index.data(STEP_ROLE)
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        blank.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, blank, painter, blank.widget
        )
        text = VERDICTS[step.verdict]
        width, rect = chip_width(text), QRectF(option.rect)
        top = rect.center().y() - Size.CHIP / 2
        place = QRectF(rect.right() - _PADDING - width, top, width, Size.CHIP)
        draw_chip(painter, place, text, _CHIPS[step.verdict])
