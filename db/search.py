"""The folded copy of a Persian text: what people who type it differently still find."""

import unicodedata

# After every letter was taken apart, so that hamza and madda are marks of their own.
_ONE_FORM = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ٱ": "ا",
        "ء": None,
        "ٴ": None,
        "ـ": None,
    }
)
# Marks, spaces, and the invisible letters of direction and joining.
_PASSED_OVER = frozenset({"Mn", "Me", "Cf", "Cc", "Zs", "Zl", "Zp"})


class _Folded(dict[int, str]):
    """What becomes of each letter, found out when it is met first; none needs its neighbours."""

    def __missing__(self, code: int) -> str:
        letters = _apart(_apart(chr(code)).casefold()).translate(_ONE_FORM)
        self[code] = "".join(
            str(unicodedata.digit(letter)) if letter.isdigit() else letter
            for letter in letters
            if unicodedata.category(letter) not in _PASSED_OVER
        )
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Reduce a text to what matters in a search; not for display."""
    return text.translate(_FOLDED)


def _apart(text: str) -> str:
    return unicodedata.normalize("NFKD", text)
