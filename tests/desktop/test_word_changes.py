import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.word_changes import Fate, Words, word_changes
from tests.strategies import texts

KEPT, ADDED, REMOVED = Fate.KEPT, Fate.ADDED, Fate.REMOVED

few_words = st.lists(st.sampled_from(["می\u200cشوند", "و", "۱٬۲۵۰", "،", " ", "\n"])).map("".join)


def joined(parts: tuple[Words, ...], *fates: Fate) -> str:
    return "".join(each.text for each in parts if each.fate in fates)


@given(st.one_of(texts, few_words), st.one_of(texts, few_words))
def test_nothing_of_either_text_is_lost(before: str, after: str) -> None:
    parts = word_changes(before, after)
    assert joined(parts, KEPT, REMOVED) == before
    assert joined(parts, KEPT, ADDED) == after
    assert all(each.text for each in parts)


@given(st.one_of(texts, few_words))
def test_an_equal_text_is_kept_whole(text: str) -> None:
    assert word_changes(text, text) == ((Words(KEPT, text),) if text else ())


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        (
            "مددسرا آماده شود.",
            "مددسرا آماده شود، به شرط تأمین اعتبار.",
            ((KEPT, "مددسرا آماده شود"), (ADDED, "، به شرط تأمین اعتبار"), (KEPT, ".")),
        ),
        (
            "کتاب‌ها خریده می‌شود",
            "کتاب‌ها خریده نمی‌شود",
            ((KEPT, "کتاب‌ها خریده "), (REMOVED, "می‌شود"), (ADDED, "نمی‌شود")),
        ),
        (
            "مبلغ ۱٬۲۵۰٬۰۰۰ ریال تا ۱۴۰۵/۷/۳۰",
            "مبلغ ۱٬۳۵۰٬۰۰۰ ریال تا ۱۴۰۵/۷/۳۰",
            (
                (KEPT, "مبلغ "),
                (REMOVED, "۱٬۲۵۰٬۰۰۰"),
                (ADDED, "۱٬۳۵۰٬۰۰۰"),
                (KEPT, " ریال تا ۱۴۰۵/۷/۳۰"),
            ),
        ),
        ("شمارهٔ یک", "دورهٔ دو", ((REMOVED, "شمارهٔ یک"), (ADDED, "دورهٔ دو"))),
        ("", "نو", ((ADDED, "نو"),)),
    ],
)
def test_words_change_as_a_person_would_mark_them(
    before: str, after: str, parts: tuple[tuple[Fate, str], ...]
) -> None:
    assert tuple((each.fate, each.text) for each in word_changes(before, after)) == parts
