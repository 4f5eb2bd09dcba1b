"""Sends that are disturbed: a stick is plugged in, sent to, pulled out, and looked at once more.

The one hard rule: the same seed chooses the same moments.
"""

import random
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.lab.machine import Machine
from tests.lab.office import Office
from tests.lab.runs import BAD, REST, Ended, Run, judged
from tests.lab.sending import SENT, sums_of
from tests.lab.sticks import formatted

_HEARD_WITHIN = 300.0  # seconds; then the machine is given up, and with it the run
_TRIES = 3  # to send once more to a stick that was pulled out
_LONGER = 1.3  # of a whole send, and of its calls: some are pulled out as soon as all is said


class Trials:
    """Sends to sticks with one file system, each disturbed at a moment that `seed` chooses."""

    def __init__(self, machine: Machine, image: Path, file_system: str, seed: int) -> None:
        self._machine, self._image, self._file_system = machine, image, file_system
        self._luck = random.Random(seed)

    def unplugged(self, count: int) -> Iterator[Run]:
        """Pull the stick out: by turns after some time, and at some call of the send.

        Every third stick has an earlier send on it, of files by the same names.
        """
        trial = self._undisturbed()
        length, moments = trial["seconds"], len(trial["moments"])
        for number in range(count):
            seed, older = self._seed(), self._seed() if number % 3 == 2 else None
            self._plug_formatted()
            if older is not None:
                self._send(older)
            if number % 2:
                ended = self._pulled_out_at(seed, int(self._luck.uniform(0, moments * _LONGER)))
            else:
                self._begin(do="send", seed=seed)
                ended = self._pulled_out_after(self._luck.uniform(0, length * _LONGER))
            before = sums_of(older) if older is not None else {}
            run = judged(self._file_system, ended, sums_of(seed), before, self._found())
            yield replace(run, again=self._again(seed))

    def stalled(self, count: int) -> Iterator[Run]:
        """Have the stick stand still, and pull it out when Dabir has spoken."""
        length = self._undisturbed()["seconds"]
        for _ in range(count):
            seed = self._seed()
            self._plug_formatted()
            self._begin(do="send", seed=seed)
            ended = self._stands_still_after(self._luck.uniform(0, length))
            yield judged(self._file_system, ended, sums_of(seed), {}, self._found())

    def exported(self, office: Office, count: int, *, stands_still: bool = False) -> Iterator[Run]:
        """Pull the stick out while the command exports to it, or have it stand still.

        The time runs from the fault until the command has ended.
        """
        order = {"do": "export", **office.order}
        self._plug_formatted()
        self._begin(**order)
        length = self._heard()["seconds"]
        self._pull_unused()
        for _ in range(count):
            self._plug_formatted()
            self._begin(**order)
            if stands_still:
                ended = self._stands_still_after(self._luck.uniform(0, length))
            else:
                ended = self._pulled_out_after(self._luck.uniform(0, length * _LONGER))
            yield judged(self._file_system, ended, office.sums, {}, self._found())

    def _seed(self) -> int:
        return self._luck.randrange(2**32)

    def _undisturbed(self) -> dict[str, Any]:
        """Send twice without a fault: the first time loads what the second one is timed with."""
        for seed in range(2):
            self._plug_formatted()
            said = self._send(seed)
            self._pull_unused()
        return said

    def _send(self, seed: int) -> dict[str, Any]:
        self._begin(do="send", seed=seed)
        said = self._heard()
        if said["claim"] != SENT:
            raise RuntimeError(f"nothing was wrong, and yet: {said['claim']}")
        return said

    def _begin(self, **order: Any) -> None:
        self._machine.guest.say(order)
        self._heard()

    def _pulled_out_after(self, seconds: float) -> Ended:
        time.sleep(seconds)
        self._machine.unplug()
        pulled = time.monotonic()
        claim = self._heard()["claim"]
        return Ended(f"after {seconds:.3f} s", claim, time.monotonic() - pulled)

    def _pulled_out_at(self, seed: int, moment: int) -> Ended:
        self._begin(do="send", seed=seed, moment=moment)
        said = self._heard()
        self._machine.unplug()
        pulled = time.monotonic()
        if "claim" in said:  # it was over with fewer calls
            return Ended("as soon as all was said", said["claim"], 0)
        self._machine.guest.say({"do": "go on"})
        claim = self._heard()["claim"]
        return Ended(f"{said['at']}, call {moment}", claim, time.monotonic() - pulled)

    def _stands_still_after(self, seconds: float) -> Ended:
        time.sleep(seconds)
        self._machine.slow(1)
        slowed = time.monotonic()
        claim = self._heard()["claim"]
        ended = time.monotonic() - slowed
        self._machine.unplug()
        self._machine.slow(0)
        return Ended(f"still after {seconds:.3f} s", claim, ended)

    def _found(self) -> Mapping[str, str]:
        """Look at the stick once more."""
        self._ask(do="leave")
        self._plug()
        found: dict[str, str] = self._ask(do="look")["files"]
        self._pull_unused()
        return found

    def _again(self, seed: int) -> tuple[str, ...]:
        """Plug the stick in and send the same again, until it is said to be sent; and look."""
        claims: list[str] = []
        while len(claims) < _TRIES and SENT not in claims:
            self._plug()
            self._begin(do="send", seed=seed)
            claims.append(self._heard()["claim"])
            self._pull_unused()
        if claims[-1] != SENT:
            return tuple(claims)
        found, expected = self._found(), sums_of(seed).items()
        if not expected <= found.items():
            kept = shutil.copy(self._image, self._image.with_suffix(f".{seed}.img"))
            wrong = {name: found.get(name, "missing") for name, _ in expected - found.items()}
            return (*claims, BAD, str(wrong), str(kept))
        return (*claims, REST) if found.items() != expected else tuple(claims)

    def _plug_formatted(self) -> None:
        formatted(self._image, self._file_system)
        self._plug()

    def _plug(self) -> None:
        self._machine.plug(self._image)
        answer = self._ask(do="mount", file_system=self._file_system)
        if not (answer["mounted"] and answer["known"]):
            raise RuntimeError(f"the stick cannot be mounted, or Dabir does not see it: {answer}")

    def _pull_unused(self) -> None:
        if not self._ask(do="leave")["ejected"]:
            raise RuntimeError("Dabir did not let go of a stick that nobody uses")
        self._machine.unplug()

    def _ask(self, **order: Any) -> dict[str, Any]:
        self._machine.guest.say(order)
        return self._heard()

    def _heard(self) -> dict[str, Any]:
        return self._machine.guest.hear(_HEARD_WITHIN)
