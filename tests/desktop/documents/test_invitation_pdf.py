import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import assume, given, settings
from pypdf import PdfReader

from db.records import ActionState, MeetingKind, MeetingState
from desktop.documents.invitation_pdf import write_invitations
from desktop.errors import CancelledMeetingError, NobodyInvitedError
from desktop.minutes import Minutes
from desktop.persian import digits
from desktop.typeset.archive import Archive
from desktop.typeset.style import MM
from tests import strategies
from tests.desktop.documents import earlier_work, hostile, sample
from tests.desktop.typeset.conftest import baselines, letters, pdftotext, preflight

TODAY = date(2026, 9, 28)
LETTER = """
    سرکار خانم مینا سپهری
    معاون اجتماعی و فرهنگی
    شهرداری منطقهٔ ۱۱

    موضوع: دعوت به سیزدهمین جلسهٔ عادی قرارگاه اجتماعی منطقهٔ ۱۱

    با سلام
    احتراماً، بدین‌وسیله از سرکار عالی دعوت می‌شود در سیزدهمین جلسهٔ عادی قرارگاه اجتماعی منطقهٔ
    ۱۱، با موضوع «آمادگی برای فصل سرما و ساماندهی بی‌سرپناهان»، که روز یکشنبه دوازدهم مهر یک‌هزار
    و چهارصد و پنج (۱۴۰۵/۰۷/۱۲)، ساعت ۱۰:۰۰، در سالن جلسات شهرداری منطقه برگزار می‌شود، حضور به
    هم رسانید.

    دستور جلسه:
    تصویب صورتجلسهٔ جلسهٔ دوازدهم (۱۴۰۵/۰۶/۱۵)
    ۱. پیگیری مصوبات پیشین – دبیر قرارگاه، ۱۵ دقیقه
    ۲. گزارش عملکرد مرکز پویاشهر در شش ماه نخست سال – معاون اجتماعی و فرهنگی، ۲۰ دقیقه
    ۳. آمادگی برای فصل سرما

    چنانچه حضور سرکار عالی میسر نیست، خواهشمند است جانشین خود را پیش از جلسه با معرفی‌نامه به
    دبیرخانهٔ قرارگاه معرفی فرمایید. پیشاپیش از حضور شما سپاسگزاریم.

    هستی رادمنش
    دبیر قرارگاه اجتماعی منطقهٔ ۱۱
"""


def written(minutes: Minutes, archive: Archive = Archive.A3B) -> bytes:
    stream = BytesIO()
    write_invitations(minutes, stream, written_on=TODAY, archive=archive)
    return stream.getvalue()


def pages(minutes: Minutes) -> list[str]:
    return [letters(page) for page in pdftotext(written(minutes)).split("\f")[:-1]]


def letter(minutes: Minutes, place: int = 0) -> str:
    member = minutes.members[place]
    return "".join(pages(msgspec.structs.replace(minutes, members=(member,))))


def with_member(**changes: Any) -> Minutes:
    member = msgspec.structs.replace(sample.MEMBERS[1], **changes)
    return msgspec.structs.replace(sample.FULL, members=(member,))


def test_a_letter_reads_as_it_should() -> None:
    page = letter(with_member(name="خانم مینا سپهری"))
    head, _, text = page.partition(letters("پیوست: ندارد"))
    assert text == letters(LETTER)
    for part in (
        "شهرداری تهران",
        "بسمه تعالی",
        "شماره: ....",
        "تاریخ: ۱۴۰۵/۰۷/۰۶",
    ):
        assert letters(part) in head
    assert letters(sample.FULL.letter_number) not in page


def test_each_member_has_a_page() -> None:
    found = pages(sample.FULL)
    assert len(found) == len(sample.MEMBERS)
    for page, member in zip(found, sample.MEMBERS, strict=True):
        for part in (member.name, member.post, member.organization):
            assert letters(part) in page


