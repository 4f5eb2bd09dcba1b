"""The way to minutes on a stick, from a page before the desk.

Hard rule: where some were left half judged, or their answer was not taken home, it says so.
"""

from pathlib import Path

from desktop.loans.visits import left
from ui.widgets.buttons import Link


class VisitLink(Link):
    """`folder` is where the data are."""

    def __init__(self, folder: Path, *, name: str) -> None:
        waits = any(not each.answered for each in left(folder))
        text = "ادامهٔ صورتجلسهٔ نیمه‌کارهٔ روی حافظه" if waits else "باز کردن صورتجلسهٔ روی حافظه"
        super().__init__(text, name=name)
