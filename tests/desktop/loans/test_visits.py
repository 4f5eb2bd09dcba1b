"""Visits on the mayor's own computer: which are left there, how they end, and what stays."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from db.records import MeetingState
from desktop.access.people import change_password
from desktop.access.refusals import WrongPasswordError
from desktop.loans import answering, lending
from desktop.loans.answering import outcome
from desktop.loans.refusals import AnsweredError, EarlierPasswordError, VisitDamagedError
from desktop.loans.visiting import visit
from desktop.loans.visits import (
    ABOUT,
    ANSWERED,
    BROUGHT,
    about_visit,
    clear_away,
    left,
    throw_away,
)
from tests.desktop.loans.conftest import Way, answer, at, send_back_there, unhurried
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY

OTHER = "رودخانه-آرام-۷۳"


def test_what_was_thrown_away_is_opened_again_and_what_was_answered_is_not(way: Way) -> None:
    loan, path = way.lend()
    there = way.visit(loan, path)
    with at(there) as office:
        send_back_there(office)
    throw_away(there.folder)
    assert left(way.pc) == ()
    with at(way.visit(loan, path)) as office:
        assert outcome(office) is None
    back = way.returned(loan, path)
    first = back.read_bytes()
    back.unlink()
    assert answering.write_again(there.folder, way.stick).path.read_bytes() == first
    throw_away(there.folder)  # what is kept of the answer
    assert left(way.pc) == ()
    assert [each.name for each in there.folder.iterdir()] == [ANSWERED]
    with pytest.raises(AnsweredError):
        way.visit(loan, path)


def test_an_answer_from_another_computer_stays_beside_the_second(way: Way, tmp_path: Path) -> None:
    loan, path = way.lend()
    first = way.signed(loan, path)
    said = first.read_bytes()
    elsewhere = replace(way, pc=tmp_path / "another pc")
    second = elsewhere.returned(loan, path)
    assert (second != first, first.read_bytes()) == (True, said)
    (kept,) = left(elsewhere.pc)
    placed = answering.write_again(kept.folder, way.stick)  # in its own place, and no third one
    assert (placed.path, placed.beside) == (second, True)
    first.write_bytes(said[:-1])
    assert answering.write_again(kept.folder, way.stick) == (first, False)


def test_with_a_visit_end_earlier_ones_of_the_same_minutes(way: Way) -> None:
    clock = iter(f"2026-10-04T07:3{minute}:00Z" for minute in range(10))
    visits = []
    for _ in range(3):
        loan, path = way.lend()
        lending.recall(way.office, 1, "از نو")
        visits.append(way.visit(loan, path))
    about = [about_visit(each.folder) for each in visits]
    for each, what in zip(visits, about, strict=True):  # all were lent within a second or two
        dated = msgspec.structs.replace(what, at=next(clock))
        (each.folder / ABOUT).write_bytes(msgspec.json.encode(dated))
    with at(visits[1]) as office:
        send_back_there(office)
        ready = answering.reply(office, visits[1])
    _, ended = answering.take_home(ready, way.stick, visits[1].folder)
    assert ended == (1, 1)
    assert [each.folder for each in left(way.pc)] == [visits[2].folder, visits[1].folder]


def test_a_visit_that_is_damaged_is_told_and_can_be_begun_again(way: Way) -> None:
    loan, path = way.lend()
    for name in ("dabir.db", "dabir.keys"):
        file = way.visit(loan, path).folder / name
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
        with pytest.raises(VisitDamagedError):
            way.visit(loan, path)
        throw_away(file.parent)
    way.visit(loan, path)


def test_a_visit_goes_on_with_the_password_that_it_was_begun_with(way: Way, tmp_path: Path) -> None:
    loan, path = way.lend()
    there = way.visit(loan, path)
    with at(there) as office:
        send_back_there(office)
    way.town.enter(MAYOR)
    change_password(way.office, MAYOR.password, OTHER)
    way.town.enter(SECRETARY)
    again = lending.put_on_stick(lending.prepare_again(way.office, 1), tmp_path)
    with pytest.raises(EarlierPasswordError):
        visit(way.pc, again.read_bytes(), loan.code, OTHER, unhurried)
    with pytest.raises(WrongPasswordError):
        visit(way.pc, path.read_bytes(), loan.code, OTHER, unhurried)
    way.take(answer(way.visit(loan, again), way.stick))
    assert way.town.meeting.state is MeetingState.RETURNED
    elsewhere = tmp_path / "another pc"
    with pytest.raises(WrongPasswordError):
        visit(elsewhere, again.read_bytes(), loan.code, MAYOR.password, unhurried)
    visit(elsewhere, again.read_bytes(), loan.code, OTHER, unhurried)


def test_what_a_power_cut_left_of_an_end_goes_the_next_time(way: Way) -> None:
    loan, path = way.lend()
    there = way.visit(loan, path)
    gone = there.folder.rename(there.folder.with_name(there.folder.name + ".gone"))
    half = gone.with_name("half")
    half.mkdir()
    (half / BROUGHT).write_bytes(path.read_bytes())
    clear_away(way.pc)
    assert not list((way.pc / "visits").iterdir())
