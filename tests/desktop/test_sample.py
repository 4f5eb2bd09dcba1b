import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from db.records import (
    Action,
    ActionState,
    Attendance,
    Headquarters,
    HeadquartersKind,
    Meeting,
    MeetingKind,
    MeetingState,
    Organization,
    Presence,
    Progress,
    Recurrence,
    Resolution,
    Role,
    SignOff,
    SignOffStep,
)
from desktop import persian
from desktop.access.entrance import sign_in
from desktop.calendar.holidays import is_day_off
from desktop.errors import AlreadyFoundedError
from desktop.meetings import dossier
from desktop.meetings.compile import compile_minutes
from desktop.meetings.schedule import call, propose
from desktop.minutes import Minutes, encode
from desktop.office import OpenOffice
from desktop.reporting import unheard
from desktop.sample import Filled, files, fill, make_sample
from desktop.sign_off.integrity import breaches
from tests.offices import open_office
from tests.scenarios import DISTRICT_11, DISTRICT_14, Scenario


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenOffice]:
    with open_office(tmp_path_factory.mktemp("sample")) as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """Make the sample office with its people, who sign what is to be signed."""
    filled = make_sample(tmp_path_factory.mktemp("lived"))
    with filled.office:
        yield filled


def _rows(office: OpenOffice) -> dict[str, list[tuple[object, ...]]]:
    tables = office.database.query("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [str(name) for (name,) in tables if not str(name).startswith(("_", "audit"))]
    return {
        name: [tuple(row) for row in office.database.query(f"SELECT * FROM {name}")]  # noqa: S608, our own schema
        for name in names
    }


def _texts(office: OpenOffice) -> list[str]:
    """Give every text of the office that is not a uuid, a date or a word of the schema."""
    return [
        value
        for rows in _rows(office).values()
        for row in rows
        for value in row
        if isinstance(value, str) and not value.isascii()
    ]


def _minutes(office: OpenOffice, scenario: Scenario) -> Minutes:
    (meeting,) = office.database.select(
        Meeting,
        "headquarters_id = ? AND number = ?",
        (office.headquarters.id, scenario.meeting.number),
    )
    return compile_minutes(office, meeting.id)


def test_two_offices_are_filled_alike(office: OpenOffice, tmp_path: Path) -> None:
    with open_office(tmp_path) as other:
        fill(other)
        assert _rows(other) == _rows(office)
        first, second = (_minutes(each, DISTRICT_11) for each in (office, other))
    assert encode(first) == encode(second)


def test_nothing_hangs_in_the_air(office: OpenOffice) -> None:
    assert office.database.query("PRAGMA foreign_key_check") == []
    organizations = {each.name for each in office.database.select(Organization)}
    assert {action.responsible for action in office.database.select(Action)} <= organizations


def test_an_office_in_use_is_left_alone(office: OpenOffice) -> None:
    before = _rows(office)

    with pytest.raises(AlreadyFoundedError):
        fill(office)

    assert _rows(office) == before


def test_undo_does_not_take_the_sample_away(tmp_path: Path) -> None:
    with open_office(tmp_path) as opened:
        fill(opened)
        assert opened.database.undo() == ()
        assert opened.founded


def test_texts_are_as_the_house_writes_persian(office: OpenOffice) -> None:
    texts = _texts(office)
    assert len(texts) > 1000
    assert [text for text in texts if persian.clean(text) != text] == []
    assert [text for text in texts if text != text.strip() or "  " in text] == []
    foreign = re.compile(r"[A-Za-z0-9٠-٩يكۀ,;?!]")
    assert [text for text in texts if foreign.search(text)] == []
    apart = re.compile(r"(?<![آ-ی])(?:می|نمی) [آ-ی]|[آ-ی] (?:ها|های|هایی|ای|اند|تر)(?![آ-ی])")
    assert [text for text in texts if apart.search(text)] == []
    assert [text for text in texts if "\u200c " in text or " \u200c" in text] == []


def test_files_have_persian_digits() -> None:
    string = re.compile(r'"([^"]*)"')
    for path in files.SAMPLE.rglob("*.json"):
        strings = string.findall(path.read_text(encoding="utf-8"))
        assert [each for each in strings if re.search("[0-9]", each)] == []


def test_no_number_could_be_somebodys(office: OpenOffice) -> None:
    long = re.compile(r"\d(?:[ \-٬]?\d){6,}")
    assert [text for text in _texts(office) if long.search(text)] == []


def test_the_year_has_its_meetings(lived: Filled) -> None:
    office = lived.office
    district = office.headquarters
    meetings = office.database.select(
        Meeting, "headquarters_id = ?", (district.id,), order="held_on"
    )

    assert [meeting.number for meeting in meetings] == list(range(1, 14))
    assert [each.kind for each in meetings].count(MeetingKind.EXTRAORDINARY) == 1
    assert {meeting.state for meeting in meetings[:-1]} == {MeetingState.SIGNED}
    assert meetings[-1].state is MeetingState.DRAFT
    assert [meeting.held_on for meeting in meetings if is_day_off(meeting.held_on)] == []
    for meeting, following in pairwise(meetings):
        assert meeting.next_on is not None
        # The extraordinary meeting was called between two ordinary ones.
        assert following.kind is MeetingKind.EXTRAORDINARY or meeting.next_on == following.held_on


def test_subdistricts_meet_too(lived: Filled) -> None:
    office = lived.office
    tables = office.database.select(
        Headquarters, "kind = ?", (HeadquartersKind.SUBDISTRICT,), order="subdistrict"
    )
    assert [table.subdistrict for table in tables] == [1, 2, 3, 4]
    theirs = [
        meeting
        for meeting in office.database.select(Meeting)
        if meeting.headquarters_id in {table.id for table in tables}
    ]
    assert {meeting.state for meeting in theirs} == {
        MeetingState.SIGNED,
        MeetingState.SUBMITTED,
        MeetingState.RETURNED,
    }


def test_its_people_take_the_steps_that_are_theirs(lived: Filled) -> None:
    office = lived.office
    names = {each.name: role for each in lived.people for role in each.roles}
    steps = office.database.select(SignOff)
    assert {(names[each.name], each.step) for each in steps} == {
        (Role.SECRETARY, SignOffStep.SUBMITTED),
        (Role.MAYOR, SignOffStep.RETURNED),
        (Role.MAYOR, SignOffStep.SIGNED),
    }
    assert breaches(office.database.file, unheard) == ()
    (returned,) = office.database.select(Meeting, "state = ?", (MeetingState.RETURNED,))
    assert len(dossier.read(office, returned.id).life.remarks) == 2


def test_everybody_comes_in_with_a_password_of_their_own(lived: Filled) -> None:
    assert {role for each in lived.people for role in each.roles} == set(Role)
    assert len({each.password for each in lived.people}) == len(lived.people)
    for each in lived.people:
        with sign_in(lived.office.folder, each.name, each.password) as office:
            assert office.roles == each.roles


def test_attendance_shows_every_state(office: OpenOffice) -> None:
    lines = office.database.select(Attendance)
    assert {line.state for line in lines} == set(Presence) - {Presence.UNRECORDED}
    assert any(line.arrived_at for line in lines)
    assert any(line.left_at for line in lines)
    for line in lines:
        represented = line.state is Presence.REPRESENTED
        assert represented == bool(line.substitute)
        assert represented == (line.letter_date is not None)


def test_names_stay_as_they_were_that_day(office: OpenOffice) -> None:
    chiefs = {
        line.name for line in office.database.select(Attendance, "post = ?", ("رئیس کلانتری",))
    }
    assert chiefs == {"آقای خسرو رستمی", "آقای پیمان مرادی"}


def test_work_goes_on_after_the_meeting(office: OpenOffice) -> None:
    actions = office.database.select(Action)
    assert {action.state for action in actions} == set(ActionState)
    reports = office.database.select(Progress, order="reported_on, id")
    last = {report.action_id: report.state for report in reports}
    assert all(action.state is last.get(action.id, ActionState.OPEN) for action in actions)
    made_on = {
        resolution.id: office.database.get(Meeting, resolution.meeting_id).held_on
        for resolution in office.database.select(Resolution)
    }
    resolution_of = {action.id: action.resolution_id for action in actions}
    assert all(report.reported_on > made_on[resolution_of[report.action_id]] for report in reports)


def test_the_last_meeting_finds_work_waiting(lived: Filled) -> None:
    office = lived.office
    (last,) = office.database.select(Meeting, "state = ?", (MeetingState.DRAFT,))
    earlier = compile_minutes(office, last.id).earlier_actions
    overdue = [each for each in earlier if each.deadline and each.deadline < last.held_on]
    assert (len(earlier), len(overdue)) == (12, 7)
    assert {each.age for each in overdue} == {1, 2, 3}
    (bus,) = [each for each in overdue if each.meeting_number == 10 and each.resolution_number == 3]
    assert (bus.responsible, bus.age) == ("شهرداری ناحیهٔ ۴", 3)


@pytest.mark.parametrize("scenario", [DISTRICT_11, DISTRICT_14])
def test_the_sample_holds_what_the_scenario_types(office: OpenOffice, scenario: Scenario) -> None:
    minutes, typed = _minutes(office, scenario), scenario.meeting

    assert [(line.name, line.post, line.state) for line in minutes.members] == [
        (line.name, line.post, line.state) for line in typed.members
    ]
    assert [(line.name, line.post) for line in minutes.guests] == [
        (line.name, line.post) for line in typed.guests
    ]
    assert [item.title for item in minutes.agenda] == [item.title for item in typed.agenda]
    assert [each.text for each in minutes.resolutions] == [each.text for each in typed.resolutions]
    assert [
        [action.text for action in resolution.actions] for resolution in minutes.resolutions
    ] == [[action.text for action in resolution.actions] for resolution in typed.resolutions]


def _present(minutes: Minutes) -> set[str]:
    lines = (*minutes.members, *minutes.guests)
    return {
        line.organization
        for line in lines
        if line.state in {Presence.PRESENT, Presence.REPRESENTED}
    }


def test_first_meeting_of_district_11_is_whole(office: OpenOffice) -> None:
    minutes = _minutes(office, DISTRICT_11)

    assert minutes.held_on == date(2025, 10, 1)
    assert {
        "شهرداری منطقهٔ ۱۱",
        "سازمان خدمات اجتماعی و رفاهی",
        "کمیتهٔ امداد",
        "بهزیستی",
        "شهرداری ناحیهٔ ۴",
        "یگان حفاظت",
        "یگان اجراییات",
        "کلانتری",
        "گشت حامی شهر",
        "شهربان",
    } <= _present(minutes)
    plan, clients, bus, profiles, patrol, police, monthly = minutes.resolutions
    assert len(plan.focus_areas) == 5
    assert [action.responsible for action in plan.actions] == [
        f"شهرداری ناحیهٔ {number}" for number in "۱۲۳۴"
    ]
    assert [action.responsible for action in clients.actions] == [
        "کمیتهٔ امداد",
        "ادارهٔ آموزش شهروندی",
        "ادارهٔ آموزش شهروندی",
    ]
    assert bus.condition
    assert bus.condition.text == "در صورت تأیید نظر کارشناسی"
    assert "شهرداری ناحیهٔ ۴" in bus.actions[0].supporters
    assert {action.responsible for action in profiles.actions} == {
        "ادارهٔ خدمات اجتماعی",
        "ادارهٔ سلامت",
        "ادارهٔ آموزش شهروندی",
    }
    for duty, body in ((patrol, "یگان اجراییات"), (police, "کلانتری")):
        assert [(action.responsible, action.recurrence) for action in duty.actions] == [
            (body, Recurrence.CONTINUOUS)
        ]
    assert {action.recurrence for action in monthly.actions} == {Recurrence.MONTHLY}
    assert len(monthly.actions) == 5


def test_meeting_of_district_14_is_whole(office: OpenOffice) -> None:
    minutes = _minutes(office, DISTRICT_14)

    assert {
        "دادسرای ناحیه",
        "فرماندهی انتظامی",
        "کلانتری",
        "پلیس مبارزه با مواد مخدر",
        "بهزیستی",
        "کمیتهٔ امداد",
        "آموزش و پرورش",
        "بسیج",
        "ادارهٔ خدمات اجتماعی",
        *(f"شهرداری ناحیهٔ {number}" for number in "۱۲۳۴"),
    } <= _present(minutes)
    assert "دادستان منطقه" in {guest.post for guest in minutes.guests}
    figures = [figure for item in minutes.agenda for figure in item.figures]
    assert ("۸۵", "نفر") in {(figure.value, figure.unit) for figure in figures}
    subjects = " ".join(resolution.text for resolution in minutes.resolutions)
    for programme in (
        "مانور شبانه",
        "مددسرا",
        "یکشنبه‌های آسیب‌های اجتماعی",
        "زنگ پیشگیری",
        "مشاورهٔ تلفنی",
    ):
        assert programme in subjects


def test_district_14_can_be_typed_in_its_own_office() -> None:
    assert DISTRICT_14.office == "شهرداری منطقهٔ ۱۴"
    assert DISTRICT_14.meeting.members[0].organization == "شهرداری منطقهٔ ۱۴"
    assert "۱۱" not in str(DISTRICT_14.meeting.resolutions)


def test_what_was_put_off_comes_back(sample: OpenOffice) -> None:
    meetings = sample.database.select(Meeting)
    (draft,) = (each for each in meetings if each.state is MeetingState.DRAFT)
    assert [
        (part.item.title, part.postponed.meeting.number, part.postponed.times)
        for part in dossier.read(sample, draft.id).agenda
        if part.postponed
    ] == [("زمین رهاشدهٔ محلهٔ فروزش", 12, 1)]
    then = call(sample, propose(sample, draft.held_on), "پیگیری")
    _, back = dossier.read(sample, then.id).agenda
    assert back.postponed
    assert (back.postponed.meeting.number, back.postponed.times) == (12, 2)
