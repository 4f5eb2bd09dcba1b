"""What was said becomes a resolution or an action, and stays where it was said."""

from dataclasses import replace
from datetime import date

import pytest

from db.records import (
    Action,
    AgendaItem,
    AgendaKind,
    Attendance,
    Meeting,
    Presence,
    Remark,
    Resolution,
)
from desktop.meetings import dossier, editing, naming
from desktop.meetings.deciding import assign, organization_of, resolve
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    held = call(office, propose(office, date(2026, 10, 4)), "پیگیری")
    editing.add_guest(
        office, held, name="بهمن محمدی", post="سرپرست بهزیستی", organization="بهزیستی"
    )
    return held


@pytest.fixture
def item(office: OpenOffice, meeting: Meeting) -> AgendaItem:
    made = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, "گزارش مددسرا")
    editing.save(office, replace(made, presenter="سرپرست بهزيستي"))
    return made


def remark(office: OpenOffice, item: AgendaItem, speaker: str, gist: str) -> Remark:
    made = replace(editing.add_remark(office, item), speaker=speaker, gist=gist)
    editing.save(office, made)
    return made


def decided(office: OpenOffice, meeting: Meeting) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            part.resolution.text,
            [(each.action.text, each.action.responsible) for each in part.actions],
        )
        for part in dossier.read(office, meeting.id).resolutions
    ]


def test_a_remark_becomes_a_resolution_of_its_item_for_the_speakers_organization(
    office: OpenOffice, meeting: Meeting, item: AgendaItem
) -> None:
    said = remark(office, item, "محمدي", " ظرفیت شب افزایش یابد ")
    made = resolve(office, said)
    assert isinstance(made, Resolution)
    assert made.agenda_item_id == item.id
    text = "ظرفیت شب افزایش یابد"
    assert decided(office, meeting) == [(text, [(text, "بهزیستی")])]
    assert office.database.get(Remark, said.id).speaker == "محمدي".replace("ي", "ی")
    office.database.undo()
    assert decided(office, meeting) == []
    assert dossier.read(office, meeting.id).agenda[-1].remarks  # which was said all the same


def test_of_an_unknown_speaker_nobody_is_made_responsible(
    office: OpenOffice, meeting: Meeting, item: AgendaItem
) -> None:
    resolve(office, remark(office, item, "آقای ناشناس", "گشت شبانه"))
    assert decided(office, meeting) == [("گشت شبانه", [])]


def test_a_remark_becomes_an_action_of_the_last_resolution_of_its_item(
    office: OpenOffice, meeting: Meeting, item: AgendaItem
) -> None:
    said = remark(office, item, "سرپرست بهزیستی", "فهرست تخت‌ها")
    assert isinstance(assign(office, said), Resolution)  # there was none
    editing.add_resolution(office, meeting, "چیز دیگر")
    made = assign(office, remark(office, item, "سرپرست بهزیستی", "شمار تخت‌ها"))
    assert isinstance(made, Action)
    assert decided(office, meeting) == [
        ("فهرست تخت‌ها", [("فهرست تخت‌ها", "بهزیستی"), ("شمار تخت‌ها", "بهزیستی")]),
        ("چیز دیگر", []),
    ]
    office.database.undo()
    assert len(decided(office, meeting)[0][1]) == 1


def test_what_was_said_is_decided_only_once(
    office: OpenOffice, meeting: Meeting, item: AgendaItem
) -> None:
    said = remark(office, item, "", "فهرست تخت‌ها")
    other = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, "بند دیگر")
    editing.add_resolution(office, meeting, "فهرست تخت‌ها", other)
    made = resolve(office, said)
    assert resolve(office, said) == made
    action = assign(office, said)
    assert assign(office, said) == action
    assert decided(office, meeting) == [
        ("فهرست تخت‌ها", []),
        ("فهرست تخت‌ها", [("فهرست تخت‌ها", "")]),
    ]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (("پذیرش شبانه", "۳۲", "نفر", "مهر"), "پذیرش شبانه: ۳۲ نفر (مهر)"),
        (("پذیرش شبانه", "", "", "مهر"), "پذیرش شبانه (مهر)"),
        (("", "۳۲", "نفر", ""), "۳۲ نفر"),
        (("", "", "", "مهر"), "مهر"),
    ],
)
def test_a_figure_says_all_of_itself_and_its_presenter_is_responsible(
    office: OpenOffice, meeting: Meeting, item: AgendaItem, said: tuple[str, ...], text: str
) -> None:
    label, value, unit, period = said
    added = editing.add_figure(office, item)
    figure = replace(added, label=label, value=value, unit=unit, period=period)
    editing.save(office, figure)
    resolve(office, figure)
    assert decided(office, meeting) == [(text, [(text, "بهزیستی")])]


def test_what_a_figure_says_of_a_neighborhood_is_decided_for_it(
    office: OpenOffice, meeting: Meeting, item: AgendaItem
) -> None:
    figure = replace(editing.add_figure(office, item), label="پذیرش شبانه")
    editing.save(office, figure)
    naming.locate(office, figure, "راه‌آهن")
    resolve(office, figure)
    (part,) = dossier.read(office, meeting.id).resolutions
    assert [each.name for each in part.neighborhoods] == ["راه‌آهن"]


def test_where_nothing_was_said_nothing_is_decided(
    office: OpenOffice, meeting: Meeting, item: AgendaItem
) -> None:
    said = remark(office, item, "محمدی", " ")
    assert resolve(office, said) is None
    assert assign(office, said) is None
    assert decided(office, meeting) == []


def test_a_speaker_is_known_by_any_name_that_only_one_organization_has() -> None:
    def seat(name: str, post: str, body: str, substitute: str = "") -> Attendance:
        state = Presence.REPRESENTED if substitute else Presence.PRESENT
        return Attendance(
            meeting_id=1,
            position=1,
            name=name,
            post=post,
            organization=body,
            state=state,
            substitute=substitute,
        )

    there = [
        seat("رویا امینی", "دبیر", "شهرداری"),
        seat("سام امینی", "رئیس", "کلانتری"),
        seat("بهمن محمدی", "سرپرست", "بهزیستی", "ترانه میر"),
    ]
    assert organization_of("سام امینی", there) == "کلانتری"
    assert organization_of("سام", there) == "کلانتری"
    assert organization_of("امینی", there) == ""
    assert organization_of("ترانه میر", there) == "بهزیستی"
    assert organization_of("محمدی", there) == ""  # who was not there
    assert organization_of("رئیس کلانتری", there) == "کلانتری"
    assert organization_of("بهزيستي", there) == "بهزیستی"
    assert organization_of("  ", there) == ""
