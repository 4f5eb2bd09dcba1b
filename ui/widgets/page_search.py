"""Looking for a text on the pages of a view, away from the window.

The one hard rule: what is marked was found on the pages that are shown, for the words that stand
in the line now.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.pages import Hit, Sheets
from ui.tasks import Problem, Report, Task, run
from ui.widgets.page_view import PageView

_PAUSE_MS = 120


class PageSearch(QObject):
    """Finds, marks, and goes from one find to the next."""

    told = Signal(int, int)  # which one, from 0, and of how many

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._text = ""
        self._hits: tuple[Hit, ...] = ()
        self._current = 0
        self._task: Task | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def seek(self, text: str) -> None:
        """Find a text, when no more of it comes; nothing typed takes the marks away."""
        self._text = text
        self._stop()
        if text.strip():
            self._pause.start()
        else:
            self._show((), first=0)

    def again(self) -> None:
        """Find the same on pages that have changed, and stay at the find one was at."""
        if self._text.strip():
            self._stop()
            self._begin(stay=True)

    def step(self, by: int) -> None:
        """Go to the next find, or back; behind the last one comes the first."""
        if self._pause.isActive():
            self._stop()
            self._begin()
        elif self._hits:
            self._current = (self._current + by) % len(self._hits)
            self._mark()

    def _stop(self) -> None:
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self, *, stay: bool = False) -> None:
        pages = self._view.pages
        if pages is not None:
            done = partial(self._on_found, (pages, self._text), stay=stay)
            self._task = run(self, partial(_find, pages, self._text), done, self._on_problem)

    def _on_found(self, sought: tuple[Sheets, str], hits: tuple[Hit, ...], *, stay: bool) -> None:
        if sought != (self._view.pages, self._text):  # stopped too late, and outdated
            return
        self._task = None
        if stay:
            self._show(hits, first=min(self._current, len(hits) - 1), bring=False)
            return
        page = self._view.page
        following = (place for place, hit in enumerate(hits) if hit.page >= page)
        self._show(hits, first=next(following, 0))

    def _on_problem(self, _problem: Problem) -> None:
        """Leave the marks as they are; reading finished pages knows no problem to be mended."""

    def _show(self, hits: tuple[Hit, ...], *, first: int, bring: bool = True) -> None:
        self._hits, self._current = hits, max(first, 0)
        self._mark(bring=bring)

    def _mark(self, *, bring: bool = True) -> None:
        self._view.mark(self._hits, self._current, bring=bring)
        self.told.emit(self._current, len(self._hits))


def _find(pages: Sheets, text: str, report: Report) -> tuple[Hit, ...]:
    hits = []
    for hit in pages.find(text):
        report(hit.page, len(pages.sizes))
        hits.append(hit)
    return tuple(hits)
