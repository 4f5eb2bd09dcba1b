"""Who may do what, written down once more, and tried on a real office for each role and table."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.faults import LockedRecordFault
from db.records import Meeting, Record, Role, User, UserRole
from db.sqlite import sqlite3
from desktop.access.permissions import RIGHTS, Deed, may, may_write
from desktop.access.refusals import NotAllowedError
from desktop.founding import found
from desktop.office import OpenOffice
from tests.db.rows import KINDS, build_world, keys, rows
from tests.offices import open_office

# s secretary, m mayor, e export, a administrator: who may do it, and what is written then.
EXPECTED = """
    write_minutes    s     meetings attendance agenda_items remarks figures resolutions dissents
                           resolution_focus_areas resolution_neighborhoods actions supporters
                           progress attachments readings approvals
    keep_lists       s a   organizations earlier_names people seats terms neighborhoods capacities
                           focus_areas indicators
    set_office       s a   office headquarters
    submit           s     meetings sign_offs opinions
    amend            s     meetings sign_offs
    give_up          s     meetings sign_offs
    judge            m     opinions
    return           m     meetings sign_offs verdicts opinions
    sign             m     meetings sign_offs verdicts opinions versions
    lend             s     loans
    lend_again       s
    recall           s     loans
    take_back        s     loans meetings sign_offs verdicts opinions versions
    file_ink         s e   ink_sheets ink_signatures
    send             s e   sends sent_versions sent_files
    file_receipt     s e   receipts
    take_answers     s     progress actions
    keep_people      a     users user_roles signing_keys
    set_recovery_key a     office
    accept_clock     a
    change_password  smea  users signing_keys
    sign_in          smea
    read_trail       m a
"""
UNASKED = ("write_minutes", "keep_lists", "set_office", "judge", "file_ink", "file_receipt")
LETTERS = {each.value[0]: each for each in Role}


def expected() -> dict[Deed, tuple[set[Role], set[str]]]:
    read: dict[Deed, tuple[set[Role], set[str]]] = {}
    for word in EXPECTED.split():
        if word in set(Deed):
            deed = Deed(word)
            read[deed] = (set(), set())
        elif set(word) <= set(LETTERS) and not read[deed][1]:
            read[deed][0].update(LETTERS[letter] for letter in word)
        else:
            read[deed][1].add(word)
    return read


TABLES = sorted(kind.table for kind in KINDS)


def test_the_table_says_what_is_expected() -> None:
    assert {deed: (set(each.roles), set(each.tables)) for deed, each in RIGHTS.items()} == (
        expected()
    )
    assert set(RIGHTS) == set(Deed)


@pytest.mark.parametrize("role", Role)
def test_every_role_deed_and_table(role: Role) -> None:
    for deed, (roles, tables) in expected().items():
        assert may({role}, deed) == (role in roles)
        for table in TABLES:
            assert may_write({role}, {table}, deed) == (role in roles and table in tables)
    for table in TABLES:
        said = [expected()[Deed(deed)] for deed in UNASKED]
        wanted = any(role in roles and table in tables for roles, tables in said)
        assert may_write({role}, {table}, None) == wanted


def test_who_is_several_may_do_what_each_may() -> None:
    for one, other in combinations(Role, 2):
        for deed in Deed:
            assert may({one, other}, deed) == (may({one}, deed) or may({other}, deed))


def test_nobody_may_do_anything() -> None:
    assert not any(may((), deed) for deed in Deed)
    assert not any(may_write((), {table}, deed) for table in TABLES for deed in (None, *Deed))


def test_the_trail_is_nobodys_to_write() -> None:
    for kept in ("audit", "contents", "drafts"):
        assert not any(kept in each.tables for each in RIGHTS.values())


@pytest.fixture(scope="module", params=[*Role, None], ids=str)
def worked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenOffice]:
    """Open an office in which somebody of one role, or of none, is signed in."""
    role: Role | None = request.param
    with open_office(tmp_path_factory.mktemp("worked")) as office:
        build_world(office.database)
        with office.database.act():
            user = office.database.insert(User(name="کسی"))
            if role:
                office.database.insert(UserRole(user_id=user.id, role=role))
        office.welcome(user)
        yield office


# What undo and the trail do not watch belongs to no act: see db/undo.py.
WATCHED = [kind for kind in KINDS if kind.table not in {"audit", "contents", "drafts"}]


@pytest.mark.parametrize("kind", WATCHED, ids=lambda kind: kind.table)
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_not_ones_own_is_not_written(
    worked: OpenOffice, kind: type[Record], data: st.DataObject
) -> None:
    record = data.draw(rows(kind, keys(worked.database)))
    before, trail = worked.database.select(kind), _trail(worked)
    if _allowed(worked.roles, kind.table):
        # A row of the same name may be there, or a rule of the file be against it.
        with suppress(sqlite3.IntegrityError, LockedRecordFault):
            insert(worked, record)
        return
    with pytest.raises((NotAllowedError, sqlite3.IntegrityError, LockedRecordFault)):
        insert(worked, record)
    assert worked.database.select(kind) == before
    assert _trail(worked) == trail


def insert(office: OpenOffice, record: Record) -> None:
    with office.database.act():
        office.database.insert(record)


def _allowed(roles: Collection[Role], table: str) -> bool:
    said = [expected()[Deed(deed)] for deed in UNASKED]
    return any(not named.isdisjoint(roles) and table in tables for named, tables in said)


def _trail(office: OpenOffice) -> int:
    return len(office.database.query("SELECT id FROM audit"))


def test_each_deed_is_for_those_whose_it_is(worked: OpenOffice) -> None:
    for deed, (roles, _) in expected().items():
        allowed = not roles.isdisjoint(worked.roles)
        assert worked.may(deed) == allowed
        trail = _trail(worked)
        if allowed:
            with worked.act(deed):
                pass
        else:
            with pytest.raises(NotAllowedError) as refused, worked.act(deed):
                pytest.fail("it was done")
            assert refused.value.deed is deed
        assert _trail(worked) == trail


def test_a_deed_covers_no_table_of_another(worked: OpenOffice) -> None:
    """Who may sign may not change people in the same breath."""
    for deed, (_, tables) in expected().items():
        if worked.may(deed) and "users" not in tables:
            with pytest.raises(NotAllowedError), worked.act(deed):
                worked.database.insert(User(name=f"دیگری {deed}"))


def test_what_one_may_not_do_one_may_not_undo(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        found(office, district=11, name="شهرداری", secretary="دبیر")
        with office.database.act():
            secretary, mayor = (
                office.database.insert(User(name=role)) for role in ("secretary", "mayor")
            )
            for user in (secretary, mayor):
                office.database.insert(UserRole(user_id=user.id, role=Role(user.name)))
        office.welcome(secretary)
        with office.database.act():
            meeting = Meeting(
                headquarters_id=office.headquarters.id, number=1, held_on=date(2026, 10, 4)
            )
            office.database.insert(meeting)
        office.welcome(mayor)
        with pytest.raises(NotAllowedError):
            office.database.undo()
        assert office.database.select(Meeting)
        office.welcome(secretary)
        office.database.undo()
        office.welcome(mayor)
        with pytest.raises(NotAllowedError):
            office.database.redo()
        assert not office.database.select(Meeting)
