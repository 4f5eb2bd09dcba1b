"""Keys to sign with: whose they are, and which password opens them."""

from dataclasses import replace
from pathlib import Path

import pytest

from db import keys
from db.records import Role, SigningKey
from desktop.access import signing_keys
from desktop.access.entrance import confirm
from desktop.access.people import (
    Newcomer,
    add_person,
    change_password,
    reset_password,
    set_roles,
)
from desktop.access.permissions import Deed
from desktop.access.refusals import (
    NoSigningKeyError,
)
from desktop.access.slots import KEYS_NAME
from desktop.office import OpenOffice
from tests.desktop.access.conftest import (
    EXPORTER,
    MAYOR,
    NEW,
    WRONG,
    come_in,
    opens,
    told,
    unhurried,
    user_of,
)


def test_the_key_to_sign_with_survives_a_change_of_the_password(folder: Path) -> None:
    with come_in(folder, MAYOR) as office:
        user = user_of(office, MAYOR)
        before = signing_keys.unlock(office, user, confirm(office, user, MAYOR.password, unhurried))
        change_password(office, MAYOR.password, NEW)
        user = user_of(office, MAYOR)
        after = signing_keys.unlock(office, user, confirm(office, user, NEW, unhurried))
        assert after == before
        old = keys.stretch(keys.read_ring(folder / KEYS_NAME), "کاوهنمونه", MAYOR.password)
        with pytest.raises(NoSigningKeyError):
            signing_keys.unlock(office, user, old)
        assert len(signing_keys.certificates(office)) == 1


def test_a_reset_replaces_the_key_to_sign_with_and_keeps_its_certificate(
    folder: Path, office: OpenOffice
) -> None:
    (before,) = signing_keys.certificates(office)
    reset_password(office, user_of(office, MAYOR), NEW)
    assert not opens(folder, MAYOR, MAYOR.password)
    (earlier,) = signing_keys.certificates(office)
    assert (earlier.certificate, earlier.fingerprint) == (before.certificate, before.fingerprint)
    assert earlier.replaced_at
    with come_in(folder, MAYOR, NEW) as theirs:
        assert theirs.user
        assert theirs.user.provisional
        stretched = confirm(theirs, theirs.user, NEW, unhurried)
        with pytest.raises(NoSigningKeyError):  # the administrator knows this password too
            signing_keys.unlock(theirs, theirs.user, stretched)
        change_password(theirs, NEW, "از آن خودم ۳")
        assert theirs.user
        assert not theirs.user.provisional
        stretched = confirm(theirs, theirs.user, "از آن خودم ۳", unhurried)
        now = signing_keys.unlock(theirs, theirs.user, stretched)
        assert now.fingerprint != before.fingerprint
    trace = [each for each in told(office) if each[1] in {"users", "signing_keys"}]
    assert ("edited", "users", "slot,provisional") in trace
    assert ("added", "signing_keys", "") in trace


def test_a_mayor_with_a_provisional_password_has_no_key_to_sign_with(
    folder: Path, office: OpenOffice
) -> None:
    second = Newcomer("خانم نگار نمونه", "شهردار", frozenset({Role.MAYOR}), WRONG, True)
    user = add_person(office, second)
    assert {each.user_id for each in signing_keys.certificates(office)} == {
        user_of(office, MAYOR).id
    }
    with come_in(folder, second) as theirs:
        change_password(theirs, second.password, NEW)
        assert theirs.user
        stretched = confirm(theirs, theirs.user, NEW, unhurried)
        assert signing_keys.unlock(theirs, theirs.user, stretched).private
    assert [each.user_id for each in signing_keys.certificates(office)].count(user.id) == 1


def test_who_was_mayor_before_the_password_was_given_anew_becomes_mayor_again(
    folder: Path, office: OpenOffice
) -> None:
    mayor = user_of(office, MAYOR)
    set_roles(office, mayor, {Role.EXPORT})
    reset_password(office, mayor, NEW)
    assert [each for each in signing_keys.certificates(office) if not each.replaced_at] == []
    with come_in(folder, MAYOR, NEW) as theirs:
        change_password(theirs, NEW, "از آن خودم ۳")
    set_roles(office, mayor, {Role.MAYOR})
    with come_in(folder, MAYOR, "از آن خودم ۳") as theirs:
        change_password(theirs, "از آن خودم ۳", "باز از آن خودم ۴")
        assert theirs.user
        stretched = confirm(theirs, theirs.user, "باز از آن خودم ۴", unhurried)
        assert signing_keys.unlock(theirs, theirs.user, stretched).private


def test_a_key_that_the_password_does_not_open_is_replaced_by_the_next_password(
    folder: Path,
) -> None:
    """As where an older file was put back, in which it is sealed under an older password."""
    with come_in(folder, MAYOR) as office:
        user = user_of(office, MAYOR)
        (key,) = signing_keys.certificates(office)
        with office.act(Deed.CHANGE_PASSWORD):
            office.database.update(replace(key, sealed=key.sealed[:-1] + b"."))
        with pytest.raises(
            NoSigningKeyError
        ):  # whose sentence says what to do; the password is right
            signing_keys.unlock(office, user, confirm(office, user, MAYOR.password, unhurried))
        change_password(office, MAYOR.password, NEW)
        stretched = confirm(office, user, NEW, unhurried)
        opened = signing_keys.unlock(office, user, stretched)
        assert opened.fingerprint != key.fingerprint
        assert signing_keys.certificates(office)[0].replaced_at


def test_who_becomes_mayor_gets_a_key_with_the_next_password(
    folder: Path, office: OpenOffice
) -> None:
    add_person(office, EXPORTER)
    user = user_of(office, EXPORTER)
    set_roles(office, user, {Role.MAYOR, Role.EXPORT})
    with come_in(folder, EXPORTER) as theirs:
        assert theirs.roles == {Role.MAYOR, Role.EXPORT}
        stretched = confirm(theirs, user, EXPORTER.password, unhurried)
        with pytest.raises(NoSigningKeyError):
            signing_keys.unlock(theirs, user, stretched)
        change_password(theirs, EXPORTER.password, NEW)
        assert theirs.user
        stretched = confirm(theirs, theirs.user, NEW, unhurried)
        assert signing_keys.unlock(theirs, theirs.user, stretched).private


def test_a_key_put_in_the_place_of_anothers_is_not_opened(folder: Path) -> None:
    with come_in(folder, MAYOR) as office:
        user = user_of(office, MAYOR)
        stretched = confirm(office, user, MAYOR.password, unhurried)
        (key,) = office.database.select(SigningKey)
        forged = replace(key, fingerprint="f" * 64)
        office.database.guard = lambda: lambda _entries, _back: None  # as by SQL on a copy
        with office.database.act():
            office.database.update(forged)
        with pytest.raises(NoSigningKeyError):
            signing_keys.unlock(office, user, stretched)


def test_what_is_told_of_a_person_has_no_secret(folder: Path) -> None:
    with come_in(folder, MAYOR) as office:
        assert office.user
        stretched = confirm(office, office.user, MAYOR.password, unhurried)
        unlocked = signing_keys.unlock(office, office.user, stretched)
        ring = keys.read_ring(folder / KEYS_NAME)
        opened = keys.open_slot(ring, stretched)
    for kept in (MAYOR, unlocked, opened):
        told = repr(kept)
        assert len(told) < 300
        for secret in (MAYOR.password, repr(unlocked.private)[2:40], repr(stretched)[2:20]):
            assert secret not in told
    assert repr(office.database.file.key) not in repr(opened)
