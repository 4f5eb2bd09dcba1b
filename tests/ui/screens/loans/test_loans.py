"""The secretary lends, the mayor judges at another window, the secretary takes in: by keys."""

import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import MeetingState
from desktop.loans import lending
from desktop.loans.envelope import Cover, Direction, look
from desktop.persian import digits
from desktop.sign_off.lent import open_loan
from tests.desktop.loans.conftest import Way, send_back_there
from tests.desktop.sign_off.conftest import MAYOR
from tests.ui.door import come_in, founded, gate_to, page_is
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.loans.office import line, office_window, told
from tests.ui.screens.sign_off.mayor import A_WHILE, come_back, meanwhile
from tests.ui.stage import child
from ui.gate import Gate
from ui.screens.loans.entry import LoanEntry, Opened
from ui.screens.loans.folder_line import FolderLine
from ui.screens.workspace.workspace import Workspace
from ui.widgets.buttons import Button, Link
from ui.widgets.command import Command
from ui.widgets.labels import Label


@pytest.fixture
def pc(way: Way, qtbot: QtBot) -> Iterator[Gate]:
    """Open Dabir on the mayor's own computer, where no office is."""
    with gate_to(way.pc, qtbot) as gate:
        yield gate


def open_visit(way: Way, gate: Gate, qtbot: QtBot) -> None:
    """Go the way from the first page to the sign-off, by keys but for the file."""
    loan = open_loan(way.office, 1)
    assert loan is not None
    (path,) = (
        each
        for each in way.stick.glob("صورتجلسه*")
        if look(each.read_bytes(), Direction.OUT) == Cover(Direction.OUT, loan.uuid)
    )
    child(gate, QWidget, "first_start.visit").setFocus()
    press("Return")
    if page_is(gate, "loan_visits"):
        assert focus() == "loan_visits.1.go_on"
        press("Return")
    else:
        qtbot.waitUntil(lambda: focus() == "loan_entry.choose")
        child(gate, LoanEntry, "loan_entry").choose(path)
    assert focus() == "loan_entry.code"
    type_text(digits(loan.code.replace("-", "")))
    press("Tab")
    type_text(MAYOR.password)
    press("Return")
    qtbot.waitUntil(lambda: gate.visit_page is not None, timeout=A_WHILE)


def write_answer(way: Way, gate: Gate, qtbot: QtBot) -> None:
    """Write the answer on the stick, and read that it is there."""
    qtbot.waitUntil(lambda: page_is(gate, "loan_answer"), timeout=A_WHILE)
    gate.activateWindow()  # nothing else does so on a bare screen, once the dialog is gone
    qtbot.waitUntil(lambda: focus() == "loan_answer.write")
    child(gate, FolderLine, "loan_answer.folder").choose(way.stick)
    press("Return")
    qtbot.waitUntil(lambda: page_is(gate, "loan_written"), timeout=A_WHILE)
    press("Return")
    qtbot.waitUntil(lambda: page_is(gate, "first_start"))


def test_from_the_workspace_to_the_signature_and_back(way: Way, pc: Gate, qtbot: QtBot) -> None:
    way.lend()
    lending.recall(way.office, 1, "برای آزمودن از آغاز")
    window = office_window(way, qtbot)
    shown: list[str] = []

    def read_code(dialog: QWidget) -> None:
        shown.extend(
            child(dialog, Label, f"loan_code.groups.{place}").text() for place in range(1, 5)
        )
        press("Escape")

    def write(dialog: QWidget) -> None:
        child(dialog, FolderLine, "lend.folder").choose(way.stick)
        meanwhile("loan_code", read_code)
        press("Return")

    meanwhile("lend", write)
    child(window, Button, "workspace.closed.loan.lend").click()
    qtbot.waitUntil(lambda: bool(shown), timeout=A_WHILE)
    loan = open_loan(way.office, 1)
    assert loan is not None
    assert "-".join(shown) == digits(loan.code)
    assert f"روی حافظه نزد {MAYOR.name}" in told(window, "workspace.closed.loan.away")
    assert not child(window, QWidget, "workspace.closed.loan.lend").isVisible()

    pc.activateWindow()
    qtbot.waitUntil(pc.isActiveWindow)
    open_visit(way, pc, qtbot)
    press("Ctrl+Shift+A")

    def sign(_dialog: QWidget) -> None:
        type_text(MAYOR.password)
        press("Return")

    meanwhile("sign", sign)
    press("Ctrl+Return")
    write_answer(way, pc, qtbot)

    come_back(qtbot, window)
    (back,) = way.stick.glob("پاسخ*")
    line(window).take(back)
    qtbot.waitUntil(lambda: way.town.meeting.state is MeetingState.SIGNED, timeout=A_WHILE)
    assert "امضا شد" in told(window, "workspace.closed.loan.came")
    line(window).take(back)
    qtbot.waitUntil(
        lambda: "پیش‌تر، در" in told(window, "workspace.closed.loan.problem"),
        timeout=A_WHILE,
    )


