"""Above the meetings of several headquarters: whose are shown, who misses this month, which view.

There only where an office has more than its district's own headquarters.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records import Headquarters
from desktop.calendar.jalali import month_year
from desktop.meetings.months import Month
from desktop.persian import join_and
from ui.area_names import area
from ui.theme import Space
from ui.widgets.choice_field import ChoiceField
from ui.widgets.command import Command
from ui.widgets.keys import KeyHints
from ui.widgets.labels import ElidedLabel
from ui.widgets.toggle import SegmentedToggle, ToggleOption

LIST, MONTHS = "list", "months"

_ALL = 0  # no headquarters has this key
_SEVERAL = 2
_CHOICE = 260
_REMEMBERED = "meetings/view"
_NEXT_KEY = "Ctrl+Q"
_VIEW_KEYS = {LIST: "Ctrl+1", MONTHS: "Ctrl+2"}
_VIEWS = (
    ToggleOption(LIST, "فهرست", "list-checks", "accent"),
    ToggleOption(MONTHS, "ماه‌به‌ماه", "calendar-days", "accent"),
)


class SideBySideLine(QWidget):
    """`turned` tells that the view changed, `chosen` brings the key of a headquarters or None."""

    turned = Signal()
    chosen = Signal(object)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tables: Sequence[Headquarters] = ()
        self._whose: ChoiceField[int] = ChoiceField()
        self._whose.setObjectName(f"{name}.headquarters")
        self._whose.setAccessibleName("جلسه‌های کدام قرارگاه")
        self._whose.setFixedWidth(_CHOICE)
        self._missing = ElidedLabel(role="text_2", name=f"{name}.missing")
        self._toggle = SegmentedToggle(_VIEWS, name=f"{name}.view", label="نمای جلسه‌ها")
        remembered = QSettings().value(_REMEMBERED, LIST)
        self._toggle.set_value(MONTHS if remembered == MONTHS else LIST)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._whose)
        row.addWidget(self._missing, 1)
        row.addWidget(self._toggle)
        self._whose.edited.connect(self._tell)
        self._toggle.chosen.connect(self._turn)
        self._follow_view()
        self._offer_commands()

    def _offer_commands(self) -> None:
        for each in _VIEWS:
            words, turn = f"نمایش جلسه‌ها {each.text}", partial(self._turn_to, each.key)
            may = partial(self._may_turn_to, each.key)
            Command(self, words, turn, _VIEW_KEYS[each.key], when=may)
        may_go = partial(self._may_turn_to, MONTHS)
        Command(self, "نمایش جلسه‌های قرارگاه بعدی", self._go_on, _NEXT_KEY, when=may_go)

    def keys(self) -> KeyHints:
        """Give the keys that lead to other meetings, with what each shows."""
        if len(self._tables) < _SEVERAL:
            return []
        others = [(_VIEW_KEYS[each.key], each.text) for each in _VIEWS if each.key != self.view]
        return others if self.view == MONTHS else [(_NEXT_KEY, "قرارگاه بعدی"), *others]

    def show_tables(self, tables: Sequence[Headquarters], month: Month) -> None:
        """Offer the headquarters, and say who has no meeting in this month yet."""
        self._tables = tables
        self._whose.set_choices([(_ALL, "همهٔ قرارگاه‌ها"), *((it.id, it.name) for it in tables)])
        if self._whose.value() is None:
            self._whose.set_value(_ALL)
        self._missing.setText(_sentence(month))

    @property
    def view(self) -> str:
        """Which view is chosen; with one headquarters there is only the list."""
        return self._toggle.value() or LIST if len(self._tables) >= _SEVERAL else LIST

    @property
    def headquarters(self) -> Headquarters | None:
        """The one whose meetings are listed; None: those of all."""
        return next((each for each in self._tables if each.id == self._whose.value()), None)

    def show_all(self) -> None:
        """Choose no headquarters."""
        if self.headquarters is not None:
            self._whose.set_value(_ALL)
            self._tell()

    def _may_turn_to(self, view: str) -> bool:
        return view != self.view

    def _turn_to(self, view: str) -> None:
        self._toggle.set_value(view)
        self._turn(view)

    def _go_on(self) -> None:
        """Choose the next headquarters; after the last one, all."""
        keys = [_ALL, *(each.id for each in self._tables)]
        here = keys.index(self._whose.value() or _ALL)
        self._whose.set_value(keys[(here + 1) % len(keys)])
        self._tell()

    def _turn(self, view: str) -> None:
        QSettings().setValue(_REMEMBERED, view)
        self._follow_view()
        self.turned.emit()

    def _follow_view(self) -> None:
        self._whose.setVisible(self._toggle.value() == LIST)

    def _tell(self) -> None:
        chosen = self.headquarters
        self.chosen.emit(chosen.id if chosen else None)


def _sentence(month: Month) -> str:
    """Write «در مهر ۱۴۰۵ هنوز جلسه‌ای ثبت نشده است: منطقه و ناحیهٔ ۲»."""
    when = month_year(month.first)
    if not month.missing:
        return f"در {when} همهٔ قرارگاه‌ها جلسه دارند."
    return f"در {when} هنوز جلسه‌ای ثبت نشده است: {join_and(map(area, month.missing))}"
