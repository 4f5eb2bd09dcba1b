"""Runs: a stick is plugged in, sent to, pulled out at some moment, plugged in again and looked at.

The one hard rule: what Dabir claims is held against the stick as it is found afterwards, by a
mount of its own; nothing that the machine still had in memory counts.
"""

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from tests.lab.machine import Machine
from tests.lab.sending import DEFECT, SENT, sums_of
from tests.lab.sticks import formatted

MOST = 10.0  # seconds that Dabir may take to say what became of a send

_HEARD_WITHIN = 120.0  # seconds; then the machine is given up, and with it the run
_LONGER = 1.15  # of a whole send: some are pulled out when all is said


class Verdict(StrEnum):
    WHOLE = "sent, every file whole"
    REFUSED = "refused"
    BAD = "SENT, AND A FILE IS BAD"
    DEFECT = "DEFECT"


@dataclass(frozen=True)
class Run:
    """What came of one send; `older` is the earlier send that was on the stick.

    `seconds` are those from the fault until Dabir had spoken; `whole` counts the files that
    arrived, `half` names those that stand under their names and are neither new nor old, `parts`
    counts those under a name that begins with a dot; `lost` tells that there is neither the new
    nor the old one of some name.
    """

    file_system: str
    seed: int
    older: int | None
    moment: str
    claim: str
    seconds: float
    verdict: Verdict
    whole: int
    half: tuple[str, ...]
    parts: int
    lost: bool

    @property
    def late(self) -> bool:
        return self.seconds > MOST

    @property
    def good(self) -> bool:
        """Tell whether Dabir kept its word, and whoever asked was not kept waiting."""
        return self.verdict in {Verdict.WHOLE, Verdict.REFUSED} and not self.late


class _Ended(NamedTuple):
    """When a send was disturbed, what Dabir claims of it, and after how many seconds."""

    moment: str
    claim: str
    seconds: float


