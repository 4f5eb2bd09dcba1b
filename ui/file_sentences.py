"""Why the office's own folder and file cannot be used, in one Persian sentence each.

The one hard rule: each tells whether what is there was touched.
"""

from functools import singledispatch

from desktop import errors
from ui.shown import shown_path


@singledispatch
def file_sentence(error: Exception) -> str:
    """Say what keeps the office from being opened, made or written."""
    raise error


@file_sentence.register
def _no_office(error: errors.NoOfficeError) -> str:
    return (
        f"در پوشهٔ {shown_path(error.folder)} هنوز دفتری نیست. دبیر را بی‌فرمان باز کنید تا "
        "دفتر ساخته شود، یا پوشهٔ دیگری بدهید."
    )


@file_sentence.register
def _already_founded(error: errors.AlreadyFoundedError) -> str:
    return (
        f"در پوشهٔ {shown_path(error.folder)} از پیش دفتری هست و دست نخورد. "
        "برای دفتر تازه پوشهٔ دیگری بدهید."
    )


@file_sentence.register
def _folder_not_empty(error: errors.FolderNotEmptyError) -> str:
    return (
        f"پوشهٔ {shown_path(error.folder)} خالی نیست و دست نخورد. "
        "دفتر نمونه در پوشهٔ خالی ساخته می‌شود؛ پوشهٔ دیگری بدهید."
    )


@file_sentence.register
def _newer_file(error: errors.NewerFileFault) -> str:
    return (
        f"پروندهٔ {shown_path(error.path)} با نسخهٔ تازه‌تری از دبیر نوشته شده است و دست نخورد. "
        "آن را با همان نسخه باز کنید."
    )


@file_sentence.register
def _damaged_file(error: errors.DamagedFileFault) -> str:
    return (
        f"پروندهٔ {shown_path(error.path)} آسیب دیده است و باز نشد. "
        "نسخهٔ سالمی از آن را به جایش بگذارید."
    )


@file_sentence.register
def _keys(error: errors.KeysFault) -> str:
    return (
        f"پروندهٔ کلیدها، {shown_path(error.path)}، نیست یا آسیب دیده است و بی آن دفتر باز نمی‌شود. "
        "نسخهٔ سالمی از آن را به جایش بگذارید."
    )


@file_sentence.register
def _plain_file(error: errors.PlainFileFault) -> str:
    return (
        f"پروندهٔ {shown_path(error.path)} رمزگذاری نشده است، با آن که پروندهٔ کلیدها کنار آن است؛"
        " شاید به جای پروندهٔ دفتر گذاشته شده باشد. پروندهٔ دفتر را به جایش برگردانید؛ اگر این خود"
        " دفتری از نسخهٔ پیشین دبیر است، پروندهٔ کلیدها را از این پوشه بردارید."
    )


@file_sentence.register
def _locked_record(_error: errors.LockedRecordFault) -> str:
    return (
        "صورتجلسه در این میان به امضا رفته یا امضا شده است و دیگر تغییر نمی‌کند؛ چیزی عوض نشد. "
        "آن را از فهرست دوباره باز کنید."
    )


@file_sentence.register
def _folder(error: errors.FolderFault) -> str:
    return (
        f"پوشهٔ {shown_path(error.folder)} خوانده یا نوشته نمی‌شود. "
        "راه نوشتن در آن را باز کنید یا پوشهٔ دیگری بدهید."
    )


@file_sentence.register
def _folder_in_use(error: errors.FolderInUseFault) -> str:
    return (
        f"پوشهٔ {shown_path(error.folder)} در پنجرهٔ دیگری از دبیر باز است و آن پنجره پاسخ نمی‌دهد. "
        "آن را ببندید و دبیر را یک بار دیگر باز کنید."
    )


@file_sentence.register
def _write(error: errors.WriteFault) -> str:
    return (
        f"آخرین تغییر در پروندهٔ {shown_path(error.path)} نوشته نشد. "
        "ببینید دیسک جا دارد و پرونده جای دیگری باز نیست."
    )
