"""Figures in a workbook: a number where nothing of what was typed is lost by it, else text."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook

from desktop.documents.cell_number import number_or_text
from desktop.documents.workbook import write_workbook
from desktop.minutes import LastTime
from tests.desktop.documents import sample

PERSIAN = "[$-3000429]"


NUMBERS = [
    ("۸۵", 85, "0"),
    ("85", 85, "0"),
    ("٣٤", 34, "0"),
    ("۰", 0, "0"),
    ("-۷", -7, "0"),
    ("۱٬۲۰۰", 1200, "#,##0"),
    ("1,234,567", 1234567, "#,##0"),
    ("۱۲٫۵۰", 12.5, "0.00"),
    ("۰.۵", 0.5, "0.0"),
    ("-0.25", -0.25, "0.00"),
    ("۱٬۲۰۰٫۷۵", 1200.75, "#,##0.00"),
    ("۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵", 123456789012345, "0"),
]
TEXTS = [
    *("۰۰۷", "۳۴۰ نفر", "۳/۴", "۱۲٪", "12%", "۳ تا ۵", "+۵", "−۵", "۱,۲", "12,34", "۱۲٫", "٫۵"),
    *("-۰", "01.5", "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶", "=1+1", "۱e۵", "²", " ۸۵", "۱٬۲۰۰٬۳۴"),
]
LONG = "۰٫۱۲۳۴۵۶۷۸۹۰۱۲۳۴"


@pytest.fixture(scope="module")
def cells() -> dict[str, Any]:
    """The cells of all figures, as Excel finds them; those of the last time are alike."""
    everything = [*(typed for typed, _, _ in NUMBERS), *TEXTS, LONG]
    item = sample.AGENDA[1]
    figures = tuple(
        msgspec.structs.replace(
            item.figures[0], value=typed, last_time=LastTime(typed, "", 12, date(2026, 9, 6))
        )
        for typed in everything
    )
    agenda = (msgspec.structs.replace(item, figures=figures),)
    stream = BytesIO()
    write_workbook(msgspec.structs.replace(sample.FULL, agenda=agenda), stream)
    sheet = load_workbook(stream)["گزارش و آمار"]
    keys = [cell.value for cell in sheet[6]]
    found = {}
    for row, typed in enumerate(everything, 7):
        now, before = (sheet.cell(row, keys.index(key) + 1) for key in ("value", "last_value"))
        assert (now.value, now.number_format) == (before.value, before.number_format)
        found[typed] = now
    return found


@pytest.mark.parametrize(("typed", "value", "form"), NUMBERS)
def test_a_plain_number_can_be_reckoned_with_and_looks_as_it_was_typed(
    cells: dict[str, Any], typed: str, value: float, form: str
) -> None:
    cell = cells[typed]
    assert (cell.value, cell.data_type, cell.number_format) == (value, "n", f"{PERSIAN}{form}")


@pytest.mark.parametrize("typed", TEXTS)
def test_whatever_else_was_typed_stays_as_it_is(cells: dict[str, Any], typed: str) -> None:
    assert (cells[typed].value, cells[typed].data_type) == (typed, "s")


def test_no_figure_is_rounded(cells: dict[str, Any]) -> None:
    amount = number_or_text(LONG)
    assert not isinstance(amount, int | str)
    assert amount.value == Decimal("0.12345678901234")
    assert cells[LONG].value == float(amount.value)
