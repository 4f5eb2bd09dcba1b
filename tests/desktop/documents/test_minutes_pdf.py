"""The pages of minutes: each field is on them, whatever it holds, and they hang together."""

import re
import shutil
import unicodedata
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from db.records import AgendaKind, Meeting, MeetingState
from desktop import persian
from desktop.documents import labels
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.errors import Cancelled
from desktop.meetings.compile import compile_minutes
from desktop.minutes import Condition, Minutes
from tests import strategies
from tests.desktop.documents import earlier_work, hostile, sample
from tests.desktop.documents.minutes_pages import text_of, with_resolutions, written
from tests.desktop.documents.reading import (
    holds,
    in_reading_order,
    is_held,
    leaves,
    letters,
    sheets,
    typed,
)
from tests.desktop.typeset import conftest as taken
from tests.offices import open_office


@pytest.fixture
def sample_office(filled_folder: Path, tmp_path: Path) -> list[Minutes]:
    with open_office(Path(shutil.copytree(filled_folder, tmp_path / "office"))) as office:
        return [compile_minutes(office, each.id) for each in office.database.select(Meeting)]


def text_by_pypdf(pdf: bytes) -> str:
    """What pypdf, which knows no order but that of the page, takes out of it."""
    pages = PdfReader(BytesIO(pdf)).pages
    lines = [
        line for page in pages for line in page.extract_text(extraction_mode="layout").split("\n")
    ]
    return "".join(letters(in_reading_order(line)) for line in lines)


def missing(text: str, minutes: Minutes) -> list[Any]:
    """The fields of the record that the text does not hold."""
    return [leaf for leaf in leaves(minutes) if not is_held(text, leaf)]


def test_page_holds_every_field_of_a_full_meeting() -> None:
    assert missing(text_of(sample.FULL), sample.FULL) == []


def test_pypdf_takes_out_every_letter() -> None:
    """It does not order mixed lines, and so gives no more than the letters."""
    found = Counter(letters("".join(taken.pages(written(sample.FULL)))))
    assert not Counter(letters("".join(typed(sample.FULL)))) - found


def test_page_holds_every_field_of_the_sample_office(sample_office: list[Minutes]) -> None:
    assert len(sample_office) > 15
    for minutes in sample_office:
        pdf = written(minutes)
        assert missing(text_by_pypdf(pdf), minutes) == []
        # It guesses columns, and in a dense table may pull the two lines of one cell apart.
        assert len(missing("".join(sheets(pdf)), minutes)) <= 1


def test_item_of_which_nothing_more_is_known_leaves_no_gap() -> None:
    bare = {"title": labels.AGENDA_KINDS[AgendaKind.OTHER], "kind": AgendaKind.OTHER}
    item = msgspec.structs.replace(sample.AGENDA[2], **bare)
    known = msgspec.structs.replace(item, presenter="دبیر")
    short, long = (
        lowest(msgspec.structs.replace(sample.EMPTY, agenda=(each,))) for each in (item, known)
    )
    assert short > long


def lowest(minutes: Minutes) -> float:
    """Where the last line above the two of the footer stands on the only page."""
    (page,) = taken.baselines(written(minutes))
    return sorted({y for _, y in page})[2]


@pytest.mark.parametrize("state", MeetingState)
def test_pages_name_a_state_that_is_not_final(state: MeetingState) -> None:
    pages = sheets(written(msgspec.structs.replace(sample.FULL, state=state)))
    word = letters(labels.MEETING_STATES[state])
    times = 1 if state is MeetingState.SIGNED else 2
    assert [page.count(word) for page in pages] == [times] * len(pages)


def test_each_page_knows_its_number_and_its_meeting() -> None:
    pages = sheets(written(with_resolutions(*sample.RESOLUTIONS * 10)))
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert holds(page, persian.digits(f"صفحهٔ {number} از {len(pages)}"))
        assert holds(page, "شمارهٔ ۱۱/۱۳/۱۴۰۵ مورخ ۱۴۰۵/۰۷/۱۲")
        if number > 1:
            assert page.startswith(letters("صورتجلسهٔ قرارگاه اجتماعی منطقهٔ ۱۱ – جلسهٔ سیزدهم"))


def test_no_section_or_resolution_parts_from_what_it_heads() -> None:
    heads = ("اقدام", "مصوبات", "پیوست‌ها", "امضاها", "مدعوان", "مسئول پیگیری مهلت")
    for count in range(1, 12, 2):
        for page in sheets(written(with_resolutions(*sample.RESOLUTIONS * count))):
            body = page.partition(letters("منطقهٔ ۱۱، شمارهٔ"))[0]
            assert not body.endswith(tuple(letters(head) for head in heads))


def test_long_minutes_keep_every_resolution() -> None:
    resolutions = tuple(
        msgspec.structs.replace(sample.RESOLUTIONS[0], number=number, text=f"تصمیم {number} است.")
        for number in range(1, 201)
    )
    text = text_of(with_resolutions(*resolutions))
    assert [number for number in range(1, 201) if f"تصمیم{number}است." not in text] == []


@pytest.mark.parametrize("text", hostile.HOSTILE, ids=range(len(hostile.HOSTILE)))
def test_hostile_text_loses_no_letter(text: str) -> None:
    resolution = msgspec.structs.replace(
        sample.RESOLUTIONS[0], text=text, condition=Condition(text, "", None)
    )
    pdf = written(with_resolutions(resolution))
    shown = re.sub("[\x00-\x08\x0b-\x1f\ufffe]", "\ufffd", text.replace("\r", "\n"))
    wanted = Counter(drawn_letters(shown * 2))
    assert not wanted - Counter(drawn_letters(taken.drawn(pdf)))


def drawn_letters(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def test_texts_that_break_things_do_not_break_the_pages() -> None:
    assert len(PdfReader(BytesIO(written(hostile.NASTY))).pages) > 200


@given(strategies.minutes())
@settings(max_examples=25, deadline=None)
def test_any_minutes_can_be_printed(minutes: Minutes) -> None:
    assert len(PdfReader(BytesIO(written(minutes))).pages) >= 1


def test_file_tells_what_it_is_and_holds_only_our_type() -> None:
    pdf = written(sample.FULL)
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "صورتجلسهٔ قرارگاه اجتماعی منطقهٔ ۱۱، جلسهٔ سیزدهم"
    assert reader.metadata.subject == sample.FULL.subject
    assert b"Helvetica" not in pdf
    fonts = {str(font["/BaseFont"]) for page in reader.pages for font in fonts_of(page)}
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {"Vazirmatn"}


def fonts_of(page: Any) -> list[Any]:
    return list(taken.fonts_of(page).values())


def test_report_counts_up_to_the_whole() -> None:
    heard: list[tuple[int, int]] = []
    write_minutes_pdf(sample.FULL, BytesIO(), lambda done, total: heard.append((done, total)))
    total = heard[-1][1]
    assert heard == sorted(heard)
    assert {done for done, _ in heard} == set(range(1, total + 1))


def test_report_can_stop_the_work_inside_a_long_table(tmp_path: Path) -> None:
    many = msgspec.structs.replace(sample.FULL, earlier_actions=earlier_work.EARLIER_ACTIONS * 200)
    heard: list[int] = []

    def stop_while_it_stands(done: int, _total: int) -> None:
        heard.append(done)
        if heard.count(done) == 3:
            raise Cancelled

    path = tmp_path / "minutes.pdf"
    with path.open("wb") as stream, pytest.raises(Cancelled):
        write_minutes_pdf(many, stream, stop_while_it_stands)
    assert path.read_bytes() == b""
