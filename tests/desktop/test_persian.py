import unicodedata
from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import persian

ANY_TEXT = st.text(st.characters(exclude_categories=[]))  # lone surrogates included
TYPED = st.text("سلامشهیكيک۱۲٣٤56 \u200c()«»؟abcۀىـ")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("كميته", "کمیته"),
        ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"),
        ("رئيس", "رئیس"),
        ("a\u0308", "ä"),
        ("بد\ud83d", "بد\ufffd"),
        ("\ud800 \udfff", "\ufffd \ufffd"),
    ],
)
def test_what_is_cleaned(typed: str, stored: str) -> None:
    assert persian.clean(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "می\u200cروم",
        "  دو  فاصله\t\n",
        "2026",
        "خانۀ ما",
        "خانهٔ ما",
        "مُدیرِ مدرّسه",
        "سـلام",
        "موسى",
        "ﷲ",
        "\u200f«الف»\u200e",
    ],
)
def test_nothing_else_is_touched(typed: str) -> None:
    assert persian.clean(typed) == typed


@given(ANY_TEXT)
def test_clean_text_is_clean_and_can_be_stored(text: str) -> None:
    once = persian.clean(text)
    assert persian.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


@given(TYPED, TYPED)
def test_cleaning_what_was_typed_first_moves_no_later_letter(first: str, second: str) -> None:
    assert persian.clean(first + second) == persian.clean(first) + persian.clean(second)


def test_digits() -> None:
    assert persian.digits(1404) == "۱۴۰۴"
    assert persian.digits("ب ٣، 4، ۵") == "ب ۳، ۴، ۵"
    assert persian.latin_digits("ب ٣، 4، ۵") == "ب 3، 4، 5"


def test_a_number_is_bound_to_its_word() -> None:
    assert persian.bound("جلسهٔ", 13) == "جلسهٔ\u00a0۱۳"
    assert persian.bound("نامهٔ", "11/ب") == "نامهٔ\u00a011/ب"


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "۰"), (85, "۸۵"), (1234, "۱٬۲۳۴"), (12345678, "۱۲٬۳۴۵٬۶۷۸"), (-5000, "\u200e−۵٬۰۰۰")],
)
def test_number(value: int, written: str) -> None:
    assert persian.number(value) == written


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_a_written_number_reads_back(value: int) -> None:
    assert persian.read_int(persian.number(value)) == value
    assert persian.read_int(persian.digits(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" ٨٥ ", 85),
        ("12,500", 12500),
        ("+۳", 3),
        ("", None),
        ("۳ نفر", None),
        ("۱٬۲۳", None),
        ("۳.۵", None),
        ("²", None),
        ("१२", None),
        ("9" * 5000, None),
    ],
)
def test_read_int(text: str, value: int | None) -> None:
    assert persian.read_int(text) == value


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (1, "نخست"),
        (2, "دوم"),
        (3, "سوم"),
        (4, "چهارم"),
        (10, "دهم"),
        (13, "سیزدهم"),
        (20, "بیستم"),
        (21, "بیست\u200cویکم"),
        (23, "بیست\u200cوسوم"),
        (30, "سی\u200cام"),
        (31, "سی\u200cویکم"),
        (100, "یکصدم"),
        (112, "یکصدودوازدهم"),
        (130, "یکصدوسی\u200cام"),
        (1000, "هزارم"),
        (1404, "هزاروچهارصدوچهارم"),
        (3003, "سه\u200cهزاروسوم"),
        (9999, "نه\u200cهزارونهصدونودونهم"),
    ],
)
def test_ordinal(n: int, word: str) -> None:
    assert persian.ordinal(n) == word


def test_every_ordinal_has_its_own_word() -> None:
    words = {persian.ordinal(n) for n in range(1, 10_000)}
    assert len(words) == 9999


