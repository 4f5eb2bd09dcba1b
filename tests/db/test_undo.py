import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db import contents
from db.database import Database
from db.faults import LockedRecordFault, WriteFault
from db.records import (
    Action,
    ActionState,
    AgendaItem,
    Attachment,
    Change,
    ChangeKind,
    ContentPiece,
    Meeting,
    Office,
    Organization,
    Progress,
    Record,
    Remark,
    Resolution,
    SignOff,
    SignOffStep,
    Supporter,
)
from db.sqlite import sqlite3
from db.undo import NEVER_UNDONE, UNWATCHED
from desktop.reporting import unheard
from tests.db.rows import KINDS, Snapshot, build_world, keys, rows, snapshot
from tests.offices import data_file

MOMENT = "2026-10-04T07:30:00Z"


# What hangs together most, and so comes often; the others come now and then.
LIVELY: tuple[type[Record], ...] = 12 * (
    Meeting,
    AgendaItem,
    Remark,
    Resolution,
    Action,
    Supporter,
    Progress,
    Organization,
)


def watched(database: Database) -> Snapshot:
    """Read all rows but those that undo leaves alone."""
    return {table: rows for table, rows in snapshot(database).items() if table not in UNWATCHED}


class GaveUp(Exception):
    pass


def give_up(*, really: bool) -> None:
    if really:
        raise GaveUp


