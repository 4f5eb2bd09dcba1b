"""How long work tells whoever waits for it how far it is.

The one hard rule: a report may raise to stop the work, and no work swallows that.
"""

from collections.abc import Callable

Report = Callable[[int, int], None]  # of the parts done and their sum


def unheard(_done: int, _total: int) -> None:
    """Report to nobody."""
