"""What a sheet of the workbook is, as plain values."""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum, auto

from desktop.calendar import jalali

Value = str | int | time | None
Row = tuple[Value, ...]


class Role(Enum):
    """What a column is for; what is internal serves programs and is not printed."""

    CONTENT = auto()
    LABEL = auto()
    INTERNAL = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in digits, as Excel counts it."""

    title: str
    width: int
    role: Role = Role.CONTENT


@dataclass(frozen=True, slots=True)
class Sheet:
    """`keys` counts the first columns, which say what a row is about.

    The last rows, `internal` of them, serve programs and are not printed.
    """

    title: str
    keys: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    internal: int = 0


ID = Column("شناسه", 38, Role.INTERNAL)


def day(value: date | None) -> str | None:
    """Write a date as text of fixed width, which sorts as dates do."""
    return jalali.numeric(value) if value else None
