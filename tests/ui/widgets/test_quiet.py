"""Fields in the tight cells of a card."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.calendar.jalali import from_jalali
from tests.ui.keys import press, type_text
from tests.ui.stage import Stage
from ui.clock import today_here
from ui.widgets.line_field import LineField
from ui.widgets.quiet import DeadlineField

WIDTH = 122
LONG = from_jalali(1499, 2, 30)


@pytest.fixture
def deadline(stage: Stage) -> DeadlineField:
    field, other = DeadlineField(WIDTH), LineField()
    stage.put(other, field)
    other.setFocus()
    return field


@pytest.mark.parametrize("rest", [True, False])
def test_a_long_deadline_is_written_in_figures_and_never_cut(
    deadline: DeadlineField, *, rest: bool
) -> None:
    deadline.set_at_rest(on=rest)
    deadline.set_value(LONG)
    assert deadline.text() == "۱۴۹۹/۰۲/۳۰"
    assert deadline.width() <= WIDTH
    deadline.setFocus()
    assert deadline.text() == "۱۴۹۹/۰۲/۳۰"


def test_a_short_deadline_is_written_with_its_month(deadline: DeadlineField) -> None:
    deadline.set_value(date(today_here().year, 5, 10))
    assert deadline.text().partition(" ")[2] in {"اردیبهشت", "خرداد"}


def test_a_deadline_that_cannot_be_read_is_red_also_at_rest(
    deadline: DeadlineField, qtbot: QtBot
) -> None:
    deadline.setFocus()
    type_text("اواخر مهر")
    press("Tab")
    deadline.set_at_rest(on=True)
    qtbot.waitUntil(lambda: not deadline.hasFocus())
    assert deadline.property("wrong")
    assert not deadline.property("chip")
