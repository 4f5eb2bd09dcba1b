"""Minutes that wait for the mayor, a stick, and another computer; codes cost nothing to try."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from db import keys
from db.keys import Cost
from db.records import Loan, Meeting, Resolution
from desktop.access.beginning import begin
from desktop.access.entrance import confirm
from desktop.founding import found
from desktop.loans import answering, envelope, lending, stick, taking_back
from desktop.loans.outgoing import borrowers
from desktop.loans.visiting import Visit, visit
from desktop.meetings.compile import compile_minutes
from desktop.office import DataFile, OpenOffice
from desktop.reporting import unheard
from desktop.sign_off.opinions import approve_rest, judge
from desktop.sign_off.signing import prepare, sealed, sign
from desktop.sign_off.steps import send_back, submit
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town, town, write_meeting

__all__ = ["Way", "town"]


def unhurried(_seconds: float) -> None:
    """Let a trial take no time."""


@dataclass
class Way:
    """The office, the stick, and the data folder of the mayor's own computer."""

    town: Town
    stick: Path
    pc: Path

    @property
    def office(self) -> OpenOffice:
        return self.town.office

    def lend(self) -> tuple[Loan, Path]:
        """Submit what is not yet, and let it go out; the secretary is signed in."""
        self.town.enter(SECRETARY)
        meeting = self.town.meeting
        if meeting.state.value in {"draft", "returned"}:
            submit(self.office, meeting.id)
        (mayor,) = borrowers(self.office)
        ready = lending.prepare(self.office, meeting.id, mayor)
        path = lending.put_on_stick(ready, self.stick)
        return lending.lend(self.office, ready, lending.Place(path, "KINGSTON", "1A2B-3C4D")), path

    def visit(self, loan: Loan, path: Path) -> Visit:
        data = stick.fetch(path)
        return visit(self.pc, data, loan.code, MAYOR.password, unhurried)

    def take(self, path: Path, meeting_id: int = 1) -> Loan:
        """Take in an answer, as the window does."""
        data = stick.fetch(path)
        expected = taking_back.expected(self.office, meeting_id, data)
        return taking_back.take_back(self.office, taking_back.read(data, expected, unheard))

    def signed(self, loan: Loan, path: Path) -> Path:
        """Let the mayor sign over there, and give the file that comes back."""
        there = self.visit(loan, path)
        with at(there) as office:
            sign_there(office)
        return answer(there, self.stick)

    def returned(self, loan: Loan, path: Path) -> Path:
        """Let the mayor send the second resolution back, and give the file that comes back."""
        there = self.visit(loan, path)
        with at(there) as office:
            send_back_there(office)
        return answer(there, self.stick)


def at(there: Visit) -> OpenOffice:
    """Open the minutes on their way for whoever signs them."""
    office = OpenOffice(there.file)
    office.welcome(there.user)
    return office


def meeting_at(office: OpenOffice) -> Meeting:
    (meeting,) = office.database.select(Meeting)
    return meeting


def sign_there(office: OpenOffice) -> None:
    meeting = meeting_at(office)
    approve_rest(office, meeting.id)
    assert office.user is not None
    stretched = confirm(office, office.user, MAYOR.password)
    signing = prepare(office, meeting.id, compile_minutes(office, meeting.id), stretched)
    sign(office, signing, sealed(signing, unheard))


def send_back_there(office: OpenOffice) -> None:
    _, second = office.database.select(Resolution, order="position")
    judge(office, second, approved=False, remark="مهلت روشن نیست.")
    approve_rest(office, second.meeting_id)
    send_back(office, second.meeting_id, "یک بند را ببینید.")


def answer(there: Visit, stick: Path) -> Path:
    """Write the answer on the stick and let go of the rest."""
    with at(there) as office:
        ready = answering.reply(office, there)
    placed, _ = answering.take_home(ready, stick, there.folder)
    return placed.path


_CHEAP = Cost(1, 8, 1)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "_COST", _CHEAP)


@pytest.fixture(scope="session")
def first_town(tmp_path_factory: pytest.TempPathFactory) -> DataFile:
    folder = tmp_path_factory.mktemp("lending")
    fill = partial(found, district=11, name="شهرداری منطقهٔ ۱۱", secretary=SECRETARY.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys.new_ring, "__defaults__", (_CHEAP,))
        begun = begin(folder, (SECRETARY, MAYOR), fill)
    with begun.office as office:
        write_meeting(office)
        return office.database.file


@pytest.fixture
def way(town: Town, tmp_path: Path) -> Way:
    (tmp_path / "stick").mkdir()
    return Way(town, tmp_path / "stick", tmp_path / "pc")
