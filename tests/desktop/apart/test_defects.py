"""A defect in the process beside Dabir is a defect, and nothing that a stick did."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from desktop.apart import runner
from desktop.trace import trace
from desktop.transfer.patience import patiently

FILE = Path("/media/stick/file")
LARGE = bytes(1_000_000)  # more than a pipe takes
Tell = Callable[[None], None]


def lose(_tell: Tell) -> None:
    raise KeyError


def take(_thing: object, _large: bytes, _tell: Tell) -> None:
    raise AssertionError


def give_what_stays(before: bytes, _tell: Tell) -> object:
    return before, lambda: None


def tell_what_stays(tell: Callable[[object], None]) -> None:
    tell(lambda: None)


def chatter(_tell: Tell) -> tuple[str, str]:
    sys.stdout.write("to the screen")
    sys.stdout.flush()
    os.write(1, b"and past Python")
    subprocess.run(["/bin/sh", "-c", "echo what it starts too; read it"], check=False, timeout=5)
    return "done", sys.stdin.read()


def test_log_knows_where_it_arose() -> None:
    with pytest.raises(KeyError) as defect:
        patiently(lose, print, FILE)
    told = trace(defect.value)
    assert "in lose" in told
    assert "builtins.KeyError" in told
    assert told.index("in lose") < told.index("in patiently")


@pytest.mark.parametrize("much", [b"", LARGE])
def test_job_of_a_module_that_cannot_be_loaded_there(
    monkeypatch: pytest.MonkeyPatch, much: bytes
) -> None:
    here = ModuleType("only_here")
    here.Thing = type("Thing", (), {"__module__": "only_here"})  # type: ignore[attr-defined] # so
    monkeypatch.setitem(sys.modules, "only_here", here)
    thing = here.Thing()
    with pytest.raises(ModuleNotFoundError) as defect:
        patiently(partial(take, thing, much), print, FILE)
    assert "in receive" in trace(defect.value)
    assert patiently(chatter, print, FILE)[0] == "done"  # in another, which knows nothing of this


@pytest.mark.parametrize("before", [b"", LARGE])
def test_result_that_does_not_travel(before: bytes) -> None:
    with pytest.raises(AttributeError, match="give_what_stays") as defect:
        patiently(partial(give_what_stays, before), print, FILE)
    assert "in done" in trace(defect.value)


def test_step_that_does_not_travel() -> None:
    with pytest.raises(AttributeError, match="tell_what_stays"):
        patiently(tell_what_stays, print, FILE)


def test_what_a_job_says_is_no_answer() -> None:
    assert patiently(chatter, print, FILE) == ("done", "")


def test_process_that_does_not_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_command", lambda: [sys.executable, "-c", "raise SystemExit"])
    with pytest.raises(RuntimeError, match="did not begin"):
        patiently(chatter, print, FILE)
