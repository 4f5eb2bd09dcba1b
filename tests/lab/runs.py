"""What came of each run, judged, and all of them counted.

The one hard rule: what Dabir claims is held against the stick as it is found afterwards, by a
mount of its own; nothing that the machine still had in memory counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tests.lab.sending import DEFECT, SENT

MOST = 10.0  # seconds that Dabir may take to say what became of a send
BAD, REST = "AND A FILE IS BAD", "with something else there"  # what sending again came to
PART = ".part"  # how the names of files end that are still being written


class Ended(NamedTuple):
    """When a send was disturbed, what Dabir claims of it, and after how many seconds."""

    moment: str
    claim: str
    seconds: float


class Verdict(StrEnum):
    WHOLE = "sent, every file whole"
    REFUSED = "refused"
    BAD = "SENT, AND A FILE IS BAD"
    DEFECT = "DEFECT"


@dataclass(frozen=True)
class Run:
    """What came of one send; `seconds` are those from the fault until Dabir had spoken.

    `older` tells that files of these names were on the stick before. `whole` counts the files that
    arrived, `half` names those that stand under their names and are neither new nor old, `parts`
    counts those that had not got theirs; `lost` tells that there is neither the new
    nor the old one of some name. `again` are the claims when it was sent again afterwards, and
    what was wrong then.
    """

    file_system: str
    moment: str
    claim: str
    seconds: float
    verdict: Verdict
    older: bool
    whole: int
    half: tuple[str, ...]
    parts: int
    lost: bool
    again: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        return self.seconds > MOST

    @property
    def good(self) -> bool:
        """Tell whether Dabir kept its word, and whoever asked was not kept waiting."""
        kept = self.verdict in {Verdict.WHOLE, Verdict.REFUSED} and BAD not in self.again
        return kept and not self.late


def judged(
    file_system: str,
    ended: Ended,
    expected: Mapping[str, str],
    before: Mapping[str, str],
    found: Mapping[str, str],
) -> Run:
    """Hold what is found on a stick against what was claimed, by the SHA-256 of each file.

    `expected` is what was sent, `before` what an earlier send had left there.
    """
    whole = expected.items() & found.items()
    rest = {name for name, _ in found.items() - expected.items() - before.items()}
    parts = {name for name in rest if name.endswith(PART)}
    verdict = Verdict.REFUSED
    if ended.claim == SENT:
        verdict = Verdict.WHOLE if whole == expected.items() else Verdict.BAD
    elif ended.claim.startswith(DEFECT):
        verdict = Verdict.DEFECT
    return Run(
        file_system,
        *ended,
        verdict,
        older=bool(before),
        whole=len(whole),
        half=tuple(sorted(rest - parts)),
        parts=len(parts),
        lost=not before.keys() <= found.keys(),
    )


def summary(done: Iterable[Run]) -> str:
    """Tell in a few lines what came of all runs."""
    done = tuple(done)
    claims = Counter(each.claim for each in done)
    again = Counter(each.again for each in done)
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
        "  with a part without its name": sum(each.parts > 0 for each in refused),
        "  with a half file under its name": sum(bool(each.half) for each in refused),
        **{f"sent again: {', '.join(each)}": times for each, times in again.items() if each},
        "on a stick with an earlier send": sum(each.older for each in done),
        "  with neither the new nor the old file": sum(each.lost for each in done),
        f"took longer than {MOST:.0f} s": sum(each.late for each in done),
        "the longest, in seconds": f"{max((each.seconds for each in done), default=0):.2f}",
    }
    return "\n".join(f"{value!s:>8}  {what}" for what, value in lines.items())
