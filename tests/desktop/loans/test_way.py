"""Minutes go to the mayor's own computer and come back judged; there are never two truths."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.faults import LockedRecordFault
from db.records import (
    AuditEntry,
    Loan,
    LoanOutcome,
    MeetingState,
    Opinion,
    SignOff,
    SignOffStep,
    User,
    Verdict,
    Version,
)
from desktop import moments
from desktop.access.people import reset_password, retire
from desktop.access.permissions import Deed
from desktop.access.refusals import NotAllowedError, WrongPasswordError
from desktop.access.trail import read_trail
from desktop.loans import answering, envelope, lending
from desktop.loans.answering import outcome
from desktop.loans.outgoing import borrowers
from desktop.loans.refusals import (
    AlreadyTakenError,
    AnswerClockError,
    AnsweredError,
    KeyReplacedError,
    LoanOverError,
    NobodyToSignError,
    NoRecallReasonError,
    NotMayorError,
    OtherLoanError,
    OtherOfficeError,
    RecalledError,
    WrongCodeError,
)
from desktop.loans.visiting import visit
from desktop.loans.visits import (
    ANSWER,
    ANSWERED,
    BROUGHT,
    Begun,
    left,
)
from desktop.meetings import dossier, editing
from desktop.meetings.compile import compile_minutes
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.reporting import unheard
from desktop.sign_off.clock import moment_of_step
from desktop.sign_off.integrity import breaches
from desktop.sign_off.lent import open_loan, reviewed
from desktop.sign_off.opinions import approve_rest, judge, opinions
from desktop.sign_off.refusals import ClockBehindError, LentError, StepError
from desktop.sign_off.signed import sealed_pdf
from desktop.sign_off.steps import amend, send_back, submit
from desktop.sign_off.submissions import submission
from desktop.sign_off.verifying import verify_here
from desktop.sign_off.waiting import awaits_me
from desktop.transfer.faults import FolderGoneFault
from tests.desktop.loans.conftest import (
    Way,
    answer,
    at,
    meeting_at,
    send_back_there,
    sign_there,
    unhurried,
)
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY
from tests.offices import signed
from ui import trail_words


def test_signed_on_another_computer_they_are_signed_as_if_here(way: Way) -> None:
    loan, path = way.lend()
    shown = compile_minutes(way.office, 1)
    there = way.visit(loan, path)
    with at(there) as office:
        sign_there(office)
        sealed_there = sealed_pdf(office, meeting_at(office))
    back = answer(there, way.stick)
    assert not way.office.database.select(Version)
    taken = way.take(back)
    assert taken.outcome is LoanOutcome.SIGNED
    assert way.town.meeting.state is MeetingState.SIGNED
    minutes = compile_minutes(way.office, 1)
    assert minutes.signature is not None
    assert minutes.signature.trail == loan.trail
    assert (minutes.resolutions, minutes.members) == (shown.resolutions, shown.members)
    *_, step = way.office.database.select(SignOff)
    (mayor,) = way.office.database.select(User, "name = ?", (MAYOR.name,))
    assert (step.step, step.name, step.post) == (SignOffStep.SIGNED, MAYOR.name, MAYOR.post)
    assert (step.user_id, step.at) == (mayor.id, minutes.signature.signed_at)
    verdicts = way.office.database.select(Verdict, "sign_off_id = ?", (step.id,))
    assert [each.approved for each in verdicts] == [True, True]
    assert not breaches(way.office.database.file, unheard)
    pdf = sealed_pdf(way.office, way.town.meeting)
    assert pdf is not None
    assert pdf == sealed_there
    assert verify_here(way.office, pdf).verdict.good
    told = [(each.act, each.user_id) for each in way.office.database.select(AuditEntry)]
    (secretary,) = way.office.database.select(User, "name = ?", (SECRETARY.name,))
    assert {("lend", secretary.id), ("take_back", secretary.id)} <= set(told)
    assert "sign" not in dict(told)


def test_an_amendment_is_held_against_the_version_that_it_replaces(way: Way) -> None:
    way.town.enter(MAYOR)
    signed(way.office, way.town.meeting)
    way.town.enter(SECRETARY)
    amend(way.office, 1, "غلط نوشتاری")
    first = way.town.resolutions[0]
    editing.save(way.office, replace(first, text="بازارچه هر ماه برپا باشد."))
    loan, path = way.lend()
    there = way.visit(loan, path)
    with at(there) as office:
        told = submission(office, meeting_at(office))
        assert told is not None
        assert told.amends
        assert len(told.changed) == 1
        send_back_there(office)
    way.take(answer(there, way.stick))
    assert (way.town.meeting.version, way.town.meeting.state) == (2, MeetingState.RETURNED)
    assert [each.number for each in way.office.database.select(Version)] == [1]


def test_sent_back_from_another_computer_the_secretary_reads_why(way: Way) -> None:
    loan, path = way.lend()
    way.take(way.returned(loan, path))
    assert way.town.meeting.state is MeetingState.RETURNED
    file = dossier.read(way.office, 1)
    assert file.meeting.state_reason == "یک بند را ببینید."
    assert [(each.number, each.remark) for each in file.returned] == [(2, "مهلت روشن نیست.")]
    assert not breaches(way.office.database.file, unheard)


def test_a_second_round_shows_what_was_said_and_changed(way: Way) -> None:
    loan, path = way.lend()
    way.take(way.returned(loan, path))
    second = way.town.resolutions[1]
    way.town.enter(SECRETARY)
    editing.save(way.office, replace(second, text="مددسرا تا ۱۵ آبان آماده شود."))
    loan, path = way.lend()
    with at(way.visit(loan, path)) as office:
        told = submission(office, meeting_at(office))
        assert told is not None
        assert told.round == 2
        assert told.by == SECRETARY.name
        assert told.remarks == {second.uuid: "مهلت روشن نیست."}
        assert [each.after for each in told.changed] == ["مددسرا تا ۱۵ آبان آماده شود."]


def test_the_mayor_sees_there_what_the_review_found_here_and_what_was_said_already(
    way: Way,
) -> None:
    way.lend()
    lending.recall(way.office, 1, "فلش گم شد.")
    way.town.enter(MAYOR)
    judge(way.office, way.town.resolutions[0], approved=False, remark="چرا؟")
    loan, path = way.lend()
    here = reviewed(way.office, dossier.read(way.office, 1))
    assert here.findings
    with at(way.visit(loan, path)) as office:
        there = meeting_at(office)
        assert reviewed(office, dossier.read(office, there.id)) == here
        assert [each.remark for each in opinions(office, there.id).values()] == ["چرا؟", ""]


def test_while_they_are_away_nothing_is_said_of_them_here(way: Way) -> None:
    loan, _ = way.lend()
    with pytest.raises(LentError):
        way.lend()
    way.town.enter(MAYOR)
    assert not awaits_me(way.office, 1)
    assert [(each.is_away, each.awaits_me) for each in listed(way.office)] == [(True, False)]
    first = way.town.resolutions[0]
    acts: tuple[Callable[[], None], ...] = (
        lambda: judge(way.office, first, approved=True),
        lambda: approve_rest(way.office, 1),
        lambda: send_back(way.office, 1, "نه"),
        lambda: sign_there(way.office),
    )
    for act in acts:
        with pytest.raises(LentError) as refusal:
            act()
        assert (refusal.value.name, refusal.value.at) == (MAYOR.name, loan.at)
    with pytest.raises(LockedRecordFault), way.office.database.act():
        way.office.database.insert(Opinion(resolution_id=first.id, approved=True))
    way.town.enter(SECRETARY)
    lending.recall(way.office, 1, "شهردار در دفتر است.")
    way.town.enter(MAYOR)
    assert awaits_me(way.office, 1)
    assert [(each.is_away, each.awaits_me) for each in listed(way.office)] == [(False, True)]
    judge(way.office, first, approved=True)


def test_what_was_called_back_is_refused_when_it_comes(way: Way) -> None:
    loan, path = way.lend()
    with pytest.raises(NoRecallReasonError):
        lending.recall(way.office, 1, " ")
    lending.recall(way.office, 1, "فلش دیر کرد.")
    with pytest.raises(LoanOverError):
        lending.recall(way.office, 1, "باز هم")
    back = way.returned(loan, path)
    with pytest.raises(RecalledError):
        way.take(back)
    again, _ = way.lend()
    with pytest.raises(RecalledError):
        way.take(back)
    assert open_loan(way.office, 1) == again


def test_the_trail_says_why_they_were_called_back(way: Way) -> None:
    way.lend()
    lending.recall(way.office, 1, "فلش گم شد,\nفلش گم شد, از نو می‌رود.")
    way.town.enter(MAYOR)
    (entry,) = (each for each in read_trail(way.office) if each.act == Deed.RECALL)
    assert trail_words.fields(entry) == "فلش گم شد، فلش گم شد، از نو می‌رود."


def test_it_is_taken_in_once_for_its_own_meeting_in_its_own_office(
    way: Way, tmp_path: Path
) -> None:
    loan, path = way.lend()
    back = way.returned(loan, path)
    with pytest.raises(OtherLoanError) as other:
        way.take(back, meeting_id=2)
    assert other.value.number == 1
    stranger = envelope.wrap(
        envelope.Cover(envelope.Direction.BACK, "0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d01"),
        loan.code,
        b"",
    )
    (tmp_path / "stranger.dabir").write_bytes(stranger)
    with pytest.raises(OtherOfficeError):
        way.take(tmp_path / "stranger.dabir")
    way.take(back)
    with pytest.raises(AlreadyTakenError):
        way.take(back)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (retire, NotMayorError),
        (
            lambda office, user: reset_password(office, user, "tuskabed-52", provisional=False),
            KeyReplacedError,
        ),
    ],
)
def test_who_may_sign_no_more_has_not_signed(
    way: Way, change: Callable[[OpenOffice, User], None], refusal: type[Exception]
) -> None:
    loan, path = way.lend()
    back = way.returned(loan, path)
    (mayor,) = borrowers(way.office)
    change(way.office, mayor)
    with pytest.raises(refusal):
        way.take(back)
    assert way.town.meeting.state is MeetingState.SUBMITTED


def test_who_has_no_key_of_their_own_is_lent_nothing(way: Way) -> None:
    lent, _ = way.lend()
    lending.recall(way.office, 1, "از نو")
    (mayor,) = borrowers(way.office)
    reset_password(way.office, mayor, "tuskabed-52")  # which the administrator knows
    assert borrowers(way.office) == ()
    with pytest.raises(NobodyToSignError):
        lending.prepare(way.office, lent.meeting_id, mayor)


def test_only_the_secretary_lends_calls_back_and_takes_in(way: Way) -> None:
    loan, path = way.lend()
    back = way.returned(loan, path)
    way.town.enter(MAYOR)
    with pytest.raises(NotAllowedError):
        way.take(back)
    with pytest.raises(NotAllowedError):
        lending.recall(way.office, 1, "چون")


def test_without_code_and_password_nothing_is_read(way: Way) -> None:
    loan, path = way.lend()
    data = path.read_bytes()
    assert MAYOR.name.encode() not in data
    assert "بازارچه".encode() not in data
    with pytest.raises(WrongCodeError):
        visit(way.pc, data, envelope.new_code(), MAYOR.password, unhurried)
    with pytest.raises(WrongPasswordError):
        visit(way.pc, data, loan.code, "another-4821", unhurried)
    assert not way.pc.exists()


def test_nothing_of_them_stays_on_the_other_computer(way: Way) -> None:
    loan, path = way.lend()
    way.returned(loan, path)
    (folder,) = (way.pc / "visits").iterdir()
    assert {each.name for each in folder.iterdir()} == {ANSWERED, ANSWER}
    with pytest.raises(AnsweredError):
        way.visit(loan, path)


def test_a_stick_that_fails_costs_no_word(way: Way) -> None:
    loan, path = way.lend()
    there = way.visit(loan, path)
    with at(there) as office:
        send_back_there(office)
        ready = answering.reply(office, there)
    with pytest.raises(FolderGoneFault):
        answering.take_home(ready, way.stick / "pulled out", there.folder)
    assert not (way.stick / "pulled out").exists()
    (waiting,) = left(way.pc)
    assert (waiting.folder, waiting.answered) == (there.folder, False)
    assert isinstance(waiting.about, Begun)
    assert waiting.about.judged
    again = way.visit(loan, there.folder / BROUGHT)  # without the stick
    with at(again) as office:
        said = outcome(office)
        assert said is not None
        assert (said.signed, said.returned) == (False, 1)
    way.take(answer(again, way.stick))
    assert way.town.meeting.state is MeetingState.RETURNED
    assert [each.answered for each in left(way.pc)] == [True]


def test_minutes_that_went_on_while_they_were_written_are_not_lent(way: Way) -> None:
    loan, _ = way.lend()
    lending.recall(way.office, 1, "از نو")
    (mayor,) = borrowers(way.office)
    ready = lending.prepare(way.office, 1, mayor)
    path = lending.put_on_stick(ready, way.stick)
    way.town.enter(MAYOR)
    send_back(way.office, 1, "نه")
    way.town.enter(SECRETARY)
    with pytest.raises(StepError):
        lending.lend(way.office, ready, lending.Place(path))
    assert [each.id for each in way.office.database.select(Loan)] == [loan.id]


@pytest.mark.parametrize(("hours", "taken"), [(-1, True), (1, True), (3, False)])
def test_two_clocks_may_be_an_hour_apart(
    way: Way, monkeypatch: pytest.MonkeyPatch, hours: int, *, taken: bool
) -> None:
    loan, path = way.lend()
    there = way.visit(loan, path)
    with monkeypatch.context() as elsewhere, at(there) as office:
        now = datetime.now(UTC) + timedelta(hours=hours)
        elsewhere.setattr(moments, "now", lambda: moments.stored(now))
        send_back_there(office)
        elsewhere.setattr(moments, "now", lambda: "2026-10-04T07:30:00Z")
        with pytest.raises(ClockBehindError) as refusal:
            moment_of_step(office)
        assert refusal.value.on_its_way
    back = answer(there, way.stick)
    if not taken:
        with pytest.raises(AnswerClockError):
            way.take(back)
        return
    way.take(back)
    submit(way.office, 1)  # what was done elsewhere does not hold up what is done here
    assert way.town.meeting.state is MeetingState.SUBMITTED


def test_minutes_on_their_way_are_lent_to_nobody(way: Way) -> None:
    loan, path = way.lend()
    with at(way.visit(loan, path)) as office:
        office.welcome(None)
        (user,) = office.database.select(User)
        again = replace(loan, id=0, uuid=loan.uuid, borrower_id=user.id, user_id=None)
        with pytest.raises((LockedRecordFault, NotAllowedError)), office.database.act():
            office.database.insert(again)
