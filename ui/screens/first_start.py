"""The first start: which district, which office, who keeps the minutes."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.founding import DISTRICTS, found
from desktop.persian import digits
from ui.desk import Desk
from ui.drafts import Draft
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField

_WIDTH = 460


class FirstStart(QWidget):
    """Three questions and a button."""

    founded = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("first_start")
        self._desk = desk
        self._district = NumberField(
            min(DISTRICTS), max(DISTRICTS), needed="شمارهٔ منطقه را از ۱ تا ۲۲ بنویسید."
        )
        self._name = LineField()
        self._secretary = LineField()
        self._kept = (
            Draft(desk, self._name, "first_start.name"),
            Draft(desk, self._secretary, "first_start.secretary"),
        )
        self._own_name = bool(self._name.value())
        self._begin = Button("آغاز کار", kind="primary", key="Ctrl+Enter", name="first_start.begin")
        self._district.edited.connect(self._propose_name)
        self._name.edited.connect(self._on_name)
        self._begin.clicked.connect(self._on_begin)
        self._lay_out()

    def begin(self) -> None:
        """Put the focus on the first question."""
        self._district.setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._district,)

    def _lay_out(self) -> None:
        card = Card(name="first_start.card")
        card.setFixedWidth(_WIDTH)
        form = QVBoxLayout()
        form.setContentsMargins(Space.SCREEN, Space.SCREEN, Space.SCREEN, Space.SCREEN)
        form.setSpacing(Space.CARD)
        form.addWidget(Label("به دبیر خوش آمدید", px=20, weight=BOLD))
        words = Label(
            "دبیر صورتجلسه‌های قرارگاه اجتماعی را بی‌نیاز از اینترنت نگه می‌دارد."
            " برای آغاز، سه چیز بنویسید.",
            role="text_2",
        )
        words.setWordWrap(True)
        form.addWidget(words)
        self._place(form, "district", "شمارهٔ منطقه", self._district)
        self._place(form, "name", "نام اداره", self._name)
        self._place(form, "secretary", "نام دبیر جلسه", self._secretary)
        form.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addLayout(form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)

    def _place(self, form: QVBoxLayout, name: str, label: str, field: Field[Any]) -> None:
        field.note.field.setObjectName(f"first_start.{name}")
        form.addWidget(Labelled(label, field))

    def _propose_name(self, district: int | None) -> None:
        if district is not None and not self._own_name:
            self._name.set_value(f"شهرداری منطقهٔ {digits(district)}")

    def _on_name(self, name: str) -> None:
        self._own_name = bool(name.strip())

    def _on_begin(self) -> None:
        self._begin.setFocus()  # away from a field that still waits for the end of its number
        district = self._district.value()
        if district is None:
            self._ask_for(self._district, "شمارهٔ منطقه را از ۱ تا ۲۲ بنویسید.")
        elif not self._name.value().strip():
            self._ask_for(self._name, "نام اداره را بنویسید.")
        elif not self._secretary.value().strip():
            self._ask_for(self._secretary, "نام دبیر جلسه را بنویسید.")
        else:
            self._found(district)

    def _ask_for(self, field: NumberField | LineField, sentence: str) -> None:
        field.note.show_problem(sentence)
        field.setFocus()

    def _found(self, district: int) -> None:
        self._desk.act(
            lambda office: found(
                office,
                district=district,
                name=self._name.value(),
                secretary=self._secretary.value(),
            )
        )
        if self._desk.office.founded:
            for draft in self._kept:
                draft.clear()
            self.founded.emit()
