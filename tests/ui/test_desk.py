"""The desk: what was typed is written soon, in its order, and outlives every failure."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from db.faults import WriteFault
from desktop import drafts
from desktop.founding import found
from desktop.office import OpenOffice
from tests.offices import open_office
from ui.desk import WRITE_AFTER_MS, Desk

Write = Callable[[OpenOffice], None]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    del qtbot  # its timers need an application
    with open_office(tmp_path) as office:
        desk = Desk(office)
        yield desk
        delete(desk)  # with its clock, before the file closes


def keep(text: str, place: str = "a field") -> Write:
    return lambda office: drafts.keep(office, place, text)


def kept(desk: Desk, place: str = "a field") -> str:
    return drafts.kept(desk.office, place)


def defect(_office: OpenOffice) -> None:
    raise ZeroDivisionError


def test_writing_begins_with_the_first_key_though_typing_goes_on(desk: Desk, qtbot: QtBot) -> None:
    for length in range(1, 12):
        desk.later("field", keep("م" * length))
        qtbot.wait(WRITE_AFTER_MS // 10)
    assert kept(desk)


def test_what_waits_is_written_before_an_act(desk: Desk) -> None:
    desk.later("field", keep("typed"))
    assert desk.act(kept_by) == "typed"
    assert not desk.is_waiting("field")


def kept_by(office: OpenOffice) -> str:
    return drafts.kept(office, "a field")


def test_what_could_not_be_written_waits_for_better_times(desk: Desk, qtbot: QtBot) -> None:
    desk.office.database.query("PRAGMA query_only = ON")
    desk.later("field", keep("typed"))
    with qtbot.waitSignal(desk.failed) as told:
        assert not desk.flush()
    assert isinstance(told.args[0], WriteFault)
    assert desk.act(keep("an act")) is None
    assert desk.is_waiting("field")
    desk.office.database.query("PRAGMA query_only = OFF")
    assert desk.flush()
    assert kept(desk) == "typed"


def test_a_later_text_takes_the_place_of_one_that_failed(desk: Desk) -> None:
    def fails(_office: OpenOffice) -> None:
        desk.later("field", keep("second"))
        raise WriteFault(Path("dabir.db"), "SQLITE_FULL")

    desk.later("field", fails)
    assert not desk.flush()
    assert desk.flush()
    assert kept(desk) == "second"


def test_a_defect_in_one_write_costs_no_other(desk: Desk) -> None:
    desk.later("broken", defect)
    desk.later("field", keep("typed"))
    with pytest.raises(ZeroDivisionError):
        desk.flush()
    with pytest.raises(ZeroDivisionError):
        desk.flush()
    assert kept(desk) == "typed"
    assert desk.is_waiting("broken")
    assert not desk.is_waiting("field")


def test_undo_and_redo_with_nothing_to_do_do_not_say_that_something_was_saved(
    desk: Desk, qtbot: QtBot
) -> None:
    for step in (desk.undo, desk.redo):
        with qtbot.assertNotEmitted(desk.saved):
            assert step() == ()


def test_undo_and_redo_say_that_they_are_saved(desk: Desk, qtbot: QtBot) -> None:
    desk.act(lambda office: found(office, district=11, name="شهرداری", secretary="دبیر"))
    for step in (desk.undo, desk.redo):
        with qtbot.waitSignal(desk.saved, timeout=500):
            assert step()


def test_the_desk_tells_whether_there_is_anything_to_undo_or_redo(desk: Desk) -> None:
    desk.act(lambda office: found(office, district=11, name="منطقهٔ ۱۱", secretary="خانم امینی"))
    desk.office.database.forget_acts()
    assert (desk.can_undo, desk.can_redo) == (False, False)
    desk.later("field", keep("typed"))
    assert desk.can_undo, "what waits is an act to be"
