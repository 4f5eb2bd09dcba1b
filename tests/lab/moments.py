"""Each call that touches the stick, counted where it is made, which is a process of its own.

The one hard rule: it stands still at one moment and changes nothing else of the work.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NamedTuple, TypeVar

from desktop.apart.passing import Job

S = TypeVar("S")
T = TypeVar("T")

# Calls of C that touch the stick, and a few more: each is a moment to pull it out.
_CALLS = {"open", "write", "flush", "fsync", "replace", "rename", "posix_fadvise", "readinto"}
_CALLS |= {"read", "close", "__exit__", "mkdir", "lstat", "stat", "scandir", "unlink"}


class Moment(NamedTuple):
    """Where the work stands until it is told to go on."""

    called: str


def watched(
    awaited: int | None, job: Job[S, T], tell: Callable[[S | Moment], None]
) -> tuple[T, list[str]]:
    """Do a job, which tells of the awaited moment; gives also the moments that it came by."""
    moments = _Moments(awaited, tell)

    def tell_unwatched(step: S) -> None:
        sys.setprofile(None)  # what is told goes through a pipe, by the same calls
        try:
            tell(step)
        finally:
            sys.setprofile(moments)

    sys.setprofile(moments)
    try:
        return job(tell_unwatched), moments.seen
    finally:
        sys.setprofile(None)


class _Moments:
    """Counts the moments just before and just after each call."""

    def __init__(self, awaited: int | None, tell: Callable[[Moment], None]) -> None:
        self._awaited, self._tell = awaited, tell
        self.seen: list[str] = []

    def __call__(self, _frame: FrameType, event: str, called: Any) -> None:
        name = getattr(called, "__name__", "")
        if event not in {"c_call", "c_return", "c_exception"} or name not in _CALLS:
            return
        self.seen.append(f"{'before' if event == 'c_call' else 'after'} {name}")
        if len(self.seen) - 1 == self._awaited:
            self._tell(Moment(self.seen[-1]))
