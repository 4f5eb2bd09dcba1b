"""Attachments that are named, put in order and taken away."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import MeetingState
from desktop.attachments.retrieving import read
from desktop.drafts import keep, kept, place_of
from desktop.meetings.attaching import let_go
from desktop.meetings.editing import move, remove
from desktop.office import OpenOffice
from desktop.reporting import unheard
from tests.offices import signed
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.attachments.desk import Desk, files
from tests.ui.stage import child


def test_a_name_is_changed_where_it_stands(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(*brought[:2])
    press("F2")
    line = child(desk.window, QLineEdit, "attachments.name")
    desk.qtbot.waitUntil(lambda: line.selectedText() == "scan")
    type_text("نماي ميدان")
    press("Return")
    desk.qtbot.waitUntil(lambda: desk.names[1] == "نمای میدان.png")
    assert desk.rows.hasFocus()
    press("F2")
    type_text("دیگر")
    press("Escape")
    assert desk.names == ["گزارش بهزیستی.pdf", "نمای میدان.png"]
    press("F2")
    press("Delete", "Ctrl+A", "Delete", "Return")  # which speak to the field alone
    desk.qtbot.waitUntil(desk.rows.hasFocus)
    assert desk.names == ["گزارش بهزیستی.pdf", "نمای میدان.png"]
    press("Ctrl+Z")
    assert desk.names == ["گزارش بهزیستی.pdf", "scan.png"]


def test_a_name_goes_on_being_typed_while_others_come_and_go(
    desk: Desk, brought: Sequence[Path]
) -> None:
    desk.attach(*brought[:2])
    press("F2")
    line = child(desk.window, QLineEdit, "attachments.name")
    desk.qtbot.waitUntil(lambda: line.selectedText() == "scan")
    type_text("نمای میدان")
    desk.attach(brought[2])
    remove(desk.office, desk.attached[0])
    move(desk.office, desk.attached[0], 1)
    assert desk.names == ["آمار.txt", "scan.png"]
    assert line.text() == "نمای میدان.png"
    assert line.hasFocus()
    assert desk.rows.visualRect(desk.rows.currentIndex()).contains(line.geometry().center())
    remove(desk.office, desk.attached[0])
    with desk.office.database.act():  # something else of this meeting
        desk.office.database.update(replace(desk.meeting, subject="دیگر"))
    type_text(" شهر")
    press("Return")
    desk.qtbot.waitUntil(lambda: desk.names == ["نمای میدان شهر.png"])


def test_half_of_a_name_outlives_a_power_cut(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(brought[1])
    place = place_of(desk.attached[0].uuid, "name")
    press("F2")
    line = child(desk.window, QLineEdit, "attachments.name")
    desk.qtbot.waitUntil(lambda: line.selectedText() == "scan")
    type_text("نمای می")
    desk.qtbot.waitUntil(lambda: kept(desk.office, place) == "نمای می.png")
    press("Escape")
    desk.qtbot.waitUntil(lambda: not kept(desk.office, place))
    keep(desk.office, place, "نمای می.png")  # as if it had not come to Escape
    press("F2")
    line = child(desk.window, QLineEdit, "attachments.name")
    desk.qtbot.waitUntil(lambda: line.selectedText() == "نمای می")
    press("End")
    type_text("x")
    press("Return")
    desk.qtbot.waitUntil(lambda: desk.names == ["نمای می.pngx"])
    desk.qtbot.waitUntil(lambda: not kept(desk.office, place))
    press("Ctrl+Z")
    assert desk.names == ["scan.png"]
    press("F2")
    type_text("دیگر")
    desk.qtbot.waitUntil(lambda: bool(kept(desk.office, place)))
    remove(desk.office, desk.attached[0])
    desk.qtbot.waitUntil(lambda: not kept(desk.office, place))


def test_rows_move_and_the_keyboard_goes_with_them(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(*brought)
    press("Alt+Up", "Alt+Up", "Alt+Up")
    assert desk.names == ["آمار.txt", "گزارش بهزیستی.pdf", "scan.png"]
    current = desk.rows.current()
    assert current is not None
    assert current.name == "آمار.txt"
    press("Alt+Down")
    assert desk.names == ["گزارش بهزیستی.pdf", "آمار.txt", "scan.png"]


def test_what_was_removed_comes_back_with_its_content(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(*brought)
    press("Home", "Delete")
    assert desk.names == ["scan.png", "آمار.txt"]
    current = desk.rows.current()
    assert current is not None
    assert current.name == "scan.png"
    press("Delete", "Delete")
    assert child(desk.window, QPushButton, "attachments.first").hasFocus()
    press("Ctrl+1", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert desk.section.isVisible()
    assert desk.names == [path.name for path in brought]
    current = desk.rows.current()
    assert current is not None
    assert current.name == brought[0].name  # it came back last
    for path, attachment in zip(brought, desk.attached, strict=True):
        assert read(desk.office.database.file, attachment, unheard) == path.read_bytes()
    press("Home", "Delete")
    let_go(desk.office)  # as when the window was closed
    ((left,),) = desk.office.database.query("SELECT count(DISTINCT sha256) FROM contents")
    assert left == 2


def test_signed_minutes_show_their_attachments_and_keep_them(
    sample: OpenOffice, qtbot: QtBot, brought: Sequence[Path]
) -> None:
    desk = Desk(sample, qtbot, MeetingState.DRAFT)
    desk.attach(*brought[:2])
    signed(sample, desk.meeting)
    desk.window.open_meeting(desk.meeting.id)
    press("Ctrl+6")
    for key in ("Delete", "F2", "Alt+Down", "Ctrl+O"):
        press(key)
    QGuiApplication.clipboard().setMimeData(files(brought[2]))
    press("Ctrl+V")
    assert not desk.hold(brought[2])
    assert desk.names == [path.name for path in brought[:2]]
    assert not child(desk.window, QWidget, "attachments.remove").isVisible()
    press("Home", "Return")
    assert desk.view().count == 3
    press("Escape")
    assert desk.rows.hasFocus()
