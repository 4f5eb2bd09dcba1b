from queue import Queue

import pytest

from desktop.apart import runner


@pytest.fixture(autouse=True)
def none_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no process be there yet, and none that somebody else asks of."""
    monkeypatch.setattr(runner, "_free", Queue(1))
