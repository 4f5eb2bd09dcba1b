from typing import Any

import msgspec
import pytest

from desktop.documents.sections.address import address, honoured_post, signed, you
from desktop.minutes import Attendee
from tests.desktop.documents import sample


def member(**changes: Any) -> Attendee:
    return msgspec.structs.replace(sample.MEMBERS[1], **changes)


@pytest.mark.parametrize(
    ("post", "honoured"),
    [
        ("شهردار منطقه", "شهردار محترم منطقه"),
        ("رئیس ادارهٔ سلامت", "رئیس محترم ادارهٔ سلامت"),
        ("رييس ادارهٔ سلامت", "رييس محترم ادارهٔ سلامت"),
        ("معاون اجتماعی و فرهنگی", "معاون محترم اجتماعی و فرهنگی"),
        ("نمایندهٔ دادستان", "نمایندهٔ محترم دادستان"),
        ("فرمانده حوزه", "فرمانده محترم حوزه"),
        ("مدیر کل بهزیستی", "مدیر کل محترم بهزیستی"),
        ("مدیرعامل سازمان", "مدیرعامل محترم سازمان"),
        ("دبیر", "دبیر محترم"),
        ("شهردار محترم منطقه", "شهردار محترم منطقه"),
        ("امام جماعت مسجد", "امام جماعت مسجد"),
        ("افسر تجسس", "افسر تجسس"),
        ("", ""),
    ],
)
def test_a_post_is_honoured_where_that_is_sure(post: str, honoured: str) -> None:
    assert honoured_post(post) == honoured


@pytest.mark.parametrize(
    ("named", "lines"),
    [
        (
            ("آقای آرش نیک‌پور", "شهردار منطقه", "شهرداری منطقهٔ ۱۱"),
            ("جناب آقای آرش نیک‌پور", "شهردار منطقه", "شهرداری منطقهٔ ۱۱"),
        ),
        (
            ("خانم مینا سپهری", "رئیس ادارهٔ سلامت", "اداره سلامت"),
            ("سرکار خانم مینا سپهری", "رئیس ادارهٔ سلامت"),
        ),
        (("", "رئیس ادارهٔ سلامت", "ادارهٔ سلامت"), ("رئیس محترم ادارهٔ سلامت",)),
        (("", "شهردار منطقه", "شهرداری"), ("شهردار محترم منطقه", "شهرداری")),
        (("", "", "بهزیستی"), ("بهزیستی",)),
        (("", "", ""), ()),
        ((" ", "افسر تجسس", ""), ("افسر تجسس",)),
    ],
)
def test_the_first_line_says_who_is_meant(
    named: tuple[str, str, str], lines: tuple[str, ...]
) -> None:
    name, post, organization = named
    assert address(member(name=name, post=post, organization=organization)) == lines


@pytest.mark.parametrize(
    ("name", "said", "under_it"),
    [
        ("آقای دکتر آرش نیک‌پور", "جناب‌عالی", "دکتر آرش نیک‌پور"),
        ("خانم مینا سپهری", "سرکار عالی", "مینا سپهری"),
        ("آرش نیک‌پور", "جناب‌عالی (سرکار عالی)", "آرش نیک‌پور"),
        ("خانمی", "جناب‌عالی (سرکار عالی)", "خانمی"),
        ("", "جناب‌عالی (سرکار عالی)", ""),
    ],
)
def test_you_and_the_signature_follow_the_name(name: str, said: str, under_it: str) -> None:
    assert (you(name), signed(name)) == (said, under_it)
