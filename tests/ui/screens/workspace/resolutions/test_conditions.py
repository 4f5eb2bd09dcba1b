"""A condition of a resolution: who decides on it, and by when."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.meetings import editing
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.resolutions.room import Room, focus_name
from ui.widgets.labelled import NoteLine


def test_a_long_condition_gets_a_line_of_its_own_while_it_is_typed(full: Room) -> None:
    full.go_to("1.condition")
    height = full.field("1").height()
    type_text("تأمین اعتبار از ردیف بودجهٔ سال آینده و تأیید شورای معاونان شهرداری منطقه")
    QTest.qWait(50)
    assert focus_name() == "1.condition"
    assert full.field("1").height() > height + 10
    field = full.field("1.condition")
    assert field.visibleRegion().boundingRect() == field.rect()


def test_a_condition_says_only_once_what_it_is(full: Room) -> None:
    resolution = full.resolutions()[0].resolution
    record = replace(resolution, condition="به شرط تأمین اعتبار")
    full.desk.act(partial(editing.save, record=record))
    frame = full.field("1.condition").parentWidget()
    assert frame is not None
    assert frame.toolTip() == "شرط"
    assert [each for each in frame.findChildren(QLabel) if each.isVisible()] == []


def test_who_decides_on_a_condition_is_asked_once_there_is_one(full: Room) -> None:
    full.go_to("1.condition")
    fields = [full.field(f"1.condition_{name}") for name in ("decider", "deadline")]
    assert not any(field.isVisible() for field in fields)
    type_text("نظر ترافیک")
    assert all(field.isVisible() for field in fields)
    press("Tab")
    assert focus_name() == "1.condition_decider"
    type_text("بهز")
    press("Down", "Return", "Tab")
    type_text("۱۵ مهر")
    press("Escape")  # the card is at rest
    assert all(field.isVisible() for field in fields)
    resolution = full.resolutions()[0].resolution
    assert resolution.condition_decider == "بهزیستی"
    assert resolution.condition_deadline == date(2026, 10, 7)
    full.go_to("1.condition")
    press("Ctrl+A", "Delete")
    assert not any(field.isVisible() for field in fields)
    full.desk.flush()
    full.desk.undo()
    assert all(field.isVisible() for field in fields)


def test_a_deadline_of_a_condition_that_means_no_day_says_why(full: Room) -> None:
    full.go_to("1.condition")
    type_text("نظر ترافیک")
    press("Tab", "Tab")
    type_text("۳۱ آبان")
    press("Tab")
    seen = [line for line in full.field("1").findChildren(NoteLine) if line.isVisible()]
    assert len(seen) == 1
    assert full.resolutions()[0].resolution.condition_deadline is None
