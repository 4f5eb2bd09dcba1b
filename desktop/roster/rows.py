"""What each row of a table says of a member, or in which column it cannot be read.

The one hard rule: a row that cannot be read whole is not taken at all, and says where and why.
"""

from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.calendar import jalali
from desktop.reporting import Report, unheard
from desktop.roster.columns import Field, Table, recognise
from desktop.spreadsheet import FORMULA, Cell, Limits, Line, read_cells, read_workbook

LONGEST = 200
LIMITS = Limits(size=5_000_000, unpacked=60_000_000, rows=2_000, columns=60)


class Reason(StrEnum):
    NO_ORGANIZATION = "no_organization"
    NOBODY = "nobody"  # neither post nor name
    FORMULA = "formula"
    TOO_LONG = "too_long"
    NO_DATE = "no_date"


class Problem(NamedTuple):
    """Why a row is not taken, and the heading of the column; "" is the whole row."""

    reason: Reason
    heading: str = ""


class ReadRow(NamedTuple):
    """One row; the texts are those of the table, and empty ones say nothing."""

    number: int
    post: str = ""
    organization: str = ""
    holder: str = ""
    substitute: str = ""
    since: date | None = None
    problem: Problem | None = None


def rows_of_workbook(path: Path, today: date, report: Report = unheard) -> tuple[ReadRow, ...]:
    """Read the members in an Excel file; raises a SheetError and what `report` raises."""
    return _rows(recognise(read_workbook(path, LIMITS, report), path.name), today)


def rows_of_cells(text: str, today: date) -> tuple[ReadRow, ...]:
    """Read the members in cells that were copied out of Excel; raises a SheetError."""
    return _rows(recognise((read_cells(text, LIMITS),), ""), today)


def _rows(table: Table, today: date) -> tuple[ReadRow, ...]:
    rows = map(partial(_row, table, today=today), table.lines)
    return tuple(row for row in rows if row is not None)


def _row(table: Table, line: Line, today: date) -> ReadRow | None:
    """Read a row; None where nothing stands in the columns that matter."""
    cells = {
        field: line.cells[column.place] if column.place < len(line.cells) else ""
        for field, column in table.columns.items()
    }
    if not any(cells.values()):
        return None
    texts = {field: "" if field is Field.SINCE else str(cell) for field, cell in cells.items()}
    row = ReadRow(
        line.number,
        texts.get(Field.POST, ""),
        texts.get(Field.ORGANIZATION, ""),
        f"{texts.get(Field.NAME, '')} {texts.get(Field.FAMILY, '')}".strip(),
        texts.get(Field.SUBSTITUTE, ""),
    )
    problem = _refused(table, cells) or _missing(table, row)
    since = None
    if problem is None and (written := cells.get(Field.SINCE)):
        since = _day(written, today)
        if since is None:
            problem = Problem(Reason.NO_DATE, table.columns[Field.SINCE].heading)
    return row._replace(since=since, problem=problem)


def _refused(table: Table, cells: dict[Field, Cell]) -> Problem | None:
    for field, cell in cells.items():
        if isinstance(cell, str) and cell.startswith(FORMULA):
            return Problem(Reason.FORMULA, table.columns[field].heading)
        if isinstance(cell, str) and len(cell) > LONGEST:
            return Problem(Reason.TOO_LONG, table.columns[field].heading)
    return None


def _missing(table: Table, row: ReadRow) -> Problem | None:
    if not row.organization:
        return Problem(Reason.NO_ORGANIZATION, table.columns[Field.ORGANIZATION].heading)
    return None if row.post or row.holder else Problem(Reason.NOBODY)


def _day(cell: Cell, today: date) -> date | None:
    """Read a day; the Gregorian one of a cell that Excel knows to be a date, a Jalali one else."""
    if isinstance(cell, date):
        inside = jalali.FIRST_YEAR <= jalali.to_jalali(cell).year <= jalali.LAST_YEAR
        return cell if inside else None
    try:
        return jalali.read(cell, today)
    except jalali.DateError:
        return None
