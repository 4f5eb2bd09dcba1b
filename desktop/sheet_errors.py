"""Why a table is not read that somebody brought, as data."""

from enum import StrEnum

from desktop.errors import UserError


class SheetError(UserError):
    """A table that was to be imported cannot be; `name` is its file's, "" of copied cells."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnreadableSheetError(SheetError):
    """The file is not there, or may not be read."""


class NoSheetError(SheetError):
    """It is no Excel table, or a damaged one."""


class SheetTooHeavyError(SheetError):
    """The table has `size` bytes, or would unpack to as many; Dabir reads at most `limit`."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(name)
        self.size = size
        self.limit = limit


class SheetTooLargeError(SheetError):
    """Something stands below row `limit`, the last that Dabir reads."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name)
        self.limit = limit


class NoHeadingsError(SheetError):
    """No row heads the columns of members; `organization` tells whether theirs is there."""

    def __init__(self, name: str, *, organization: bool) -> None:
        super().__init__(name)
        self.organization = organization


class OtherTable(StrEnum):
    """In what tables come beside the files of today's Excel, and what Dabir does not read."""

    OLD_EXCEL = "xls"
    BINARY_EXCEL = "xlsb"
    OPEN_DOCUMENT = "ods"
    TEXT = "csv"


class KnownSheetError(SheetError):
    """The file is of a kind that has a name."""


class OtherTableError(KnownSheetError):
    """It is a table, but no file of today's Excel."""

    def __init__(self, name: str, table: OtherTable) -> None:
        super().__init__(name)
        self.table = table


class EncryptedSheetError(KnownSheetError):
    """It opens by a password alone."""


class SheetInUseError(KnownSheetError):
    """Another program holds it."""


class LockFileError(KnownSheetError):
    """It is what Excel or LibreOffice puts beside a file that is open there."""
