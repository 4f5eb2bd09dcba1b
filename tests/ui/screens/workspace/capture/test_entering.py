"""A line that is entered: what becomes of each of its parts."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from db.records import Organization
from desktop.calendar.jalali import from_jalali
from desktop.meetings import editing
from desktop.meetings.dossier import ResolutionPart
from desktop.office import OpenOffice
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.capture.line import chips, line, names_in_list, note
from tests.ui.screens.workspace.resolutions.room import Room, focus_name

PLAN = (
    "بررسی استقرار اتوبوس خواب @شهرداری ناحیهٔ ۴ +بهزیستی تا پایان آبان "
    "#بی‌سرپناهان *راه‌آهن ؟تأیید کارشناسی"
)


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


def test_enter_enters_the_line_while_nothing_in_the_list_is_chosen(room: Room) -> None:
    type_text("گزارش @بهزیس")
    assert names_in_list(room)
    press("Return")
    (action,) = room.stored.resolutions[0].actions
    assert action.action.responsible == "بهزیستی"


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
