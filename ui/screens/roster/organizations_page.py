"""The organizations that the office knows: their names, their use, and which two are one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.persian import digits
from desktop.roster.organizations import (
    OrganizationLine,
    add_organization,
    organization_lines,
    set_aside,
)
from ui.desk import Desk
from ui.screens.lists.list_page import ListPage
from ui.screens.roster.merge_panel import MergePanel, usage_text
from ui.screens.roster.organization_form import OrganizationForm
from ui.screens.roster.organization_row import LABELS, OrganizationRow, heads
from ui.widgets.command import Command

NAME = "roster.organizations"
KEY = "Ctrl+H"


class OrganizationsPage(ListPage[OrganizationLine, OrganizationRow]):
    """The names by the alphabet, and beside them those that may be the same."""

    keys = (
        ("Enter", "دستگاه بعد"),
        ("Ctrl+N", "دستگاه تازه"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        (KEY, "ادغام"),
        ("Ctrl+F", "جست‌وجو"),
        ("Ctrl+Z", "واگرد"),
    )
    entry, some = "دستگاه", "دستگاهی"

    def __init__(self, desk: Desk) -> None:
        self._panel = MergePanel(desk)
        form = OrganizationForm(desk, self._add, name="roster.new_organization")
        super().__init__(desk, NAME, heads(), form)
        Command(self, "ادغام این دستگاه با دستگاهی دیگر", self.begin_beside, KEY, when=self.writes)
        self.line.addWidget(self._panel)
        self._panel.leaving.connect(self._back_to_row)
        self._panel.rearranged.connect(self.chain_stops)
        self._panel.merged.connect(lambda uuid: self.lead_to((uuid,)))

    # What is shown

    def lines(self, *, retired: bool) -> Sequence[OrganizationLine]:
        return organization_lines(self.desk.office, retired=retired)

    def told(self, line: OrganizationLine) -> tuple[str, str]:
        return line.name, usage_text(line)

    def make_row(self, line: OrganizationLine) -> OrganizationRow:
        return OrganizationRow(self.desk, line)

    def show_line(self, row: OrganizationRow, line: OrganizationLine, number: int) -> None:
        row.show_line(line, number)
        row.name(f"{NAME}.{number}", line.name, LABELS)

    def show_current(self) -> None:
        self._panel.show_organization(self.current(), [*self.shown().values()])

    def remark(self) -> str:
        near = sum(bool(line.near) for line in self.shown().values())
        return f"{digits(near)} نام مشابه" if near else ""

    # Where the keyboard is

    def begin(self) -> None:
        """Go to the first name that is much like another, else to the first of all."""
        rows = self.area.visible_rows()
        for row in [*(row for row in rows if row.line.near), *rows][:1]:
            row.begin()

    def begin_beside(self) -> None:
        """Go to what may be the same as this organization."""
        self._panel.begin()

    def stops_beside(self) -> list[QWidget]:
        return self._panel.stops()

    def parts(self) -> tuple[QWidget, ...]:
        return (self.area, self._panel)

    def _back_to_row(self) -> None:
        if self.area.current is not None:
            self.area.current.begin()

    # Acts

    def _add(self, name: str) -> bool:
        return self.enter(lambda office: add_organization(office, name))

    def put_aside(self, line: OrganizationLine, *, retired: bool) -> None:
        self.desk.act(lambda office: set_aside(office, line, retired=retired))
