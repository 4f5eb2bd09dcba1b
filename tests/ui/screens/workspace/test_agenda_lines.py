"""The remarks and figures of a long agenda, by keyboard."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import AgendaKind
from desktop.meetings import editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import isolate
from tests.ui.keys import press, shown, type_text
from tests.ui.stage import child
from ui.desk import Desk
from ui.screens.workspace.workspace import Workspace
from ui.widgets.frame import StatusBar
from ui.widgets.labels import KeyCap
from ui.widgets.line_field import LineField

TITLE = "پیگیری مصوبات جلسه‌های پیشین"
ITEMS = 6


@pytest.fixture
def workspace(qtbot: QtBot, office: OpenOffice) -> Workspace:
    """Open a meeting of more items than have room; at the one before, a figure was reported."""
    first, meeting = (call(office, propose(office, date(2026, 10, 4)), TITLE) for _ in range(2))
    item = editing.add_agenda_item(office, first, AgendaKind.REPORT, "گزارش")
    figure = replace(editing.add_figure(office, item), label="تخت‌های مددسرا", value="1,200")
    editing.save(office, replace(figure, unit="تخت", period="مهر"))
    for number in range(ITEMS):
        editing.add_agenda_item(office, meeting, AgendaKind.DISCUSSION, f"بند {number}")
    made = Workspace(Desk(office), meeting.id)
    made.resize(1366, 690)
    made.go_to("agenda")
    shown(qtbot, made, focus=child(made, LineField, "agenda.new.title"))
    return made


def seen_whole(qtbot: QtBot, widget: QWidget) -> None:
    """Wait until all of a widget is in sight."""
    qtbot.waitUntil(lambda: widget.visibleRegion().boundingRect() == widget.rect())


def test_a_new_line_at_the_end_is_seen_whole(workspace: Workspace, qtbot: QtBot) -> None:
    last = f"agenda.{ITEMS + 1}.figures"
    for number in (1, 2, 3):
        press("Ctrl+B", "Ctrl+T")
        row = child(workspace, QWidget, f"{last}.{number}")
        seen_whole(qtbot, row)


def test_keys_lead_from_line_to_line_in_its_column_with_all_that_stands_under_it(
    workspace: Workspace, qtbot: QtBot
) -> None:
    last = f"agenda.{ITEMS + 1}"
    press("Ctrl+R")
    type_text("سام راد")
    for number in (1, 2, 3):
        press("Ctrl+B", "Ctrl+T")
        type_text("تخت")
        press("Down", "Return", "Tab")
        type_text("۱۲۰۶")
        assert workspace._desk.flush()
        told = child(workspace, QLabel, f"{last}.figures.{number}.change")
        assert told.text().startswith("بار پیش")
        seen_whole(qtbot, told)
    caps = child(workspace, StatusBar, "").findChildren(KeyCap)
    assert isolate("PageDown") in [cap.accessibleName() for cap in caps if cap.isVisible()]
    for name in ("figures.2.value", "figures.1.value", "remarks.1.speaker", "remarks.1.speaker"):
        press("PgUp")
        assert child(workspace, QWidget, f"{last}.{name}").hasFocus()
    child(workspace, QWidget, "agenda.1.title").setFocus()
    press("PgDown")
    assert child(workspace, QWidget, f"{last}.remarks.1.speaker").hasFocus()
    for number in (1, 2, 3):
        press("PgDown")
        assert child(workspace, QWidget, f"{last}.figures.{number}.label").hasFocus()
        told = child(workspace, QLabel, f"{last}.figures.{number}.change")
        seen_whole(qtbot, told)
    press("Ctrl+B", "PgUp")
    assert child(workspace, QWidget, f"{last}.figures.3.label").hasFocus()
