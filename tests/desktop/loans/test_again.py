"""The same loan is written once more; what comes by it late or damaged is told for what it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import asdict

from db.records import LoanOutcome, MeetingState
from desktop import moments
from desktop.access.people import reset_password
from desktop.access.permissions import Deed
from desktop.access.trail import TrailEntry, read_trail
from desktop.documents import minutes_pdf
from desktop.loans import envelope, lending, package
from desktop.loans.outgoing import borrowers
from desktop.loans.refusals import (
    AlreadyTakenError,
    AnswerDamagedError,
    KeyReplacedError,
    LoanOverError,
    OtherLayoutError,
    RecalledError,
)
from desktop.reporting import unheard
from desktop.sign_off.integrity import breaches
from desktop.sign_off.lent import open_loan
from desktop.typeset.document import Document, Paper
from desktop.typeset.style import MM
from tests.desktop.loans.conftest import Way
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY
from tests.offices import signed
from ui import trail_words
from ui.loan_sentences import late_remarks


def write_again(way: Way, folder: Path, label: str = "ADATA") -> Path:
    folder.mkdir(exist_ok=True)
    ready = lending.prepare_again(way.office, 1)
    path = lending.put_on_stick(ready, folder)
    assert lending.lend_again(way.office, ready, lending.Place(path, label)) == ready.loan
    return path


def told(way: Way, deed: Deed) -> TrailEntry:
    way.town.enter(MAYOR)
    (entry,) = (each for each in read_trail(way.office) if each.act == deed)
    way.town.enter(SECRETARY)
    return entry


def test_it_has_the_same_minutes_and_code_whatever_the_review_says_now(
    way: Way, tmp_path: Path
) -> None:
    loan, path = way.lend()
    with way.office.database.act():
        way.office.database.update(replace(way.office.headquarters, quorum=9))
    again = write_again(way, tmp_path / "second")
    cover = envelope.Cover(envelope.Direction.OUT, loan.uuid)
    first, second = (
        asdict(package.read_package(envelope.unwrap(each.read_bytes(), cover, loan.code)))
        for each in (path, again)
    )
    assert first.pop("review") != second.pop("review")
    assert first == second
    assert open_loan(way.office, 1) == loan
    assert trail_words.fields(told(way, Deed.LEND_AGAIN)) == "روی «\u2068ADATA\u2069»"
    assert trail_words.fields(told(way, Deed.LEND)) == "روی «\u2068KINGSTON\u2069»"


def test_whichever_answer_comes_first_is_taken_and_the_other_hears_why_not(
    way: Way, tmp_path: Path
) -> None:
    loan, path = way.lend()
    again = write_again(way, tmp_path / "second")
    late = way.returned(loan, path)
    elsewhere = Way(way.town, again.parent, tmp_path / "another pc")
    taken = elsewhere.signed(loan, again)
    way.take(taken)
    assert_told(way, "امضای")
    with pytest.raises(AlreadyTakenError) as refusal:
        way.take(late)
    assert (refusal.value.at, refusal.value.outcome) == (loan.at, LoanOutcome.SIGNED)
    assert refusal.value.words is not None  # it is another answer, and what it says can be read
    assert late_remarks(refusal.value.words).splitlines() == [
        "ملاحظهٔ کلی: یک بند را ببینید.",
        "مصوبهٔ ۲: مهلت روشن نیست.",
    ]
    with pytest.raises(AlreadyTakenError) as same:
        way.take(taken)
    assert same.value.words is None
    assert way.town.meeting.state is MeetingState.SIGNED
    assert not breaches(way.office.database.file, unheard)


def assert_told(way: Way, judged: str) -> None:
    """Read in the trail what the mayor did elsewhere and when, beside who took it in."""
    entry = told(way, Deed.TAKE_BACK)
    words = trail_words.fields(entry)
    assert entry.who == SECRETARY.name
    assert words.startswith(f"{judged} {MAYOR.name} در ۱۴")
    assert words.endswith(" روی رایانهٔ خود")


def test_after_a_recall_nothing_is_written_again(way: Way, tmp_path: Path) -> None:
    loan, path = way.lend()
    ready = lending.prepare_again(way.office, 1)
    lending.recall(way.office, 1, "شهردار در دفتر است.")
    with pytest.raises(LoanOverError):
        lending.lend_again(way.office, ready, lending.Place(path))
    with pytest.raises(LoanOverError):
        lending.prepare_again(way.office, 1)
    late = way.returned(loan, write_loan(ready, tmp_path))
    way.town.enter(MAYOR)
    signed(way.office, way.town.meeting)
    way.town.enter(SECRETARY)
    with pytest.raises(RecalledError) as refusal:
        way.take(late)
    assert (refusal.value.reason, refusal.value.now) == (
        "شهردار در دفتر است.",
        MeetingState.SIGNED,
    )


def write_loan(ready: lending.Lending, folder: Path) -> Path:
    """Write what a stick had already when the loan was called back."""
    return lending.put_on_stick(ready, folder)


def test_with_another_key_it_would_be_another_loan(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.lend()
    (mayor,) = borrowers(way.office)
    later = moments.stored(datetime.now(UTC) + timedelta(minutes=1))
    monkeypatch.setattr(moments, "now", lambda: later)
    reset_password(way.office, mayor, "tuskabed-52", provisional=False)
    with pytest.raises(KeyReplacedError):
        lending.prepare_again(way.office, 1)


def test_pages_that_this_dabir_does_not_print_are_nobodys_minutes(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever prints otherwise may print anything, and the office would keep it as the paper."""
    loan, path = way.lend()
    with monkeypatch.context() as elsewhere:
        narrow = partial(Document, paper=Paper(left=21 * MM))
        elsewhere.setattr(minutes_pdf, "Document", narrow)
        back = way.signed(loan, path)
    with pytest.raises(OtherLayoutError):
        way.take(back)
    assert way.town.meeting.state is MeetingState.SUBMITTED
    assert open_loan(way.office, 1) == loan


def test_a_damaged_answer_is_told_as_one(way: Way) -> None:
    loan, path = way.lend()
    back = way.returned(loan, path)
    whole = back.read_bytes()
    torn = whole[:-1]
    cover = envelope.Cover(envelope.Direction.BACK, loan.uuid)
    for damaged in (torn, envelope.wrap(cover, envelope.new_code(), b"another code")):
        back.write_bytes(damaged)
        with pytest.raises(AnswerDamagedError):
            way.take(back)
    back.write_bytes(whole)
    way.take(back)
    assert_told(way, "برگشت از")
