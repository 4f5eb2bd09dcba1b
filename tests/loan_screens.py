"""Pictures of the way over the stick: lending, another computer's door, the answer, taking in."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.access.beginning import begin
from desktop.founding import found
from desktop.habits import Habit
from desktop.loans.lending import name_of
from desktop.loans.outgoing import borrowers
from desktop.loans.visits import Ended
from desktop.office import OpenOffice
from desktop.sign_off.lent import open_loan
from desktop.sign_off.steps import submit
from desktop.transfer.drive import Eject
from tests.desktop.loans.conftest import Way, at, send_back_there
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town, write_meeting
from tests.pictures import Pictures, opened, picture, shown, wait_until
from tests.ui.keys import type_text
from tests.ui.stage import child
from ui.desk import Desk
from ui.gate import Gate
from ui.habits import LastFolder
from ui.screens.loans.answer_page import Written
from ui.screens.loans.code_dialog import CodeDialog
from ui.screens.loans.entry import LoanEntry, Opened
from ui.screens.loans.lend_dialog import LendDialog
from ui.screens.loans.loan_line import LoanLine
from ui.widgets.page_view import PageView


def loans(folder: Path, size: tuple[int, int]) -> Pictures:
    """Go the whole way, at two windows."""
    fill = partial(found, district=11, name="شهرداری منطقهٔ ۱۱", secretary=SECRETARY.name)
    (folder / "stick").mkdir(parents=True)
    with begin(folder / "office", (SECRETARY, MAYOR), fill).office as office:
        write_meeting(office)
        way = Way(Town(office), folder / "stick", folder / "pc")
        way.town.enter(SECRETARY)
        submit(office, 1)
        yield from _lending(office, size)
        loan, path = way.lend()
        yield from _visiting(way, size)
        with at(way.visit(loan, path)) as there:
            send_back_there(there)
        yield from _away(way, size)


def _lending(office: OpenOffice, size: tuple[int, int]) -> Pictures:
    with opened(office, size) as window:
        window.open_meeting(1)
        yield "loan-before", picture(window)
        last = LastFolder(office, Habit.LOAN_FOLDER)
        dialog = LendDialog(Desk(office), 1, borrowers(office), last, window)
        dialog.show()
        wait_until(child(dialog, QWidget, "lend.folder.elsewhere").isVisible)
        yield "loan-lend", shown(window, dialog)
        dialog.close()


def _visiting(way: Way, size: tuple[int, int]) -> Pictures:
    loan = open_loan(way.office, 1)
    if loan is None:
        raise RuntimeError("nothing is away")
    (path,) = way.stick.iterdir()
    with _gate(way.pc, size) as gate:
        gate.visiting.show_entry()
        child(gate, LoanEntry, "loan_entry").choose(path)
        type_text("12345678")
        yield "loan-entry-refused", picture(gate)
        gate.visiting.open(Opened(way.visit(loan, path), way.stick))
        view = child(gate, PageView, "sign_off.pages")
        wait_until(lambda: view.count > 0 and view.is_sharp())
        yield "loan-visit", picture(gate)


def _away(way: Way, size: tuple[int, int]) -> Pictures:
    loan = open_loan(way.office, 1)
    if loan is None:
        raise RuntimeError("nothing is away")
    (path,) = way.stick.iterdir()
    with _gate(way.pc, size) as gate:
        gate.visiting.open(Opened(way.visit(loan, path), way.stick))
        wait_until(child(gate, QWidget, "loan_answer.folder.elsewhere").isVisible)
        yield "loan-answer", picture(gate)
        gate.visiting.show_written(
            Written(path, beside=False, ejected=Eject.DONE, ended=Ended(1, 0))
        )
        yield "loan-written", picture(gate)
        gate.visiting.show_visits()
        yield "loan-visits", picture(gate)
    with opened(way.office, size) as window:
        yield "loan-list", picture(window)
        window.open_meeting(1)
        yield "loan-away", picture(window)
        line = child(window, LoanLine, "workspace.closed.loan")
        line.take(path)
        wait_until(child(window, QWidget, "workspace.closed.loan.problem").isVisible)
        yield "loan-refused", picture(window)
        file = name_of(way.office, loan)
        yield "loan-code", shown(window, CodeDialog(loan.code, MAYOR.name, file, window))


@contextmanager
def _gate(folder: Path, size: tuple[int, int]) -> Iterator[Gate]:
    gate = Gate(folder)
    gate.resize(*size)
    gate.show()
    gate.activateWindow()
    QTest.qWaitForWindowActive(gate)
    yield gate
    gate.close()
    gate.end()
