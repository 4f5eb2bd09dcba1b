"""Pictures of the way in: the first start, the people who sign in, and the lock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.pictures import Pictures, picture, to_front, wait_until
from tests.ui.door import MAYOR, SECRETARY
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.gate import Gate


def entrance(folder: Path, size: tuple[int, int]) -> Pictures:
    """Show the first start, who comes in by it, and what is seen of the office from outside."""
    with at_the_gate(folder, size) as gate:
        yield "first-start", picture(gate)
        type_text("31")
        press("Tab")
        yield "first-start-refused", picture(gate)
        press("Shift+Tab", "Ctrl+A")
        type_text("11")
        press("Tab", "Tab")
        type_text(SECRETARY.name)
        press("Return")
        type_text("12345678")
        press("Return")
        yield "first-people-refused", picture(gate)
        press("Ctrl+A")
        type_text(SECRETARY.password)
        press("Tab")
        type_text(SECRETARY.password)
        child(gate, QWidget, "first_people.has_mayor").setFocus()
        press("Space", "Tab")
        type_text(MAYOR.name)
        yield "first-people", picture(gate)
        press("Ctrl+Return")
        wait_until(lambda: gate.findChild(QWidget, "recovery_key") is not None)
        yield "recovery-key", picture(gate)
        child(gate, QWidget, "recovery_key.kept").setFocus()
        press("Space", "Ctrl+Return")
        wait_until(lambda: gate.window_page is not None)
        yield "entered", picture(gate)
        yield from people(gate)
        yield from leaving(gate)


def leaving(gate: Gate) -> Pictures:
    """Show the lock, and the door as it is to whoever comes next."""
    gate.lock()
    lock = QApplication.activeModalWidget()
    if lock is not None:
        to_front(lock)
    yield "lock", picture(gate, lock)
    type_text(SECRETARY.password)
    press("Return")
    wait_until(lambda: QApplication.activeModalWidget() is None)
    to_front(gate)
    gate.leave()
    to_front(gate)
    yield "sign-in", picture(gate)
    press("Tab")
    type_text("wrong-word")
    press("Return")
    wait_until(child(gate, QWidget, "sign_in.problem").isVisible)
    yield "sign-in-refused", picture(gate)
    child(gate, QWidget, "sign_in.recover").setFocus()
    press("Space")
    type_text("123456")
    yield "recovery-refused", picture(gate)


def people(gate: Gate) -> Pictures:
    """Show the people who sign in, and what is asked about one of them."""
    window = gate.window_page
    if window is None:
        return
    window.show_settings()
    press("Ctrl+2")
    yield "people", picture(gate)
    for name in ("add", "own", "2.edit", "2.give", "2.retire", "recovery"):
        child(window, QWidget, f"settings.people.{name}").setFocus()
        press("Space")
        form = QApplication.activeModalWidget()
        if form is not None:
            to_front(form)
            yield f"people-{name}", picture(gate, form)
            press("Esc")
        to_front(gate)


@contextmanager
def at_the_gate(folder: Path, size: tuple[int, int]) -> Iterator[Gate]:
    gate = Gate(folder)
    gate.setFixedSize(*size)
    gate.show()
    to_front(gate)
    yield gate
    gate.close()
    gate.end()
