"""Few kilobytes that unpack to millions of elements stay out of memory."""

import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.sheet_errors import NoSheetError
from desktop.spreadsheet import Limits, open_workbook, read_workbook

LIMITS = Limits(size=5_000_000, unpacked=60_000_000, rows=2_000, columns=60)
SHEET, STYLES, TYPES = "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"
STRINGS = (
    b'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.'
    b'openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
MANY = 40_000
LEAST_OF_A_TREE = 60 * MANY  # bytes of as many elements
MOST_IN_A_PIECE = LEAST_OF_A_TREE // 2


def made(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Write a workbook with a part that is other than openpyxl made it."""
    book = Workbook()
    assert book.active is not None
    for row in range(3):
        book.active.append([f"ردیف {row}", row])
    whole = BytesIO()
    book.active["Z1"] = date(2026, 9, 6)  # so that a style of days is there
    book.save(whole)
    with (
        zipfile.ZipFile(whole) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data) if name == part else data)
    return path


def behind(rows: bytes) -> Callable[[bytes], bytes]:
    """Put something behind the rows."""
    return lambda sheet: sheet.replace(b"</sheetData>", rows + b"</sheetData>")


def texts(path: Path) -> list[object]:
    (sheet,) = read_workbook(path, LIMITS)
    return [line.cells[0] for line in sheet.lines]


@pytest.mark.parametrize(
    "rows",
    [
        (b"<row>" + b"<c/><c><v>1</v></c>" * 5_000 + b"</row>") * (MANY // 10_000),
        b'<row r="1"><c t="str"><v>a</v></c></row>' * MANY,
        b'<row xmlns="of:another"><c><v>1</v></c></row>' * MANY,
    ],
    ids=["wide", "again", "foreign"],
)
def test_of_a_sheet_only_a_row_is_in_memory(tmp_path: Path, rows: bytes) -> None:
    path = made(tmp_path / "bomb.xlsx", SHEET, behind(rows))
    assert path.stat().st_size < 200_000
    with open_workbook(path, LIMITS) as (sheet,):
        tracemalloc.start()
        try:
            seen = [line.cells[0] for line in sheet.lines()]
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert seen[:3] == ["ردیف 0", "ردیف 1", "ردیف 2"]
    assert most < MOST_IN_A_PIECE


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, behind(b"<row>" + b"<c/>" * 20_000 + b"</row>")),
        (SHEET, behind(b'<row r="1">' + (b'<c/><row r="1"></row>') * 20_000 + b"</row>")),
        (SHEET, behind(b"<?a </row>?>")),
        (SHEET, lambda sheet: b'<!DOCTYPE a [<!ENTITY b "c">]>' + sheet.partition(b"?>")[2]),
        (SHEET, behind(b"<a>" * 100 + b"</a>" * 100)),
        (SHEET, behind(b"".join(b"<a%d/>" % each for each in range(1_000)))),
        (SHEET, behind(b"".join(b'<a:b xmlns:a="%d"/>' % each for each in range(1_000)))),
        (SHEET, behind(b'<a b="' + b"c" * 1_000_000 + b'"/>')),
        (SHEET, behind(b"<row><c><v>" + b"1" * 1_000_000 + b"</v></c></row>")),
        (STYLES, lambda styles: styles.replace(b"<fonts", b"<x/>" * 100_000 + b"<fonts", 1)),
        (TYPES, lambda types: types.replace(b"</Types>", b"<x/>" * 100_000 + b"</Types>")),
    ],
    ids=[
        "wide",
        "nested",
        "instruction",
        "doctype",
        "deep",
        "names",
        "spaces",
        "tag",
        "text",
        "styles",
        "types",
    ],
)
def test_what_a_parser_would_keep_is_refused(
    tmp_path: Path, part: str, change: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(NoSheetError):
        texts(made(tmp_path / "bomb.xlsx", part, change))


def test_one_text_in_every_cell_is_refused(tmp_path: Path) -> None:
    text = b"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>"
    text += b"a" * 90_000 + b"</t></si></sst>"
    cells = b"<row>" + b'<c t="s"><v>0</v></c>' * 60 + b"</row>"
    path = made(tmp_path / "bomb.xlsx", SHEET, behind(cells * 40))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", text)
    with pytest.raises(NoSheetError):
        texts(path)


def test_what_stands_in_cells_is_understood(tmp_path: Path) -> None:
    day = f'<c s="1"><v>{(date(2026, 9, 6) - date(1899, 12, 30)).days}</v></c>'
    cells = (
        '<c t="inlineStr"><is><r><t>یک </t></r><r><t>متن</t></r><rPh><t>نه</t></rPh></is></c>'
        '<c t="str"><f>A1&amp;1</f><v>2</v></c><c r="F9"><v>1.5</v></c><c t="b"><v>1</v></c>'
        f'{day}<c s="1"><v>99999999</v></c>'
    )
    path = made(tmp_path / "a.xlsx", SHEET, behind(f'<row r="9">{cells}</row>'.encode()))
    (sheet,) = read_workbook(path, LIMITS)
    line = sheet.lines[-1]
    assert line.number == 9
    assert line.cells == ("یک متن", "=A1&1", "", "", "", "1.5", "TRUE", date(2026, 9, 6), "#VALUE!")
