import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search import FoldedText, KeptTexts, is_same, matches, ranked

NAMES = ["شهرداری ناحیهٔ ۱", "ادارهٔ آموزش و پرورش", "هلال‌احمر", "کمیتهٔ امداد", "بهزیستی"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("كميته", "کمیتهٔ امداد"),
        ("امداد کمیته", "کمیتهٔ امداد"),
        ("زیست", "بهزیستی"),
        ("هلال احمر", "هلال‌احمر"),
        ("هلالاحمر", "هلال‌احمر"),
        ("ناحیه 1", "شهرداری ناحیهٔ ۱"),
        ("ناحيه ١", "شهرداری ناحیهٔ ۱"),
        ("اموزش", "ادارهٔ آموزش و پرورش"),
        ("", "هر چه باشد"),
    ],
)
def test_what_people_type_is_found(typed: str, text: str) -> None:
    assert matches(typed, text)


def test_what_is_not_there_is_not_found() -> None:
    assert not matches("ناحیه ۲", "شهرداری ناحیهٔ ۱")
    assert not matches("کمیتهٔ بهزیستی", "کمیتهٔ امداد")


@given(st.text("کي ی‌ة ", max_size=6), st.lists(st.text("كیيةه۱ ", max_size=8)))
def test_kept_texts_are_found_like_any_other(typed: str, texts: list[str]) -> None:
    kept = KeptTexts()
    for text in texts:
        kept.add(text)
    assert kept.matching(typed) == [
        place for place, text in enumerate(texts) if matches(typed, text)
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("12", ["جلسهٔ ۱۲", "۱۲ مهر ۱۴۰۵", "طرح۱۲", "۱۲ ۳"]),
        ("2", []),
        ("3", ["۱۲ ۳"]),
        ("۷/۱۲", ["۱۴۰۵/۷/۱۲"]),
        ("1405/7", ["۱۴۰۵/۷/۱۲"]),
        ("۱۲مهر", ["۱۲ مهر ۱۴۰۵"]),
        ("طرح", ["طرح۱۲"]),
    ],
)
def test_a_number_is_found_as_a_whole_one(typed: str, found: list[str]) -> None:
    texts = ["جلسهٔ ۱۲", "۱۲ مهر ۱۴۰۵", "۱۴۰۵/۷/۱۲", "۱۱۲", "طرح۱۲", "۱۲ ۳"]
    kept = KeptTexts()
    for text in texts:
        kept.add(text)
    assert [texts[place] for place in kept.matching(typed)] == found


def test_names_that_begin_so_come_first_and_the_order_stays() -> None:
    names = ["معاونت آموزش", "آموزش و پرورش", "ادارهٔ آموزش", "آموزش شهروندی"]
    assert [names[place] for place in ranked("آموزش", names)] == [
        "آموزش و پرورش",
        "آموزش شهروندی",
        "معاونت آموزش",
        "ادارهٔ آموزش",
    ]


def test_nothing_typed_keeps_the_whole_list() -> None:
    assert ranked("", NAMES) == list(range(len(NAMES)))


def test_the_same_name_in_another_hand() -> None:
    assert is_same("هلال احمر", "هلال‌احمر")
    assert is_same("كميتة امداد", "کمیتهٔ امداد")
    assert not is_same("ناحیهٔ ۱", "ناحیهٔ ۱۱")


@given(st.sampled_from(NAMES), st.integers(0, 30), st.integers(1, 30))
def test_every_part_of_a_name_finds_it(name: str, start: int, length: int) -> None:
    assert matches(name[start : start + length], name)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("حامی گشت در سطح منطقه", "طرح «حامی گشت» در سطح منطقه،"),
        ("«حامی گشت» در", "حامی گشت در سطح"),
        ("منطقه. گزارش", "منطقه (گزارش)"),
        ("و… آنگاه", "و آنگاه"),
        ("۱۴۰۵/۷/۱۲", "در ۱۴۰۵/۰۷/۱۲ آمد"),
        ("1405/07/12", "۱۴۰۵/۷/۱۲"),
        ("۱۴۰۵/۱۰/۲", "۱۴۰۵/۱۰/۰۲"),
    ],
)
def test_marks_around_words_do_not_hide_a_phrase(typed: str, text: str) -> None:
    (place,) = FoldedText(text).find(typed)
    found = text[place.start : place.stop]
    assert list(FoldedText(typed).find(found))


def test_marks_within_a_number_count() -> None:
    assert not list(FoldedText("۱۲/۵ درصد").find("۱۲۵"))
    assert not list(FoldedText("۱۲۵ درصد").find("۱۲/۵"))
    assert not list(FoldedText("«متن»").find("«"))
