"""One meeting at work: its sections, the save sign, undo and export."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Change, MeetingState
from desktop.access.permissions import Deed
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.errors import NoSuchMeetingError
from desktop.habits import Habit
from desktop.meetings import dossier as dossiers
from desktop.meetings.checks import Finding
from desktop.meetings.compile import from_dossier
from desktop.minutes import Minutes
from desktop.persian import ordinal
from desktop.sign_off.signed import earlier_versions, sealed_pdf
from ui.access_sentences import read_only
from ui.area_names import area
from ui.clock import today_here
from ui.commands import offer_acts
from ui.desk import Desk
from ui.dialogs.export_dialog import ExportDialog
from ui.habits import LastFolder
from ui.models.meetings_model import AWAY
from ui.papers import Paper
from ui.screens.rows import Row
from ui.screens.save_sign import SaveSign
from ui.screens.state_chips import STATE_CHIPS
from ui.screens.workspace.aim import Aim, aim
from ui.screens.workspace.life_line import LifeLine
from ui.screens.workspace.preview import Preview
from ui.screens.workspace.preview_papers import NAMES, papers
from ui.screens.workspace.read_only import seen
from ui.screens.workspace.reading.place import ReadingPlace
from ui.screens.workspace.sections import SECTIONS, Sections
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.command import Command
from ui.widgets.frame import Screen
from ui.widgets.rails import SectionRail

NAME = "workspace"

_SECTIONS_KEY = ("Ctrl+۱ … ۶", "بخش‌ها")
_UNDO_KEY = ("Ctrl+Z", "واگرد")

# Below this width the rail of the sections gives its words for the pages.
_ROOM_FOR_WORDS = 1460
_LEAST_SECTION = 755  # all the lines of a section, folded, with margins and a scroll bar

_CLOSED: Mapping[MeetingState, str] = {
    MeetingState.SUBMITTED: "این صورتجلسه در انتظار امضاست و تا پاسخ شهردار تغییر نمی‌کند.",
    MeetingState.SIGNED: "این صورتجلسه امضا شده است و دیگر تغییر نمی‌کند.",
    MeetingState.CANCELLED: "این جلسه لغو شده است. علت: {reason}",
}


class Workspace(QWidget):
    """The workspace of one meeting."""

    left = Signal()  # the person went back to the list, or the meeting is gone

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self._desk = desk
        self._meeting_id = meeting_id
        self._dossier = seen(dossiers.read(desk.office, meeting_id), desk.office)
        self._sections = Sections(desk, self._dossier)
        self._lay_out()
        self._listen()
        self._refresh()

    def begin(self) -> None:
        """Start with the first remark or the heading; with the pages if they were there before."""
        self._preview.restore()
        if returned := self._dossier.returned:
            self._go_on_with(returned[0].uuid)
        else:
            self.go_to("heading")

    def finish(self) -> bool:
        """End what would be lost with the meeting; False where one has to hear what came of it."""
        if key := self._sections.unfinished():
            self.go_to(key)
        return not key

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        if self._reading.is_open:
            return self._reading.parts()
        section = self._sections[self._sections.current]
        return (self._rail, self._screen.header, section, *self._preview.parts())

    def _lay_out(self) -> None:
        self._rail = SectionRail(SECTIONS, name=f"{NAME}.rail", back="جلسات")
        self._screen = Screen("", name=f"{NAME}.screen", margin=Space.WORKSPACE)
        self._save_sign = SaveSign(name=f"{NAME}.save_sign")
        self._read = Button("خواندن", icon="book-open", key="F5", name=f"{NAME}.read")
        self._read.setToolTip("خواندن مصوبه‌ها با حروف درشت، پیش از امضا")
        self._show_pages = Button(
            "پیش‌نمای صفحه", icon="eye", key="Ctrl+P", name=f"{NAME}.show_pages"
        )
        self._show_pages.setCheckable(True)
        self._export = Button("خروجی", icon="file-text", key="Ctrl+E", name=f"{NAME}.export")
        self._export.setToolTip("خروجی PDF و Excel")
        self._life = LifeLine(self._desk, name=f"{NAME}.closed")
        self._screen.header.add(self._save_sign)
        for button in self._sections.header_buttons():
            self._screen.header.add(button)
            button.hide()  # all of them together are wider than a window
        self._screen.header.add(self._read)
        self._screen.header.add(self._show_pages)
        self._screen.header.add(self._export)
        page = QWidget()
        page.setMinimumWidth(_LEAST_SECTION)
        body = QVBoxLayout(page)
        body.setContentsMargins(self._screen.body.contentsMargins())
        body.setSpacing(self._screen.body.spacing())
        body.addWidget(self._life)
        body.addWidget(self._sections, 1)
        self._preview = Preview(self._desk, page, self._minutes, self._papers, self._aim)
        self._screen.body.setContentsMargins(0, 0, 0, 0)
        self._screen.body.addWidget(self._preview)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._screen, 1)
        self._reading = ReadingPlace(self._desk, row, (self._rail, self._screen))

    def _listen(self) -> None:
        desk = self._desk
        desk.changed.connect(self._on_changed)
        self._save_sign.follow(desk)
        self._rail.chosen.connect(self.go_to)
        self._rail.back.connect(self.left)
        self._export.clicked.connect(self._on_export)
        self._show_pages.clicked.connect(self._preview.toggle)
        self._read.clicked.connect(self._on_read)
        self._reading.left.connect(self._on_reading_left)
        self._reading.working.connect(self._go_on_with)
        self._preview.changed.connect(self._on_preview)
        self._life.review_wanted.connect(partial(self.go_to, "review"))
        self._life.lacking.connect(self.reveal)
        self._life.paper_wanted.connect(self._preview.show_paper)
        self._sections.chosen.connect(self.reveal)
        self._sections.working.connect(self._go_on_with)
        self._sections.keys_changed.connect(self._offer)
        self._sections.submitting.connect(self._life.submit)
        self._offer_commands()

    def _offer_commands(self) -> None:
        for number, item in enumerate(SECTIONS, 1):
            words = f"رفتن به {item.text}"
            Command(self, words, partial(self.go_to, item.key), f"Ctrl+{number}")
        pages = "نمایش صفحه‌ها در همهٔ پنجره، یا بازگشت از آن"
        Command(self._screen, pages, self._preview.toggle_full, "F11").found_by("تمام‌صفحه پیش‌نما")
        for key, name in NAMES.items():
            show = Command(self, f"نمایش {name} برای چاپ", partial(self._preview.show_paper, key))
            show.found_by("پرینت برگه")
        offer_acts(self, self._desk, self._travel)
        self._life.offer_submitting(self)
        self._show_pages.offer("نمایش پیش‌نمای صفحه‌ها، یا بستن آن")
        self._read.offer("خواندن مصوبه‌ها با حروف درشت").found_by("بلند قرائت نمایش امضا")
        self._export.offer("گرفتن خروجی PDF و Excel").found_by("ذخیره فایل پرونده اکسل")

    def go_to(self, key: str) -> None:
        """Show a section and put the focus where work begins there."""
        self._show_section(key)
        self._sections[key].begin()

    def reveal(self, finding: Finding) -> None:
        """Lead to the place where something is missing."""
        self._show_section(finding.section)
        self._sections[finding.section].reveal(finding.uuid, finding.field)

    def _go_on_with(self, uuid: str) -> None:
        """Lead to a resolution or an action that was made or read elsewhere."""
        self._show_section("resolutions")
        self._sections["resolutions"].reveal(uuid, "text")

    def _show_section(self, key: str) -> None:
        self._reading.leave()
        self._preview.leave_full()
        self._sections.show_section(key)
        title = self._sections[key].title
        self._rail.set_current(key)
        self._screen.setAccessibleName(title)
        self._screen.header.set_title(title)
        self._show_sub()
        self._offer()

    def _offer(self) -> None:
        """Show the buttons and keys of the section that is seen."""
        self._sections.offer_buttons()
        section = self._sections[self._sections.current]
        bar, always = self._screen.status_bar, (_SECTIONS_KEY,)
        if keys := self._preview.keys:
            bar.set_keys(keys, always)
        elif self._dossier.editable:
            bar.set_keys(section.keys, (*always, _UNDO_KEY))
        else:
            bar.set_keys(section.reading_keys, always)

    def _travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        """Undo or redo, and show where something changed."""
        before = self._dossier
        tables = {change.table for change in step()}
        key = self._sections.of_tables(tables)
        if self._reading.is_open and (key == "resolutions" or not tables):
            self._reading.lead_to_change(before)
        elif key != self._sections.current or self._reading.is_open:
            self._return_to(key)

    def _return_to(self, key: str) -> None:
        """Show a section with the focus where it was, or where work begins if that is gone."""
        self._sections.bring_up_to_date(key)
        section = self._sections[key]
        was = section.focusWidget()
        is_lost = was is None or not was.isVisibleTo(section)
        self._show_section(key)
        if is_lost:
            section.begin()

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        try:
            office = self._desk.office
            read = dossiers.read(office, self._meeting_id, self._dossier, changes)
            self._dossier = seen(read, office)
        except NoSuchMeetingError:  # the meeting itself was taken back
            self.left.emit()
            return
        self._refresh()

    def _refresh(self) -> None:
        meeting = self._dossier.meeting
        self._rail.set_head(self._title(), jalali.long(meeting.held_on))
        self._life.show_dossier(self._dossier, self._why_closed())
        state = AWAY if self._life.is_away else labels.MEETING_STATES[meeting.state]
        self._rail.state.set_fact(state, STATE_CHIPS[meeting.state])
        self._reading.show_dossier(self._dossier, self._why_closed())
        self._sections.show_dossier(self._dossier)
        for key, note in self._sections.notes():
            self._rail.set_note(key, note)
        if self._sections.current:
            self._show_sub()
            self._offer()

    def _why_closed(self) -> str:
        """Say why nothing may be changed; "" where it may."""
        if self._dossier.editable:
            return ""
        meeting = self._dossier.meeting
        closed = _CLOSED.get(meeting.state, "").format(reason=meeting.state_reason)
        return closed or read_only(Deed.WRITE_MINUTES)

    def _show_sub(self) -> None:
        """Say how much there is; and of which meeting, where the rail does not."""
        sub = self._sections[self._sections.current].sub(self._dossier)
        meeting = self._title() if self._rail.compact else ""
        self._screen.header.set_sub("، ".join(part for part in (meeting, sub) if part))

    def _title(self) -> str:
        """Write «جلسهٔ سیزدهم»; of a subdistrict «جلسهٔ دوازدهم ناحیهٔ ۴»."""
        title = f"جلسهٔ {ordinal(self._dossier.meeting.number)}"
        headquarters = self._dossier.headquarters
        return f"{title} {area(headquarters)}" if headquarters.subdistrict else title

    def _on_read(self) -> None:
        """Read aloud, from the resolution that the keyboard is in."""
        aim = self._aim()
        number = aim.number if aim.section == "resolutions" else 0
        self._desk.flush()  # where that fails the window says so; what is stored is read
        self._reading.open(self._dossier, self._why_closed(), number)

    def _on_reading_left(self) -> None:
        """Show in the cards too what was typed while reading and could not be read."""
        for row in self._sections["resolutions"].findChildren(Row):
            row.binding.bring_back()

    def _on_export(self) -> None:
        if self._desk.flush():
            last = LastFolder(self._desk.office, Habit.EXPORT_FOLDER)
            dialog = ExportDialog(self._minutes(), last, self, sealed=self._sealed())
            dialog.wrote.connect(self._preview.settle)
            dialog.exec()

    # The pages beside the section

    def _aim(self) -> Aim:
        return aim(self._sections.current, self._dossier, QApplication.focusWidget())

    def _minutes(self) -> Minutes:
        return from_dossier(self._dossier)

    def _papers(self, minutes: Minutes) -> tuple[Paper, ...]:
        office, meeting = self._desk.office, self._dossier.meeting
        kept = earlier_versions(office, meeting)
        return papers(minutes, today_here(), self._on_export, self._sealed(), kept)

    def _sealed(self) -> bytes | None:
        return sealed_pdf(self._desk.office, self._dossier.meeting)

    def _on_preview(self) -> None:
        self._show_pages.setChecked(self._preview.is_open)
        self._make_room()
        if self._sections.current:
            self._offer()

    def _make_room(self) -> None:
        """Let the rail of the sections keep its words only where there is room beside the pages."""
        crowded = self._preview.is_open and self.width() < _ROOM_FOR_WORDS
        if crowded != self._rail.compact:
            self._rail.set_compact(compact=crowded)
            if self._sections.current:
                self._show_sub()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
