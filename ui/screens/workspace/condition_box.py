"""On what a resolution depends, in amber: the condition, who decides on it, and by when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from db.records import Resolution
from ui.binding import Binding
from ui.models.suggestions import Suggestion
from ui.screens.workspace.setting import Setting
from ui.theme import Size, font
from ui.widgets.labels import IconLabel, Label
from ui.widgets.paint import text_width
from ui.widgets.quiet import DeadlineField, FittingLine, quiet
from ui.widgets.suggest_field import SuggestField

_HEIGHT = 28
_LONG = 260
_DECIDER_WIDTH = 150
_MOST_OF_DECIDER = 210  # the condition itself matters more
_DEADLINE_WIDTH = 116
_BESIDE_TEXT = 14


class ConditionBox(QFrame):
    """A field as long as its text; the two others are there once there is a condition."""

    grew = Signal()

    def __init__(self, binding: Binding[Resolution]) -> None:
        super().__init__()
        self.setProperty("look", "condition")
        self.setFixedHeight(_HEIGHT)
        self.setToolTip("شرط")
        self._at_rest = True
        self.text = FittingLine()
        self.text.setPlaceholderText("شرط مصوبه")
        self.decider = quiet(SuggestField())
        self.deadline = DeadlineField(_DEADLINE_WIDTH)
        self._by, self._until = (Label(word, px=12, role="text_2") for word in ("با نظر", "تا"))
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 7, 0)
        row.setSpacing(3)
        row.addWidget(IconLabel("split", "warn", Size.ICON_IN_CHIP))
        for widget in (self.text, self._by, self.decider, self._until, self.deadline):
            row.addWidget(widget)
        self.fields: dict[str, QWidget] = {
            "condition": self.text,
            "condition_decider": self.decider,
            "condition_deadline": self.deadline,
        }
        binding.bind("condition", self.text)
        binding.bind("condition_decider", self.decider)
        binding.bind("condition_deadline", self.deadline)
        for field in (self.text, self.decider, self.deadline):
            field.textChanged.connect(self._show_state)

    def is_long(self) -> bool:
        """Tell whether it needs a line of its own."""
        return text_width(self.text.text(), font(12)) > _LONG or not self.decider.isHidden()

    def show_setting(self, setting: Setting) -> None:
        self.deadline.reckon_from(setting.days)
        self.decider.set_suggestions([Suggestion(name, name) for name in setting.deciders])

    def set_at_rest(self, *, on: bool) -> None:
        self._at_rest = on
        self.text.set_at_rest(on=on)
        self.deadline.set_at_rest(on=on)
        self.decider.setPlaceholderText("" if on else "نظردهنده")
        self.deadline.setPlaceholderText("" if on else "مهلت نظر")
        self._show_state()

    def _show_state(self) -> None:
        stated = bool(self.text.text().strip())
        for sign, field in ((self._by, self.decider), (self._until, self.deadline)):
            seen = stated and (not self._at_rest or bool(field.text()))
            sign.setVisible(seen)
            field.setVisible(seen)
        own = text_width(self.decider.text(), font(12)) + _BESIDE_TEXT
        room = own if self._at_rest else max(own, _DECIDER_WIDTH)
        self.decider.setFixedWidth(min(room, _MOST_OF_DECIDER))
        self.setVisible(not self._at_rest or stated)
        self.grew.emit()
