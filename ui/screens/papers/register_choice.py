"""Which period, and which headquarters, the register is of.

Hard rules: a period that ends before it begins is never taken; the last one stays, and the field
says why. The register is read away from the window, which never waits for it.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.records import Headquarters
from desktop.calendar import jalali
from desktop.documents.sections.wording import asked_for, counted, headquarters_name
from desktop.errors import PeriodError
from desktop.habits import Habit
from desktop.meetings.period import Period, span
from desktop.meetings.register import Found, all_headquarters, cover
from desktop.meetings.suggestions import known_names
from desktop.persian import number
from desktop.register import MOST_PRINTED, Filters, Register
from ui.desk import Desk
from ui.dialogs.register_dialog import RegisterDialog
from ui.habits import LastFolder
from ui.screens.papers.choice import Choice
from ui.screens.papers.narrowing import Narrowing
from ui.screens.papers.register_reader import RegisterReader
from ui.sentences import sentence
from ui.tasks import Problem
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.labelled import Labelled
from ui.widgets.labels import Caption, Label
from ui.widgets.toggle import SegmentedToggle, ToggleOption

_PERIODS = (
    ToggleOption(Period.THIS_YEAR, "امسال", "check", "accent"),
    ToggleOption(Period.LAST_YEAR, "سال گذشته", "check", "accent"),
    ToggleOption(Period.THIS_SEASON, "این فصل", "check", "accent"),
    ToggleOption(Period.EVER, "از آغاز", "check", "accent"),
)
_REMEMBERED = "papers/period"
_ALL = 0  # instead of the key of one headquarters
_EXCEL_KEY = "Ctrl+Shift+S"
_KEYS = (("↑ ↓", "روز پس و پیش"), ("F4", "تقویم"))


class RegisterChoice(Choice):
    """From when to when, by a word or by two dates, of whom, and what of it."""

    typed_keys = _KEYS

    def __init__(self, desk: Desk, *, name: str) -> None:
        self._instead = _Instead(name)
        super().__init__(desk, self._instead)
        self.record: Register | None = None
        self._reader = RegisterReader(desk.office.database.file, self)
        self._asked: Filters | None = None
        self._on: date | None = None
        self._tables: Sequence[Headquarters] = ()
        self._refused = ""
        self._sub = ""
        self._period = SegmentedToggle(_PERIODS, name=f"{name}.period", label="دورهٔ دفتر")
        self._since = DateField(needed="تاریخ آغاز را بنویسید.", warns=False)
        self._until = DateField(needed="تاریخ پایان را بنویسید.", warns=False)
        self._whose = ChoiceField[int]()
        self._narrowing = Narrowing(name=name)
        self._summary = QWidget()
        self._totals = Label(name=f"{name}.totals")
        self._excel = Button(
            "خروجی Excel", icon="file-spreadsheet", key=_EXCEL_KEY, name=f"{name}.excel"
        )
        self._lay_out(name)
        self._listen()

    def _lay_out(self, name: str) -> None:
        self._since.setObjectName(f"{name}.since")
        self._since.setAccessibleName("آغاز بازه")
        self._until.setObjectName(f"{name}.until")
        self._until.setAccessibleName("پایان بازه")
        self._whose.setObjectName(f"{name}.whose")
        self._totals.setWordWrap(True)
        summary = QVBoxLayout(self._summary)
        summary.setContentsMargins(0, Space.SMALL, 0, 0)
        summary.setSpacing(Space.TINY)
        summary.addWidget(Caption("در این دفتر"))
        summary.addWidget(self._totals)
        summary.addSpacing(Space.SMALL)
        summary.addWidget(self._excel)
        self._excel.offer("خروجی Excel این دفتر").found_by("اکسل کاربرگ فایل پرونده پاسخ دستگاه")
        self._of = Labelled("قرارگاه", self._whose)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.CARD)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._period)
        column.addWidget(Labelled("از", self._since))
        column.addWidget(Labelled("تا", self._until))
        column.addWidget(self._of)
        column.addWidget(self._narrowing)
        column.addWidget(self._summary)
        column.addStretch(1)

    def _listen(self) -> None:
        self._period.chosen.connect(self._on_period)
        self._since.edited.connect(self._on_day)
        self._until.edited.connect(self._on_day)
        self._whose.edited.connect(self._choose)
        self._narrowing.edited.connect(self._choose)
        self._excel.clicked.connect(self._on_excel)
        self._instead.again.clicked.connect(self._choose)
        self._reader.found.connect(self._on_found)
        self._reader.failed.connect(self._on_failed)
        self._reader.stopped.connect(self._on_stopped)

    # What is chosen

    def refresh(self, on: date) -> None:
        self._on = on
        self._offer_headquarters()
        self._narrowing.offer(known_names(self.desk.office))
        if self._since.value() is None:
            self._period.set_value(_remembered())
        self._follow_period()
        self._take()

    def _offer_headquarters(self) -> None:
        office = self.desk.office
        self._tables = all_headquarters(office)
        names = [
            (each.id, headquarters_name(each.name, office.office.district, each.subdistrict))
            for each in self._tables
        ]
        self._of.setVisible(len(names) > 1)
        self._whose.set_choices([*names, (_ALL, "همهٔ قرارگاه‌ها")])
        if self._whose.value() is None:
            self._whose.set_value(office.headquarters.id)

    def _follow_period(self) -> None:
        """Write the dates of the chosen period, as they are today."""
        period = self._period.value()
        if period is None or self._on is None:
            return
        days = span(self.desk.office, Period(period), self._on)
        for field, day in zip((self._since, self._until), days, strict=True):
            if field.value() != day:  # or a half-typed one would be lost
                field.set_value(day)

    def _on_period(self, period: str) -> None:
        QSettings().setValue(_REMEMBERED, period)
        self._follow_period()
        self._choose()

    def _on_day(self) -> None:
        self._period.set_value(None)
        self._choose()

    def _choose(self) -> None:
        if self._take():
            self.chosen.emit()

    def _take(self) -> bool:
        """Begin to read the register that is asked for; tell whether it may be asked for."""
        since, until = self._since.value(), self._until.value()
        if since is None or until is None or self._on is None:
            return False
        of = self._whose.value() or None
        filters = self._narrowing.narrowed(Filters(since=since, until=until, headquarters=of))
        if until < since:
            self._refused = sentence(PeriodError(since, until))
            self._until.note.show_problem(self._refused)
            return False
        if self._until.note.text == self._refused:
            self._until.note.clear_problem()
        self._asked = filters
        asked = (value for _, value in asked_for(filters))
        period = f"از {jalali.medium(since)} تا {jalali.medium(until)}"
        self._sub = "، ".join((self._whose.currentText(), *asked, period))
        self._reader.read(filters, self._on)
        return True

    # What comes of it

    @property
    def waits(self) -> bool:
        return self._reader.busy

    def _on_found(self, found: Found) -> None:
        self.record = found.register
        self._totals.setText(counted(found.totals))
        self._summary.setVisible(bool(found.totals.resolutions))
        self._instead.say_nothing_found(too_long=not found.totals.printable)
        self.chosen.emit()

    def _on_stopped(self) -> None:
        self._forget()
        self._instead.say_stopped()
        self.chosen.emit()

    def _on_failed(self, problem: Problem) -> None:
        self._forget()
        self.failed.emit(problem)

    def _forget(self) -> None:
        self.record = None
        self._summary.hide()

    def _on_excel(self) -> None:
        if self._asked is not None and self._on is not None:
            office = self.desk.office
            front = cover(office, self._asked, self._on)
            last = LastFolder(office, Habit.EXPORT_FOLDER)
            RegisterDialog(front, office.database.file, last, self).exec()
            self.wrote.emit()

    # What is shown of it

    def sub(self) -> str:
        return self._sub

    def keys(self) -> Sequence[tuple[str, str]]:
        return _KEYS

    def begin(self) -> None:
        self._period.setFocus()


class _Instead(QStackedWidget):
    """Why there is no page, and what to do."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.again = Button("خواندن دوباره", name=f"{name}.again")
        self._none = EmptyState(
            "gavel",
            "چنین مصوبه‌ای در این بازه نیست.",
            "بازهٔ دیگری یا «همه» را برگزینید تا دفتر مصوبات آن این‌جا دیده شود.",
            name=f"{name}.no_resolution",
        )
        self._long = EmptyState(
            "gavel",
            f"این دفتر بیش از {number(MOST_PRINTED)} مصوبه و اقدام دارد و چاپ نمی‌شود.",
            "بازهٔ کوتاه‌تری برگزینید، یا از آن خروجی Excel بگیرید.",
            name=f"{name}.too_long",
        )
        self._stopped = EmptyState(
            "gavel",
            "خواندن دفتر متوقف شد.",
            "بازهٔ کوتاه‌تری برگزینید یا همین را دوباره بخوانید.",
            name=f"{name}.stopped",
            button=self.again,
        )
        for each in (self._none, self._long, self._stopped):
            self.addWidget(each)

    def say_nothing_found(self, *, too_long: bool) -> None:
        self.setCurrentWidget(self._long if too_long else self._none)

    def say_stopped(self) -> None:
        self.setCurrentWidget(self._stopped)


def _remembered() -> str:
    with suppress(ValueError):
        return Period(str(QSettings().value(_REMEMBERED, "")))
    return Period.THIS_YEAR
