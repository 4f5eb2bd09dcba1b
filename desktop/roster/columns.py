"""Which column of a table is what, by its Persian heading however that is spelled.

The one hard rule: a column is taken by a heading that says what it is, never by its place.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from db.search import fold
from desktop.sheet_errors import NoHeadingsError
from desktop.spreadsheet import Line, Sheet


class Field(StrEnum):
    NAME = "name"
    FAMILY = "family"
    POST = "post"
    ORGANIZATION = "organization"
    SUBSTITUTE = "substitute"
    SINCE = "since"


_HEADINGS = {
    Field.NAME: ("نام", "نام و نام خانوادگی", "نام و فامیل", "نام کامل", "نام عضو", "عضو", "اسم"),
    Field.FAMILY: ("نام خانوادگی", "خانوادگی", "فامیل", "فامیلی", "شهرت"),
    Field.POST: (
        "سمت", "سمت سازمانی", "پست", "پست سازمانی", "عنوان شغلی", "عنوان پست", "شغل", "مسئولیت",
        "سمت در قرارگاه",
    ),
    Field.ORGANIZATION: (
        "دستگاه", "نام دستگاه", "دستگاه اجرایی", "سازمان", "نام سازمان", "نهاد", "نام نهاد",
        "ارگان", "اداره", "نام اداره", "محل خدمت", "محل کار",
    ),
    Field.SUBSTITUTE: (
        "جانشین", "نام جانشین", "جانشین همیشگی", "جانشین معمول", "نماینده", "نام نماینده",
        "علی‌البدل", "عضو علی‌البدل",
    ),
    Field.SINCE: (
        "از تاریخ", "از", "تاریخ", "تاریخ شروع", "تاریخ آغاز", "شروع", "آغاز", "تاریخ انتصاب",
        "تاریخ عضویت", "تاریخ حکم", "تاریخ ابلاغ", "عضو از",
    ),
}  # fmt: skip
_FIELDS = {fold(heading): field for field, several in _HEADINGS.items() for heading in several}
_BETWEEN = re.compile(r"[/\\،,؛|()\-–:*]+|\bیا\b")
_FIRST_ROWS = 20
_WHO = {Field.POST, Field.NAME, Field.FAMILY}


class Column(NamedTuple):
    """Where a column stands, from 0, and how it is headed."""

    place: int
    heading: str


class Table(NamedTuple):
    """The columns that were recognised, and the rows below their headings."""

    columns: dict[Field, Column]
    lines: tuple[Line, ...]


def recognise(sheets: Iterable[Sheet], name: str) -> Table:
    """Find the first table that tells of members; raises NoHeadingsError.

    Its headings name the organization, and the post or the name.
    """
    best: dict[Field, Column] = {}
    for sheet in sheets:
        for place, line in enumerate(sheet.lines[:_FIRST_ROWS]):
            columns = _columns(line)
            if Field.ORGANIZATION in columns and columns.keys() & _WHO:
                return Table(columns, sheet.lines[place + 1 :])
            if len(columns) > len(best):
                best = columns
    raise NoHeadingsError(name, organization=Field.ORGANIZATION in best)


def _columns(line: Line) -> dict[Field, Column]:
    columns: dict[Field, Column] = {}
    for place, cell in enumerate(line.cells):
        field = _field(cell) if isinstance(cell, str) else None
        if field is not None and field not in columns:
            columns[field] = Column(place, str(cell))
    return columns


def _field(heading: str) -> Field | None:
    """Tell what a heading means, as a whole or by the first of its parts: «دستگاه / نهاد»."""
    parts = (heading, *_BETWEEN.split(heading))
    return next((_FIELDS[fold(part)] for part in parts if fold(part) in _FIELDS), None)
