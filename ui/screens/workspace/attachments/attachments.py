"""The attachments of a meeting: brought in, named, put in order, looked at and handed out.

Hard rule: the list comes from the dossier and reads no contents; bytes are touched only in jobs.
"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from db.records import Attachment, Meeting
from desktop import drafts
from desktop.attachments import words
from desktop.attachments.files import Filed, Gathered, Gathering
from desktop.attachments.media import is_shown
from desktop.attachments.reading import MOST_BYTES
from desktop.habits import Habit
from desktop.meetings.attaching import attach, rename, shelf
from desktop.meetings.dossier import Dossier
from desktop.meetings.editing import move, remove
from desktop.office import DataFile
from desktop.persian import digits
from desktop.sign_off.ink import ink
from ui.attachment_sentences import quoted
from ui.desk import Desk
from ui.dialogs.copy_dialog import CopyDialog
from ui.dialogs.progress_dialog import ProgressDialog
from ui.habits import LastFolder
from ui.screens.workspace.attachments.file_list import NAME
from ui.screens.workspace.attachments.files import (
    ACT_KEYS,
    COPY_KEY,
    READING_KEYS,
    AttachmentFiles,
)
from ui.screens.workspace.attachments.ink_page import InkPage
from ui.screens.workspace.attachments.intake import AttachmentIntake, brought_by
from ui.screens.workspace.section import Section
from ui.sentences import sentence
from ui.tasks import Problem, Report, Task, run
from ui.theme import Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Banner, EmptyState
from ui.widgets.command import Command
from ui.widgets.line_field import LineField
from ui.widgets.toggle import SegmentedToggle, ToggleOption

if TYPE_CHECKING:
    from desktop.attachments.viewing import Shown
    from ui.screens.workspace.attachments.viewer import AttachmentViewer

ADD_KEY, PASTE_KEY = "Ctrl+O", "Ctrl+V"

_PASTE = (PASTE_KEY, "چسباندن")
_EMPTY_KEYS = ((ADD_KEY, "افزودن پرونده"), _PASTE)
_LIST_KEYS = (READING_KEYS[0], _PASTE, *ACT_KEYS, READING_KEYS[1])
_INK_KEYS = (
    ("Space", "علامت امضا"),
    ("↑ ↓", "نام دیگر"),
    (ADD_KEY, "افزودن تصویر"),
    ("Ctrl+Z", "واگرد"),
)
_HELD = "رها کنید تا پیوست این جلسه شود."
_HELD_INK = "رها کنید تا تصویر برگ امضاشده شود."
_FILES, _INK = "files", "ink"
_PARTS = (
    ToggleOption(_FILES, "پیوست‌ها", "paperclip", "accent"),
    ToggleOption(_INK, "برگ امضاشده", "signature", "accent"),
)
_MOST_SAID = 3
_HINT = (
    "پرونده را بیفزایید، این‌جا بکشید و رها کنید، یا تصویری را که در برنامهٔ دیگری کپی کرده‌اید "
    f"بچسبانید؛ هر پرونده تا {words.size(MOST_BYTES)}."
)


class AttachmentsSection(Section):
    title = "پیوست‌ها"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName(NAME)
        self.setAcceptDrops(True)
        self._file = desk.office.database.file
        self._meeting: Meeting | None = None
        self._attachments: tuple[Attachment, ...] = ()
        self._task: Task | None = None
        self._viewer: AttachmentViewer | None = None
        self._intake = AttachmentIntake(
            lambda: shelf(desk.office, self._attachments),
            LastFolder(desk.office, Habit.ATTACHMENTS_FOLDER),
            self,
        )
        self._intake.gathered.connect(self._on_gathered)
        self._intake.refused.connect(self._on_problem)
        self._files = AttachmentFiles()
        self._files.opened.connect(self._look)
        self._files.copying.connect(self._save_copy)
        self._files.renamed.connect(self._rename)
        self._files.moved.connect(self._move)
        self._files.removed.connect(self._remove)
        self._list = self._files.list
        self._list.naming.connect(self._begin_name)
        self._list.named.connect(partial(self._keep_name, text=""))
        self._ink = InkPage(desk, add_key=ADD_KEY, paste_key=PASTE_KEY)
        self._ink.opened.connect(self._look)
        self._ink.told.connect(self._tell_refused)
        self._ink.refused.connect(self._on_problem)
        self._parts = SegmentedToggle(_PARTS, name=f"{NAME}.part", label="بخش پیوست‌ها")
        self._parts.chosen.connect(self._turn_to)
        self._parts.set_value(_FILES)
        self._parts.hide()
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        self._add = Button("افزودن پرونده", icon="plus", key=ADD_KEY, name=f"{NAME}.add")
        self._paste = IconButton(
            "clipboard-paste",
            "چسباندن تصویر یا پروندهٔ کپی‌شده",
            name=f"{NAME}.paste",
            key=PASTE_KEY,
        )
        self._add.offer("افزودن پرونده به پیوست‌ها").found_by("پیوست کردن ضمیمه اسکن فایل باز")
        self._paste.offer("چسباندن تصویر یا پروندهٔ کپی‌شده", PASTE_KEY).found_by("پیوست paste")
        self._add.clicked.connect(self._intake.choose)
        self._paste.clicked.connect(self._intake.paste)
        to_ink = partial(self._turn_to, _INK)
        led = Command(self, "رفتن به برگ امضاشده", to_ink, when=self._parts.isVisible)
        led.found_by("جوهر اسکن کد وارسی امضا")

    def _lay_out(self) -> None:
        self._first = Button("افزودن پرونده", icon="plus", kind="primary", name=f"{NAME}.first")
        self._first.clicked.connect(self._intake.choose)
        self._empty = EmptyState(
            "paperclip",
            "پرونده‌ها و اسکن‌های این جلسه این‌جا می‌آیند.",
            _HINT,
            name=f"{NAME}.empty",
            button=self._first,
        )
        self._nothing = EmptyState("paperclip", "این جلسه پیوستی ندارد.", name=f"{NAME}.nothing")
        self._said = Banner("", "warn", name=f"{NAME}.said", closable=True)
        self._said.closed.connect(self._hush)
        self._held = Banner(_HELD, "info", name=f"{NAME}.held")
        for banner in (self._said, self._held):
            banner.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._held)
        column.addWidget(self._said)
        column.addWidget(self._parts, 0, Qt.AlignmentFlag.AlignLeft)
        self._kinds = QStackedWidget()
        for widget in (self._files, self._empty, self._nothing, self._ink):
            self._kinds.addWidget(widget)
        column.addWidget(self._kinds, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    # What is shown

    def show_dossier(self, dossier: Dossier) -> None:
        self._meeting, self._attachments = dossier.meeting, dossier.attachments
        self.editable = dossier.editable
        had = self._list.hasFocus() or self._first.hasFocus()
        self._files.show_attachments(dossier.attachments, editable=dossier.editable)
        self._show_ink()
        self._show_part()
        shown = self._viewer.attachment.uuid if self._viewer is not None else ""
        there = {each.uuid for each in dossier.attachments}
        if shown and shown not in there and not self._ink.holds(shown):
            self._leave()  # undo took it away
        elif had and self._viewer is None:
            self.begin()
        self._offer()

    def _show_ink(self) -> None:
        """Show the paper of what was signed; where it changed elsewhere, turn to it."""
        found = ink(self.desk.office, self._meeting) if self._meeting is not None else None
        self._parts.setVisible(found is not None)
        if found is None:
            self._parts.set_value(_FILES)
        elif self._ink.show_ink(found):
            self._parts.set_value(_INK)

    def _show_part(self) -> None:
        bare = self._empty if self.editable else self._nothing
        kind = self._files if self._attachments else bare
        self._kinds.setCurrentWidget(self._ink if self._is_at_ink() else kind)

    def _is_at_ink(self) -> bool:
        return self._parts.value() == _INK

    def _turn_to(self, part: str) -> None:
        self._leave()
        self._hush()
        self._parts.set_value(part)
        self._show_part()
        self.begin()
        self._offer()

    def sub(self, dossier: Dossier) -> str:
        count = len(dossier.attachments)
        return f"{digits(count)} پرونده" if count else ""

    def note(self, dossier: Dossier) -> str:
        count = len(dossier.attachments)
        return digits(count) if count else ""

    def header_buttons(self) -> Sequence[QWidget]:
        return (self._paste, self._add)

    def begin(self) -> None:
        if self._viewer is not None:
            self._viewer.begin()
        elif self._is_at_ink():
            self._ink.begin()
        elif self._attachments:
            self._list.setFocus()
        elif self.editable:
            self._first.setFocus()
        else:
            self.setFocus()

    def finish(self) -> bool:
        waited = [each.finish() for each in (self._intake, self._ink.intake)]
        return not any(waited) or self._said.isHidden()

    def reveal(self, uuid: str, field: str) -> None:
        del field  # a row has but its name
        self._turn_to(_FILES)
        self._list.choose(uuid)

    def _offer(self) -> None:
        """Show the keys of what is seen."""
        if self._viewer is not None:
            self.keys = self.reading_keys = self._viewer.keys
        elif self._is_at_ink():
            self.keys = self.reading_keys = _INK_KEYS if self._ink.editable else ()
        else:
            self.keys = _LIST_KEYS if self._attachments else _EMPTY_KEYS
            self.reading_keys = READING_KEYS if self._attachments else ()
        self.keys_changed.emit()

    # What is done to the list

    def _begin_name(self, attachment: Attachment, line: LineField) -> None:
        """Keep what is typed until it is entered, and go on with what was kept."""
        line.set_value(drafts.kept(self.desk.office, drafts.place_of(attachment.uuid, "name")))
        line.edited.connect(partial(self._keep_name, attachment))

    def _keep_name(self, attachment: Attachment, text: str) -> None:
        place = drafts.place_of(attachment.uuid, "name")
        self.desk.later(("draft", place), partial(drafts.keep, place=place, text=text))

    def _rename(self, attachment: Attachment, name: str) -> None:
        self.desk.act(lambda office: rename(office, attachment, name))

    def _move(self, attachment: Attachment, by: int) -> None:
        self.desk.act(lambda office: move(office, attachment, by))

    def _remove(self, attachment: Attachment) -> None:
        self._hush()
        self.desk.act(lambda office: remove(office, attachment))

    def _on_gathered(self, gathering: Gathering) -> None:
        """Attach what was read, go to the last of it, and say what was refused."""
        self._hush()
        meeting = self._meeting
        if gathering.files and meeting is not None and self.editable:
            self._attach(meeting, gathering.files)
        self._tell_refused(gathering)

    def _tell_refused(self, gathering: Gathering) -> None:
        said = [sentence(each) for each in gathering.refused[:_MOST_SAID]]
        if more := len(gathering.refused) - len(said):
            said.append(f"{digits(more)} پروندهٔ دیگر هم پیوست نشد.")
        if said:
            self._say("\n".join(said))
        elif self._is_at_ink():
            self._hush()

    def _attach(self, meeting: Meeting, files: tuple[Gathered, ...]) -> None:
        """Name files now; where that cannot be written the desk tries again."""
        added: list[Attachment] = []
        self.desk.later(files, lambda office: added.extend(attach(office, meeting, files)))
        self.desk.flush()
        if added:
            self._leave()
            self._list.choose(added[-1].uuid)

    def _on_problem(self, problem: Problem) -> None:
        self._say(sentence(problem))

    def _say(self, text: str) -> None:
        self._said.set_text(text)
        self._said.show()

    def _hush(self) -> None:
        """Say it no more; the keyboard stays here when it was in what goes."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self._said.isAncestorOf(focus)
        self._said.hide()
        if inside:
            self.begin()

    # One of them

    def _look(self, attachment: Filed) -> None:
        """Open an attachment in the place of the list, or say how else to see it."""
        self._hush()
        if not is_shown(attachment.media_type):
            self._say(
                f"{quoted(attachment.name)} این‌جا نشان داده نمی‌شود. با {COPY_KEY} رونوشتش را "
                "ذخیره کنید و در برنامهٔ خودش بگشایید."
            )
        elif self._task is None:
            job = partial(_open, self._file, attachment)
            self._task = run(self, job, partial(self._show, attachment), self._on_problem)
            self._task.ended.connect(self._on_end)
            ProgressDialog(self._task, "گشودن پیوست", self)

    def _on_end(self) -> None:
        self._task = None

    def _show(self, attachment: Filed, shown: "Shown") -> None:
        # What shows pages takes its time to load, and most days begin without it.
        from ui.screens.workspace.attachments.viewer import AttachmentViewer  # noqa: PLC0415

        self._leave()
        self._viewer = AttachmentViewer(attachment, shown)
        self._viewer.left.connect(self._leave)
        self._viewer.copying.connect(self._save_copy)
        self._pages.addWidget(self._viewer)
        self._pages.setCurrentWidget(self._viewer)
        if self.isVisible():  # somebody may have gone on meanwhile
            self._viewer.begin()
        self._offer()

    def _leave(self) -> None:
        """Go back to the row that was opened."""
        viewer, self._viewer = self._viewer, None
        if viewer is not None:
            self._pages.setCurrentIndex(0)
            self._pages.removeWidget(viewer)
            viewer.deleteLater()
            if self.isVisible():
                self.begin()
            self._offer()

    def _save_copy(self, attachment: Filed) -> None:
        last = LastFolder(self.desk.office, Habit.EXPORT_FOLDER)
        CopyDialog(self._file, attachment, last, self).exec()

    # What is held over the section

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taker() is not None and brought_by(event.mimeData()):
            self._held.set_text(_HELD_INK if self._is_at_ink() else _HELD)
            self._held.show()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._held.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._held.hide()
        taker = self._taker()
        if taker is not None and (brought := brought_by(event.mimeData())):
            event.acceptProposedAction()
            taker.take(brought)

    def _taker(self) -> AttachmentIntake | None:
        """Give what takes in files here and now."""
        if self._is_at_ink():
            return self._ink.intake if self._ink.editable else None
        return self._intake if self.editable else None


def _open(file: DataFile, attachment: Filed, report: Report) -> "Shown":
    # What shows pages takes its time to load, and most days begin without it.
    from desktop.attachments.retrieving import look  # noqa: PLC0415 - see above

    return look(file, attachment, report)
