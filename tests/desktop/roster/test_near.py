import json

import pytest

from desktop.founding import START
from desktop.roster.near import near_names, near_pairs, near_people

SAME = [
    ("كلانتري", "کلانتری"),
    ("ادارهٔ کل بهزیستی", "بهزیستی"),
    ("اداره‌کل بهزیستی", "سازمان بهزیستی"),
    ("آموزش و پرورش", "آموزش‌وپرورش"),
    ("شبکهٔ بهداشت", "شبکه بهداشت"),
    ("شبکهٔ بهداشت", "شبکهٔ بهدشات"),
    ("کمیتهٔ امداد", "کمیته امدداد"),
    ("شهرداری ناحیهٔ ۱", "شهرداری ناحیه یک"),
]
DIFFERENT = [
    ("شهرداری ناحیهٔ ۱", "شهرداری ناحیهٔ ۲"),
    ("شهرداری ناحیهٔ ۱", "شهرداری ناحیهٔ ۱۱"),
    ("ناحیهٔ سه", "ناحیهٔ ده"),
    ("کلانتری ۱۰۹۲", "کلانتری ۱۰۹۳"),
    ("بلوک ب", "بلوک پ"),
    ("شهرداری شرق", "شهرداری غرب"),
    ("سازمان", "اداره"),
    ("یگان حفاظت", "یگان اجراییات"),
    ("ادارهٔ سلامت", "ادارهٔ آموزش شهروندی"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_written_twice_is_near(one: str, other: str) -> None:
    assert near_names(one, other)
    assert near_names(other, one)
    assert list(near_pairs(["بسیج", one, other])) == [(one, other)]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_organizations_are_not_near(one: str, other: str) -> None:
    assert not near_names(one, other)
    assert list(near_pairs([one, other])) == []


def test_no_alarm_for_the_list_that_an_office_begins_with() -> None:
    names = json.loads((START / "organizations.json").read_text(encoding="utf-8"))
    assert list(near_pairs(names)) == []


def test_a_title_tells_nobody_from_themselves() -> None:
    assert near_people("خانم رویا امینی", "رویا امینی")
    assert near_people("خانم رويا اميني", "خانم رویا امینی")
    assert near_people("آقای بهمن محمدی", "آقای بهمن محمودی")
    assert not near_people("خانم رویا امینی", "خانم رعنا امینی")
