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


@pytest.mark.parametrize(
    ("typed", "value", "form"),
    [
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
    ],
)
def test_a_plain_number_can_be_reckoned_with_and_looks_as_it_was_typed(
    typed: str, value: float, form: str
) -> None:
    cell = figure(typed)
    assert (cell.value, cell.data_type, cell.number_format) == (value, "n", f"{PERSIAN}{form}")


@pytest.mark.parametrize(
    "typed",
    [
        *("۰۰۷", "۳۴۰ نفر", "۳/۴", "۱۲٪", "12%", "۳ تا ۵", "+۵", "−۵", "۱,۲", "12,34", "۱۲٫", "٫۵"),
        *("-۰", "01.5", "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶", "=1+1", "۱e۵", "²", " ۸۵", "۱٬۲۰۰٬۳۴"),
    ],
)
def test_whatever_else_was_typed_stays_as_it_is(typed: str) -> None:
    cell = figure(typed)
    assert (cell.value, cell.data_type) == (typed, "s")


def test_no_figure_is_rounded() -> None:
    amount = number_or_text("۰٫۱۲۳۴۵۶۷۸۹۰۱۲۳۴")
    assert not isinstance(amount, int | str)
    assert amount.value == Decimal("0.12345678901234")
    assert figure("۰٫۱۲۳۴۵۶۷۸۹۰۱۲۳۴").value == 0.12345678901234


def figure(typed: str) -> Any:
    """The cell of a figure, and beside it that of the last time, which is alike."""
    item = sample.AGENDA[1]
    one = item.figures[0]
    last = LastTime(typed, "", 12, date(2026, 9, 6))
    figures = (msgspec.structs.replace(one, value=typed, last_time=last),)
    agenda = (msgspec.structs.replace(item, figures=figures),)
    stream = BytesIO()
    write_workbook(msgspec.structs.replace(sample.FULL, agenda=agenda), stream)
    sheet = load_workbook(stream)["گزارش و آمار"]
    keys = [cell.value for cell in sheet[6]]
    now, before = (sheet.cell(7, keys.index(key) + 1) for key in ("value", "last_value"))
    assert (now.value, now.number_format) == (before.value, before.number_format)
    return now
