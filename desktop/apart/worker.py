"""The process that works for Dabir: one job after the other, as long as Dabir is there.

    python -m desktop.apart.worker work

The one hard rule: it loads what its jobs need and nothing else, since many are started; and it ends
with Dabir, as soon as whatever holds it lets go. A bundle, which has no Python to start, begins
with this in place of the commands (`build_spec.py`).
"""

import os
import sys
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn

from desktop.apart.passing import Begun, Done, Failed, GivenUp, Told, done, failed, receive, send
from desktop.errors import Cancelled

WORK = "work"  # no command of Dabir's


def work() -> NoReturn:
    """Do what comes until nobody is at the other end."""
    orders, answers = _pipes()
    with suppress(EOFError, OSError):
        while True:
            try:
                job = receive(orders)
            except Exception as end:  # noqa: BLE001 - a module that cannot be loaded raises anything
                send(failed(end), answers)
                break  # what is left of the job in the pipe is none
            send(_done(job, orders, answers), answers)
    # At once: threads of its own may be held for ever by a disk that does not answer.
    os._exit(0)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take the pipes from where everybody reads and writes: a job that prints, what it starts."""
    orders, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for everybodys in (0, 1):
        os.dup2(nothing, everybodys)
    os.close(nothing)
    return orders, answers


def _done(job: Any, orders: BinaryIO, answers: BinaryIO) -> Done[Any] | Failed:
    def tell(step: object) -> None:
        try:
            send(Told(step), answers)
            goes_on = receive(orders)
        except (EOFError, OSError):
            raise GivenUp from None
        if not goes_on:
            raise Cancelled

    send(Begun(), answers)
    try:
        return done(job(tell))
    except BaseException as failure:  # noqa: BLE001 - it is raised again where it is waited for
        return failed(failure)


if __name__ == "__main__" and sys.argv[1:] == [WORK]:
    work()
