"""One resolution with its actions, as it will stand in the minutes."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Priority
from desktop.documents import labels
from desktop.meetings.dossier import ActionPart, ResolutionPart
from desktop.persian import digits
from ui.desk import Desk
from ui.screens.rows import Row, Rows
from ui.screens.workspace.action_row import ActionRow
from ui.screens.workspace.facets_line import FacetsLine
from ui.screens.workspace.phrase_field import PhraseField
from ui.screens.workspace.setting import Setting
from ui.screens.workspace.votes_panel import VotesPanel
from ui.theme import BOLD, font
from ui.widgets.cards import Banner
from ui.widgets.field import restyle
from ui.widgets.labels import Label
from ui.widgets.quiet import QuietChoice, RowButton, quiet

_LABELS = {
    "text": "متن",
    "priority": "اولویت",
    "add_action": "اقدام تازه برای",
    "remove": "حذف",
    "focus_areas": "محورهای",
    "neighborhoods": "محله‌های",
    "condition": "شرط",
    "condition_decider": "نظردهندهٔ شرط",
    "condition_deadline": "مهلت شرط",
    "agenda_item_id": "بند دستور",
    "votes": "رأی‌گیری برای",
}
_MOST_LINES = 20
_NUMBER_WIDTH = 37
_PRIORITY_WIDTH = 76


class ResolutionCard(Row):
    """The card of one resolution; it looks like paper until somebody works in it."""

    adding_action = Signal(object)  # self
    adding_dissent = Signal(object)  # self
    removing = Signal(object)  # this row, or one inside
    left = Signal(object)  # Enter in the last line there is

    def __init__(self, desk: Desk, part: ResolutionPart) -> None:
        super().__init__(desk, part.resolution)
        self.working = False
        self._editable = False
        self._folded = False
        self._number = Label(px=16, weight=BOLD, role="text_3")
        self._remark = Banner("", "warn", name="")
        self._remark.hide()
        self._make_fields()
        self._facets = FacetsLine(desk, self.binding)
        self._votes = VotesPanel(desk, self.binding)
        self._facets.voting.connect(self._votes.open)
        self._votes.adding.connect(lambda: self.adding_dissent.emit(self))
        self._votes.removing.connect(self.removing)
        self.fields |= self._facets.fields
        self._lay_out()

    def _make_fields(self) -> None:
        text = quiet(PhraseField(self.desk, lines=_MOST_LINES))
        text.setFont(font(14))
        text.setPlaceholderText("متن مصوبه")
        priorities = [(each, labels.PRIORITIES[each]) for each in Priority]
        self._priority = QuietChoice(priorities, Priority.NORMAL, _PRIORITY_WIDTH)
        self._add_action = RowButton("plus", "اقدام تازه")
        self._remove = RowButton("trash-2", "حذف مصوبه", key="Ctrl+Shift+Delete")
        self._add_action.clicked.connect(lambda: self.adding_action.emit(self))
        self._remove.clicked.connect(lambda: self.removing.emit(self))
        self.binding.bind("text", text)
        self.binding.bind("priority", self._priority)
        self.fields = {
            "text": text,
            "priority": self._priority,
            "add_action": self._add_action,
            "remove": self._remove,
        }

    def _lay_out(self) -> None:
        self.setProperty("look", "resolution")
        self._number.setFixedWidth(_NUMBER_WIDTH)
        self._number.setContentsMargins(0, 7, 0, 0)
        self._number.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.setSpacing(2)
        top.setContentsMargins(12, 5, 0, 0)
        top.addWidget(self.fields["text"], 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._add_action, self._remove, self._priority):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        actions = QVBoxLayout()
        actions.setSpacing(0)
        actions.setContentsMargins(0, 0, 7, 0)  # from under the first letter of the text
        self.action_rows = Rows[ActionPart, ActionRow](actions, self._make_row)
        body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._remark)
        body.addLayout(top)
        body.addWidget(self._facets)
        body.addWidget(self._votes)
        body.addLayout(actions)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(1, 1, 1, 1)
        columns.setSpacing(0)
        columns.addWidget(self._number)
        columns.addLayout(body, 1)

    def begin(self, name: str = "") -> None:
        if name in self._votes.counts:
            self._votes.open(name)
        else:
            super().begin(name)

    def _make_row(self, part: ActionPart) -> ActionRow:
        row = ActionRow(self.desk, part)
        row.removing.connect(self.removing)
        row.finished.connect(self._after)
        row.set_at_rest(on=not self.working)
        row.line.fold(on=self._folded)
        return row

    def show_part(self, part: ResolutionPart, number: int, setting: Setting) -> list[Row]:
        """Show what is stored now; give the rows that are new in it."""
        if not self.is_news(part, number, setting):
            return []
        self._number.setText(digits(number))
        self._editable = setting.editable
        remark = setting.remarks.get(part.resolution.uuid, "")
        self._remark.set_text(f"ملاحظهٔ شهردار: {remark}")
        self._remark.setVisible(bool(remark))
        self._remark.setObjectName(f"resolutions.{number}.returned")
        self.binding.show(part.resolution)
        self.set_read_only(on=not setting.editable)
        self._facets.show_part(part, setting)
        new: list[Row] = [*self._votes.show_part(part, number, setting)]
        new += self.action_rows.arrange({each.action.uuid: each for each in part.actions})
        for place, (row, each) in enumerate(zip(self.action_rows, part.actions, strict=True), 1):
            row.show_part(each, place, number, setting)
        self.name(f"resolutions.{number}", f"مصوبهٔ {digits(number)}", _LABELS)
        self._show_state()
        return new

    def fold(self, *, on: bool) -> None:
        """Give each action two lines, where there is little room."""
        self._folded = on
        self._facets.fold(on=on)
        for row in self.action_rows:
            row.line.fold(on=on)

    def set_current(self, *, on: bool) -> None:
        """Mark the card as the one that is being written, in it or in the line below."""
        if on != bool(self.property("current")):
            self.setProperty("current", on)
            self._number.set_role("accent" if on else "text_3")
            restyle(self)

    def set_working(self, *, on: bool) -> None:
        """Show fields while somebody works in the card, and text while nobody does."""
        if on != self.working:
            self.working = on
            self._facets.set_at_rest(on=not on)
            for row in self.action_rows:
                row.set_at_rest(on=not on)
            self._show_state()

    def _show_state(self) -> None:
        self._priority.set_at_rest(on=not (self.working and self._editable))
        self._votes.set_at_rest(on=not self.working)
        lively = self._editable and (self.working or self.underMouse())
        self._add_action.setVisible(lively)
        self._remove.setVisible(lively)

    def rows(self) -> list[Row]:
        """List what is inside, from the top."""
        return [*self._votes.dissents, *self.action_rows]

    def stops(self) -> list[QWidget]:
        """List what Tab goes through, in its order: the buttons come behind the actions."""
        buttons = (self._add_action, self._remove)
        fields = [field for field in self.fields.values() if field not in buttons]
        actions = [field for row in self.action_rows for field in row.fields.values()]
        return [*fields, *self._votes.stops(), *actions, *buttons]

    def last_row(self) -> Row:
        """Give what was entered last."""
        return self.action_rows.at(-1) if len(self.action_rows) else self

    def _after(self, row: ActionRow) -> None:
        """Go to the next action; behind the last one a new one begins, unless that is empty."""
        rows = list(self.action_rows)
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].begin()
        elif row.binding.record.text.strip():
            self.adding_action.emit(self)
        else:
            self.left.emit(self)

    def go_on(self) -> bool:
        """Go from one count of a vote to the next, and from the resolution to its actions."""
        if count := self._votes.after(QApplication.focusWidget()):
            count.setFocus()
        elif len(self.action_rows):
            self.action_rows.at(0).begin()
        else:
            self.adding_action.emit(self)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to write wherever the card is clicked."""
        self.begin()
        super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_state()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_state()
