"""The command line as a person or a script meets it: a process of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.calendar.jalali import numeric
from desktop.minutes import decode, encode
from tests.desktop.transfer.disks import lock, mounted

ROOT = Path(__file__).resolve().parent.parent


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
    assert "از پیش" in told(dabir(*command, data=office), 1)
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
