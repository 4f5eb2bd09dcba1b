"""What a figure was the last time: the same one, of the same headquarters, before this meeting."""

from dataclasses import replace
from datetime import date

from db.records import AgendaKind, Figure, Headquarters, HeadquartersKind, Meeting, MeetingState
from desktop.meetings import dossier, editing, naming
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice


def held(office: OpenOffice, day: date, headquarters_id: int = 0) -> Meeting:
    proposal = propose(office, date(2026, 1, 1))
    meeting = replace(call(office, proposal, "پیگیری"), held_on=day)
    if headquarters_id:
        meeting = replace(meeting, headquarters_id=headquarters_id)
    editing.save(office, meeting)
    return meeting


def report(
    office: OpenOffice, meeting: Meeting, label: str, value: str, unit: str = "نفر"
) -> Figure:
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, "گزارش")
    figure = replace(editing.add_figure(office, item), label=label, value=value, unit=unit)
    editing.save(office, figure)
    return figure


def last(office: OpenOffice, meeting: Meeting, figure: Figure) -> tuple[str, int] | None:
    found = dossier.read(office, meeting.id).last_times.get(figure.uuid)
    return (found.value, found.meeting_number) if found else None


def test_the_latest_earlier_one_counts_however_it_is_spelled(office: OpenOffice) -> None:
    first, second = held(office, date(2026, 4, 1)), held(office, date(2026, 5, 1))
    third, later = held(office, date(2026, 6, 1)), held(office, date(2026, 7, 1))
    report(office, first, "پذیرش شبانهٔ مددسرا", "۳۰")
    report(office, second, "پذيرش شبانه مددسرا", "۳۲")
    report(office, later, "پذیرش شبانهٔ مددسرا", "۴۰")
    now = report(office, third, "پذیرش شبانه‌ مددسرا", "۳۸")
    assert last(office, third, now) == ("۳۲", second.number)
    editing.save(office, replace(second, state=MeetingState.CANCELLED))
    assert last(office, third, now) == ("۳۰", first.number)


def test_another_unit_place_or_headquarters_is_another_figure(office: OpenOffice) -> None:
    with office.database.act():
        other = office.database.insert(
            Headquarters(kind=HeadquartersKind.SUBDISTRICT, subdistrict=4, name="ناحیهٔ ۴")
        )
    before, now = held(office, date(2026, 4, 1)), held(office, date(2026, 5, 1))
    elsewhere = held(office, date(2026, 4, 2), other.id)
    report(office, before, "پذیرش", "۳۰", "نوبت")
    report(office, elsewhere, "پذیرش", "۳۱")
    naming.locate(office, report(office, before, "پذیرش", "۳۲"), "راه‌آهن")
    figure = report(office, now, "پذیرش", "۳۳")
    assert last(office, now, figure) is None
    naming.locate(office, figure, "راه آهن")
    assert last(office, now, figure) == ("۳۲", before.number)
    naming.locate(office, figure, "")
    assert last(office, now, figure) is None


def test_what_has_no_value_or_no_label_was_never_reported(office: OpenOffice) -> None:
    before, now = held(office, date(2026, 4, 1)), held(office, date(2026, 5, 1))
    report(office, before, "پذیرش", "")
    report(office, before, "", "۵")
    assert last(office, now, report(office, now, "پذیرش", "۳۳")) is None
    assert last(office, now, report(office, now, "", "۳۳")) is None
