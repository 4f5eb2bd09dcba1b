"""The list of all meetings: open one, call a new one, delete a draft."""

from PySide6.QtCore import QRectF, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from db.records import Change, ChangeKind, Meeting, MeetingKind, MeetingState
from desktop.meetings import schedule
from desktop.meetings.editing import remove
from desktop.meetings.listing import ListedMeeting, listed
from desktop.persian import digits, ordinal
from desktop.search import matches
from ui.clock import today_here
from ui.desk import Desk
from ui.models import Index
from ui.models.meetings_model import (
    DATE,
    FILTER_ROLE,
    HEADQUARTERS,
    MEETING_ROLE,
    SORT_ROLE,
    STATE,
    SUBJECT,
    MeetingsModel,
)
from ui.screens.papers.kinds import LOOKS, Kind
from ui.screens.state_chips import STATE_CHIPS
from ui.theme import Size
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.frame import Screen
from ui.widgets.labels import chip_width, draw_chip
from ui.widgets.line_field import LineField
from ui.widgets.paint import key_text

FOLLOW_UP_TITLE = "پیگیری مصوبات جلسه‌های پیشین"

_ROW = 49
_PADDING = 8
_NEW_KEY = "Ctrl+N"  # of two buttons that are never seen together
_EXTRAORDINARY_KEY = "Ctrl+Shift+N"
_LIST_KEYS = (("↑ ↓", "جابه‌جایی"), ("Enter", "گشودن"))
_WIDTHS = {0: 130, DATE: 170, HEADQUARTERS: 190, 4: 76, 5: 62, 6: 62, STATE: 110}


