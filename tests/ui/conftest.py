"""Every test of the screen runs in the application that the window runs in."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QApplication

from ui.app import make_application


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[Sequence[str]], QApplication]:
    """Let pytest-qt build our application instead of a bare one."""
    return make_application
