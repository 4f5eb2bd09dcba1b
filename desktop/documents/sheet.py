"""What a sheet of a workbook is, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum, auto
from itertools import zip_longest
from typing import NamedTuple

from desktop.calendar import jalali
from desktop.documents import cell_text


class Link(NamedTuple):
    """A value that leads to the first row of another table that has this identity.

    An empty identity stands for the sheet's first cell.
    """

    shown: str | int
    table: str
    identity: str = ""


class Amount(NamedTuple):
    """A number that shows so many decimals, and its thousands apart or not."""

    value: Decimal
    decimals: int
    grouped: bool


Value = str | int | date | time | Link | Amount | None
Row = tuple[Value, ...]


class Role(Enum):
    """What a column is for; what is internal serves programs, and is not printed.

    Nor is what is reckoned with, where it stands behind all that is read.
    """

    CONTENT = auto()
    LABEL = auto()
    ANSWER = auto()  # left open for whoever the workbook goes to
    RECKONED = auto()
    INTERNAL = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the heading for programs, `width` is in digits, as Excel counts it.

    Excel offers the `choices` as a list, and shows the `prompt` at a cell that is being filled in.
    """

    title: str
    key: str
    width: int
    role: Role = Role.CONTENT
    choices: tuple[str, ...] = ()
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`table` is the stable name of its table in Excel.

    `keys` counts the first columns, which say what a row is about. The last rows, `internal` of
    them, serve programs and are not printed. Deadlines are held against the day `late_on`, or
    against that on which somebody looks. Of a table that has no room on a screen or a page the
    first columns, `staying` of them, stay in sight beside all that is scrolled, and on each page.
    The `note` stands above the headings.
    """

    title: str
    table: str
    keys: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    internal: int = 0
    late_on: date | None = None
    staying: int = 0
    note: str = ""


def carried_on(row: Row, keys: int) -> Iterator[Row]:
    """Give the row, and below it what of its texts no cell can hold, with its keys again."""
    if cell_text.is_plain("".join([value for value in row if isinstance(value, str)])):
        yield row
        return
    columns = [
        tuple(cell_text.parts(value)) if isinstance(value, str) else (value,) for value in row
    ]
    for number, line in enumerate(zip_longest(*columns)):
        yield line if number == 0 else row[:keys] + line[keys:]


def day(value: date | None) -> str | None:
    """Write a date as text of fixed width, which sorts as dates do."""
    return jalali.numeric(value) if value else None


def both(value: date | None) -> tuple[str | None, date | None]:
    """Fill the two columns of a date."""
    return day(value), value
