import io
import os
import re
import shutil
import subprocess
import time as clock
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.sections.wording import in_groups
from desktop.documents.workbook import write_workbook
from desktop.minutes import Minutes
from desktop.persian import read_decimal
from tests import strategies
from tests.desktop.documents import hostile, sample

TITLES = [
    "شناسنامه",
    "حاضران",
    "دستور جلسه",
    "مذاکرات",
    "گزارش و آمار",
    "پیگیری",
    "مصوبات",
    "اقدام‌ها",
    "پیوست‌ها",
]
SAMPLES = pytest.mark.parametrize(
    "minutes", [sample.FULL, sample.EMPTY, hostile.NASTY], ids=["full", "empty", "nasty"]
)
CHECK_CODE = re.compile("[0-9]{12}")
WORDS = {
    type(choice): table
    for table in vars(labels).values()
    if isinstance(table, dict)
    for choice in table
    if isinstance(choice, Enum)
}


def written(minutes: Minutes) -> bytes:
    stream = io.BytesIO()
    write_workbook(minutes, stream)
    return stream.getvalue()


def read(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def table(book: Workbook, name: str) -> list[dict[str, Any]]:
    """The rows of the table of that name, as a program finds them."""
    sheet = next(sheet for sheet in book if name in sheet.tables)
    keys, *rows = ([cell.value for cell in row] for row in sheet[sheet.tables[name].ref])
    return [dict(zip(map(str, keys), row, strict=True)) for row in rows]


def said(book: Workbook) -> dict[str, Any]:
    return {row["key"]: row["value"] for row in table(book, "document")}


def contents(book: Workbook) -> set[Any]:
    """Every value of the book, and every text that goes on in the cell below in one piece."""
    found: set[Any] = set()
    for sheet in book:
        for column in sheet.iter_cols(min_row=2, values_only=True):
            joined = ""
            for value in column:
                found.add(unescape(value) if isinstance(value, str) else value)
                text = unescape(value) if isinstance(value, str) else ""
                goes_on = joined.endswith("…") and text.startswith("…")
                joined = joined[:-1] + text[1:] if goes_on else text
                found.add(joined)
    return found


def leaves(part: Any) -> Iterator[Any]:
    if isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from leaves(getattr(part, name))
    elif isinstance(part, tuple):
        for one in part:
            yield from leaves(one)
    elif part not in (None, ""):
        yield part


def shown(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "\ufffd")
    text = text.replace("\uffff", "\ufffd")
    return "".join(
        chr(0x2400 + ord(letter)) if ord(letter) < 32 and letter not in "\t\n" else letter
        for letter in text
    )


def assert_holds_every_field(book: Workbook, minutes: Minutes) -> None:
    found = contents(book)
    days = {value.date() for value in found if isinstance(value, datetime)}
    dated = {action.deadline for one in minutes.resolutions for action in one.actions}
    texts = "\0".join(value for value in found if isinstance(value, str))
    numbers = {Decimal(str(value)) for value in found if isinstance(value, int | float)}
    for leaf in leaves(minutes):
        match leaf:
            case Enum():
                assert WORDS[type(leaf)][leaf] in found
            case str() if CHECK_CODE.fullmatch(leaf):
                assert in_groups(leaf) in found
            case str():
                assert shown(leaf) in texts or read_decimal(leaf) in numbers
            case date():
                assert jalali.numeric(leaf) in found
                assert leaf in days or leaf not in dated
            case bytes():
                pass  # the emblem is a picture
            case _:
                assert leaf in found or leaf in minutes_action_numbers(minutes)


def minutes_action_numbers(minutes: Minutes) -> set[int]:
    """The numbers that are written as letters: «اقدام ب»."""
    earlier = {action.action_number for action in minutes.earlier_actions}
    earlier |= {each.action.action_number for each in minutes.subdistrict_actions}
    return earlier | {action.number for one in minutes.resolutions for action in one.actions}


@SAMPLES
def test_workbook_holds_every_field(minutes: Minutes) -> None:
    assert_holds_every_field(read(written(minutes)), minutes)


@given(strategies.minutes())
@settings(max_examples=15, deadline=None)
def test_workbook_holds_every_field_of_any_minutes(minutes: Minutes) -> None:
    assert_holds_every_field(read(written(minutes)), minutes)


@SAMPLES
def test_sheets_are_always_the_same(minutes: Minutes) -> None:
    assert read(written(minutes)).sheetnames == TITLES


def test_same_minutes_give_the_same_bytes_at_any_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    now = written(sample.FULL)
    monkeypatch.setattr(clock, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(clock, "localtime", lambda *_: clock.gmtime(2_000_000_000))
    assert written(sample.FULL) == now
    assert read(now).properties.modified == datetime.combine(
        sample.FULL.held_on, sample.FULL.starts_at or time()
    )


def test_no_text_becomes_a_formula() -> None:
    for sheet in read(written(hostile.NASTY)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in "snd"
                if isinstance(cell.value, str):
                    assert cell.quotePrefix == cell.value.startswith(("=", "+", "-", "@"))


def test_rows_say_what_the_meeting_decided() -> None:
    book = read(written(sample.FULL))
    first, second = table(book, "resolutions")
    assert (first["resolution"], first["item"], first["in_favour"]) == (1, 3, 9)
    assert first["neighborhoods"] == "راه‌آهن، هلال‌احمر"
    assert first["dissents"] == "نادر پاک‌سرشت: جای مددسرا مناسب نیست."
    assert (second["item"], second["in_favour"], second["condition"]) == (None, None, None)
    actions = table(book, "actions")
    labelled = [(row["resolution"], row["action"]) for row in actions]
    assert labelled == [(1, "الف"), (1, "ب"), (2, "الف")]
    assert actions[1]["supporters"] == "بهزیستی، کمیتهٔ امداد"
    assert actions[0]["deadline"] == datetime.combine(date(2026, 11, 1), time())
    assert actions[0]["deadline_jalali"] == "۱۴۰۵/۰۸/۱۰"
    assert actions[0]["action_uuid"] == sample.RESOLUTIONS[0].actions[0].uuid
    assert table(book, "attendance")[2]["arrived_at"] == time(10, 5)


def test_first_sheet_says_what_the_minutes_replace_and_who_signed_them() -> None:
    wanted = {
        "format": "dabir-workbook/1",
        "kind": "minutes",
        "uuid": sample.FULL.uuid,
        "made_on": datetime.combine(sample.FULL.held_on, time()),
        "version": 2,
        "replaces_version": 1,
        "replaces_check_code": "۳۸۱۹.۰۰۲۷.۴۴۱۶",
        "replaces_reason": "اصلاح مهلت مصوبهٔ ۲",
        "signed_by": "آرش نیک‌پور",
        "signed_by_post": "شهردار منطقهٔ ۱۱",
        "signed_on_jalali": "۱۴۰۵/۰۷/۱۲",
        "signed_at_time": time(13, 5, 20),
        "previous_number": 12,
        "previous_on_jalali": "۱۴۰۵/۰۶/۱۵",
        "previous_approval": "با تغییر تصویب شد",
        "previous_changes": "نام مدعو مصوبهٔ ۴",
        "approved_approval": None,
    }
    found = said(read(written(sample.FULL)))
    assert {key: found[key] for key in wanted} == wanted


def test_dates_sort_as_text() -> None:
    days = [date(2026, 3, 20), date(2026, 3, 21), date(2026, 10, 4), date(2027, 1, 1)]
    action = sample.RESOLUTIONS[0].actions[0]
    actions = tuple(msgspec.structs.replace(action, deadline=day) for day in days)
    resolution = msgspec.structs.replace(sample.RESOLUTIONS[0], actions=actions)
    book = read(written(msgspec.structs.replace(sample.FULL, resolutions=(resolution,))))
    column = [row["deadline_jalali"] for row in table(book, "actions")]
    assert column == sorted(column)
    assert column[1] == "۱۴۰۵/۰۱/۰۱"


def test_no_cell_is_fuller_than_excel_allows_and_nothing_is_lost() -> None:
    for text in ("😀" * 40_000, "سطر\n" * 1_000, "واژه " * 20_000):
        book = read(written(msgspec.structs.replace(sample.FULL, subject=text)))
        values = [cell.value for row in book[TITLES[0]].iter_rows() for cell in row]
        texts = [value for value in values if isinstance(value, str)]
        assert max(len(each.encode("utf-16-le")) // 2 for each in texts) <= 32_767
        assert max(each.count("\n") for each in texts) <= 253
        assert text in contents(book)
        (row,) = (row for row in table(book, "document") if row["key"] == "subject")
        assert text.startswith(row["value"][:-1])  # what goes on below has no key


def test_no_row_is_higher_than_excel_can_show() -> None:
    for sheet in read(written(hostile.NASTY)):
        assert all(dimension.height <= 409 for dimension in sheet.row_dimensions.values())


@SAMPLES
def test_page_header_keeps_within_the_limit_of_excel(minutes: Minutes) -> None:
    for sheet in read(written(minutes)):
        assert len(str(sheet.oddHeader)) <= 255


@SAMPLES
def test_every_sheet_reads_from_the_right_and_prints_on_a4(minutes: Minutes) -> None:
    for sheet in read(written(minutes)):
        assert sheet.sheet_view.rightToLeft
        filled_in = sheet.title == "اقدام‌ها"  # number, text and organization stay in sight
        assert sheet.freeze_panes == ("E7" if filled_in else "A7")
        assert sheet.print_title_rows == "$1:$5"
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)


@SAMPLES
def test_no_sheet_prints_what_serves_programs(minutes: Minutes) -> None:
    for sheet in read(written(minutes)):
        area = sheet.print_area.split("!")[1].replace("$", "")
        below = {cell.value for row in sheet[area] for cell in row}
        columns = len(next(iter(sheet[area])))
        headings = {
            cell.value for row in sheet.iter_rows(max_row=5, max_col=columns) for cell in row
        }
        (table,) = sheet.tables.values()
        keys = {column.name for column in table.tableColumns}
        assert below.isdisjoint({minutes.uuid, minutes.format, "5e" * 32} | keys)
        assert not any("شناسهٔ" in str(value) for value in headings)
        if sheet.title == "شناسنامه":
            assert all(cells[1].value not in {None, ""} for cells in sheet[area])


def test_a_sheet_with_coloured_deadlines_says_what_the_colour_means() -> None:
    book = read(written(sample.FULL))
    for title, note in (
        ("پیگیری", "رنگ سرخ: تا روز جلسه مهلت گذشته و کار پایان نیافته بود."),
        ("اقدام‌ها", "رنگ سرخ: مهلت گذشته و در این پرونده هنوز پاسخی نیست که پایان کار را بگوید."),
    ):
        assert book[title].conditional_formatting
        assert note in {cell.value for cell in book[title][4]}


def test_identities_have_names_of_their_own_and_take_little_room() -> None:
    sheet = read(written(sample.FULL))["اقدام‌ها"]
    headings = [cell.value for cell in sheet[5]]
    for title in ("شناسهٔ اقدام", "شناسهٔ مصوبه"):
        column = headings.index(title) + 1
        assert sheet.column_dimensions[get_column_letter(column)].width <= 10
        assert sheet.cell(7, column).alignment.wrap_text  # else it runs over what is beside


def test_a_sheet_of_nothing_says_so() -> None:
    book = read(written(sample.EMPTY))
    for title in TITLES[1:]:
        below = list(book[title].iter_rows(min_row=7, values_only=True))
        assert [value for row in below for value in row if value is not None] == ["ندارد"], title
        assert book[title].print_area.endswith("$8")


def test_report_counts_the_rows_and_can_stop_the_work() -> None:
    heard = []
    write_workbook(sample.FULL, io.BytesIO(), lambda done, total: heard.append((done, total)))
    total = heard[0][1]
    assert heard == [(done, total) for done in range(1, total + 1)]

    def stop(done: int, _total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    stream = io.BytesIO()
    with pytest.raises(KeyboardInterrupt):
        write_workbook(sample.FULL, stream, stop)
    assert stream.getvalue() == b""


@pytest.mark.skipif(
    shutil.which("localc") is None and "CI" not in os.environ, reason="LibreOffice is absent"
)
def test_libreoffice_opens_it_and_finds_the_same_cells(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "minutes.xlsx"
    source.write_bytes(written(hostile.NASTY))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    theirs = load_workbook(tmp_path / "minutes.xlsx")
    for sheet in load_workbook(source):
        again = theirs[sheet.title].iter_rows(values_only=True, max_row=sheet.max_row)
        assert list(again) == [
            tuple(unescape(value) if isinstance(value, str) else value for value in row)
            for row in sheet.iter_rows(values_only=True)
        ]
