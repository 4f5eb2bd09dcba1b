"""Where an error came from, as far as it may be written down.

The one hard rule: nothing that a person typed gets in. Of an error its place and kind are told,
never its sentence, which may quote a text.
"""

import traceback
from collections.abc import Iterator


class Trace(str):
    """Where an error came from; as a note on one, where it came from in another process."""

    __slots__ = ()


def trace(error: BaseException) -> Trace:
    """Tell where an error came from, through all its causes, without its sentences."""
    told = traceback.TracebackException.from_exception(error)
    return Trace("\n".join(_lines(told)))


def _lines(told: traceback.TracebackException) -> Iterator[str]:
    earlier = told.__cause__ or (None if told.__suppress_context__ else told.__context__)
    if earlier is not None:
        yield from _lines(earlier)
        yield "and then:"
    for note in told.__notes__ or ():
        if isinstance(note, Trace):
            yield note
            yield "and then, where it was waited for:"
    yield from "".join(told.stack.format()).splitlines()
    yield f"{told.exc_type.__module__}.{told.exc_type.__qualname__}"
