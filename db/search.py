"""The folded copy of a Persian text: what people who type it differently still find."""

import unicodedata

_ONE_FORM = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ئ": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "ؤ": "و",
        "آ": "ا",
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "ء": None,
        "ـ": None,
    }
)
# Marks, spaces, and the invisible letters of direction and joining.
_PASSED_OVER = frozenset({"Mn", "Me", "Cf", "Cc", "Zs", "Zl", "Zp"})


def fold(text: str) -> str:
    """Reduce a text to what matters in a search; not for display."""
    letters = unicodedata.normalize("NFKC", text).translate(_ONE_FORM).casefold()
    return "".join(
        str(unicodedata.digit(letter)) if letter.isdigit() else letter
        for letter in letters
        if unicodedata.category(letter) not in _PASSED_OVER
    )
