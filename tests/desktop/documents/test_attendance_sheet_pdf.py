import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import assume, given, settings
from pypdf import PdfReader

from db.records import MeetingState
from desktop import persian
from desktop.documents.attendance_sheet_pdf import write_attendance_sheet
from desktop.errors import CancelledMeetingError
from desktop.minutes import Attendee, Minutes
from desktop.typeset.archive import Archive
from desktop.typeset.style import MM
from tests import strategies
from tests.desktop.documents import hostile, sample
from tests.desktop.documents.reading import in_reading_order
from tests.desktop.documents.test_archive import titles
from tests.desktop.typeset.conftest import letters, pdftotext, preflight, tree

FREE_ROWS = 8


def written(minutes: Minutes, archive: Archive = Archive.A3B) -> bytes:
    stream = BytesIO()
    write_attendance_sheet(minutes, stream, archive=archive)
    return stream.getvalue()


def pages(minutes: Minutes) -> list[str]:
    return [letters(page) for page in pdftotext(written(minutes)).split("\f")[:-1]]


def by_rows(minutes: Minutes) -> str:
    """The text as it stands from the head of the page down."""
    (page,) = PdfReader(BytesIO(written(minutes))).pages
    lines = page.extract_text(extraction_mode="layout").split("\n")
    return "".join(letters(in_reading_order(line)) for line in lines)


def with_members(count: int) -> Minutes:
    members = tuple(
        msgspec.structs.replace(sample.MEMBERS[0], name=f"عضو شمارهٔ {persian.cardinal(number)}")
        for number in range(1, count + 1)
    )
    return msgspec.structs.replace(sample.FULL, members=members, guests=())


def test_sheet_says_which_meeting_it_is_for() -> None:
    (page,) = pages(sample.FULL)
    for phrase in (
        "شهرداری تهران",
        "بسمه تعالی",
        "شماره: ....",
        "برگ حضور سیزدهمین جلسهٔ عادی قرارگاه اجتماعی منطقهٔ ۱۱",
        "یکشنبه ۱۲ مهر ۱۴۰۵، ساعت ۱۰:۰۰، سالن جلسات شهرداری منطقه",
        "ساعت ورود",
        "شمارهٔ معرفی‌نامه",
        "صفحهٔ ۱ از ۱",
    ):
        assert letters(phrase) in page
    assert letters(sample.FULL.letter_number) not in page


def test_members_stand_in_the_order_of_their_seats_and_guests_after_them() -> None:
    page = by_rows(sample.FULL)
    there = [page.index(letters(each.name)) for each in (*sample.MEMBERS, *sample.GUESTS)]
    assert there == sorted(there)
    assert page.index(letters("مدعوان و جانشینان")) < there[-1]
    assert letters("نماینده: پریسا یگانه") in page


def test_every_row_has_room_for_ink() -> None:
    pdf = written(with_members(7))
    tables = [part for part in tree(pdf).walk() if part.role == "Table"]
    assert [len(table.kids) - 1 for table in tables] == [7, FREE_ROWS]
    rows = [above - below for above, below in pairwise(lines_across(pdf))]
    between_tables = 1
    assert sum(height > 9 * MM - 0.1 for height in rows) == 7 + between_tables + FREE_ROWS


def test_the_members_of_a_district_sign_on_one_page() -> None:
    alone = msgspec.structs.replace(sample.MEMBERS[0], substitute="", post="شهردار")
    members = [
        msgspec.structs.replace(alone, name=f"عضو {persian.cardinal(number)}")
        for number in range(1, 22)
    ]
    for place in (2, 8, 14):
        members[place] = msgspec.structs.replace(members[place], substitute="پریسا یگانه")
    first, second = pages(msgspec.structs.replace(sample.FULL, members=tuple(members), guests=()))
    assert letters("عضو بیست‌ویک") in first
    assert second.count(letters("ساعت ورود")) == 0
    assert letters("مدعوان و جانشینان") in second


def lines_across(pdf: bytes) -> list[float]:
    """Where they stand on the only page, from its head down."""
    (page,) = PdfReader(BytesIO(pdf)).pages
    content = page.get_contents()
    assert content is not None
    lines = re.findall(rb"w [\d.]+ ([\d.]+) m [\d.]+ ([\d.]+) l S", content.get_data())
    drawn = {float(start) for start, end in lines if start == end}
    return sorted(drawn, reverse=True)[:-1]  # less that of the footer


def test_members_of_many_pages_go_on_under_the_repeated_header() -> None:
    minutes = with_members(56)
    found = pages(minutes)
    assert len(found) > 2
    for number, page in enumerate(found, 1):
        assert letters(persian.digits(f"صفحهٔ {number} از {len(found)}")) in page
        assert letters("ساعت ورود") in page
        if number > 1:
            assert page.startswith(letters("برگ حضور قرارگاه اجتماعی منطقهٔ ۱۱ – جلسهٔ سیزدهم"))
            assert letters("اعضا (ادامه)") not in page  # no page has that name above it
    text = "".join(found)
    assert [each.name for each in minutes.members if text.count(letters(each.name)) < 1] == []


def test_meeting_without_members_has_rows_to_fill_in() -> None:
    (page,) = pages(sample.EMPTY)
    assert letters("ساعت") not in page
    assert letters("مدعوان و جانشینان") in page


def test_nobody_signs_at_the_door_of_a_cancelled_meeting() -> None:
    with pytest.raises(CancelledMeetingError):
        written(msgspec.structs.replace(sample.FULL, state=MeetingState.CANCELLED))


def test_file_tells_what_it_is_and_carries_nothing() -> None:
    reader = PdfReader(BytesIO(written(sample.FULL)))
    assert reader.metadata is not None
    assert reader.metadata.title == "برگ حضور سیزدهمین جلسهٔ عادی قرارگاه اجتماعی منطقهٔ ۱۱"
    assert reader.metadata.author == sample.FULL.office
    assert titles(reader.outline) == ["اعضا", "مدعوان و جانشینان"]
    assert reader.attachments == {}


@pytest.mark.parametrize("minutes", [sample.FULL, hostile.NASTY], ids=("full", "nasty"))
def test_oldest_form_passes_preflight(minutes: Minutes, tmp_path: Path) -> None:
    verdict = preflight(written(minutes, Archive.A1B), tmp_path)
    assert "is a valid PDF/A-1b file" in verdict, verdict


@pytest.mark.parametrize("text", hostile.HOSTILE, ids=range(len(hostile.HOSTILE)))
def test_hostile_texts_are_written(text: str) -> None:
    attendee = attendee_of(text)
    minutes = msgspec.structs.replace(
        sample.FULL, place=text, headquarters=text, members=(attendee,), guests=(attendee,)
    )
    assert len(PdfReader(BytesIO(written(minutes))).pages) >= 1


def attendee_of(text: str) -> Attendee:
    return msgspec.structs.replace(
        sample.MEMBERS[2], name=text, post=text, organization=text, substitute=text
    )


@given(strategies.minutes())
@settings(max_examples=15, deadline=None)
def test_any_meeting_has_a_sheet(minutes: Minutes) -> None:
    assume(minutes.state is not MeetingState.CANCELLED)
    assert len(PdfReader(BytesIO(written(minutes))).pages) >= 1
