"""What heads the papers of an office, as those papers want it."""

from db.records import Office
from desktop.minutes import Letterhead


def letterhead_of(office: Office) -> Letterhead:
    return Letterhead(
        organization=office.letterhead_organization,
        invocation=office.invocation,
        emblem=office.emblem,
    )
