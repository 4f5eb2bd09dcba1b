"""Why a file did not get where it was to go, or was not read there, in one Persian sentence each.

The one hard rule: each tells what became of what was written, and what to do with the stick; what
was only read was left as it is.
"""

from functools import singledispatch

from desktop.transfer import faults
from ui.shown import shown_path, shown_size


@singledispatch
def transfer_sentence(error: faults.ExportFault) -> str:
    """Say why a folder or a disk did not take what was written to it."""
    raise error


@transfer_sentence.register
def _no_space(error: faults.NoSpaceFault) -> str:
    how_much = f"{shown_size(error.missing)} جا کم است" if error.missing else "جا نمانده است"
    return (
        f"در پوشهٔ {shown_path(error.path.parent)} {how_much}. پرونده‌ای را از آن پاک کنید "
        f"یا پوشهٔ دیگری برگزینید؛ {_became_of(error)}."
    )


@transfer_sentence.register
def _read_only(error: faults.ReadOnlyFault) -> str:
    return (
        f"در پوشهٔ {shown_path(error.path.parent)} نمی‌شود نوشت. اگر روی حافظه‌ای با قفل است، قفل "
        f"را بردارید، یا پوشهٔ دیگری برگزینید؛ {_became_of(error)}."
    )


@transfer_sentence.register
def _folder_gone(error: faults.FolderGoneFault) -> str:
    return (
        f"پوشهٔ {shown_path(error.path.parent)} در دسترس نیست. اگر روی حافظه‌ای است آن را وصل کنید، "
        f"یا پوشهٔ دیگری برگزینید؛ {_became_of(error)}."
    )


@transfer_sentence.register
def _no_parent(error: faults.NoParentFault) -> str:
    return (
        f"پوشهٔ {shown_path(error.path.parent)} نیست و «{error.path.name}» در آن ساخته نشد. "
        "آن را بسازید یا، اگر روی حافظه‌ای است، حافظه را وصل کنید؛ چیزی نوشته نشد."
    )


@transfer_sentence.register
def _medium(error: faults.MediumFault) -> str:
    return (
        f"نوشتن در پوشهٔ {shown_path(error.path.parent)} نیمه‌کاره ماند. حافظه را دوباره وصل کنید "
        "و یک بار دیگر بنویسید؛ اگر تکرار شد، حافظه را عوض کنید."
    )


@transfer_sentence.register
def _pulled_out(error: faults.PulledOutFault) -> str:
    return (
        f"حافظه پیش از پایان کار از {shown_path(error.path.parent)} جدا شد. آن را دوباره وصل کنید "
        "و یک بار دیگر بنویسید؛ تا آن هنگام به پرونده‌های روی آن تکیه نکنید."
    )


@transfer_sentence.register
def _stalled(error: faults.StalledFault) -> str:
    return (
        f"پوشهٔ {shown_path(error.path.parent)} دیگر پاسخ نمی‌دهد و کار رها شد. حافظه را جدا و "
        "دوباره وصل کنید و یک بار دیگر بنویسید؛ اگر تکرار شد، حافظه را عوض کنید."
    )


@transfer_sentence.register
def _sync(error: faults.SyncFault) -> str:
    return (
        f"حافظه آنچه را در پوشهٔ {shown_path(error.path.parent)} نوشته شد نگه نداشت. آن را دوباره "
        "وصل کنید و یک بار دیگر بنویسید؛ اگر تکرار شد، حافظه را عوض کنید."
    )


@transfer_sentence.register
def _locked_file(error: faults.LockedFileFault) -> str:
    return (
        f"پروندهٔ «{error.path.name}» جایگزین نشد، چون در برنامهٔ دیگری باز است یا قفل دارد. "
        "آن را ببندید و یک بار دیگر بنویسید."
    )


@transfer_sentence.register
def _read_back(error: faults.ReadBackFault) -> str:
    gone = "" if error.partly else " و پاک شد"
    return (
        f"آنچه به نام «{error.path.name}» نوشته شد با اصل برابر نبود{gone}. "
        "یک بار دیگر بنویسید؛ اگر تکرار شد، حافظه را عوض کنید."
    )


def _became_of(error: faults.ExportFault) -> str:
    return "آنچه در آن نوشته شد کامل نیست" if error.partly else "چیزی نوشته نشد"


@singledispatch
def reading_sentence(error: faults.ExportFault) -> str:
    """Say why a folder or a disk could not be read to its end."""
    return (
        f"پوشهٔ {shown_path(error.path.parent)} تا پایان خوانده نشد. حافظه را جدا و دوباره وصل "
        "کنید و یک بار دیگر وارسی کنید؛ اگر تکرار شد، به آنچه روی آن است تکیه نکنید."
    )


@reading_sentence.register
def _not_allowed(error: faults.ReadOnlyFault) -> str:
    return (
        f"پوشهٔ {shown_path(error.path.parent)} خوانده نشد، چون اجازهٔ خواندن آن را ندارید. "
        "پوشهٔ دیگری برگزینید یا اجازهٔ آن را بگیرید."
    )


@reading_sentence.register
def _not_there(error: faults.FolderGoneFault) -> str:
    return (
        f"پوشهٔ {shown_path(error.path.parent)} در دسترس نیست. اگر روی حافظه‌ای است آن را وصل کنید، "
        "یا پوشهٔ دیگری برگزینید."
    )


@reading_sentence.register
def _gone_meanwhile(error: faults.PulledOutFault) -> str:
    return (
        f"حافظه پیش از پایان وارسی از {shown_path(error.path.parent)} جدا شد. آن را دوباره وصل "
        "کنید و یک بار دیگر وارسی کنید."
    )


@reading_sentence.register
def _silent(error: faults.StalledFault) -> str:
    return (
        f"پوشهٔ {shown_path(error.path.parent)} دیگر پاسخ نمی‌دهد و وارسی رها شد. حافظه را جدا و "
        "دوباره وصل کنید و یک بار دیگر وارسی کنید؛ اگر تکرار شد، آن را به رایانهٔ دیگری وصل کنید."
    )
