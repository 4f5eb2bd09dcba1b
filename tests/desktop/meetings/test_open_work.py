from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import (
    Action,
    ActionState,
    Headquarters,
    HeadquartersKind,
    Meeting,
    MeetingState,
    Organization,
    Progress,
    Resolution,
)
from desktop.errors import NoSuchOrganizationError, SeveralOrganizationsError
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.naming import entrust, set_supporters
from desktop.meetings.open_work import (
    all_open_work,
    open_work,
    organization_called,
    organizations_with_open_work,
)
from desktop.meetings.schedule import call
from desktop.minutes import Condition
from desktop.office import OpenOffice
from desktop.open_work import OpenTask, OpenWork
from desktop.roster.organizations import (
    add_organization,
    merge,
    organization_lines,
    set_aside,
)
from desktop.standing import Origin, Word

FIRST = date(2026, 10, 4)
TODAY = FIRST + timedelta(days=60)


def held(office: OpenOffice, number: int, table: Headquarters | None = None) -> Meeting:
    day = FIRST + timedelta(days=28 * (number - 1))
    where = (table or office.headquarters).id
    return call(office, Meeting(headquarters_id=where, number=number, held_on=day), "پیگیری")


def subdistrict(office: OpenOffice, number: int) -> Headquarters:
    with office.database.act():
        return office.database.insert(
            Headquarters(
                kind=HeadquartersKind.SUBDISTRICT,
                subdistrict=number,
                name=f"قرارگاه ناحیهٔ {number}",
            )
        )


def decided(
    office: OpenOffice,
    resolution: Resolution,
    text: str,
    responsible: str,
    deadline: date | None = None,
) -> Action:
    action = editing.add_action(office, resolution, text)
    editing.save(office, replace(action, deadline=deadline))
    entrust(office, action, responsible)
    return office.database.get(Action, action.id)


@pytest.fixture
def first(office: OpenOffice) -> Meeting:
    return held(office, 1)


@pytest.fixture
def resolution(office: OpenOffice, first: Meeting) -> Resolution:
    return editing.add_resolution(office, first, "مددسرا آماده شود.")


def told(tasks: Sequence[OpenTask]) -> list[str]:
    return [task.action for task in tasks]


def work(office: OpenOffice, organization: str = "بهزیستی", on: date = TODAY) -> OpenWork:
    return open_work(office, organization, on)


def by_letter(office: OpenOffice, action: Action, day: date, state: ActionState) -> None:
    with office.database.act():
        office.database.insert(
            Progress(
                action_id=action.id,
                reported_on=day,
                state=state,
                text="نامه رسید",
                letter_number="۱۱/۹",
            )
        )


def test_a_task_says_all_that_one_must_know_to_do_it(
    office: OpenOffice, resolution: Resolution
) -> None:
    editing.save(office, replace(resolution, condition="به شرط اعتبار"))
    decided(office, resolution, "نخست", "کلانتری")
    action = decided(office, resolution, "تعمیر", "بهزیستی", date(2026, 11, 1))
    set_supporters(office, action, ["کمیتهٔ امداد", "کلانتری"])
    second = held(office, 2)
    follow_up.report(office, second, action, ActionState.IN_PROGRESS, "آغاز شد")
    expected = OpenTask(
        origin=Origin(office.headquarters.name, None, 1, FIRST, MeetingState.DRAFT),
        resolution_number=1,
        resolution="مددسرا آماده شود.",
        condition=Condition("به شرط اعتبار", "", None),
        action_number=2,
        action="تعمیر",
        responsible="بهزیستی",
        supporters=("کمیتهٔ امداد", "کلانتری"),
        deadline=date(2026, 11, 1),
        recurrence=action.recurrence,
        round_number=1,
        days_late=32,  # 1 November to 3 December
        age=1,
        state=ActionState.IN_PROGRESS,
        last=Word("آغاز شد", second.held_on, "", 2),
    )
    found = work(office)
    assert found.responsible == (expected,)
    assert found.supporting == ()
    assert (found.organization, found.on, found.district) == ("بهزیستی", TODAY, 11)
    assert found.secretary == "خانم رویا امینی"
    assert work(office, "کمیتهٔ امداد").supporting == (expected,)


def test_the_oldest_deadline_comes_first_and_none_at_the_end(
    office: OpenOffice, resolution: Resolution
) -> None:
    decided(office, resolution, "بی‌مهلت", "بهزیستی")
    decided(office, resolution, "دیر", "بهزیستی", date(2027, 1, 1))
    decided(office, resolution, "زود", "بهزیستی", date(2026, 10, 10))
    decided(office, resolution, "دیر هم", "بهزیستی", date(2027, 1, 1))
    found = work(office)
    assert told(found.responsible) == ["زود", "دیر", "دیر هم", "بی‌مهلت"]
    assert [task.days_late for task in found.responsible] == [54, 0, 0, 0]


