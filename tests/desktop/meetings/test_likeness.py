import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.meetings.likeness import likeness, words_of


def alike(typed: str, action: str, resolution: str = "", *, same_body: bool = False) -> float:
    words = dict.fromkeys(words_of(typed), 1.0)
    return likeness(words, words_of(action), words_of(resolution), same_body=same_body)


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("تعمیر سامانهٔ گرمایش مددسرا", "بازسازی سامانهٔ گرمایش مددسرا"),
        ("تعمير سامانه گرمايش مددسراي منطقه", "بازسازی سامانهٔ گرمایش مددسرا"),
        ("استقرار اتوبوس خواب", "استقرار مددسرای سیار (اتوبوس خواب) در محدودهٔ میدان راه‌آهن"),
        ("تهیه بسته معیشتی", "تهیه و توزیع بسته‌های معیشتی"),
        ("معرفی دانش آموزان مددجو", "معرفی دانش‌آموزان مددجو برای بخشودگی هزینهٔ آموزش"),
    ],
)
def test_the_same_work_in_other_words_is_alike(typed: str, action: str) -> None:
    assert alike(typed, action) > 0


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("برگزاری جلسه با معتمدان محله", "برگزاری جلسه با هیئت امنای مساجد محله"),
        ("ارائهٔ گزارش پیگیری مصوبات", "ارائهٔ گزارش عملکرد شهرداری ناحیهٔ ۴"),
        ("تعمیر آسفالت کوچهٔ نیلوفر", "تعمیر سامانهٔ گرمایش مددسرا"),
        ("بازدید از ۱۲ مدرسه تا ۱۵ آبان", "بازسازی ۱۲ اتاق تا ۱۵ آبان"),
        ("مددسرا", "بازسازی مددسرا"),
        ("", ""),
    ],
)
def test_words_that_minutes_always_have_make_nothing_alike(typed: str, action: str) -> None:
    assert alike(typed, action) == 0


def test_what_the_resolution_says_counts_less_than_what_the_action_says() -> None:
    typed, short = "تعمیر گرمایش مددسرا", "تعمیر سرویس"
    whole = "سامانهٔ گرمایش مددسرا تعمیر شود"
    in_action = alike(typed, "تعمیر گرمایش مددسرا", short)
    assert in_action > alike(typed, short, whole) > 0


def test_the_same_body_makes_it_a_little_more_alike_and_nothing_alike_by_itself() -> None:
    typed, action = "تعمیر سامانهٔ گرمایش", "بازسازی سامانهٔ گرمایش مددسرا"
    assert alike(typed, action, same_body=True) > alike(typed, action)
    assert alike("تعمیر آسفالت کوچه", action, same_body=True) == 0


def test_a_rare_word_weighs_more_than_two_common_ones() -> None:
    rare = {"پویاشهر": 5.0, "کودکان": 1.0, "نوبت": 1.0, "صبح": 1.0}
    with_it = likeness(rare, {"پویاشهر", "کودکان"}, set(), same_body=False)
    without = likeness(rare, {"نوبت", "کودکان"}, set(), same_body=False)
    assert with_it > without == 0


WORDS = ("تعمیر", "سامانهٔ", "گرمایش", "مددسرای", "سیار", "بسته‌های", "معیشتی", "گشت", "مدرسه")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=2, unique=True).map(" ".join)


@given(SENTENCES, SENTENCES)
def test_a_text_is_like_itself_most_of_all(one: str, other: str) -> None:
    if len(words_of(one)) > 1:
        assert alike(one, one) == pytest.approx(1)
        assert alike(one, other) <= alike(one, one)


@given(st.text())
def test_any_text_has_words_or_none(text: str) -> None:
    assert all(words_of(text))
    assert words_of(f" {text}\n") == words_of(text)
