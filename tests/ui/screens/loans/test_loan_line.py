"""What the secretary can do with minutes that are away, and what the mayor reads of them here."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.sign_off.lent import open_loan
from tests.desktop.loans.conftest import Way
from tests.desktop.sign_off.conftest import MAYOR
from tests.ui.keys import press, type_text
from tests.ui.screens.loans.office import line, office_window, told
from tests.ui.screens.sign_off.mayor import A_WHILE, meanwhile
from tests.ui.stage import child
from ui.screens.loans.folder_line import FolderLine
from ui.widgets.buttons import Button
from ui.widgets.labels import Chip, Label


def test_the_same_file_is_written_again_with_the_same_code(
    way: Way, qtbot: QtBot, tmp_path: Path
) -> None:
    loan, path = way.lend()
    second = tmp_path / "second"
    second.mkdir()
    window = office_window(way, qtbot)
    state = child(window, Chip, "workspace.rail.state").text
    assert state.startswith("در انتظار امضا، روی")
    shown: list[str] = []

    def read(dialog: QWidget) -> None:
        written = child(dialog, Label, "loan_code.written")
        qtbot.waitUntil(lambda: str(second) in written.text())  # for a folder is pulled out nowhere
        shown.extend(child(dialog, Label, f"loan_code.groups.{n}").text() for n in range(1, 5))
        press("Escape")

    def write(dialog: QWidget) -> None:
        child(dialog, FolderLine, "lend.folder").choose(second)
        meanwhile("loan_code", read)
        press("Return")

    meanwhile("lend", write)
    child(window, Button, "workspace.closed.loan.again").click()
    qtbot.waitUntil(lambda: bool(shown), timeout=A_WHILE)
    (again,) = second.iterdir()
    assert again.read_bytes() == path.read_bytes()
    assert open_loan(way.office, 1) == loan


def test_taken_back_they_may_be_signed_here_and_a_late_answer_hears_why_not(
    way: Way, qtbot: QtBot
) -> None:
    loan, path = way.lend()
    late = way.returned(loan, path)
    window = office_window(way, qtbot)

    def give_reason(_dialog: QWidget) -> None:
        type_text("فلش گم شد.")
        press("Ctrl+Return")

    meanwhile("workspace.closed.loan.recalling", give_reason)
    child(window, Button, "workspace.closed.loan.recall").click()
    assert open_loan(way.office, 1) is None
    assert "کد آن باطل است" in told(window, "workspace.closed.loan.came")
    assert not child(window, QWidget, "workspace.closed.loan.away").isVisible()
    assert child(window, QWidget, "workspace.closed.loan.lend").isVisible()
    assert child(window, QWidget, "workspace.closed.loan.late").isVisible()
    line(window).take(late)
    problem = child(window, QWidget, "workspace.closed.loan.problem")
    qtbot.waitUntil(problem.isVisible, timeout=A_WHILE)
    assert "فلش گم شد." in told(window, "workspace.closed.loan.problem")


def test_who_only_reads_is_told_where_they_are_and_offered_nothing(way: Way, qtbot: QtBot) -> None:
    way.lend()
    window = office_window(way, qtbot, MAYOR)
    assert "نزد شماست" in told(window, "workspace.closed.loan.away")
    for name in ("lend", "code", "take", "late", "again", "recall"):
        assert not child(window, QWidget, f"workspace.closed.loan.{name}").isVisible()
