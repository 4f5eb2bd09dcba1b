import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.attachments.media import Media
from desktop.attachments.names import MOST_LETTERS, copy_name, safe_name
from desktop.persian import ZWNJ
from desktop.transfer.legal_names import is_legal

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from('/\\.:*?"<>|\u202e\u2066\u200f\u200c\u200d\x00\n\t\u2028 .يك٤'),
    ),
    max_size=300,
)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("گزارش بهزیستی.pdf", "گزارش بهزیستی.pdf"),
        ("E:\\اسکن\\گزارش.pdf", "گزارش.pdf"),
        ("../../etc/passwd", "passwd"),
        ("نامه\u202efdp.exe", "نامه fdp.exe"),
        ("سطر\nدوم\t.pdf", "سطر دوم .pdf"),
        (f"می{ZWNJ}رود.jpg", f"می{ZWNJ}رود.jpg"),
        ("  ..  ", "پیوست"),
        ("\u2066\u2069", "پیوست"),
        ("", "پیوست"),
        ("كتاب علي ٤.pdf", "کتاب علی ۴.pdf"),
        ("آ" * 500 + ".pdf", "آ" * (MOST_LETTERS - 4) + ".pdf"),
        ("a." + "b" * 500, "a." + "b" * (MOST_LETTERS - 2)),
    ],
)
def test_a_name_is_shown_without_what_could_mislead(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "media", "copy"),
    [
        ("گزارش.pdf", Media.PDF, "گزارش.pdf"),
        ("گزارش.PDF", Media.PDF, "گزارش.PDF"),
        ("گزارش.exe", Media.PDF, "گزارش.exe.pdf"),
        ("عکس.jpeg", Media.JPEG, "عکس.jpeg"),
        ("عکس", Media.JPEG, "عکس.jpg"),
        ("برنامه.exe", Media.OTHER, "برنامه.exe"),
        ("CON.txt", Media.TEXT, "_CON.txt"),
        ("چرا؟ <شاید>.pdf", Media.PDF, "چرا؟ شاید .pdf"),
        ("نامه", "application/x-unknown", "نامه"),
    ],
)
def test_a_copy_has_a_legal_name_that_says_what_it_is(name: str, media: str, copy: str) -> None:
    assert copy_name(name, media) == copy
    assert is_legal(copy)


@given(HOSTILE)
def test_every_name_becomes_safe_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= MOST_LETTERS
    assert safe == safe_name(safe) == safe.strip()
    assert not set("/\\") & set(safe)
    unseen = {letter for letter in safe if unicodedata.category(letter) in {"Cc", "Cf", "Cs"}}
    assert unseen <= {ZWNJ}


@given(HOSTILE, st.sampled_from([*Media, "", "text/html"]))
def test_every_copy_can_be_written_anywhere(name: str, media: str) -> None:
    assert is_legal(copy_name(name, media))
