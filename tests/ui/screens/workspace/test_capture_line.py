"""The line below the resolutions, typed into by real keys: understood, completed, entered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from db.records import FocusArea, Meeting, Neighborhood, Organization, Recurrence
from desktop import drafts
from desktop.calendar.jalali import from_jalali
from desktop.meetings import editing
from desktop.meetings.dossier import ResolutionPart
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.workspace.test_resolutions import Room, focus_name
from tests.ui.stage import has_colour
from ui.screens.workspace.capture_field import CaptureField
from ui.screens.workspace.understood_line import UnderstoodLine
from ui.theme import LIGHT, Size
from ui.widgets.labels import KeyCap
from ui.widgets.paint import key_text

HELD_ON = from_jalali(1405, 7, 12)
PLAN = (
    "بررسی استقرار اتوبوس خواب @شهرداری ناحیهٔ ۴ +بهزیستی تا پایان آبان "
    "#بی‌سرپناهان *راه‌آهن ؟تأیید کارشناسی"
)


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    with office.database.act():
        subdistricts = (f"شهرداری ناحیهٔ {number}" for number in "۱۲۳۴")
        for name in (*subdistricts, "کمیتهٔ امداد", "بهزیستی"):
            if not office.database.select(Organization, "name = ?", (name,)):
                office.database.insert(Organization(name=name))
        if not office.database.select(FocusArea, "name = ?", ("بی‌سرپناهان",)):
            office.database.insert(FocusArea(name="بی‌سرپناهان", position=1))
        office.database.insert(Neighborhood(name="راه‌آهن"))
    meeting = call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")
    editing.add_resolution(office, meeting, "پناه گرم مستقر شود.")
    office.database.forget_acts()
    return meeting


@pytest.fixture
def room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Iterator[Room]:
    room = Room(office, meeting)
    shown(qtbot, room, focus=room.field("add"))
    yield room
    room.close()
    assert room.desk.close()


def line(room: Room) -> CaptureField:
    field = room.field("add")
    assert isinstance(field, CaptureField)
    return field


def chips(room: Room) -> tuple[str, ...]:
    understood = room.field("understood")
    assert isinstance(understood, UnderstoodLine)
    return understood.facts


def note(room: Room) -> str:
    label = room.field("capture_note")
    assert isinstance(label, QLabel)
    return label.accessibleName() if label.isVisible() else ""


def names_in_list(room: Room) -> list[str]:
    names = room.section.findChildren(QListView, "suggestions")
    open_lists = [each for each in names if each.isVisible() and each.parent() is line(room)]
    return [
        each.model().index(row, 0).data()
        for each in open_lists
        for row in range(each.model().rowCount())
    ]


def said(part: ResolutionPart) -> tuple[object, ...]:
    return (
        [
            (
                each.action.text,
                each.action.responsible,
                [body.name for body in each.supporters],
                each.action.deadline,
            )
            for each in part.actions
        ],
        [area.name for area in part.focus_areas],
        [place.name for place in part.neighborhoods],
        part.resolution.condition,
    )


WHOLE = (
    [("بررسی استقرار اتوبوس خواب", "شهرداری ناحیهٔ ۴", ["بهزیستی"], from_jalali(1405, 8, 30))],
    ["بی‌سرپناهان"],
    ["راه‌آهن"],
    "تأیید کارشناسی",
)


def test_one_line_is_an_action_with_all_its_parts_and_one_step_back(room: Room) -> None:
    before = room.stored.resolutions
    type_text(PLAN)
    press("Return")
    assert said(room.stored.resolutions[0]) == WHOLE
    assert (line(room).value(), focus_name()) == ("", "add")
    room.desk.undo()
    assert room.stored.resolutions == before
    room.desk.redo()
    assert said(room.stored.resolutions[0]) == WHOLE


def test_who_decides_and_how_often_are_shown_as_understood(room: Room) -> None:
    type_text("گشت شبانه هر هفته ؟تأیید با نظر بهز")
    assert "بهزیستی" in names_in_list(room)
    press("Tab")
    type_text("تا ۱۵ مهر")
    assert chips(room) == (
        "تکرار: هفتگی",
        "شرط: تأیید",
        "با نظر: بهزیستی",
        "مهلت شرط: چهارشنبه ۱۵ مهر ۱۴۰۵",
    )
    press("Return")
    (part,) = room.stored.resolutions
    assert part.actions[-1].action.recurrence is Recurrence.WEEKLY
    assert part.actions[-1].action.text == "گشت شبانه"
    assert part.resolution.condition_decider == "بهزیستی"
    assert part.resolution.condition_deadline == from_jalali(1405, 7, 15)


def test_ctrl_enter_makes_a_resolution_and_its_action(room: Room) -> None:
    type_text(PLAN)
    press("Ctrl+Return")
    _, new = room.stored.resolutions
    assert new.resolution.text == "بررسی استقرار اتوبوس خواب"
    assert said(new) == WHOLE
    room.desk.undo()
    assert len(room.stored.resolutions) == 1


def test_a_resolution_without_a_duty_has_no_action(room: Room) -> None:
    type_text("گشت تا پایان سال ادامه یابد #بی‌سرپناهان")
    press("Ctrl+Return")
    _, new = room.stored.resolutions
    assert new.resolution.text == "گشت تا پایان سال ادامه یابد"
    assert said(new) == ([], ["بی‌سرپناهان"], [], "")


def test_what_is_understood_is_shown_in_order_before_enter(room: Room) -> None:
    type_text("؟تأیید کارشناسی *راه آهن #بی سر تا ۱۵ آبان +بهزیستی @شهرداری ناحیه 4 گزارش")
    assert chips(room) == (
        "مسئول: شهرداری ناحیهٔ ۴",
        "همکار: بهزیستی",
        "جمعه ۱۵ آبان ۱۴۰۵ – تعطیل است",
        "محور: بی‌سرپناهان",
        "محله: راه‌آهن",
        "شرط: تأیید کارشناسی",
    )
    assert note(room) == ""
    for _ in range(len("گزارش")):
        press("Backspace")
    press("Backspace", "Backspace")
    assert chips(room)[0] == "مسئول: شهرداری ناحیه…"


def test_what_the_keys_do_is_told_also_beside_many_chips(qtbot: QtBot, room: Room) -> None:
    type_text(PLAN)
    caps = [cap for cap in room.section.findChildren(KeyCap) if cap.isVisible()]
    assert {key_text("Enter"), key_text("Ctrl+Enter")} <= {cap.accessibleName() for cap in caps}
    understood = room.field("understood")
    qtbot.waitUntil(lambda: understood.height() > Size.CHIP, timeout=1_000)
    assert understood.visibleRegion().boundingRect() == understood.rect()


def test_a_holiday_is_named_beside_its_day(room: Room) -> None:
    type_text("گزارش تا ۱ فروردین")
    assert chips(room)[0].startswith("یکشنبه ۱ فروردین ۱۴۰۶ – تعطیل رسمی: جشن نوروز")


def test_the_parts_are_tinted_while_they_are_typed(room: Room) -> None:
    assert not has_colour(line(room).grab().toImage(), LIGHT.accent_tint)
    type_text("گزارش @بهزیستی تا ۱۵ آبان")
    QTest.qWait(20)
    image = line(room).grab().toImage()
    assert has_colour(image, LIGHT.accent_tint)
    assert has_colour(image, LIGHT.warn_tint)
    assert not has_colour(image, LIGHT.danger_tint)
    press("Ctrl+A")
    type_text("گزارش تا ۱۲/۷")
    QTest.qWait(20)
    assert has_colour(line(room).grab().toImage(), LIGHT.danger_tint)


def test_tab_accepts_the_grey_words_and_else_goes_on(room: Room) -> None:
    type_text("گزارش @كمي")
    assert line(room).grey == "تهٔ امداد"
    assert line(room).value() == "گزارش @کمی"
    press("Tab")
    assert line(room).value() == "گزارش @کمیتهٔ امداد "
    assert focus_name() == "add"
    press("Tab")
    assert focus_name() != "add"


def test_the_grey_words_are_never_written(qtbot: QtBot, room: Room, office: OpenOffice) -> None:
    type_text("گزارش @کمی")
    place = f"{room.meeting.uuid}.resolutions"
    qtbot.waitUntil(lambda: drafts.kept(office, place) == "گزارش @کمی", timeout=1_000)
    QTest.mouseClick(line(room).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    type_text(" نو")
    assert line(room).value() == "گزارش @کمی نو"


def test_a_list_opens_behind_a_mark_and_is_gone_through_by_keys(room: Room) -> None:
    type_text("گزارش @")
    assert "کمیتهٔ امداد" in names_in_list(room)
    type_text("شهرداری نا")
    assert names_in_list(room) == [f"شهرداری ناحیهٔ {number}" for number in "۱۲۳۴"]
    press("Down", "Up", "Return")
    assert line(room).value() == "گزارش @شهرداری ناحیهٔ ۴ "
    assert names_in_list(room) == []
    before = room.stored.resolutions
    press("Return")
    (part,) = room.stored.resolutions
    assert before[0].actions == ()
    assert [each.action.responsible for each in part.actions] == ["شهرداری ناحیهٔ ۴"]


def test_a_word_with_a_colon_opens_the_list_as_a_mark_does(room: Room) -> None:
    type_text("گزارش همکار: به")
    assert names_in_list(room)[0] == "بهزیستی"
    press("Tab")
    assert line(room).value() == "گزارش همکار: بهزیستی "


def test_escape_closes_the_list_and_keeps_the_text(room: Room) -> None:
    type_text("گزارش @شهرداری نا")
    press("Esc")
    assert names_in_list(room) == []
    assert line(room).value() == "گزارش @شهرداری نا"
    assert focus_name() == "add"


def test_enter_enters_the_line_while_nothing_in_the_list_is_chosen(room: Room) -> None:
    type_text("گزارش @بهزیس")
    assert names_in_list(room)
    press("Return")
    (action,) = room.stored.resolutions[0].actions
    assert action.action.responsible == "بهزیستی"


def test_plain_text_opens_no_list_but_down_does(room: Room) -> None:
    type_text("گزارش بهزی")
    assert names_in_list(room) == []
    assert line(room).grey == ""
    press("Down")
    assert names_in_list(room)[:2] == ["بهزیستی", "بهزیستی"]
    press("Down", "Return")
    assert line(room).value() == "گزارش +بهزیستی "


def test_the_word_for_a_role_is_completed_quietly(room: Room) -> None:
    type_text("گزارش مسئول به")
    assert (names_in_list(room), line(room).grey) == ([], "زیستی")
    press("Tab")
    assert line(room).value() == "گزارش مسئول: بهزیستی "


def test_a_new_name_is_said_and_joins_its_list(room: Room, office: OpenOffice) -> None:
    type_text("گزارش @سازمان نو")
    assert chips(room) == ("مسئول تازه: سازمان نو",)
    assert note(room) == "«سازمان نو» در فهرست دستگاه‌ها نیست و با ثبت سطر به آن افزوده می‌شود."
    press("Return")
    (action,) = room.stored.resolutions[0].actions
    assert action.action.responsible_id is not None
    assert office.database.select(Organization, "name = ?", ("سازمان نو",))


@pytest.mark.parametrize(
    ("typed", "text", "sentence"),
    [
        (
            "@شهرداری نا گزارش،",
            "گزارش",
            "«شهرداری نا گزارش» در فهرست دستگاه‌ها نیست و با ثبت سطر به آن افزوده می‌شود.",
        ),
        (
            "گزارش @شهرداری نا +بهزیستی",
            "گزارش @شهرداری نا",
            "چند نام با «شهرداری نا» آغاز می‌شود. یکی را برگزینید، وگرنه در متن می‌ماند.",
        ),
        (
            "گزارش تا ۱۲/۷",
            "گزارش تا ۱۲/۷",
            "«تا ۱۲/۷»: روز و ماه از هم روشن نیست؛ «۱۲ مهر» یا «۷ اسفند» بنویسید.",
        ),
        (
            "گزارش تا جلسهٔ بعد",
            "گزارش تا جلسهٔ بعد",
            (
                "«تا جلسهٔ بعد»: تاریخ جلسهٔ بعد در شناسنامه نیست. "
                "آن را آنجا بنویسید یا مهلت را با تاریخ بگویید."
            ),
        ),
        (
            "@بهزیستی گزارش @کمیتهٔ امداد",
            "گزارش @کمیتهٔ امداد",
            "هر اقدام یک مسئول دارد؛ «@کمیتهٔ امداد» در متن می‌ماند. همکار را با «+» بنویسید.",
        ),
    ],
)
def test_what_is_unclear_is_said_and_stays_in_the_text(
    room: Room, typed: str, text: str, sentence: str
) -> None:
    type_text(typed)
    assert note(room) == sentence
    press("Return")
    if "شهرداری نا گزارش" in sentence:
        assert room.stored.resolutions[0].actions == ()
        return
    (action,) = room.stored.resolutions[0].actions
    assert action.action.text == text


def test_the_next_meeting_is_that_of_the_heading(room: Room) -> None:
    following = date(2026, 11, 8)
    editing.save(room.office, replace(room.stored.meeting, next_on=following))
    type_text("گزارش تا جلسه بعد")
    press("Return")
    (action,) = room.stored.resolutions[0].actions
    assert action.action.deadline == following


def test_facets_alone_belong_to_the_resolution(room: Room) -> None:
    for typed in ("#بی‌سرپناهان ؟اعتبار", "*راه‌آهن ؟نظر ترافیک"):
        type_text(typed)
        press("Return")
    (part,) = room.stored.resolutions
    assert said(part) == ([], ["بی‌سرپناهان"], ["راه‌آهن"], "اعتبار؛ نظر ترافیک")


def test_who_is_named_must_have_something_to_do(room: Room) -> None:
    type_text("@بهزیستی تا فردا")
    press("Return")
    assert note(room) == "چه کاری؟ متن را هم در همین سطر بنویسید."
    assert room.stored.resolutions[0].actions == ()
    assert line(room).value() == "@بهزیستی تا فردا"
    type_text("، گزارش")
    press("Return")
    assert len(room.stored.resolutions[0].actions) == 1


def test_a_line_half_typed_comes_back_as_it_was(
    qtbot: QtBot, room: Room, office: OpenOffice
) -> None:
    type_text("گزارش @بهزیستی تا پای")
    assert room.desk.flush()
    again = Room(office, room.meeting)
    shown(qtbot, again, focus=again.field("add"))
    assert line(again).value() == "گزارش @بهزیستی تا پای"
    assert chips(again) == ("مسئول: بهزیستی",)
    press("Ctrl+End")
    type_text("ان آبان")
    press("Return")
    (action,) = again.stored.resolutions[0].actions
    assert action.action.deadline == from_jalali(1405, 8, 30)
    assert drafts.kept(office, f"{room.meeting.uuid}.resolutions") == ""


def test_a_deadline_is_typed_in_words_into_its_field_too(room: Room) -> None:
    type_text("گزارش")
    press("Return", "F2")
    assert focus_name() == "1.actions.1.text"
    room.go_to("1.actions.1.deadline")
    type_text("دو هفته دیگر")
    press("Tab")
    field = room.field("1.actions.1.deadline")
    assert isinstance(field, QLineEdit)
    assert field.text() == "۲۶ مهر"
    (action,) = room.resolutions()[0].actions
    assert action.action.deadline == from_jalali(1405, 7, 26)


def test_a_line_with_letters_beyond_the_first_plane_keeps_its_places(room: Room) -> None:
    press("Ctrl+A")
    QApplication.clipboard().setText("😀 گزارش @بهزی")
    press("Ctrl+V")
    assert line(room).grey == "ستی"
    press("Tab")
    assert line(room).value() == "😀 گزارش @بهزیستی "