class MeetingsScreen(Screen):
    """What meetings there are; an inviting start when there are none."""

    opened = Signal(int)  # the key of a meeting
    paper_wanted = Signal(object)  # Kind

    def __init__(self, desk: Desk) -> None:
        super().__init__("جلسات", name="meetings")
        self._desk = desk
        self._model = MeetingsModel()
        self._shown = _Filter(self._model)
        self._filter = LineField()
        self._delete = Button("حذف پیش‌نویس", icon="trash-2", kind="quiet", name="meetings.delete")
        self._new = Button(
            "جلسهٔ تازه", icon="plus", key=_NEW_KEY, kind="primary", name="meetings.new"
        )
        self._papers = tuple(self._paper_button(kind) for kind in Kind)
        self._deleted = Banner("", "info", name="meetings.deleted", action="واگرد", closable=True)
        # What Ctrl+Z and Ctrl+Y reach from here; what was typed in a meeting is taken back there.
        self._deletions = 0
        self._taken_back = 0
        self._news: list[Change] = []
        self._table = _table(self._shown)
        self._pages = QStackedWidget()
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
        self.header.add(self._delete)
        for button in self._papers:
            self.header.add(button)
        self.header.add(self._new)
        self._list = Card(name="meetings.list")
        self._list.body.addWidget(self._table)
        self._first = Button(
            "نخستین جلسه", icon="plus", key=_NEW_KEY, kind="primary", name="meetings.first"
        )
        self._first.clicked.connect(self._on_new)
        self._empty = EmptyState(
            "calendar-days",
            "جلسه‌ها این‌جا می‌آیند.",
            "نخستین جلسهٔ قرارگاه را بسازید. شماره، روز، مکان و اعضای جلسه‌های بعد"
            " از روی همین جلسه پیشنهاد می‌شود.",
            name="meetings.empty",
            button=self._first,
        )
        self._nothing = EmptyState(
            "search",
            "جلسه‌ای با این عبارت پیدا نشد.",
            "واژهٔ دیگری بنویسید یا Esc را بزنید تا همهٔ جلسه‌ها دیده شود.",
            name="meetings.nothing",
        )
        for page in (self._list, self._empty, self._nothing):
            self._pages.addWidget(page)
        self._deleted.hide()
        self.body.addWidget(self._deleted)
        self.body.addWidget(self._pages, 1)

    def _paper_button(self, kind: Kind) -> Button:
        """Make the way to a paper; its key has no room on it."""
        look = LOOKS[kind]
        button = Button(look.name, icon=look.icon, name=f"meetings.{kind}")
        button.setToolTip(f"{look.tip} ({key_text(look.key)})")
        button.setShortcut(QKeySequence(look.key))
        button.clicked.connect(lambda: self.paper_wanted.emit(kind))
        return button

    def begin(self) -> None:
        """Put the focus on the list, or on what leads to one."""
        start = self._filter if self._model.rowCount() else self._first
        (self._table if self._rows() else start).setFocus()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._filter, self._new, self._deleted, self._table, self._first)

    def _listen(self) -> None:
        self._new.clicked.connect(self._on_new)
        self._table.activated.connect(self._on_activated)
        self._filter.edited.connect(self._on_filter)
        self._filter.returnPressed.connect(self._table.setFocus)
        self._desk.changed.connect(self._on_changed)
        self._delete.clicked.connect(self._on_delete)
        self._deleted.acted.connect(self._undo)
        self._deleted.closed.connect(self._close_banner)
        self._table.selectionModel().currentRowChanged.connect(self._offer)
        QShortcut(QKeySequence("Delete"), self._table).activated.connect(self._on_delete)
        extraordinary = QShortcut(QKeySequence(_EXTRAORDINARY_KEY), self)
        extraordinary.activated.connect(lambda: self._call(MeetingKind.EXTRAORDINARY))
        for key, step in (("Ctrl+Z", self._undo), ("Ctrl+Y", self._redo)):
            QShortcut(QKeySequence(key), self).activated.connect(step)
        QShortcut(QKeySequence("Esc"), self._filter).activated.connect(self._clear_filter)

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
        """Show what changed: what came back is chosen, what is beside a loss is not."""
        changes, self._news = self._news, []
        chosen = self._chosen()
        ids = [chosen.id] if chosen else []
        for each in changes:
            if each.table == Meeting.table and each.kind is ChangeKind.ADDED:
                ids = [each.id]
        self._refresh()
        self._choose(next((row for row in self._rows() if self._meeting_at(row).id in ids), -1))
        self._close_banner()

    def _close_banner(self) -> None:
        self._deleted.hide()
        self._show_page()
        self.begin()

    def _refresh(self) -> None:
        meetings = listed(self._desk.office)
        self._model.show_meetings(meetings)
        several = len({each.headquarters.id for each in meetings}) > 1
        self._table.setColumnHidden(HEADQUARTERS, not several)
        for widget in (self._filter, self._new, *self._papers):
            widget.setVisible(bool(meetings))

    def _rows(self) -> range:
        return range(self._shown.rowCount())

    def _choose(self, row: int) -> None:
        """Make a row the one that keys speak of; -1 for none."""
        self._table.setCurrentIndex(self._shown.index(row, 0))

    def _show_page(self) -> None:
        every, found = self._model.rowCount(), len(self._rows())
        if not every:
            self._pages.setCurrentWidget(self._empty)
        else:
            self._pages.setCurrentWidget(self._list if found else self._nothing)
        filtered = bool(self._filter.value().strip())
        count = f"{found} از {every} جلسه" if filtered else f"{every} جلسه"
        self.header.set_sub(digits(count) if every else "")
        self._offer()

    def _on_filter(self, text: str) -> None:
        self._shown.set_typed(text)
        self._choose(0)
        self._show_page()

    def _clear_filter(self) -> None:
        self._filter.set_value("")
        self._on_filter("")

    def _on_activated(self, index: Index) -> None:
        self.opened.emit(_listed_at(index).meeting.id)

    def _on_new(self) -> None:
        self._call(MeetingKind.ORDINARY)

    def _call(self, kind: MeetingKind) -> None:
        """Make the meeting as it is to be expected; its heading is where it is changed."""
        meeting = self._desk.act(
            lambda office: schedule.call(
                office, schedule.propose(office, today_here(), kind), FOLLOW_UP_TITLE
            )
        )
        if meeting is not None:
            self.opened.emit(meeting.id)

    def _offer(self) -> None:
        """Show the keys and the button that do something now."""
        draft = self._draft() is not None
        self._delete.setVisible(draft)
        keys = list(_LIST_KEYS if self._rows() else ())
        if draft:
            keys.append(("Delete", "حذف پیش‌نویس"))
        if not self._model.rowCount():
            keys.append((_NEW_KEY, "نخستین جلسه"))
        else:
            keys.append((_EXTRAORDINARY_KEY, "جلسهٔ فوق‌العاده"))
            keys.extend((look.key, look.name) for look in LOOKS.values())
        if self._deletions:
            keys.append(("Ctrl+Z", "واگرد"))
        self.status_bar.set_keys(keys)

    def _on_delete(self) -> None:
        """Delete the chosen draft; the next press deletes nothing until a row is chosen."""
        if (draft := self._draft()) is None:
            return
        self._desk.act(lambda office: remove(office, draft))
        if self._chosen() is None:
            self._deletions += 1
            self._taken_back = 0
            self._deleted.set_text(f"پیش‌نویس جلسهٔ {ordinal(draft.number)} حذف شد.")
            self._deleted.show()
            self._offer()

    def _undo(self) -> None:
        if self._deletions:
            self._deletions -= 1
            self._taken_back += 1
            self._desk.undo()

    def _redo(self) -> None:
        if self._taken_back:
            self._taken_back -= 1
            self._deletions += 1
            self._desk.redo()

    def _draft(self) -> Meeting | None:
        """Give the chosen meeting if it may be deleted."""
        chosen = self._chosen()
        return chosen if chosen and chosen.state is MeetingState.DRAFT else None

    def _chosen(self) -> Meeting | None:
        row = self._table.currentIndex().row()
        return self._meeting_at(row) if row >= 0 else None

    def _meeting_at(self, row: int) -> Meeting:
        return _listed_at(self._shown.index(row, 0)).meeting


def _listed_at(index: Index) -> ListedMeeting:
    listed_meeting: ListedMeeting = index.data(MEETING_ROLE)
    return listed_meeting


def _table(model: QSortFilterProxyModel) -> QTableView:
    table = QTableView()
    table.setObjectName("meetings.table")
    table.setAccessibleName("فهرست جلسات")
    table.setModel(model)
    table.setItemDelegateForColumn(STATE, _StateDelegate(table))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSortingEnabled(True)
    table.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column, width in _WIDTHS.items():
        table.setColumnWidth(column, width)
    header.setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
    return table


class _Filter(QSortFilterProxyModel):
    """The rows in which every typed word is found, however it is spelled."""

    def __init__(self, model: MeetingsModel) -> None:
        super().__init__()
        self._typed = ""
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)

    def set_typed(self, typed: str) -> None:
        self.beginFilterChange()
        self._typed = typed
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self.sourceModel().index(source_row, 0, source_parent)
        return matches(self._typed, index.data(FILTER_ROLE))

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        return bool(source_left.data(SORT_ROLE) < source_right.data(SORT_ROLE))


class _StateDelegate(QStyledItemDelegate):
    """The state of the minutes as a chip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text = index.data()
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        blank.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, blank, painter, blank.widget
        )
        width = chip_width(text)
        rect = QRectF(option.rect)
        place = QRectF(
            rect.right() - _PADDING - width,
            rect.center().y() - Size.CHIP / 2,
            width,
            Size.CHIP,
        )
        draw_chip(painter, place, text, STATE_CHIPS[_listed_at(index).meeting.state])
