"""The moment of a step, by a clock that nobody has set back."""

from datetime import timedelta
from typing import cast

from desktop import moments
from desktop.office import OpenOffice
from desktop.sign_off.refusals import ClockBehindError

_ALLOWANCE = timedelta(minutes=5)  # a clock that was set right by its time server


def moment_of_step(office: OpenOffice) -> str:
    """Give the present moment; raises ClockBehindError where it is before what the trail tells."""
    now = moments.now()
    found = office.database.query("SELECT max(at) FROM audit")
    last = cast(str | None, found[0][0])
    if last is not None and moments.read(now) < moments.read(last) - _ALLOWANCE:
        raise ClockBehindError(last)
    return now
