"""Where the files may go: sticks that are there now, and a folder that was chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from desktop.persian import decimal, isolate, isolate_name
from desktop.transfer.drive import Drive
from desktop.transfer.volume import Volume, on_drive
from ui.models import Index
from ui.sentences import shown_path, shown_size

PLACE_ROLE = Qt.ItemDataRole.UserRole

_THOUSAND = 1000
_UNITS = ("بایت", "کیلوبایت", "مگابایت", "گیگابایت", "ترابایت")


@dataclass(frozen=True)
class Place:
    """A stick, or a folder; `on` is the disk that a folder was on when it was chosen.

    Until that disk has answered it is None.
    """

    folder: Path
    drive: Drive | None = None
    on: Volume | None = None

    @property
    def volume(self) -> Volume | None:
        return on_drive(self.drive) if self.drive else self.on

    @property
    def key(self) -> tuple[str, Path]:
        """Tell it from others, also from another stick in the same port."""
        return (self.drive.serial if self.drive else "", self.folder)

    @property
    def is_read_only(self) -> bool:
        if self.drive is not None:
            return self.drive.read_only
        return self.on is not None and self.on.is_read_only

    @property
    def is_asked(self) -> bool:
        """Tell whether its disk has still to answer."""
        return self.volume is None

    @property
    def name(self) -> str:
        """Name it in a sentence: «حافظهٔ «قرارگاه ۱۱»»."""
        if self.drive is None:
            return f"پوشهٔ {shown_path(self.folder)}"
        label = self.drive.label
        return f"حافظهٔ «{isolate_name(label)}»" if label else "حافظهٔ بی‌نام"

    @property
    def preposition(self) -> str:
        return "در" if self.drive is None else "روی"

    def lacks(self, size: int) -> int:
        """How many bytes of so many have no room."""
        known = self.drive or self.on
        return max(size - known.free, 0) if known is not None and known.free is not None else 0


class DrivesModel(QAbstractListModel):
    """The sticks in the order in which they are found, and the folder behind them."""

    def __init__(self) -> None:
        super().__init__()
        self._drives: Sequence[Drive] = ()
        self._folder: Place | None = None
        self._places: Sequence[Place] = ()
        self._needed = 0
        self._sent_before: Mapping[str, str] = {}

    @property
    def places(self) -> Sequence[Place]:
        return self._places

    @property
    def folder(self) -> Place | None:
        """The folder that was chosen."""
        return self._folder

    def show_drives(self, drives: Sequence[Drive]) -> None:
        self._drives = drives
        self._show()

    def show_folder(self, folder: Path | None, on: Volume | None = None) -> None:
        self._folder = Place(folder, on=on) if folder is not None else None
        self._show()

    def show_needed(self, size: int) -> None:
        """Tell of each whether so many bytes have room."""
        self._needed = size
        self._refresh()

    def show_sent_before(self, told: Mapping[str, str]) -> None:
        """Know the day of the last send by the serial of its stick."""
        self._sent_before = told
        self._refresh()

    def row_of(self, key: tuple[str, Path]) -> int:
        return next((row for row, each in enumerate(self._places) if each.key == key), -1)

    def _show(self) -> None:
        places = [Place(each.folder, each) for each in self._drives]
        chosen = self._folder
        if chosen is not None and all(each.folder != chosen.folder for each in places):
            places.append(chosen)
        if [each.key for each in places] == [each.key for each in self._places]:
            self._places = places
            self._refresh()
            return
        self.beginResetModel()
        self._places = places
        self.endResetModel()

    def _refresh(self) -> None:
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self._places[index.row()]
        if role == PLACE_ROLE:
            return place
        if role == Qt.ItemDataRole.DisplayRole:
            told = (place.name, *self.facts(place), self.history(place), self.state(place))
            return "، ".join(filter(None, told))
        return place.name if role == Qt.ItemDataRole.ToolTipRole else None

    def facts(self, place: Place) -> tuple[str, ...]:
        """Say where it is, how it is written, and how much room there is."""
        drive = place.drive
        if drive is None:
            return (folder_room(place),)
        return (where(drive), isolate(drive.file_system), room(drive))

    def state(self, place: Place) -> str:
        """Say in a word or two whether it can be written."""
        if place.is_asked:
            return "در حال بررسی…"
        if place.is_read_only:
            return "فقط‌خواندنی"
        if lacking := place.lacks(self._needed):
            return f"{shown_size(lacking)} جا کم است"
        return "آمادهٔ نوشتن" if place.drive is not None else "پوشه"

    def lacks(self, place: Place) -> bool:
        return place.lacks(self._needed) > 0

    def history(self, place: Place) -> str:
        """Say when something was last sent on this very stick."""
        if place.drive is None:
            return ""
        before = self._sent_before.get(place.drive.serial) if place.drive.serial else None
        return f"ارسال پیشین: {before}" if before else "هنوز با این حافظه ارسالی نشده است"


def where(drive: Drive) -> str:
    """Say where the system has a stick: «درایو E:», or its folder."""
    letter = drive.folder.drive
    return f"درایو {isolate(letter)}" if letter else shown_path(drive.folder)


def short_serial(serial: str) -> str:
    """Give of the serial of a device and of its file system the latter, which people can see."""
    return serial.rpartition("/")[2]


def room(drive: Drive) -> str:
    """Say how much is free, rounded down: «۶٫۲ گیگابایت آزاد از ۷٫۵»."""
    unit = _unit_of(drive.size)
    free, whole = (_in_unit(each, unit) for each in (drive.free, drive.size))
    return f"{free} {_UNITS[unit]} آزاد از {whole}"


def folder_room(place: Place) -> str:
    """Say how much is free where a folder is: «۶٫۲ گیگابایت آزاد», "" unknown."""
    free = place.on.free if place.on is not None else None
    if free is None:
        return ""
    unit = _unit_of(free)
    return f"{_in_unit(free, unit)} {_UNITS[unit]} آزاد"


def _unit_of(size: int) -> int:
    unit = 0
    while size >= _THOUSAND and unit < len(_UNITS) - 1:
        size //= _THOUSAND
        unit += 1
    return unit


def _in_unit(size: int, unit: int) -> str:
    value = Decimal(size) / _THOUSAND**unit
    return decimal(value.quantize(Decimal("0.1"), ROUND_DOWN))
