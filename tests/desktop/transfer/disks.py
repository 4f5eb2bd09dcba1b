"""Small real disks, to fill, to lock and to look at."""

import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, options: str) -> Generator[Path, None, None]:
    """Mount a disk in memory; its owner takes it away."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.skip(f"disks can be mounted by root only: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def lock(folder: Path) -> None:
    """Let nobody write to a mounted disk any more, not even root."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
