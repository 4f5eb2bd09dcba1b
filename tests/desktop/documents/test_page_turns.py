"""What a reader of the minutes meets on a new page, and what marks every one of them."""

from io import BytesIO

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.records import MeetingState, Outcome
from desktop import persian
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.minutes import Minutes, Remark, check_code
from desktop.typeset import reader
from tests.desktop.documents import earlier_work, sample
from tests.desktop.typeset.conftest import letters, pdftotext

CONTINUED = letters("(ادامه)")
HEADS = tuple(map(letters, ("اقدام مسئول پیگیری مهلت", "مسئول پیگیری", "آخرین گزارش", "دوره")))
END = letters("منطقهٔ ۱۱، شمارهٔ")


def written(minutes: Minutes) -> bytes:
    stream = BytesIO()
    write_minutes_pdf(minutes, stream)
    return stream.getvalue()


def pages(minutes: Minutes) -> list[str]:
    """The text of each page between its margins."""
    head = letters("– جلسهٔ سیزدهم")
    texts = [letters(text) for text in pdftotext(written(minutes)).split("\f")[:-1]]
    return [text.partition(head)[2] or text for text in texts]


def test_table_of_actions_says_on_a_new_page_whose_it_is() -> None:
    resolution = sample.RESOLUTIONS[0]
    many = msgspec.structs.replace(resolution, number=3, actions=resolution.actions * 30)
    found = pages(msgspec.structs.replace(sample.FULL, resolutions=(many,)))
    continued = [page for page in found if CONTINUED in page]
    assert len(continued) > 1
    assert all(page.startswith(letters("مصوبهٔ ۳ (ادامه)")) for page in continued)
    assert all(letters("مسئول پیگیری") in page for page in continued)


def test_long_action_begins_under_its_resolution_and_goes_on_under_its_number() -> None:
    resolution = sample.RESOLUTIONS[0]
    action = msgspec.structs.replace(resolution.actions[0], text="گام پس از گام. " * 500)
    text = "تصمیم گرفته شد. " * 150
    long = msgspec.structs.replace(resolution, number=33, text=text, actions=(action,))
    found = pages(msgspec.structs.replace(sample.FULL, resolutions=(long,)))
    acted = [page for page in found if letters("گام پس از") in page]
    assert letters("تصمیم گرفته شد") in acted[0]
    assert len(acted) > 1
    assert all(page.startswith(letters("مصوبهٔ ۳۳ (ادامه)")) for page in acted[1:])


def test_earlier_actions_and_figures_say_on_a_new_page_what_they_are() -> None:
    item = sample.AGENDA[1]
    agenda = (sample.AGENDA[0], msgspec.structs.replace(item, figures=item.figures * 30))
    earlier = earlier_work.EARLIER_ACTIONS * 20
    found = pages(msgspec.structs.replace(sample.FULL, agenda=agenda, earlier_actions=earlier))
    assert any(page.startswith(letters("پیگیری مصوبات پیشین (ادامه)")) for page in found)
    assert any(page.startswith(letters("بند ۲ (ادامه)")) for page in found)


def test_members_who_fill_pages_go_on_under_their_name() -> None:
    found = pages(msgspec.structs.replace(sample.FULL, members=sample.MEMBERS * 12))
    assert found[1].startswith(letters("حاضران (ادامه)"))


def test_number_of_a_long_resolution_stands_on_each_of_its_pages() -> None:
    text = "تصمیم گرفته شد که کار همچنان پی گرفته شود. " * 150
    long = msgspec.structs.replace(sample.RESOLUTIONS[1], number=7, text=text)
    found = pages(msgspec.structs.replace(sample.FULL, resolutions=(long,)))
    middle = [page for page in found if page.count(letters("تصمیم گرفته شد")) > 30]
    assert middle
    assert all("۷." in page for page in middle)


def test_a_meeting_without_a_subject_has_no_room_for_one() -> None:
    assert letters("موضوع:") in pages(sample.FULL)[0]
    assert letters("موضوع:") not in pages(msgspec.structs.replace(sample.FULL, subject=""))[0]


def test_what_names_an_action_stays_on_one_line() -> None:
    long = msgspec.structs.replace(
        earlier_work.EARLIER_ACTIONS[0], resolution_number=122, action_number=1, meeting_number=109
    )
    pdf = written(msgspec.structs.replace(sample.FULL, earlier_actions=(long,)))
    lines = [line for page in reader.pages(pdf) for mark in page for line in mark.lines]
    (named,) = [line for line in lines if "۱۲۲" in line]
    assert "مصوبه"[::-1] in named
    assert "الف"[::-1] in named


def test_number_of_an_item_stands_beside_the_rest_of_a_long_remark() -> None:
    gist = "آنچه گفته شد در یادها ماند و همه آن را شنیدند. " * 150
    said = Remark(speaker="دبیر", gist=gist)
    item = msgspec.structs.replace(sample.AGENDA[1], number=8, remarks=(said, said))
    found = pages(msgspec.structs.replace(sample.FULL, agenda=(item,)))
    middle = [page for page in found if page.count(letters("آنچه گفته شد")) > 30]
    in_the_margin = found[-1].count("۸.")  # the code at the foot of each page may end a group so
    assert [page.count("۸.") - in_the_margin for page in middle] == [1] * len(middle)
    assert len(middle) > 2


@given(st.integers(0, 30), st.integers(0, 4), st.integers(0, 3))
@settings(max_examples=12, deadline=None)
def test_outcome_never_stands_alone_on_a_page(earlier: int, remarks: int, figures: int) -> None:
    first, report, _ = sample.AGENDA
    said = Remark(speaker="دبیر", gist="یک جمله که در یک سطر جا می‌شود.")
    agenda = (
        msgspec.structs.replace(first, remarks=(said,) * remarks),
        msgspec.structs.replace(
            report, outcome=Outcome.DECIDED, figures=report.figures[:1] * 5 * figures, remarks=()
        ),
    )
    minutes = msgspec.structs.replace(
        sample.FULL, agenda=agenda, earlier_actions=earlier_work.EARLIER_ACTIONS[:1] * earlier
    )
    for page in pages(minutes):
        assert not page.startswith(letters("نتیجه"))
        assert not page.partition(END)[0].endswith(HEADS)


@pytest.mark.parametrize("state", MeetingState)
def test_pages_of_what_is_not_final_are_marked_across(state: MeetingState) -> None:
    reader = PdfReader(BytesIO(written(msgspec.structs.replace(sample.FULL, state=state))))
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        assert (b"/Watermark" in content.get_data()) == (state is not MeetingState.SIGNED)


def test_check_code_stands_in_groups_on_every_page() -> None:
    code = persian.digits(check_code(sample.FULL))
    shown = letters(f"کد وارسی {code[:4]}.{code[4:8]}.{code[8:]}")
    found = [letters(text) for text in pdftotext(written(sample.FULL)).split("\f")[:-1]]
    assert all(shown in page for page in found)
