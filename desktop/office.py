"""An open office: its data folder and its file."""

from pathlib import Path
from typing import Self

from db.database import Database
from db.records import Headquarters, HeadquartersKind, Office
from desktop.errors import FolderFault, FolderNotEmptyError, NoOfficeError

FILE_NAME = "dabir.db"


class OpenOffice:
    """A data folder in use; close it when done."""

    def __init__(self, folder: Path) -> None:
        """Open or create the file; raises an EnvironmentFault."""
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.database = Database(folder / FILE_NAME)
        except OSError as fault:
            raise FolderFault(folder) from fault

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def founded(self) -> bool:
        return bool(self.database.select(Office))

    @property
    def office(self) -> Office:
        """Raises NoOfficeError before the first start was completed."""
        for office in self.database.select(Office):
            return office
        raise NoOfficeError(self.folder)

    @property
    def headquarters(self) -> Headquarters:
        """The district's own headquarters; those of its subdistricts stand beside it."""
        for headquarters in self.database.select(
            Headquarters, "kind = ?", (HeadquartersKind.DISTRICT,)
        ):
            return headquarters
        raise NoOfficeError(self.folder)


def open_existing(folder: Path) -> OpenOffice:
    """Open what is there and create nothing; raises NoOfficeError or an EnvironmentFault."""
    if not (folder / FILE_NAME).exists():
        raise NoOfficeError(folder)
    return OpenOffice(folder)


def open_empty(folder: Path) -> OpenOffice:
    """Begin in an empty folder; raises FolderNotEmptyError or an EnvironmentFault."""
    try:
        empty = not folder.exists() or not any(folder.iterdir())
    except OSError as fault:
        raise FolderFault(folder) from fault
    if not empty:
        raise FolderNotEmptyError(folder)
    return OpenOffice(folder)