def test_half_judged_it_is_left_and_sent_back_another_time(
    way: Way, pc: Gate, qtbot: QtBot
) -> None:
    way.lend()
    open_visit(way, pc, qtbot)
    press("Down", "2")
    assert focus() == "sign_off.1.remark"
    type_text("روزش را بنویسید.")
    press("Escape", "Escape")
    qtbot.waitUntil(lambda: page_is(pc, "first_start"))
    assert "نیمه‌کاره" in child(pc, Link, "first_start.visit").text()
    open_visit(way, pc, qtbot)

    def confirm(dialog: QWidget) -> None:
        child(dialog, Button, "sign_off.returning.confirm").click()

    meanwhile("sign_off.returning", confirm)
    press("Ctrl+Shift+Return")
    write_answer(way, pc, qtbot)
    window = office_window(way, qtbot)
    (back,) = way.stick.glob("پاسخ*")
    line(window).take(back)
    qtbot.waitUntil(lambda: way.town.meeting.state is MeetingState.RETURNED, timeout=A_WHILE)
    assert "یک مصوبه ملاحظه دارد" in told(window, "workspace.closed.returned")


def test_what_is_wrong_at_the_door_is_told_where_it_is(way: Way, pc: Gate, qtbot: QtBot) -> None:
    loan, path = way.lend()
    child(pc, QWidget, "first_start.visit").setFocus()
    press("Return")
    page = child(pc, LoanEntry, "loan_entry")
    child(pc, QWidget, "loan_entry.open").setFocus()
    press("Return")
    assert "برگزیده نشده" in told(pc, "loan_entry.problem")
    torn = way.stick / "torn.dabir"
    torn.write_bytes(path.read_bytes()[:-1])
    page.choose(torn)
    qtbot.waitUntil(lambda: "آسیب دیده" in told(pc, "loan_entry.problem"))
    page.choose(path)
    type_text("123456")
    assert "گروه نخست" in page.findChild(QWidget, "loan_entry.code").note.text  # type: ignore[union-attr]
    press("Ctrl+A")
    type_text(loan.code)
    press("Tab")
    type_text("another-4821")
    press("Return")
    qtbot.waitUntil(lambda: focus() == "loan_entry.password", timeout=A_WHILE)
    assert pc.visit_page is None
    press("Escape")
    child(pc, QWidget, "loan_entry.back").setFocus()
    press("Return")
    qtbot.waitUntil(lambda: page_is(pc, "first_start"))


def test_a_visit_locks_and_shows_nothing_but_the_minutes(way: Way, pc: Gate, qtbot: QtBot) -> None:
    way.lend()
    open_visit(way, pc, qtbot)
    assert pc.findChild(Workspace) is None
    assert pc.findChild(QWidget, "rail") is None
    pc.lock()
    qtbot.waitUntil(lambda: focus() == "lock.password")
    type_text(MAYOR.password)
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=A_WHILE)
    assert pc.visit_page is not None

    meanwhile("visit.discard", throw_away)
    command = next(
        each for each in pc.visit_page.findChildren(Command) if each.text().startswith("پاک کردن")
    )
    command.trigger()
    qtbot.waitUntil(lambda: page_is(pc, "first_start"))
    assert not list((way.pc / "visits").iterdir())
    pc.activateWindow()  # nothing else does so on a bare screen, once the dialog is gone
    qtbot.waitUntil(pc.isActiveWindow)
    open_visit(way, pc, qtbot)  # it can be opened again


