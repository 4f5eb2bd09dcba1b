"""Numbers that belong to one person: where a text holds them, and of which kind they are.

Hard rule: only the place and the kind leave here, never the number, which must not get into a log.

A number is found in whatever digits and groups it was written; but one group of figures is never
taken apart, so that a check code or an amount holds no other number.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from desktop.persian import latin_digits

_FEWEST_DIGITS = 10
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_DASHES = r"\-\u2010-\u2015\u2212"
_FIGURES = re.compile(rf"\d(?:[{_UNSEEN}]*\d)*", re.ASCII)
# What may stand between two groups of one number. A full stop with a space ends a sentence.
_BETWEEN = (
    ("space", re.compile(r"[ \u00a0\u202f\u2009]{1,2}")),
    ("dash", re.compile(rf" ?[{_DASHES}_()·] ?| \(|\) ")),
    ("dot", re.compile(r"\.")),
)
# Amounts, dates, hours and the numbers of letters hold no figures of another number.
_OF_THEIR_OWN = re.compile(
    r"(?<!\d)(?:"
    r"\d{1,3}(?:[٬,]\d{3})+(?:[٫.]\d+)?"
    r"|\d{1,6}(?:[/:٫]\d{1,6})+"
    rf"|(?<!\d[{_DASHES}.])1[34]\d\d([{_DASHES}.])\d\d?\1\d\d?(?![{_DASHES}.]\d)"
    r")(?!\d)"
)
_AMOUNT = re.compile(r"\s*(?:هزار|میلیون|میلیارد|ریال|تومان)")
_COUNTRY = re.compile(rf"[iI][rR][ {_DASHES}.{_UNSEEN}]*\Z")
_PLUS = re.compile(rf"\+[ {_UNSEEN}]*\Z")
_GROUPED_BY_THREE = 3
_FARTHEST_SIGN = 8
# Of a mobile or of a city; from abroad with or without the first zero.
_PHONES = (
    re.compile(r"0[1-9]\d{9}", re.ASCII),
    re.compile(r"00980?[1-9]\d{9}", re.ASCII),
)
_ABROAD = re.compile(r"980?[1-9]\d{9}", re.ASCII)
_PHONE_LENGTHS = (15, 14, 13, 12, 11)


class SensitiveKind(StrEnum):
    NATIONAL_ID = "national_id"
    PHONE = "phone"
    CARD = "card"
    IBAN = "iban"


class Sensitive(NamedTuple):
    """A number that belongs to one person, from `start` to before `end`."""

    kind: SensitiveKind
    start: int
    end: int


class _Group(NamedTuple):
    """Figures that stand together; `joined` says by what they follow those before, "" for not."""

    figures: str
    start: int
    end: int
    joined: str


@lru_cache(maxsize=4096)
def sensitive_numbers(text: str) -> tuple[Sensitive, ...]:
    """Find national IDs, phone, card and account numbers in a text."""
    written = latin_digits(text)
    if sum(each in "0123456789" for each in written) < _FEWEST_DIGITS:
        return ()
    return tuple(_found(written, _groups(written)))


def _groups(written: str) -> list[_Group]:
    hidden = _OF_THEIR_OWN.sub(lambda each: "x" * len(each[0]), written)
    groups: list[_Group] = []
    for each in _FIGURES.finditer(hidden):
        figures = re.sub(r"\D", "", each[0])
        joined = _joined(hidden[groups[-1].end : each.start()]) if groups else ""
        groups.append(_Group(figures, each.start(), each.end(), joined))
    return groups


def _joined(between: str) -> str:
    seen = re.sub(f"[{_UNSEEN}]", "", between)
    return next((kind for kind, pattern in _BETWEEN if pattern.fullmatch(seen)), "")


def _found(written: str, groups: Sequence[_Group]) -> Iterator[Sensitive]:
    """Go through the groups; what is one number already begins no other."""
    first = 0
    while first < len(groups):
        for kind, recognise in _KINDS:
            if last := recognise(written, groups, first):
                yield Sensitive(kind, _start(written, groups[first], kind), groups[last - 1].end)
                first = last
                break
        else:
            first += 1


def _start(written: str, group: _Group, kind: SensitiveKind) -> int:
    """Give where a number begins with what is written before its figures."""
    pattern = {SensitiveKind.IBAN: _COUNTRY, SensitiveKind.PHONE: _PLUS}.get(kind)
    before = pattern.search(written, _near(group), group.start) if pattern else None
    return before.start() if before else group.start


def _near(group: _Group) -> int:
    """Give from where on signs before a group may belong to it."""
    return max(0, group.start - _FARTHEST_SIGN)


def _runs(groups: Sequence[_Group], first: int, length: int) -> tuple[str, int]:
    """Join groups to so many figures; gives them and the place after the last, or "" and 0."""
    figures = groups[first].figures
    last = first + 1
    while len(figures) < length and last < len(groups) and groups[last].joined:
        figures += groups[last].figures
        last += 1
    return (figures, last) if len(figures) == length else ("", 0)


def _iban(_written: str, groups: Sequence[_Group], first: int) -> int:
    figures, last = _runs(groups, first, 24)
    # By ISO 13616: the country, I for 18 and R for 27, and the check figures go to the end.
    return last if figures and int(f"{figures[2:]}1827{figures[:2]}") % 97 == 1 else 0


def _card(_written: str, groups: Sequence[_Group], first: int) -> int:
    figures, last = _runs(groups, first, 16)
    if not figures or figures[0] not in "24569" or _by_thousands(groups[first:last]):
        return 0
    doubled = (sum(divmod(2 * int(each), 10)) for each in figures[0::2])
    return 0 if (sum(doubled) + sum(map(int, figures[1::2]))) % 10 else last


def _phone(written: str, groups: Sequence[_Group], first: int) -> int:
    patterns = (
        (_ABROAD,) if _PLUS.search(written, _near(groups[first]), groups[first].start) else _PHONES
    )
    for length in _PHONE_LENGTHS:
        figures, last = _runs(groups, first, length)
        if figures and any(each.fullmatch(figures) for each in patterns):
            return last
    return 0


def _national_id(written: str, groups: Sequence[_Group], first: int) -> int:
    figures, last = _runs(groups, first, 10)
    if not figures or len(set(figures)) == 1:
        return 0
    own = groups[first:last]
    if len(own) == 1:
        if _AMOUNT.match(written, own[0].end):
            return 0
    elif [len(each.figures) for each in own] != [3, 6, 1] and (
        _by_thousands(own) or not _alone(groups, first, last)
    ):
        return 0
    rest = sum(int(each) * (10 - place) for place, each in enumerate(figures[:9])) % 11
    return last if int(figures[9]) == (11 - rest if rest > 1 else rest) else 0


def _by_thousands(own: Sequence[_Group]) -> bool:
    """Whether groups look like an amount: «۱ ۲۵۰ ۰۰۰ ۰۰۰»."""
    first, *rest = own
    return (
        bool(rest)
        and len(first.figures) < _GROUPED_BY_THREE
        and all(len(each.figures) == _GROUPED_BY_THREE for each in rest)
    )


def _alone(groups: Sequence[_Group], first: int, last: int) -> bool:
    """Whether groups are joined by one kind of sign, and no other group is joined to them by it."""
    kinds = {each.joined for each in groups[first + 1 : last]}
    around = {groups[first].joined} | {each.joined for each in groups[last : last + 1]}
    return len(kinds) == 1 and not kinds & around


_Recogniser = Callable[[str, Sequence[_Group], int], int]
# The longest first: a part of an account number may pass for another.
_KINDS: tuple[tuple[SensitiveKind, _Recogniser], ...] = (
    (SensitiveKind.IBAN, _iban),
    (SensitiveKind.CARD, _card),
    (SensitiveKind.PHONE, _phone),
    (SensitiveKind.NATIONAL_ID, _national_id),
)