@pytest.mark.parametrize(
    ("name", "addressed"),
    [
        ("آقای دکتر آرش نیک‌پور", "جناب آقای دکتر آرش نیک‌پور"),
        ("خانم مینا سپهری", "سرکار خانم مینا سپهری"),
        ("آرش نیک‌پور", "آرش نیک‌پور"),
        ("خانمی", "خانمی"),
    ],
)
def test_who_is_addressed(name: str, addressed: str) -> None:
    text = letter(with_member(name=name)).partition(letters("پیوست: ندارد"))[2]
    assert text.startswith(letters(addressed + " معاون اجتماعی"))


def test_an_organization_reads_what_it_still_has_to_do() -> None:
    late, other = earlier_work.EARLIER_ACTIONS
    police, mayor = (letter(sample.FULL, place) for place in (4, 0))
    assert letters(other.text) in police
    assert letters("مصوبهٔ ۲، ب") in police
    assert letters(late.text) not in police
    assert letters("اقدام‌های زیر") not in mayor


@pytest.mark.parametrize(
    ("responsible", "organization", "told"),
    [
        ("آموزش و پرورش منطقهٔ ۱۱", "آموزش‌وپرورش منطقهٔ 11", True),
        ("کلانتری ۱۱۵", "کلانتری ۱۱۶", False),
        ("", "", False),
    ],
)
def test_an_organization_is_known_however_it_is_typed(
    responsible: str, organization: str, *, told: bool
) -> None:
    action = msgspec.structs.replace(earlier_work.EARLIER_ACTIONS[1], responsible=responsible)
    minutes = msgspec.structs.replace(
        with_member(organization=organization), earlier_actions=(action,)
    )
    assert (letters("اقدام‌های زیر") in letter(minutes)) is told


def test_what_was_done_needs_no_report() -> None:
    done = msgspec.structs.replace(earlier_work.EARLIER_ACTIONS[1], state=ActionState.DONE)
    minutes = msgspec.structs.replace(sample.FULL, earlier_actions=(done,))
    assert letters("اقدام‌های زیر") not in letter(minutes, 4)


def test_what_is_not_settled_is_left_out_or_has_room_for_the_pen() -> None:
    minutes = msgspec.structs.replace(sample.EMPTY, members=sample.MEMBERS[:1])
    text = letter(minutes)
    assert letters("در نخستین جلسهٔ فوق‌العادهٔ قرارگاه اجتماعی ناحیهٔ ۴ منطقهٔ ۱۱، که") in text
    assert letters("شنبه دوازدهم مهر یک‌هزار و چهارصد و چهار (۱۴۰۴/۰۷/۱۲)، ساعت") in text
    assert re.search(r"ساعت،?\.{12}،?در\.{44}برگزار", text)
    for absent in ("دستور جلسه:", "با موضوع", "اقدام‌های زیر"):
        assert letters(absent) not in text


def test_the_kind_of_meeting_is_named() -> None:
    minutes = msgspec.structs.replace(with_member(), kind=MeetingKind.EXTRAORDINARY, number=21)
    assert letters("دعوت به بیست‌ویکمین جلسهٔ فوق‌العادهٔ قرارگاه") in letter(minutes)


def test_the_secretary_who_invites_gets_no_letter() -> None:
    secretary = msgspec.structs.replace(sample.MEMBERS[1], name="هستی رادمنش")
    for written_as in ("هستی رادمنش", "خانم هستی رادمنش", "خانم هستی رادمنش، دبیر قرارگاه"):
        minutes = msgspec.structs.replace(
            sample.FULL, members=(sample.MEMBERS[0], secretary), secretary=written_as
        )
        (page,) = pages(minutes)
        assert letters("آرش نیک‌پور") in page
    with pytest.raises(NobodyInvitedError):
        written(msgspec.structs.replace(minutes, members=(secretary,)))


def test_a_seat_nobody_holds_is_addressed_by_its_post() -> None:
    text = letter(with_member(name="")).partition(letters("پیوست: ندارد"))[2]
    assert text.startswith(letters("معاون محترم اجتماعی و فرهنگی شهرداری منطقهٔ ۱۱ موضوع"))
    nobody = letter(with_member(name="", post="", organization=""))
    assert re.search(letters("ندارد") + r"\.{60}" + letters("موضوع"), nobody)