def test_a_deadline_is_late_from_the_day_after(office: OpenOffice, resolution: Resolution) -> None:
    decided(office, resolution, "تعمیر", "بهزیستی", TODAY)
    assert work(office).responsible[0].days_late == 0
    assert work(office, on=TODAY + timedelta(days=1)).responsible[0].days_late == 1


def test_work_of_every_headquarters_counts_each_in_its_own_meetings(
    office: OpenOffice, resolution: Resolution
) -> None:
    decided(office, resolution, "در منطقه", "بهزیستی")
    table = subdistrict(office, 4)
    there = held(office, 2, table)
    decided(office, editing.add_resolution(office, there, "دیگر"), "در ناحیه", "بهزیستی")
    held(office, 2)
    held(office, 3)
    held(office, 9)  # after the day asked for
    found = {task.action: task for task in work(office).responsible}
    assert {text: task.age for text, task in found.items()} == {"در منطقه": 2, "در ناحیه": 0}
    origin = found["در ناحیه"].origin
    assert (origin.headquarters, origin.subdistrict, origin.number) == (table.name, 4, 2)


def test_what_is_responsible_is_not_told_again_as_supporting(
    office: OpenOffice, resolution: Resolution
) -> None:
    action = decided(office, resolution, "تعمیر", "بهزیستی")
    set_supporters(office, action, ["بهزیستی", "کلانتری"])
    assert work(office).supporting == ()
    assert told(work(office, "کلانتری").supporting) == ["تعمیر"]


@pytest.mark.parametrize("end", [ActionState.DONE, ActionState.DROPPED])
def test_what_is_settled_is_open_until_that_day(
    office: OpenOffice, resolution: Resolution, end: ActionState
) -> None:
    action = decided(office, resolution, "تعمیر", "بهزیستی")
    by_letter(office, action, TODAY, end)
    assert told(work(office, on=TODAY - timedelta(days=1)).responsible) == ["تعمیر"]
    assert work(office).responsible == ()
    assert organizations_with_open_work(office, TODAY) == ()


def test_the_last_word_of_the_day_counts(office: OpenOffice, resolution: Resolution) -> None:
    action = decided(office, resolution, "تعمیر", "بهزیستی")
    by_letter(office, action, TODAY, ActionState.POSTPONED)
    by_letter(office, action, TODAY + timedelta(days=1), ActionState.DONE)
    (task,) = work(office).responsible
    assert task.state is ActionState.POSTPONED
    assert task.last == Word("نامه رسید", TODAY, "۱۱/۹", None)


def test_a_meeting_of_the_day_is_work_one_of_tomorrow_and_a_cancelled_one_are_not(
    office: OpenOffice, first: Meeting, resolution: Resolution
) -> None:
    decided(office, resolution, "تعمیر", "بهزیستی")
    assert told(work(office, on=FIRST).responsible) == ["تعمیر"]
    assert work(office, on=FIRST - timedelta(days=1)).responsible == ()
    editing.save(office, replace(first, state=MeetingState.CANCELLED))
    assert work(office).responsible == ()


def test_it_is_what_an_agenda_of_that_day_shows(sample: OpenOffice) -> None:
    latest = max(
        (m for m in sample.database.select(Meeting) if m.state is not MeetingState.CANCELLED),
        key=lambda meeting: (meeting.held_on, meeting.id),
    )
    eve = latest.held_on - timedelta(days=1)
    agenda = {
        (each.meeting.number, each.action.text)
        for each in dossier.read(sample, latest.id).earlier
        if each.action.responsible
    }
    table = sample.database.get(Headquarters, latest.headquarters_id)
    slips = {
        (task.origin.number, task.action)
        for each in all_open_work(sample, eve)
        for task in each.responsible
        if task.origin.subdistrict == table.subdistrict
    }
    assert agenda == slips
    assert len(slips) > 5


def test_a_name_is_found_however_it_is_spelled(office: OpenOffice, resolution: Resolution) -> None:
    decided(office, resolution, "تعمیر", "کمیتهٔ امداد")
    assert told(work(office, "كميته امداد").responsible) == ["تعمیر"]
    assert work(office, "كميته امداد").organization == "کمیتهٔ امداد"


