"""How long work tells whoever waits for it how far it is.

The one hard rule: a report may raise to stop the work, and no work swallows that.
"""

from collections.abc import Callable

Report = Callable[[int, int], None]  # of the parts done and their sum


def unheard(_done: int, _total: int) -> None:
    """Report to nobody."""


def part_of(report: Report, place: int, of: int, length: int = 1) -> Report:
    """Give the report of a part of the work, `length` of its `of` equal parts from `place` on."""

    def told(done: int, total: int) -> None:
        whole = max(total, 1)
        report(place * whole + length * min(done, whole), of * whole)

    return told
