"""The line below the resolutions, and Enter from one entry to the next."""

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.resolutions.room import Room, focus_name, texts


def test_the_line_below_takes_resolutions_and_actions(room: Room) -> None:
    assert room.field("empty").isVisible()
    type_text("دو اتوبوس پناه گرم مستقر شود")
    press("Return")
    type_text("تعیین جای ایستادن")
    press("Return")
    type_text("گرفتن نظر کارشناسی")
    press("Return")
    type_text("مددسرا بازسازی شود")
    press("Ctrl+Return")
    type_text("تعمیر گرمایش")
    press("Return")
    assert texts(room.stored.resolutions) == [
        ("دو اتوبوس پناه گرم مستقر شود", ["تعیین جای ایستادن", "گرفتن نظر کارشناسی"]),
        ("مددسرا بازسازی شود", ["تعمیر گرمایش"]),
    ]
    assert focus_name() == "add"
    assert not room.field("empty").isVisible()


def test_the_line_says_what_enter_will_add(full: Room) -> None:
    target = full.field("target")
    assert isinstance(target, QLabel)
    assert target.text() == "اقدام «الف» برای مصوبهٔ ۳"
    type_text("اقدامی")
    press("Return")
    assert target.text() == "اقدام «ب» برای مصوبهٔ ۳"


def test_nothing_typed_adds_nothing_but_a_new_card_is_begun(full: Room) -> None:
    press("Return")
    assert len(full.stored.resolutions) == 3
    press("Ctrl+Return")
    assert focus_name() == "4.text"
    type_text("تازه")
    assert full.resolutions()[3].resolution.text == "تازه"


@pytest.mark.usefixtures("full")
def test_up_in_the_empty_line_goes_to_the_last_entry() -> None:
    press("Up")
    assert focus_name() == "3.text"
    press("Esc")
    assert focus_name() == "add"
    type_text("اقدامی")
    press("Return", "F2")
    assert focus_name() == "3.actions.1.text"


def test_enter_goes_from_a_resolution_through_its_actions_to_a_new_one(full: Room) -> None:
    full.go_to("1.text")
    visited = []
    for _ in range(3):
        press("Return")
        visited.append(focus_name())
    assert visited == ["1.actions.1.text", "1.actions.2.text", "1.actions.3.text"]
    press("Return")  # the new one is still empty: enough actions
    assert focus_name() == "add"
    assert len(full.stored.resolutions[0].actions) == 3
    full.go_to("3.text")
    press("Return")
    assert focus_name() == "3.actions.1.text"