def test_an_organization_goes_by_the_name_it_has_now(
    office: OpenOffice, resolution: Resolution
) -> None:
    action = decided(office, resolution, "تعمیر", "بهزیستی")
    record = office.database.get(Organization, action.responsible_id or 0)
    with office.database.act():
        office.database.update(replace(record, name="سازمان بهزیستی"))
    assert organizations_with_open_work(office, TODAY) == ("سازمان بهزیستی",)
    assert told(work(office, "سازمان بهزیستی").responsible) == ["تعمیر"]
    assert work(office, "سازمان بهزیستی").responsible[0].responsible == "بهزیستی"


def test_a_name_that_is_in_no_list_counts_as_typed(
    office: OpenOffice, resolution: Resolution
) -> None:
    linked = decided(office, resolution, "تعمیر", "بهزیستی")
    for typed in ("بهزيستی", "هیئت امنا"):
        own = editing.add_action(office, resolution, f"کار {typed}")
        with office.database.act():
            office.database.update(replace(own, responsible=typed))
    assert organizations_with_open_work(office, TODAY) == ("بهزیستی", "هیئت امنا")
    assert told(work(office).responsible) == [linked.text, "کار بهزیستی"]
    assert told(work(office, "هیات امنا").responsible) == []
    assert told(work(office, "هیئت‌امنا").responsible) == ["کار هیئت امنا"]


def test_who_has_work_is_named_by_the_alphabet(office: OpenOffice, resolution: Resolution) -> None:
    action = decided(office, resolution, "الف", "یگان حفاظت")
    set_supporters(office, action, ["پلیس راه"])
    decided(office, resolution, "بی‌نام", "")
    decided(office, resolution, "ب", "شهرداری ناحیهٔ ۱۰")
    decided(office, resolution, "ب", "شهرداری ناحیهٔ ۲")
    names = ("پلیس راه", "شهرداری ناحیهٔ ۲", "شهرداری ناحیهٔ ۱۰", "یگان حفاظت")
    assert organizations_with_open_work(office, TODAY) == names
    everyone = all_open_work(office, TODAY)
    assert tuple(each.organization for each in everyone) == names
    assert all(each == work(office, each.organization) for each in everyone)


def test_the_one_meant_is_found_by_words_of_its_name(
    office: OpenOffice, resolution: Resolution
) -> None:
    for name in ("شهرداری ناحیهٔ ۲", "شهرداری ناحیهٔ ۱۲", "شهرداری", "کلانتری ۱۱۵", "کلانتری"):
        decided(office, resolution, name, name)
    assert organization_called(office, "شهرداري", TODAY) == "شهرداری"
    assert organization_called(office, "115", TODAY) == "کلانتری ۱۱۵"
    with pytest.raises(SeveralOrganizationsError) as several:
        organization_called(office, "ناحیه ۲", TODAY)
    assert set(several.value.found) == {"شهرداری ناحیهٔ ۲", "شهرداری ناحیهٔ ۱۲"}
    with pytest.raises(NoSuchOrganizationError) as unknown:
        organization_called(office, "کلانترى ۱۵۱", TODAY)
    assert unknown.value.near == ("کلانتری ۱۱۵", "کلانتری")
    with pytest.raises(NoSuchOrganizationError) as strange:
        organization_called(office, "xyz", TODAY)
    assert strange.value.near == ()
    with pytest.raises(NoSuchOrganizationError):
        organization_called(office, "  ", TODAY)


def test_a_name_that_was_given_up_means_the_organization_that_was_kept(office: OpenOffice) -> None:
    both = ("آتش‌نشانی منطقه", "ایستگاه ۴ حریق")
    for name in both:
        add_organization(office, name)
    one, other = (
        next(each for each in organization_lines(office) if each.name == name) for name in both
    )
    meeting = held(office, 1)
    action = editing.add_action(office, editing.add_resolution(office, meeting))
    set_supporters(office, action, both)
    merge(office, one, other)  # which stays, set aside, for the sake of that action
    assert organization_called(office, "ایستگاه 4 حريق", TODAY) == "آتش‌نشانی منطقه"
    assert organization_called(office, "حریق", TODAY) == "آتش‌نشانی منطقه"
    set_aside(office, other, retired=False)
    assert organization_called(office, "ایستگاه 4 حريق", TODAY) == "ایستگاه ۴ حریق"


def test_one_who_has_nothing_to_do_is_known_all_the_same(office: OpenOffice) -> None:
    with office.database.act():
        office.database.insert(Organization(name="اورژانس"))
    assert organization_called(office, "اورژانس", TODAY) == "اورژانس"
    assert work(office, "اورژانس").responsible == ()
