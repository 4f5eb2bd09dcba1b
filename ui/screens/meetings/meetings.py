"""The meetings of the office: open one, call a new one, delete a draft.

As a list, or month by month with the headquarters side by side, where there are several.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from db.records import Change, ChangeKind, Headquarters, Meeting, MeetingKind, MeetingState
from desktop.access.permissions import Deed
from desktop.meetings import schedule
from desktop.meetings.listing import ListedMeeting, listed
from desktop.meetings.months import by_month, this_month
from desktop.persian import digits
from desktop.roster.seats import all_headquarters
from ui.clock import today_here
from ui.desk import Desk
from ui.models import Index
from ui.models.meetings_model import HEADQUARTERS, MeetingsModel
from ui.screens.meetings.answers import AnswersButton
from ui.screens.meetings.call_line import CallLine
from ui.screens.meetings.list_acts import ListActs
from ui.screens.meetings.list_table import MeetingsFilter, listed_at, meetings_table
from ui.screens.meetings.months_table import MonthsTable
from ui.screens.meetings.pages import NEW_KEY, MeetingPages
from ui.screens.meetings.side_by_side_line import LIST, MONTHS, SideBySideLine
from ui.screens.papers.kinds import LOOKS, Kind
from ui.widgets.buttons import Button
from ui.widgets.command import Command
from ui.widgets.frame import Screen
from ui.widgets.line_field import LineField
from ui.widgets.paint import key_text

FOLLOW_UP_TITLE = "پیگیری مصوبات جلسه‌های پیشین"

_EXTRAORDINARY_KEY = "Ctrl+Shift+N"
_LIST_KEYS = (("↑ ↓", "جابه‌جایی"), ("Enter", "گشودن"))
_ASKED_KEYS = (("Enter", "ساختن"), ("Esc", "بازگشت"))
_SHOW_ALL = "نمایش همهٔ جلسه‌ها"
_WALK_KEY = ("↑ ↓ ← →", "جابه‌جایی")


class MeetingsScreen(Screen):
    """What meetings there are; an inviting start when there are none."""

    opened = Signal(int)  # the key of a meeting
    paper_wanted = Signal(object)  # Kind

    def __init__(self, desk: Desk) -> None:
        super().__init__("جلسات", name="meetings")
        self._desk = desk
        self._may_write = desk.office.may(Deed.WRITE_MINUTES)
        self._model = MeetingsModel()
        self._shown = MeetingsFilter(self._model)
        self._meetings: Sequence[ListedMeeting] = ()
        self._headquarters: Sequence[Headquarters] = ()
        self._filter = LineField()
        self._delete = Button("حذف پیش‌نویس", icon="trash-2", kind="quiet", name="meetings.delete")
        self._new = Button(
            "جلسهٔ تازه", icon="plus", key=NEW_KEY, kind="primary", name="meetings.new"
        )
        self._new.setEnabled(self._may_write)
        self._papers = tuple(self._paper_button(kind) for kind in Kind)
        self._acts = ListActs(desk, name="meetings.done")
        self._answers = AnswersButton(desk, name="meetings.answers")
        self._refusal = self._answers.refusal
        self._news: list[Change] = []
        self._spared = False  # the chosen row, from being deleted
        self._table = meetings_table(self._shown)
        self._months = MonthsTable(name="meetings.months")
        self._side_by_side = SideBySideLine(name="meetings.side_by_side")
        self._asking = CallLine(desk, name="meetings.call")
        self._pages = MeetingPages(self._table, self._months)
        self._first = self._pages.first
        self._first.setVisible(self._may_write)
        self._lay_out()
        self._listen()
        self._refresh()
        self._choose(0)
        self._show_page()

    def _lay_out(self) -> None:
        self._filter.setObjectName("meetings.filter")
        self._filter.setAccessibleName("جست‌وجو در فهرست جلسات")
        self._filter.setPlaceholderText("شماره، تاریخ یا موضوع")
        self._filter.setFixedWidth(240)
        self.header.add(self._filter)
        room = self._delete.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # or what stands beside it would jump
        self._delete.setSizePolicy(room)
        self.header.add(self._delete)
        for button in (self._answers, *self._papers):
            self.header.add(button)
        self.header.add(self._new)
        for part in (self._side_by_side, self._asking, self._acts, self._refusal):
            self.body.addWidget(part)
        self.body.addWidget(self._pages, 1)

    def _paper_button(self, kind: Kind) -> Button:
        """Make the way to a paper; its key has no room on it."""
        look = LOOKS[kind]
        button = Button(look.name, icon=look.icon, name=f"meetings.{kind}")
        button.setToolTip(f"{look.tip} ({key_text(look.key)})")
        button.offer(f"نمایش {look.name}", look.key).found_by(look.tip)
        button.clicked.connect(lambda: self.paper_wanted.emit(kind))
        return button

    def begin(self) -> None:
        """Put the focus on the list, or on what leads to one."""
        if not self._model.rowCount():
            (self._first if self._may_write else self).setFocus()
        elif self._view() == MONTHS:
            self._months.setFocus()
        else:
            (self._table if self._rows() else self._filter).setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        tables = (self._table, self._months)
        lines = (self._side_by_side, self._asking, self._acts, self._refusal)
        return (self._filter, self._new, *lines, *tables, self._first)

    def _listen(self) -> None:
        for button in (self._new, self._first):
            button.clicked.connect(self._on_new)
        self._table.activated.connect(self._on_activated)
        self._table.clicked.connect(self._on_row)
        self._filter.edited.connect(self._on_filter)
        self._filter.returnPressed.connect(self._table.setFocus)
        self._desk.changed.connect(self._on_changed)
        self._delete.clicked.connect(self._on_delete)
        for banner in (self._acts, self._refusal):
            banner.closed.connect(self._close_banners)
        self._answers.taken.connect(self._acts.tell)
        self._acts.told.connect(self._offer)
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self._months.activated.connect(self._on_cell)
        self._months.came.connect(self._offer)
        self._side_by_side.chosen.connect(self._on_headquarters)
        self._side_by_side.turned.connect(self._on_turned)
        self._asking.chosen.connect(self._call)
        self._asking.left.connect(self._on_left)
        self._offer_commands()

    def _offer_commands(self) -> None:
        for button in (self._new, self._first):
            button.offer("ساختن جلسهٔ تازه").found_by("افزودن برگزاری")
        self._delete.offer("حذف این پیش‌نویس", "Delete").taking_away()
        self._acts.offer_undo(self)
        extraordinary = partial(self.ask, MeetingKind.EXTRAORDINARY)
        Command(
            self,
            "ساختن جلسهٔ فوق‌العاده",
            extraordinary,
            _EXTRAORDINARY_KEY,
            when=lambda: self._may_write,
        )
        Command(self, "گشودن این جلسه", self._open, when=self._may_open).heard_as("Enter")
        for words, may in (
            ("گشودن جلسهٔ این خانه", self._may_open_cell),
            ("ساختن جلسهٔ این ماه", self._may_call_cell),
        ):
            Command(self, words, self._on_cell, when=may).heard_as("Enter")
        self._escape = Command(self, _SHOW_ALL, self._on_escape, "Esc", when=self._may_escape)
        Command(
            self, "جست‌وجو در فهرست", self._filter.setFocus, "Ctrl+F", when=self._filter.isVisible
        ).found_by("یافتن صافی")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._news:
            self._catch_up()

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        """Bring the list up to date, once it is seen: each key in a meeting brings a change."""
        self._news.extend(changes)
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Show what changed: what came back is chosen, or what is beside a loss.

        Who presses Delete twice does not lose a second draft: what is beside a loss is spared until
        a row is chosen; the only row that is left is not chosen, so that it can be.
        """
        changes, self._news = self._news, []
        chosen, beside = self._chosen(), self._table.currentIndex().row()
        ids = [chosen.id] if chosen else []
        for each in changes:
            if each.table == Meeting.table and each.kind is ChangeKind.ADDED:
                ids = [each.id]
        self._refresh()
        there = [row for row in self._rows() if self._meeting_at(row).id in ids]
        last = len(self._rows()) - 1
        self._choose(there[0] if there else min(beside, last or -1))
        self._spared = not there
        self._close_banners()

    def _on_row(self) -> None:
        self._spared = False
        self._offer()

    def _close_banners(self) -> None:
        self._acts.hide()
        self._refusal.hide()
        self._show_page()
        self.begin()

    def _refresh(self) -> None:
        self._meetings = meetings = listed(self._desk.office)
        self._headquarters = tables = all_headquarters(self._desk.office)
        self._model.show_meetings(meetings)
        several = len(tables) > 1
        self._side_by_side.show_tables(tables, this_month(meetings, tables, today_here()))
        self._side_by_side.setVisible(several and bool(meetings))
        self._show_months()
        self._table.setColumnHidden(HEADQUARTERS, not several)
        self._new.setVisible(self._may_write and bool(meetings))
        for button in self._papers:
            button.setVisible(bool(meetings))
        self._answers.setVisible(self._answers.may_take and bool(meetings))

    def _show_months(self) -> None:
        """Bring the months up to date where they are seen."""
        if self._view() == MONTHS:
            self._months.show_months(by_month(self._meetings, self._headquarters, today_here()))

    def _rows(self) -> range:
        return range(self._shown.rowCount())

    def _choose(self, row: int) -> None:
        """Make a row the one that keys speak of; -1 for none."""
        self._table.setCurrentIndex(self._shown.index(row, 0))

    def _show_page(self) -> None:
        every, found = self._model.rowCount(), len(self._rows())
        monthly, sought = self._view() == MONTHS, bool(self._filter.value().strip())
        self._filter.setVisible(bool(every) and not monthly)
        self._pages.show_page(every=every, found=found, monthly=monthly, sought=sought)
        filtered = not monthly and (sought or self._side_by_side.headquarters is not None)
        count = f"{found} از {every} جلسه" if filtered else f"{every} جلسه"
        self.header.set_sub(digits(count) if every else "")
        self._offer()

    def seek(self, text: str) -> None:
        """Show the meetings that these words find, and all of them again by Esc."""
        self._filter.set_value(text)
        self._on_filter(text)
        self.begin()

    def _on_filter(self, text: str) -> None:
        self._shown.set_typed(text)
        self._choose(0)
        self._show_page()

    def _may_escape(self) -> bool:
        narrowed = bool(self._filter.value()) or self._side_by_side.headquarters is not None
        return self._asking.isVisible() or (self._view() == LIST and narrowed)

    def _on_escape(self) -> None:
        """Leave the question that is asked, else show all meetings."""
        if self._asking.isVisible():
            self._asking.leave()
        elif self._view() == LIST:
            self._filter.set_value("")
            self._on_filter("")
            self._side_by_side.show_all()

    def _on_left(self) -> None:
        self._offer()
        self.begin()

    # Several headquarters

    def _view(self) -> str:
        return self._side_by_side.view

    def _on_turned(self) -> None:
        self._show_months()
        self._show_page()
        self.begin()

    def _on_headquarters(self, headquarters_id: int | None) -> None:
        self._shown.set_headquarters(headquarters_id)
        self._choose(0)
        self._show_page()

    def _on_cell(self) -> None:
        """Open the meeting of a cell; where this month's is missing, ask whether to call it."""
        cell = self._months.cell
        if cell is not None and self._months.awaits:
            if not self._may_write:
                return
            table = cell.headquarters
            self._asking.ask([table], MeetingKind.ORDINARY, table, this_month=True)
            self._offer()
        elif cell is not None and cell.held:
            self.opened.emit(cell.held[-1].meeting.id)

    def _may_open_cell(self) -> bool:
        cell = self._months.cell if self._view() == MONTHS else None
        return bool(cell and cell.held) and not self._months.awaits and not self._is_asking()

    def _may_call_cell(self) -> bool:
        awaits = self._view() == MONTHS and self._months.awaits
        return awaits and self._may_write and not self._is_asking()

    def _is_asking(self) -> bool:
        return self._asking.isVisible()

    def _meant(self) -> Headquarters | None:
        """Give the headquarters that one looks at."""
        if self._view() == MONTHS:
            return self._months.cell.headquarters if self._months.cell else None
        return self._side_by_side.headquarters

    # Acts

    def _may_open(self) -> bool:
        there = self._view() == LIST and self._chosen() is not None
        return there and not self._is_asking()

    def _open(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.opened.emit(chosen.id)

    def _on_activated(self, index: Index) -> None:
        self.opened.emit(listed_at(index).meeting.id)

    def _on_new(self) -> None:
        self.ask(MeetingKind.ORDINARY)

    def ask(self, kind: MeetingKind) -> None:
        """Ask whose meeting it is, where there is a choice."""
        tables = all_headquarters(self._desk.office)
        if len(tables) > 1:
            self._asking.ask(tables, kind, self._meant())
            self._offer()
        else:
            self._call(schedule.propose(self._desk.office, today_here(), kind, tables[0]))

    def _call(self, proposed: Meeting) -> None:
        """Make the meeting as it is to be expected; its heading is where it is changed."""
        meeting = self._desk.act(lambda office: schedule.call(office, proposed, FOLLOW_UP_TITLE))
        if meeting is not None:
            self.opened.emit(meeting.id)

    def _offer(self) -> None:
        """Show the keys and the button that do something now."""
        draft = self._draft() is not None
        self._delete.setVisible(draft)
        asking = self._is_asking()
        self._escape.setText("بازگشت، بی ساختن جلسه" if asking else _SHOW_ALL)
        monthly = self._view() == MONTHS
        keys = list(_LIST_KEYS if self._rows() else ())
        if monthly:
            enter = "جلسهٔ تازه" if self._may_call_cell() else "گشودن"
            keys = [_WALK_KEY, ("Enter", enter)]
        if draft:
            keys.append(("Delete", "حذف پیش‌نویس"))
        if not self._model.rowCount():
            keys += [(NEW_KEY, "نخستین جلسه")] if self._may_write else []
        else:
            if not monthly:
                keys.append(("Ctrl+F", "جست‌وجو"))
            keys += [(_EXTRAORDINARY_KEY, "جلسهٔ فوق‌العاده")] if self._may_write else []
            keys.extend(self._side_by_side.keys())
            keys.extend((look.key, look.name) for look in LOOKS.values())
        keys.extend(self._acts.keys())
        self.status_bar.set_keys(_ASKED_KEYS if asking else keys)

    def _on_delete(self) -> None:
        """Delete the chosen draft; the next press deletes nothing until another is chosen."""
        if (draft := self._draft()) is not None:
            self._acts.delete(draft)

    def _draft(self) -> Meeting | None:
        """Give the chosen meeting if it may be deleted."""
        there = self._view() == LIST and not self._is_asking()
        may = self._may_write and there and not self._spared
        chosen = self._chosen() if may else None
        return chosen if chosen and chosen.state is MeetingState.DRAFT else None

    def _chosen(self) -> Meeting | None:
        row = self._table.currentIndex().row()
        return self._meeting_at(row) if row >= 0 else None

    def _meeting_at(self, row: int) -> Meeting:
        return listed_at(self._shown.index(row, 0)).meeting