class Trials:
    """Sends to sticks with one file system, each disturbed at a moment that `seed` chooses."""

    def __init__(self, machine: Machine, image: Path, file_system: str, seed: int) -> None:
        self._machine, self._image, self._file_system = machine, image, file_system
        self._luck = random.Random(seed)
        trial = self._undisturbed()
        self._length: float = trial["seconds"]
        self._moments = len(trial["moments"])

    def unplugged(self, count: int) -> Iterator[Run]:
        """Pull the stick out: by turns after some time, and at some call of the send.

        Every third stick has an earlier send on it, of files by the same names.
        """
        for number in range(count):
            seed, older = self._seed(), self._seed() if number % 3 == 2 else None
            self._plug_formatted()
            if older is not None:
                self._send(older)
            if number % 2:
                ended = self._pulled_out_at(seed, self._luck.randrange(self._moments))
            else:
                ended = self._pulled_out_after(seed, self._luck.uniform(0, self._length * _LONGER))
            yield self._judged(seed, older, ended)

    def stalled(self, count: int) -> Iterator[Run]:
        """Have the stick stand still, and pull it out when Dabir has spoken."""
        for _ in range(count):
            seed = self._seed()
            self._plug_formatted()
            ended = self._stands_still_after(seed, self._luck.uniform(0, self._length))
            yield self._judged(seed, None, ended)

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
        self._begin(seed)
        said = self._machine.guest.hear(_HEARD_WITHIN)
        if said["claim"] != SENT:
            raise RuntimeError(f"nothing was wrong, and yet: {said['claim']}")
        return said

    def _begin(self, seed: int, moment: int | None = None) -> None:
        self._machine.guest.say({"do": "send", "seed": seed, "moment": moment})
        self._machine.guest.hear(_HEARD_WITHIN)

    def _pulled_out_after(self, seed: int, seconds: float) -> _Ended:
        self._begin(seed)
        time.sleep(seconds)
        self._machine.unplug()
        pulled = time.monotonic()
        said = self._machine.guest.hear(_HEARD_WITHIN)
        return _Ended(f"after {seconds:.3f} s", said["claim"], time.monotonic() - pulled)

    def _pulled_out_at(self, seed: int, moment: int) -> _Ended:
        self._begin(seed, moment)
        said = self._machine.guest.hear(_HEARD_WITHIN)
        self._machine.unplug()
        pulled = time.monotonic()
        if "claim" in said:  # it was over with fewer calls
            return _Ended("after all", said["claim"], 0)
        self._machine.guest.say({"do": "go on"})
        claim = self._machine.guest.hear(_HEARD_WITHIN)["claim"]
        return _Ended(f"{said['at']}, call {moment}", claim, time.monotonic() - pulled)

    def _stands_still_after(self, seed: int, seconds: float) -> _Ended:
        self._begin(seed)
        time.sleep(seconds)
        self._machine.slow(1)
        slowed = time.monotonic()
        said = self._machine.guest.hear(_HEARD_WITHIN)
        ended = time.monotonic() - slowed
        self._machine.unplug()
        self._machine.slow(0)
        return _Ended(f"still after {seconds:.3f} s", said["claim"], ended)

    def _judged(self, seed: int, older: int | None, ended: _Ended) -> Run:
        """Look at the stick once more, and hold what is on it against what was claimed."""
        self._ask(do="leave")
        self._plug()
        found: dict[str, str] = self._ask(do="look")["files"]
        self._pull_unused()
        expected = sums_of(seed).items()
        before = sums_of(older) if older is not None else {}
        whole = expected & found.items()
        half = {name for name, _ in found.items() - expected - before.items()}
        verdict = Verdict.REFUSED
        if ended.claim == SENT:
            verdict = Verdict.WHOLE if whole == expected else Verdict.BAD
        elif ended.claim.startswith(DEFECT):
            verdict = Verdict.DEFECT
        return Run(
            self._file_system,
            seed,
            older,
            *ended,
            verdict,
            len(whole),
            tuple(sorted(name for name in half if not name.startswith("."))),
            sum(name.startswith(".") for name in half),
            not before.keys() <= found.keys(),
        )

    def _plug_formatted(self) -> None:
        formatted(self._image, self._file_system)
        self._plug()

    def _plug(self) -> None:
        self._machine.plug(self._image)
        answer = self._ask(do="mount", file_system=self._file_system)
        if not answer["mounted"]:
            raise RuntimeError(f"the stick cannot be mounted: {answer['why']}")

    def _pull_unused(self) -> None:
        self._ask(do="leave")
        self._machine.unplug()

    def _ask(self, **order: Any) -> dict[str, Any]:
        self._machine.guest.say(order)
        return self._machine.guest.hear(_HEARD_WITHIN)


def summary(done: Iterable[Run]) -> str:
    """Tell in a few lines what came of all runs."""
    done = tuple(done)
    claims = Counter(each.claim for each in done)
    refused = [each for each in done if each.verdict is Verdict.REFUSED]
    lines = {
        "runs": len(done),
        "claimed as sent": claims[SENT],
        "of these with a bad file": sum(each.verdict is Verdict.BAD for each in done),
        "ended by a defect": sum(each.verdict is Verdict.DEFECT for each in done),
        "refused": len(refused),
        **{f"  {claim}": times for claim, times in sorted(claims.items()) if claim != SENT},
        "  with nothing new on the stick": sum(not (each.whole or each.parts) for each in refused),
        "  with some files whole": sum(each.whole > 0 for each in refused),
        "  with a part under another name": sum(each.parts > 0 for each in refused),
        "  with a half file under its name": sum(bool(each.half) for each in refused),
        "on a stick with an earlier send": sum(each.older is not None for each in done),
        "  with neither the new nor the old file": sum(each.lost for each in done),
        f"took longer than {MOST:.0f} s": sum(each.late for each in done),
        "the longest, in seconds": f"{max((each.seconds for each in done), default=0):.2f}",
    }
    return "\n".join(f"{value!s:>8}  {what}" for what, value in lines.items())
