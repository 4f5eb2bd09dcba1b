"""The first start: which district, which office, who keeps the minutes.

Hard rule: what is typed here outlives a power cut, in the habits of the window, until the office is
founded; there is no file yet that could keep it closed to others.
"""

from pathlib import Path

from PySide6.QtCore import QSettings, Signal

from desktop.founding import DISTRICTS
from desktop.persian import digits
from ui.entering import Questions
from ui.screens.entrance.page import EntrancePage
from ui.screens.loans.visit_link import VisitLink
from ui.widgets.buttons import Button
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField

NAME = "first_start"

_DISTRICT_NEEDED = "شمارهٔ منطقه را از ۱ تا ۲۲ بنویسید."
_WORDS = (
    "دبیر صورتجلسه‌های قرارگاه اجتماعی را بی‌نیاز از اینترنت نگه می‌دارد. برای آغاز، سه چیز بنویسید."
)


class FirstStart(EntrancePage):
    """Three questions; `done` brings the answers, `visit_wanted` leads to minutes on a stick."""

    visit_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__(NAME, "به دبیر خوش آمدید", _WORDS)
        self._district = NumberField(min(DISTRICTS), max(DISTRICTS), needed=_DISTRICT_NEEDED)
        self._office, self._secretary = LineField(), LineField()
        self.place("district", "شمارهٔ منطقه", self._district)
        self.place("name", "نام اداره", self._office)
        self.place("secretary", "نام دبیر جلسه", self._secretary)
        self.end(Button("ادامه", kind="primary", key="Ctrl+Enter", name=f"{NAME}.begin"))
        visit = VisitLink(folder, name=f"{NAME}.visit")
        visit.clicked.connect(self.visit_wanted)
        self.form.addWidget(visit)
        self._bring_back()
        self._own_name = bool(self._office.value())
        self._district.edited.connect(self._propose_name)
        self._office.edited.connect(self._on_name)
        for field in (self._district, self._office, self._secretary):
            field.edited.connect(self._keep)

    def go_on(self) -> None:
        self._main_focus()  # away from a field that still waits for the end of its number
        district = self._district.value()
        name, secretary = self._office.value().strip(), self._secretary.value().strip()
        if district is None:
            self.ask_for(self._district, _DISTRICT_NEEDED)
        elif not name:
            self.ask_for(self._office, "نام اداره را بنویسید.")
        elif not secretary:
            self.ask_for(self._secretary, "نام دبیر جلسه را بنویسید.")
        else:
            self._keep()
            self.done.emit(Questions(district, name, secretary))

    def _main_focus(self) -> None:
        if self.main is not None:
            self.main.setFocus()

    def _propose_name(self, district: int | None) -> None:
        if district is not None and not self._own_name:
            self._office.set_value(f"شهرداری منطقهٔ {digits(district)}")

    def _on_name(self, name: str) -> None:
        self._own_name = bool(name.strip())

    def _keep(self) -> None:
        settings = QSettings()
        settings.beginGroup(NAME)
        settings.setValue("district", str(self._district.value() or ""))
        settings.setValue("name", self._office.value())
        settings.setValue("secretary", self._secretary.value())
        settings.endGroup()
        settings.sync()

    def _bring_back(self) -> None:
        settings = QSettings()
        settings.beginGroup(NAME)
        district = str(settings.value("district", ""))
        self._district.set_value(int(district) if district.isdecimal() else None)
        self._office.set_value(str(settings.value("name", "")))
        self._secretary.set_value(str(settings.value("secretary", "")))
        settings.endGroup()


def forget() -> None:
    """Let go of what was typed, since the office knows it now."""
    settings = QSettings()
    settings.remove(NAME)
    settings.sync()
