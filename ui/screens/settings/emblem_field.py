"""The emblem: shown as it is, chosen from a file or dropped here, taken away."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.persian import isolate
from ui.dialogs.file_dialog import ask_for_file
from ui.dialogs.progress_dialog import ProgressDialog
from ui.habits import LastFolder
from ui.sentences import sentence
from ui.tasks import Problem, Report, Task, run
from ui.theme import Size, Space, Theme
from ui.widgets.buttons import Button
from ui.widgets.field import Note
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Caption
from ui.widgets.paint import draw_box

_KINDS = "*.png *.jpg *.jpeg *.bmp *.gif"
_FORMATS = "، ".join(map(isolate, ("PNG", "JPEG", "BMP", "GIF")))
_HINT = f"تصویری از نوع {_FORMATS}؛ می‌شود آن را این‌جا کشید و رها کرد."
_SIDE = 104
_EDGE = 8


class EmblemField(QWidget):
    """`chosen` brings the emblem that was made of a file; b"" when it was taken away."""

    chosen = Signal(object)

    def __init__(self, last: LastFolder, *, name: str) -> None:
        super().__init__()
        self._last = last
        self.setObjectName(name)
        self.setAcceptDrops(True)
        self.note = Note(self)
        self.note.show_hint(_HINT)
        self._task: Task | None = None
        self._picture = _Picture(f"{name}.picture")
        self._choose = Button("انتخاب تصویر", icon="image", name=f"{name}.choose")
        self._remove = Button("برداشتن نشان", icon="trash-2", kind="quiet", name=f"{name}.remove")
        self.setFocusProxy(self._choose)
        self._choose.clicked.connect(self._on_choose)
        self._remove.clicked.connect(self._on_remove)
        self._choose.offer("انتخاب نشان اداره").found_by("تصویر آرم لوگو")
        self._remove.offer("برداشتن نشان اداره").found_by("تصویر آرم لوگو")
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(Space.SMALL)
        words.addLayout(buttons)
        words.addWidget(NoteLine(self.note))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.CARD)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(Caption("نشان"))
        column.addLayout(row)
        column.addStretch(1)

    def value(self) -> bytes:
        return self._picture.emblem

    def show_emblem(self, emblem: bytes) -> None:
        if emblem != self._picture.emblem:
            self.note.clear_problem()
        self._picture.show_emblem(emblem)
        if not emblem and self._remove.hasFocus():
            self._choose.setFocus()
        self._remove.setVisible(bool(emblem))

    # A file

    def _on_choose(self) -> None:
        self._last.offer(self, self._ask)

    def _ask(self, first: Path) -> None:
        path = ask_for_file(self, "انتخاب تصویر نشان", first, "تصویر", _KINDS)
        if path is not None:
            self._last.note(path.parent)
            self.read(path)

    def read(self, path: Path) -> None:
        """Make the emblem of a file."""
        if self._task is not None:
            return
        self.note.clear_problem()
        self._task = run(self, lambda report: _read(path, report), self.chosen.emit, self._refuse)
        self._task.ended.connect(self._on_end)
        ProgressDialog(self._task, "خواندن تصویر", self)

    def _on_end(self) -> None:
        self._task = None

    def _refuse(self, problem: Problem) -> None:
        self.note.show_problem(sentence(problem))

    def _on_remove(self) -> None:
        self.chosen.emit(b"")

    # A file that is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) is not None:
            self._picture.set_hot(on=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._picture.set_hot(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._picture.set_hot(on=False)
        if (path := _dropped(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.read(path)


class _Picture(QWidget):
    """The emblem on paper, or the mark of a picture that is not there yet."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedSize(_SIDE, _SIDE)
        self.emblem = b""
        self._pixmap = QPixmap()
        self._hot = False
        self.show_emblem(b"")

    def show_emblem(self, emblem: bytes) -> None:
        self.emblem = emblem
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(emblem)
        self.setAccessibleName("نشان اداره" if emblem else "هنوز نشانی نیست")
        self.update()

    def set_hot(self, *, on: bool) -> None:
        """Show that what is held over here can be dropped."""
        self._hot = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = "accent_tint" if self._hot else "sunken"
        edge = "accent" if self._hot else "border"
        if self._pixmap.isNull():
            draw_box(painter, rect, Size.RADIUS_BUTTON, ground, edge)
            Theme.current().draw_icon(painter, rect, "image", "text_3", 2 * Size.ICON)
            return
        painter.fillRect(rect, Qt.GlobalColor.white)  # paper, in any light
        draw_box(painter, rect, 0, "", edge)
        self._draw_emblem(painter, rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))

    def _draw_emblem(self, painter: QPainter, room: QRectF) -> None:
        size = self._pixmap.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))


def _read(path: Path, report: Report) -> bytes:
    # Pillow takes its time to load, and an emblem is chosen once in a long while.
    from desktop.emblem import read_emblem  # noqa: PLC0415

    emblem = read_emblem(path, report)
    report(1, 1)  # or an emblem would come that nobody waits for any more
    return emblem


def _dropped(data: QMimeData) -> Path | None:
    """Give the one file that is held over the field."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == len(data.urls()) == 1 else None
