"""The table of a sheet: its name and headings for programs, its lists, the colour of what is late.

The one hard rule: Excel repairs, and so distrusts, a file in which a heading differs from its cell.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from desktop.documents import labels
from desktop.documents.sheet import Column

_RLM = "\u200f"  # notes begin at the left by nature
_LATE, _LATE_TINT = "A12D27", "FAE9E7"
_DEADLINE = "deadline"
_STATES = ("state", "answer_state")


def add_table(page: Worksheet, name: str, columns: Sequence[Column], keys: int, last: int) -> None:
    """Define the table whose headings are in the row `keys`."""
    ref = f"A{keys}:{get_column_letter(len(columns))}{last}"
    table = Table(displayName=name, name=name, ref=ref)
    # Named here, since a sheet that is written in a stream cannot be asked for its cells.
    table.tableColumns = [
        TableColumn(id=number, name=column.key) for number, column in enumerate(columns, 1)
    ]
    table.autoFilter = AutoFilter(ref=ref)
    page.add_table(table)


def guide(page: Worksheet, columns: Sequence[Column], rows: range, late_on: date | None) -> None:
    """Offer lists, say what is to be typed, and colour the deadlines that have passed.

    They have passed by the day `late_on`, or by that on which somebody looks.
    """
    first, last = rows[0], rows[-1]
    for letter, column in zip(_letters(len(columns)), columns, strict=True):
        if column.choices or column.prompt:
            _validate(page, column, f"{letter}{first}:{letter}{last}")
    where = dict(zip((column.key for column in columns), _letters(len(columns)), strict=True))
    if _DEADLINE in where:
        written = where[f"{_DEADLINE}_jalali"]  # what is reckoned with beside it stays quiet
        late = DifferentialStyle(
            font=Font(color=_LATE, bold=True), fill=PatternFill(bgColor=_LATE_TINT)
        )
        page.conditional_formatting.add(
            f"{written}{first}:{written}{last}",
            Rule(type="expression", dxf=late, formula=[_late(columns, where, first, late_on)]),
        )


def _validate(page: Worksheet, column: Column, cells: str) -> None:
    """Bind the cells to the list, or only say what belongs there."""
    rule = DataValidation(
        type="list" if column.choices else None,
        formula1=f'"{",".join(column.choices)}"' if column.choices else None,
        allow_blank=True,
        sqref=cells,
    )
    if column.choices:
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = column.title, "این واژه در فهرست نیست." + _RLM
    if column.prompt:
        rule.showInputMessage = True
        rule.promptTitle, rule.prompt = column.title, column.prompt + _RLM
    page.data_validations.append(rule)


def _late(columns: Sequence[Column], where: dict[str, str], row: int, on: date | None) -> str:
    """Say in Excel's words: there is a deadline, it has passed, and nobody says it is settled."""
    deadline = f"${where[_DEADLINE]}{row}"
    today = "TODAY()" if on is None else f"DATE({on.year},{on.month},{on.day})"
    conditions = [f"ISNUMBER({deadline})", f"{deadline}<{today}"]
    for column in columns:
        if column.key in _STATES:
            settled = [word for word in column.choices if word in labels.SETTLED_STATES]
            conditions += [f'${where[column.key]}{row}<>"{word}"' for word in settled]
    return f"AND({','.join(conditions)})"


def _letters(count: int) -> Iterator[str]:
    return map(get_column_letter, range(1, count + 1))
