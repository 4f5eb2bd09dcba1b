"""A workbook that comes back: read whatever was done to it, or refused with its reason."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from db.records import Recurrence
from desktop.answers import refusals
from desktop.answers import returned as reading
from desktop.answers.refusals import AnswersError, MissingHeadingsError
from desktop.answers.returned import LIMITS, NEEDED, Returned, read_returned
from desktop.answers.values import Said, understood
from desktop.errors import Cancelled
from desktop.formula import Formula
from desktop.sheet_errors import (
    EncryptedSheetError,
    LockFileError,
    NoSheetError,
    OtherTable,
    OtherTableError,
    SheetError,
    SheetInUseError,
    SheetTooHeavyError,
    UnreadableSheetError,
)
from tests.desktop.answers.books import ACTIONS, fill, first_row, headings
from ui.sentences import sentence


def said(returned: Returned) -> list[tuple[object, ...]]:
    """Give what the rows say, by the wording of their actions."""
    rows = sorted(returned.rows, key=lambda row: ACTIONS.index(row.wording))
    return [(row.wording, row.state, row.day, row.letter, row.text) for row in rows]


WANTED = [
    ("نصب چراغ گذر", "انجام‌شده", "۱۴۰۵/۰۸/۰۱", "۱۲/۳۴۵", "پایان یافت"),
    ("آموزش خانواده‌ها", "در حال انجام", "", "", ""),
]


def move_rows(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 9)


def move_columns(sheet: Worksheet) -> None:
    sheet.insert_cols(3, 2)


def rename(sheet: Worksheet) -> None:
    """Write other Persian headings, and another name of the sheet."""
    above = first_row(sheet) - 2
    for column in range(1, sheet.max_column + 1):
        sheet.cell(above, column).value = f"ستون {column}"
    sheet.title = "پاسخ ادارهٔ ما"


def turn_over(sheet: Worksheet) -> None:
    """Sort the rows the other way round, the empty one hidden by a filter."""
    first = first_row(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
    for number, values in enumerate(reversed(rows), first):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    sheet.row_dimensions[first].hidden = True


def shorten(sheet: Worksheet) -> None:
    sheet.delete_rows(first_row(sheet) + 3)


@pytest.mark.parametrize("change", [move_rows, move_columns, rename, turn_over, shorten])
def test_answers_are_found_wherever_they_were_moved(
    back: Path, change: Callable[[Worksheet], None]
) -> None:
    workbook = load_workbook(back)
    change(workbook["اقدام‌ها"])
    workbook.save(back)
    returned = read_returned(back)
    assert said(returned) == WANTED
    assert returned.empty == (1 if change is shorten else 2)
    assert returned.version == 1


@pytest.mark.skipif(
    shutil.which("localc") is None and "CI" not in os.environ, reason="LibreOffice is absent"
)
def test_answers_are_found_after_libreoffice_saved_them(back: Path, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            shutil.which("soffice") or "soffice", home, "--headless", "--convert-to", "xlsx",
            "--outdir", str(tmp_path / "saved"), str(back),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    assert said(read_returned(tmp_path / "saved" / back.name)) == WANTED


@pytest.mark.parametrize("gone", ["action_uuid", "answer_letter"])
def test_a_heading_that_is_gone_is_named(back: Path, gone: str) -> None:
    workbook = load_workbook(back)
    sheet = workbook["اقدام‌ها"]
    sheet.cell(first_row(sheet) - 1, headings(sheet)[gone]).value = "renamed"
    workbook.save(back)
    with pytest.raises(MissingHeadingsError) as refused:
        read_returned(back)
    assert refused.value.missing == (gone,)
    assert gone in sentence(refused.value)
    assert "اقدام‌ها" in sentence(refused.value)


def test_headings_that_are_all_gone_are_named(back: Path) -> None:
    workbook = load_workbook(back)
    sheet = workbook["اقدام‌ها"]
    sheet.delete_rows(first_row(sheet) - 1)
    del workbook["پیگیری"]
    workbook.save(back)
    with pytest.raises(MissingHeadingsError) as refused:
        read_returned(back)
    assert refused.value.missing == NEEDED


def test_a_sheet_that_is_gone_is_named(back: Path) -> None:
    workbook = load_workbook(back)
    del workbook["اقدام‌ها"]
    workbook.save(back)
    with pytest.raises(refusals.MissingSheetError) as refused:
        read_returned(back)
    assert "اقدام‌ها" in sentence(refused.value)


def test_another_workbook_is_not_ours(tmp_path: Path) -> None:
    other = Workbook()
    assert other.active is not None
    other.active.append(["ردیف", "شرح"])
    other.save(tmp_path / "other.xlsx")
    with pytest.raises(refusals.NotOursError):
        read_returned(tmp_path / "other.xlsx")


def test_a_workbook_of_a_later_form_is_not_read_as_if_it_were_of_this(back: Path) -> None:
    workbook = load_workbook(back)
    for row in workbook["شناسنامه"].iter_rows():
        for cell in row:
            if cell.value == "dabir-workbook/1":
                cell.value = "dabir-workbook/2"
    workbook.save(back)
    with pytest.raises(refusals.NewerBookError):
        read_returned(back)


def test_an_answer_without_its_action_is_not_lost(back: Path) -> None:
    workbook = load_workbook(back)
    sheet = workbook["اقدام‌ها"]
    sheet.cell(first_row(sheet), headings(sheet)["action_uuid"]).value = "؟"
    workbook.save(back)
    lost, found = read_returned(back).rows
    assert (lost.action, lost.state) == ("", "انجام‌شده")
    assert found.action


def test_texts_are_cleaned_and_nothing_is_computed(back: Path) -> None:
    fill(back, ("=1+1", 46299, 12345, " پايان\nيافت "))
    row, _ = read_returned(back).rows
    assert (row.state, row.day, row.letter, row.text) == ("=1+1", "46299", "12345", "پایان یافت")
    assert isinstance(row.state, Formula)


def test_a_text_that_begins_like_a_formula_is_a_text(back: Path) -> None:
    workbook = load_workbook(back)
    sheet: Any = workbook["اقدام‌ها"]
    for key, text in (("answer_letter", "=۱۲/۳"), ("answer_text", "=پیوست")):
        cell = sheet.cell(first_row(sheet), headings(sheet)[key], text)
        cell.data_type = "s"
    workbook.save(back)
    row, _ = read_returned(back).rows
    meant = understood(row, Recurrence.ONCE, date(2026, 11, 22))
    assert isinstance(meant, Said)
    assert (meant.letter, meant.text) == ("=۱۲/۳", "=پیوست")


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)


def test_other_tables_are_called_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "پاسخ.xlsx"
    path.write_bytes(OLE)
    assert of_other_table(path) is OtherTable.OLD_EXCEL
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(EncryptedSheetError):
        read_returned(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert of_other_table(path) is OtherTable.OPEN_DOCUMENT
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"")
    assert of_other_table(path) is OtherTable.BINARY_EXCEL
    csv = tmp_path / "پاسخ.csv"
    csv.write_text("الف,ب\n", encoding="utf-8")
    assert of_other_table(csv) is OtherTable.TEXT
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(NoSheetError):
        read_returned(path)


def of_other_table(path: Path) -> OtherTable:
    with pytest.raises(OtherTableError) as refused:
        read_returned(path)
    return refused.value.table


def test_a_file_that_is_open_elsewhere_is_said(back: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not read_returned(back).in_use
    lock = back.with_name(f"~${back.name}")
    lock.write_bytes(b"somebody")
    assert read_returned(back).in_use
    with pytest.raises(LockFileError):
        read_returned(lock)

    def held(*_: object) -> None:  # as Windows does it, which root here cannot be refused by
        raise PermissionError

    monkeypatch.setattr("desktop.spreadsheet.fetch_whole", held)
    with pytest.raises(SheetInUseError):
        read_returned(back)
    lock.unlink()
    with pytest.raises(UnreadableSheetError):
        read_returned(back)


def test_a_bomb_is_refused_before_it_is_unpacked(
    back: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LIMITS", LIMITS._replace(unpacked=20_000_000))
    bomb = tmp_path / "bomb.xlsx"
    shutil.copy(back, bomb)
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/bomb.xml", "w") as part,
    ):
        part.write(bytes(20_000_000))
    assert bomb.stat().st_size < LIMITS.size
    with pytest.raises(SheetTooHeavyError):
        read_returned(bomb)
    os.truncate(bomb, LIMITS.size + 1)
    with pytest.raises(SheetTooHeavyError):
        read_returned(bomb)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(data=st.data())
def test_a_broken_file_is_no_defect(back: Path, data: st.DataObject) -> None:
    whole = back.read_bytes()
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    broken = back.with_name("broken.xlsx")
    broken.write_bytes(content[: data.draw(st.sampled_from([len(whole), len(whole) // 2, 100]))])
    with suppress(SheetError, AnswersError):
        read_returned(broken)


def test_reading_stops_when_it_is_asked_to(back: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_returned(back, stop)
