"""The letters that invite to a meeting: one for each member, on its own page.

The one hard rule: everything but the day of writing comes from `Minutes`; what is not settled yet
has room for the pen.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import BinaryIO

from db.records import MeetingState
from desktop.documents.margins import foot, running_head
from desktop.documents.press import about, print_paper
from desktop.documents.sections.invitation import letter
from desktop.documents.sections.wording import MOST_IN_MARGIN, in_one_line, nth_meeting
from desktop.errors import CancelledMeetingError, NobodyInvitedError
from desktop.minutes import Attendee, Minutes
from desktop.reporting import Report, unheard
from desktop.roster.near import same_person
from desktop.typeset.archive import Archive
from desktop.typeset.document import Document, Strip
from desktop.typeset.galley import Block, Group, PageTurn


def write_invitations(
    minutes: Minutes,
    stream: BinaryIO,
    report: Report = unheard,
    *,
    written_on: date,
    archive: Archive = Archive.A3B,
) -> None:
    """Write a letter to each member but the secretary, who invites.

    Raises NobodyInvitedError where there is none, and CancelledMeetingError.
    """
    if minutes.state is MeetingState.CANCELLED:
        raise CancelledMeetingError(minutes.number, minutes.subdistrict)
    invited = tuple(each for each in minutes.members if not _is_secretary(each, minutes))
    if not invited:
        raise NobodyInvitedError(minutes.number, minutes.subdistrict)
    title = f"دعوت به {nth_meeting(minutes)}"
    document = Document(
        about(title, minutes.office, written_on, subject=minutes.subject),
        _letters(minutes, invited, written_on),
        header=partial(_header, in_one_line(title, MOST_IN_MARGIN)),
        footer=_footer,
    )
    print_paper(document, stream, report, archive)


def _is_secretary(member: Attendee, minutes: Minutes) -> bool:
    name = minutes.secretary.partition("،")[0].strip()  # the post may stand behind it
    return bool(name) and same_person(member.name, name)


def _letters(
    minutes: Minutes, invited: Sequence[Attendee], written_on: date
) -> Iterator[Block | Group]:
    for place, member in enumerate(invited):
        if place:
            yield PageTurn(anew=True)
        yield from letter(minutes, member, written_on)


def _header(title: str, page: int, _count: int) -> Strip | None:
    return running_head(title, "", page)


def _footer(page: int, count: int) -> Strip | None:
    """Name the page of a letter that has several."""
    return foot("", "", page, count) if count > 1 else None
