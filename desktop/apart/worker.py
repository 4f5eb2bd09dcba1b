"""The process that works for Dabir: one job after the other, as long as Dabir is there.

    python -m desktop.apart.worker work

The one hard rule: it loads what its jobs need and nothing else, since many are started; and it ends
with Dabir, as soon as whatever holds it lets go. A bundle, which has no Python to start, begins
with this in place of the commands (`build_spec.py`).
"""

import os
import sys
import traceback
from contextlib import suppress
from typing import Any, BinaryIO, NoReturn

from desktop.apart.passing import Begun, Done, Failed, GivenUp, Told, failed, receive, send
from desktop.errors import Cancelled

WORK = "work"  # no command of Dabir's


def work() -> NoReturn:
    """Do what comes until nobody is at the other end."""
    orders, answers = open(0, "rb"), open(1, "wb")  # noqa: SIM115 - as it was started with
    with suppress(EOFError, OSError):
        while True:
            send(_done(receive(orders), orders, answers), answers)
    # At once: threads of its own may be held for ever by a disk that does not answer.
    os._exit(0)


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
        return Done(job(tell))
    except BaseException as failure:  # noqa: BLE001 - it is raised again where it is waited for
        return failed(failure, traceback.format_exc())


if __name__ == "__main__" and sys.argv[1:] == [WORK]:
    work()
