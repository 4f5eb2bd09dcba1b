"""The papers that commands write."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.records import Meeting, MeetingState, Role
from desktop.access.entrance import sign_in
from desktop.meetings.schedule import cancel
from tests.command_line.running import Dabir, told, written
from tests.desktop.transfer.disks import lock, mounted
from ui.sentences import shown_path

PERIOD = ("register", "--since", "1404/7/1", "--until", "۳۱ شهریور ۱۴۰۵")


@pytest.mark.parametrize(
    ("options", "endings"),
    [
        ([], {".pdf", ".xlsx", ".sha256"}),
        (["--pdf"], {".pdf"}),
        (["--excel"], {".xlsx"}),
    ],
)
def test_export(dabir: Dabir, tmp_path: Path, options: list[str], endings: set[str]) -> None:
    paths = written(dabir("export", "--meeting", "1", "--to", str(tmp_path), *options))
    assert set(tmp_path.iterdir()) == set(paths)
    assert {path.suffix for path in paths} == endings


def test_signed_minutes_go_out_to_every_role_as_they_were_sealed(
    own: Dabir, tmp_path: Path
) -> None:
    given = set()
    for role in Role:
        to = tmp_path / role
        paths = written(own("export", "--meeting", "12", "--to", str(to), role=role))
        given.add(tuple(path.read_bytes() for path in sorted(paths)))
    ((pdf, _, workbook),) = given
    assert b"/ByteRange" in pdf
    assert workbook.startswith(b"PK")


def test_export_replaces_on_demand_only(dabir: Dabir, tmp_path: Path) -> None:
    command = ["export", "--meeting", "1", "--to", str(tmp_path), "--excel"]
    (path,) = written(dabir(*command))
    content = path.read_bytes()
    assert written(dabir(*command)) == [path]  # it is there already
    path.write_bytes(b"another")
    refused = told(dabir(*command), 1)
    assert f"«{path.name}» از پیش در این پوشه هست و محتوای دیگری دارد." in refused
    assert "--replace" in refused
    assert path.read_bytes() == b"another"
    assert written(dabir(*command, "--replace")) == [path]
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("command", "name"), [("invitations", "دعوت‌نامه‌های"), ("attendance-sheet", "برگ حضور")]
)
def test_papers_for_before_the_meeting(
    dabir: Dabir, tmp_path: Path, command: str, name: str
) -> None:
    of = ["--meeting", "11", "--subdistrict", "4", "--to", str(tmp_path / "new")]
    (path,) = written(dabir(command, *of))
    assert path.name.startswith(f"{name} قرارگاه ناحیهٔ ۴ منطقهٔ ۱۱ – جلسهٔ ۱۱ – ۱۴۰۵.۰۶.۲۳")
    assert path.read_bytes().startswith(b"%PDF")
    assert "از پیش" in told(dabir(command, *of), 1)
    assert dabir(command, *of, "--replace").returncode == 0


@pytest.mark.parametrize("command", ["invitations", "attendance-sheet"])
def test_nobody_is_called_to_a_cancelled_meeting(own: Dabir, tmp_path: Path, command: str) -> None:
    secretary = own.logins[Role.SECRETARY]
    with sign_in(own.folder, secretary.name, secretary.password) as opened:
        meetings = opened.database.select(Meeting, "state = ?", (MeetingState.DRAFT,))
        meeting = next(each for each in meetings if each.number == 13)
        cancel(opened, meeting, "تعطیل رسمی")
    to = tmp_path / "new"
    done = own(command, "--meeting", "13", "--to", str(to))
    assert "جلسهٔ ۱۳ قرارگاه منطقه لغو شده است" in told(done, 1)
    assert not to.exists() or not any(to.iterdir())


def test_slip_of_an_organization_however_its_name_is_typed(dabir: Dabir, tmp_path: Path) -> None:
    (path,) = written(dabir("slip", "--organization", "كميته امداد", "--to", str(tmp_path)))
    assert "کمیتهٔ امداد" in path.name
    assert list(tmp_path.iterdir()) == [path]
    assert "از پیش" in told(
        dabir("slip", "--organization", "کمیتهٔ امداد", "--to", str(tmp_path)), 1
    )


def test_slips_of_all_organizations_are_a_file_each(dabir: Dabir, tmp_path: Path) -> None:
    paths = written(dabir("slip", "--all", "--to", str(tmp_path / "out")))
    assert len(paths) > 15
    assert set((tmp_path / "out").iterdir()) == set(paths)


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        ("بهزیستیی", "نزدیک‌ترین نام‌ها: «بهزیستی»"),
        ("ناحیه", "به چند دستگاه می‌خورد"),
        ("شهرداری منطقهٔ ۱۱", "اقدام بازی ندارد"),
    ],
)
def test_organization_without_a_slip_is_told_and_nothing_written(
    dabir: Dabir, tmp_path: Path, name: str, told_of: str
) -> None:
    folder = tmp_path / "out"
    done = dabir("slip", "--organization", name, "--to", str(folder))
    assert told_of in told(done, 1)
    assert not folder.exists()


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ([], "قرارگاه منطقهٔ ۱۱"),
        (["--subdistrict", "4"], "قرارگاه ناحیهٔ ۴ منطقهٔ ۱۱"),
        (["--all"], "همهٔ قرارگاه‌های منطقهٔ ۱۱"),
    ],
)
def test_register_of_a_period(dabir: Dabir, tmp_path: Path, options: list[str], name: str) -> None:
    (path,) = written(dabir(*PERIOD, "--to", str(tmp_path), *options))
    assert path.name == f"دفتر مصوبات {name} – ۱۴۰۴.۰۷.۰۱ تا ۱۴۰۵.۰۶.۳۱.pdf"
    assert path.read_bytes().startswith(b"%PDF")


def test_register_of_one_organization_to_fill_in(dabir: Dabir, tmp_path: Path) -> None:
    narrow = ("--all", "--organization", "كميته امداد", "--open")
    (path,) = written(dabir(*PERIOD, *narrow, "--excel", "--to", str(tmp_path)))
    assert path.name.endswith("– کمیتهٔ امداد – باز – ۱۴۰۴.۰۷.۰۱ تا ۱۴۰۵.۰۶.۳۱.xlsx")
    keys, *rows = load_workbook(path)["مصوبات"].iter_rows(min_row=6, values_only=True)
    assert rows
    for row in rows:
        told = dict(zip(keys, row, strict=True))
        assert "کمیتهٔ امداد" in f"{told['responsible']}، {told['supporters']}"
        assert told["state"] != "انجام‌شده"


@pytest.mark.parametrize(
    ("options", "code", "told_of"),
    [
        (["1406/1/1", "--until", "1406/2/1"], 1, "مصوبه‌ای نیست"),
        (["1406/2/1", "--until", "1406/1/1"], 1, "پیش از آغاز"),
        (["1404/1/1", "--until", "1405/1/1", "--subdistrict", "9"], 1, "۱، ۲، ۳ و ۴"),
        (["1404/1/1", "--until", "1405/1/1", "--subdistrict", "4", "--all"], 2, "یکی را بدهید"),
        (["1404/13/1", "--until", "1405/1/1"], 2, "ماه ۱۳ در تقویم نیست"),
    ],
)
def test_register_that_cannot_be_is_told_and_nothing_written(
    dabir: Dabir, tmp_path: Path, options: list[str], code: int, told_of: str
) -> None:
    folder = tmp_path / "out"
    done = dabir("register", "--to", str(folder), "--since", *options)
    assert told_of in told(done, code)
    assert not folder.exists()


def test_folder_that_cannot_be_made_is_told_as_it_is(dabir: Dabir, tmp_path: Path) -> None:
    away, letter = tmp_path / "away", tmp_path / "letter"
    letter.touch()
    for folder, said in (
        (away / "new", f"پوشهٔ {shown_path(away)} نیست"),
        (letter, f"در نشانی {shown_path(letter)} پرونده‌ای هست"),
    ):
        done = dabir("export", "--meeting", "1", "--to", str(folder), "--excel")
        assert said in told(done, 1)
    assert list(tmp_path.iterdir()) == [letter]


def test_export_to_a_locked_stick(dabir: Dabir, tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "size=64k") as stick:
        lock(stick)
        done = dabir("export", "--meeting", "1", "--to", str(stick), "--excel")
        assert "نمی‌شود نوشت" in told(done, 1)
