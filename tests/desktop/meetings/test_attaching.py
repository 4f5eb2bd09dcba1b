import hashlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.records import Attachment, Meeting, Role, User, UserRole
from desktop.access.permissions import Deed
from desktop.access.refusals import NotAllowedError
from desktop.attachments.files import Bytes, Source
from desktop.attachments.gathering import gather
from desktop.attachments.media import Media
from desktop.attachments.reading import MOST_BYTES
from desktop.attachments.refusals import (
    AlreadyAttachedError,
    AlteredContentError,
    AttachmentTooHeavyError,
    EmptyAttachmentError,
    UnreadableAttachmentError,
)
from desktop.attachments.retrieving import look, read, save_copy
from desktop.errors import Cancelled, TargetExistsError
from desktop.meetings import dossier
from desktop.meetings.attaching import attach, let_go, rename, shelf
from desktop.meetings.compile import compile_minutes
from desktop.meetings.editing import move, remove
from desktop.office import OpenOffice
from desktop.reporting import unheard
from desktop.sign_off.ink import ink_shelf
from desktop.sign_off.steps import amend
from desktop.transfer.faults import FolderGoneFault, NoParentFault
from tests.desktop.attachments.made import drawing, pdf, saved
from tests.offices import returned, signed

SCAN = Bytes("اسکن.png", saved(drawing(), "PNG"))


@pytest.fixture
def meeting(sample: OpenOffice) -> Meeting:
    return sample.database.select(Meeting, "state = 'draft'")[0]


def attached(office: OpenOffice, meeting: Meeting) -> tuple[Attachment, ...]:
    return dossier.read(office, meeting.id).attachments


def put(office: OpenOffice, meeting: Meeting, *sources: Source) -> tuple[Attachment, ...]:
    gathering = gather(shelf(office, attached(office, meeting)), sources, unheard)
    assert not gathering.refused
    return attach(office, meeting, gathering.files)


def pieces(office: OpenOffice) -> int:
    ((count,),) = office.database.query("SELECT count(*) FROM contents")
    assert isinstance(count, int)
    return count


def test_what_is_attached_is_listed_printed_and_seen(
    sample: OpenOffice, meeting: Meeting, tmp_path: Path
) -> None:
    report = tmp_path / "گزارش بهزیستی.exe"
    report.write_bytes(pdf(3))
    first, second = put(sample, meeting, report, SCAN)
    assert (first.name, first.media_type, first.pages) == ("گزارش بهزیستی.exe", Media.PDF, 3)
    assert (second.position, second.media_type, second.pages) == (2, Media.PNG, 1)
    listed = compile_minutes(sample, meeting.id).attachments
    assert [(each.name, each.size) for each in listed] == [
        ("گزارش بهزیستی.exe", report.stat().st_size),
        ("اسکن.png", len(SCAN.content)),
    ]
    assert listed[0].sha256 == hashlib.sha256(report.read_bytes()).hexdigest()
    assert len(look(sample.database.file, first, unheard).sizes) == 3
    assert read(sample.database.file, second, unheard) == SCAN.content


def test_the_same_content_is_attached_once_and_says_what_it_is_called(
    sample: OpenOffice, meeting: Meeting
) -> None:
    put(sample, meeting, SCAN)
    again = (Bytes("نام دیگر.png", SCAN.content), Bytes("متن.txt", "متن".encode()))
    there = attached(sample, meeting)
    gathering = gather(shelf(sample, there), (*again, again[1]), unheard)
    assert [(type(each), each.there) for each in gathering.refused if hasattr(each, "there")] == [
        (AlreadyAttachedError, "اسکن.png"),
        (AlreadyAttachedError, "متن.txt"),
    ]
    assert [each.name for each in gathering.files] == ["متن.txt"]
    attach(sample, meeting, gathering.files)
    assert attach(sample, meeting, gathering.files) == ()
    assert len(attached(sample, meeting)) == 2


def test_two_meetings_share_the_bytes(sample: OpenOffice, meeting: Meeting) -> None:
    other = sample.database.select(Meeting, "state = 'returned'")[0]
    (first,) = put(sample, meeting, SCAN)
    before = pieces(sample)
    (second,) = put(sample, other, SCAN)
    assert pieces(sample) == before
    remove(sample, first)
    assert read(sample.database.file, second, unheard) == SCAN.content


def test_one_that_is_refused_stops_no_other(
    sample: OpenOffice, meeting: Meeting, tmp_path: Path
) -> None:
    (tmp_path / "خالی.pdf").touch()
    heavy = Bytes("سنگین.bin", bytes(MOST_BYTES + 1))
    sources = (tmp_path / "نیست.pdf", tmp_path / "خالی.pdf", heavy, SCAN)
    gathering = gather(shelf(sample), sources, unheard)
    assert list(map(type, gathering.refused)) == [
        UnreadableAttachmentError,
        EmptyAttachmentError,
        AttachmentTooHeavyError,
    ]
    assert [each.name for each in attach(sample, meeting, gathering.files)] == ["اسکن.png"]


