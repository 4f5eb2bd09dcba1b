from datetime import time

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.widgets.time_field import TimeField


@pytest.fixture
def field(qtbot: QtBot) -> TimeField:
    made = TimeField()
    shown(qtbot, made)
    return made


@pytest.fixture
def heard(field: TimeField) -> list[time | None]:
    values: list[time | None] = []
    field.edited.connect(values.append)
    return values


@pytest.mark.parametrize("typed", ["1030", "۱۰:۳۰", "١٠٣٠", "10.30", "۱۰ و ۳۰"])
def test_a_time_is_read_as_people_type_it(
    field: TimeField, heard: list[time | None], typed: str
) -> None:
    type_text(typed)
    press("Return")
    assert heard == [time(10, 30)]
    assert field.text() == "۱۰:۳۰"


def test_an_hour_alone_is_the_full_hour(field: TimeField, heard: list[time | None]) -> None:
    type_text("9")
    press("Return")
    assert heard == [time(9)]
    assert field.text() == "۰۹:۰۰"


def test_what_is_no_time_stays_and_is_explained(field: TimeField, heard: list[time | None]) -> None:
    type_text("25:00")
    press("Return")
    assert field.text() == "25:00"
    assert field.note.text == "ساعت خوانده نشد. آن را مانند «۱۰:۳۰» بنویسید."
    assert heard == []


def test_arrows_go_by_five_minutes_and_round_midnight(
    field: TimeField, heard: list[time | None]
) -> None:
    field.set_value(time(23, 55))
    press("Up", "Down", "Down")
    assert heard == [time(0, 0), time(23, 55), time(23, 50)]
