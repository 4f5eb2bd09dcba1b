"""The ring of an office: several who write it at once, and the power failing in between."""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from pathlib import Path

import msgspec
import pytest

from db import keys
from db.faults import KeysFault
from db.records import Change
from desktop.access import signing_keys
from desktop.access.entrance import confirm, recover
from desktop.access.people import (
    Newcomer,
    add_person,
    change_password,
    people,
    reset_password,
)
from desktop.access.refusals import (
    WrongPasswordError,
    WrongRecoveryKeyError,
)
from desktop.access.slots import KEYS_NAME
from desktop.office import OpenOffice
from tests.desktop.access.conftest import (
    ADMINISTRATOR,
    EXPORTER,
    MAYOR,
    NEW,
    come_in,
    opens,
    renewed,
    slots,
    unhurried,
    user_of,
)


def meanwhile(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]) -> None:
    """Do something else while the next password but one is stretched."""
    stretch, count = keys.stretch, 0

    def stretch_and_do(ring: keys.Ring, name: str, secret: str) -> bytes:
        nonlocal count
        stretched, count = stretch(ring, name, secret), count + 1
        if count == 2:
            deed()
        return stretched

    monkeypatch.setattr(keys, "stretch", stretch_and_do)


def test_two_who_change_passwords_at_once_lose_neither(
    folder: Path, office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with come_in(folder, MAYOR) as theirs:
        meanwhile(monkeypatch, lambda: add_person(office, EXPORTER))
        change_password(theirs, MAYOR.password, NEW)
    assert opens(folder, MAYOR, NEW)
    assert opens(folder, EXPORTER, EXPORTER.password)
    assert opens(folder, ADMINISTRATOR, ADMINISTRATOR.password)
    assert len(slots(folder)) == 3


def test_the_second_of_two_changes_of_one_password_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with come_in(folder, MAYOR) as first, come_in(folder, MAYOR) as second:
        meanwhile(monkeypatch, lambda: change_password(second, MAYOR.password, NEW))
        with pytest.raises(WrongPasswordError):
            change_password(first, MAYOR.password, "چهارم ۴۴ سبز")
        user = user_of(second, MAYOR)
        stretched = confirm(second, user, NEW, unhurried)
        assert signing_keys.unlock(second, user, stretched).private
    assert opens(folder, MAYOR, NEW)
    assert not opens(folder, MAYOR, "چهارم ۴۴ سبز")
    assert len(slots(folder)) == 2


def test_many_who_write_the_ring_at_once_leave_all_that_opens(
    folder: Path, office: OpenOffice
) -> None:
    def renew_and_add(number: int) -> tuple[str, Newcomer]:
        newcomer = EXPORTER._replace(name=f"همکار شمارهٔ {number}", password=f"ساحل {number} سبز")
        with OpenOffice(office.database.file) as own:
            own.welcome(office.user)
            add_person(own, newcomer)
            return renewed(own), newcomer

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(renew_and_add, range(8)))
    for _, newcomer in made:
        assert opens(folder, newcomer, newcomer.password)
    opening = 0
    for key, _ in made:
        with suppress(WrongRecoveryKeyError):
            recover(folder, key).close()
            opening += 1
    assert opening == 1
    assert len(slots(folder)) == 2 + 8 + 1


def test_no_password_is_stretched_at_less_cost_than_was_meant(
    folder: Path, office: OpenOffice
) -> None:
    ring = keys.read_ring(folder / KEYS_NAME)
    assert ring.cost != keys.Cost(2, 8, 1)
    for changed in (
        msgspec.structs.replace(ring, cost=keys.Cost(2, 8, 1)),
        msgspec.structs.replace(ring, cost=keys.Cost(2, 8, 1), slots=()),
        msgspec.structs.replace(ring, salt=bytes(16)),
        keys.new_ring(bytes(32)),
    ):
        keys.write_ring(folder / KEYS_NAME, changed)
        for deed in (
            lambda: add_person(office, EXPORTER),
            lambda: reset_password(office, user_of(office, MAYOR), NEW),
            lambda: renewed(office),
        ):
            with pytest.raises(KeysFault):
                deed()
        assert keys.read_ring(folder / KEYS_NAME) == changed
    keys.write_ring(folder / KEYS_NAME, ring)
    assert len(people(office)) == 2
    assert opens(folder, ADMINISTRATOR, ADMINISTRATOR.password)


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
        # What was written is not told as not done: the slot before it is swept some time.
        with pytest.raises(KeysFault) if fails == 1 else nullcontext():
            change_password(office, MAYOR.password, NEW)
        monkeypatch.setattr(keys, "write_ring", write)
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
    first = renewed(office)
    made: list[str] = []
    cuts = after_each_write(folder, monkeypatch, lambda: made.append(renewed(office)))
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
