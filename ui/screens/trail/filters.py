"""What narrows the trail: a person, what it is about, and from when to when.

Hard rule: a period that ends before it begins is never taken; the last one stays, and the field
says why.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import moments
from desktop.access.trail import Sort
from desktop.calendar import tehran
from desktop.errors import PeriodError
from desktop.meetings.period import Period, span
from desktop.office import OpenOffice
from desktop.persian import isolate_name
from ui.sentences import sentence
from ui.theme import Space
from ui.trail_words import SORTS
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labelled import Labelled
from ui.widgets.toggle import SegmentedToggle, ToggleOption

_PERIODS = (
    ToggleOption(Period.THIS_MONTH, "این ماه", "check", "accent"),
    ToggleOption(Period.THIS_YEAR, "امسال", "check", "accent"),
    ToggleOption(Period.EVER, "از آغاز", "check", "accent"),
)
_ALL = ""
_WHO, _SORT, _DAY = 190, 160, 168


class TrailFilters(QWidget):
    """`narrowed` when fewer or others of the read ones are wanted, `turned` for another period."""

    narrowed = Signal()
    turned = Signal()

    def __init__(self, office: OpenOffice, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._office = office
        self._days: tuple[date | None, date] = (None, _today())
        self._refused = ""
        self._who = ChoiceField[str]([(_ALL, "همه")])
        self._sort = ChoiceField[str]([(_ALL, "همه"), *((each, SORTS[each]) for each in Sort)])
        self._period = SegmentedToggle(_PERIODS, name=f"{name}.period", label="دورهٔ سابقه")
        self._since = DateField(needed="تاریخ آغاز را بنویسید.", warns=False)
        self._until = DateField(needed="تاریخ پایان را بنویسید.", warns=False)
        self._lay_out(name)
        self._who.edited.connect(self.narrowed)
        self._sort.edited.connect(self.narrowed)
        self._period.chosen.connect(self._on_period)
        self._since.edited.connect(self._on_day)
        self._until.edited.connect(self._on_day)
        self._who.set_value(_ALL)
        self._sort.set_value(_ALL)
        self._period.set_value(Period.THIS_MONTH)
        self._follow_period()

    def _lay_out(self, name: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        for key, label, field, width in (
            ("who", "کاربر", self._who, _WHO),
            ("sort", "گونهٔ کار", self._sort, _SORT),
        ):
            field.setObjectName(f"{name}.{key}")
            field.setFixedWidth(width)
            row.addWidget(Labelled(label, field))
        row.addWidget(self._period, 0, Qt.AlignmentFlag.AlignBottom)
        for key, label, day in (("since", "از", self._since), ("until", "تا", self._until)):
            day.setObjectName(f"{name}.{key}")
            labelled = Labelled(label, day)
            labelled.setFixedWidth(_DAY)
            row.addWidget(labelled)
        row.addStretch(1)

    # What is wanted

    @property
    def days(self) -> tuple[date | None, date]:
        """From which day until which; None: from the beginning."""
        return self._days

    @property
    def who(self) -> str:
        return self._who.value() or ""

    @property
    def sort(self) -> Sort | None:
        chosen = self._sort.value()
        return Sort(chosen) if chosen else None

    @property
    def is_narrow(self) -> bool:
        """Whether not all of the period is wanted."""
        return bool(self.who or self.sort)

    def show_people(self, names: Sequence[str]) -> None:
        """Offer whoever did something; who is chosen stays so."""
        offered = [(each, isolate_name(each)) for each in names]
        if self.who and self.who not in names:
            offered.append((self.who, isolate_name(self.who)))
        self._who.set_choices([(_ALL, "همه"), *offered])

    def widen(self) -> None:
        """Want everybody and everything again."""
        self._who.set_value(_ALL)
        self._sort.set_value(_ALL)
        self.narrowed.emit()

    # The period

    def _follow_period(self) -> None:
        period = Period(self._period.value() or Period.EVER)
        since, until = span(self._office, period, _today())
        self._days = None if period is Period.EVER else since, until
        self._since.set_value(since)
        self._until.set_value(until)

    def _on_period(self, _period: str) -> None:
        self._since.note.clear_problem()
        self._until.note.clear_problem()
        self._follow_period()
        self.turned.emit()

    def _on_day(self) -> None:
        since, until = self._since.value(), self._until.value()
        if since is None or until is None:
            return
        if since > until:
            self._refused = sentence(PeriodError(since, until))
            self._until.note.show_problem(self._refused)
            return
        if self._until.note.text == self._refused:
            self._until.note.clear_problem()
        self._period.set_value(None)
        self._days = since, until
        self.turned.emit()


def _today() -> date:
    """Give the day by Tehran's clock, as the trail tells it."""
    return tehran.local(moments.now()).date()
