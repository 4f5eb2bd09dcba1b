"""The papers of a meeting and of the office as finished bytes, to be looked at, printed or saved.

The one hard rule: they are the bytes that an export writes.
"""

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from typing import BinaryIO

from desktop.documents.attendance_sheet_pdf import write_attendance_sheet
from desktop.documents.follow_up_slip_pdf import write_follow_up_slip
from desktop.documents.invitation_pdf import write_invitations
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.documents.neighborhood_profile_pdf import write_neighborhood_profile
from desktop.documents.register_pdf import write_register
from desktop.errors import LostLettersError
from desktop.minutes import Minutes
from desktop.neighborhood_profile import NeighborhoodProfile
from desktop.open_work import OpenWork
from desktop.register import Register
from desktop.reporting import Report
from desktop.typeset.proof import LostTextError

_log = logging.getLogger(__name__)


def minutes_paper(minutes: Minutes, report: Report) -> bytes:
    """Make the minutes; raises LostLettersError where the paper would not say what was typed."""
    return _made(partial(write_minutes_pdf, minutes), report)


def invitations_paper(minutes: Minutes, written_on: date, report: Report) -> bytes:
    """Make a letter for each member; raises what `write_invitations` does too."""
    return _made(partial(write_invitations, minutes, written_on=written_on), report)


def attendance_paper(minutes: Minutes, report: Report) -> bytes:
    """Make the sheet that is signed at the door; raises CancelledMeetingError too."""
    return _made(partial(write_attendance_sheet, minutes), report)


def slip_paper(work: OpenWork, report: Report) -> bytes:
    """Make what an organization answers by hand; raises NoOpenWorkError too."""
    return _made(partial(write_follow_up_slip, work), report)


def register_paper(register: Register, report: Report) -> bytes:
    """Make the register of a period; raises NothingDecidedError too."""
    return _made(partial(write_register, register), report)


def profile_paper(profile: NeighborhoodProfile, report: Report) -> bytes:
    """Make the page of what is known about a neighborhood."""
    return _made(partial(write_neighborhood_profile, profile), report)


def _made(write: Callable[[BinaryIO, Report], None], report: Report) -> bytes:
    stream = BytesIO()
    try:
        write(stream, report)
    except LostTextError as lost:
        _log.exception("A paper does not say what was typed")
        raise LostLettersError from lost
    return stream.getvalue()
