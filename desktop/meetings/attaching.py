"""Attachments of a meeting: naming what was taken in, and calling it something else.

The one hard rule: an attachment is named only after all its bytes are kept.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from db import contents, meetings
from db.records import Attachment, Meeting
from desktop.access.permissions import Deed
from desktop.attachments.files import Gathered, Shelf
from desktop.attachments.names import safe_name
from desktop.errors import EnvironmentFault
from desktop.meetings import editing
from desktop.office import OpenOffice


def shelf(office: OpenOffice, attachments: Sequence[Attachment] = ()) -> Shelf:
    """Give where more is put beside what is attached; raises NotAllowedError."""
    office.require(Deed.WRITE_MINUTES)
    return Shelf(office.database.file, _names(attachments))


def _names(attachments: Sequence[Attachment]) -> Mapping[str, str]:
    return {each.sha256: each.name for each in attachments}


def attach(
    office: OpenOffice, meeting: Meeting, files: Sequence[Gathered]
) -> tuple[Attachment, ...]:
    """Name what was gathered, behind what is attached already and but once, as one act.

    A meeting that was taken back meanwhile gets nothing.
    """
    with office.database.act():
        if not office.database.by_key(Meeting, [meeting.id]):
            return ()
        there = _names(meetings.parts(office.database, Attachment, meeting.id))
        return tuple(
            editing.add_attachment(office, _record(meeting, each))
            for each in files
            if each.sha256 not in there
        )


def _record(meeting: Meeting, file: Gathered) -> Attachment:
    return Attachment(
        meeting_id=meeting.id,
        position=1,
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
        pages=file.pages,
    )


def rename(office: OpenOffice, attachment: Attachment, name: str) -> None:
    """Call an attachment something else; a name of nothing changes nothing."""
    if name.strip() and (safe := safe_name(name)) != attachment.name:
        editing.save(office, replace(attachment, name=safe))


def let_go(office: OpenOffice) -> None:
    """Let go of the bytes that nothing names, when nothing can be undone any more.

    Where that cannot be written now, it is done the next time.
    """
    with suppress(EnvironmentFault):
        contents.sweep(office.database.file)
