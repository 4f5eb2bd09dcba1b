"""The section «حاضران», driven as a secretary drives it while people come in."""

from dataclasses import replace
from datetime import date, time
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.records import Meeting, Organization, Presence
from desktop.meetings import dossier, editing
from desktop.meetings.dossier import Dossier
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.offices import signed
from tests.ui.keys import press, shown, type_text
from tests.ui.stage import child, has_colour
from ui.desk import Desk
from ui.screens.workspace.attendance import AttendanceSection
from ui.screens.workspace.attendee_row import LINE
from ui.screens.workspace.attendees import BREATH_MS
from ui.theme import LIGHT
from ui.widgets.toggle import SegmentedToggle

HELD_ON = date(2026, 10, 4)
NOW = time(10, 6)
ROLL = (
    ("سرپرست", "آقای محمدی", "بهزیستی"),
    ("معاون حمایت", "خانم کریمی", "کمیتهٔ امداد"),
    ("رئیس کلانتری", "آقای مرادی", "کلانتری"),
)


class Room(QMainWindow):
    """The section with its header button, refreshed as the workspace does."""

    def __init__(self, office: OpenOffice, meeting: Meeting) -> None:
        super().__init__()
        self.office = office
        self.meeting = meeting
        self.desk = Desk(office, self)
        self.section = AttendanceSection(self.desk, lambda: NOW)
        ground = QWidget()
        column = QVBoxLayout(ground)
        for button in self.section.header_buttons():
            column.addWidget(button)
        column.addWidget(self.section)
        self.setCentralWidget(ground)
        self.resize(1098, 600)
        self.desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self.section.show_dossier(self.stored)

    @property
    def stored(self) -> Dossier:
        return dossier.read(self.office, self.meeting.id)

    def written(self) -> Dossier:
        """Read the file once what was typed is in it."""
        self.desk.flush()
        return self.stored

    def widget(self, name: str) -> QWidget:
        return child(self, QWidget, f"attendance.{name}")

    def text(self, name: str) -> str:
        return child(self, QLabel, f"attendance.{name}").text()

    def go_to(self, number: int) -> QWidget:
        row = self.widget(f"members.{number}")
        row.setFocus()
        return row

    def states(self) -> list[Presence]:
        return [each.state for each in self.stored.members]

    def shown_states(self) -> list[str | None]:
        toggles = (
            child(self, SegmentedToggle, f"attendance.members.{number}.state")
            for number in range(1, 1 + len(self.stored.members))
        )
        return [toggle.value() for toggle in toggles]


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName().removeprefix("attendance.") if widget else ""


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")


@pytest.fixture
def room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Room:
    """A meeting of five members: chair, secretary and those of the roll."""
    for post, name, organization in ROLL:
        editing.add_member(office, meeting, name=name, post=post, organization=organization)
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.widget("members.1"))
    return made


@pytest.fixture
def new_room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Room:
    """The first meeting of an office: only chair and secretary have a seat."""
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.widget("members.1"))
    return made


def test_a_digit_of_any_keyboard_says_the_state_and_goes_on(room: Room) -> None:
    type_text("1۳٤4")
    expected = [Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT, Presence.ABSENT]
    assert room.states() == [*expected, Presence.UNRECORDED]
    assert room.shown_states() == [*expected, None]
    assert focus() == "members.5"
    type_text("1")
    assert focus() == "members.5"  # behind the last row there is none


def test_counts_follow_each_key(room: Room) -> None:
    type_text("1132")
    counts = [room.text(f"counts.{each}") for each in ("present", "represented", "excused")]
    assert counts == ["۲", "۱", "۱"]
    assert room.text("counts.absent") == "۰"
    assert room.text("counts.rest") == "۱ نفر هنوز ثبت نشده است."
    assert room.section.note(room.stored) == "۳ از ۵"
    press("Ctrl+H")
    assert room.section.note(room.stored) == "۴ از ۵"
    assert not child(room, QLabel, "attendance.counts.rest").isVisible()


def test_a_quorum_is_spoken_of_where_there_is_one(room: Room) -> None:
    assert not child(room, QLabel, "attendance.counts.quorum").isVisible()
    with room.office.database.act():
        room.office.database.update(replace(room.office.headquarters, quorum=2))
    assert room.text("counts.quorum") == "هنوز به حد نصاب نرسیده است"
    type_text("12")
    assert focus() == "members.2.substitute"
    assert room.text("counts.quorum") == "جلسه رسمیت دارد"
    assert room.text("counts.rest") == "حد نصاب ۲ نفر. ۳ نفر هنوز ثبت نشده‌اند."


