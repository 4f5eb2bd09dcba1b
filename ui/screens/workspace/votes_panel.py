"""The vote on one resolution, where there was one: how many, and who dissented by name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Dissent, Resolution
from desktop.meetings.dossier import ResolutionPart
from desktop.persian import digits, isolate
from ui.binding import Binding
from ui.desk import Desk
from ui.models.suggestions import Suggestion, only_meant
from ui.screens.rows import Row, Rows
from ui.screens.workspace.setting import Setting
from ui.theme import Space
from ui.widgets.buttons import Link
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.quiet import RowButton, quiet
from ui.widgets.suggest_field import SuggestField

_VOTES = {"votes_for": "موافق", "votes_against": "مخالف", "votes_abstained": "ممتنع"}
_LABELS = {"name": "نام", "reason": "دلیل", "remove": "حذف"}
_MOST_VOTES = 999
_COUNT_WIDTH = 56
_NAME_WIDTH = 220


class _AttendeeField(SuggestField):
    """Stands at once on the one name at the table that can be meant, as a roll call does."""

    def _first_choice(self) -> int:
        return -1 if only_meant(self.text(), self._suggestions) is None else 0


class DissentRow(Row):
    """Who was against, and why."""

    finished = Signal()
    removing = Signal(object)

    def __init__(self, desk: Desk, dissent: Dissent) -> None:
        super().__init__(desk, dissent)
        self._name = quiet(_AttendeeField())
        self._name.setPlaceholderText("نام مخالف")
        self._name.setFixedWidth(_NAME_WIDTH)
        reason = quiet(LineField())
        reason.setPlaceholderText("دلیل مخالفت")
        remove = RowButton("x", "حذف مخالف", key="Ctrl+Shift+Delete")
        remove.clicked.connect(lambda: self.removing.emit(self))
        self.binding.bind("name", self._name)
        self.binding.bind("reason", reason)
        self.fields = {"name": self._name, "reason": reason, "remove": remove}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(Label("مخالف:", role="text_2"))
        for field in self.fields.values():
            row.addWidget(field)

    def show_dissent(self, dissent: Dissent, number: int, of: int, setting: Setting) -> None:
        self.binding.show(dissent)
        self.set_read_only(on=not setting.editable)
        self._name.set_suggestions([Suggestion(name, name) for name in setting.attendees])
        self.name(
            f"resolutions.{of}.dissents.{number}",
            f"مخالف {digits(number)} در مصوبهٔ {digits(of)}",
            _LABELS,
        )

    def go_on(self) -> bool:
        if self._name.hasFocus():
            self.begin("reason")
        else:
            self.finished.emit()
        return True


class VotesPanel(QFrame):
    """Three counts and the dissents; hidden until there is a vote or somebody asks for it."""

    adding = Signal()  # a dissent
    removing = Signal(object)

    def __init__(self, desk: Desk, binding: Binding[Resolution]) -> None:
        super().__init__()
        self.setProperty("look", "votes")
        self._desk = desk
        self._open = False
        self._at_rest = True
        self._editable = False
        self.counts = {name: quiet(NumberField(0, _MOST_VOTES)) for name in _VOTES}
        self._tally = Label(px=12, role="text_3")
        self._add = Link("مخالف با نام", icon="plus", name="")
        self._add.setToolTip(f"مخالف با نام ({isolate('Alt+D')})")
        self._add.clicked.connect(self.adding)
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        for name, field in self.counts.items():
            binding.bind(name, field)
            field.setFixedWidth(_COUNT_WIDTH)
            field.setPlaceholderText("–")
            line.addWidget(Label(_VOTES[name], role="text_2"))
            line.addWidget(field)
        line.addWidget(self._add)
        line.addSpacing(Space.MEDIUM)
        line.addWidget(self._tally)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 2, 7, 2)
        column.setSpacing(0)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        column.addLayout(line)
        for field in self.counts.values():
            column.addWidget(NoteLine(field.note))
        column.addLayout(rows)
        self.dissents = Rows[Dissent, DissentRow](rows, self._make_row)
        self.hide()

    def _make_row(self, dissent: Dissent) -> DissentRow:
        row = DissentRow(self._desk, dissent)
        row.finished.connect(self.adding)
        row.removing.connect(self.removing)
        return row

    def show_part(self, part: ResolutionPart, of: int, setting: Setting) -> list[DissentRow]:
        """Show what is stored now; give the rows that are new."""
        new = self.dissents.arrange({each.uuid: each for each in part.dissents})
        for number, (row, dissent) in enumerate(zip(self.dissents, part.dissents, strict=True), 1):
            row.show_dissent(dissent, number, of, setting)
        for name, field in self.counts.items():
            field.setObjectName(f"resolutions.{of}.{name}")
            field.setAccessibleName(f"رأی {_VOTES[name]} به مصوبهٔ {digits(of)}")
        self._add.setObjectName(f"resolutions.{of}.dissents.add")
        self._tally.setObjectName(f"resolutions.{of}.votes.tally")
        self._editable = setting.editable
        self._show_tally(part.resolution, setting.voters)
        self._show_state()
        # Also a count that could not be read, or that is about to be typed.
        counted = any(field.text() or field.hasFocus() for field in self.counts.values())
        self.setVisible(self._open or counted or bool(part.dissents))
        return new

    def _show_tally(self, resolution: Resolution, voters: int) -> None:
        """Hold the counts against those at the table: too many is told, a few left are a note."""
        counts = [getattr(resolution, name) for name in _VOTES]
        counted = sum(count or 0 for count in counts)
        text = ""
        if counted > voters:
            text = f"{digits(counted)} رأی از {digits(voters)} عضو حاضر بیشتر است."
        elif counted and counted < voters and None not in counts:
            text = f"{digits(voters - counted)} نفر از {digits(voters)} عضو حاضر رأی ندادند."
        self._tally.set_role("warn" if counted > voters else "text_3")
        self._tally.setText(text)
        self._tally.setVisible(bool(text))

    def after(self, field: QWidget | None) -> QWidget | None:
        """Give the count that Enter leads to from another one; None behind the last."""
        counts: list[QWidget] = list(self.counts.values())
        place = counts.index(field) + 1 if field in counts else len(counts)
        return counts[place] if place < len(counts) else None

    def set_at_rest(self, *, on: bool) -> None:
        self._at_rest = on
        self._show_state()

    def _show_state(self) -> None:
        working = self._editable and not self._at_rest
        self._add.setVisible(working)
        for row in self.dissents:
            row.fields["remove"].setVisible(working)

    def open(self, name: str = "votes_for") -> None:
        """Let a vote be entered."""
        self._open = True
        self.show()
        self.counts[name].setFocus()

    def stops(self) -> list[QWidget]:
        """List what Tab goes through, in its order."""
        return [
            *self.counts.values(),
            self._add,
            *(field for row in self.dissents for field in row.fields.values()),
        ]
