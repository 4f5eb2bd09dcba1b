"""Dabir ends whatever a disk does, and what works for it ends with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.apart.runner import lent
from desktop.transfer.drives import drives
from tests.desktop.transfer.disks import faulty
from tests.desktop.transfer.test_patience import give

# Writes until the first step that is heard once a part is there.
_SEND = """
import os, signal, sys
from pathlib import Path
from desktop.transfer.delivery import deliver
from desktop.transfer.faults import StalledFault
from desktop.transfer.parcel import Parcel, ParcelFile

folder, end = Path(sys.argv[1]), sys.argv[2]

def watch(step):
    if end == "killed" and list(folder.iterdir()):
        os.kill(os.getpid(), signal.SIGKILL)

try:
    deliver(Parcel((ParcelFile("a.pdf", bytes(10_000_000)),)), folder, watch, patience=0.2)
except StalledFault:
    print("stalled")
"""


def sent(folder: Path, end: str) -> subprocess.CompletedProcess[bytes]:
    """Send in a program of its own; whoever reads what it says waits for its end alone."""
    return subprocess.run(
        [sys.executable, "-c", _SEND, folder, end], capture_output=True, check=False, timeout=60
    )


def users(folder: Path) -> list[int]:
    """Give the processes that have a file open there, without touching it."""
    return [
        int(each.parts[2])
        for each in Path("/proc").glob("[0-9]*/fd/*")
        if each.is_symlink() and link(each).startswith(f"{folder}/")
    ]


def link(file: Path) -> str:
    try:
        return str(file.readlink())
    except OSError:
        return ""


def until(done: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not done():
        assert time.monotonic() - begun < 30
        time.sleep(0.02)


def test_program_ends_though_nothing_can_end_what_its_disk_holds(tmp_path: Path) -> None:
    with faulty(tmp_path, "fsync", 1, "stop") as stick:
        done = sent(stick, "stalled")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"stalled\n", b"")
        (held,) = users(stick)
        os.kill(held, signal.SIGKILL)
        time.sleep(0.1)
        assert users(stick) == [held]
    until(lambda: not Path(f"/proc/{held}").exists())


def test_what_a_program_was_writing_goes_when_it_is_killed(tmp_path: Path) -> None:
    assert sent(tmp_path, "killed").returncode == -signal.SIGKILL
    until(lambda: not users(tmp_path))
    assert not list(tmp_path.iterdir())


def test_there_are_no_sticks_where_no_process_can_be_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    assert drives() == ()


def test_one_process_is_kept_until_it_ends() -> None:
    def pid() -> int:
        with lent() as runner:
            return runner.do(give, lambda _: True)

    first = pid()
    assert pid() == first
    with lent() as one, lent() as another:
        assert one.do(give, lambda _: True) == first
        assert another.do(give, lambda _: True) != first
    kept = pid()
    os.kill(kept, signal.SIGKILL)
    os.waitid(os.P_PID, kept, os.WEXITED | os.WNOWAIT)
    assert pid() != kept
