"""Why a file cannot be attached, shown or copied, in one Persian sentence each.

The one hard rule: a name in a sentence is isolated, so that it reorders nothing around it.
"""

from collections.abc import Mapping

from desktop.attachments import refusals, words
from desktop.attachments.refusals import AttachmentError
from desktop.persian import digits, isolate_name

_MILLION = 1_000_000
_SENTENCES: Mapping[type[AttachmentError], str] = {
    refusals.UnreadableAttachmentError: (
        "پروندهٔ {name} خوانده نشد. حافظهٔ آن را دوباره وصل کنید و باز بیاورید."
    ),
    refusals.NoFileError: "{name} پرونده نیست. پوشه را باز کنید و پرونده‌های آن را بیاورید.",
    refusals.EmptyAttachmentError: "پروندهٔ {name} خالی است و پیوست نشد.",
    refusals.ChangingAttachmentError: (
        "پروندهٔ {name} هنگام خواندن تغییر کرد و پیوست نشد. "
        "بگذارید برنامهٔ دیگر کارش را با آن تمام کند و دوباره بیاورید."
    ),
    refusals.AttachmentTooHeavyError: (
        "پروندهٔ {name}، {size} است. پرونده‌ای تا {most} بیاورید یا آن را در چند بخش پیوست کنید."
    ),
    refusals.AlreadyAttachedError: (
        "پروندهٔ {name}{there} از پیش پیوست این جلسه است و دوباره افزوده نشد."
    ),
    refusals.NothingCopiedError: (
        "تصویر یا پرونده‌ای کپی نشده است. آن را در برنامهٔ دیگر کپی کنید و باز بچسبانید."
    ),
    refusals.UnviewableError: "{name} آسیب دیده است و نشان داده نمی‌شود. رونوشتش را ذخیره کنید.",
    refusals.LockedAttachmentError: (
        "{name} با رمز باز می‌شود و این‌جا دیده نمی‌شود. رونوشتش را ذخیره کنید."
    ),
    refusals.AttachmentTooLargeError: (
        "تصویر {name} بیش از {most} میلیون نقطه دارد و این‌جا نشان داده نمی‌شود. "
        "رونوشتش را ذخیره کنید."
    ),
    refusals.AlteredContentError: (
        "محتوای {name} با آنچه پیوست شده بود یکی نیست و نشان داده نمی‌شود. "
        "اگر اصل پرونده را دارید، دوباره پیوستش کنید."
    ),
}


def attachment_sentence(error: AttachmentError) -> str:
    """Say what is so, and what to do."""
    figures: dict[str, str] = {}
    match error:
        case refusals.AttachmentTooHeavyError():
            figures = {"size": words.size(error.size), "most": words.size(error.limit)}
        case refusals.AlreadyAttachedError():
            same = error.there == error.name
            figures = {"there": "" if same else f" با نام {quoted(error.there)}"}
        case refusals.AttachmentTooLargeError():
            figures = {"most": digits(error.limit // _MILLION)}
    return _SENTENCES[type(error)].format(name=quoted(error.name), **figures)


def quoted(name: str) -> str:
    """Write a name between quotation marks."""
    return f"«{isolate_name(name)}»"
