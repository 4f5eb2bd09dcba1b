"""The red line above every screen where the office's file does not hold what was signed.

Hard rule: it stays until another look finds nothing; nobody can close it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.roster.seats import all_headquarters
from ui.desk import Desk
from ui.dialogs.breaches_dialog import BreachesDialog
from ui.file_watch import FileWatch
from ui.widgets.cards import Banner

if TYPE_CHECKING:
    from desktop.sign_off.integrity import Breach


class HarmBanner(Banner):
    """There while something was found; its button leads to all of it."""

    def __init__(self, desk: Desk, watch: FileWatch, *, name: str) -> None:
        super().__init__("", "danger", name=name, action="جزئیات")
        self._desk = desk
        self._found: Sequence[Breach] = ()
        self.hide()
        watch.found.connect(self._show_found)
        self.acted.connect(self._open)

    def _show_found(self, found: Sequence[Breach]) -> None:
        # Its words come with what checks signatures, and no start without harm waits for that.
        from ui.integrity_sentences import summary  # noqa: PLC0415 - see above

        self._found = found
        self.setVisible(bool(found))
        if found:
            self.set_text(summary(found, all_headquarters(self._desk.office)))

    def _open(self) -> None:
        from ui.integrity_sentences import ADVICE, breach_sentence  # noqa: PLC0415 - as above

        tables = all_headquarters(self._desk.office)
        sentences = [breach_sentence(each, tables) for each in self._found]
        BreachesDialog(sentences, ADVICE, self.window()).open()
