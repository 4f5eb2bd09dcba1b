"""What the minutes say of the ones before them, and of their own approval."""

from datetime import date
from io import BytesIO

import pytest
from msgspec.structs import replace

from db.records import Approval
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.minutes import Approved, Minutes, Previous
from tests.desktop.documents import sample
from tests.desktop.typeset.conftest import letters, pdftotext

AGENDA = letters("دستور جلسه و مشروح مذاکرات")
TITLE = letters("صورتجلسهٔ قرارگاه اجتماعی ناحیهٔ ۴ منطقهٔ ۱۱")
FACTS = letters("جلسه: نخست")
CASES = [
    (Approval.AS_PRESENTED, "", "همان‌گونه که تنظیم شده بود تصویب شد."),
    (Approval.WITH_CHANGES, "", "با تغییر تصویب شد."),
    (Approval.WITH_CHANGES, "نام مدعو", "با این تغییرها تصویب شد: نام مدعو"),
]


def text_of(minutes: Minutes) -> str:
    stream = BytesIO()
    write_minutes_pdf(minutes, stream)
    return letters(pdftotext(stream.getvalue()))


@pytest.mark.parametrize(
    ("approval", "changes", "said"), [*CASES, (Approval.OPEN, "", "بررسی نشده است.")]
)
def test_agenda_begins_with_what_was_said_of_the_minutes_before(
    approval: Approval, changes: str, said: str
) -> None:
    previous = Previous(12, date(2026, 9, 6), approval, changes)
    sentence = letters(f"صورتجلسهٔ جلسهٔ دوازدهم (۱۴۰۵/۰۶/۱۵) {said}")
    text = text_of(replace(sample.EMPTY, previous=previous))
    assert text.partition(AGENDA)[2].startswith(f"{sentence}{letters('مصوبات')}")
    first = letters(f"۱. {sample.AGENDA[0].title}")
    text = text_of(replace(sample.FULL, previous=previous))
    assert text.partition(AGENDA)[2].startswith(sentence + first)


@pytest.mark.parametrize(("approval", "changes", "said"), CASES)
def test_head_says_which_later_meeting_approved_these_minutes(
    approval: Approval, changes: str, said: str
) -> None:
    approved = Approved(2, date(2026, 9, 6), approval, changes)
    text = text_of(replace(sample.EMPTY, approved=approved))
    line = letters(f"این صورتجلسه در جلسهٔ دوم (۱۴۰۵/۰۶/۱۵) {said}")
    assert text.partition(TITLE)[2].startswith(line + FACTS)


def test_head_is_silent_about_an_approval_that_is_not_decided() -> None:
    approved = Approved(2, date(2026, 9, 6), Approval.OPEN, "")
    text = text_of(replace(sample.EMPTY, approved=approved))
    assert text.partition(TITLE)[2].startswith(FACTS)


def test_head_says_which_version_it_replaces_and_why() -> None:
    text = text_of(sample.FULL)
    line = (
        "نسخهٔ ۲؛ جایگزین نسخهٔ ۱ (کد وارسی ۳۸۱۹.۰۰۲۷.۴۴۱۶). "
        "علت اصلاح: اصلاح مهلت مصوبهٔ ۲ جلسه: سیزدهم"
    )
    assert letters(line) in text
    assert letters("جایگزین") not in text_of(replace(sample.FULL, replaces=None))
