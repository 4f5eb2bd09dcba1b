"""A roster out of Excel: what is recognised, what is told before, and what one act then does."""

import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from db.records import Organization, Person, Seat, Term
from desktop.calendar import jalali
from desktop.office import OpenOffice
from desktop.roster.holders import history
from desktop.roster.importing import Plan, Verdict, apply, plan
from desktop.roster.organizations import add_organization, merge, organization_lines
from desktop.roster.rows import (
    LIMITS,
    Problem,
    ReadRow,
    Reason,
    rows_of_cells,
    rows_of_workbook,
)
from desktop.roster.seats import add_seat, seat_lines, set_retired
from desktop.sheet_errors import (
    NoHeadingsError,
    NoSheetError,
    SheetError,
    SheetTooHeavyError,
    SheetTooLargeError,
    UnreadableSheetError,
)
from desktop.spreadsheet import read_workbook
from ui.sentences import sentence

TODAY = date(2026, 10, 4)
HEADS = ("ردیف", "سمت", "دستگاه", "نام و نام خانوادگی", "جانشین", "از تاریخ")
Value = str | int | float | date | None


def workbook(path: Path, *rows: Sequence[Value]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def told(office: OpenOffice, rows: Sequence[ReadRow]) -> Plan:
    return plan(office, office.headquarters.id, rows, TODAY)


def pasted(office: OpenOffice, *rows: Sequence[str]) -> Plan:
    text = "\r\n".join("\t".join(row) for row in rows)
    return told(office, rows_of_cells(text, TODAY))


def verdicts(plan: Plan) -> list[Verdict]:
    return [step.verdict for step in plan.steps]


def stored(office: OpenOffice) -> list[tuple[str, str, str, str, date | None]]:
    return [
        (each.post, each.organization, each.holder, each.substitute, each.since)
        for each in seat_lines(office, office.headquarters.id, TODAY)[2:]
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("سمت", "دستگاه", "نام"),
        ("پست سازماني", "نام دستگاه / نهاد:", "نام و نام‌خانوادگی"),
        ("سِمَت", "سازمان (نهاد)", "نـام عضو"),
        ("عنوان شغلی", "محل خدمت", "نام کامل *"),
    ],
)
def test_headings_are_recognised_however_they_are_spelled(
    office: OpenOffice, heads: tuple[str, ...]
) -> None:
    result = pasted(office, heads, ("مدیر", "خانهٔ سالمند", "آقای سام راد"))
    apply(office, result, TODAY)
    assert stored(office) == [("مدیر", "خانهٔ سالمند", "آقای سام راد", "", None)]


def test_a_title_above_and_names_in_two_columns(office: OpenOffice, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "اعضا.xlsx",
        ("فهرست اعضای قرارگاه",),
        (),
        ("ردیف", "نام", "نام خانوادگی", "سازمان", "سمت", "تلفن", "تاریخ انتصاب"),
        (1, "سام", "راد", "كلانتري", "رئیس", "۰۲۱", "۱ مهر ۱۴۰۵"),
        (2, "رویا", "نو", "بسیج", "", "", date(2026, 9, 24)),
    )
    apply(office, told(office, rows_of_workbook(path, TODAY)), TODAY)
    assert stored(office) == [
        ("رئیس", "کلانتری", "سام راد", "", date(2026, 9, 23)),
        ("", "بسیج", "رویا نو", "", date(2026, 9, 24)),
    ]


