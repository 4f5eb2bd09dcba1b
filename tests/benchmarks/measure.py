"""How long a whole process takes, and how much memory it and its children hold at most."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

_EVERY = 0.01  # seconds between two looks at the memory
_KILO = 1024
_LONGEST = 600  # seconds


def seconds(command: Sequence[str]) -> float:
    """Run it from a cold start to its end; raises CalledProcessError."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=_environment(), timeout=_LONGEST)
    return time.perf_counter() - begin


def peak(command: Sequence[str]) -> int:
    """Give the most bytes it held, memory shared with other processes by shares.

    In a run of its own, since looking takes time.
    """
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()
    )
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_held, _family(process.pid))))
        time.sleep(_EVERY)
    return most


def _environment() -> dict[str, str]:
    """Let Python keep what it has compiled, as an installed program does."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(Path.cwd())}


def _family(process: int) -> list[int]:
    """Give a process and all that it has started."""
    found, waiting = [], [process]
    while waiting:
        found.append(waiting.pop())
        for kids in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            waiting += map(int, _read(kids).split())
    return found


def _held(process: int) -> int:
    for line in _read(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * _KILO
    return 0


def _read(path: Path) -> str:
    """Read what the kernel tells; a process that has ended says nothing."""
    try:
        return path.read_text()
    except OSError:
        return ""
