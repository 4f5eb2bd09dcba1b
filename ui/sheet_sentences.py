"""Why a file is not read that was to bring a table, where it is known what it is instead."""

from collections.abc import Mapping

from desktop.persian import isolate, isolate_name
from desktop.sheet_errors import (
    EncryptedSheetError,
    KnownSheetError,
    LockFileError,
    OtherTable,
    OtherTableError,
    SheetInUseError,
)

_EXCEL, _XLSX = isolate("Excel"), isolate("xlsx")
_TABLES: Mapping[OtherTable, str] = {
    OtherTable.OLD_EXCEL: f"به قالب قدیم {_EXCEL} ({isolate('xls')})",
    OtherTable.BINARY_EXCEL: f"به قالب دودویی {_EXCEL} ({isolate('xlsb')})",
    OtherTable.OPEN_DOCUMENT: f"به قالب {isolate('OpenDocument')} ({isolate('ods')})",
    OtherTable.TEXT: f"متن ساده ({isolate('csv')})",
}
_SENTENCES: Mapping[type[KnownSheetError], str] = {
    OtherTableError: f"{{what}} {{table}} است. آن را باز کنید و به قالب {_XLSX} ذخیره کنید.",
    EncryptedSheetError: f"{{what}} با گذرواژه باز می‌شود. آن را در {_EXCEL} بی‌گذرواژه ذخیره کنید.",
    SheetInUseError: f"{{what}} در {_EXCEL} باز است. آن را ذخیره کنید، ببندید و دوباره بیاورید.",
    LockFileError: (
        f"{{what}} فقط نشان می‌دهد که پرونده‌ای باز است. آن پرونده را در {_EXCEL} ذخیره کنید و "
        "خودش را برگزینید."
    ),
}


def sheet_sentence(error: KnownSheetError) -> str:
    """Say what the file is, and how it becomes one that is read."""
    table = _TABLES[error.table] if isinstance(error, OtherTableError) else ""
    what = f"پروندهٔ «{isolate_name(error.name)}»"
    return _SENTENCES[type(error)].format(what=what, table=table)
