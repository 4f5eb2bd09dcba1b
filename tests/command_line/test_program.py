"""The program itself: help, what it refuses, how it fails, and how little it loads."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.records import Role
from tests.command_line.running import ROOT, Dabir, environment, rows, run, run_script, start, told
from tests.command_line.test_papers import PERIOD


def test_help_is_persian(tmp_path: Path) -> None:
    for arguments in (["--help"], ["export", "--help"]):
        done = run(*arguments, data=tmp_path)
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
        ["verify"],
        ["trail", "--until", "۳۱ مهر ۱۴۰۴"],
        ["slip", "--to", "."],
        ["slip", "--organization", "بهزیستی", "--all", "--to", "."],
        ["register", "--since", "۱ مهر ۱۴۰۴", "--to", "."],
        ["register", "--since", "۳۱ مهر ۱۴۰۴", "--until", "۱ آبان ۱۴۰۴", "--to", "."],
    ],
)
def test_command_that_cannot_be_read(tmp_path: Path, arguments: list[str]) -> None:
    assert "--help" in told(run(*arguments, data=tmp_path), 2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [["meetings"], ["show", "--meeting", "1"], ["export", "--meeting", "1", "--to", "."]],
)
def test_without_an_office_nothing_is_created(tmp_path: Path, arguments: list[str]) -> None:
    assert "هنوز دفتری نیست" in told(run(*arguments, data=tmp_path / "data"), 1)
    assert list(tmp_path.iterdir()) == []


def test_sample_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert "خالی نیست" in told(run("sample", data=tmp_path), 1)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_sample_refuses_the_office_it_made(dabir: Dabir) -> None:
    assert "خالی نیست" in told(dabir("sample"), 1)


def test_sample_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    process = start("sample", data=folder)
    while not (folder / "making" / "dabir.db").exists() and process.poll() is None:
        time.sleep(0.01)
    while process.poll() is None:  # a library may have caught the first one
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
    output, _ = process.communicate()
    if process.returncode == 0:  # it was quicker
        assert output.count(b"\t") == 2 * len(Role)
    else:
        assert output == b""
        assert list(folder.iterdir()) == []


def test_options_come_before_the_environment(dabir: Dabir, tmp_path: Path) -> None:
    mayor, export = dabir.logins[Role.MAYOR], dabir.logins[Role.EXPORT]._replace(name="کسی دیگر")
    login = export._replace(password_file=mayor.password_file)
    options = ["--data", str(dabir.folder), "--user", mayor.name]
    assert len(rows(run(*options, "meetings", data=tmp_path, login=login))) > 1


def test_damaged_file_is_told(own: Dabir) -> None:
    (own.folder / "dabir.db").write_bytes(b"no database" * 100)
    assert "آسیب دیده" in told(own("meetings"), 1)


def test_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert told(run("sample", data=tmp_path / "data"), 1)


def test_reader_that_leaves_early_is_no_defect(dabir: Dabir) -> None:
    command = f"{sys.executable} {ROOT / 'main.py'} meetings | true"
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        check=False,
        env=environment(dabir.folder, dabir.logins[Role.SECRETARY]),
    )
    assert done.stderr == b""


@pytest.mark.parametrize(
    "broken",
    [
        "desktop.meetings.compile.compile_minutes",
        "desktop.access.entrance.sign_in",
        "ui.console.table",
    ],
)
def test_defect_ends_in_a_report_without_secrets(own: Dabir, broken: str) -> None:
    module = broken.rpartition(".")[0]
    command = ["meetings"] if broken.startswith("ui") else ["show", "--meeting", "1"]
    login = own.logins[Role.SECRETARY]
    done = run_script(
        f"import sys, main, {module}; {broken} = lambda *_: 1 / 0; "
        f"sys.exit(main.run(main.dabir, ['--data', {str(own.folder)!r}, *{command!r}]))",
        login,
    )
    assert "به پایان نرسید" in told(done, 1)
    (report,) = (own.folder / "reports").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert report.name in done.stderr.decode()
    assert login.password not in text
    assert login.name not in text


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
    dabir: Dabir, tmp_path: Path, arguments: list[str], unwanted: list[str]
) -> None:
    to = [str(tmp_path / "out")] if arguments[-1] == "--to" else []
    script = (
        "import sys, main; "
        f"code = main.run(main.dabir, ['--data', {str(dabir.folder)!r}, *{[*arguments, *to]!r}]); "
        f"print(code, [name for name in {unwanted!r} if name in sys.modules], file=sys.stderr)"
    )
    done = run_script(script, dabir.logins[Role.SECRETARY])
    assert done.stderr.splitlines()[-1] == b"0 []"
