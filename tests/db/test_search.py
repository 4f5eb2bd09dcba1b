import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search import fold

PERSIAN = st.text("سلامكکيیىئأإآؤءۀةهٔـ\u200c \u064e\u0651۱٣4ﻻﯾ", max_size=8)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کميته", "کمیته"),
        ("موسى", "موسی"),
        ("كمك", "کمک"),
        ("خانۀ ما", "خانهٔ ما"),
        ("خانهٔ ما", "خانه ما"),
        ("كميتة", "کمیته"),
        ("خانە", "خانه"),
        ("ھمکاری", "همکاری"),
        ("رئیس", "رییس"),
        ("مؤسسه", "موسسه"),
        ("آموزش", "اموزش"),
        ("تأمین", "تامین"),
        ("إجرا", "اجرا"),
        ("اجزاء", "اجزا"),
        ("مُدیرِ مدرّسه", "مدیر مدرسه"),
        ("ســلام", "سلام"),
        ("هلال‌احمر", "هلال احمر"),
        ("هلالاحمر", "هلال\u00a0احمر"),
        ("ناحیهٔ ۱۲", "ناحیه ١٢"),
        ("ناحیهٔ ۱۲", "ناحیه 12"),
        ("ﺷﻬﺮﺩﺍﺭﯼ", "شهرداری"),
        ("ﻻله", "لاله"),
        ("\u200fشهرداری\u200e", "شهرداری"),
        ("سطر\nدیگر", "سطر دیگر"),
        ("USB Café", "usb cafe"),
    ],
)
def test_what_is_typed_differently_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ناحیهٔ ۱", "ناحیهٔ ۱۱"), ("بهزیستی", "بهزیست"), ("سد", "صد"), ("ک", "گ")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.one_of(st.text(), PERSIAN))
def test_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.one_of(st.text(), PERSIAN), st.one_of(st.text(), PERSIAN))
def test_a_part_of_a_text_is_found_in_it(first: str, second: str) -> None:
    assert fold(first + second) == fold(first) + fold(second)
