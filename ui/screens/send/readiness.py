"""What is wanting before anything can be written, or where it would go, in a sentence."""

from desktop.persian import digits
from ui.models.drives_model import Place, where


def lacking(meetings: int, place: Place | None) -> str:
    """Say what is wanting; "" for nothing."""
    if not meetings:
        return "صورتجلسه‌هایی را که فرستاده می‌شوند برگزینید."
    if place is None:
        return "حافظه یا پوشهٔ مقصد را برگزینید."
    if place.is_asked:
        return "پوشهٔ مقصد در حال بررسی است."
    if place.is_read_only and place.drive is None:
        return "در این پوشه نمی‌شود نوشت. پوشهٔ دیگری برگزینید."
    if place.is_read_only:
        return "این حافظه فقط‌خواندنی است. کلید قفل آن را باز کنید یا حافظهٔ دیگری وصل کنید."
    return ""


def ready(meetings: int, place: Place) -> str:
    """Say what goes where: «۳ جلسه، روی حافظهٔ «قرارگاه ۱۱»، درایو E:»."""
    which = f"، {where(place.drive)}" if place.drive is not None else ""
    return f"{digits(meetings)} جلسه، {place.preposition} {place.name}{which}"
