"""A send inside the machine, and what Dabir claims of it.

The one hard rule: what is sent follows from a number alone, so that whoever gives the orders knows
it without asking.
"""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.errors import EnvironmentFault, UserError
from desktop.transfer.delivery import Step, carry_out
from desktop.transfer.manifest import digest
from desktop.transfer.parcel import Parcel, ParcelFile
from desktop.transfer.patience import patiently
from desktop.transfer.room import inside
from desktop.transfer.volume import chosen_volume
from tests.lab.moments import Moment, watched

SENT = "sent"
DEFECT = "DEFECT"  # how claims begin that Dabir never makes

# Two meetings, one with scans: a send that takes long enough to be disturbed.
_FILES = {
    "صورتجلسهٔ قرارگاه منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۵.۰۷.۱۲.pdf": 1_200_000,
    "صورتجلسهٔ قرارگاه منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۵.۰۷.۱۲.xlsx": 40_000,
    "صورتجلسهٔ قرارگاه ناحیهٔ ۴ منطقهٔ ۱۱ – جلسهٔ ۹ – ۱۴۰۵.۰۷.۱۳.pdf": 90_000,
    "صورتجلسهٔ قرارگاه ناحیهٔ ۴ منطقهٔ ۱۱ – جلسهٔ ۹ – ۱۴۰۵.۰۷.۱۳.xlsx": 15_000,
}
_MANIFEST = "فهرست ارسال – منطقهٔ ۱۱ – ۲ صورتجلسه – ۱۴۰۵.۰۷.۱۲ تا ۱۴۰۵.۰۷.۱۳.sha256"


def parcel_of(seed: int) -> Parcel:
    luck = random.Random(seed)
    files = (ParcelFile(name, luck.randbytes(size)) for name, size in _FILES.items())
    return Parcel(tuple(files), _MANIFEST)


def sums_of(seed: int) -> dict[str, str]:
    """Give the SHA-256 of each file that belongs to a whole send."""
    return {each.name: digest(each.data) for each in parcel_of(seed).contents}


def send(
    folder: Path, seed: int, moment: int | None, pause: Callable[[str], None]
) -> tuple[str, list[str]]:
    """Send as `deliver` does, replacing what an earlier send left, and pause at a moment.

    Gives what Dabir claims, and the moments that a whole send came by.
    """
    paused: list[str] = []

    def hear(step: Step | Moment) -> None:
        if isinstance(step, Moment) and not paused:  # what is told last is told at every beat
            paused.append(step.called)
            pause(step.called)

    parcel = parcel_of(seed)
    try:
        volume = chosen_volume(folder)
        job = partial(carry_out, parcel, folder, replace=True, volume=volume)
        _, moments = patiently(partial(watched, moment, job), hear, inside(folder))
    except (UserError, EnvironmentFault) as refusal:
        return type(refusal).__name__, []
    except Exception as defect:  # noqa: BLE001 - a defect is what the lab is there to find
        return f"{DEFECT} {defect!r}", []
    return SENT, moments
