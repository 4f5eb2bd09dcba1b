"""The focus areas, as somebody meets them who has only the keyboard."""

from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from desktop.places.focus_areas import focus_area_lines
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.places.lists import show_list
from tests.ui.stage import child
from ui.desk import WRITE_AFTER_MS
from ui.widgets.line_field import PersianLine
from ui.window import Window

WRITTEN = WRITE_AFTER_MS + 300
PAGE = "places.focus_areas"
NEAR = "این نام بسیار به محور «بی‌سرپناهان» می‌ماند. همان را به کار ببرید یا نام دیگری بنویسید."


def names(office: OpenOffice) -> list[str]:
    return [each.name for each in focus_area_lines(office)]


def field(window: Window, number: int) -> PersianLine:
    return child(window, PersianLine, f"{PAGE}.{number}.name")


def test_the_order_is_changed_by_keys_and_the_keyboard_stays_with_the_row(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = show_list(qtbot, office, "Ctrl+3")
    before = names(office)
    assert field(window, 1).hasFocus()
    press("Alt+Down", "Alt+Down")
    assert names(office) == [before[1], before[2], before[0], *before[3:]]
    assert field(window, 3).hasFocus()
    press("Alt+Up")
    assert field(window, 2).hasFocus()
    press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert names(office) == before
    press("Alt+Up")
    assert names(office) == before


def test_a_near_duplicate_is_refused_with_a_sentence(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+3")
    before = names(office)
    press("Ctrl+N")
    form = child(window, PersianLine, f"{PAGE}.new.name")
    type_text("بی سرپناهن")
    press("Return")
    assert form.accessibleDescription() == NEAR
    assert form.text() == "بی سرپناهن"
    press("Ctrl+A")
    type_text("بي سرپناهان")
    press("Return")
    assert form.accessibleDescription() == "محور «بی‌سرپناهان» در فهرست هست."
    assert names(office) == before
    field(window, 2).setFocus()
    press("Ctrl+A")
    type_text("بی‌سرپناهن")
    press("Return")
    qtbot.wait(WRITTEN)
    assert field(window, 2).accessibleDescription() == NEAR
    assert names(office) == before


def test_one_is_added_renamed_and_set_aside(office: OpenOffice, qtbot: QtBot) -> None:
    window = show_list(qtbot, office, "Ctrl+3")
    press("Ctrl+N")
    type_text("مهاجران")
    press("Return")
    assert names(office)[-1] == "مهاجران"
    last = field(window, len(names(office)))
    last.setFocus()
    press("Ctrl+A")
    type_text("اتباع")
    press("Return")
    qtbot.wait(WRITTEN)
    assert names(office)[-1] == "اتباع"
    assert focus() == f"{PAGE}.new.name"
    last.setFocus()
    press("Ctrl+Del")
    assert "اتباع" not in names(office)
    press("Ctrl+Z")
    assert names(office)[-1] == "اتباع"
