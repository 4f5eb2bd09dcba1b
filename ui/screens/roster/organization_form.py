"""The line below the organizations where the next one is typed in."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.drafts import Draft
from ui.screens.lists.next_form import NextForm
from ui.theme import Size, Space
from ui.widgets.buttons import Button
from ui.widgets.keys import goes_on
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import IconLabel
from ui.widgets.line_field import LineField

_NO_NAME = "نام دستگاه را بنویسید."


class OrganizationForm(NextForm):
    """One field; Enter adds the organization, which `add` does and tells whether it could."""

    def __init__(self, desk: Desk, add: Callable[[str], bool], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._enter = add
        self._field = LineField()
        self._field.setObjectName(f"{name}.name")
        self._field.setAccessibleName("نام دستگاه تازه")
        self._field.setPlaceholderText("نام دستگاه تازه")
        self._draft = Draft(desk, self._field, f"{name}.name")
        self._button = Button("افزودن", kind="small", name=f"{name}.add")
        self._button.clicked.connect(self._add)
        self._button.offer("افزودن دستگاه تازه به فهرست")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("plus", size=Size.ICON))
        row.addWidget(self._field, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(NoteLine(self._field.note))

    typed_keys = (("Enter", "افزودن"),)

    def stops(self) -> list[QWidget]:
        return [self._field, self._button]

    def begin(self) -> None:
        self._field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_on(event):
            self._add()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        name = self._field.value().strip()
        self.begin()  # now: one that is there already is gone to
        if not name:
            self._field.note.show_problem(_NO_NAME)
        elif self._enter(name):
            self._draft.clear()