def test_ctrl_h_fills_what_is_not_recorded(room: Room) -> None:
    type_text("4")
    press("Ctrl+H")
    assert room.states() == [Presence.ABSENT, *[Presence.PRESENT] * 4]


def test_a_click_says_the_state_and_leaves_the_keyboard_in_the_row(room: Room) -> None:
    option = child(room, QPushButton, "attendance.members.4.state.excused")
    QTest.mouseClick(option, Qt.MouseButton.LeftButton)
    assert room.states()[3] is Presence.EXCUSED
    assert focus() == "members.4"
    type_text("1")
    assert room.states()[3] is Presence.PRESENT


def test_the_row_with_the_keyboard_is_marked_and_arrows_move_it(room: Room) -> None:
    def marked() -> list[int]:
        rows = {number: room.widget(f"members.{number}") for number in range(1, 6)}
        return [
            number
            for number, row in rows.items()
            if has_colour(row.grab().toImage(), LIGHT.accent_tint, QRect(4, 4, 8, 4))
        ]

    assert marked() == [1]
    press("Down", "Down")
    assert (focus(), marked()) == ("members.3", [3])
    press("Up")
    assert marked() == [2]
    press("End")
    assert marked() == [5]
    press("Home", "Up")
    assert marked() == [1]


def test_space_is_the_arrival_now_and_in_its_field_too(room: Room) -> None:
    press("Down", "Space")
    assert focus() == "members.2"
    press("Tab", "Tab")
    assert focus() == "members.2.left_at"
    type_text("1130")
    press("Enter")
    assert focus() == "members.3"
    press("Shift+Tab", "Shift+Tab")
    assert focus() == "members.2.arrived_at"
    member = room.written().members[1]
    assert (member.arrived_at, member.left_at) == (NOW, time(11, 30))
    room.go_to(5)
    press("Tab", "Tab", "Space")
    assert room.written().members[4].left_at == NOW


@pytest.mark.parametrize("key", ["2", "۲", "٢"])
def test_a_substitute_is_typed_below_the_row(room: Room, key: str) -> None:
    room.go_to(3)
    type_text(key)
    assert focus() == "members.3.substitute"
    for text in ("خانم یوسفی", "کارشناس مسئول", "۱۱/۲۳۸", "10 مهر 1405"):
        type_text(text)
        press("Enter")
    assert focus() == "members.4"
    member = room.written().members[2]
    assert (member.substitute, member.substitute_post) == ("خانم یوسفی", "کارشناس مسئول")
    assert (member.letter_number, member.letter_date) == ("۱۱/۲۳۸", date(2026, 10, 2))

    press("Up")
    type_text("1")  # they came after all
    assert not room.widget("members.3.substitute").isVisible()
    assert room.written().members[2].substitute == "خانم یوسفی"


def test_a_name_is_changed_for_this_meeting_alone(room: Room) -> None:
    room.go_to(4)
    press("F2")
    assert focus() == "members.4.post"
    press("Enter", "Ctrl+A")
    assert focus() == "members.4.name"
    type_text("خانم زارع")
    press("Enter", "Enter")
    assert focus() == "members.4"
    assert not room.widget("members.4.name").isVisible()
    assert room.written().members[3].name == "خانم زارع"
    later = call(room.office, propose(room.office, date(2026, 11, 1)), "پیگیری")
    assert dossier.read(room.office, later.id).members[3].name == "خانم کریمی"


def test_escape_closes_the_names_and_keeps_what_was_typed(room: Room) -> None:
    row = room.go_to(4)
    place = QPoint(row.width() - 100, 20)
    QTest.mouseDClick(row, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=place)  # which QTest leaves out
    assert focus() == "members.4.post"
    type_text("!")
    press("Esc")
    assert focus() == "members.4"
    assert not room.widget("members.4.post").isVisible()
    assert room.written().members[3].post == "معاون حمایت!"


def test_names_close_behind_the_keyboard_but_never_under_the_mouse(
    qtbot: QtBot, room: Room
) -> None:
    press("F2", "Esc", "F2")
    room.go_to(3)
    assert not room.widget("members.1.post").isVisible()

    room.go_to(2)
    press("F2")
    target = child(room, QPushButton, "attendance.members.4.state.absent")
    heights = [room.widget(f"members.{number}").height for number in (1, 2, 3)]
    below = room.widget("members.4")
    qtbot.waitUntil(lambda: [height() for height in heights] == [LINE, 89, LINE])
    qtbot.waitUntil(lambda: below.y() == 2 * LINE + 89)
    place = target.mapTo(room, QPoint(0, 0))
    QTest.mousePress(target, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert target.mapTo(room, QPoint(0, 0)) == place
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton)
    assert room.states()[3] is Presence.ABSENT
    assert focus() == "members.4"


