"""The look at the file beside the work: silent where all holds, red above every screen if not."""

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.sign_off.conftest import (
    Town,
    first_signed,
    first_town,
    signed_town,
    town,
)
from tests.ui.door import come_in, founded, gate_to
from tests.ui.stage import child, opened
from ui import file_watch
from ui.dialogs.breaches_dialog import BreachesDialog

__all__ = ["first_signed", "first_town", "signed_town", "town"]
RULE = "SELECT sql FROM sqlite_master WHERE name = 'kept_audit_update'"
BREAK = "UPDATE audit SET detail = 'x' WHERE id = 3"
PATIENCE = 15_000


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_watch, "SOON_MS", 10)


def forge(town: Town) -> None:
    file = town.office.database.file.connect()
    (rule,) = file.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'kept_audit_update'"
    ).fetchone()
    file.execute("DROP TRIGGER kept_audit_update")
    file.execute(BREAK)
    file.execute(rule)
    file.commit()
    file.close()


def test_file_that_holds_says_nothing(signed_town: Town, qtbot: QtBot) -> None:
    window = opened(qtbot, signed_town.office)
    with qtbot.waitSignal(window.watch.found, timeout=PATIENCE):
        window.watch.begin()
    assert window.watch.breaches == ()
    assert not child(window, QWidget, "window.harm").isVisible()


def test_breach_is_told_on_every_screen_until_it_is_gone(town: Town, qtbot: QtBot) -> None:
    forge(town)
    window = opened(qtbot, town.office)
    window.watch.begin()
    harm = child(window, QWidget, "window.harm")
    qtbot.waitUntil(harm.isVisible, timeout=PATIENCE)
    window.show_settings()
    assert harm.isVisible()
    child(harm, QWidget, "window.harm.action").click()  # type: ignore[attr-defined] # a button
    dialog = window.findChild(BreachesDialog)
    assert dialog is not None
    assert "ردیف ۳" in child(dialog, QWidget, "breaches.1").text()  # type: ignore[attr-defined] # a label
    dialog.close()


def test_who_types_goes_first(town: Town, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_watch, "_PAUSE", 0.4)
    window = opened(qtbot, town.office)
    window.watch.begin()
    begun = time.monotonic()
    window._desk.waiting.emit()
    with qtbot.waitSignal(window.watch.found, timeout=PATIENCE):
        pass
    assert time.monotonic() - begun > 0.35


@pytest.mark.usefixtures("quick")
def test_whoever_comes_in_has_the_file_looked_through(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_watch, "SOON_MS", 300)
    founded(tmp_path / "data")
    with gate_to(tmp_path / "data", qtbot) as gate:
        window = come_in(gate, qtbot)
        qtbot.waitUntil(lambda: window.watch.breaches == (), timeout=PATIENCE)
        assert not child(gate, QWidget, "window.harm").isVisible()
