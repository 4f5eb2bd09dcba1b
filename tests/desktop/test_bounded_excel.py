"""Few kilobytes that unpack to millions of elements are refused before they are in memory."""

import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop import bounded_excel
from desktop.errors import NoSheetError
from desktop.spreadsheet import Limits, read_workbook

LIMITS = Limits(size=5_000_000, unpacked=60_000_000, rows=2_000, columns=60)
SHEET, STYLES, TYPES = "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"
STRINGS = (
    b'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.'
    b'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
CELLS = b"<c/>" * 160_000


def made(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook with a part that is other than openpyxl made it."""
    book = Workbook()
    assert book.active is not None
    for row in range(3):
        book.active.append([f"ردیف {row}", row])
    whole = BytesIO()
    book.save(whole)
    with (
        zipfile.ZipFile(whole) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data) if name == part else data)
    return path


def rows(cells: bytes) -> Callable[[bytes], bytes]:
    """Put rows of these cells behind the others."""
    row = b"<row>" + cells + b"</row>"
    return lambda sheet: sheet.replace(b"</sheetData>", row + row + b"</sheetData>")


def test_a_workbook_as_it_comes_is_read(tmp_path: Path) -> None:
    (sheet,) = read_workbook(made(tmp_path / "a.xlsx", SHEET, rows(CELLS)), LIMITS)
    assert [line.cells[0] for line in sheet.lines] == ["ردیف 0", "ردیف 1", "ردیف 2"]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, rows(CELLS * 2)),
        (SHEET, rows(CELLS + b"<!--</row>-->" + CELLS)),
        (SHEET, lambda sheet: sheet.replace(b"</sheetData>", b"</sheetData>" + CELLS * 2)),
        (STYLES, lambda styles: styles.replace(b"<fonts", b"<x/>" * 2_000_000 + b"<fonts", 1)),
    ],
    ids=["row", "comment", "behind", "styles"],
)
def test_what_would_fill_the_memory_is_refused(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes]
) -> None:
    path = made(tmp_path / "bomb.xlsx", part, change)
    assert path.stat().st_size < 200_000
    with pytest.raises(NoSheetError):
        read_workbook(path, LIMITS)


@pytest.mark.parametrize(("most", "refused"), [(2_000_000, False), (10, True)])
def test_texts_that_all_sheets_share_are_counted_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, *, refused: bool
) -> None:
    path = made(tmp_path / "a.xlsx", TYPES, lambda types: types.replace(b"</Types>", STRINGS))
    # As many as are really refused would take their time.
    monkeypatch.setattr(bounded_excel, "_IN_STRINGS", bounded_excel._Most(1_000_000, most))
    with pytest.raises(NoSheetError) if refused else nullcontext():
        read_workbook(path, LIMITS)
