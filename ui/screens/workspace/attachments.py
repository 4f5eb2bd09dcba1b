"""The attachments of a meeting: brought in, named, put in order, looked at and handed out.

Hard rule: the list comes from the dossier and reads no contents; bytes are touched only in jobs.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.records import Attachment, Meeting
from desktop.attachments import words
from desktop.attachments.files import Gathering
from desktop.attachments.media import is_shown
from desktop.attachments.reading import MOST_BYTES
from desktop.meetings.attaching import attach, known, rename
from desktop.meetings.dossier import Dossier
from desktop.meetings.editing import move, remove
from desktop.office import FILE_NAME
from desktop.persian import digits
from ui.attachment_sentences import quoted
from ui.desk import Desk
from ui.dialogs.copy_dialog import CopyDialog
from ui.dialogs.progress_dialog import ProgressDialog
from ui.screens.workspace.attachment_intake import AttachmentIntake, brought_by
from ui.screens.workspace.attachment_list import NAME, AttachmentList
from ui.screens.workspace.section import Section
from ui.sentences import sentence
from ui.tasks import Problem, Report, Task, run
from ui.theme import Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Banner, Card, EmptyState
from ui.widgets.command import Command
from ui.widgets.labels import Caption, CountBadge

if TYPE_CHECKING:
    from desktop.attachments.viewing import Shown
    from ui.screens.workspace.attachment_viewer import AttachmentViewer

ADD_KEY, PASTE_KEY, COPY_KEY = "Ctrl+O", "Ctrl+V", "Ctrl+S"

_READING_KEYS = (("Enter", "دیدن"), (COPY_KEY, "ذخیرهٔ رونوشت"))
_EMPTY_KEYS = ((ADD_KEY, "افزودن پرونده"), (PASTE_KEY, "چسباندن"))
_LIST_KEYS = (
    ("Enter", "دیدن"),
    (PASTE_KEY, "چسباندن"),
    ("Delete", "حذف"),
    ("F2", "نام تازه"),
    ("Alt+↑ ↓", "جابه‌جایی"),
    (COPY_KEY, "ذخیرهٔ رونوشت"),
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
        self._file = desk.office.folder / FILE_NAME
        self._meeting: Meeting | None = None
        self._attachments: tuple[Attachment, ...] = ()
        self._task: Task | None = None
        self._viewer: AttachmentViewer | None = None
        self._intake = AttachmentIntake(desk, lambda: known(self._attachments), self)
        self._intake.gathered.connect(self._on_gathered)
        self._intake.refused.connect(self._on_problem)
        self._list = AttachmentList()
        self._list.opened.connect(self._look)
        self._list.renamed.connect(self._rename)
        self._list.walked.connect(self._offer)
        self._count = CountBadge(name=f"{NAME}.count")
        self._sum = Caption(name=f"{NAME}.sum")
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
        self._see = IconButton("eye", "دیدن", name=f"{NAME}.see", key="Enter")
        self._copy = IconButton("save", "ذخیرهٔ رونوشت", name=f"{NAME}.copy", key=COPY_KEY)
        self._rename_it = IconButton("pen-line", "نام تازه", name=f"{NAME}.rename", key="F2")
        self._up = IconButton("chevron-up", "بالاتر", name=f"{NAME}.up", key="Alt+↑")
        self._down = IconButton("chevron-down", "پایین‌تر", name=f"{NAME}.down", key="Alt+↓")
        self._remove_it = IconButton("trash-2", "حذف", name=f"{NAME}.remove", key="Delete")
        self._acts = (self._rename_it, self._up, self._down, self._remove_it)
        for button, do, said, *keys in (
            (self._see, self._see_current, "دیدن این پیوست"),  # the list hears Enter itself
            (self._copy, self._copy_current, "ذخیرهٔ رونوشت این پیوست", COPY_KEY),
            (self._rename_it, self._list.rename, "نام تازه برای این پیوست", "F2"),
            (self._up, partial(self._move, -1), "بالاتر بردن این پیوست", "Alt+Up"),
            (self._down, partial(self._move, 1), "پایین‌تر بردن این پیوست", "Alt+Down"),
        ):
            button.clicked.connect(do)
            button.offer(said, *keys)
        self._remove_it.clicked.connect(self._remove)
        # Elsewhere the bare key means something else.
        Command(
            self._list, "حذف این پیوست", self._remove, "Delete", when=self._may_act, within=True
        )

    def _lay_out(self) -> None:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        for button in (self._see, self._copy, *self._acts):
            row.addWidget(button)
        self._card = Card(
            "پرونده‌ها", name=f"{NAME}.card", beside=(self._count, self._sum), action=tools
        )
        self._card.body.addWidget(self._list)
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
        self._held = Banner("رها کنید تا پیوست این جلسه شود.", "info", name=f"{NAME}.held")
        for banner in (self._said, self._held):
            banner.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._held)
        column.addWidget(self._said)
        self._kinds = QStackedWidget()
        for widget in (self._card, self._empty, self._nothing):
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
        self._list.show_attachments(dossier.attachments, editable=dossier.editable)
        self._count.set_count(len(dossier.attachments))
        self._sum.setText(words.size(sum(each.size for each in dossier.attachments)))
        bare = self._empty if dossier.editable else self._nothing
        self._kinds.setCurrentWidget(self._card if dossier.attachments else bare)
        shown = self._viewer.attachment.uuid if self._viewer is not None else ""
        if shown and shown not in {each.uuid for each in dossier.attachments}:
            self._leave()  # undo took it away
        elif had and self._viewer is None:
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
        elif self._attachments:
            self._list.setFocus()
        elif self.editable:
            self._first.setFocus()
        else:
            self.setFocus()

    def reveal(self, uuid: str, field: str) -> None:
        del field  # a row has but its name
        self._leave()
        self._list.choose(uuid)
        self._list.setFocus()

    def _offer(self) -> None:
        """Offer what can be done with the row in work, and show the keys for it."""
        current = self._list.current()
        for button in self._acts:
            button.setVisible(self.editable)
        for button in (self._see, self._copy, *self._acts):
            button.setEnabled(current is not None)
        if self._viewer is not None:
            self.keys = self.reading_keys = self._viewer.keys
        else:
            self.keys = _LIST_KEYS if self._attachments else _EMPTY_KEYS
            self.reading_keys = _READING_KEYS if self._attachments else ()
        self.keys_changed.emit()

    # What is done to the list

    def _may_act(self) -> bool:
        return self.editable and self._list.current() is not None

    def _rename(self, attachment: Attachment, name: str) -> None:
        self.desk.act(lambda office: rename(office, attachment, name))

    def _move(self, by: int) -> None:
        current = self._list.current()
        if current is not None and self.editable:
            self.desk.act(lambda office: move(office, current, by))

    def _remove(self) -> None:
        current = self._list.current()
        if current is not None and self.editable:
            self._hush()
            self.desk.act(lambda office: remove(office, current))

    def _on_gathered(self, gathering: Gathering) -> None:
        """Attach what was read, go to the last of it, and say what was refused."""
        self._hush()
        meeting = self._meeting
        if gathering.files and meeting is not None and self.editable:
            added = self.desk.act(lambda office: attach(office, meeting, gathering.files))
            if added:
                self._leave()
                self._list.choose(added[-1].uuid)
                self._list.setFocus()
        said = [sentence(each) for each in gathering.refused[:_MOST_SAID]]
        if more := len(gathering.refused) - len(said):
            said.append(f"{digits(more)} پروندهٔ دیگر هم پیوست نشد.")
        if said:
            self._say("\n".join(said))

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

    def _see_current(self) -> None:
        if (current := self._list.current()) is not None:
            self._look(current)

    def _look(self, attachment: Attachment) -> None:
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

    def _show(self, attachment: Attachment, shown: "Shown") -> None:
        # What shows pages takes its time to load, and most days begin without it.
        from ui.screens.workspace.attachment_viewer import AttachmentViewer  # noqa: PLC0415

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

    def _copy_current(self) -> None:
        if (current := self._list.current()) is not None:
            self._save_copy(current)

    def _save_copy(self, attachment: Attachment) -> None:
        CopyDialog(self._file, attachment, self).exec()

    # What is held over the section

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.editable and brought_by(event.mimeData()):
            self._held.show()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._held.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._held.hide()
        if self.editable and (brought := brought_by(event.mimeData())):
            event.acceptProposedAction()
            self._intake.take(brought)


def _open(file: Path, attachment: Attachment, report: Report) -> "Shown":
    # What shows pages takes its time to load, and most days begin without it.
    from desktop.attachments.retrieving import look  # noqa: PLC0415 - see above

    return look(file, attachment, report)
