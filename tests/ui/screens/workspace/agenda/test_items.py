"""Items of the agenda and their remarks, and what becomes of them."""

from PySide6.QtWidgets import QComboBox, QWidget

from db.records import AgendaKind, Meeting, Outcome
from desktop.documents.labels import OUTCOMES
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.agenda.reading import HELD_ON, TITLE, focus, last_part
from tests.ui.stage import child
from ui.desk import Desk
from ui.screens.workspace.workspace import Workspace
from ui.widgets.choice_field import ChoiceField
from ui.widgets.labels import Chip
from ui.widgets.text_field import TextField


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


def test_what_was_put_off_is_in_the_next_agenda_with_a_mark(
    workspace: Workspace, office: OpenOffice
) -> None:
    type_text("گشت شبانه")
    press("Return")
    outcome = child(workspace, QComboBox, "agenda.2.outcome")
    outcome.setFocus()
    while outcome.currentText() != OUTCOMES[Outcome.POSTPONED]:
        press("Down")
    assert workspace._desk.flush()
    third = Workspace(Desk(office), call(office, propose(office, HELD_ON), TITLE).id)
    third.go_to("agenda")
    assert child(third, TextField, "agenda.2.title").value() == "گشت شبانه"
    marks = [chip.text for chip in child(third, QWidget, "agenda.2").findChildren(Chip)]
    assert marks == ["موکول از جلسهٔ ۲"]


def test_the_follow_up_stays_what_it_is(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    assert child(workspace, ChoiceField, "agenda.1.kind").isReadOnly()
    assert not child(workspace, QWidget, "agenda.1.remove").isVisible()
    child(workspace, TextField, "agenda.1.title").setFocus()
    press("Ctrl+Shift+Delete")
    assert last_part(office, meeting).item.kind is AgendaKind.FOLLOW_UP
