"""Votes that are counted, and who dissented."""

from dataclasses import replace

from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from db.records import Presence
from desktop.meetings import editing
from desktop.office import OpenOffice
from desktop.persian import digits
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.workspace.resolutions.room import Room, focus_name


def test_a_vote_is_opened_counted_and_dissent_named(full: Room) -> None:
    full.go_to("2.votes")
    press("Space")
    assert focus_name() == "2.votes_for"
    type_text("۱۲")
    press("Tab")
    type_text("۲")
    full.field("2.dissents.add").setFocus()
    press("Space")
    assert focus_name() == "2.dissents.1.name"
    type_text("آقای محمدی")
    press("Tab")
    type_text("نبود اعتبار")
    part = full.resolutions()[1]
    assert (part.resolution.votes_for, part.resolution.votes_against) == (12, 2)
    assert [(each.name, each.reason) for each in part.dissents] == [("آقای محمدی", "نبود اعتبار")]
    assert not full.field("1.votes_for").isVisible()


def test_a_vote_is_counted_by_keys_alone_and_held_against_who_is_there(
    full: Room, office: OpenOffice
) -> None:
    states = (Presence.PRESENT, Presence.REPRESENTED, Presence.EXCUSED, Presence.PRESENT)
    for number, state in enumerate(states, 1):
        editing.add_member(
            office,
            full.meeting,
            name=digits(f"آقای سام {number}"),
            post="عضو",
            organization="بهزیستی",
        )
        stand_in = "خانم پریسا" if state is Presence.REPRESENTED else ""
        added = full.stored.members[-1]
        editing.save(office, replace(added, state=state, substitute=stand_in))
    for member in full.stored.members:
        if member.state is Presence.UNRECORDED:
            editing.save(office, replace(member, state=Presence.ABSENT))
    full.refresh()
    full.go_to("2.text")
    press("Alt+V")
    assert focus_name() == "2.votes_for"
    tally = full.field("2.votes.tally")
    for typed in ("۲", "۰", "۰"):
        type_text(typed)
        press("Return")
    assert full.desk.flush()
    assert tally.property("text") == "۱ نفر از ۳ عضو حاضر رأی ندادند."
    full.field("2.votes_against").setFocus()
    press("Up", "Up", "Tab")
    assert full.desk.flush()
    assert tally.property("text") == "۴ رأی از ۳ عضو حاضر بیشتر است."
    press("Alt+D")
    assert focus_name() == "2.dissents.1.name"
    field = full.field("2.dissents.1.name")
    type_text("سام")
    assert offered(field) == ["آقای سام ۱", "آقای سام ۴"]
    press("Ctrl+A")
    type_text("پریسا")
    assert offered(field) == ["خانم پریسا"]
    press("Down", "Return", "Tab")
    type_text("دور است")
    (dissent,) = full.resolutions()[1].dissents
    assert (dissent.name, dissent.reason) == ("خانم پریسا", "دور است")


def test_enter_takes_the_one_dissenter_that_can_be_meant_and_asks_why(
    full: Room, office: OpenOffice
) -> None:
    editing.add_member(office, full.meeting, name="آقای نوری", post="عضو", organization="بهزیستی")
    editing.save(office, replace(full.stored.members[-1], state=Presence.PRESENT))
    full.refresh()
    full.go_to("2.text")
    press("Alt+D")
    type_text("آقای نور")
    press("Return", "Return")
    assert focus_name() == "2.dissents.1.reason"
    type_text("نبود اعتبار")
    (dissent,) = full.resolutions()[1].dissents
    assert (dissent.name, dissent.reason) == ("آقای نوری", "نبود اعتبار")
    press("Return")
    assert focus_name() == "2.dissents.2.name"


def offered(field: QWidget) -> list[str]:
    names = field.findChild(QListView, "suggestions")
    assert names is not None
    return [names.model().index(row, 0).data() for row in range(names.model().rowCount())]


def test_a_vote_is_seen_when_the_meeting_is_opened_again(qtbot: QtBot, full: Room) -> None:
    counted, dissented = (part.resolution for part in full.stored.resolutions[:2])
    editing.save(full.office, replace(counted, votes_for=12))
    editing.add_dissent(full.office, dissented)
    again = Room(full.office, full.meeting)
    shown(qtbot, again, focus=again.field("add"))
    assert again.field("1.votes_for").isVisible()
    assert again.field("2.dissents.1.name").isVisible()
    assert not again.field("3.votes_for").isVisible()
