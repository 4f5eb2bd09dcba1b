"""What Excel would mend, and say so, in a workbook; it opens ours without a word."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from db.records import MeetingState
from desktop.documents import labels
from desktop.documents.workbook import write_workbook
from desktop.minutes import Minutes
from tests.desktop.documents import hostile, sample

SAMPLES = pytest.mark.parametrize(
    "minutes", [sample.FULL, sample.EMPTY, hostile.NASTY], ids=["full", "empty", "nasty"]
)
ANSWERS = ["answer_state", "answer_date", "answer_letter", "answer_text"]
TABLES = [
    *("document", "attendance", "agenda", "remarks", "figures", "earlier_actions"),
    *("resolutions", "actions", "attachments"),
]
NAME = re.compile("[a-z][a-z0-9_]*")


def written(minutes: Minutes) -> bytes:
    stream = BytesIO()
    write_workbook(minutes, stream)
    return stream.getvalue()


def read(minutes: Minutes) -> Any:
    return load_workbook(BytesIO(written(minutes)))


def bounds(reference: str) -> tuple[int, int, int, int]:
    first_column, first, last_column, last = range_boundaries(reference)
    assert first_column
    assert first
    assert last_column
    assert last
    return first_column, first, last_column, last


def keys(sheet: Any) -> list[str]:
    (table,) = sheet.tables.values()
    return [column.name for column in table.tableColumns]


def column(sheet: Any, key: str) -> tuple[str, list[object]]:
    """The letter of a column, and what stands in it below the heading."""
    (table,) = sheet.tables.values()
    _, first, _, last = bounds(table.ref)
    cells: list[Any] = [
        sheet.cell(row, keys(sheet).index(key) + 1) for row in range(first + 1, last + 1)
    ]
    return cells[0].column_letter, [cell.value for cell in cells]


def rule_of(sheet: Any, key: str) -> Any:
    letter, _ = column(sheet, key)
    (rule,) = (
        each
        for each in sheet.data_validations.dataValidation
        if str(each.sqref).startswith(f"{letter}7")
    )
    return rule


@SAMPLES
def test_every_table_is_named_alike_and_headed_by_its_cells(minutes: Minutes) -> None:
    book = read(minutes)
    found = []
    for sheet in book:
        (table,) = sheet.tables.values()
        found.append(table.displayName)
        first_column, head, last_column, last = bounds(table.ref)
        assert (first_column, head) == (1, 6)
        assert last > head  # a table without rows is refused
        cells = [sheet.cell(head, number) for number in range(1, last_column + 1)]
        assert [cell.value for cell in cells] == keys(sheet)
        assert all(NAME.fullmatch(key) for key in keys(sheet))
        assert len(set(keys(sheet))) == len(keys(sheet))
        assert all(sheet.cell(head - 1, cell.column).value for cell in cells)
        assert table.autoFilter.ref == table.ref
        assert sheet.auto_filter.ref is None
        assert not sheet.merged_cells.ranges
        assert len(sheet.title) <= 31
    assert found == TABLES


@SAMPLES
def test_nothing_leads_out_of_the_workbook_or_runs_in_it(minutes: Minutes) -> None:
    with zipfile.ZipFile(BytesIO(written(minutes))) as archive:
        names = archive.namelist()
        relations = [archive.read(name) for name in names if name.endswith(".rels")]
    assert len(names) == len(set(names))
    assert not [name for name in names if "external" in name.lower() or "vba" in name.lower()]
    assert not any(b"External" in each for each in relations)


@SAMPLES
def test_lists_and_messages_keep_within_the_limits_of_excel(minutes: Minutes) -> None:
    for sheet in read(minutes):
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.formula1 or "") <= 255 + 2
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.errorTitle or "") <= 32
            assert len(rule.prompt or "") <= 255


@SAMPLES
def test_lists_offer_what_stands_in_their_cells(minutes: Minutes) -> None:
    for sheet in read(minutes):
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                offered = rule.formula1.strip('"').split(",")
                number, first, _, last = bounds(str(rule.sqref))
                cells = (sheet.cell(row, number) for row in range(first, last + 1))
                stands = {cell.value for cell in cells} - {None}
                assert stands <= set(offered)


def test_answers_can_be_filled_in_where_all_else_is_signed() -> None:
    sheet = read(sample.FULL)["اقدام‌ها"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.protection.autoFilter
    open_columns = {
        cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert [keys(sheet)[number - 1] for number in sorted(open_columns)] == ANSWERS
    states = rule_of(sheet, "answer_state")
    assert states.formula1.strip('"').split(",") == list(labels.ACTION_STATES.values())
    assert states.showErrorMessage
    assert all(rule_of(sheet, key).showInputMessage for key in ANSWERS)
    letter, _ = column(sheet, "answer_letter")
    assert sheet[f"{letter}7"].number_format == "@"  # 11/2194 is no day


def test_only_what_is_signed_is_protected() -> None:
    assert all(sheet.protection.sheet for sheet in read(sample.FULL))
    draft = msgspec.structs.replace(sample.FULL, state=MeetingState.DRAFT, signature=None)
    assert not any(sheet.protection.sheet for sheet in read(draft))


def links(sheet: Any) -> Iterator[tuple[str, str, int]]:
    """The cell of each link, the title of the sheet that it leads to, and the row there."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink:
                assert cell.hyperlink.target is None
                title, place = cell.hyperlink.location[1:].split("'!A")
                yield cell.coordinate, title, int(place)


@SAMPLES
def test_resolutions_and_actions_lead_to_each_other(minutes: Minutes) -> None:
    book = read(minutes)
    decided, acted = book["مصوبات"], book["اقدام‌ها"]
    for source, target in ((decided, acted), (acted, decided)):
        _, identities = column(target, "resolution_uuid")
        _, own = column(source, "resolution_uuid")
        found = [link for link in links(source) if link[1] == target.title]
        assert len(found) >= sum(bool(each.actions) for each in minutes.resolutions)
        for cell, _, row in found:
            assert own[source[cell].row - 7] in {identities[row - 7], None}  # None goes on


def test_the_first_sheet_leads_to_all_others_and_these_lead_back() -> None:
    first, *others = read(sample.FULL)
    assert [title for _, title, _ in links(first)] == [sheet.title for sheet in others]
    for sheet in others:
        assert next(links(sheet)) == ("A4", first.title, 1)


def test_a_deadline_is_coloured_only_while_nobody_says_that_it_is_settled() -> None:
    book = read(sample.FULL)
    ((area, (rule,)),) = book["اقدام‌ها"].conditional_formatting._cf_rules.items()
    assert str(area.sqref) == "F7:F9"
    assert rule.formula == ['AND(ISNUMBER($G7),$G7<TODAY(),$I7<>"انجام‌شده",$I7<>"کنار گذاشته‌شده")']
    ((_, (rule,)),) = book["پیگیری"].conditional_formatting._cf_rules.items()
    assert "TODAY" not in rule.formula[0]  # what was late that day stays so
    assert f"<DATE({date(2026, 10, 4):%Y,%-m,%-d})" in rule.formula[0]