def test_what_is_typed_comes_into_the_file_by_itself(qtbot: QtBot, room: Room) -> None:
    press("Space", "F2")
    type_text("ی")
    qtbot.waitUntil(lambda: room.stored.members[0].post == "شهردار منطقهی", timeout=2000)
    assert room.stored.members[0].arrived_at == NOW


def test_the_chair_named_once_is_there_at_the_next_meeting(new_room: Room) -> None:
    press("F2", "Enter")
    type_text("آقای سعید نوری")
    press("Down", "Esc", "Down")
    later = call(new_room.office, propose(new_room.office, date(2026, 11, 1)), "پیگیری")
    assert dossier.read(new_room.office, later.id).members[0].name == "آقای سعید نوری"


@pytest.mark.parametrize("keys", [["Ctrl+Shift+Delete"], ["Esc", "Delete"]])
def test_delete_takes_a_member_off_and_undo_brings_all_back(room: Room, keys: list[str]) -> None:
    room.go_to(4)
    type_text("2")
    type_text("خانم یوسفی")
    press(*keys)
    assert [each.name for each in room.stored.members[2:]] == ["آقای محمدی", "آقای مرادی"]
    assert focus() == "members.4"
    assert room.widget("members.4").accessibleName() == "رئیس کلانتری"
    room.desk.undo()
    back = room.widget("members.4")
    assert (back.accessibleName(), back.isVisible()) == ("معاون حمایت", True)
    assert focus() == "members.4"
    assert room.stored.members[3].substitute == "خانم یوسفی"
    assert room.shown_states()[3] == "represented"


def test_ctrl_delete_in_a_field_deletes_a_word_and_not_the_person(room: Room) -> None:
    room.go_to(4)
    press("F2", "Home", "Ctrl+Delete")
    assert [each.post for each in room.written().members[3:]] == ["حمایت", "رئیس کلانتری"]
    press("Delete")
    assert room.written().members[3].post == "مایت"


def test_arrow_up_leads_from_the_next_member_back_to_the_last(room: Room) -> None:
    for field in ("post", "name", "organization"):
        room.widget(f"new.{field}").setFocus()
        press("Up")
        assert focus() == "members.5"


def test_alt_with_an_arrow_moves_a_member(room: Room) -> None:
    room.go_to(5)
    press("Alt+Up")
    assert room.stored.members[3].post == "رئیس کلانتری"
    assert focus() == "members.4"
    press("Tab", "Tab", "Tab")
    assert focus() == "members.5"
    assert room.widget("members.5").accessibleName() == "معاون حمایت"
    press("Up")
    type_text("1")
    assert room.states()[3] is Presence.PRESENT


def test_members_are_typed_in_one_after_the_other(new_room: Room) -> None:
    new_room.section.begin()
    assert focus() == "new.post"
    for post, name, organization in ROLL[:2]:
        for text in (post, name, organization):
            type_text(text)
            press("Enter")
        assert focus() == "new.post"
    added = new_room.stored.members[2:]
    assert [(each.post, each.name, each.organization) for each in added] == list(ROLL[:2])
    known = {each.name for each in new_room.office.database.select(Organization)}
    assert {"بهزیستی", "کمیتهٔ امداد"} <= known
    later = call(new_room.office, propose(new_room.office, date(2026, 11, 1)), "پیگیری")
    assert len(dossier.read(new_room.office, later.id).members) == 4


