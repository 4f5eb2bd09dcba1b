"""Which texts a cell of Excel can hold as a number.

The one hard rule: whoever reads the cell reads what was typed, but for the kind of its digits.
"""

import re
from decimal import Decimal

from desktop.documents.sheet import Amount
from desktop.persian import latin_digits

_PLAIN = re.compile(
    r"(?!-0$)(?P<whole>-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?P<grouped>(?:[٬,]\d{3})+)))(?:[٫.](?P<part>\d+))?",
    re.ASCII,
)
_MOST_FIGURES = 15  # what more a number has Excel forgets


def number_or_text(typed: str) -> int | Amount | str:
    """Give a plain number as such: «۸۵», «۱٬۲۰۰», «۱۲٫۵۰»; all else stays the text that it is."""
    text = latin_digits(typed)
    found = _PLAIN.fullmatch(text)
    if found is None or sum(map(str.isdigit, text)) > _MOST_FIGURES:
        return typed
    whole, part = re.sub("[٬,]", "", found["whole"]), found["part"]
    if not found["grouped"] and not part:
        return int(whole)
    value = Decimal(f"{whole}.{part}") if part else Decimal(whole)
    return Amount(value, len(part or ""), grouped=bool(found["grouped"]))
