import random

from hypothesis import given
from hypothesis import strategies as st

from desktop.alphabet import sort_key

IN_ORDER = [
    "۲ بهمن",
    "۱۰ آبان",
    "آب و فاضلاب",
    "آموزش و پرورش",
    "ادارهٔ کار",
    "اداره کل بهزیستی",
    "بهزیستی",
    "پزشکی قانونی",
    "تاکسی‌رانی",
    "تأمین اجتماعی",
    "ثبت احوال",
    "جهاد",
    "چاپخانه",
    "حوزه",
    "دادگستری",
    "راه‌آهن",
    "ژاندارمری",
    "سازمان",
    "شهرداری ناحیهٔ ۲",
    "شهرداری ناحیهٔ ۱۰",
    "کمیتهٔ امداد",
    "گمرک",
    "میراث",
    "نیروی انتظامی",
    "هلال‌احمر",
    "یگان حفاظت",
    "NGO",
]


def test_names_stand_as_in_a_persian_register() -> None:
    mixed = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(mixed, key=sort_key) == IN_ORDER


def test_the_hand_that_typed_makes_no_difference() -> None:
    assert sort_key("كميتة امداد") == sort_key("کمیتهٔ  امداد")
    assert sort_key("ناحیه 4") == sort_key("ناحيهٔ ٤")


@given(st.lists(st.text(), max_size=5))
def test_every_text_has_a_place(texts: list[str]) -> None:
    assert len(sorted(texts, key=sort_key)) == len(texts)
