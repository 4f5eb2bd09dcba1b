"""An office whose people tests know, passwords and all, and a meeting ready to be submitted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from pathlib import Path

import pytest

from db import keys, meetings
from db.records import (
    AgendaItem,
    AgendaKind,
    Attendance,
    Meeting,
    Outcome,
    Presence,
    Resolution,
    Role,
    User,
)
from desktop.access.beginning import begin
from desktop.access.people import Newcomer
from desktop.founding import found
from desktop.meetings import editing
from desktop.meetings.schedule import call
from desktop.office import FILE_NAME, DataFile, OpenOffice

SECRETARY = Newcomer(
    "خانم رویا امینی", "دبیر", frozenset({Role.SECRETARY, Role.ADMINISTRATOR}), "golestan-4821"
)
MAYOR = Newcomer("آقای آرش نیک‌پور", "شهردار منطقهٔ ۱۱", frozenset({Role.MAYOR}), "sabalan-7305")
TEXTS = ("بازارچه هر هفته برپا باشد.", "مددسرا تا آبان آماده شود.")


@dataclass
class Town:
    """The office, who is in it, and its one meeting."""

    office: OpenOffice

    def enter(self, who: Newcomer) -> None:
        users = self.office.database.select(User, "name = ?", (who.name,))
        self.office.welcome(users[0])

    @property
    def meeting(self) -> Meeting:
        return self.office.database.select(Meeting)[0]

    @property
    def resolutions(self) -> list[Resolution]:
        return meetings.parts(self.office.database, Resolution, self.meeting.id)


@pytest.fixture(scope="session")
def first_town(tmp_path_factory: pytest.TempPathFactory) -> DataFile:
    folder = tmp_path_factory.mktemp("town")
    with pytest.MonkeyPatch.context() as patched:  # what a trial costs is not the subject here
        patched.setattr(keys.new_ring, "__defaults__", (keys.Cost(1, 8, 1),))
        begun = begin(
            folder,
            (SECRETARY, MAYOR),
            partial(found, district=11, name="شهرداری منطقهٔ ۱۱", secretary=SECRETARY.name),
        )
    with begun.office as office:
        write_meeting(office)
        return office.database.file


@pytest.fixture(scope="session")
def first_signed(first_town: DataFile, tmp_path_factory: pytest.TempPathFactory) -> DataFile:
    """Have the minutes signed once, for all tests that begin there: a seal takes its time."""
    from tests.desktop.sign_off.signed import signed  # noqa: PLC0415 - it begins with what is here

    with copy_of(first_town, tmp_path_factory.mktemp("signed")) as there:
        signed(there)
        return there.office.database.file


@pytest.fixture
def town(first_town: DataFile, tmp_path: Path) -> Iterator[Town]:
    """Open a copy, with its secretary signed in."""
    with copy_of(first_town, tmp_path) as there:
        yield there


@pytest.fixture
def signed_town(first_signed: DataFile, tmp_path: Path) -> Iterator[Town]:
    """Open a copy in which the mayor has signed, with its secretary signed in."""
    with copy_of(first_signed, tmp_path) as there:
        yield there


@contextmanager
def copy_of(first: DataFile, place: Path) -> Iterator[Town]:
    folder = place / "town"
    shutil.copytree(first.path.parent, folder)
    with OpenOffice(DataFile(folder / FILE_NAME, first.key)) as office:
        there = Town(office)
        there.enter(SECRETARY)
        yield there


def write_meeting(office: OpenOffice) -> None:
    meeting = call(
        office,
        Meeting(
            headquarters_id=office.headquarters.id,
            number=1,
            held_on=date(2026, 10, 4),
            starts_at=time(10),
            ends_at=time(11, 30),
            place="سالن جلسات",
            chair=MAYOR.name,
            secretary=SECRETARY.name,
            subject="فصل سرما",
            next_on=date(2026, 11, 8),
        ),
        "پیگیری مصوبات پیشین",
    )
    for each in meetings.parts(office.database, Attendance, meeting.id):
        name = each.name or MAYOR.name
        editing.save(office, replace(each, name=name, state=Presence.PRESENT))
    for item in meetings.parts(office.database, AgendaItem, meeting.id):
        editing.save(office, replace(item, outcome=Outcome.NOTED))
    item = editing.add_agenda_item(office, meeting, AgendaKind.DISCUSSION, "آمادگی")
    editing.save(office, replace(item, outcome=Outcome.DECIDED))
    for text in TEXTS:
        resolution = editing.add_resolution(office, meeting, text, item)
        action = editing.add_action(office, resolution, "پیگیری")
        editing.save(office, replace(action, responsible="بهزیستی", deadline=date(2026, 11, 1)))