def test_who_stops_leaves_nothing(sample: OpenOffice) -> None:
    def stop(done: int, total: int) -> None:
        if 4 * done > 3 * total:  # it is read, and half of it is kept
            raise Cancelled

    with pytest.raises(Cancelled):
        gather(shelf(sample), (Bytes("ب", bytes(5_000_000)),), stop)
    assert pieces(sample) == 0


def test_names_and_places_change_and_come_back(sample: OpenOffice, meeting: Meeting) -> None:
    first, second = put(sample, meeting, SCAN, Bytes("متن.txt", b"text"))
    rename(sample, first, "  نمای\u202e ميدان.png ")
    rename(sample, second, "   ")
    move(sample, second, -1)
    assert [each.name for each in attached(sample, meeting)] == ["متن.txt", "نمای میدان.png"]
    sample.database.undo()
    sample.database.undo()
    assert attached(sample, meeting) == (first, second)


def test_what_was_removed_comes_back_with_its_bytes(sample: OpenOffice, meeting: Meeting) -> None:
    (scan,) = put(sample, meeting, SCAN)
    remove(sample, scan)
    assert attached(sample, meeting) == ()
    sample.database.undo()
    assert attached(sample, meeting) == (scan,)
    assert read(sample.database.file, scan, unheard) == SCAN.content


def test_a_meeting_that_comes_back_has_its_attachments(
    sample: OpenOffice, meeting: Meeting
) -> None:
    (scan,) = put(sample, meeting, SCAN)
    remove(sample, meeting)
    sample.database.undo()
    assert attached(sample, meeting) == (scan,)
    assert read(sample.database.file, scan, unheard) == SCAN.content


@pytest.mark.parametrize("role", Role)
def test_only_who_may_write_or_file_gets_a_place_for_bytes(office: OpenOffice, role: Role) -> None:
    with office.database.act():
        user = office.database.insert(User(name="کسی"))
        office.database.insert(UserRole(user_id=user.id, role=role))
    office.welcome(user)
    for place, deed in ((shelf, Deed.WRITE_MINUTES), (ink_shelf, Deed.FILE_INK)):
        if office.may(deed):
            assert place(office).file == office.database.file
        else:
            with pytest.raises(NotAllowedError):
                place(office)


@pytest.mark.parametrize("step", [signed, returned])
def test_what_minutes_named_that_were_submitted_is_never_let_go_of(
    sample: OpenOffice, meeting: Meeting, step: Callable[[OpenOffice, Meeting], Meeting]
) -> None:
    (scan,) = put(sample, meeting, SCAN)
    step(sample, meeting)
    if step is signed:
        amend(sample, meeting.id, "پیوست نادرست است.")
    (never_submitted,) = put(sample, meeting, Bytes("متن.txt", b"text"))
    remove(sample, scan)
    remove(sample, never_submitted)
    let_go(sample)
    assert read(sample.database.file, scan, unheard) == SCAN.content
    with pytest.raises(AlteredContentError):
        read(sample.database.file, never_submitted, unheard)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE contents SET piece = CAST(x'89' || piece AS BLOB)",
        "UPDATE contents SET piece = zeroblob(length(piece))",
        "DELETE FROM contents",
    ],
)
def test_what_was_altered_is_never_shown(
    sample: OpenOffice, meeting: Meeting, tmp_path: Path, damage: str
) -> None:
    (scan,) = put(sample, meeting, SCAN)
    file = sample.database.file
    with closing(file.connect()) as opened, opened:
        opened.execute(damage)
    with pytest.raises(AlteredContentError):
        look(file, scan, unheard)
    with pytest.raises(AlteredContentError):
        save_copy(file, scan, tmp_path, unheard, replace=False)
    assert not list(tmp_path.glob("*.png"))
    gather(shelf(sample, (scan,)), (SCAN,), unheard)  # who has the file can mend it
    assert read(file, scan, unheard) == SCAN.content


def test_a_copy_is_what_was_attached(sample: OpenOffice, meeting: Meeting, tmp_path: Path) -> None:
    (scan,) = put(sample, meeting, Bytes("a/نما: ۱", SCAN.content))
    file = sample.database.file
    (copy,) = save_copy(file, scan, tmp_path, unheard, replace=False)
    assert copy == tmp_path / "نما ۱.png"
    assert copy.read_bytes() == SCAN.content
    with pytest.raises(TargetExistsError):
        save_copy(file, scan, tmp_path, unheard, replace=False)
    with pytest.raises((NoParentFault, FolderGoneFault)):
        save_copy(file, scan, tmp_path / "نیست" / "پوشه", unheard, replace=False)


def test_reading_a_meeting_reads_no_contents(sample: OpenOffice, meeting: Meeting) -> None:
    put(sample, meeting, SCAN)
    connection = sample.database._connection  # only SQLite knows what it reads
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    dossier.read(sample, meeting.id)
    connection.set_trace_callback(None)
    assert any("attachments" in each for each in asked)
    assert not [each for each in asked if "contents" in each]
