"""People who sign in: letting them in, their roles, their passwords."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.records import Role
from desktop.access.entrance import confirm, recover
from desktop.access.passwords import WeakPasswordError
from desktop.access.people import (
    Newcomer,
    add_person,
    change_password,
    people,
    reset_password,
    retire,
    set_post,
    set_roles,
)
from desktop.access.refusals import (
    LastAdministratorError,
    NameTakenError,
    NotAllowedError,
    WrongPasswordError,
)
from desktop.access.slots import KEYS_NAME
from desktop.office import OpenOffice
from tests.desktop.access.conftest import (
    ADMINISTRATOR,
    EXPORTER,
    MAYOR,
    NEW,
    WRONG,
    come_in,
    opens,
    renewed,
    slots,
    unhurried,
    user_of,
)


def test_who_is_let_in_comes_in_and_has_a_provisional_password(
    folder: Path, office: OpenOffice
) -> None:
    added = add_person(office, EXPORTER)
    assert added.provisional
    with come_in(folder, EXPORTER) as theirs:
        assert theirs.roles == {Role.EXPORT}
        change_password(theirs, EXPORTER.password, NEW)
        assert theirs.user
        assert not theirs.user.provisional
    assert opens(folder, EXPORTER, NEW)
    assert not opens(folder, EXPORTER, EXPORTER.password)


@pytest.mark.parametrize("name", ["خانم رویا امینی", "رویا امینی", "مهندس رويا اميني"])
def test_a_name_is_one_persons(folder: Path, office: OpenOffice, name: str) -> None:
    before = slots(folder)
    with pytest.raises(NameTakenError):
        add_person(office, EXPORTER._replace(name=name))
    assert slots(folder) == before


def test_a_weak_password_lets_nobody_in(folder: Path, office: OpenOffice) -> None:
    before, written = slots(folder), (folder / KEYS_NAME).read_bytes()
    with pytest.raises(WeakPasswordError):
        add_person(office, Newcomer(*EXPORTER[:3], "12345678"))
    with pytest.raises(WeakPasswordError):
        change_password(office, ADMINISTRATOR.password, "کوتاه")
    with pytest.raises(WeakPasswordError):
        reset_password(office, user_of(office, MAYOR), "aaaaaaaaaa")
    assert (slots(folder), (folder / KEYS_NAME).read_bytes()) == (before, written)


def test_only_an_administrator_keeps_people(folder: Path) -> None:
    with come_in(folder, MAYOR) as office:
        user = user_of(office, ADMINISTRATOR)
        before, written = people(office), (folder / KEYS_NAME).read_bytes()
        for deed in (
            lambda: add_person(office, EXPORTER),
            lambda: set_roles(office, user, {Role.EXPORT}),
            lambda: set_roles(office, user_of(office, MAYOR), set(Role)),
            lambda: set_post(office, user, "دیگر"),
            lambda: reset_password(office, user, NEW),
            lambda: retire(office, user),
            lambda: renewed(office),
        ):
            with pytest.raises(NotAllowedError):
                deed()
        assert people(office) == before
        assert (folder / KEYS_NAME).read_bytes() == written
    assert opens(folder, ADMINISTRATOR, ADMINISTRATOR.password)


def test_a_changed_password_opens_and_the_old_one_does_not(folder: Path) -> None:
    with come_in(folder, MAYOR) as office:
        with pytest.raises(WrongPasswordError):
            change_password(office, WRONG, NEW)
        with pytest.raises(WrongPasswordError):
            change_password(office, ADMINISTRATOR.password, NEW)
        change_password(office, MAYOR.password, NEW)
        confirm(office, user_of(office, MAYOR), NEW, unhurried)
    assert opens(folder, MAYOR, NEW)
    assert not opens(folder, MAYOR, MAYOR.password)
    assert opens(folder, ADMINISTRATOR, ADMINISTRATOR.password)
    assert len(slots(folder)) == 2


def test_an_office_always_has_an_administrator(office: OpenOffice) -> None:
    user = user_of(office, ADMINISTRATOR)
    with pytest.raises(LastAdministratorError):
        retire(office, user)
    with pytest.raises(LastAdministratorError):
        set_roles(office, user, {Role.SECRETARY})
    set_roles(office, user_of(office, MAYOR), {Role.MAYOR, Role.ADMINISTRATOR})
    set_roles(office, user, {Role.SECRETARY})
    office.welcome(user_of(office, MAYOR))
    with pytest.raises(LastAdministratorError):
        retire(office, user_of(office, MAYOR))


def test_a_retired_administrator_is_none(office: OpenOffice) -> None:
    mayor = user_of(office, MAYOR)
    set_roles(office, mayor, {Role.ADMINISTRATOR})
    retire(office, mayor)
    with pytest.raises(LastAdministratorError):
        retire(office, user_of(office, ADMINISTRATOR))


def test_nothing_of_it_can_be_undone(office: OpenOffice) -> None:
    add_person(office, EXPORTER)
    set_post(office, user_of(office, EXPORTER), "رئیس")
    renewed(office)
    assert not office.database.can_undo


def test_an_undo_elsewhere_leaves_the_recovery_key(folder: Path, office: OpenOffice) -> None:
    """The window goes on with its own acts while another connection made the key anew."""
    with office.database.act():
        office.database.update(replace(office.office, name="نام دیگر"))
    with OpenOffice(office.database.file) as other:
        other.welcome(office.user)
        made = renewed(other)
    office.database.undo()
    assert office.office.name == "شهرداری منطقهٔ ۱۱"
    recover(folder, made).close()
    office.database.redo()
    come_in(folder, ADMINISTRATOR).close()
    recover(folder, made).close()
