from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import (
    Action,
    ActionState,
    Headquarters,
    HeadquartersKind,
    Meeting,
    Progress,
    Resolution,
)
from desktop.calendar.jalali import from_jalali
from desktop.meetings import dossier, editing, follow_up, linking
from desktop.meetings.compile import compile_minutes
from desktop.meetings.schedule import call
from desktop.meetings.similar import Similar, SimilarWork
from desktop.meetings.understood import NOTHING, Part, Role, Understood
from desktop.office import OpenOffice

FIRST = date(2026, 7, 4)
TYPED = "تعمیر سامانهٔ گرمایش مددسرا"
SAID = Understood(TYPED, (), TYPED)


def held(office: OpenOffice, number: int, body: Headquarters | None = None) -> Meeting:
    headquarters = body or office.headquarters
    day = FIRST + timedelta(days=28 * (number - 1))
    meeting = Meeting(headquarters_id=headquarters.id, number=number, held_on=day)
    return call(office, meeting, "پیگیری")


def decided(office: OpenOffice, meeting: Meeting) -> Action:
    resolution = editing.add_resolution(office, meeting, "متن")
    return editing.add_action(office, resolution, "بازسازی سامانهٔ گرمایش مددسرا")


def similar(office: OpenOffice, meeting: Meeting) -> Similar:
    (found,) = SimilarWork(office).find(SAID, meeting)
    return found


@pytest.fixture
def meetings(office: OpenOffice) -> list[Meeting]:
    return [held(office, number) for number in (1, 2)]


def test_a_link_is_this_meetings_word_on_the_open_work_and_no_new_action(
    office: OpenOffice, meetings: list[Meeting]
) -> None:
    action = decided(office, meetings[0])
    follow_up.report(office, meetings[0], action, ActionState.IN_PROGRESS, "آغاز شد")
    linking.link(office, meetings[1], similar(office, meetings[1]), SAID)
    (earlier,) = dossier.read(office, meetings[1].id).earlier
    assert earlier.last is not None
    assert earlier.last.meeting_id == meetings[1].id
    assert earlier.last.text == f"دوباره مطرح شد: {TYPED}"
    assert earlier.last.state is ActionState.IN_PROGRESS
    assert len(office.database.select(Action)) == len(office.database.select(Resolution)) == 1


def test_it_is_printed_with_the_minutes(office: OpenOffice, meetings: list[Meeting]) -> None:
    decided(office, meetings[0])
    linking.link(office, meetings[1], similar(office, meetings[1]), SAID)
    (printed,) = compile_minutes(office, meetings[1].id).earlier_actions
    assert (printed.word, printed.state) == (f"دوباره مطرح شد: {TYPED}", ActionState.OPEN)


def test_nothing_of_the_line_is_lost(office: OpenOffice, meetings: list[Meeting]) -> None:
    decided(office, meetings[0])
    parts = (
        Part(Role.RESPONSIBLE, 0, 0, "معاونت فنی"),
        Part(Role.SUPPORTER, 0, 0, "بهزیستی"),
        Part(Role.SUPPORTER, 0, 0, "کلانتری"),
        Part(Role.DEADLINE, 0, 0, day=from_jalali(1405, 8, 16)),
        Part(Role.FOCUS_AREA, 0, 0, "بی‌سرپناهان"),
        Part(Role.NEIGHBORHOOD, 0, 0, "راه‌آهن"),
        Part(Role.CONDITION, 0, 0, "تأمین اعتبار"),
    )
    said = Understood(TYPED, parts, TYPED)
    linking.link(office, meetings[1], similar(office, meetings[1]), said)
    (word,) = office.database.select(Progress)
    assert word.text == (
        f"دوباره مطرح شد: {TYPED} (مسئول: معاونت فنی؛ همکار: بهزیستی و کلانتری؛ "
        "مهلت: شنبه ۱۶ آبان ۱۴۰۵؛ محور: بی‌سرپناهان؛ محله: راه‌آهن؛ شرط: تأمین اعتبار)"
    )


@pytest.mark.parametrize(("before", "between"), [("بازدید شد", "؛ "), ("بازدید شد.", " ")])
def test_what_the_meeting_heard_already_stays_with_its_state(
    office: OpenOffice, meetings: list[Meeting], before: str, between: str
) -> None:
    action = decided(office, meetings[0])
    follow_up.report(office, meetings[1], action, ActionState.POSTPONED, before)
    linking.link(office, meetings[1], similar(office, meetings[1]), SAID)
    (word,) = office.database.select(Progress)
    assert word.text == f"{before}{between}دوباره مطرح شد: {TYPED}"
    assert word.state is ActionState.POSTPONED


@pytest.fixture
def fourth(office: OpenOffice) -> Headquarters:
    with office.database.act():
        return office.database.insert(
            Headquarters(kind=HeadquartersKind.SUBDISTRICT, subdistrict=4, name="قرارگاه ناحیهٔ ۴")
        )


def test_a_subdistricts_work_has_the_word_and_stands_under_its_name_in_these_minutes(
    office: OpenOffice, meetings: list[Meeting], fourth: Headquarters
) -> None:
    decided(office, held(office, 1, fourth))
    later = held(office, 2, fourth)
    editing.save(office, replace(later, held_on=meetings[1].held_on + timedelta(days=3)))
    linking.link(office, meetings[1], similar(office, meetings[1]), SAID)
    (earlier,) = dossier.read(office, later.id).earlier
    assert earlier.last is not None
    assert earlier.last.text == f"در {office.headquarters.name} مطرح شد: {TYPED}"
    minutes = compile_minutes(office, meetings[1].id)
    (printed,) = minutes.subdistrict_actions
    assert (printed.subdistrict, printed.action.word) == (4, earlier.last.text)
    assert minutes.agenda[0].remarks == ()
    office.database.undo()
    assert compile_minutes(office, meetings[1].id).subdistrict_actions == ()


def test_the_districts_work_has_the_word_and_a_subdistricts_minutes_a_remark(
    office: OpenOffice, meetings: list[Meeting], fourth: Headquarters
) -> None:
    decided(office, meetings[0])
    meeting = held(office, 2, fourth)
    linking.link(office, meeting, similar(office, meeting), SAID)
    (word,) = office.database.select(Progress)
    assert word.text == f"در قرارگاه ناحیهٔ ۴ مطرح شد: {TYPED}"
    (item,) = compile_minutes(office, meeting.id).agenda
    named = f"«بازسازی سامانهٔ گرمایش مددسرا» (مصوبهٔ ۱ از جلسهٔ ۱ {office.headquarters.name})"
    assert [each.gist for each in item.remarks] == [f"{named} دوباره مطرح شد: {TYPED}"]
    office.database.undo()
    (item,) = compile_minutes(office, meeting.id).agenda
    assert item.remarks == ()
    assert office.database.select(Progress) == []


def test_one_step_takes_a_link_back(office: OpenOffice, meetings: list[Meeting]) -> None:
    decided(office, meetings[0])
    before = dossier.read(office, meetings[1].id)
    linking.link(office, meetings[1], similar(office, meetings[1]), SAID)
    office.database.undo()
    assert dossier.read(office, meetings[1].id) == before
    office.database.redo()
    assert len(office.database.select(Progress)) == 1


def test_nothing_typed_is_like_nothing(office: OpenOffice, meetings: list[Meeting]) -> None:
    decided(office, meetings[0])
    assert SimilarWork(office).find(NOTHING, meetings[1]) == ()
