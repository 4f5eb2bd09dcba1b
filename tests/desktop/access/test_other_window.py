"""A window that stays open while another one changes what its person may do."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.records import AuditEntry, Change, Meeting, Office, Role, User, UserRole
from desktop.access.people import (
    add_person,
    people,
    reset_password,
    retire,
    set_post,
    set_roles,
)
from desktop.access.permissions import Deed
from desktop.access.refusals import NotAllowedError
from desktop.access.slots import KEYS_NAME
from desktop.access.trail import read_trail
from desktop.meetings.editing import save
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.sign_off.clock import accept_clock
from tests.desktop.access.conftest import (
    ADMINISTRATOR,
    EXPORTER,
    MAYOR,
    NEW,
    come_in,
    renewed,
    user_of,
)

SECOND = EXPORTER._replace(roles=frozenset({Role.SECRETARY, Role.ADMINISTRATOR}))
NEWCOMER = EXPORTER._replace(name="خانم سارا نمونه")


@pytest.fixture
def theirs(folder: Path, office: OpenOffice) -> Iterator[OpenOffice]:
    """Open the window of a second administrator, in which something can be undone."""
    add_person(office, SECOND)
    with come_in(folder, SECOND) as opened:
        call(opened, propose(opened, date(2026, 10, 4)), "پیگیری")
        yield opened


def let_go(office: OpenOffice, user: User) -> None:
    retire(office, user)


def let_send(office: OpenOffice, user: User) -> None:
    set_roles(office, user, {Role.EXPORT})


def type_on(office: OpenOffice) -> None:
    (meeting,) = office.database.select(Meeting)
    save(office, replace(meeting, place="سالن"))


def hold_again(office: OpenOffice) -> None:
    """Take back what was lost, in the same act."""
    with office.act(Deed.KEEP_PEOPLE):
        user = user_of(office, SECOND)
        office.database.update(replace(user, retired=False))
        office.database.insert(UserRole(user_id=user.id, role=Role.ADMINISTRATOR))


ACTS: dict[str, Callable[[OpenOffice], object]] = {
    "add": lambda office: add_person(office, NEWCOMER),
    "hold": lambda office: set_roles(office, user_of(office, SECOND), SECOND.roles),
    "hold again": hold_again,
    "post": lambda office: set_post(office, user_of(office, MAYOR), "دیگر"),
    "password": lambda office: reset_password(office, user_of(office, ADMINISTRATOR), NEW),
    "retire": lambda office: retire(office, user_of(office, MAYOR)),
    "recovery key": renewed,
    "clock": accept_clock,
    "undo": lambda office: office.database.undo(),
    "typing": type_on,
    "trail": read_trail,
}


@pytest.mark.parametrize("lose", [let_go, let_send])
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_what_was_taken_in_one_window_is_gone_in_the_other(
    office: OpenOffice,
    theirs: OpenOffice,
    lose: Callable[[OpenOffice, User], None],
    act: Callable[[OpenOffice], object],
) -> None:
    lose(office, user_of(office, SECOND))
    before, ring = _all(office), (office.folder / KEYS_NAME).read_bytes()
    with pytest.raises(NotAllowedError):
        act(theirs)
    assert (_all(office), (office.folder / KEYS_NAME).read_bytes()) == (before, ring)


def test_what_was_given_in_one_window_is_there_in_the_other(
    office: OpenOffice, folder: Path
) -> None:
    with come_in(folder, MAYOR) as theirs:
        set_roles(office, user_of(office, MAYOR), {Role.MAYOR, Role.ADMINISTRATOR})
        accept_clock(theirs)
        set_post(theirs, user_of(theirs, ADMINISTRATOR), "دبیر")
        assert theirs.may(Deed.KEEP_PEOPLE)


def test_who_gives_up_a_role_does_so_by_it(theirs: OpenOffice) -> None:
    set_roles(theirs, user_of(theirs, SECOND), {Role.SECRETARY})
    with pytest.raises(NotAllowedError):
        set_roles(theirs, user_of(theirs, SECOND), SECOND.roles)
    type_on(theirs)


def test_an_act_in_another_is_asked_too(office: OpenOffice) -> None:
    """Even where what it would write is the larger act's as well."""
    with office.act(Deed.SUBMIT), pytest.raises(NotAllowedError), office.act(Deed.SIGN):
        pytest.fail("it was done")


@pytest.mark.parametrize("outer", [None, Deed.SUBMIT])
def test_an_act_in_another_widens_nothing(office: OpenOffice, outer: Deed | None) -> None:
    larger = office.act(outer) if outer else office.database.act()
    with pytest.raises(NotAllowedError), larger, office.act(Deed.KEEP_PEOPLE):
        office.database.insert(User(name="دیگری"))
    assert len(people(office)) == 2


def test_what_is_done_upon_the_news_of_an_act_is_an_act_of_its_own(office: OpenOffice) -> None:
    def hear(changes: tuple[Change, ...]) -> None:
        office.database.listeners.remove(hear)
        with office.database.act():
            if any(each.table == Office.table for each in changes):
                office.database.insert(User(name="دیگری"))
            else:
                office.database.update(replace(office.office, name="نام دیگر"))

    office.database.listeners.append(hear)
    set_post(office, user_of(office, MAYOR), "رئیس")
    assert office.office.name == "نام دیگر"
    office.database.listeners.append(hear)
    with pytest.raises(NotAllowedError), office.act(Deed.SET_RECOVERY_KEY):
        office.database.update(replace(office.office, name="نام تازه"))
    assert len(people(office)) == 2


def _all(office: OpenOffice) -> Collection[object]:
    return people(office), office.database.select(Meeting), office.database.select(AuditEntry)
