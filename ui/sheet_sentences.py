"""Why a table is not read, and where it is known, what the file is instead."""

from collections.abc import Mapping
from functools import singledispatch

from desktop.persian import digits, isolate, isolate_name
from desktop.sheet_errors import (
    EncryptedSheetError,
    KnownSheetError,
    LockFileError,
    NoHeadingsError,
    OtherTable,
    OtherTableError,
    SheetError,
    SheetInUseError,
    SheetTooHeavyError,
    SheetTooLargeError,
    UnreadableSheetError,
)
from ui.shown import shown_size

_EXCEL, _XLSX = isolate("Excel"), isolate("xlsx")
_TABLES: Mapping[OtherTable, str] = {
    OtherTable.OLD_EXCEL: f"به قالب قدیم {_EXCEL} ({isolate('xls')})",
    OtherTable.BINARY_EXCEL: f"به قالب دودویی {_EXCEL} ({isolate('xlsb')})",
    OtherTable.OPEN_DOCUMENT: f"به قالب {isolate('OpenDocument')} ({isolate('ods')})",
    OtherTable.TEXT: f"متن ساده ({isolate('csv')})",
}
_SENTENCES: Mapping[type[KnownSheetError], str] = {
    OtherTableError: f"{{what}} {{table}} است. آن را باز کنید و به قالب {_XLSX} ذخیره کنید",
    EncryptedSheetError: f"{{what}} با گذرواژه باز می‌شود. آن را در {_EXCEL} بی‌گذرواژه ذخیره کنید",
    SheetInUseError: f"{{what}} در {_EXCEL} باز است. آن را ذخیره کنید، ببندید و دوباره بیاورید",
    LockFileError: (
        f"{{what}} فقط نشان می‌دهد که پرونده‌ای باز است. آن پرونده را در {_EXCEL} ذخیره کنید و "
        "خودش را برگزینید"
    ),
}


def sheet_sentence(error: SheetError) -> str:
    """Say what is wrong with a table, and what to bring instead."""
    return f"{_told(error)}؛ چیزی عوض نشد."


@singledispatch
def _told(error: SheetError) -> str:
    what = f"پروندهٔ «{isolate_name(error.name)}»" if error.name else "آنچه کپی شده است"
    match error:
        case UnreadableSheetError():
            return f"{what} خوانده نشد. حافظهٔ آن را دوباره وصل کنید یا پروندهٔ دیگری برگزینید"
        case SheetTooHeavyError():
            size, limit = shown_size(error.size), shown_size(error.limit)
            return f"{what} {size} جدول دارد. فقط همان جدول را، تا {limit}، در آن بگذارید"
        case SheetTooLargeError():
            return (
                f"{what} بیش از {digits(error.limit)} ردیف دارد. فقط ردیف‌های لازم را در آن بگذارید"
            )
        case NoHeadingsError(organization=True):
            return f"در {what} سرستون «سمت» یا «نام» پیدا نشد. آن را بالای ستونش بنویسید"
        case NoHeadingsError():
            return f"در {what} سرستون «دستگاه» پیدا نشد. ستون‌ها را با سرستونشان بیاورید"
    return f"{what} جدول {_EXCEL} ({_XLSX}) نیست یا آسیب دیده است. جدول دیگری بیاورید"


@_told.register
def _known(error: KnownSheetError) -> str:
    """Say what the file is, and how it becomes one that is read."""
    table = _TABLES[error.table] if isinstance(error, OtherTableError) else ""
    what = f"پروندهٔ «{isolate_name(error.name)}»"
    return _SENTENCES[type(error)].format(what=what, table=table)
