"""The life of the minutes, walked at random: whatever is tried, what was signed stays.

The seal is a cheap one here; what a real one promises is tested beside.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from db.records import Loan, Meeting, MeetingState, SignOff, SignOffStep, User, Version
from desktop.access.refusals import NotAllowedError
from desktop.access.signing_keys import Unlocked, current
from desktop.errors import EnvironmentFault, UserError
from desktop.loans.lending import Place, lend, recall
from desktop.loans.lending import prepare as lending
from desktop.loans.outgoing import borrowers
from desktop.loans.package import ANSWER, Answer, Said
from desktop.loans.taking_back import Brought, take_back
from desktop.meetings import editing
from desktop.meetings.compile import compile_minutes
from desktop.minutes import Signature, decode, encode
from desktop.office import FILE_NAME, DataFile, OpenOffice
from desktop.sign_off.lent import open_loan
from desktop.sign_off.opinions import approve_rest, judge
from desktop.sign_off.signing import as_signed, prepare, sign
from desktop.sign_off.steps import amend, give_up, send_back, submit
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town

_WHO = st.sampled_from((SECRETARY, MAYOR))
_SEAL = b"%PDF-1.7 a cheap seal of "
_KEY = Unlocked(b"", b"", "ab" * 32)


class Life(RuleBasedStateMachine):
    """Two windows on one file, each with the secretary or the mayor in front of it."""

    first: DataFile
    most: list[int]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="life"))
        shutil.copytree(self.first.path.parent, self.folder, dirs_exist_ok=True)
        file = DataFile(self.folder / FILE_NAME, self.first.key)
        self.windows = [Town(OpenOffice(file)) for _ in range(2)]
        self.windows[0].enter(SECRETARY)
        self.windows[1].enter(MAYOR)
        self.signed: dict[int, tuple[bytes, bytes]] = {}
        self.edits = 0

    def teardown(self) -> None:
        self.most.append(len(self.signed))
        for town in self.windows:
            town.office.close()
        shutil.rmtree(self.folder)

    def attempt(self, act: Callable[[], object]) -> None:
        """Do what may be refused, but only by what can be told to a person."""
        with suppress(UserError, EnvironmentFault):
            act()

    @rule(window=st.integers(0, 1), who=_WHO)
    def enter(self, window: int, who: object) -> None:
        self.windows[window].enter(who)  # type: ignore[arg-type] # as drawn from newcomers
        self.windows[window].office.database.forget_acts()

    @rule(window=st.integers(0, 1))
    def submits(self, window: int) -> None:
        town = self.windows[window]
        self.attempt(partial(submit, town.office, town.meeting.id))

    @rule(window=st.integers(0, 1), approved=st.sampled_from((True, False, None)))
    def judges(self, window: int, *, approved: bool | None) -> None:
        town = self.windows[window]
        told = partial(judge, town.office, town.resolutions[0], approved=approved)
        self.attempt(partial(told, remark="چرا؟"))

    @rule(window=st.integers(0, 1))
    def approves_rest(self, window: int) -> None:
        town = self.windows[window]
        self.attempt(partial(approve_rest, town.office, town.meeting.id))

    @rule(window=st.integers(0, 1), remark=st.sampled_from(("", "کامل نیست.")))
    def sends_back(self, window: int, remark: str) -> None:
        town = self.windows[window]
        self.attempt(partial(send_back, town.office, town.meeting.id, remark))

    @rule(window=st.integers(0, 1))
    def signs(self, window: int) -> None:
        town = self.windows[window]
        self.attempt(partial(self._sign, town))

    @rule(window=st.integers(0, 1))
    def signs_what_the_other_sends_back(self, window: int) -> None:
        """Let another step come between the opening of the key and the signature."""
        town, other = self.windows[window], self.windows[1 - window]
        self.attempt(partial(self._sign, town, partial(self.attempt, partial(_return, other))))

    def _sign(self, town: Town, between: Callable[[], object] = lambda: None) -> None:
        shown = compile_minutes(town.office, town.meeting.id)
        ready = prepare(town.office, town.meeting.id, shown, b"")
        between()
        number = town.meeting.version
        sign(town.office, ready, _SEAL + str(number).encode())
        (kept,) = town.office.database.select(Version, "number = ?", (number,))
        self.signed[number] = (kept.minutes, kept.sealed_pdf or b"")

    @initialize(steps=st.sampled_from((0, 5)))
    def begins_with_a_draft_or_with_two_versions(self, steps: int) -> None:
        for _ in range(steps):
            self.goes_the_usual_way(writer=0)

    @rule(writer=st.integers(0, 1))
    def goes_the_usual_way(self, writer: int) -> None:
        """Take the next step, each by whom it is for; the other paths begin anywhere on it."""
        town, other = self.windows[writer], self.windows[1 - writer]
        town.enter(SECRETARY)
        other.enter(MAYOR)
        self.calls_back(writer)
        if town.meeting.state is MeetingState.SUBMITTED:
            approve_rest(other.office, other.meeting.id)
            self.signs(1 - writer)
        elif town.meeting.state is MeetingState.SIGNED:
            amend(town.office, town.meeting.id, "غلط نوشتاری")
        elif town.meeting.state is MeetingState.CANCELLED:  # as an undone draft is
            editing.save(town.office, replace(town.meeting, state=MeetingState.DRAFT))
        else:
            submit(town.office, town.meeting.id)

    @rule(window=st.integers(0, 1))
    def lends(self, window: int) -> None:
        town = self.windows[window]
        self.attempt(partial(_lend, town, self.folder))

    @rule(window=st.integers(0, 1))
    def calls_back(self, window: int) -> None:
        town = self.windows[window]
        self.attempt(partial(recall, town.office, town.meeting.id, "دیر شد."))

    @rule(window=st.integers(0, 1), loan=st.integers(0, 3), signed=st.booleans())
    def takes_in(self, window: int, loan: int, *, signed: bool) -> None:
        """Bring what came of any loan there was, also of one that is over."""
        town = self.windows[window]
        loans = town.office.database.select(Loan)
        if loans:
            self.attempt(partial(self._take, town, loans[loan % len(loans)], signed=signed))

    @rule(window=st.integers(0, 1), signed=st.booleans())
    def goes_the_way_over_the_stick(self, window: int, *, signed: bool) -> None:
        town = self.windows[window]
        town.enter(SECRETARY)
        self.submits(window)
        self.lends(window)
        if loan := open_loan(town.office, town.meeting.id):
            self._take(town, loan, signed=signed)

    def _take(self, town: Town, loan: Loan, *, signed: bool) -> None:
        brought = _answered(town, loan, signed=signed)
        take_back(town.office, brought)
        if brought.minutes is not None:
            seal = brought.answer.sealed_pdf
            self.signed[brought.minutes.version] = (brought.answer.minutes, seal)

    @rule(window=st.integers(0, 1), reason=st.sampled_from(("", "غلط نوشتاری")))
    def amends(self, window: int, reason: str) -> None:
        town = self.windows[window]
        self.attempt(partial(amend, town.office, town.meeting.id, reason))

    @rule(window=st.integers(0, 1))
    def gives_up(self, window: int) -> None:
        town = self.windows[window]
        self.attempt(partial(give_up, town.office, town.meeting.id))

    @rule(window=st.integers(0, 1))
    def edits_a_resolution(self, window: int) -> None:
        town = self.windows[window]
        self.edits += 1
        changed = replace(town.resolutions[0], text=f"متن {self.edits}")
        self.attempt(partial(editing.save, town.office, changed))

    @rule(window=st.integers(0, 1), back=st.booleans())
    def undoes(self, window: int, *, back: bool) -> None:
        database = self.windows[window].office.database
        self.attempt(database.undo if back else database.redo)

    @rule(window=st.integers(0, 1), state=st.sampled_from(tuple(MeetingState)))
    def forges_a_state(self, window: int, state: MeetingState) -> None:
        town = self.windows[window]
        before = town.meeting
        self.attempt(partial(editing.save, town.office, replace(before, state=state)))
        after = town.meeting
        assert after.state is before.state or {before.state, after.state} <= {
            MeetingState.DRAFT,
            MeetingState.CANCELLED,
        }
        if after.state is MeetingState.CANCELLED:
            self.attempt(partial(editing.save, town.office, before))

    @invariant()
    def what_was_signed_stays(self) -> None:
        for town in self.windows:
            kept = town.office.database.select(Version)
            told = {each.number: (each.minutes, each.sealed_pdf or b"") for each in kept}
            assert told == self.signed
            assert all(decode(minutes).signature for minutes, _ in told.values())

    @invariant()
    def signed_minutes_are_what_was_signed(self) -> None:
        town = self.windows[0]
        meeting = town.meeting
        if meeting.state is MeetingState.SIGNED:
            kept, _ = self.signed[meeting.version]
            assert compile_minutes(town.office, meeting.id) == decode(kept)
        assert meeting.version <= max(self.signed, default=0) + 1

    @invariant()
    def what_is_away_waits_and_is_away_once(self) -> None:
        town = self.windows[0]
        away = town.office.database.select(Loan, "ended_at IS NULL")
        assert len(away) <= (town.meeting.state is MeetingState.SUBMITTED)

    @invariant()
    def closed_minutes_were_submitted(self) -> None:
        town = self.windows[0]
        meeting = town.meeting
        if meeting.state is MeetingState.SUBMITTED:
            assert compile_minutes(town.office, meeting.id).state is MeetingState.SUBMITTED
            steps = town.office.database.query(
                "SELECT step FROM sign_offs WHERE meeting_id = ? ORDER BY id DESC LIMIT 1",
                (meeting.id,),
            )
            assert steps == [(SignOffStep.SUBMITTED,)]


def _lend(town: Town, folder: Path) -> None:
    (mayor,) = borrowers(town.office)
    lend(town.office, lending(town.office, town.meeting.id, mayor), Place(folder / "stick"))


def _answered(town: Town, loan: Loan, *, signed: bool) -> Brought:
    """Answer as the mayor would, of what was submitted then; it needs no seal."""
    submitted = town.office.database.get(SignOff, loan.sign_off_id).minutes or b""
    said = tuple(
        Said(resolution=each.uuid, approved=signed, remark="" if signed else "چرا؟")
        for each in decode(submitted).resolutions
    )
    written = Signature(MAYOR.name, MAYOR.post, loan.at, _KEY.fingerprint, loan.trail)
    minutes = as_signed(decode(submitted), written) if signed else None
    answer = Answer(
        format=ANSWER,
        loan=loan.uuid,
        submission="0" * 64,
        step=SignOffStep.SIGNED if signed else SignOffStep.RETURNED,
        at=loan.at,
        remark="",
        verdicts=said,
        minutes=encode(minutes) if minutes else b"",
        sealed_pdf=_SEAL + b"elsewhere" if signed else b"",
    )
    (key,) = current(town.office, town.office.database.get(User, loan.borrower_id))
    return Brought(loan, answer, minutes, key.fingerprint)


def _return(town: Town) -> None:
    send_back(town.office, town.meeting.id, "کامل نیست.")


def test_no_path_changes_or_loses_what_was_signed(
    first_town: DataFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.access.signing_keys.unlock", lambda *_: _KEY)
    monkeypatch.setattr("desktop.sign_off.signing._refuse_other_seal", lambda *_: None)
    most: list[int] = []
    machine = type("Walk", (Life,), {"first": first_town, "most": most})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=8,
            stateful_step_count=30,
            phases=(Phase.generate,),
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert max(most) > 1  # or the walk has gone nowhere


def test_mayor_amends_nothing_and_secretary_signs_nothing(town: Town) -> None:
    submit(town.office, town.meeting.id)
    shown = compile_minutes(town.office, town.meeting.id)
    with pytest.raises(NotAllowedError):
        prepare(town.office, town.meeting.id, shown, b"")
    town.enter(MAYOR)
    with pytest.raises(NotAllowedError):
        submit(town.office, town.meeting.id)
    assert town.office.database.get(Meeting, town.meeting.id).state is MeetingState.SUBMITTED
