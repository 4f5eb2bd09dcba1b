import pytest

from db.records import AgendaKind, Meeting, Organization, Recurrence, Resolution
from desktop.calendar.deadlines import Days
from desktop.calendar.jalali import from_jalali
from desktop.meetings import dossier, editing, schedule
from desktop.meetings.capture import lexicons, understand
from desktop.meetings.dossier import ResolutionPart
from desktop.meetings.entering import enter_action, enter_facets, enter_resolution
from desktop.meetings.suggestions import known_names
from desktop.meetings.understood import Understood
from desktop.office import OpenOffice

HELD_ON = from_jalali(1405, 7, 12)


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return schedule.call(office, schedule.propose(office, HELD_ON), "پیگیری")


@pytest.fixture
def resolution(office: OpenOffice, meeting: Meeting) -> Resolution:
    return editing.add_resolution(office, meeting, "پناه گرم مستقر شود.")


def said(office: OpenOffice, line: str) -> Understood:
    return understand(line, lexicons(known_names(office)), Days(HELD_ON))


def stored(office: OpenOffice, meeting: Meeting) -> ResolutionPart:
    return dossier.read(office, meeting.id).resolutions[-1]


def test_how_often_and_who_decides_by_when_are_entered_with_the_line(
    office: OpenOffice, meeting: Meeting
) -> None:
    line = "گشت شبانه هر هفته @کلانتری ؟تأیید با نظر شورای تأمین تا پایان آبان"
    resolution = enter_resolution(office, meeting, said(office, line))
    part = stored(office, meeting)
    assert [each.action.recurrence for each in part.actions] == [Recurrence.WEEKLY]
    decided = part.resolution.condition_decider, part.resolution.condition_deadline
    assert decided == ("شورای تأمین", from_jalali(1405, 8, 30))
    enter_facets(office, resolution, said(office, "؟اعتبار"))
    later = stored(office, meeting).resolution
    assert later.condition == "تأیید؛ اعتبار"
    assert (later.condition_decider, later.condition_deadline) == decided


def test_a_new_resolution_belongs_to_the_agenda_item_of_the_one_before(
    office: OpenOffice, meeting: Meeting
) -> None:
    assert enter_resolution(office, meeting, said(office, "گزارش")).agenda_item_id is None
    item = editing.add_agenda_item(office, meeting, AgendaKind.DISCUSSION, "اسکان شبانه")
    editing.add_resolution(office, meeting, "پناه گرم مستقر شود.", item)
    enter_resolution(office, meeting, said(office, "گشت @کلانتری تا پایان آبان"))
    part = stored(office, meeting)
    assert (part.resolution.text, part.resolution.agenda_item_id) == ("گشت", item.id)


def test_facets_are_added_to_those_there_are_and_each_stays_once(
    office: OpenOffice, meeting: Meeting, resolution: Resolution
) -> None:
    for line in ("کار #سرما *حر ؟اعتبار", "کار دیگر #سرما #پناه *راه‌آهن ؟نظر ترافیک"):
        enter_action(office, resolution, said(office, line))
    enter_facets(office, resolution, said(office, "*حر"))
    part = stored(office, meeting)
    assert [each.name for each in part.focus_areas] == ["سرما", "پناه"]
    assert [each.name for each in part.neighborhoods] == ["حر", "راه‌آهن"]
    assert part.resolution.condition == "اعتبار؛ نظر ترافیک"
    assert [each.action.text for each in part.actions] == ["کار", "کار دیگر"]


def test_new_organizations_join_the_list_once(
    office: OpenOffice, meeting: Meeting, resolution: Resolution
) -> None:
    enter_action(office, resolution, said(office, "کار @سازمان نو +سازمان دیگر"))
    enter_action(office, resolution, said(office, "کار @سازمان ديگر +سازمان‌نو"))
    names = [each.name for each in office.database.select(Organization)]
    assert (names.count("سازمان نو"), names.count("سازمان دیگر")) == (1, 1)
    first, second = stored(office, meeting).actions
    assert first.action.responsible_id == second.supporters[0].organization_id


def test_one_step_takes_a_whole_line_back(office: OpenOffice, meeting: Meeting) -> None:
    before = dossier.read(office, meeting.id).resolutions
    known = known_names(office)
    line = "پناه گرم @سازمان نو +بهزیستی تا پایان آبان #سرما *محلهٔ نو ؟اعتبار"
    enter_resolution(office, meeting, said(office, line))
    (action,) = stored(office, meeting).actions
    assert (action.action.text, action.action.deadline) == (
        "پناه گرم",
        from_jalali(1405, 8, 30),
    )
    office.database.undo()
    assert dossier.read(office, meeting.id).resolutions == before
    assert known_names(office) == known