class Undoing(RuleBasedStateMachine):
    """Acts of every shape, undone and redone, beside a model that remembers all rows."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.database = Database(data_file(self.folder))
        self.past: list[Snapshot] = []
        self.future: list[Snapshot] = []

    @initialize()
    def begin(self) -> None:
        build_world(self.database)
        self.now = watched(self.database)

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)

    @rule(
        data=st.data(),
        parts=st.integers(1, 6),
        nested=st.booleans(),
        gives_up=st.sampled_from((False, False, False, True)),
    )
    def act(self, data: st.DataObject, parts: int, *, nested: bool, gives_up: bool) -> None:
        told: list[tuple[Change, ...]] = []
        self.database.listeners = [told.append]
        self.stirred, self.seen = False, self.now
        try:
            with self.database.act():
                for _ in range(parts):
                    self._write_part(data, nested=nested)
                give_up(really=gives_up)
        except (GaveUp, sqlite3.IntegrityError, LockedRecordFault):
            assert told == []
            return
        if any(change.table in NEVER_UNDONE for act in told for change in act):
            self.past, self.future = [], []
        elif self.stirred:
            self.past.append(self.now)
            self.future = []
        self.now = watched(self.database)

    def _write_part(self, data: st.DataObject, *, nested: bool) -> None:
        if not nested:
            self._write(data)
            return
        stirred, seen = self.stirred, self.seen
        try:
            with self.database.act():
                self._write(data)
                self._write(data)
        except sqlite3.IntegrityError:
            self.stirred, self.seen = stirred, seen  # the part is taken out, the act goes on

    def _write(self, data: st.DataObject) -> None:
        kind: type[Record] = data.draw(st.sampled_from((*LIVELY, *KINDS)))
        there = keys(self.database)
        deed = data.draw(st.sampled_from(("insert", "update", "same", "delete")))
        if deed == "insert":
            self.database.insert(data.draw(rows(kind, there)))
        elif there[kind.table]:
            stored = self.database.get(kind, data.draw(st.sampled_from(there[kind.table])))
            if deed == "delete":
                self.database.delete(stored)
            elif deed == "same":
                self.database.update(stored)
            else:
                self.database.update(replace(data.draw(rows(kind, there)), id=stored.id))
        before, self.seen = self.seen, watched(self.database)
        self.stirred = self.stirred or self.seen != before

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        assert self.database.undo()
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.database.redo()
        self.past.append(self.now)
        self.now = self.future.pop()

    @precondition(lambda self: len(self.past) > 2)
    @rule()
    def forget(self) -> None:
        self.database.forget_acts()
        self.past, self.future = [], []

    @invariant()
    def the_file_is_as_the_model_says(self) -> None:
        if hasattr(self, "now"):
            assert watched(self.database) == self.now
            assert self.past or self.database.undo() == ()
            assert self.future or self.database.redo() == ()


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)


@pytest.fixture
def world(database: Database) -> Database:
    build_world(database)
    return database


def test_a_deleted_meeting_comes_back_with_all_that_hung_on_it(world: Database) -> None:
    with world.act():
        item = world.select(AgendaItem)[0]
        remark = world.insert(Remark(agenda_item_id=item.id, position=1, gist="گفته"))
        decided = replace(world.select(Resolution)[0], agenda_item_id=item.id)
        world.update(decided)
    before = snapshot(world)
    with world.act():
        world.delete(world.get(Meeting, 1))
    assert world.select(Remark) == []
    assert world.select(Action) == []
    changes = world.undo()
    assert snapshot(world) == before
    assert Change("meetings", 1, ChangeKind.ADDED) in changes
    assert Change("remarks", remark.id, ChangeKind.ADDED) in changes
    world.redo()
    assert world.select(Remark) == []


def test_a_report_comes_back_to_the_meeting_that_heard_it(world: Database) -> None:
    with world.act():
        heard = world.insert(replace(world.select(Meeting)[0], id=0, uuid=str(uuid4())))
        told = Progress(
            action_id=1, meeting_id=heard.id, reported_on=heard.held_on, state=ActionState.DONE
        )
        report = world.insert(told)
    with world.act():
        world.delete(heard)
    assert world.get(Progress, report.id).meeting_id is None
    world.undo()
    assert world.get(Progress, report.id) == report


@pytest.mark.parametrize("text", ["پیش\x00پس", "'; DROP TABLE meetings; --", "\ufffe\n\r", ""])
def test_every_text_comes_back(world: Database, text: str) -> None:
    with world.act():
        stored = world.insert(Remark(agenda_item_id=1, position=1, gist=text))
    with world.act():
        world.delete(stored)
    world.undo()
    assert world.get(Remark, stored.id) == stored


def test_an_attachment_comes_back_with_bytes_that_never_went(world: Database) -> None:
    attachment, content = world.get(Attachment, 1), bytes(range(256)) * 10_000
    contents.put(world.file, attachment.sha256, content, unheard)
    with world.act():
        world.delete(attachment)
    assert contents.get(world.file, attachment.sha256, unheard) == content
    world.undo()
    assert world.get(Attachment, 1) == attachment


def test_the_bytes_of_an_attachment_are_no_act(world: Database) -> None:
    with world.act():
        world.insert(ContentPiece(sha256="0" * 64, position=1, piece=b"bytes"))
    assert world.undo() == ()


def test_a_changed_picture_comes_back_and_goes_again(world: Database) -> None:
    emblem = bytes(range(256)) * 100
    with world.act():
        stored = world.insert(Office(district=11, name="دفتر", secretary="دبیر", emblem=emblem))
    with world.act():
        world.update(replace(stored, emblem=b""))
    world.undo()
    assert world.select(Office) == [stored]
    world.redo()
    assert world.get(Office, stored.id).emblem == b""


def test_what_was_done_anew_cannot_be_redone_over(world: Database) -> None:
    with world.act():
        world.insert(Organization(name="یک"))
    world.undo()
    with world.act():
        world.insert(Organization(name="دو"))
    assert world.redo() == ()


def test_writing_the_same_again_is_told_but_is_no_step(world: Database) -> None:
    with world.act():
        world.insert(Organization(name="یک"))
    told: list[tuple[Change, ...]] = []
    world.listeners.append(told.append)
    with world.act():
        world.update(world.get(Meeting, 1))
    assert told == [(Change("meetings", 1, ChangeKind.EDITED),)]
    assert {change.table for change in world.undo()} == {"organizations"}


def test_what_was_signed_and_all_before_it_stays(world: Database) -> None:
    with world.act():
        world.insert(Organization(name="یک"))
    told: list[tuple[Change, ...]] = []
    world.listeners.append(told.append)
    signed = SignOffStep.SUBMITTED
    with world.act():
        step = world.insert(SignOff(meeting_id=1, version=1, step=signed, at=MOMENT, name="دبیر"))
    assert told == [(Change("sign_offs", step.id, ChangeKind.ADDED),)]
    assert world.undo() == ()
    with world.act():
        added = world.insert(Organization(name="دو"))
    assert world.undo() == (Change("organizations", added.id, ChangeKind.REMOVED),)


def test_undo_that_cannot_be_written_changes_nothing_and_can_be_tried_again(
    world: Database,
) -> None:
    with world.act():
        world.insert(Organization(name="یک"))
    before = snapshot(world)
    told: list[tuple[Change, ...]] = []
    world.listeners.append(told.append)
    world._connection.execute("PRAGMA busy_timeout = 1")
    other = world.file.connect()
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WriteFault) as fault:
        world.undo()
    assert fault.value.code == "SQLITE_BUSY"
    assert told == []
    assert snapshot(world) == before
    other.close()
    assert world.undo()
    assert len(told) == 1
    assert world.redo()
    assert snapshot(world) == before


def test_the_key_of_a_deleted_meeting_is_given_to_no_other(world: Database) -> None:
    with world.act():
        last = world.insert(replace(world.select(Meeting)[-1], id=0, uuid=str(uuid4())))
    with world.act():
        world.delete(last)
    with world.act():
        newer = world.insert(replace(last, id=0, uuid=str(uuid4())))
    assert newer.id > last.id
    world.undo()
    world.undo()
    assert world.get(Meeting, last.id) == last
