"""What can go wrong for reasons that are not ours, as data; `ui/sentences.py` says it in Persian.

A `UserError` asks the user to do something else, an `EnvironmentFault` tells of the disk, a lock
or damage. Everything else is a defect and goes to the crash report.
"""

from datetime import date
from pathlib import Path

from db.faults import (
    DamagedFileFault,
    EnvironmentFault,
    FolderFault,
    KeysFault,
    LockedRecordFault,
    NewerFileFault,
    WriteFault,
)

__all__ = [
    "AlreadyFoundedError",
    "AmendmentError",
    "Cancelled",
    "CancelledMeetingError",
    "DamagedFileFault",
    "EnvironmentFault",
    "FolderFault",
    "FolderInUseFault",
    "FolderNotEmptyError",
    "KeysFault",
    "LockedRecordFault",
    "LostLettersError",
    "NameTooLongError",
    "NewerFileFault",
    "NoOfficeError",
    "NoOpenWorkError",
    "NoPictureError",
    "NoPrinterError",
    "NoSuchDistrictError",
    "NoSuchMeetingError",
    "NoSuchNumberError",
    "NoSuchOrganizationError",
    "NoSuchSubdistrictError",
    "NobodyInvitedError",
    "NotAFolderError",
    "NothingDecidedError",
    "PeriodError",
    "PictureError",
    "PictureTooHeavyError",
    "PictureTooLargeError",
    "PlainFileFault",
    "PrinterFault",
    "SeveralOrganizationsError",
    "SharedNumberError",
    "TargetExistsError",
    "UnreadablePictureError",
    "UserError",
    "WorkLostFault",
    "WriteFault",
]


class UserError(Exception):
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
    """No meeting has this key, or none has it any more."""

    def __init__(self, meeting_id: int) -> None:
        super().__init__(str(meeting_id))
        self.meeting_id = meeting_id


class NoSuchNumberError(UserError):
    """No meeting of this headquarters has this number; `subdistrict` None is the district's own."""

    def __init__(self, number: int, subdistrict: int | None) -> None:
        super().__init__(f"{number} of {subdistrict}")
        self.number = number
        self.subdistrict = subdistrict


class SharedNumberError(UserError):
    """Several meetings of this headquarters have this number."""

    def __init__(self, number: int, subdistrict: int | None) -> None:
        super().__init__(f"{number} of {subdistrict}")
        self.number = number
        self.subdistrict = subdistrict


class NoSuchSubdistrictError(UserError):
    """No subdistrict of this number has a headquarters; `known` are those that have."""

    def __init__(self, subdistrict: int, known: tuple[int, ...]) -> None:
        super().__init__(str(subdistrict))
        self.subdistrict = subdistrict
        self.known = known


class NoSuchOrganizationError(UserError):
    """No organization is called so; `near` are the names that look most like it."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.near = near


class SeveralOrganizationsError(UserError):
    """Several organizations have these words in their names."""

    def __init__(self, name: str, found: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.found = found


class NoOpenWorkError(UserError):
    """There is nothing to put on a follow-up slip; `organization` is None for all of them."""

    def __init__(self, organization: str | None) -> None:
        super().__init__(organization)
        self.organization = organization


class NothingDecidedError(UserError):
    """No resolution was made in this period; where it is `narrow`, none that was asked for."""

    def __init__(self, since: date, until: date, *, narrow: bool = False) -> None:
        super().__init__(f"{since} to {until}")
        self.since = since
        self.until = until
        self.narrow = narrow


class PeriodError(UserError):
    """The period ends before it begins."""

    def __init__(self, since: date, until: date) -> None:
        super().__init__(f"{since} to {until}")
        self.since = since
        self.until = until


class NobodyInvitedError(UserError):
    """The meeting has no member to whom a letter could go."""

    def __init__(self, number: int, subdistrict: int | None) -> None:
        super().__init__(f"{number} of {subdistrict}")
        self.number = number
        self.subdistrict = subdistrict


class CancelledMeetingError(UserError):
    """The meeting was called off: nobody is invited to it, nobody signs at its door."""

    def __init__(self, number: int, subdistrict: int | None) -> None:
        super().__init__(f"{number} of {subdistrict}")
        self.number = number
        self.subdistrict = subdistrict


class AmendmentError(UserError):
    """An amendment is not called off, as its meeting was held; one may give it up."""


class Cancelled(UserError):
    """The user stopped a long work; whoever reports progress raises it, nobody swallows it."""


class PlainFileFault(EnvironmentFault):
    """The office's file can be read by everybody, though there are keys to it: it is another."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class FolderInUseFault(EnvironmentFault):
    """Another window has this data folder, and it does not answer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class TargetExistsError(UserError):
    """Files of these names are there already, and nobody asked for them to be replaced.

    Where they `differ`, they were read and are not what was to be written.
    """

    def __init__(self, paths: tuple[Path, ...], *, differ: bool = False) -> None:
        super().__init__(*map(str, paths))
        self.paths = paths
        self.differ = differ


class NotAFolderError(UserError):
    """What was given as a folder, or lies on the way to it, is a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class NameTooLongError(UserError):
    """The folder takes no path as long as this."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PictureError(UserError):
    """A file that was to become the emblem cannot; the emblem stays as it was."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class UnreadablePictureError(PictureError):
    """The file is not there, or may not be read."""


class NoPictureError(PictureError):
    """The file is no picture of a known format, or a damaged one."""


class PictureTooHeavyError(PictureError):
    """The file has `size` bytes, of which Dabir reads at most `limit`."""

    def __init__(self, path: Path, size: int, limit: int) -> None:
        super().__init__(path)
        self.size = size
        self.limit = limit


class PictureTooLargeError(PictureError):
    """The picture would unpack to more than `limit` pixels."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(path)
        self.limit = limit


class NoPrinterError(UserError):
    """The system knows no printer."""


class PrinterFault(EnvironmentFault):
    """The printer took a page no more, or none at all."""

    def __init__(self, printer: str) -> None:
        super().__init__(printer)
        self.printer = printer


class WorkLostFault(EnvironmentFault):
    """The system ended the process beside Dabir before its work was done; it may want memory."""


class LostLettersError(UserError):
    """A paper would not say what was typed, and so there is none."""
