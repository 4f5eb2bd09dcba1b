"""What heads the papers of an office, as those papers want it."""

from db.records import Office
from desktop.minutes import Letterhead
from desktop.office import OpenOffice


def letterhead(office: OpenOffice) -> Letterhead:
    """Give today's letterhead of an open office; raises NoOfficeError."""
    return letterhead_of(office.office)


def letterhead_of(office: Office) -> Letterhead:
    return Letterhead(
        organization=office.letterhead_organization,
        invocation=office.invocation,
        emblem=office.emblem,
    )
