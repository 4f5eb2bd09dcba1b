"""What the trail says of a loan beside the records that it changed: where to, by whom, and why.

The one hard rule: each is one detail of its entry, which has commas between them, on one line; what
cannot be read again is shown as it stands.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from db.records import SignOffStep
from desktop import moments

PLACE: Final = "to:"  # goes before what a stick is called, or the path of a folder

_JUDGED: Final[Mapping[str, SignOffStep]] = {
    f"{step.value}:": step for step in (SignOffStep.SIGNED, SignOffStep.RETURNED)
}


class Judged(NamedTuple):
    """What a mayor did on another computer, by its clock (UTC)."""

    step: SignOffStep
    at: str
    name: str


def on_one_line(text: str) -> str:
    """Write words as one detail."""
    return " ".join(text.replace(",", "،").split())


def judged_detail(judged: Judged) -> str:
    return on_one_line(f"{judged.step.value}: {judged.at} {judged.name}")


def read_judged(detail: str) -> Judged | None:
    """Read what `judged_detail` wrote; None where a detail is no such thing."""
    head, _, told = detail.partition(" ")
    at, _, name = told.partition(" ")
    try:
        moments.read(at)
        return Judged(_JUDGED[head], at, name)
    except (KeyError, ValueError):
        return None