def throw_away(question: QWidget) -> None:
    next(each for each in question.findChildren(QPushButton) if each.text() == "پاک کردن").click()


def test_each_visit_that_is_left_is_gone_on_with_or_thrown_away(
    way: Way, pc: Gate, qtbot: QtBot
) -> None:
    loan, path = way.lend()
    earlier = way.visit(loan, path)
    lending.recall(way.office, 1, "از نو")
    loan, path = way.lend()
    later = way.visit(loan, path)
    os.utime(earlier.file.path, (0, 0))
    child(pc, QWidget, "first_start.visit").setFocus()
    press("Return")
    qtbot.waitUntil(lambda: page_is(pc, "loan_visits"))
    assert pc.findChild(QWidget, "loan_visits.2") is not None
    meanwhile("visit.discard", throw_away)
    child(pc, Button, "loan_visits.2.throw_away").click()
    qtbot.waitUntil(lambda: pc.findChild(QWidget, "loan_visits.2") is None)
    assert [each.exists() for each in (earlier.folder, later.folder)] == [False, True]


def test_a_visit_that_goes_only_in_part_is_offered_no_more(
    way: Way, pc: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.visit(*way.lend())
    pc.visiting.show_visits()

    def refuse(folder: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(folder))

    monkeypatch.setattr(shutil, "rmtree", refuse)
    meanwhile("visit.discard", throw_away)
    child(pc, Button, "loan_visits.1.throw_away").click()
    qtbot.waitUntil(lambda: page_is(pc, "loan_entry"))
    assert told(pc, "loan_entry.problem")


def test_what_refuses_an_answer_is_told_where_it_can_be_mended(
    way: Way, pc: Gate, qtbot: QtBot
) -> None:
    there = way.visit(*way.lend())
    pc.visiting.open(Opened(replace(there, stretched=bytes(32)), way.stick))
    assert pc.visit_page is not None
    assert pc.desk is not None
    send_back_there(pc.desk.office)
    pc.visit_page.judged.emit()
    qtbot.waitUntil(lambda: page_is(pc, "loan_visits"))
    assert "کلید" in told(pc, "loan_visits.problem")
    assert pc.desk is None


def test_an_answer_is_written_again_where_its_stick_is_lost(
    way: Way, pc: Gate, qtbot: QtBot
) -> None:
    loan, path = way.lend()
    back = way.returned(loan, path)
    first = back.read_bytes()
    back.unlink()
    child(pc, QWidget, "first_start.visit").setFocus()
    press("Return")
    qtbot.waitUntil(lambda: page_is(pc, "loan_entry"))
    child(pc, LoanEntry, "loan_entry").choose(path)
    qtbot.waitUntil(lambda: page_is(pc, "loan_answered"))
    child(pc, FolderLine, "loan_answered.folder").choose(way.stick)
    child(pc, Button, "loan_answered.write").click()
    qtbot.waitUntil(lambda: page_is(pc, "loan_written"), timeout=A_WHILE)
    assert back.read_bytes() == first


@pytest.mark.usefixtures("quick")
def test_whoever_has_an_office_here_leaves_it_for_minutes_on_a_stick(
    tmp_path: Path, qtbot: QtBot
) -> None:
    founded(tmp_path / "own")
    with gate_to(tmp_path / "own", qtbot) as gate:
        child(gate, QWidget, "sign_in.visit").setFocus()
        press("Return")
        qtbot.waitUntil(lambda: page_is(gate, "loan_entry"))
        child(gate, QWidget, "loan_entry.back").setFocus()
        press("Return")
        qtbot.waitUntil(lambda: page_is(gate, "sign_in"))
        window = come_in(gate, qtbot)
        window.visit_wanted.emit()
        assert page_is(gate, "loan_entry")
        assert gate.desk is None
