"""Small real disks, to fill, to lock, to look at, and to have fail at a moment of one's choice."""

import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, options: str) -> Generator[Path, None, None]:
    """Mount a disk in memory; its owner takes it away."""
    _mount(folder, options)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def leaving(folder: Path) -> Generator[tuple[Path, Callable[[], None]], None, None]:
    """Mount a disk, give a folder on it, and what unmounts it and leaves an empty one behind."""

    def leave() -> None:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        inner.mkdir()

    inner = folder / "inner"
    _mount(folder, "size=1m")
    try:
        inner.mkdir()
        yield inner, leave
    finally:
        if folder.is_mount():
            subprocess.run(["umount", str(folder)], check=True)


def _mount(folder: Path, options: str) -> None:
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"disks can be mounted by root only: {done.stderr.decode().strip()}")


@contextmanager
def faulty(folder: Path, operation: str, nth: int, deed: str) -> Generator[Path, None, None]:
    """Mount a disk that fails as `faulty_disk` says; what it keeps lies in the folder given."""
    kept, mount = folder / "kept", folder / "stick"
    kept.mkdir()
    mount.mkdir()
    arguments = [str(kept), str(mount), operation, str(nth), deed]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.transfer.faulty_disk", *arguments],
        stderr=subprocess.PIPE,
    ) as disk:
        try:
            while not mount.is_mount():
                if disk.poll() is not None:
                    pytest.skip(f"no disk can be made of a program: {_said_by(disk)}")
                time.sleep(0.01)
            yield mount
        finally:
            disk.kill()  # one that stands still lets go of whoever waits for it
            subprocess.run(["umount", "--lazy", str(mount)], check=False, capture_output=True)


def _said_by(ended: subprocess.Popen[bytes]) -> str:
    """Give its own sentence, not where in the program it was."""
    assert ended.stderr is not None
    lines = ended.stderr.read().decode().splitlines()
    return next((line for line in lines if not line.startswith(("Traceback", " "))), "")


def lock(folder: Path) -> None:
    """Let nobody write to a mounted disk any more, not even root."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
