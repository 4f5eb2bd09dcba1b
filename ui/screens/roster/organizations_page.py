"""The organizations that the office knows: their names, their use, and which two are one."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.roster.organizations import OrganizationLine, organization_lines, set_aside
from ui.commands import Scope, mark
from ui.desk import Desk
from ui.screens.lists.list_area import ListArea
from ui.screens.lists.list_card import ListCard
from ui.screens.lists.retired import RetiredList
from ui.screens.roster.merge_panel import MergePanel, usage_text
from ui.screens.roster.organization_form import OrganizationForm
from ui.screens.roster.organization_row import LABELS, OrganizationRow, heads
from ui.screens.rows import chain
from ui.theme import Space
from ui.widgets.command import Command
from ui.widgets.labels import Label

NAME = "roster.organizations"
KEY = "Ctrl+H"


class OrganizationsPage(QWidget):
    """`counted` tells how many organizations are shown, and of how many."""

    keys = (
        ("Enter", "دستگاه بعد"),
        ("Ctrl+N", "دستگاه تازه"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        (KEY, "ادغام"),
        ("Ctrl+F", "جست‌وجو"),
        ("Ctrl+Z", "واگرد"),
    )
    counted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self._desk = desk
        self._order: list[str] = []
        self._form = OrganizationForm(desk, name="roster.new_organization")
        self._retired = RetiredList(name="roster.retired_organizations", button="بازگرداندن")
        self._nothing = Label(
            "دستگاهی با این عبارت نیست. واژهٔ دیگری بنویسید یا Esc را بزنید.",
            role="text_2",
            name="roster.no_organization",
        )
        self._nothing.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, Space.CARD)
        self._list: ListArea[OrganizationLine, OrganizationRow] = ListArea(
            lambda line: OrganizationRow(desk, line),
            name=f"{NAME}.list",
            tail=(self._nothing, self._form, self._retired),
            form=self._form,
        )
        Command(
            self._list,
            "کنار گذاشتن این دستگاه",
            self._retire_current,
            "Ctrl+Del",
            when=lambda: self._list.holding_focus() is not None,
            within=True,
        ).found_by("حذف").taking_away()
        Command(self, "ادغام این دستگاه با دستگاهی دیگر", self.begin_beside, KEY)
        mark(self, Scope.SECTION)
        self._panel = MergePanel(desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(ListCard(heads(), self._list, name=f"{NAME}.card"), 1)
        row.addWidget(self._panel)
        self._list.came.connect(self._on_came)
        self._list.passed_end.connect(self._form.begin)
        self._panel.leaving.connect(self._back_to_row)
        self._panel.rearranged.connect(self._chain)
        self._panel.merged.connect(lambda uuid: self.lead_to((uuid,)))
        self._retired.chosen.connect(self._bring_back)

    # What is shown

    def refresh(self) -> None:
        """Show the list as it is now; a name that is being changed keeps its place in it."""
        lines = organization_lines(self._desk.office)
        if {line.uuid for line in lines} == set(self._order):
            lines = tuple(sorted(lines, key=lambda line: self._order.index(line.uuid)))
        self._order = [line.uuid for line in lines]
        new = self._list.arrange(lines)
        for number, (row, line) in enumerate(zip(self._list.rows, lines, strict=True), 1):
            row.show_line(line, number)
            row.name(f"{NAME}.{number}", line.name, LABELS)
        self._retired.show_things(
            [(line.uuid, line.name, usage_text(line)) for line in self._aside()]
        )
        self._count(self._list.find_again())
        self._list.welcome(new)
        self._show_current()

    def _aside(self) -> tuple[OrganizationLine, ...]:
        return organization_lines(self._desk.office, retired=True)

    def show_found(self, typed: str) -> None:
        """Show the rows in which every typed word is found."""
        self._count(self._list.show_found(typed))

    def near_count(self) -> int:
        """Count the names that are much like another."""
        return sum(bool(row.line.near) for row in self._list.rows)

    def _count(self, found: int) -> None:
        self._nothing.setVisible(bool(self._list.rows) and not found)
        self.counted.emit(found, len(self._list.rows))

    def _show_current(self) -> None:
        rows = list(self._list.rows)
        row = self._list.current or (rows[0] if rows else None)
        self._panel.show_organization(row.line if row else None, [each.line for each in rows])

    def _chain(self) -> None:
        """Let Tab go as one reads: down the list, to the next one, what is aside, the panel."""
        stops = [stop for each in self._list.rows for stop in each.fields.values()]
        chain([*stops, *self._form.stops(), *self._retired.stops(), *self._panel.stops()])

    def lines(self) -> dict[str, object]:
        """Give what is shown of each organization, by its uuid."""
        return {row.uuid: row.line for row in self._list.rows}

    # Where the keyboard is

    def begin(self) -> None:
        """Go to the first name that is much like another, else to the first of all."""
        rows = self._list.visible_rows()
        for row in [*(row for row in rows if row.line.near), *rows][:1]:
            row.begin()

    def begin_new(self) -> None:
        """Go to where a new organization is typed."""
        self._form.begin()

    def begin_beside(self) -> None:
        """Go to what may be the same as this organization."""
        self._panel.begin()

    def lead_to(self, uuids: Collection[str]) -> None:
        """Go to the first of some rows, unless the keyboard is in one of them."""
        self._list.lead_to(uuids)

    def parts(self) -> tuple[QWidget, ...]:
        return (self._list, self._panel)

    def _on_came(self) -> None:
        self._desk.flush()
        self._show_current()

    def _back_to_row(self) -> None:
        if self._list.current is not None:
            self._list.current.begin()

    # Acts

    def _retire_current(self) -> None:
        row = self._list.holding_focus()
        if row is not None:
            line = row.line
            self._list.leave(row)
            self._desk.act(lambda office: set_aside(office, line, retired=True))

    def _bring_back(self, uuid: str) -> None:
        for line in self._aside():
            if line.uuid == uuid:
                self._desk.act(partial(set_aside, line=line, retired=False))
