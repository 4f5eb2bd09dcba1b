"""Reading aloud: the minutes in large letters, one resolution after the other, before the signing.

Hard rule: whoever reads sees all of a text, and a correction goes straight into the minutes.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.calendar import jalali
from desktop.documents.sections.wording import meeting_name
from desktop.meetings.compile import from_dossier
from desktop.meetings.dossier import Dossier
from desktop.meetings.suggestions import known_names
from desktop.persian import digits, latin_digits
from ui.commands import Scope, mark
from ui.desk import Desk
from ui.screens.focus_watch import FocusWatch
from ui.screens.save_sign import SaveSign
from ui.screens.workspace.reading.page import ResolutionPage, WordsPage, ending, opening
from ui.screens.workspace.reading.row import ReadingRow
from ui.screens.workspace.reading.sheet import ReadingSheet
from ui.screens.workspace.setting import setting
from ui.theme import Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.command import Command
from ui.widgets.frame import Screen
from ui.widgets.keys import ENTER, is_plain

NAME = "reading"
OPENING, ENDING = "opening", "ending"
_NUMBER_MS = 1_200  # within which figures make one number

_WALKING = (("← Space", "بعدی"), ("→", "پیشین"))
_READING = (("Enter", "اصلاح"), ("↑ ↓", "بند به بند"), ("۱ ۲ ۳", "رفتن به شماره"))
_MENDING = (("Enter", "پایان اصلاح"), ("Tab", "جای بعدی"))
_LEAVING = ("Esc", "بازگشت")
_UNDOING = ("Ctrl+Z", "واگرد")
_EMPTY = "هنوز مصوبه‌ای برای خواندن نیست."
_HOW = "مصوبه‌ها در بخش «مصوبات» نوشته می‌شوند و این‌جا یکی‌یکی با حروف درشت می‌آیند."
_NO_SUCH = "مصوبهٔ {} نیست؛ این جلسه {} مصوبه دارد."


class ReadingView(Screen):
    """The heading, each resolution, the next meeting, a page each; Esc is `leaving`."""

    leaving = Signal()

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__("", name=NAME, margin=Space.WORKSPACE)
        self._desk = desk
        self._dossier = dossier
        self._why_closed = ""
        self._at = OPENING  # or the uuid of a resolution
        self._mark = 0  # of the rows of the page, the one that is read
        self._mending = False
        self._figures = ""
        self._pause = QTimer(self, singleShot=True, interval=_NUMBER_MS)
        self._pause.timeout.connect(self._forget_figures)
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        self._lay_out()
        self._offer_commands()
        self._keys: Mapping[int, Callable[[], None]] = {
            Qt.Key.Key_Left: partial(self._turn, 1),  # as a Persian book is turned
            Qt.Key.Key_Right: partial(self._turn, -1),
            Qt.Key.Key_Space: partial(self._go, 1),
            Qt.Key.Key_PageDown: partial(self._go, 1),
            Qt.Key.Key_PageUp: partial(self._go, -1),
            Qt.Key.Key_Down: partial(self._step, 1),
            Qt.Key.Key_Up: partial(self._step, -1),
            Qt.Key.Key_Home: partial(self._open_at, 0),
            Qt.Key.Key_End: partial(self._open_at, -1),
            **dict.fromkeys(ENTER, self._mend_marked),
        }
        FocusWatch(self).moved.connect(self._on_focus)

    def _lay_out(self) -> None:
        save_sign = SaveSign(name=f"{NAME}.save_sign")
        save_sign.follow(self._desk)
        self._back = IconButton("chevron-right", "پیشین", name=f"{NAME}.back", key="→")
        self._on = IconButton("chevron-left", "بعدی", name=f"{NAME}.on", key="←")
        for button, way in ((self._back, -1), (self._on, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows turn the pages
            button.clicked.connect(partial(self._turn, way))
        self._leave = Button("پایان خواندن", key="Esc", name=f"{NAME}.leave")
        self._leave.clicked.connect(self.leaving)
        for widget in (save_sign, self._back, self._on, self._leave):
            self.header.add(widget)
        self._closed = Banner("", "info", name=f"{NAME}.closed")
        self._sheet = ReadingSheet(f"{NAME}.sheet")
        self._empty = EmptyState("book-open", _EMPTY, _HOW, name=f"{NAME}.empty")
        self._paper = Card(name=f"{NAME}.paper")
        self._paper.body.addWidget(self._sheet)
        self._paper.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._closed)
        self.body.addWidget(self._paper, 1)
        self.body.addWidget(self._empty, 1)
        self._closed.hide()

    def _offer_commands(self) -> None:
        mark(self, Scope.SECTION)
        mend = Command(
            self, "اصلاح آنچه خوانده می‌شود", self._mend_marked, "F2", when=self._has_rows
        )
        mend.found_by("ویرایش تصحیح")
        self._back.offer("صفحهٔ پیشین").heard_as("→")
        self._on.offer("صفحهٔ بعدی").heard_as("←")
        self._leave.offer("پایان خواندن").heard_as("Esc")

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self.header, self._sheet)

    # What is shown

    def show_dossier(self, dossier: Dossier, why_closed: str) -> None:
        """Show what is stored now; `why_closed` says why nothing may be mended."""
        if self._mending and not _holds(dossier, self._rows()[self._mark].uuid):
            self._rows()[self._mark].fall_silent()
            self.begin()  # before its row is gone, or the keyboard would leave with it
        before, self._dossier, self._why_closed = self._places(), dossier, why_closed
        places = self._places()
        if self._at not in places and places:
            gone_from = before.index(self._at) if self._at in before else 0
            self._at, self._mark = places[min(gone_from, len(places) - 1)], 0
        self._show_page()

    def start(self, number: int) -> None:
        """Begin with the resolution of this number; with 0 where reading was left."""
        if number:
            self._open_at(number)
        else:
            self._show_page()
        self.begin()

    def begin(self) -> None:
        (self._sheet if self._places() else self._leave).setFocus()

    def lead_to_change(self, before: Dossier) -> None:
        """Open the first resolution that is not as it was, unless this one is another such."""
        known = {part.resolution.uuid: part for part in before.resolutions}
        uuids = ((part.resolution.uuid, part) for part in self._dossier.resolutions)
        changed = [uuid for uuid, part in uuids if known.get(uuid) != part]
        if changed and self._at not in changed:
            self._open(changed[0])

    def _places(self) -> list[str]:
        """List what there is to read, in its order."""
        uuids = [part.resolution.uuid for part in self._dossier.resolutions]
        return [OPENING, *uuids, ENDING] if uuids else []

    def _open_at(self, index: int) -> None:
        if places := self._places():
            self._open(places[index])

    def _open(self, place: str) -> None:
        if place != self._at:
            self.begin()  # first, so that what was typed is taken from its field
            self._at, self._mark = place, 0
            self._closed.hide()
            self._show_page()

    def _show_page(self) -> None:
        places = self._places()
        self._paper.setVisible(bool(places))
        self._empty.setVisible(not places)
        index = places.index(self._at) if places else 0
        self._back.setEnabled(index > 0)
        self._on.setEnabled(index < len(places) - 1)
        self._tell_place(index)
        self._tell_meeting()
        if places:
            self._fill_page(index)
            self._mark = max(0, min(self._mark, len(self._rows()) - 1))
            self._show_mark()
            self._fit()
        self._offer()

    def _tell_meeting(self) -> None:
        minutes = from_dossier(self._dossier)
        self.header.set_sub(f"{meeting_name(minutes)}، {jalali.long(minutes.held_on)}")

    def _tell_place(self, index: int) -> None:
        count = len(self._dossier.resolutions)
        title = f"مصوبهٔ {digits(index)} از {digits(count)}"
        if not count:
            title = "خواندن مصوبات"
        elif self._at in (OPENING, ENDING):
            title = "سرآغاز" if self._at == OPENING else "پایان"
        self.header.set_title(title)
        self.setAccessibleName(title)
        self._sheet.setAccessibleName(title)

    def _fill_page(self, index: int) -> None:
        if self._at in (OPENING, ENDING):
            minutes = from_dossier(self._dossier)
            self._sheet.put(WordsPage((opening if self._at == OPENING else ending)(minutes)))
            return
        page = self._sheet.page
        if not isinstance(page, ResolutionPage) or page.uuid != self._at:
            page = ResolutionPage(self._desk, self._dossier.resolutions[index - 1])
            page.wanted.connect(self._mend)
            page.finished.connect(self.begin)
            self._sheet.put(page)
        names = known_names(self._desk.office)
        page.show_part(self._dossier, index, setting(self._dossier, names))
        page.chain_behind(self._sheet)

    def _fit(self) -> None:
        """Choose the size of the letters anew, but not under the hands of who mends."""
        if not self._mending and self.isVisible():
            self._sheet.fit()
            if rows := self._rows():
                self._sheet.bring(rows[self._mark])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_soon.start()

    # Walking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear what the fields have no use for."""
        do = self._keys.get(event.key()) if is_plain(event) and not self._mending else None
        if event.key() == Qt.Key.Key_Escape:
            if self._mending:
                self.begin()
            else:
                self.leaving.emit()
        elif do is not None and self._places():
            self._forget_figures()
            do()
        elif event.text().isdecimal() and not self._mending:
            self._type_figure(latin_digits(event.text()))
        else:
            super().keyPressEvent(event)

    def _turn(self, way: int) -> None:
        places = self._places()
        index = places.index(self._at) + way
        if 0 <= index < len(places):
            self._open(places[index])

    def _go(self, way: int) -> None:
        """Go through the page first, where it is longer than the view."""
        if not self._sheet.advance(way):
            self._turn(way)

    def _step(self, way: int) -> None:
        """Go to the next row, through all of the one that is read."""
        rows = self._rows()
        if not rows:
            self._sheet.advance(way)
        elif not self._sheet.reach(rows[self._mark], way):
            self._mark = min(max(self._mark + way, 0), len(rows) - 1)
            self._sheet.bring(rows[self._mark])
            self._show_mark()

    def _type_figure(self, figure: str) -> None:
        """Go to the resolution whose number is typed, at once and with every figure."""
        count = len(self._dossier.resolutions)
        self._figures += figure
        self._pause.start()
        number = int(self._figures)
        if 1 <= number <= count:
            self._open_at(number)
        elif count and number:
            self.header.set_sub(_NO_SUCH.format(digits(number), digits(count)))

    def _forget_figures(self) -> None:
        self._pause.stop()
        if self._figures:
            self._figures = ""
            self._tell_meeting()

    # Mending

    def _rows(self) -> list[ReadingRow]:
        return list(self._sheet.page.rows()) if self._sheet.page and self._places() else []

    def _has_rows(self) -> bool:
        return bool(self._rows()) and not self._mending

    def _mend_marked(self) -> None:
        if rows := self._rows():
            self._mend(rows[self._mark], "text")

    def _mend(self, row: ReadingRow, field: str) -> None:
        """Let a row be corrected, or say why it may not."""
        if self._why_closed:
            self._closed.set_text(self._why_closed)
            self._closed.show()
            self._fit_soon.start()
            self.begin()
            return
        row.set_working(on=True)
        row.begin(field)

    def _on_focus(self, widget: QWidget | None) -> None:
        rows = self._rows()
        mended, self._mending = self._mending, False
        for place, row in enumerate(rows):
            works = widget is not None and row.isAncestorOf(widget)
            if works:
                self._mark, self._mending = place, True
            row.set_working(on=works)
        if self._mending and isinstance(self._sheet.page, ResolutionPage):
            self._sheet.page.chain_behind(self._sheet)
        if mended and not self._mending:
            self._desk.flush()
            self._fit_soon.start()
        self._show_mark()
        self._offer()

    def _show_mark(self) -> None:
        for place, row in enumerate(self._rows()):
            row.set_marked(on=place == self._mark, lively=self._sheet.hasFocus())

    def _offer(self) -> None:
        if self._mending:
            self.status_bar.set_keys(_MENDING, (_UNDOING,))
        elif self._places():
            reading = _READING if self._rows() else _READING[1:]
            self.status_bar.set_keys((*_WALKING, *reading), (_LEAVING, _UNDOING))
        else:
            self.status_bar.set_keys((), (_LEAVING,))


def _holds(dossier: Dossier, uuid: str) -> bool:
    """Tell whether a resolution or an action is there."""
    return any(
        uuid == each.uuid
        for part in dossier.resolutions
        for each in (part.resolution, *(action.action for action in part.actions))
    )
