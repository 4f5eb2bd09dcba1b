"""The section «دستور و مذاکرات»: the word on earlier work while others write beside it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from db.records import ActionState, Meeting, OpenAction
from desktop.meetings import dossier, editing
from desktop.meetings.dossier import AgendaPart
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import press, shown, type_text
from tests.ui.stage import child
from ui.desk import Desk
from ui.screens.workspace.workspace import Workspace
from ui.widgets.choice_field import ChoiceField
from ui.widgets.line_field import LineField
from ui.widgets.text_field import TextField

HELD_ON = date(2026, 10, 4)
TITLE = "پیگیری مصوبات جلسه‌های پیشین"


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    """Call the second meeting; the first one left two actions open."""
    first = call(office, propose(office, HELD_ON), TITLE)
    resolution = editing.add_resolution(office, first, "مددسرا بازسازی شود.")
    for text in ("برآورد هزینه", "انتخاب پیمانکار"):
        editing.add_action(office, resolution, text)
    return call(office, propose(office, HELD_ON), TITLE)


@pytest.fixture
def workspace(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Workspace:
    made = Workspace(Desk(office), meeting.id)
    made.go_to("agenda")
    shown(qtbot, made, focus=child(made, LineField, "agenda.new.title"))
    return made


def earlier(office: OpenOffice, meeting: Meeting) -> tuple[OpenAction, ...]:
    return dossier.read(office, meeting.id).earlier


def words(office: OpenOffice, meeting: Meeting) -> list[str]:
    return [each.last.text if each.last else "" for each in earlier(office, meeting)]


def test_the_word_of_this_meeting_is_kept_with_its_state(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    state = child(workspace, ChoiceField, "agenda.1.earlier.1.state")
    assert isinstance(state, QComboBox)
    state.setFocus()
    while state.value() is not ActionState.DONE:
        press("Down")
    child(workspace, TextField, "agenda.1.earlier.1.word").setFocus()
    type_text("قرارداد بسته شد")
    workspace.go_to("review")
    workspace.go_to("agenda")
    assert workspace._desk.flush()
    assert words(office, meeting) == ["قرارداد بسته شد", ""]
    last = earlier(office, meeting)[0].last
    assert last
    assert last.state is ActionState.DONE


def test_words_on_two_actions_typed_in_one_breath_are_both_kept(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    fields = [child(workspace, TextField, f"agenda.1.earlier.{number}.word") for number in (1, 2)]
    for field, text in zip(fields, ("برآورد شد", "مناقصه"), strict=True):
        field.setFocus()
        type_text(text)
    assert workspace._desk.flush()
    assert words(office, meeting) == ["برآورد شد", "مناقصه"]
    assert [field.value() for field in fields] == ["برآورد شد", "مناقصه"]


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName().removeprefix("agenda.") if widget else ""


def last_part(office: OpenOffice, meeting: Meeting) -> AgendaPart:
    return dossier.read(office, meeting.id).agenda[-1]


def test_a_remark_is_typed_with_enter_alone_and_an_empty_one_goes_back(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    type_text("گشت شبانه")
    press("Return", "Ctrl+R")
    assert focus() == "2.remarks.1.speaker"  # of the item that was typed last
    for text in ("خانم یوسفی", "گشت‌ها بیشتر شود."):
        type_text(text)
        press("Return")
    assert focus() == "2.remarks.2.speaker"
    press("Return", "Return")
    assert focus() == "2.remarks.1.speaker"
    assert workspace._desk.flush()
    assert [(each.speaker, each.gist) for each in last_part(office, meeting).remarks] == [
        ("خانم یوسفی", "گشت‌ها بیشتر شود.")
    ]


def test_enter_in_an_empty_figure_ends_the_figures(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+T")
    assert focus() == "1.figures.1.label"
    press("Return")
    assert focus() == "new.title"
    assert last_part(office, meeting).figures == ()
    press("Ctrl+T")
    type_text("گشت")
    press("Return")
    assert focus() == "1.figures.2.label"
    press("Return")
    assert focus() == "1.figures.1.label"
    assert workspace._desk.flush()
    assert [each.label for each in last_part(office, meeting).figures] == ["گشت"]


def test_ctrl_delete_deletes_a_word_and_with_shift_the_line(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+R", "Return")
    type_text("گشت شبانه")
    press("Home", "Ctrl+Delete")
    assert workspace._desk.flush()
    assert [each.gist for each in last_part(office, meeting).remarks] == ["شبانه"]
    press("Ctrl+Shift+Delete")
    assert last_part(office, meeting).remarks == ()
    assert focus() == "1.title"
