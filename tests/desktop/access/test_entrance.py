"""Coming in, and how long that takes after wrong trials."""

import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from db import keys
from db.faults import DamagedFileFault, KeysFault
from db.records import AuditEntry, Role, User
from desktop.access.entrance import Door, confirm, door, recover, sign_in
from desktop.access.people import Newcomer, change_password, people, reset_password, retire
from desktop.access.recovery import new_recovery_key
from desktop.access.refusals import (
    NotAllowedError,
    WrongPasswordError,
    WrongRecoveryKeyError,
)
from desktop.errors import NoOfficeError
from desktop.office import OpenOffice
from tests.desktop.access.conftest import (
    ADMINISTRATOR,
    MAYOR,
    WRONG,
    come_in,
    renewed,
    slots,
    unhurried,
)


class Waits:
    """Hear what a trial has to take."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def fail(folder: Path, wait: Waits, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPasswordError):
            sign_in(folder, ADMINISTRATOR.name, WRONG, wait)


@pytest.mark.parametrize("who", [ADMINISTRATOR, MAYOR], ids=["administrator", "mayor"])
def test_who_knows_the_password_comes_in(folder: Path, who: Newcomer) -> None:
    with come_in(folder, who) as office:
        assert office.user is not None
        assert office.user.name == who.name
        assert office.roles == who.roles


@pytest.mark.parametrize(
    "name", ["خانم رویا امینی", "رویا امینی", "خانم رويا اميني", " رویا  امینی "]
)
def test_a_name_is_one_however_it_is_typed(folder: Path, name: str) -> None:
    sign_in(folder, name, ADMINISTRATOR.password, unhurried).close()


@pytest.mark.parametrize(
    ("name", "password"),
    [
        (ADMINISTRATOR.name, WRONG),
        (ADMINISTRATOR.name, MAYOR.password),
        (MAYOR.name, ADMINISTRATOR.password),
        ("آقای نبود کس", ADMINISTRATOR.password),
        ("", ADMINISTRATOR.password),
        (ADMINISTRATOR.name, ""),
        ("", ""),
        ("\ud800", "\ud800"),
    ],
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    folder: Path, name: str, password: str
) -> None:
    with pytest.raises(WrongPasswordError) as refused:
        sign_in(folder, name, password, unhurried)
    assert str(refused.value) == ""


def test_a_trial_takes_longer_after_wrong_ones_and_nobody_is_locked_out(folder: Path) -> None:
    wait = Waits()
    fail(folder, wait, 12)
    assert wait.seconds == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]
    sign_in(folder, ADMINISTRATOR.name, ADMINISTRATOR.password, wait).close()
    assert wait.seconds[-1] == 30  # also the right one takes as long
    fail(folder, wait, 1)
    assert wait.seconds[-1] == 0  # and then it is forgotten


def test_wrong_trials_are_remembered_whatever_the_clock_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = Waits()
    fail(folder, wait, 5)
    monkeypatch.setattr("time.time", lambda: 0.0)
    monkeypatch.setattr("time.monotonic", lambda: 1e9)
    fail(folder, wait, 1)
    assert wait.seconds[-1] == 4


@pytest.mark.parametrize(
    "kept", [b"", b"-7", b"\xff\xfe", "۹".encode(), b"9" * 5000, b"1e99", b"99999999999999999999"]
)
def test_whatever_stands_in_the_file_of_trials_a_trial_takes_at_most_half_a_minute(
    folder: Path, kept: bytes
) -> None:
    (folder / "trials").write_bytes(kept)
    wait = Waits()
    sign_in(folder, ADMINISTRATOR.name, ADMINISTRATOR.password, wait).close()
    assert 0 <= wait.seconds[0] <= 30


def test_a_file_of_trials_that_cannot_be_written_keeps_nobody_out(folder: Path) -> None:
    (folder / "trials").mkdir()
    fail(folder, Waits(), 2)
    come_in(folder, ADMINISTRATOR).close()


def test_a_password_is_confirmed(office: OpenOffice) -> None:
    assert office.user
    stretched = confirm(office, office.user, ADMINISTRATOR.password, unhurried)
    assert stretched == confirm(office, office.user, ADMINISTRATOR.password, unhurried)
    wait = Waits()
    for password in [MAYOR.password, WRONG, "", WRONG]:
        with pytest.raises(WrongPasswordError):
            confirm(office, office.user, password, wait)
    with pytest.raises(WrongPasswordError):
        confirm(office, office.user, WRONG, wait)
    assert wait.seconds == [0, 0, 0, 1, 2]


def test_the_password_of_another_confirms_nobody(office: OpenOffice) -> None:
    """Also where two people chose the same."""
    mayor = people(office)[1].user
    assert office.user
    forged = replace(office.user, name=MAYOR.name)
    with pytest.raises(WrongPasswordError):
        confirm(office, forged, MAYOR.password, unhurried)
    assert confirm(office, mayor, MAYOR.password, unhurried)


def test_a_password_is_confirmed_for_the_person_as_they_are_now(office: OpenOffice) -> None:
    """Another window has let them go, or given them a password, since this one read them."""
    mayor = people(office)[1].user
    confirm(office, mayor, MAYOR.password, unhurried)
    with OpenOffice(office.database.file) as other:
        other.welcome(office.user)
        reset_password(other, mayor, "دوباره برف ۸")
        assert confirm(office, mayor, "دوباره برف ۸", unhurried)
        with pytest.raises(WrongPasswordError):
            confirm(office, mayor, MAYOR.password, unhurried)
        retire(other, mayor)
    with pytest.raises(WrongPasswordError):
        confirm(office, mayor, "دوباره برف ۸", unhurried)


def test_a_password_that_another_changes_while_one_waits_to_come_in_stays(
    folder: Path, office: OpenOffice
) -> None:
    def change_meanwhile(_seconds: float) -> None:
        reset_password(office, people(office)[1].user, "دوباره برف ۸")

    sign_in(folder, ADMINISTRATOR.name, ADMINISTRATOR.password, change_meanwhile).close()
    come_in(folder, MAYOR, "دوباره برف ۸").close()
    with pytest.raises(WrongPasswordError):
        come_in(folder, MAYOR)


def test_the_own_password_that_was_changed_while_one_waits_is_the_one_that_opens(
    folder: Path, office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    stretch, changed = keys.stretch, False

    def change_meanwhile(ring: keys.Ring, name: str, secret: str) -> bytes:
        nonlocal changed
        stretched = stretch(ring, name, secret)
        if not changed:
            changed = True
            change_password(office, ADMINISTRATOR.password, "دوباره باران ۸")
        return stretched

    monkeypatch.setattr(keys, "stretch", change_meanwhile)
    with pytest.raises(WrongPasswordError):
        come_in(folder, ADMINISTRATOR)
    come_in(folder, ADMINISTRATOR, "دوباره باران ۸").close()


def test_an_older_file_put_back_beside_the_ring_of_today_lets_its_people_in(
    folder: Path, office: OpenOffice
) -> None:
    renewed(office)
    office.close()
    old = (folder / "dabir.db").read_bytes()
    with come_in(folder, ADMINISTRATOR) as today:
        change_password(today, ADMINISTRATOR.password, "دوباره باران ۸")
        reset_password(today, people(today)[1].user, "دوباره برف ۸")
        key = renewed(today)
    (folder / "dabir.db").write_bytes(old)
    for _ in range(2):  # and the one leaves the other's slot where it is
        with come_in(folder, ADMINISTRATOR, "دوباره باران ۸") as back:
            assert back.user == people(back)[0].user
            assert back.roles == ADMINISTRATOR.roles
            assert confirm(back, people(back)[0].user, "دوباره باران ۸", unhurried)
        come_in(folder, MAYOR, "دوباره برف ۸").close()
        recover(folder, key).close()
    there = slots(folder)
    with come_in(folder, MAYOR, "دوباره برف ۸") as back:
        assert {each.user.slot for each in people(back)} <= there  # of today, from here on
        assert "edited" in [each.act for each in back.database.select(AuditEntry)][-8:]
    for who in (ADMINISTRATOR, MAYOR):
        with pytest.raises(WrongPasswordError):
            come_in(folder, who)
    with come_in(folder, MAYOR, "دوباره برف ۸") as back:
        change_password(back, "دوباره برف ۸", "سوم برف ۹")
    come_in(folder, MAYOR, "سوم برف ۹").close()
    with pytest.raises(WrongPasswordError):
        come_in(folder, MAYOR, "دوباره برف ۸")


def test_who_was_retired_comes_in_no_more(folder: Path, office: OpenOffice) -> None:
    before = (folder / "dabir.keys").read_bytes()
    retire(office, people(office)[1].user)
    with pytest.raises(WrongPasswordError):
        come_in(folder, MAYOR)
    office.close()
    (folder / "dabir.keys").write_bytes(before)  # as a copy of the old ring would be
    with pytest.raises(WrongPasswordError):
        come_in(folder, MAYOR)
    come_in(folder, ADMINISTRATOR).close()


def test_the_recovery_key_opens_for_nobody_yet(folder: Path, office: OpenOffice) -> None:
    made = renewed(office)
    office.close()
    with recover(folder, made) as opened:
        assert opened.user is None
        assert len(people(opened)) == 2
        with pytest.raises(NotAllowedError):
            retire(opened, people(opened)[1].user)
    for wrong in (new_recovery_key(), "", MAYOR.password):
        with pytest.raises(WrongRecoveryKeyError):
            recover(folder, wrong)
    for name in ("", ADMINISTRATOR.name):  # nor is it anybody's password
        with pytest.raises(WrongPasswordError):
            sign_in(folder, name, made, unhurried)


def test_the_recovery_key_ends_the_waits_after_wrong_trials(
    folder: Path, office: OpenOffice
) -> None:
    made = renewed(office)
    office.close()
    (folder / "trials").write_text("9", encoding="ascii")
    with pytest.raises(WrongRecoveryKeyError):
        recover(folder, new_recovery_key())
    assert (folder / "trials").exists()
    recover(folder, made).close()
    assert not (folder / "trials").exists()


def test_an_earlier_recovery_key_opens_nothing(folder: Path, office: OpenOffice) -> None:
    first = renewed(office)
    ring = keys.read_ring(folder / "dabir.keys")
    second = renewed(office)
    with pytest.raises(WrongRecoveryKeyError):
        recover(folder, first)
    recover(folder, second).close()
    now = keys.read_ring(folder / "dabir.keys")
    both = msgspec.structs.replace(now, slots=(*now.slots, *ring.slots))
    keys.write_ring(folder / "dabir.keys", both)  # nor does it beside the one in force
    with pytest.raises(WrongRecoveryKeyError):
        recover(folder, first)
    recover(folder, second).close()


def test_what_a_folder_is_to_whoever_comes(folder: Path, tmp_path: Path) -> None:
    assert door(folder) is Door.LOCKED
    assert door(tmp_path / "nowhere") is Door.NEW
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "dabir.db").write_bytes(b"SQLite format 3\0" + bytes(100))
    assert door(tmp_path / "old") is Door.OPEN
    with pytest.raises(NoOfficeError):
        sign_in(tmp_path / "nowhere", "", "", unhurried)


def test_a_ring_of_another_office_opens_nothing(
    folder: Path, office: OpenOffice, tmp_path: Path
) -> None:
    office.close()
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    ring = keys.read_ring(folder / "dabir.keys")
    stretched = keys.stretch(ring, "کس", "گذرواژه")
    forged, _ = keys.with_slot(keys.new_ring(bytes(32)), stretched, bytes(32))
    keys.write_ring(other / "dabir.keys", forged)
    with pytest.raises(WrongPasswordError):
        come_in(other, ADMINISTRATOR)
    with pytest.raises((WrongPasswordError, DamagedFileFault)):
        sign_in(other, "کس", "گذرواژه", unhurried)


def test_without_a_ring_nobody_comes_in_and_nothing_is_lost(folder: Path) -> None:
    ring = (folder / "dabir.keys").read_bytes()
    (folder / "dabir.keys").unlink()
    with pytest.raises(KeysFault):
        come_in(folder, ADMINISTRATOR)
    (folder / "dabir.keys").write_bytes(ring)
    come_in(folder, ADMINISTRATOR).close()


def test_a_slot_that_no_record_names_is_swept(folder: Path) -> None:
    path = folder / "dabir.keys"
    ring = keys.read_ring(path)
    more, _ = keys.with_slot(ring, bytes(32), bytes(32))
    keys.write_ring(path, more)
    come_in(folder, ADMINISTRATOR).close()
    assert keys.read_ring(path) == ring


def test_a_ring_that_cannot_be_swept_keeps_nobody_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "dabir.keys"
    more, _ = keys.with_slot(keys.read_ring(path), bytes(32), bytes(32))
    keys.write_ring(path, more)

    def cut(_path: Path, _ring: keys.Ring) -> None:
        raise KeysFault(path)

    monkeypatch.setattr(keys, "write_ring", cut)
    with come_in(folder, ADMINISTRATOR) as office:
        assert Role.ADMINISTRATOR in office.roles


def test_the_trail_tells_who_came_in_and_after_how_many_wrong_trials(folder: Path) -> None:
    fail(folder, Waits(), 2)
    with come_in(folder, ADMINISTRATOR):
        pass
    with come_in(folder, MAYOR) as office:
        told = office.database.select(AuditEntry, "act = 'sign_in'")
        assert [each.detail for each in told] == ["trials:2", ""]
        names = {each.id: each.name for each in office.database.select(User)}
        assert [names[each.user_id or 0] for each in told] == [ADMINISTRATOR.name, MAYOR.name]
