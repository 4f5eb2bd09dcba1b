"""Hypothesis strategies for what travels through Dabir."""

from collections.abc import Callable
from datetime import datetime
from enum import EnumType
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from desktop.calendar import jalali
from desktop.minutes import (
    CheckCode,
    Clock,
    Count,
    Day,
    Digest,
    District,
    Minutes,
    Moment,
    Number,
    Picture,
)

WRITTEN = (
    "می‌شوند، کتاب‌ها",
    "شمارهٔ ۵ دورۀ مُحَمَّدٌ",
    "سطر یک\nسطر دو\r\n\tسطر سه",
    "=1+1",
    "-۵",
    "<b>&amp;{}",
    "_x0041_",
    "\x00\x1b\ufffe",
    "\n\u0303a\u0301",
    "…",
    "report_v2.xlsx (تا 5 PM)",
)

# No lone surrogates: what is typed is cleaned of them, and no file can hold them.
texts = st.one_of(
    st.sampled_from(WRITTEN),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.lists(st.sampled_from(WRITTEN), max_size=3).map("".join),
)
days = st.dates(
    jalali.from_jalali(jalali.FIRST_YEAR, 1, 1), jalali.from_jalali(jalali.LAST_YEAR, 12, 29)
)
clocks = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
counts = st.integers(1, 10**9)


def minutes() -> st.SearchStrategy[Minutes]:
    """Give whole minutes, every field of them chosen freely."""
    return of(Minutes)


_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    Number: counts,
    Count: st.integers(0, 10**9),
    District: st.integers(1, 22),
    Day: days,
    Clock: clocks,
    Moment: st.builds(datetime.combine, days, clocks).map("{:%Y-%m-%dT%H:%M:07Z}".format),
    Digest: st.from_regex(r"\A[0-9a-f]{64}\Z"),
    CheckCode: st.from_regex(r"\A[0-9]{12}\Z"),
    Picture: st.binary(max_size=40),
    NoneType: st.none(),
}


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Give any value of a kind that travels, every field of it chosen freely."""
    arguments = get_args(kind)
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if isinstance(kind, EnumType):
        return st.sampled_from(list(kind))
    if get_origin(kind) is Literal:
        return st.sampled_from(arguments)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*map(of, arguments))
    if get_origin(kind) is tuple:
        return st.lists(of(arguments[0]), max_size=2).map(tuple)
    build: Callable[..., Any] = kind
    return st.builds(build, **{field.name: of(field.type) for field in _fields(kind)})


def _fields(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(kind)
