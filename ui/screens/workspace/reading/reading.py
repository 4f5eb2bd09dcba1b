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
from desktop.persian import digits
from ui.commands import Scope, mark
from ui.desk import Desk
from ui.screens.focus_watch import FocusWatch
from ui.screens.save_sign import SaveSign
from ui.screens.workspace.reading import outline
from ui.screens.workspace.reading.outline import ENDING, OPENING
from ui.screens.workspace.reading.page import ResolutionPage, WordsPage, ending, opening
from ui.screens.workspace.reading.row import ReadingRow
from ui.screens.workspace.reading.sheet import ReadingSheet
from ui.screens.workspace.reading.typed_number import TypedNumber
from ui.screens.workspace.setting import setting
from ui.theme import Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.command import Command
from ui.widgets.frame import Screen
from ui.widgets.keys import ENTER, is_plain

NAME = "reading"

_WALKING = (("← Space", "بعدی"), ("→", "پیشین"))
_NUMBER = ("۱ ۲ ۳", "رفتن به شماره")
_MEND = ("Enter", "اصلاح")
_READING = (("F4", "همهٔ جزئیات"), ("↑ ↓", "بند به بند"), _NUMBER)
_MENDING = (("Enter", "پایان اصلاح"), ("Tab", "جای بعدی"))
_LEAVING = ("Esc", "بازگشت")
_UNDOING = ("Ctrl+Z", "واگرد")
_EMPTY = "هنوز مصوبه‌ای برای خواندن نیست."
_HOW = "مصوبه‌ها در بخش «مصوبات» نوشته می‌شوند و این‌جا یکی‌یکی با حروف درشت می‌آیند."
_NO_SUCH = "مصوبهٔ {} نیست؛ این جلسه {} مصوبه دارد."


