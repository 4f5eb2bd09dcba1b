"""The screens of the way over the stick, brought up to be looked at."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.faults import WriteFault
from desktop.loans import lending
from tests.desktop.loans.conftest import Way, at, send_back_there
from tests.ui.door import gate_to
from tests.ui.stage import child, opened
from ui.screens.loans.entry import Opened
from ui.screens.loans.loan_line import LoanLine

LOANS = ("loan-entry", "loan-visits", "loan-answer", "loan-away")


def see_loans(name: str, way: Way, qtbot: QtBot) -> Iterator[QWidget]:
    """Come to the door of minutes on a stick, to the answer, or to minutes that are away.

    Of those there is as much to be said at once as there can be.
    """
    loan, path = way.lend()
    if name == "loan-away":
        window = opened(qtbot, way.office)
        window.open_meeting(1)
        child(window, LoanLine, "workspace.closed.loan").take(path)
        refused = child(window, QWidget, "workspace.closed.loan.problem")
        qtbot.waitUntil(refused.isVisible)
        window._show_fault(WriteFault(way.office.database.file.path, "SQLITE_FULL"))
        yield window
        return
    with gate_to(way.pc, qtbot) as gate:
        if name == "loan-entry":
            gate.visiting.show_entry()
        elif name == "loan-visits":
            way.returned(loan, path)
            lending.recall(way.office, 1, "از نو")
            way.visit(*way.lend())
            gate.visiting.show_visits()
        else:
            there = way.visit(loan, path)
            with at(there) as office:
                send_back_there(office)
            gate.visiting.open(Opened(there, way.stick))
        yield gate
