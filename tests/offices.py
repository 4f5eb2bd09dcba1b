"""Offices for tests: opened by a key that tests know, with everybody's rights or with people."""

from pathlib import Path

from desktop.office import FILE_NAME, DataFile, OpenOffice

KEY = bytes(range(32))


def data_file(folder: Path) -> DataFile:
    return DataFile(folder / FILE_NAME, KEY)


def open_office(folder: Path) -> OpenOffice:
    """Open or create an office in which nobody was named yet, so that everything may be done."""
    return open_office(data_file(folder))
