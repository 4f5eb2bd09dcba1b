"""What came of a delivery, in a sentence, and the one thing that can be done then.

The one hard rule: only a stick that the system has let go is one that can be pulled out.
"""

from dataclasses import dataclass
from typing import Literal

from desktop.persian import digits
from desktop.transfer.drive import Eject
from ui.screens.send.writer import Outcome
from ui.sentences import shown_path

LET_GO, OPEN = "جدا کردن حافظه", "گشودن پوشه"

_PULL = "می‌توانید حافظه را جدا کنید."
_BY_SYSTEM = "پیش از بیرون کشیدن حافظه، آن را با «جدا کردن امن» خود سیستم جدا کنید."
_IN_USE = "برنامهٔ دیگری با حافظه کار دارد و حافظه جدا نشد. پنجره‌های آن را ببندید و دوباره بکوشید."
_STILL_IN = "حافظه هنوز وصل است؛ پیش از بیرون کشیدن، آن را جدا کنید."


@dataclass(frozen=True)
class Told:
    """A sentence below the files; one `is_big` that somebody waits for, `detail` goes with it."""

    text: str
    kind: Literal["ok", "warn", "danger"]
    detail: str = ""
    verb: str = ""
    is_big: bool = False


def told(outcome: Outcome, *, meetings: int, recorded: bool) -> Told:
    """Say what came of it, after the send was recorded or could not be."""
    count = digits(len(outcome.delivered.files))
    whole = f"هر {count} پرونده با اصل برابر است"
    if not recorded:
        plug = "حافظه را دوباره وصل کنید و " if outcome.ejected is Eject.DONE else ""
        return Told(
            f"{whole}، ولی ارسال در دفتر ثبت نشد. {plug}یک بار دیگر بنویسید؛ آنچه آنجاست دوباره "
            "نوشته نمی‌شود.",
            "danger",
        )
    noted = f"و ارسال {digits(meetings)} جلسه ثبت شد."
    if outcome.order.place.drive is None:
        where = shown_path(outcome.delivered.folder)
        on_stick = _STILL_IN if outcome.drive is not None else ""
        return Told(f"{whole} {noted} پوشه: {where}", "ok", on_stick, OPEN)
    return of_stick(outcome.ejected, f"{whole} {noted}")


def of_stick(ejected: Eject | None, detail: str) -> Told:
    """Say whether a stick can be pulled out."""
    match ejected:
        case Eject.DONE:
            return Told(_PULL, "ok", detail, is_big=True)
        case Eject.UNABLE:
            return Told(_BY_SYSTEM, "ok", detail)
        case Eject.BUSY:
            return Told(_IN_USE, "warn", detail, LET_GO)
        case _:
            return Told(_STILL_IN, "ok", detail, LET_GO)
