"""What goes through the pipes between Dabir and the process that works for it.

The one hard rule: Dabir is at both ends, and nobody else: nothing is read here that did not come
from it a moment ago. Bytes that are large go through piece by piece, never as another copy. Of a
defect there goes along where it arose, or the log of Dabir would never know.
"""

import io
import pickle
from collections.abc import Callable
from typing import Any, BinaryIO, Generic, NamedTuple, TypeVar

from desktop.errors import EnvironmentFault, UserError
from desktop.trace import trace

__all__ = ["Begun", "Done", "Failed", "GivenUp", "Job", "Told", "done", "failed", "receive", "send"]

S = TypeVar("S")
T = TypeVar("T")

# A function of a module, or a partial of one, since it is done elsewhere; it gets what tells a
# step, which may raise.
Job = Callable[[Callable[[S], None]], T]


class GivenUp(Exception):
    """Nobody waits for the work any more."""


class Begun(NamedTuple):
    """The job has arrived."""


class Told(NamedTuple, Generic[S]):
    """A step, which waits for an answer: whether the job goes on."""

    step: S


class Done(NamedTuple, Generic[T]):
    result: T


class Failed(NamedTuple):
    failure: BaseException


def send(thing: object, pipe: BinaryIO) -> None:
    _Pickler(pipe, pickle.HIGHEST_PROTOCOL).dump(thing)
    pipe.flush()


def receive(pipe: BinaryIO) -> Any:
    """Take the next thing; raises EOFError when nobody is at the other end."""
    try:
        return pickle.load(pipe)  # noqa: S301 - of Dabir's own
    except pickle.UnpicklingError as cut_off:
        raise EOFError from cut_off


def done(result: T) -> Done[T]:
    """Make a result ready to go; raises as pickle does where it cannot.

    What breaks off half way through a pipe leaves nobody able to say so.
    """
    _Pickler(_Nowhere(), pickle.HIGHEST_PROTOCOL).dump(result)
    return Done(result)


def failed(failure: BaseException) -> Failed:
    """Make a failure ready to go, a defect with where it came from."""
    told = trace(failure)
    if not isinstance(failure, UserError | EnvironmentFault):
        failure.add_note(told)
    gone = io.BytesIO()
    try:
        send(failure, gone)
        gone.seek(0)
        receive(gone)
    except Exception:  # noqa: BLE001 - libraries have failures that do not bear it
        failure = RuntimeError("a failure that cannot be passed on")
        failure.add_note(told)
    return Failed(failure)


class _Nowhere:
    """Takes everything, and keeps nothing."""

    def write(self, part: bytes) -> None:
        pass


class _Pickler(pickle.Pickler):
    def reducer_override(self, thing: Any) -> Any:
        """Take our failures apart by what they carry: they are not made of their `args` alone."""
        if isinstance(thing, UserError | EnvironmentFault):
            return _failure, (type(thing), thing.args, thing.__dict__, thing.__cause__)
        return NotImplemented


def _failure(
    kind: type[BaseException],
    args: tuple[object, ...],
    carried: dict[str, object],
    cause: BaseException | None,
) -> BaseException:
    failure = kind.__new__(kind, *args)
    failure.__dict__.update(carried)
    failure.__cause__ = cause
    return failure
