"""The moment of a step, by a clock that nobody has set back.

The one hard rule: no step is told to be older than the one before it; where a step was taken by a
clock that was ahead, an administrator says so, and the trail keeps that.
"""

from datetime import timedelta
from typing import cast

from db.records import SignOff
from desktop import moments
from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from desktop.sign_off.lent import lent_at
from desktop.sign_off.refusals import ClockBehindError

_ALLOWANCE = timedelta(minutes=5)  # a clock that was set right by its time server
# Two computers: where summer time is still reckoned with, one has its clock an hour wrong for UTC.
BETWEEN_TWO = timedelta(hours=2)
_UNTIL = "sign_off:"

_ACCEPTED = "SELECT detail FROM audit WHERE act = ? ORDER BY id DESC LIMIT 1"
# What was done elsewhere has the time of another clock.
_LAST = """
SELECT max(at) FROM sign_offs WHERE id > ? AND id NOT IN (
  SELECT (SELECT min(next.id) FROM sign_offs next
    WHERE next.meeting_id = loans.meeting_id AND next.id > sign_off_id)
  FROM loans WHERE outcome IN ('signed', 'returned'))
"""


def moment_of_step(office: OpenOffice) -> str:
    """Give the present moment; raises ClockBehindError where it is before that of a step."""
    now = moments.now()
    left_at = lent_at(office)
    allowed = BETWEEN_TWO if left_at else _ALLOWANCE
    step = cast(str | None, office.database.query(_LAST, (_accepted(office),))[0][0])
    last = max(filter(None, (step, left_at)), default=None)
    if last is not None and moments.read(now) < moments.read(last) - allowed:
        raise ClockBehindError(last, on_its_way=left_at is not None)
    return now


def accept_clock(office: OpenOffice) -> None:
    """Let the clock be right from here on, whatever earlier steps were told to be."""
    with office.act(Deed.ACCEPT_CLOCK):
        steps = office.database.select(SignOff, order="id DESC LIMIT 1")
        last = steps[0].id if steps else 0
        office.tell(Deed.ACCEPT_CLOCK, office.office, f"{_UNTIL}{last}")


def _accepted(office: OpenOffice) -> int:
    """Give the last step that an administrator has excused."""
    found = office.database.query(_ACCEPTED, (Deed.ACCEPT_CLOCK,))
    return int(str(found[0][0]).removeprefix(_UNTIL)) if found else 0
