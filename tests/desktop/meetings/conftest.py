from dataclasses import replace
from datetime import date, time

import pytest

from db.records import AgendaKind, Meeting, Outcome, Presence
from desktop.meetings import dossier, editing, naming
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice

HELD_ON = date(2026, 10, 4)


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")


@pytest.fixture
def complete(office: OpenOffice, meeting: Meeting) -> Meeting:
    """Give a meeting in which nothing is missing."""
    full = replace(
        meeting,
        subject="آمادگی زمستان",
        starts_at=time(10),
        ends_at=time(12),
        place="سالن",
        chair="آقای نیک‌پور",
        next_on=date(2026, 11, 1),
    )
    editing.save(office, full)
    for member in dossier.read(office, meeting.id).members:
        editing.save(office, replace(member, state=Presence.PRESENT, name="آقای نوری"))
    editing.add_guest(office, meeting, name="مهمان", post="", organization="ادارهٔ بهزیستی")
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, "گزارش")
    editing.save(office, replace(item, outcome=Outcome.DECIDED))
    resolution = editing.add_resolution(office, meeting, "متن", item)
    action = replace(editing.add_action(office, resolution, "کار"), deadline=date(2026, 10, 31))
    editing.save(office, action)
    naming.entrust(office, action, "بهزیستی")
    return full
