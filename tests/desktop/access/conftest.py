"""An office in which people sign in, whose passwords cost next to nothing to try."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import keys
from db.keys import Cost
from db.records import AuditEntry, Role, User
from desktop.access.entrance import sign_in
from desktop.access.people import Newcomer, add_person, people, set_recovery_key
from desktop.access.recovery import new_recovery_key
from desktop.access.refusals import WrongPasswordError
from desktop.access.slots import KEYS_NAME
from desktop.founding import found
from desktop.office import OpenOffice
from tests.offices import KEY, open_office

ADMINISTRATOR = Newcomer(
    "خانم رویا امینی",
    "دبیر قرارگاه",
    frozenset({Role.ADMINISTRATOR, Role.SECRETARY}),
    "باران در مهر",
    provisional=False,
)
MAYOR = Newcomer(
    "دکتر کاوه نمونه",
    "شهردار منطقه",
    frozenset({Role.MAYOR}),
    "برف روی کاج ۷",
    provisional=False,
)
EXPORTER = Newcomer("آقای سام ارسالی", "کارشناس", frozenset({Role.EXPORT}), "ساحل سبز ۵۵", True)
NEW = "نم باران ۹۹"
CHEAP = Cost(1, 8, 1)
WRONG = "نه این گذرواژه"


def unhurried(_seconds: float) -> None:
    """Let a trial take no time."""


def come_in(folder: Path, who: Newcomer, password: str = "") -> OpenOffice:
    return sign_in(folder, who.name, password or who.password, unhurried)


def renewed(office: OpenOffice) -> str:
    """Let another recovery key open the office."""
    made = new_recovery_key()
    set_recovery_key(office, made)
    return made


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


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a trial costs is tried in tests/db/test_keys.py."""
    monkeypatch.setattr(keys.new_ring, "__defaults__", (CHEAP,))


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep an office with an administrator and a mayor, whose key to sign with takes its time."""
    folder = tmp_path_factory.mktemp("people")
    keys.write_ring(folder / KEYS_NAME, keys.new_ring(KEY, CHEAP))
    with open_office(folder) as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")
        for each in (ADMINISTRATOR, MAYOR):
            add_person(office, each)
    return folder


@pytest.fixture
def folder(kept_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept_folder, tmp_path / "office"))


@pytest.fixture
def office(folder: Path) -> Iterator[OpenOffice]:
    """Sign the administrator in."""
    with come_in(folder, ADMINISTRATOR) as opened:
        yield opened
