"""One key makes a decision of what was said."""

from PySide6.QtWidgets import QWidget

from db.records import Meeting
from desktop.meetings import dossier, editing
from desktop.office import OpenOffice
from desktop.persian import isolate
from tests.offices import signed
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.agenda.reading import focus, last_part
from tests.ui.stage import child
from ui.screens.workspace.agenda import AgendaSection
from ui.screens.workspace.workspace import Workspace
from ui.widgets.command import Command
from ui.widgets.frame import StatusBar
from ui.widgets.labels import KeyCap


def test_one_key_makes_a_resolution_of_a_remark_and_one_undo_takes_it_back(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    editing.add_guest(office, meeting, name="بهمن محمدی", post="سرپرست", organization="بهزیستی")
    press("Ctrl+R")
    type_text("محمدی")
    press("Return")
    type_text("گشت‌ها بیشتر شود")
    caps = child(workspace, StatusBar, "").findChildren(KeyCap)
    assert next(cap.accessibleName() for cap in caps if cap.isVisible()) == isolate("Ctrl+D")
    press("Ctrl+D")
    type_text(".")
    assert workspace._desk.flush()
    (part,) = dossier.read(office, meeting.id).resolutions
    assert part.resolution.text == "گشت‌ها بیشتر شود."
    assert part.resolution.agenda_item_id == last_part(office, meeting).item.id
    assert [each.action.responsible for each in part.actions] == ["بهزیستی"]
    press("Ctrl+Z", "Ctrl+Z")  # the last letter, and the whole
    assert dossier.read(office, meeting.id).resolutions == ()
    assert [each.gist for each in last_part(office, meeting).remarks] == ["گشت‌ها بیشتر شود"]


def test_a_line_is_decided_once_it_has_words_and_again_leads_there(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    section = child(workspace, AgendaSection, "agenda")
    (command,) = (each for each in section.actions() if each.shortcut().toString() == "Ctrl+D")
    assert isinstance(command, Command)
    press("Ctrl+R")
    type_text("محمدی")
    press("Return")
    button = child(workspace, QWidget, "agenda.1.remarks.1.resolve")
    assert (command.is_offered(), button.isEnabled()) == (False, False)
    type_text("گشت")
    assert (command.is_offered(), button.isEnabled()) == (True, True)
    press("Ctrl+D")
    workspace.go_to("agenda")
    child(workspace, QWidget, "agenda.1.remarks.1.gist").setFocus()
    press("Ctrl+D")
    assert focus() == "resolutions.1.text"
    assert len(dossier.read(office, meeting.id).resolutions) == 1


def test_a_figure_becomes_an_action_where_she_goes_on_typing(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    item = last_part(office, meeting).item
    editing.add_resolution(office, meeting, "گشت شبانه", item)
    press("Ctrl+T")
    for text in ("بازدید", "32", "نوبت"):
        type_text(text)
        press("Tab")
    press("Ctrl+Shift+D")
    assert focus() == "resolutions.1.actions.1.text"
    type_text(" برسد")
    assert workspace._desk.flush()
    (part,) = dossier.read(office, meeting.id).resolutions
    assert [each.action.text for each in part.actions] == ["بازدید: ۳۲ نوبت برسد"]


def test_signed_minutes_decide_nothing_more(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+R", "Return")
    type_text("گشت")
    assert workspace._desk.flush()
    signed(office, meeting)
    child(workspace, QWidget, "agenda.1.remarks.1.gist").setFocus()
    press("Ctrl+D")
    assert dossier.read(office, meeting.id).resolutions == ()
    assert not child(workspace, QWidget, "agenda.1.remarks.1.resolve").isVisible()
