"""People who sign in: their passwords, roles and keys, and the power failing in between."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db import keys
from db.faults import KeysFault
from db.records import AuditEntry, Change, Role, SigningKey, User
from desktop.access import signing_keys
from desktop.access.entrance import KEYS_NAME, confirm, recover
from desktop.access.passwords import WeakPasswordError
from desktop.access.people import (
    Newcomer,
    add_person,
    change_password,
    people,
    renew_recovery_key,
    reset_password,
    retire,
    set_post,
    set_roles,
)
from desktop.access.refusals import (
    LastAdministratorError,
    NameTakenError,
    NoSigningKeyError,
    NotAllowedError,
    WrongPasswordError,
)
from desktop.office import OpenOffice
from tests.desktop.access.conftest import ADMINISTRATOR, MAYOR, WRONG, come_in, unhurried

NEW = "نم باران ۹۹"
EXPORTER = Newcomer("آقای سام ارسالی", "کارشناس", frozenset({Role.EXPORT}), "ساحل سبز ۵۵", True)


def user_of(office: OpenOffice, who: Newcomer) -> User:
    return next(each.user for each in people(office) if each.user.name == who.name)


def slots(folder: Path) -> set[str]:
    return {each.id for each in keys.read_ring(folder / KEYS_NAME).slots}


def opens(folder: Path, who: Newcomer, password: str) -> bool:
    try:
        come_in(folder, who, password).close()
    except WrongPasswordError:
        return False
    return True


def told(office: OpenOffice) -> list[tuple[str, str, str]]:
    return [(each.act, each.record, each.detail) for each in office.database.select(AuditEntry)]


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
            lambda: renew_recovery_key(office),
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


def test_the_key_to_sign_with_survives_a_change_of_the_password(folder: Path) -> None:
    with come_in(folder, MAYOR) as office:
        user = user_of(office, MAYOR)
        before = signing_keys.unlock(office, user, confirm(office, user, MAYOR.password, unhurried))
        change_password(office, MAYOR.password, NEW)
        user = user_of(office, MAYOR)
        after = signing_keys.unlock(office, user, confirm(office, user, NEW, unhurried))
        assert after == before
        old = keys.stretch(keys.read_ring(folder / KEYS_NAME), "کاوهنمونه", MAYOR.password)
        with pytest.raises(WrongPasswordError):
            signing_keys.unlock(office, user, old)
        assert len(signing_keys.certificates(office)) == 1


def test_a_reset_replaces_the_key_to_sign_with_and_keeps_its_certificate(
    folder: Path, office: OpenOffice
) -> None:
    (before,) = signing_keys.certificates(office)
    reset_password(office, user_of(office, MAYOR), NEW)
    assert not opens(folder, MAYOR, MAYOR.password)
    earlier, now = signing_keys.certificates(office)
    assert (earlier.certificate, earlier.fingerprint) == (before.certificate, before.fingerprint)
    assert earlier.replaced_at
    assert not now.replaced_at
    assert now.fingerprint != before.fingerprint
    with come_in(folder, MAYOR, NEW) as theirs:
        assert theirs.user
        assert theirs.user.provisional
        stretched = confirm(theirs, theirs.user, NEW, unhurried)
        assert signing_keys.unlock(theirs, theirs.user, stretched).fingerprint == now.fingerprint
        # What the administrator may have seen is no key to sign with any more.
        change_password(theirs, NEW, "از آن خودم ۳")
        assert theirs.user
        assert not theirs.user.provisional
        newest = signing_keys.certificates(theirs)[-1]
        assert newest.fingerprint != now.fingerprint
    trace = [each for each in told(office) if each[1] in {"users", "signing_keys"}]
    assert ("edited", "users", "slot,provisional") in trace
    assert ("added", "signing_keys", "") in trace


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
        office.database.guard = lambda _entries, _back: None  # as by SQL on a copy
        with office.database.act():
            office.database.update(forged)
        with pytest.raises(WrongPasswordError):
            signing_keys.unlock(office, user, stretched)


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
    renew_recovery_key(office)
    assert not office.database.can_undo


def test_an_undo_elsewhere_leaves_the_recovery_key(folder: Path, office: OpenOffice) -> None:
    """The window goes on with its own acts while another connection made the key anew."""
    with office.database.act():
        office.database.update(replace(office.office, name="نام دیگر"))
    with OpenOffice(office.database.file) as other:
        other.welcome(office.user)
        made = renew_recovery_key(other)
    office.database.undo()
    assert office.office.name == "شهرداری منطقهٔ ۱۱"
    recover(folder, made).close()
    office.database.redo()
    come_in(folder, ADMINISTRATOR).close()
    recover(folder, made).close()


class Breaking(Exception):
    """Something failed after a change was written."""


def test_what_fails_after_the_change_was_written_leaves_the_new_password(folder: Path) -> None:
    def fail(_changes: tuple[Change, ...]) -> None:
        raise Breaking

    with come_in(folder, MAYOR) as office:
        office.database.listeners.append(fail)
        with pytest.raises(Breaking):
            change_password(office, MAYOR.password, NEW)
    assert opens(folder, MAYOR, NEW)
    assert not opens(folder, MAYOR, MAYOR.password)


def test_a_change_that_cannot_be_written_leaves_the_old_password(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with come_in(folder, MAYOR) as office:
        monkeypatch.setattr(office, "act", _refuse)
        with pytest.raises(Breaking):
            change_password(office, MAYOR.password, NEW)
    assert opens(folder, MAYOR, MAYOR.password)
    assert len(slots(folder)) == 2


def _refuse(*_: object) -> None:
    raise Breaking


@pytest.mark.parametrize("fails", [1, 2])
def test_a_ring_that_cannot_be_written_leaves_one_of_the_passwords(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    write, written = keys.write_ring, 0

    def cut(path: Path, ring: keys.Ring) -> None:
        nonlocal written
        written += 1
        if written == fails:
            raise KeysFault(path)
        write(path, ring)

    with come_in(folder, MAYOR) as office:
        monkeypatch.setattr(keys, "write_ring", cut)
        with pytest.raises(KeysFault):
            change_password(office, MAYOR.password, NEW)
        monkeypatch.undo()
    opening = [opens(folder, MAYOR, each) for each in (MAYOR.password, NEW)]
    assert opening == ([True, False] if fails == 1 else [False, True])


def after_each_write(
    folder: Path, monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]
) -> list[Path]:
    """Do something, and give what the disk would hold if the power failed at each of its writes."""
    cuts: list[Path] = []

    def keep() -> None:
        cut = folder.with_name(f"{folder.name}-{len(cuts)}")
        cuts.append(Path(shutil.copytree(folder, cut)))

    write, sync = keys.write_ring, os.fsync

    def write_and_keep(path: Path, ring: keys.Ring) -> None:
        keep()
        write(path, ring)
        keep()

    def sync_and_keep(descriptor: int) -> None:
        sync(descriptor)
        keep()

    with monkeypatch.context() as patched:
        patched.setattr(keys, "write_ring", write_and_keep)
        patched.setattr(os, "fsync", sync_and_keep)
        deed()
    keep()
    return cuts


def test_wherever_the_power_fails_the_old_or_the_new_password_opens(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with come_in(folder, MAYOR) as office:
        cuts = after_each_write(
            folder, monkeypatch, lambda: change_password(office, MAYOR.password, NEW)
        )
    assert len(cuts) >= 9
    opening = [tuple(opens(cut, MAYOR, each) for each in (MAYOR.password, NEW)) for cut in cuts]
    assert set(opening) == {(True, False), (False, True)}
    assert opening == sorted(opening, reverse=True)  # once the new one opens, it goes on to
    for cut in cuts:
        assert opens(cut, ADMINISTRATOR, ADMINISTRATOR.password)
        assert len(slots(cut)) == 2  # what the cut left was swept
        with come_in(cut, MAYOR, NEW if opens(cut, MAYOR, NEW) else MAYOR.password) as office:
            assert office.user
            password = NEW if opens(cut, MAYOR, NEW) else MAYOR.password
            stretched = confirm(office, office.user, password, unhurried)
            assert signing_keys.unlock(office, office.user, stretched).private


def test_wherever_the_power_fails_a_recovery_key_opens(
    folder: Path, office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = renew_recovery_key(office)
    made: list[str] = []
    cuts = after_each_write(folder, monkeypatch, lambda: made.append(renew_recovery_key(office)))
    opening = []
    for cut in cuts:
        found = []
        for key in (first, made[0]):
            try:
                recover(cut, key).close()
            except Exception:  # noqa: BLE001 - whatever keeps it shut
                found.append(False)
            else:
                found.append(True)
        opening.append(tuple(found))
    assert set(opening) == {(True, False), (False, True)}
