"""Persian letters, digits and number words, as Dabir stores and writes them.

The one hard rule: `clean` changes nothing that its docstring does not name.
What a secretary typed is what the minutes keep.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

ZWNJ = "\u200c"
NO_BREAK = "\u00a0"  # a space at which no line ends

_LATIN = "0123456789"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"

_TO_PERSIAN = str.maketrans(_LATIN + _ARABIC, _PERSIAN * 2)
_TO_LATIN = str.maketrans(_PERSIAN + _ARABIC, _LATIN * 2)
_STORED = str.maketrans("يك" + _ARABIC, "یک" + _PERSIAN) | dict.fromkeys(
    range(0xD800, 0xE000), "\ufffd"
)

_INTEGER = re.compile(r"(?P<sign>[+\-−]?)(?P<figures>\d{1,18}|\d{1,3}(?:[٬,]\d{3}){1,5})", re.ASCII)
_DECIMALS = re.compile(r"(?P<whole>[+\-−]?[\d٬,]+)[٫.](?P<part>\d{1,9})", re.ASCII)
_BIDI_MARKS = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)

_ALPHABET = (
    "الف", "ب", "پ", "ت", "ث", "ج", "چ", "ح", "خ", "د", "ذ", "ر", "ز", "ژ", "س", "ش",
    "ص", "ض", "ط", "ظ", "ع", "غ", "ف", "ق", "ک", "گ", "ل", "م", "ن", "و", "ه", "ی",
)  # fmt: skip

_UNITS = (
    "", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده",
    "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
)  # fmt: skip
_TENS = ("", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_HUNDREDS = (
    "", "یکصد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد",
)  # fmt: skip
LARGEST_IN_WORDS = 9999
_SHORTEST_SPAN = 3  # «۱ و ۲», but «۱ تا ۳»
_JOINS_NO_FURTHER = "ادذرزژو"  # a half-space after one of these would change nothing


def clean(text: str) -> str:
    """Text as it is stored: NFC, ی and ک for their Arabic twins, Persian for Arabic digits.

    Lone surrogates, which no file can hold, become U+FFFD. Everything else stays: half-spaces,
    spaces, Latin digits, ۀ, diacritics, tatweel, ى.
    """
    return unicodedata.normalize("NFC", text).translate(_STORED)


def digits(value: int | str) -> str:
    """Write every Latin or Arabic digit as a Persian one."""
    return str(value).translate(_TO_PERSIAN)


def latin_digits(text: str) -> str:
    """Write every Persian or Arabic digit as a Latin one."""
    return text.translate(_TO_LATIN)


def without_marks(text: str) -> str:
    """Take out the invisible marks of direction, which come along when text is pasted."""
    return text.translate(_BIDI_MARKS)


def number(value: int) -> str:
    """Write a number in groups of three: «۱۲٬۳۴۵»."""
    # The mark keeps a minus on the left of its figures, as Persian writes it.
    sign = "\u200e−" if value < 0 else ""
    return sign + digits(f"{abs(value):,}".replace(",", "٬"))


def read_int(text: str) -> int | None:
    """Read a whole number of at most 18 figures, in any digit set, grouped or not; else None."""
    found = _INTEGER.fullmatch(latin_digits(without_marks(text)).strip())
    if found is None:
        return None
    value = int(re.sub(r"[٬,]", "", found["figures"]))
    return -value if found["sign"] in ("-", "−") else value


def read_decimal(text: str) -> Decimal | None:
    """Read a number with or without a decimal part, «۱۲٫۵» or "12.5"; None for anything else."""
    written = latin_digits(without_marks(text)).strip()
    found = _DECIMALS.fullmatch(written)
    whole = read_int(found["whole"] if found else written)
    if whole is None:
        return None
    negative = written.startswith(("-", "−"))
    size = Decimal(abs(whole)) + (Decimal(f"0.{found['part']}") if found else 0)
    return -size if negative else size


def decimal(value: Decimal) -> str:
    """Write a number in groups of three with a Persian point: «۱٬۲۳۴٫۵»."""
    whole, _, part = f"{abs(value):f}".partition(".")
    part = part.rstrip("0")
    sign = "\u200e−" if value < 0 else ""
    return sign + number(int(whole)) + (f"٫{digits(part)}" if part else "")


def bound(word: str, number: int | str) -> str:
    """Keep a word and its number on one line: «جلسهٔ ۱۳»; what was typed keeps its digits."""
    return f"{word}{NO_BREAK}{digits(number) if isinstance(number, int) else number}"


def ordinal(n: int) -> str:
    """Name the n-th as it follows a noun, from «نخست» to 9999: «جلسهٔ بیست‌ویکم»."""
    if not 1 <= n <= LARGEST_IN_WORDS:
        raise ValueError(f"no ordinal word for {n}")
    if n == 1:
        return "نخست"
    words = cardinal(n)
    if words.endswith("سه"):
        return words.removesuffix("سه") + "سوم"
    if words.endswith("سی"):
        return words + ZWNJ + "ام"
    return words + "م"


def ordinal_before(n: int) -> str:
    """Name the n-th as it goes before a noun: «نخستین جلسه», «بیست‌ویکمین جلسه»."""
    return ordinal(n) + "ین"


def cardinal(n: int) -> str:
    """Name a number from 1 to 9999 in words, written together with half-spaces."""
    thousands, rest = divmod(n, 1000)
    parts = []
    if thousands:
        parts.append("هزار" if thousands == 1 else _together(_UNITS[thousands], "هزار"))
    first, *others = parts + _below_thousand(rest)
    words = first
    for part in others:
        words = _together(words, "و" + part)
    return words


def spelled(n: int) -> str:
    """Spell a number from 1 to 9999 in words of their own: «یک‌هزار و چهارصد و پنج»."""
    thousands, rest = divmod(n, 1000)
    parts = []
    if thousands:
        parts.append(f"یک{ZWNJ}هزار" if thousands == 1 else f"{_UNITS[thousands]} هزار")
    return " و ".join(parts + _below_thousand(rest))


def letter(index: int) -> str:
    """Name a letter of a list, from 0: «الف», «ب», «پ»; after «ی» come «الف‌الف», «الف‌ب»."""
    if index < 0:
        raise ValueError(f"no letter for {index}")
    before, own = divmod(index, len(_ALPHABET))
    return _together(letter(before - 1), _ALPHABET[own]) if before else _ALPHABET[own]


def ezafe(word: str) -> str:
    """Join a word that ends in a consonant, ی or a silent ه to the next: «جلسهٔ», «عادی»."""
    return f"{word}\u0654" if word.endswith("ه") else word


def join_and(items: Iterable[str]) -> str:
    """List things in a sentence: «الف، ب و پ»."""
    *first, last = tuple(items) or ("",)
    return f"{'، '.join(first)} و {last}" if first else last


def join_numbers(numbers: Iterable[int]) -> str:
    """List rising numbers in a sentence, three and more that follow each other as «۱ تا ۳»."""
    spans: list[list[int]] = []
    for value in numbers:
        if spans and value == spans[-1][-1] + 1:
            spans[-1].append(value)
        else:
            spans.append([value])
    return join_and(part for span in spans for part in _spanned(span))


def isolate(text: str) -> str:
    """Wrap a Latin run so that the Persian around it does not reorder it."""
    return f"\u2066{text}\u2069"


def isolate_name(name: str) -> str:
    """Wrap a name from outside, in whichever direction it runs, so that it reorders nothing."""
    return f"\u2068{name}\u2069"


def _spanned(span: list[int]) -> list[str]:
    if len(span) < _SHORTEST_SPAN:
        return [digits(value) for value in span]
    return [f"{digits(span[0])} تا {digits(span[-1])}"]


def _below_thousand(n: int) -> list[str]:
    """Name the hundreds, tens and units that there are."""
    hundreds, rest = divmod(n, 100)
    tens, units = (0, rest) if rest < len(_UNITS) else divmod(rest, 10)
    return [part for part in (_HUNDREDS[hundreds], _TENS[tens], _UNITS[units]) if part]


def _together(first: str, second: str) -> str:
    return first + ("" if first[-1] in _JOINS_NO_FURTHER else ZWNJ) + second
