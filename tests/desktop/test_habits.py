"""What people are used to: theirs alone, kept from one day to the next, and no act."""

from pathlib import Path

import pytest

from db.records import AuditEntry, Role, User, UserRole
from desktop import drafts
from desktop.founding import found
from desktop.habits import Habit, note, remembered
from desktop.office import OpenOffice
from tests.offices import open_office

FOLDER = "/mnt/قرارگاه ي ك/نامه‌هاي رسيده"  # as the file system has it, in whichever letters


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Have an office with a person for each role."""
    with open_office(tmp_path) as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")
        with office.database.act():
            for role in Role:
                user = office.database.insert(User(name=role))
                office.database.insert(UserRole(user_id=user.id, role=role))
    return tmp_path


def come(office: OpenOffice, role: Role) -> None:
    office.welcome(office.database.select(User, "name = ?", (role,))[0])


@pytest.mark.parametrize("role", Role)
def test_whoever_signs_in_finds_their_own_the_next_time(folder: Path, role: Role) -> None:
    with open_office(folder) as office:
        come(office, role)
        note(office, Habit.EXPORT_FOLDER, "/mnt/پیشین")
        note(office, Habit.EXPORT_FOLDER, FOLDER)
        note(office, Habit.COMMANDS, "چاپ\nذخیره")
    with open_office(folder) as office:
        come(office, role)
        assert remembered(office, Habit.EXPORT_FOLDER) == FOLDER
        assert remembered(office, Habit.COMMANDS) == "چاپ\nذخیره"
        for other in set(Role) - {role}:
            come(office, other)
            assert not any(remembered(office, habit) for habit in Habit)


def test_it_is_no_act(folder: Path) -> None:
    with open_office(folder) as office:
        come(office, Role.SECRETARY)
        heard: list[object] = []
        office.database.listeners.append(heard.append)
        before = office.database.select(AuditEntry)
        note(office, Habit.ORGANIZATION, "بهزیستی")
        assert office.database.select(AuditEntry) == before
        assert not office.database.can_undo
        assert not heard
        assert not drafts.unread(office, {user.uuid for user in office.database.select(User)})
        note(office, Habit.ORGANIZATION, "")
        assert remembered(office, Habit.ORGANIZATION) == ""


def test_where_nothing_can_be_written_all_goes_on(folder: Path) -> None:
    with open_office(folder) as office:
        come(office, Role.MAYOR)
        note(office, Habit.ORGANIZATION, "بهزیستی")
        office.database._connection.execute("PRAGMA query_only = ON")
        note(office, Habit.ORGANIZATION, "کمیتهٔ امداد")
        assert remembered(office, Habit.ORGANIZATION) == "بهزیستی"