def test_every_row_says_what_it_does_and_one_undo_takes_all_back(office: OpenOffice) -> None:
    headquarters = office.headquarters.id
    same = add_seat(office, headquarters, post="مدیر", organization="بسیج", holder="آقای سام راد")
    other = add_seat(office, headquarters, post="رئیس", organization="کلانتری", holder="آقای الف")
    aside = add_seat(office, headquarters, post="عضو", organization="شهربان", holder="خانم ب")
    set_retired(office, aside, retired=True)
    before = [office.database.select(kind) for kind in (Seat, Term, Person, Organization)]
    result = pasted(
        office,
        HEADS,
        ("1", "مدير", "بسیج", "سام راد", "", ""),
        ("2", "رئیس", "کلانتری", "آقای تازه", "خانم پ", "۱ مهر ۱۴۰۵"),
        ("3", "عضو", "شهربان", "", "", ""),
        ("4", "کارشناس", "خانهٔ سالمند", "خانم ت", "", ""),
        ("5", "کارشناس", "خانه سالمند", "خانم ت", "", ""),
        ("6", "کارشناس", "", "خانم ث", "", ""),
        ("7", "", "بسیج", "", "آقای ج", ""),
        ("8", "عضو", "بسیج", "خانم چ", "", "۳۲ مهر"),
        ("9", "=A1", "بسیج", "خانم ح", "", ""),
        ("10", "م" * 300, "بسیج", "خانم ح", "", ""),
    )
    assert verdicts(result) == [
        Verdict.SAME,
        Verdict.CHANGED,
        Verdict.CHANGED,
        Verdict.ADDED,
        Verdict.DOUBLE,
        *[Verdict.REFUSED] * 5,
    ]
    assert [step.row.problem for step in result.steps[5:]] == [
        Problem(Reason.NO_ORGANIZATION, "دستگاه"),
        Problem(Reason.NOBODY),
        Problem(Reason.NO_DATE, "از تاریخ"),
        Problem(Reason.FORMULA, "سمت"),
        Problem(Reason.TOO_LONG, "سمت"),
    ]
    assert [step.row.number for step in result.steps] == list(range(2, 12))
    assert result.steps[1].changes == ("holder", "substitute", "since")
    assert result.steps[2].changes == ("retired",)
    assert result.steps[4].first == 5
    assert result.steps[3].new_organization
    apply(office, result, TODAY)
    assert stored(office) == [
        ("مدیر", "بسیج", "آقای سام راد", "", None),
        ("رئیس", "کلانتری", "آقای تازه", "خانم پ", date(2026, 9, 23)),
        ("عضو", "شهربان", "خانم ب", "", None),
        ("کارشناس", "خانهٔ سالمند", "خانم ت", "", None),
    ]
    assert [each.name for each in history(office, other.id)] == ["آقای تازه", "آقای الف"]
    assert len(history(office, same.id)) == 1
    assert verdicts(told(office, [step.row for step in result.steps[:3]])) == [Verdict.SAME] * 3
    office.database.undo()
    after = [office.database.select(kind) for kind in (Seat, Term, Person, Organization)]
    assert after == before


def test_a_day_no_later_than_the_known_one_corrects_the_name(office: OpenOffice) -> None:
    rows = (HEADS, ("1", "مدیر", "بسیج", "آقای سام راد", "", "۱ مهر ۱۴۰۵"))
    apply(office, pasted(office, *rows), TODAY)
    apply(office, pasted(office, HEADS, ("1", "مدیر", "بسیج", "خانم نو", "", "۱ تیر ۱۴۰۵")), TODAY)
    assert stored(office) == [("مدیر", "بسیج", "خانم نو", "", date(2026, 6, 22))]


def test_whoever_is_there_keeps_the_seat_in_whatever_order_rows_come(office: OpenOffice) -> None:
    add_seat(office, office.headquarters.id, post="عضو", organization="بسیج", holder="آقای الف")
    heads = ("سمت", "دستگاه", "نام")
    result = pasted(office, heads, ("عضو", "بسیج", "خانم ب"), ("عضو", "بسیج", "الف"))
    assert verdicts(result) == [Verdict.ADDED, Verdict.SAME]


def test_an_organization_that_became_one_with_another_is_the_one_that_was_kept(
    office: OpenOffice,
) -> None:
    add_seat(office, office.headquarters.id, post="رئیس", organization="بهزیستی")
    add_organization(office, "سازمان بهزیستی")
    kept, dropped = (
        next(each for each in organization_lines(office) if each.name == name)
        for name in ("بهزیستی", "سازمان بهزیستی")
    )
    merge(office, kept, dropped)
    rows = (("سمت", "دستگاه", "نام"), ("رئیس", "سازمان بهزيستي", "خانم مهر"))
    (step,) = pasted(office, *rows).steps
    assert (step.verdict, step.row.organization) == (Verdict.CHANGED, "بهزیستی")
    assert not step.new_organization


def test_a_new_organization_that_is_called_much_like_one_is_pointed_out(office: OpenOffice) -> None:
    heads = ("سمت", "دستگاه", "نام")
    result = pasted(office, heads, ("عضو", "ادارهٔ کل بهزیستی", "خانم ب"), ("عضو", "خانه", "پ"))
    assert [(step.new_organization, step.near) for step in result.steps] == [
        (True, "بهزیستی"),
        (True, ""),
    ]


