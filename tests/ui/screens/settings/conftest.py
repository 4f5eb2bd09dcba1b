import pytest

from tests.ui.screens.settings.shown import WRITE_AFTER_MS


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the desk write sooner: how long it waits is tried in tests/ui/test_desk.py."""
    monkeypatch.setattr("ui.desk.WRITE_AFTER_MS", WRITE_AFTER_MS)
