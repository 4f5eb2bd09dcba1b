"""What goes wrong with a disk that is written or read, as data, whatever the system calls it."""

from pathlib import Path

from desktop.errors import EnvironmentFault


class ExportFault(EnvironmentFault):
    """A file could not be written into a folder of the user's, or read there.

    Nothing new is left there, unless `partly`: then files of the same run have taken the place of
    older ones, or something half done could not be taken away.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path
        self.partly = False


class NoSpaceFault(ExportFault):
    """The disk is full; `missing` bytes are wanting for all that was still to be written.

    None where the system does not say how many.
    """

    def __init__(self, path: Path, missing: int | None) -> None:
        super().__init__(path)
        self.missing = missing


class ReadOnlyFault(ExportFault):
    """The folder may not be written to."""


class FolderGoneFault(ExportFault):
    """The folder is not there, or not any more."""


class NoParentFault(ExportFault):
    """The folder is to be made inside another one, and that is not there."""


class MediumFault(ExportFault):
    """The disk or stick failed."""


class PulledOutFault(ExportFault):
    """The stick is not there any more."""


class SyncFault(ExportFault):
    """The disk took the bytes and could not keep them."""


class StalledFault(ExportFault):
    """The disk did not move for so long that Dabir waits no more; remains may be on it."""


class LockedFileFault(ExportFault):
    """The older file of this name cannot be replaced: another program holds it."""


class ReadBackFault(ExportFault):
    """What was read back differs from what was written."""