WORDS = st.text("ابپتسشکگمنهی ‌", min_size=1, max_size=12).map(lambda text: text.strip(" ‌") or "ن")
DAYS = st.none() | st.dates(date(1990, 1, 1), TODAY)
MEMBERS = st.lists(
    st.tuples(WORDS, WORDS, WORDS, st.just("") | WORDS, DAYS),
    min_size=1,
    max_size=6,
    unique_by=lambda member: "".join(member[:2]).replace(" ", "").replace("‌", ""),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(members=MEMBERS, order=st.permutations(range(5)), gregorian=st.booleans())
def test_what_was_rendered_is_read_back(
    office: OpenOffice,
    tmp_path: Path,
    members: list[tuple[str, str, str, str, date | None]],
    order: list[int],
    *,
    gregorian: bool,
) -> None:
    rows: list[list[Value]] = [[HEADS[1:][place] for place in order]]
    for *texts, since in members:
        day: Value = since if gregorian else jalali.numeric(since) if since else None
        cells = [*texts, day]
        rows.append([cells[place] for place in order])
    read = rows_of_workbook(workbook(tmp_path / "roster.xlsx", *rows), TODAY)
    wanted = [
        (" ".join(post.split()), " ".join(holder.split()), " ".join(substitute.split()), since)
        for post, _, holder, substitute, since in members
    ]
    assert [(row.post, row.holder, row.substitute, row.since) for row in read] == wanted
    apply(office, told(office, read), TODAY)
    assert [(post, holder, sub, since) for post, _, holder, sub, since in stored(office)] == wanted
    assert set(verdicts(told(office, read))) == {Verdict.SAME}
    office.database.undo()
    assert stored(office) == []


def refusal(path: Path) -> str:
    with pytest.raises(SheetError) as refused:
        rows_of_workbook(path, TODAY)
    return sentence(refused.value)


def test_a_wrong_file_gets_one_sentence(tmp_path: Path) -> None:
    gone = tmp_path / "نیست.xlsx"
    with pytest.raises(UnreadableSheetError):
        read_workbook(gone, LIMITS)
    for name, data in (("متن.xlsx", b"nothing"), ("خالی.xlsx", b""), ("old.xls", b"\xd0\xcf\x11")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(NoSheetError):
            read_workbook(tmp_path / name, LIMITS)
        assert name in refusal(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "zip.xlsx", "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(NoSheetError):
        read_workbook(tmp_path / "zip.xlsx", LIMITS)


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """Give one file for all examples: it holds the time at which it was written."""
    path = workbook(tmp_path / "roster.xlsx", HEADS, (1, "مدیر", "بسیج", "نام", "", ""))
    return path.read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_a_broken_file_is_no_defect(tmp_path: Path, whole: bytes, data: st.DataObject) -> None:
    path, content = tmp_path / "roster.xlsx", bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(1, len(content)))])
    with suppress(SheetError):
        rows_of_workbook(path, TODAY)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx", HEADS)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb", bytes(LIMITS.unpacked + 1))
    assert path.stat().st_size < 200_000
    with pytest.raises(SheetTooHeavyError):
        read_workbook(path, LIMITS)


def test_a_bomb_of_entities_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "entities.xlsx", HEADS)
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(12)
    )
    bomb = f'<?xml version="1.0"?><!DOCTYPE s [{entities}]><worksheet>&e11;</worksheet>'
    spoiled = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(spoiled, "w") as new:
        for name in old.namelist():
            new.writestr(name, bomb if "sheet1" in name else old.read(name))
    path.write_bytes(spoiled.getvalue())
    with pytest.raises(NoSheetError):
        read_workbook(path, LIMITS)


def test_too_many_rows_are_refused_and_far_empty_ones_cost_nothing(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(HEADS)
    book.active["XFD900000"] = " "
    book.save(tmp_path / "far.xlsx")
    (sheet,) = read_workbook(tmp_path / "far.xlsx", LIMITS)
    assert len(sheet.lines) == 1
    rows: list[Sequence[Value]] = [HEADS, *[(1, "مدیر", "بسیج", "نام", "", "")] * LIMITS.rows]
    with pytest.raises(SheetTooLargeError):
        read_workbook(workbook(tmp_path / "long.xlsx", *rows), LIMITS)


def test_a_formula_is_named_and_not_computed(office: OpenOffice, tmp_path: Path) -> None:
    path = workbook(tmp_path / "f.xlsx", HEADS, (1, '=HYPERLINK("x")', "بسیج", "نام", "", ""))
    result = told(office, rows_of_workbook(path, TODAY))
    assert result.steps[0].row.problem == Problem(Reason.FORMULA, "سمت")
    assert not result.does_something


@pytest.mark.parametrize(
    ("text", "missing"),
    [("الف\tب\nج\tد", "دستگاه"), ("دستگاه\tتلفن\nبسیج\t۱", "سمت"), ("", "دستگاه")],
)
def test_cells_without_headings_say_which_is_missing(text: str, missing: str) -> None:
    with pytest.raises(NoHeadingsError) as refused:
        rows_of_cells(text, TODAY)
    assert f"«{missing}»" in sentence(refused.value)
