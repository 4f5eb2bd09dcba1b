"""From meetings to the parcel that carries their papers out: plain data, for a worker.

The one hard rule: signed minutes go out as they were sealed, together with the workbook that was
sealed in them.
"""

from collections.abc import Collection, Sequence
from datetime import date
from io import BytesIO
from typing import NamedTuple, cast

from db.records import Meeting
from desktop.documents.export import Format, papers
from desktop.meetings.compile import compile_minutes
from desktop.minutes import Minutes
from desktop.office import OpenOffice
from desktop.reporting import Report, part_of, unheard
from desktop.sending.refusals import NotSignedError
from desktop.sign_off.signed import sealed_pdf
from desktop.transfer.file_names import free_name, manifest_name
from desktop.transfer.parcel import Parcel, ParcelFile
from desktop.typeset.archive import Archive

_VERSION = "SELECT id FROM versions WHERE meeting_id = ? AND number = ?"


class _Content(NamedTuple):
    minutes: Minutes
    sealed: bytes | None  # None: they are not signed now
    version_id: int


def gather(office: OpenOffice, meeting_ids: Collection[int], report: Report = unheard) -> Parcel:
    """Pack what is signed now of some meetings, PDF and workbook of each, with one manifest.

    Raises NoSuchMeetingError, NotSignedError, NoWorkbookError, and what `report` raises.
    """
    contents = _contents(office, meeting_ids, part_of(report, 0, 2))
    for each in contents:
        if each.sealed is None:
            raise NotSignedError(each.minutes.number, each.minutes.subdistrict)
    return _packed(contents, report=part_of(report, 1, 2))


def pack(
    office: OpenOffice,
    meeting_ids: Collection[int],
    formats: Collection[Format] = tuple(Format),
    archive: Archive = Archive.A3B,
) -> Parcel:
    """Pack papers of some meetings, drafts too.

    It is a send where it is what `gather` would give; a manifest goes along where both formats do.
    Raises NoSuchMeetingError, NoWorkbookError.
    """
    return _packed(_contents(office, meeting_ids), formats, archive)


def _contents(
    office: OpenOffice, meeting_ids: Collection[int], report: Report = unheard
) -> list[_Content]:
    """Read each meeting once, all as they are at one moment: whoever signs meanwhile comes later.

    The newest is the first, in whatever order they were asked for.
    """
    keys = set(meeting_ids)
    contents: list[_Content] = []
    with office.database.snapshot():
        for key in keys:
            contents.append(_content(office, key))
            report(len(contents), len(keys))
    return sorted(contents, key=_place, reverse=True)


def _place(content: _Content) -> tuple[date, int, str]:
    return content.minutes.held_on, content.minutes.number, content.minutes.uuid


def _content(office: OpenOffice, meeting_id: int) -> _Content:
    minutes = compile_minutes(office, meeting_id)
    meeting = office.database.get(Meeting, meeting_id)
    sealed = sealed_pdf(office, meeting)
    if sealed is None:
        return _Content(minutes, None, 0)
    ((version_id,),) = office.database.query(_VERSION, (meeting_id, meeting.version))
    return _Content(minutes, sealed, cast(int, version_id))


def _packed(
    contents: Sequence[_Content],
    formats: Collection[Format] = tuple(Format),
    archive: Archive = Archive.A3B,
    report: Report = unheard,
) -> Parcel:
    files: dict[str, bytes] = {}
    for done, (minutes, sealed, _) in enumerate(contents, 1):
        for name, produce in papers(minutes, formats, archive=archive, sealed=sealed).items():
            stream = BytesIO()
            produce(stream, unheard)
            files[free_name(name, files)] = stream.getvalue()
        report(done, len(contents))
    whole = set(formats) == set(Format)
    sealed_all = archive is Archive.A3B and all(each.sealed is not None for each in contents)
    return Parcel(
        tuple(ParcelFile(*each) for each in files.items()),
        manifest_name([each.minutes for each in contents]) if whole else "",
        tuple(each.version_id for each in contents) if whole and sealed_all else (),
    )
