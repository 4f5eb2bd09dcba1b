"""Tables that are known for what they are and not read, as data; beside those of `errors`."""

from enum import StrEnum

from desktop.errors import SheetError


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