def test_half_a_member_is_not_added_and_not_lost(
    qtbot: QtBot, new_room: Room, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+M")
    type_text("رئیس کلانتری")
    press("Enter", "Enter", "Enter")
    assert focus() == "new.organization"
    assert "نام دستگاه را بنویسید." in [each.text() for each in new_room.findChildren(QLabel)]
    assert len(new_room.written().members) == 2

    again = Room(office, meeting)
    shown(qtbot, again, focus=again.widget("new.organization"))
    type_text("کلانتری")
    press("Enter")
    assert again.stored.members[2].post == "رئیس کلانتری"
    assert Room(office, meeting).widget("new.post").property("text") == ""


def test_a_known_organization_is_offered_while_it_is_typed(room: Room) -> None:
    press("Ctrl+M")
    type_text("معاون")
    press("Enter", "Enter")
    type_text("امداد")
    press("Down", "Enter", "Enter")
    assert room.stored.members[5].organization == "کمیتهٔ امداد"


def test_guests_are_typed_in_one_after_the_other(room: Room) -> None:
    press("Ctrl+G")
    for text in ("مدیر مرکز", "خانم نیک‌پور", "مرکز ویژه"):
        type_text(text)
        press("Enter")
    assert focus() == "guests.2.post"
    press("Enter", "Enter", "Enter")  # of this one nothing was typed
    (guest,) = room.written().guests
    assert (guest.post, guest.name, guest.organization) == (
        "مدیر مرکز",
        "خانم نیک‌پور",
        "مرکز ویژه",
    )
    assert guest.state is Presence.PRESENT
    assert focus() == "guests.1"
    press("Space")
    assert room.written().guests[0].arrived_at == NOW
    assert room.section.note(room.stored) == "۰ از ۵"
    for key in ("Ctrl+Shift+Delete", "Delete"):
        room.widget("guests.1").setFocus()
        press(key)
        assert room.stored.guests == ()
        room.desk.undo()
        assert room.widget("guests.1").isVisible()


def test_undo_takes_a_guest_away_while_it_is_typed(room: Room) -> None:
    press("Ctrl+G")
    type_text("دبیر")
    room.desk.undo()
    assert [each.post for each in room.stored.guests] == [""]
    assert room.widget("guests.1.post").property("text") == ""
    room.desk.undo()
    assert room.stored.guests == ()
    press("Ctrl+G")
    assert focus() == "guests.1.post"
    room.desk.redo()


def test_tab_goes_through_all_as_one_reads(room: Room) -> None:
    type_text("2")
    press("Ctrl+G", "Esc")
    room.go_to(1)
    seen = []
    for _ in range(25):
        seen.append(focus())
        press("Tab")
    assert seen == [
        "members.1",
        *(
            f"members.1.{field}"
            for field in (
                "arrived_at", "left_at", "substitute", "substitute_post",
                "letter_number", "letter_date",
            )
        ),
        *(f"members.{n}{field}" for n in range(2, 6) for field in ("", ".arrived_at", ".left_at")),
        "new.post", "new.name", "new.organization",
        "guests.1", "guests.1.arrived_at", "guests.add",
    ]  # fmt: skip


def test_the_review_leads_to_each_place(room: Room) -> None:
    member = room.stored.members[2]
    room.section.reveal(member.uuid, "state")
    assert focus() == "members.3"
    type_text("2")
    room.section.reveal(member.uuid, "letter_number")
    assert focus() == "members.3.letter_number"
    press("Ctrl+G", "Esc")
    room.section.reveal(room.stored.guests[0].uuid, "name")
    assert focus() == "guests.1.name"
    room.section.reveal("", "")
    assert focus() == "new.post"


def test_signed_minutes_only_show(room: Room) -> None:
    type_text("2")
    room.desk.act(lambda office: signed(office, room.stored.meeting))
    room.go_to(2)
    type_text("1")
    press("Space", "F2", "Ctrl+Shift+Delete", "Alt+Down", "Enter")
    room.widget("members.1.substitute").setFocus()
    type_text("خانم یوسفی")
    assert not room.widget("new.post").isVisible()
    assert not room.widget("guests.add").isVisible()
    assert [each.post for each in room.written().members][:2] == ["شهردار منطقه", "دبیر قرارگاه"]
    assert room.stored.members[1].state is Presence.UNRECORDED
    assert room.stored.members[1].arrived_at is None
    assert room.stored.members[0].substitute == ""


def test_a_row_far_below_comes_into_sight(qtbot: QtBot, room: Room) -> None:
    for number in range(20):
        editing.add_member(
            room.office, room.meeting, name="", post=f"عضو {number}", organization="بسیج"
        )
    room.go_to(25)
    type_text("2")
    press("Enter")
    row, area = room.widget("members.25"), room.widget("members")

    def in_sight() -> bool:
        place = row.mapTo(area, QPoint(0, 0)).y()
        return place >= 0 and place + row.height() <= area.height()

    qtbot.waitUntil(in_sight, timeout=2000)


@pytest.mark.parametrize(("width", "side"), [(972, 200), (1058, 256)])
def test_nothing_in_a_row_lies_over_its_neighbour(
    room: Room, qtbot: QtBot, width: int, side: int
) -> None:
    long = "معاون امور اجتماعی و فرهنگی و ورزشی"
    record = replace(room.stored.members[2], post=long, organization=long)
    room.desk.act(lambda office: editing.save(office, record))
    type_text("2")
    room.resize(width + room.width() - room.section.width(), 600)
    qtbot.waitUntil(lambda: room.widget("guests.card").width() == side)
    assert room.section.width() == width
    for number in range(1, 6):
        line = room.widget(f"members.{number}.state").parentWidget()
        assert line is not None
        parts = [part.geometry() for part in line.children() if isinstance(part, QWidget)]
        assert not any(one.intersects(two) for one, two in combinations(parts, 2))
        assert line.width() <= room.widget("members").width()


def test_the_counts_stay_in_sight_beside_the_pages(room: Room) -> None:
    line = child(room, QLabel, "attendance.counts_line")
    assert not line.isVisible()
    with room.office.database.act():
        room.office.database.update(replace(room.office.headquarters, quorum=2))
    type_text("1")
    room.resize(700, 600)
    QTest.qWait(50)
    assert not room.widget("counts").isVisible()
    assert line.isVisible()
    assert line.text() == ("شمار حاضران: ۱ از ۵ عضو. هنوز به حد نصاب ۲ نفر نرسیده است.")
    assert line.width() >= line.sizeHint().width()


def test_the_verdict_is_read_in_full_in_a_small_window(room: Room) -> None:
    with room.office.database.act():
        room.office.database.update(replace(room.office.headquarters, quorum=2))
    room.resize(972 + room.width() - room.section.width(), 600)
    QTest.qWait(50)
    verdict = child(room, QLabel, "attendance.counts.quorum")
    assert verdict.height() >= verdict.heightForWidth(verdict.width())
    longest = max(verdict.text().split(), key=len)
    assert verdict.width() >= verdict.fontMetrics().horizontalAdvance(longest)


def test_an_open_guest_has_room_in_the_narrow_card(room: Room) -> None:
    room.resize(972 + room.width() - room.section.width(), 600)
    press("Ctrl+G")
    QTest.qWait(50)
    card = room.widget("guests.card")
    for field in ("post", "arrived_at", "left_at", "remove"):
        widget = room.widget(f"guests.1.{field}")
        place = QRect(widget.mapTo(card, QPoint(0, 0)), widget.size())
        assert card.rect().contains(place), field


def test_shift_and_space_is_the_time_of_leaving_on_any_keyboard(room: Room) -> None:
    press("Shift+Space", "Down", "Space")
    type_text("\u200c")  # what the same keys give on a Persian keyboard
    members = room.written().members
    assert (members[0].arrived_at, members[0].left_at) == (None, NOW)
    assert (members[1].arrived_at, members[1].left_at) == (NOW, NOW)


def test_letters_lead_to_whoever_is_called_so(qtbot: QtBot, room: Room) -> None:
    type_text("كلا")  # of an Arabic keyboard
    assert focus() == "members.5"
    type_text("1")
    assert room.states()[4] is Presence.PRESENT
    qtbot.wait(BREATH_MS + 100)
    type_text("کمی")
    assert focus() == "members.4"
    qtbot.wait(BREATH_MS + 100)
    type_text("آ")
    assert focus() == "members.5"  # the next «آقای», not the first
    type_text("خغ")
    assert focus() == "members.5"


def test_letters_typed_with_the_roll_find_nobody_where_nobody_is_called_so(room: Room) -> None:
    room.go_to(2)
    type_text("x")
    press("Ctrl+K")
    assert focus() == "members.2"


def test_who_stood_in_the_last_time_is_proposed_and_taken_by_enter(
    qtbot: QtBot, room: Room
) -> None:
    room.go_to(3)
    type_text("2")
    for text in ("خانم یوسفی", "کارشناس مسئول", "۱۱/۲۳۸"):
        type_text(text)
        press("Enter")
    room.written()
    later = Room(room.office, call(room.office, propose(room.office, HELD_ON), "پیگیری"))
    shown(qtbot, later, focus=later.widget("members.3"))
    type_text("2")
    assert focus() == "members.3.substitute"
    assert child(later, QLineEdit, "attendance.members.3.substitute").placeholderText() == (
        "خانم یوسفی"
    )
    assert later.written().members[2].substitute == ""  # nobody said so yet
    press("Enter")
    assert focus() == "members.3.letter_number"
    type_text("۱۲/۱")
    press("Enter", "Enter")
    member = later.written().members[2]
    assert (member.substitute, member.substitute_post) == ("خانم یوسفی", "کارشناس مسئول")
    assert (member.letter_number, focus()) == ("۱۲/۱", "members.4")
    later.go_to(4)
    type_text("2")
    press("Enter")  # nobody is usual there
    assert focus() == "members.4.substitute_post"
