"""Resolutions and actions that are deleted, moved and gone through by keys."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.meetings import naming
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.resolutions.room import Room, focus_name, texts


def test_deleting_asks_nothing_and_undo_brings_all_back(full: Room) -> None:
    naming.set_focus_areas(full.office, full.stored.resolutions[0].resolution, ["سلامت"])
    before = full.stored.resolutions
    full.go_to("1.text")
    press("Ctrl+Shift+Del")
    assert texts(full.stored.resolutions) == texts(before[1:])
    assert focus_name() == "1.text"
    full.desk.undo()
    assert full.stored.resolutions == before
    assert full.field("1.actions.2.text").isVisible()


def test_ctrl_delete_in_an_action_removes_the_action(full: Room) -> None:
    full.go_to("1.actions.1.deadline")
    press("Ctrl+Shift+Del")
    assert texts(full.stored.resolutions)[0][1] == ["اقدام ۱-۱"]
    assert focus_name() == "1.actions.1.text"
    press("Ctrl+Shift+Del")
    assert focus_name() == "1.text"
    assert not full.exists("1.actions.1.text")


def test_a_resolution_deleted_while_its_responsible_is_typed_is_gone(full: Room) -> None:
    full.go_to("2.actions.1.responsible")
    type_text("مجمع")
    press("Ctrl+Shift+Del")
    assert not full.stored.resolutions[1].actions
    full.desk.undo()
    assert full.stored.resolutions[1].actions[0].action.responsible == "مجمع"


def test_rows_move_with_alt_and_take_the_focus_along(full: Room) -> None:
    full.go_to("1.actions.2.responsible")
    press("Alt+Up")
    assert texts(full.stored.resolutions)[0][1] == ["اقدام ۱-۱", "اقدام ۱-۰"]
    assert focus_name() == "1.actions.1.responsible"
    full.go_to("1.text")
    press("Alt+Down", "Alt+Down")
    assert [part.resolution.text for part in full.stored.resolutions][2] == "مصوبهٔ ۱"
    assert focus_name() == "3.text"
    press("Alt+Down")
    assert focus_name() == "3.text"


def test_tab_follows_the_new_order(full: Room) -> None:
    full.go_to("1.text")
    press("Alt+Down")
    full.go_to("2.actions.2.remove")
    press("Tab", "Tab")
    assert focus_name() == "2.remove"
    press("Tab")
    assert focus_name() == "3.text"


def test_tab_goes_round_everything_and_everything_has_a_name(full: Room) -> None:
    full.go_to("1.text")
    seen = []
    while (name := focus_name()) not in seen:
        widget = QApplication.focusWidget()
        assert widget is not None
        assert widget.accessibleName(), name
        seen.append(name)
        press("Tab")
    assert seen[:7] == [
        "1.text",
        "1.priority",
        "1.focus_areas",
        "1.neighborhoods",
        "1.condition",
        "1.agenda_item_id",
        "1.votes",
    ]
    assert "2.actions.1.recurrence" in seen
    assert seen[-1] == "add"


@pytest.mark.parametrize("key", ["Return", "Space"])
def test_buttons_are_pressed_by_the_keyboard(full: Room, key: str) -> None:
    full.go_to("1.actions.1.remove")
    press(key)
    assert texts(full.stored.resolutions)[0][1] == ["اقدام ۱-۱"]
    full.go_to("1.add_action")
    press(key)
    assert focus_name() == "1.actions.2.text"
