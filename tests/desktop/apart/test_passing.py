"""What crosses to another process and back arrives as it was."""

import inspect
import io
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

import desktop.loans
import desktop.transfer
from desktop.apart.passing import Failed, failed, receive, send
from desktop.errors import EnvironmentFault, UserError
from desktop.trace import trace

# Those that touch a disk in another process, and what they may meet there.
_ROOMS = ("db.faults", "desktop.errors", "desktop.transfer.", "desktop.loans.")

for room in (desktop.transfer, desktop.loans):
    for each in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
        if not each.name.endswith(".windows"):
            import_module(each.name)


def passed(thing: object) -> object:
    pipe = io.BytesIO()
    send(thing, pipe)
    pipe.seek(0)
    return receive(pipe)


def kinds(of: type[Exception]) -> Iterator[type[Exception]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def made(kind: type[Exception]) -> Exception:
    """Make a failure of its kind; what it carries is all the same on the way."""
    if "__init__" not in vars(kind):
        return kind("what it says")
    return kind(**{each: f"the {each}" for each in inspect.signature(kind).parameters})


def test_every_refusal_arrives_with_all_that_it_carries() -> None:
    for kind in {*kinds(UserError), *kinds(EnvironmentFault)}:
        if not kind.__module__.startswith(_ROOMS):
            continue
        refusal = made(kind)
        refusal.__cause__ = OSError(5, "Input/output error")
        arrived = passed(failed(refusal))
        assert isinstance(arrived, Failed)
        there = arrived.failure
        assert type(there) is kind
        assert (there.args, vars(there)) == (refusal.args, vars(refusal))
        assert str(there.__cause__) == str(refusal.__cause__)


def raised(failure: Exception) -> Exception:
    with pytest.raises(type(failure)) as there:
        raise failure
    return there.value


def test_failure_that_cannot_travel_is_told_at_least() -> None:
    class Local(Exception):
        pass

    arrived = passed(failed(raised(Local())))
    assert isinstance(arrived, Failed)
    assert "Local" in trace(arrived.failure)
    assert "in raised" in trace(arrived.failure)


def test_defect_brings_where_it_was_and_nothing_that_was_typed() -> None:
    arrived = passed(failed(raised(KeyError("typed"))))
    assert isinstance(arrived, Failed)
    (note,) = arrived.failure.__notes__
    assert "in raised" in note
    assert "typed" not in note