@pytest.mark.parametrize(
    ("n", "word"),
    [
        (1, "نخستین"),
        (3, "سومین"),
        (13, "سیزدهمین"),
        (21, "بیست\u200cویکمین"),
        (30, "سی\u200cامین"),
        (112, "یکصدودوازدهمین"),
    ],
)
def test_ordinal_before_its_noun(n: int, word: str) -> None:
    assert persian.ordinal_before(n) == word


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (7, "هفت"),
        (21, "بیست و یک"),
        (300, "سیصد"),
        (1000, "یک\u200cهزار"),
        (1405, "یک\u200cهزار و چهارصد و پنج"),
        (2026, "دو هزار و بیست و شش"),
    ],
)
def test_spelled(n: int, words: str) -> None:
    assert persian.spelled(n) == words


def test_every_spelled_number_reads_back() -> None:
    assert [read_words(persian.spelled(n)) for n in range(1, 10_000)] == list(range(1, 10_000))


def read_words(text: str) -> int:
    """Read a number as a person sums it up, knowing each word by itself."""
    value = 0
    for word in text.replace("\u200c", " ").split(" "):
        if word == "هزار":
            value *= 1000
        elif word != "و":
            value += WORDS[word]
    return value


WORDS = {
    word: value
    for words, values in (
        ("یک دو سه چهار پنج شش هفت هشت نه ده", range(1, 11)),
        ("یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده", range(11, 20)),
        ("بیست سی چهل پنجاه شصت هفتاد هشتاد نود", range(20, 100, 10)),
        ("یکصد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد", range(100, 1000, 100)),
    )
    for word, value in zip(words.split(" "), values, strict=True)
}


@pytest.mark.parametrize("n", [0, -1, 10_000])
def test_there_is_no_ordinal_beyond(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        persian.ordinal(n)


def test_letters_of_a_list() -> None:
    assert [persian.letter(i) for i in (0, 1, 2, 3, 31)] == ["الف", "ب", "پ", "ت", "ی"]
    assert [persian.letter(i) for i in (32, 33, 64)] == ["الف\u200cالف", "الف\u200cب", "ب\u200cالف"]
    assert len({persian.letter(i) for i in range(2000)}) == 2000
    with pytest.raises(ValueError, match="-1"):
        persian.letter(-1)


@pytest.mark.parametrize(
    ("items", "sentence"),
    [([], ""), (["الف"], "الف"), (["الف", "ب"], "الف و ب"), (["الف", "ب", "پ"], "الف، ب و پ")],
)
def test_join_and(items: list[str], sentence: str) -> None:
    assert persian.join_and(items) == sentence


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ([], ""),
        ([7], "۷"),
        ([1, 2], "۱ و ۲"),
        ([1, 2, 3], "۱ تا ۳"),
        ([1, 3, 4, 6, 7, 8, 20], "۱، ۳، ۴، ۶ تا ۸ و ۲۰"),
        (range(1, 251), "۱ تا ۲۵۰"),
    ],
)
def test_join_numbers(numbers: Iterable[int], sentence: str) -> None:
    assert persian.join_numbers(numbers) == sentence


def test_isolate() -> None:
    assert persian.isolate("Ctrl+E") == "\u2066Ctrl+E\u2069"
    assert persian.without_marks(persian.isolate("Ctrl+E")) == "Ctrl+E"
    assert persian.isolate_name("scan ۲.pdf") == "\u2068scan ۲.pdf\u2069"


def test_ezafe_is_written_after_a_silent_he() -> None:
    assert persian.ezafe("فوق‌العاده") == "فوق‌العادهٔ"
    assert persian.ezafe("عادی") == "عادی"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("۱۲٫۵", "12.5"),
        ("12.50", "12.5"),
        ("١٬٢٠٠٫٠٥", "1200.05"),
        ("−۰٫۵", "-0.5"),
        ("۷", "7"),
        ("۱۲/۵", None),
        ("۱۲٫", None),
        (".5", None),
        ("۱٬۲٫۵", None),
        ("۳۰ هزار", None),
        ("", None),
    ],
)
def test_a_number_with_a_part_is_read(text: str, value: str | None) -> None:
    assert persian.read_decimal(text) == (Decimal(value) if value else None)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_number_that_was_written_is_read_again(value: Decimal) -> None:
    assert persian.read_decimal(persian.decimal(value)) == value