class ReadingView(Screen):
    """The heading, each resolution, the next meeting, a page each; Esc is `leaving`.

    `working` leads to what is read where all that belongs to it is mended.
    """

    leaving = Signal()
    working = Signal(str)  # the uuid of a resolution or an action

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__("", name=NAME, margin=Space.WORKSPACE)
        self._desk = desk
        self._dossier = dossier
        self._places = outline.places(dossier)
        self._why_closed = ""
        self._at = OPENING  # or the uuid of a resolution
        self._seen: set[str] = set()
        self._mending = False
        self._number = TypedNumber(self)
        self._number.ended.connect(self._tell_place)
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
            Qt.Key.Key_Down: partial(self._sheet.step, 1),
            Qt.Key.Key_Up: partial(self._sheet.step, -1),
            Qt.Key.Key_Home: partial(self._open_at, 0),
            Qt.Key.Key_End: partial(self._open_at, -1),
            Qt.Key.Key_F4: self._work,
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
            self, "اصلاح آنچه خوانده می‌شود", self._mend_marked, "F2", when=self._may_mend
        )
        mend.found_by("ویرایش تصحیح")
        work = Command(self, "رفتن به این مصوبه در بخش مصوبات", self._work, when=self._has_rows)
        work.heard_as("F4").found_by("جزئیات ویژگی محور محله رأی شرط تناوب ویرایش")
        self._back.offer("صفحهٔ پیشین").heard_as("→")
        self._on.offer("صفحهٔ بعدی").heard_as("←")
        self._leave.offer("پایان خواندن").heard_as("Esc")

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self.header, self._sheet)

    # What is shown

    def show_dossier(self, dossier: Dossier, why_closed: str) -> None:
        """Show what is stored now; `why_closed` says why nothing may be mended."""
        row = self._sheet.marked
        if self._mending and row is not None and not outline.holds(dossier, row.uuid):
            row.fall_silent()
            self.begin()  # before its row is gone, or the keyboard would leave with it
        self._at = outline.nearest(self._dossier, dossier, self._at)
        self._dossier, self._why_closed = dossier, why_closed
        self._places = outline.places(dossier)
        self._show_page()

    def start(self, number: int) -> None:
        """Begin with the resolution of this number; with 0 where reading was left."""
        if number:
            self._open_at(number)
        else:
            self._show_page()
        self.begin()

    @property
    def is_all_read(self) -> bool:
        """Whether every page was shown, and may have been read aloud."""
        return bool(self._places) and self._seen.issuperset(self._places)

    def begin(self) -> None:
        (self._sheet if self._places else self._leave).setFocus()

    def lead_to_change(self, before: Dossier) -> None:
        """Open the first resolution that is not as it was, unless this one is another such."""
        changed = outline.changed(before, self._dossier)
        if changed and self._at not in changed:
            self._open(changed[0])

    def _open_at(self, index: int) -> None:
        if self._places:
            self._open(self._places[index])

    def _open(self, place: str) -> None:
        if place != self._at:
            self.begin()  # first, so that what was typed is taken from its field
            self._at = place
            self._closed.hide()
            self._show_page()

    def _show_page(self) -> None:
        places = self._places
        if self._sheet.hasFocus():
            self.begin()  # elsewhere, where nothing is left to be read
        self._paper.setVisible(bool(places))
        self._empty.setVisible(not places)
        index = places.index(self._at) if places else 0
        self._back.setEnabled(index > 0)
        self._on.setEnabled(index < len(places) - 1)
        self._tell_place()
        if places:
            self._seen.add(self._at)
            self._fill_page(index)
            self._sheet.show_mark()
            self._fit()
        else:
            self._sheet.clear()
        self._offer()

    def _tell_place(self) -> None:
        title, minutes = outline.title(self._dossier, self._at), from_dossier(self._dossier)
        self.header.set_title(title)
        self.header.set_sub(f"{meeting_name(minutes)}، {jalali.long(minutes.held_on)}")
        self.setAccessibleName(title)
        self._sheet.setAccessibleName(title)

    def _fill_page(self, index: int) -> None:
        if words := {OPENING: opening, ENDING: ending}.get(self._at):
            self._sheet.put(WordsPage(words(from_dossier(self._dossier))))
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
        elif do is not None and self._places:
            self._number.end()
            do()
        elif event.text().isdecimal() and not self._mending:
            self._type_figure(event.text())
        else:
            super().keyPressEvent(event)

    def _turn(self, way: int) -> None:
        index = self._places.index(self._at) + way
        self._open(self._places[min(max(index, 0), len(self._places) - 1)])

    def _go(self, way: int) -> None:
        """Go through the page first, where it is longer than the view."""
        if not self._sheet.advance(way):
            self._turn(way)

    def _type_figure(self, figure: str) -> None:
        """Go to the resolution whose number is typed, at once and with every figure."""
        count = len(self._dossier.resolutions)
        number = self._number.add(figure)
        if 1 <= number <= count:
            self._open_at(number)
        elif count and number:
            self.header.set_sub(_NO_SUCH.format(digits(number), digits(count)))

    def _work(self) -> None:
        if self._sheet.marked is not None:
            self.working.emit(self._sheet.marked.uuid)

    # Mending

    def _has_rows(self) -> bool:
        return self._sheet.marked is not None and not self._mending

    def _may_mend(self) -> bool:
        return self._has_rows() and not self._why_closed

    def _mend_marked(self) -> None:
        if self._sheet.marked is not None:
            self._mend(self._sheet.marked, "text")

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
        mended, self._mending = self._mending, False
        for row in self._sheet.rows():
            works = widget is not None and row.isAncestorOf(widget)
            if works:
                self._sheet.mark(row)
                self._mending = True
            row.set_working(on=works)
        if self._mending and isinstance(self._sheet.page, ResolutionPage):
            self._sheet.page.chain_behind(self._sheet)
        if mended and not self._mending:
            self._desk.flush()
            self._fit_soon.start()
        self._sheet.show_mark()
        self._offer()

    def _offer(self) -> None:
        if self._mending:
            self.status_bar.set_keys(_MENDING, (_UNDOING,))
        elif self._places:
            reading = _READING if self._sheet.marked is not None else _READING[1:]
            mending = (_MEND,) if self._may_mend() else ()
            undoing = () if self._why_closed else (_UNDOING,)
            self.status_bar.set_keys((*_WALKING, *mending, *reading), (_LEAVING, *undoing))
        else:
            self.status_bar.set_keys((), (_LEAVING,))
