"""What can go wrong for reasons that are not ours, as data; `ui/sentences.py` says it in Persian.

A `UserError` asks the user to do something else, an `EnvironmentFault` tells of the disk, a lock
or damage. Everything else is a defect and goes to the crash report.
"""

from pathlib import Path


class DabirError(Exception):
    """The common root, for whoever must catch both families."""


class UserError(DabirError):
    pass


class EnvironmentFault(DabirError):
    pass


class NoOfficeError(UserError):
    """Nobody has set up an office in this data folder yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class AlreadyFoundedError(UserError):
    """The data folder already holds an office."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class NoSuchDistrictError(UserError):
    """Tehran's districts are numbered 1 to 22."""

    def __init__(self, district: int) -> None:
        super().__init__(str(district))
        self.district = district


class FolderNotEmptyError(UserError):
    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class NoSuchMeetingError(UserError):
    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


class NewerFileFault(EnvironmentFault):
    """The office's file was written by a newer Dabir."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class DamagedFileFault(EnvironmentFault):
    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class FolderFault(EnvironmentFault):
    """The data folder, or the file in it, cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder
