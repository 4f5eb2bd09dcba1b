"""What the environment can do to the office's file; each carries what a sentence about it needs."""

from pathlib import Path


class EnvironmentFault(Exception):
    """The disk, a lock or damage; nobody in front of the screen is to blame."""


class FolderFault(EnvironmentFault):
    """A folder, or the file in it, cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class NewerFileFault(EnvironmentFault):
    """The file was written by a newer Dabir; `steps` are the migrations that this one lacks."""

    def __init__(self, path: Path, steps: tuple[str, ...]) -> None:
        super().__init__(f"{path} knows {', '.join(steps)}")
        self.path = path
        self.steps = steps


class DamagedFileFault(EnvironmentFault):
    """The file is no database, or a broken one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not a sound database")
        self.path = path


class WriteFault(EnvironmentFault):
    """An act could not be written, and changed nothing; `code` is SQLite's name for why."""

    def __init__(self, path: Path, code: str) -> None:
        super().__init__(f"{path}: {code}")
        self.path = path
        self.code = code


class LockedRecordFault(EnvironmentFault):
    """A rule of the file forbids the act, which changed nothing: the minutes went on meanwhile."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class KeysFault(EnvironmentFault):
    """The file of the keys is not there, or is none; without it nothing opens the office."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path