def test_a_letter_made_after_the_meeting_has_room_for_its_day() -> None:
    after = msgspec.structs.replace(with_member(), held_on=date(2026, 9, 27))
    assert letters("تاریخ: ....") in letter(after)
    same_day = msgspec.structs.replace(with_member(), held_on=TODAY)
    assert letters("تاریخ: ۱۴۰۵/۰۷/۰۶") in letter(same_day)


def test_who_invites_signs_without_a_title_below_room_for_ink() -> None:
    minutes = msgspec.structs.replace(with_member(), secretary="خانم هستی رادمنش")
    assert letters("خانم هستی") not in letter(minutes)
    (page,) = baselines(written(minutes))
    _post, name, text = sorted({height for _, height in page})[:3]
    letters_high = 12
    assert text - name - letters_high > 18 * MM


def test_nobody_is_invited_to_a_cancelled_meeting() -> None:
    with pytest.raises(CancelledMeetingError):
        written(msgspec.structs.replace(sample.FULL, state=MeetingState.CANCELLED))


def test_without_members_there_is_nobody_to_invite() -> None:
    with pytest.raises(NobodyInvitedError):
        written(sample.EMPTY)


def test_pages_of_a_long_letter_are_numbered_by_themselves() -> None:
    agenda = tuple(
        msgspec.structs.replace(sample.AGENDA[1], number=number) for number in range(1, 41)
    )
    minutes = msgspec.structs.replace(sample.FULL, agenda=agenda, members=sample.MEMBERS[:2])
    found = pages(minutes)
    assert len(found) == 4
    for page, number in zip(found, (1, 2, 1, 2), strict=True):
        assert letters(digits(f"صفحهٔ {number} از 2")) in page
    assert found[1].startswith(letters("دعوت به سیزدهمین جلسهٔ عادی"))
    assert all(letters("دبیر قرارگاه اجتماعی منطقهٔ ۱۱") in found[place] for place in (1, 3))


def test_a_single_page_bears_no_number() -> None:
    assert letters("صفحهٔ") not in letter(sample.FULL)


def test_sixty_members_have_sixty_pages_and_bookmarks() -> None:
    members = tuple(
        msgspec.structs.replace(sample.MEMBERS[0], name=f"آقای عضو {number}")
        for number in range(60)
    )
    reader = PdfReader(BytesIO(written(msgspec.structs.replace(sample.FULL, members=members))))
    assert len(reader.pages) == 60
    entries: Any = reader.outline
    assert [entry.title for entry in entries] == [
        f"{member.name}، {member.organization}" for member in members
    ]
    assert [reader.get_destination_page_number(entry) for entry in entries] == [*range(60)]
    assert reader.metadata is not None
    assert reader.metadata.title == "دعوت به سیزدهمین جلسهٔ عادی قرارگاه اجتماعی منطقهٔ ۱۱"
    assert reader.metadata.author == sample.FULL.office
    assert reader.attachments == {}


@pytest.mark.parametrize("minutes", [sample.FULL, hostile.NASTY], ids=("full", "nasty"))
def test_oldest_form_passes_preflight(minutes: Minutes, tmp_path: Path) -> None:
    one = msgspec.structs.replace(minutes, members=minutes.members[2:3])
    verdict = preflight(written(one, Archive.A1B), tmp_path)
    assert "is a valid PDF/A-1b file" in verdict, verdict


@pytest.mark.parametrize("text", hostile.HOSTILE, ids=range(len(hostile.HOSTILE)))
def test_hostile_texts_are_written(text: str) -> None:
    minutes = msgspec.structs.replace(with_member(name=text, post=text), subject=text, place=text)
    assert len(PdfReader(BytesIO(written(minutes))).pages) >= 1


@given(strategies.minutes())
@settings(max_examples=15, deadline=None)
def test_any_member_can_be_invited(minutes: Minutes) -> None:
    assume(minutes.state is not MeetingState.CANCELLED)
    assume(len(minutes.members) > 1)
    minutes = msgspec.structs.replace(minutes, secretary="")
    assert len(PdfReader(BytesIO(written(minutes))).pages) >= len(minutes.members)
