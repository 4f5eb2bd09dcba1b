"""A member who is typed in: at a new seat, unless the table has that one already.

The one hard rule: whoever is typed twice sits at the table once.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.records import Duty, Seat
from db.search import fold
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.roster.holders import name_holder
from desktop.roster.near import same_person
from desktop.roster.seats import SeatLine, add_seat, seat_lines, set_retired


class Member(NamedTuple):
    """What is typed of a member; there may be no post, or no holder."""

    post: str
    organization: str
    holder: str


def join(office: OpenOffice, headquarters_id: int, member: Member, on: date) -> Seat:
    """Give the seat of a member, as one act: the one that is there already, or a new one.

    A seat that was set aside comes back, and one that nobody holds is given to the holder.
    """
    lines = [
        line
        for retired in (False, True)
        for line in seat_lines(office, headquarters_id, on, retired=retired)
        if _is_meant(line, member)
    ]
    with office.database.act():
        if (line := _best(lines, member.holder)) is None:
            return add_seat(office, headquarters_id, **member._asdict())
        if line.seat.retired:
            set_retired(office, line.seat, retired=False)
        if member.holder and not line.holder:
            name_holder(office, line.seat, clean(member.holder), on)
    return line.seat


def _is_meant(line: SeatLine, member: Member) -> bool:
    """Tell whether a seat is the one that is typed; of an officer there is only one."""
    officer = line.seat.duty is not Duty.MEMBER and bool(member.post)
    there = officer or fold(line.organization) == fold(member.organization)
    held = _holds(line, member.holder) or (bool(member.post) and not line.holder)
    return there and held and fold(line.post) == fold(member.post)


def _holds(line: SeatLine, holder: str) -> bool:
    return same_person(holder, line.holder) if holder else not line.holder


def _best(lines: Sequence[SeatLine], holder: str) -> SeatLine | None:
    """Prefer the seat that the holder has to one that nobody holds."""
    return next((line for line in lines if _holds(line, holder)), next(iter(lines), None))
