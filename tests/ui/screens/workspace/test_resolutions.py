"""The section «مصوبات», driven as a secretary drives it: by the keyboard alone."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListView,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.records import (
    AgendaKind,
    Meeting,
    Organization,
    Presence,
    Priority,
    Recurrence,
)
from desktop.meetings import dossier, editing, naming
from desktop.meetings.dossier import Dossier, ResolutionPart
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import digits
from tests.offices import signed
from tests.ui.keys import press, shown, type_text
from ui.desk import Desk
from ui.screens.workspace.resolutions import ResolutionsSection
from ui.widgets.labelled import NoteLine
from ui.widgets.text_field import TextField

HELD_ON = date(2026, 10, 4)


class Room(QMainWindow):
    """The section alone in a window as wide as the workspace, refreshed as the workspace does."""

    def __init__(self, office: OpenOffice, meeting: Meeting) -> None:
        super().__init__()
        self.office = office
        self.meeting = meeting
        self.desk = Desk(office, self)
        self.section = ResolutionsSection(self.desk)
        ground = QWidget()
        QVBoxLayout(ground).addWidget(self.section)
        self.setCentralWidget(ground)
        self.resize(1098, 655)
        self.desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self.section.show_dossier(self.stored)

    @property
    def stored(self) -> Dossier:
        return dossier.read(self.office, self.meeting.id)

    def field(self, name: str) -> QWidget:
        found_field = self.section.findChild(QWidget, f"resolutions.{name}")
        assert isinstance(found_field, QWidget), name
        return found_field

    def exists(self, name: str) -> bool:
        return self.section.findChild(QWidget, f"resolutions.{name}") is not None

    def go_to(self, name: str) -> None:
        """Put the focus on a field as the review does: by its record."""
        for number, part in enumerate(self.stored.resolutions, 1):
            if name.startswith(f"{number}.actions."):
                _, _, place, field = name.split(".")
                self.section.reveal(part.actions[int(place) - 1].action.uuid, field)
            elif name.startswith(f"{number}."):
                self.section.reveal(part.resolution.uuid, name.split(".")[1])

    def resolutions(self) -> tuple[ResolutionPart, ...]:
        """Read what stands in the file, once what waits is written."""
        assert self.desk.flush()
        return self.stored.resolutions


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")


@pytest.fixture
def room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Room:
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.field("add"))
    return made


@pytest.fixture
def full(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Room:
    """Three resolutions; the first has two actions, the second one, the third none."""
    for number, count in ((1, 2), (2, 1), (3, 0)):
        resolution = editing.add_resolution(office, meeting, digits(f"مصوبهٔ {number}"))
        for place in range(count):
            editing.add_action(office, resolution, digits(f"اقدام {number}-{place}"))
    office.database.forget_acts()
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.field("add"))
    return made


def texts(parts: tuple[ResolutionPart, ...]) -> list[tuple[str, list[str]]]:
    return [(part.resolution.text, [each.action.text for each in part.actions]) for part in parts]


def focus_name() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    if widget.objectName() == "tokenLine":
        parent = widget.parentWidget()
        assert parent is not None
        widget = parent
    return widget.objectName().removeprefix("resolutions.")


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


def test_the_stored_item_of_the_agenda_is_shown(
    qtbot: QtBot, office: OpenOffice, meeting: Meeting
) -> None:
    title = "گزارش آمادگی گرمخانه‌ها"
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, title)
    editing.add_resolution(office, meeting, "دو اتوبوس مستقر شود", item)
    opened = Room(office, meeting)
    shown(qtbot, opened, focus=opened.field("add"))
    chosen = opened.field("1.agenda_item_id")
    assert isinstance(chosen, QComboBox)
    assert chosen.isVisible()
    assert chosen.currentText() == "دستور ۲: گزارش آمادگی گرمخانه‌ها"


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


def test_all_of_a_resolution_is_entered_by_tab(full: Room, office: OpenOffice) -> None:
    editing.add_agenda_item(office, full.meeting, AgendaKind.REPORT, "گزارش سرما")
    full.go_to("2.text")
    type_text(" و زودتر")
    press("Tab")
    assert focus_name() == "2.priority"
    press("End")
    press("Tab")
    type_text("بی‌سرپناهان،زمستان")
    press("Tab")
    type_text("راه‌آهن")
    press("Tab")
    type_text("نظر ترافیک")
    press("Tab")
    type_text("رئیس کلانتری")
    press("Tab")
    assert focus_name() == "2.condition_deadline"
    type_text("دو هفته دیگر")
    press("Tab")
    assert focus_name() == "2.agenda_item_id"
    press("End")
    part = full.resolutions()[1]
    assert part.resolution.priority is Priority.URGENT
    assert [each.name for each in part.focus_areas] == ["بی‌سرپناهان", "زمستان"]
    assert [each.name for each in part.neighborhoods] == ["راه‌آهن"]
    assert part.resolution.condition == "نظر ترافیک"
    assert part.resolution.condition_decider == "رئیس کلانتری"
    assert part.resolution.condition_deadline == date(2026, 10, 18)
    assert part.resolution.agenda_item_id == full.stored.agenda[-1].item.id


def test_all_of_an_action_is_entered_by_tab(full: Room, office: OpenOffice) -> None:
    full.go_to("2.actions.1.text")
    press("Tab")
    type_text("مجمع خیرین تازه")
    press("Tab")
    type_text("بهزیستی،هیئت امنای نو")
    press("Tab")
    press("Down")
    press("Tab")
    type_text("۲۵ مهر ۱۴۰۵")
    press("Tab")
    action, supporters = full.resolutions()[1].actions[0], full.stored.resolutions[1].actions[0]
    names = [each.name for each in office.database.select(Organization)]
    assert action.action.responsible == "مجمع خیرین تازه"
    assert action.action.responsible_id is not None
    assert [each.name for each in supporters.supporters][1] == "هیئت امنای نو"
    assert {"مجمع خیرین تازه", "هیئت امنای نو"} <= set(names)
    assert action.action.recurrence is Recurrence.WEEKLY
    assert action.action.deadline == date(2026, 10, 17)


def test_a_name_half_typed_is_in_the_file_but_no_organization(full: Room) -> None:
    known = len(full.office.database.select(Organization))
    full.go_to("2.actions.1.responsible")
    type_text("مجمع خی")
    action = full.resolutions()[1].actions[0].action
    assert action.responsible == "مجمع خی"
    assert action.responsible_id is None
    assert len(full.office.database.select(Organization)) == known


def test_a_known_organization_is_linked_however_it_is_spelled(full: Room) -> None:
    body = full.office.database.select(Organization)[3]
    full.go_to("2.actions.1.responsible")
    type_text(body.name.replace("\u200c", " ").replace("ی", "ي"))
    press("Tab")
    action = full.stored.resolutions[1].actions[0].action
    assert (action.responsible_id, action.responsible) == (body.id, body.name)
    full.go_to("2.actions.1.responsible")
    press("Ctrl+A", "Backspace", "Tab")
    action = full.stored.resolutions[1].actions[0].action
    assert (action.responsible_id, action.responsible) == (None, "")


def test_what_is_typed_is_in_the_file_without_leaving_the_field(qtbot: QtBot, full: Room) -> None:
    full.go_to("1.actions.2.text")
    type_text(" فوراً")
    written = "اقدام ۱-۱ فوراً"
    qtbot.waitUntil(
        lambda: full.stored.resolutions[0].actions[1].action.text == written, timeout=1_000
    )
    assert focus_name() == "1.actions.2.text"


def test_writing_does_not_disturb_who_is_typing(full: Room) -> None:
    full.go_to("1.text")
    press("Home")
    type_text("ابتدا ")
    assert full.resolutions()[0].resolution.text.startswith("ابتدا مصوبهٔ")
    type_text("همین ")
    assert focus_name() == "1.text"
    assert full.resolutions()[0].resolution.text.startswith("ابتدا همین مصوبهٔ")


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


def test_what_was_written_is_there_when_the_meeting_is_opened_again(
    qtbot: QtBot, full: Room
) -> None:
    part = full.stored.resolutions[1]
    condition = "تأمین اعتبار از ردیف بودجهٔ سال آینده و تأیید شورای معاونان شهرداری"
    editing.save(
        full.office, replace(part.resolution, condition=condition, priority=Priority.URGENT)
    )
    naming.set_focus_areas(full.office, part.resolution, ["سلامت"])
    naming.entrust(full.office, part.actions[0].action, "بهزیستی")
    action = full.stored.resolutions[1].actions[0].action
    editing.save(full.office, replace(action, deadline=date(2026, 10, 17)))
    again = Room(full.office, full.meeting)
    shown(qtbot, again, focus=again.field("add"))
    QTest.qWait(20)
    for name in ("2.condition", "2.priority", "2.focus_areas", "2.actions.1.deadline"):
        field = again.field(name)
        assert field.isVisible()
        assert field.visibleRegion().boundingRect() == field.rect(), name
    assert again.field("2.actions.1.responsible").property("text") == "بهزیستی"
    assert again.field("2.actions.1.deadline").property("text").startswith("۲۵ مهر")


def test_a_vote_is_seen_when_the_meeting_is_opened_again(qtbot: QtBot, full: Room) -> None:
    counted, dissented = (part.resolution for part in full.stored.resolutions[:2])
    editing.save(full.office, replace(counted, votes_for=12))
    editing.add_dissent(full.office, dissented)
    again = Room(full.office, full.meeting)
    shown(qtbot, again, focus=again.field("add"))
    assert again.field("1.votes_for").isVisible()
    assert again.field("2.dissents.1.name").isVisible()
    assert not again.field("3.votes_for").isVisible()


@pytest.mark.parametrize("key", ["Return", "Space"])
def test_buttons_are_pressed_by_the_keyboard(full: Room, key: str) -> None:
    full.go_to("1.actions.1.remove")
    press(key)
    assert texts(full.stored.resolutions)[0][1] == ["اقدام ۱-۱"]
    full.go_to("1.add_action")
    press(key)
    assert focus_name() == "1.actions.2.text"


def test_a_long_condition_gets_a_line_of_its_own_while_it_is_typed(full: Room) -> None:
    full.go_to("1.condition")
    height = full.field("1").height()
    type_text("تأمین اعتبار از ردیف بودجهٔ سال آینده و تأیید شورای معاونان شهرداری منطقه")
    QTest.qWait(50)
    assert focus_name() == "1.condition"
    assert full.field("1").height() > height + 10
    field = full.field("1.condition")
    assert field.visibleRegion().boundingRect() == field.rect()


def test_signed_minutes_are_only_read(full: Room) -> None:
    signed(full.office, full.stored.meeting)
    before = full.stored.resolutions
    assert not full.field("add").isVisible()
    for name in ("1.text", "1.actions.1.text", "1.actions.1.responsible", "1.actions.1.deadline"):
        full.go_to(name)
        type_text("ناروا")
        press("Ctrl+Shift+Del", "Alt+Down", "Return")
    assert full.resolutions() == before
    assert not full.field("1.remove").isVisible()


def test_a_signed_meeting_without_resolutions_does_not_ask_for_one(room: Room) -> None:
    signed(room.office, room.stored.meeting)
    assert room.field("none").isVisible()
    assert not room.field("empty").isVisible()


def test_the_row_with_the_focus_is_in_sight_and_the_line_below_stays(
    room: Room, office: OpenOffice
) -> None:
    for number in range(12):
        resolution = editing.add_resolution(office, room.meeting, f"مصوبهٔ {number}")
        editing.add_action(office, resolution, "اقدام")
    line = room.field("add").mapTo(room, room.field("add").rect().topLeft())
    for name in ("1.text", "12.actions.1.text", "5.actions.1.deadline"):
        room.go_to(name)
        QTest.qWait(50)
        field = room.field(name)
        assert field.visibleRegion().boundingRect() == field.rect(), name
    assert room.field("add").mapTo(room, room.field("add").rect().topLeft()) == line


def test_what_undo_brings_back_is_in_sight(room: Room, office: OpenOffice) -> None:
    for number in range(12):
        editing.add_resolution(office, room.meeting, digits(f"مصوبهٔ {number}"))
    room.go_to("1.text")
    press("Ctrl+Shift+Del", "Esc")
    QTest.qWait(50)
    assert room.field("1.text").visibleRegion().isEmpty()
    room.desk.undo()
    QTest.qWait(50)
    assert room.field("1.text").property("plainText") == "مصوبهٔ ۰"
    assert not room.field("1.text").visibleRegion().isEmpty()


def test_only_the_card_in_work_shows_its_fields(full: Room) -> None:
    full.go_to("1.text")
    assert full.field("1.priority").isVisible()
    assert not full.field("2.priority").isVisible()
    QTest.mouseClick(full.field("2"), Qt.MouseButton.LeftButton)
    assert focus_name() == "2.text"
    assert full.field("2.condition").isVisible()
    assert not full.field("1.condition").isVisible()


def test_an_impossible_deadline_says_why_and_stays(full: Room) -> None:
    full.go_to("2.actions.1.deadline")
    type_text("۱۴۰۵/۱۲/۳۰")
    press("Esc")
    assert full.resolutions()[1].actions[0].action.deadline is None
    sentences = [each.text() for each in full.section.findChildren(QLabel) if each.isVisible()]
    assert any("کبیسه نیست" in each for each in sentences)


def test_the_header_and_the_rail_count(full: Room) -> None:
    assert full.section.sub(full.stored) == "۳ مصوبه، ۳ اقدام"
    assert full.section.note(full.stored) == "۳"


def test_a_name_that_could_not_be_written_yet_stays_in_its_field(
    room: Room, office: OpenOffice, meeting: Meeting
) -> None:
    resolution = editing.add_resolution(office, meeting, "مددسرا بازسازی شود.")
    editing.add_action(office, resolution, "برآورد هزینه")
    room.go_to("1.actions.1.text")
    type_text(" و زمان")
    room.go_to("1.actions.1.supporters")
    type_text("بهزیستی،")
    room.desk.changed.connect(lambda: office.database.query("PRAGMA query_only = ON"))
    assert not room.desk.flush()
    type_text("هلال‌احمر،")
    office.database.query("PRAGMA query_only = OFF")
    room.desk.changed.disconnect()
    (part,) = room.resolutions()
    assert part.actions[0].action.text == "برآورد هزینه و زمان"
    assert [each.name for each in part.actions[0].supporters] == ["بهزیستی", "هلال‌احمر"]


def test_a_long_text_is_seen_whole(full: Room, qtbot: QtBot) -> None:
    part = full.resolutions()[0]
    long = "گشت شبانه در همهٔ محله‌های کم‌برخوردار ادامه یابد. " * 20
    for record in (part.resolution, part.actions[0].action):
        wordy = replace(record, text=long[:500])
        full.desk.act(partial(editing.save, record=wordy))
    for name in ("1.text", "1.actions.1.text"):
        field = full.field(name)
        assert isinstance(field, TextField)
        qtbot.waitUntil(partial(_is_tall, field))
        assert field.verticalScrollBar().maximum() == 0


def _is_tall(field: TextField) -> bool:
    return field.height() > 4 * field.fontMetrics().height()


def test_a_condition_says_only_once_what_it_is(full: Room) -> None:
    resolution = full.resolutions()[0].resolution
    record = replace(resolution, condition="به شرط تأمین اعتبار")
    full.desk.act(partial(editing.save, record=record))
    frame = full.field("1.condition").parentWidget()
    assert frame is not None
    assert frame.toolTip() == "شرط"
    assert [each for each in frame.findChildren(QLabel) if each.isVisible()] == []


def test_who_decides_on_a_condition_is_asked_once_there_is_one(full: Room) -> None:
    full.go_to("1.condition")
    fields = [full.field(f"1.condition_{name}") for name in ("decider", "deadline")]
    assert not any(field.isVisible() for field in fields)
    type_text("نظر ترافیک")
    assert all(field.isVisible() for field in fields)
    press("Tab")
    assert focus_name() == "1.condition_decider"
    type_text("بهز")
    press("Down", "Return", "Tab")
    type_text("۱۵ مهر")
    press("Escape")  # the card is at rest
    assert all(field.isVisible() for field in fields)
    resolution = full.resolutions()[0].resolution
    assert resolution.condition_decider == "بهزیستی"
    assert resolution.condition_deadline == date(2026, 10, 7)
    full.go_to("1.condition")
    press("Ctrl+A", "Delete")
    assert not any(field.isVisible() for field in fields)
    full.desk.flush()
    full.desk.undo()
    assert all(field.isVisible() for field in fields)


def test_a_deadline_of_a_condition_that_means_no_day_says_why(full: Room) -> None:
    full.go_to("1.condition")
    type_text("نظر ترافیک")
    press("Tab", "Tab")
    type_text("۳۱ آبان")
    press("Tab")
    seen = [line for line in full.field("1").findChildren(NoteLine) if line.isVisible()]
    assert len(seen) == 1
    assert full.resolutions()[0].resolution.condition_deadline is None


@pytest.mark.parametrize("field", ["responsible", "supporters"])
@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_name_half_typed_in_a_row_that_goes_is_no_organization(
    full: Room, field: str, *, by_mouse: bool
) -> None:
    full.go_to(f"1.actions.1.{field}")
    type_text("ادار")
    if by_mouse:
        QTest.mouseClick(full.field("1.actions.1.remove"), Qt.MouseButton.LeftButton)
    else:
        press("Ctrl+Shift+Del")
    assert len(full.resolutions()[0].actions) == 1
    assert not full.office.database.select(Organization, "name = ?", ("ادار",))
