"""A box to check, as a field of a form."""

from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown
from ui.widgets.check_field import CheckField


def test_only_a_person_is_told_of(qtbot: QtBot) -> None:
    field = CheckField()
    told: list[object] = []
    field.edited.connect(told.append)
    shown(qtbot, field)
    field.set_value(True)
    assert field.value()
    assert not told
    press("Space", "Space")
    assert told == [False, True]


def test_a_read_only_box_stays_as_it_is(qtbot: QtBot) -> None:
    field = CheckField()
    shown(qtbot, field)
    field.setReadOnly(True)
    assert field.isReadOnly()
    field.click()
    assert not field.value()
