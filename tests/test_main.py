"""The command line as a person or a script meets it: a process of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.records import Meeting, MeetingState
from desktop.calendar.jalali import numeric
from desktop.meetings.schedule import cancel
from desktop.minutes import decode, encode
from tests.desktop.transfer.disks import lock, mounted
from tests.offices import open_office
from ui.sentences import shown_path

ROOT = Path(__file__).resolve().parent.parent


PERIOD = ("register", "--since", "1404/7/1", "--until", "۳۱ شهریور ۱۴۰۵")


def dabir(*arguments: str, data: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command on a data folder."""
    environment = {**os.environ, "DABIR_DATA": str(data), "LC_ALL": "C"}
    for screen in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(screen, None)
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        capture_output=True,
        check=False,
        env=environment,
    )


def told(done: subprocess.CompletedProcess[bytes], code: int) -> str:
    """Give the one sentence on standard error."""
    sentence = done.stderr.decode()
    assert done.returncode == code, sentence
    assert done.stdout == b""
    assert "Traceback" not in sentence
    assert sentence.endswith("\n")
    assert sentence.count("\n") == 1
    return sentence


def rows(done: subprocess.CompletedProcess[bytes]) -> list[list[str]]:
    assert done.returncode == 0, done.stderr.decode()
    return [line.split() for line in done.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with the sample office."""
    folder = tmp_path_factory.mktemp("data") / "office"
    done = dabir("sample", data=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().startswith("دفتر نمونهٔ شهرداری منطقهٔ ۱۱ با ۱۷ جلسه")
    assert str(folder) in done.stdout.decode()
    return folder


def test_help_is_persian(tmp_path: Path) -> None:
    for arguments in (["--help"], ["export", "--help"]):
        done = dabir(*arguments, data=tmp_path)
        assert done.returncode == 0
        assert "کاربرد:" in done.stdout.decode()
        assert "required" not in done.stdout.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["meetings", "--nothing"],
        ["show"],
        ["show", "--meeting", "third"],
        ["show", "--meeting"],
        ["export", "--meeting", "1"],
        ["meetings", "surplus"],
        ["slip", "--to", "."],
        ["slip", "--organization", "بهزیستی", "--all", "--to", "."],
        ["register", "--since", "۱ مهر ۱۴۰۴", "--to", "."],
        ["register", "--since", "۳۱ مهر ۱۴۰۴", "--until", "۱ آبان ۱۴۰۴", "--to", "."],
    ],
)
def test_command_that_cannot_be_read(tmp_path: Path, arguments: list[str]) -> None:
    assert "--help" in told(dabir(*arguments, data=tmp_path), 2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["meetings"], ["show", "--meeting", "1"], ["export", "--meeting", "1", "--to", "."]],
)
def test_without_an_office_nothing_is_created(tmp_path: Path, arguments: list[str]) -> None:
    assert "هنوز دفتری نیست" in told(dabir(*arguments, data=tmp_path / "data"), 1)
    assert list(tmp_path.iterdir()) == []


def test_sample_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert "خالی نیست" in told(dabir("sample", data=tmp_path), 1)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_sample_refuses_the_office_it_made(office: Path) -> None:
    assert "خالی نیست" in told(dabir("sample", data=office), 1)


def test_data_option_comes_before_the_environment(office: Path, tmp_path: Path) -> None:
    assert len(rows(dabir("--data", str(office), "meetings", data=tmp_path))) > 1


def test_meetings_have_one_line_each_and_a_number_that_show_understands(office: Path) -> None:
    head, *lines = rows(dabir("meetings", data=office))
    assert head == ["شماره", "ناحیه", "تاریخ", "وضعیت", "قرارگاه", "موضوع"]
    days = [line[2] for line in lines]
    assert len(days) == 17
    assert days == sorted(days, reverse=True)
    for number, subdistrict, day, *_ in lines[:3]:
        of = [] if subdistrict == "–" else ["--subdistrict", subdistrict]
        minutes = decode(dabir("show", "--meeting", number, *of, data=office).stdout)
        assert (minutes.number, numeric(minutes.held_on)) == (int(number), day)


def test_the_columns_of_meetings_stand_under_each_other(office: Path) -> None:
    lines = dabir("meetings", data=office).stdout.decode().splitlines()
    seen = [re.sub("[\u200c\u0654]", "", line) for line in lines]  # neither takes room
    widths = {len(re.findall(r"^\S+ +\S+ +\S+ +\S.*?  +(?=\S)", line)[0]) for line in seen}
    assert len(widths) == 1
    assert any("\u200c" in line for line in lines)


def test_show_gives_the_canonical_bytes(office: Path) -> None:
    shown = dabir("show", "--meeting", "1", data=office).stdout
    assert encode(decode(shown)) == shown


@pytest.mark.parametrize("number", ["-1", "999", str(2**70)])
def test_meeting_that_is_not_there(office: Path, number: str) -> None:
    assert "قرارگاه منطقه" in told(dabir("show", "--meeting", number, data=office), 1)
    of = ["--subdistrict", number]
    assert "قرارگاه ناحیه" in told(dabir("show", "--meeting", "1", *of, data=office), 1)


def test_a_number_that_cannot_be_read_says_what_is_accepted(office: Path) -> None:
    assert "یک عدد" in told(dabir("show", "--meeting", "third", data=office), 2)


@pytest.mark.parametrize(
    ("options", "endings"),
    [
        ([], {".pdf", ".xlsx"}),
        (["--pdf"], {".pdf"}),
        (["--excel"], {".xlsx"}),
    ],
)
def test_export(office: Path, tmp_path: Path, options: list[str], endings: set[str]) -> None:
    done = dabir("export", "--meeting", "1", "--to", str(tmp_path), *options, data=office)
    written = [Path(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0, done.stderr.decode()
    assert set(tmp_path.iterdir()) == set(written)
    assert {path.suffix for path in written} == endings


def test_export_replaces_on_demand_only(office: Path, tmp_path: Path) -> None:
    command = ["export", "--meeting", "1", "--to", str(tmp_path), "--excel"]
    assert dabir(*command, data=office).returncode == 0
    refused = told(dabir(*command, data=office), 1)
    assert "از پیش" in refused
    assert "--replace" in refused
    assert dabir(*command, "--replace", data=office).returncode == 0


@pytest.mark.parametrize(
    ("command", "name"), [("invitations", "دعوت‌نامه‌های"), ("attendance-sheet", "برگ حضور")]
)
def test_papers_for_before_the_meeting(
    office: Path, tmp_path: Path, command: str, name: str
) -> None:
    of = ["--meeting", "11", "--subdistrict", "4", "--to", str(tmp_path / "new")]
    done = dabir(command, *of, data=office)
    (path,) = (Path(line) for line in done.stdout.decode().splitlines())
    assert path.name.startswith(f"{name} قرارگاه ناحیهٔ ۴ منطقهٔ ۱۱ – جلسهٔ ۱۱ – ۱۴۰۵.۰۶.۲۳")
    assert path.read_bytes().startswith(b"%PDF")
    assert "از پیش" in told(dabir(command, *of, data=office), 1)
    assert dabir(command, *of, "--replace", data=office).returncode == 0


@pytest.mark.parametrize("command", ["invitations", "attendance-sheet"])
def test_nobody_is_called_to_a_cancelled_meeting(
    office: Path, tmp_path: Path, command: str
) -> None:
    data = tmp_path / "office"
    shutil.copytree(office, data)
    with open_office(data) as opened:
        meetings = opened.database.select(Meeting, "state = ?", (MeetingState.DRAFT,))
        meeting = next(each for each in meetings if each.number == 13)
        cancel(opened, meeting, "تعطیل رسمی")
    to = tmp_path / "new"
    done = dabir(command, "--meeting", "13", "--to", str(to), data=data)
    assert "جلسهٔ ۱۳ قرارگاه منطقه لغو شده است" in told(done, 1)
    assert not to.exists() or not any(to.iterdir())


def test_slip_of_an_organization_however_its_name_is_typed(office: Path, tmp_path: Path) -> None:
    done = dabir("slip", "--organization", "كميته امداد", "--to", str(tmp_path), data=office)
    (written,) = map(Path, done.stdout.decode().splitlines())
    assert "کمیتهٔ امداد" in written.name
    assert list(tmp_path.iterdir()) == [written]
    assert "از پیش" in told(
        dabir("slip", "--organization", "کمیتهٔ امداد", "--to", str(tmp_path), data=office), 1
    )


def test_slips_of_all_organizations_are_a_file_each(office: Path, tmp_path: Path) -> None:
    done = dabir("slip", "--all", "--to", str(tmp_path / "out"), data=office)
    written = [Path(line) for line in done.stdout.decode().splitlines()]
    assert len(written) > 15
    assert set((tmp_path / "out").iterdir()) == set(written)


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        ("بهزیستیی", "نزدیک‌ترین نام‌ها: «بهزیستی»"),
        ("ناحیه", "به چند دستگاه می‌خورد"),
        ("شهرداری منطقهٔ ۱۱", "اقدام بازی ندارد"),
    ],
)
def test_organization_without_a_slip_is_told_and_nothing_written(
    office: Path, tmp_path: Path, name: str, told_of: str
) -> None:
    folder = tmp_path / "out"
    done = dabir("slip", "--organization", name, "--to", str(folder), data=office)
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
def test_register_of_a_period(office: Path, tmp_path: Path, options: list[str], name: str) -> None:
    done = dabir(*PERIOD, "--to", str(tmp_path), *options, data=office)
    (written,) = map(Path, done.stdout.decode().splitlines())
    assert written.name == f"دفتر مصوبات {name} – ۱۴۰۴.۰۷.۰۱ تا ۱۴۰۵.۰۶.۳۱.pdf"
    assert written.read_bytes().startswith(b"%PDF")


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
    office: Path, tmp_path: Path, options: list[str], code: int, told_of: str
) -> None:
    folder = tmp_path / "out"
    done = dabir("register", "--to", str(folder), "--since", *options, data=office)
    assert told_of in told(done, code)
    assert not folder.exists()


def test_folder_that_cannot_be_made_is_told_as_it_is(office: Path, tmp_path: Path) -> None:
    away, letter = tmp_path / "away", tmp_path / "letter"
    letter.touch()
    for folder, said in (
        (away / "new", f"پوشهٔ {shown_path(away)} نیست"),
        (letter, f"در نشانی {shown_path(letter)} پرونده‌ای هست"),
    ):
        done = dabir("export", "--meeting", "1", "--to", str(folder), "--excel", data=office)
        assert said in told(done, 1)
    assert list(tmp_path.iterdir()) == [letter]


def test_export_to_a_locked_stick(office: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "size=64k") as stick:
        lock(stick)
        done = dabir("export", "--meeting", "1", "--to", str(stick), "--excel", data=office)
        assert "نمی‌شود نوشت" in told(done, 1)


def test_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "dabir.db").write_bytes(b"no database" * 100)
    assert "آسیب دیده" in told(dabir("meetings", data=tmp_path), 1)


def test_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert told(dabir("sample", data=tmp_path / "data"), 1)


def test_reader_that_leaves_early_is_no_defect(office: Path) -> None:
    command = f"{sys.executable} {ROOT / 'main.py'} --data {office} meetings | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize(
    "broken", ["desktop.meetings.compile.compile_minutes", "desktop.office.open_existing"]
)
def test_defect_ends_in_a_report(tmp_path: Path, office: Path, broken: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(office, data)
    module = broken.rpartition(".")[0]
    script = (
        f"import sys, main, {module}; {broken} = lambda *_: 1 / 0; "
        f"sys.exit(main.run(main.dabir, ['--data', {str(data)!r}, 'show', '--meeting', '1']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False
    )
    assert "به پایان نرسید" in told(done, 1)
    (report,) = (data / "reports").iterdir()
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert report.name in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], ["PySide6", "reportlab", "openpyxl", "sqlite_utils", "holidays"]),
        (["meetings"], ["PySide6", "reportlab", "openpyxl", "holidays"]),
        (["show", "--meeting", "1"], ["PySide6", "reportlab", "openpyxl", "holidays"]),
        (["export", "--meeting", "1", "--pdf", "--to"], ["PySide6", "holidays"]),
        (["slip", "--organization", "بهزیستی", "--to"], ["PySide6", "openpyxl", "holidays"]),
        ([*PERIOD, "--to"], ["PySide6", "openpyxl", "holidays"]),
        (["invitations", "--meeting", "1", "--to"], ["PySide6", "openpyxl", "holidays"]),
        (["attendance-sheet", "--meeting", "1", "--to"], ["PySide6", "openpyxl", "holidays"]),
        (["export", "--meeting", "1", "--excel", "--to"], ["PySide6", "reportlab", "holidays"]),
        (
            ["export", "--meeting", "1", "--pdf", "--archive", "1b", "--to"],
            ["PySide6", "openpyxl", "holidays"],
        ),
    ],
)
def test_command_loads_only_what_it_needs(
    office: Path, tmp_path: Path, arguments: list[str], unwanted: list[str]
) -> None:
    to = [str(tmp_path / "out")] if arguments[-1] == "--to" else []
    script = (
        "import sys, main; "
        f"code = main.run(main.dabir, ['--data', {str(office)!r}, *{[*arguments, *to]!r}]); "
        f"print(code, [name for name in {unwanted!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False
    )
    assert done.stderr == b"0 []\n"
