"""Where to: sticks that appear and go by themselves, and a folder.

Hard rule: what was chosen stays chosen, or nothing is: when a stick goes, no other one is taken in
its place.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.persian import isolate
from desktop.transfer.drive import Drive
from desktop.transfer.volume import Volume
from ui.models import Index
from ui.models.drives_model import (
    PLACE_ROLE,
    DrivesModel,
    Place,
    folder_room,
    room,
    short_serial,
    where,
)
from ui.sentences import shown_path
from ui.theme import MEDIUM, Size, Space, Theme, font
from ui.widgets.cards import Card
from ui.widgets.labels import Caption, ChipKind, IconLabel, Label, chip_width, draw_chip
from ui.widgets.paint import PaintedRow, draw_box, draw_text, text_width
from ui.widgets.row_list import RowDelegate, RowList

_ROW = 72
_TILE = 40
_BAR = 6
_LINE = 22
_HINT = "اگر حافظه را نمی‌بینید، آن را جدا و دوباره وصل کنید"
_SILENT = "حافظه‌ای پاسخ نمی‌دهد؛ آن را جدا و دوباره وصل کنید"
_NONE = "حافظهٔ USB را وصل کنید؛ خودش این‌جا می‌آید. به پوشه هم می‌توان فرستاد."


class DrivesCard(Card):
    """`chosen` comes when another place is meant, or none any more, or it changed."""

    chosen = Signal()

    def __init__(self, *, name: str) -> None:
        self._hint = Caption(_HINT, name=f"{name}.hint")
        super().__init__("حافظهٔ مقصد", name=name, step=2, action=self._hint)
        self._model = DrivesModel()
        self._changing = False
        self.list = RowList(
            self._model,
            _Delegate(),
            name=f"{name}.list",
            label="حافظه‌ها و پوشهٔ مقصد",
            heights=(_ROW, 2 * _ROW),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(_none(f"{name}.none"))
        self._pages.addWidget(self.list)
        self.body.addWidget(self._pages)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._fit()

    @property
    def place(self) -> Place | None:
        """Where the files are to go, if that is there now."""
        found: Place | None = self.list.currentIndex().data(PLACE_ROLE)
        return found

    def begin(self) -> bool:
        """Put the focus where a stick is chosen; tell whether there is one."""
        if self._model.places:
            self.list.setFocus()
        return bool(self._model.places)

    def show_drives(self, drives: Sequence[Drive]) -> None:
        """Show what is plugged in now; what comes alone is what is meant."""
        self._set_hint(_HINT, "text_3")
        before, was_empty = self.place, not self._model.places
        self._changing = True
        self._model.show_drives(drives)
        self._choose_again(before)
        if was_empty and len(self._model.places) == 1:
            self.list.choose(0)
        self._changing = False
        self._fit()
        if before != self.place:
            self.chosen.emit()

    def show_folder(self, folder: Path, on: Volume | None = None) -> None:
        """Mean a folder, and the disk that it is on once that has answered."""
        self._changing = True
        self._model.show_folder(folder, on)
        places = self._model.places
        self.list.choose(next(at for at, each in enumerate(places) if each.folder == folder))
        self._changing = False
        self._fit()
        self.chosen.emit()

    def tell_volume(self, folder: Path, on: Volume | None) -> None:
        """Hear what disk a folder is on; without one it is no place to write to.

        Nothing that was chosen meanwhile is chosen otherwise.
        """
        place = self._model.folder
        if place is None or place.folder != folder:
            return
        before, self._changing = self.place, True
        self._model.show_folder(folder if on is not None else None, on)
        self._choose_again(before)
        self._changing = False
        self._fit()
        self.chosen.emit()

    def set_busy(self, *, on: bool) -> None:
        """Let no other place be chosen while it is written, and show the one that is meant."""
        self.setEnabled(not on)
        self._fit()

    def show_needed(self, size: int) -> None:
        """Tell of each place whether so many bytes have room there."""
        self._model.show_needed(size)

    def show_sent_before(self, told: Mapping[str, str]) -> None:
        """Know when each stick was last used, by its serial."""
        self._model.show_sent_before(told)

    def tell_silent(self) -> None:
        """Say that a stick does not answer."""
        self._set_hint(_SILENT, "warn")

    def _choose_again(self, before: Place | None) -> None:
        row = self._model.row_of(before.key) if before is not None else -1
        if row != self.list.currentIndex().row():
            self.list.choose(row)

    def _on_current(
        self,
        _current: QModelIndex | QPersistentModelIndex,
        _previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if not self._changing:
            self.chosen.emit()

    def _set_hint(self, text: str, role: str) -> None:
        if self._hint.text() != text:
            self._hint.setText(text)
            self._hint.set_role(role)

    def _fit(self) -> None:
        """Be as high as what is shown."""
        shown = bool(self._model.places)
        if not shown and self.list.hasFocus():
            self.focusNextChild()
        self._pages.setCurrentIndex(1 if shown else 0)
        self.list.fit(self._pages, _ROW, tight=not self.isEnabled())


def _none(name: str) -> QWidget:
    words = Label(_NONE, role="text_2", name=name)
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(Space.CARD, 0, Space.CARD, 0)
    row.setSpacing(Space.MEDIUM)
    row.addWidget(IconLabel("usb", "text_3", Size.ICON))
    row.addWidget(words)
    row.addStretch(1)
    return line


class _Delegate(RowDelegate):
    """The name and where it is; how much is free; whether it can be written."""

    def height(self, _index: Index) -> int:
        return _ROW

    def paint_row(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        place: Place = index.data(PLACE_ROLE)
        model = index.model()
        if not isinstance(model, DrivesModel):
            return
        tile = QRectF(inside.right() - _TILE, inside.center().y() - _TILE / 2, _TILE, _TILE)
        tinted = index == self._current() and self.tints(index)
        draw_box(painter, tile, Size.RADIUS_BUTTON, "surface" if tinted else "accent_tint")
        icon = "usb" if place.drive is not None else "folder"
        Theme.current().draw_icon(painter, tile, icon, "accent", _LINE)
        state, kind = model.state(place), _kind(model, place)
        wide = chip_width(state)
        chip = QRectF(inside.left(), inside.center().y() - Size.CHIP / 2, wide, Size.CHIP)
        draw_chip(painter, chip, state, kind)
        middle = inside.adjusted(wide + Space.CARD, 0, -_TILE - Space.CARD + 2, 0)
        if place.drive is None:
            _paint_folder(painter, middle, place)
        else:
            ground = "surface" if tinted else "sunken"
            _paint_drive(painter, middle, place, place.drive, (model.history(place), ground))

    def tints(self, index: Index) -> bool:
        """Leave the only place there is without a ground of its own."""
        return index.model().rowCount() > 1

    def _current(self) -> Index:
        view = self.parent()
        return view.currentIndex() if isinstance(view, RowList) else QModelIndex()


def _paint_folder(painter: QPainter, inside: QRectF, place: Place) -> None:
    free = folder_room(place)
    wide = text_width(free, font(13))
    left = QRectF(inside.left(), inside.top(), wide, inside.height())
    draw_text(painter, left, free, font(13), "text_2")
    row = PaintedRow(painter, inside.adjusted(wide + Space.MEDIUM, 0, 0, 0), 0)
    path = shown_path(place.folder)
    row.text(path, font(14, MEDIUM), "text", cut=Qt.TextElideMode.ElideMiddle)


def _paint_drive(
    painter: QPainter, place: QRectF, shown: Place, drive: Drive, beside: tuple[str, str]
) -> None:
    """Paint a stick; `beside` are what was sent on it before, and the ground of its bar."""
    history, ground = beside
    top = place.center().y() - (2 * _LINE + _BAR + 2) / 2
    first = QRectF(place.left(), top, place.width(), _LINE)
    free = room(drive)
    wide = text_width(free, font(13))
    draw_text(painter, QRectF(place.left(), top, wide, _LINE), free, font(13), "text_2")
    row = PaintedRow(painter, first.adjusted(wide + Space.MEDIUM, 0, 0, 0), Space.MEDIUM)
    row.text(shown.name, font(14, MEDIUM), "text")
    row.text(isolate(drive.file_system), font(13), "text_3")
    row.text(where(drive), font(13), "text_3")
    bar = QRectF(place.left(), first.bottom() + 2, place.width(), _BAR)
    draw_box(painter, bar, _BAR // 2, ground)
    used = bar.width() * (drive.size - drive.free) / max(drive.size, 1)
    draw_box(painter, bar.adjusted(bar.width() - used, 0, 0, 0), _BAR // 2, "chart_1")
    below = QRectF(place.left(), bar.bottom(), place.width(), _LINE)
    last = PaintedRow(painter, below, Space.MEDIUM)
    last.text(history, font(12), "text_3")
    if drive.serial:
        last.text(f"شمارهٔ سریال {isolate(short_serial(drive.serial))}", font(12), "text_3")


def _kind(model: DrivesModel, place: Place) -> ChipKind:
    if place.is_read_only:
        return "danger"
    if model.lacks(place):
        return "warn"
    return "plain" if place.drive is None else "ok"
