import re
import subprocess
import sys
from pathlib import Path

from desktop.crash import reports_folder, write_report
from desktop.version import VERSION

SEGFAULT = """
import ctypes, sys
from pathlib import Path
from desktop.crash import FaultTrace
trace = FaultTrace(Path(sys.argv[1]))
def into_the_dark():
    ctypes.string_at(0)
if len(sys.argv) > 2:
    into_the_dark()
trace.close()
"""


def start(folder: Path, *more: str) -> int:
    done = subprocess.run([sys.executable, "-c", SEGFAULT, str(folder), *more], check=False)
    return done.returncode


def crashed() -> Exception:
    typed = "شمارهٔ ۰۹۱۲"
    try:
        int(typed)
    except ValueError as error:
        return error
    raise AssertionError


def test_report_tells_version_place_and_log(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "dabir.log").write_text("the last line\n", encoding="utf-8")
    path = write_report(tmp_path, crashed())
    assert path is not None
    assert path.parent == tmp_path / "reports"
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"Dabir {VERSION}\nPython 3.")
    assert "in crashed" in text
    assert "builtins.ValueError" in text
    assert text.endswith("the last line\n")


def test_report_holds_nothing_that_was_typed(tmp_path: Path) -> None:
    path = write_report(tmp_path, crashed())
    assert path is not None
    assert "۰۹۱۲" not in re.sub(r"typed = .*", "", path.read_text(encoding="utf-8"))


def test_two_reports_do_not_meet(tmp_path: Path) -> None:
    assert write_report(tmp_path, crashed()) != write_report(tmp_path, crashed())


def test_no_report_where_nothing_can_be_written(tmp_path: Path) -> None:
    reports_folder(tmp_path).write_text("in the way")
    assert write_report(tmp_path, crashed()) is None


def test_segfault_leaves_a_trace_that_the_next_start_keeps(tmp_path: Path) -> None:
    assert start(tmp_path, "crash") != 0
    assert "in into_the_dark" in (tmp_path / "log" / "fault.txt").read_text(encoding="utf-8")
    assert start(tmp_path) == 0
    kept = list(reports_folder(tmp_path).iterdir())
    assert [file.name.startswith("fault-") for file in kept] == [True]
    assert "in into_the_dark" in kept[0].read_text(encoding="utf-8")


def test_orderly_end_leaves_no_report(tmp_path: Path) -> None:
    assert start(tmp_path) == start(tmp_path) == 0
    assert not reports_folder(tmp_path).exists()
