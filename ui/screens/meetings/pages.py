"""What stands below the tools of the meetings: a table, or why there is none and what to do."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.screens.meetings.months_table import MonthsTable
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState

NEW_KEY = "Ctrl+N"  # of two buttons that are never seen together


class MeetingPages(QStackedWidget):
    """One of them is seen; `first` calls the first meeting of an office."""

    def __init__(self, table: QWidget, months: MonthsTable) -> None:
        super().__init__()
        self.first = Button(
            "نخستین جلسه", icon="plus", key=NEW_KEY, kind="primary", name="meetings.first"
        )
        self._list = Card(name="meetings.list")
        self._list.body.addWidget(table)
        self._board = Card(name="meetings.board")
        self._board.body.addWidget(months)
        self._empty = EmptyState(
            "calendar-days",
            "جلسه‌ها این‌جا می‌آیند.",
            "نخستین جلسهٔ قرارگاه را بسازید. شماره، روز، مکان و اعضای جلسه‌های بعد"
            " از روی همین جلسه پیشنهاد می‌شود.",
            name="meetings.empty",
            button=self.first,
        )
        self._nothing = EmptyState(
            "search",
            "جلسه‌ای با این عبارت پیدا نشد.",
            "واژهٔ دیگری بنویسید یا Esc را بزنید تا همهٔ جلسه‌ها دیده شود.",
            name="meetings.nothing",
        )
        self._none_yet = EmptyState(
            "calendar-days",
            "این قرارگاه هنوز جلسه‌ای ندارد.",
            "برای نخستین جلسهٔ آن Ctrl+N را بزنید، و برای دیدن همهٔ جلسه‌ها Esc را.",
            name="meetings.none_yet",
        )
        for page in (self._list, self._board, self._empty, self._none_yet, self._nothing):
            self.addWidget(page)

    def show_page(self, *, every: int, found: int, monthly: bool, sought: bool) -> None:
        """Show what there is to see of so many meetings, of which so many were found."""
        if not every:
            self.setCurrentWidget(self._empty)
        elif monthly:
            self.setCurrentWidget(self._board)
        elif found:
            self.setCurrentWidget(self._list)
        else:
            self.setCurrentWidget(self._nothing if sought else self._none_yet)
