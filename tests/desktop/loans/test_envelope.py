"""Whatever was done to a file on a stick, it is refused in a sentence, and nothing is judged."""

import hashlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from desktop.access.signing_keys import unlock
from desktop.errors import UserError
from desktop.loans import answering, envelope, taking_back
from desktop.loans.envelope import Cover, Direction, look, unwrap, wrap
from desktop.loans.package import (
    Answer,
    Package,
    Signed,
    read_answer,
    read_package,
    read_signed,
    write,
)
from desktop.loans.proof import sign_answer
from desktop.loans.refusals import (
    AnswerClockError,
    AnswerDamagedError,
    AnswerError,
    LoanCodeError,
    LoanFileDamagedError,
    LoanFileTooLargeError,
    LoanFileUnreadableError,
    MinutesWentOnError,
    NewerLoanFileError,
    NoLoanFileError,
    OtherDirectionError,
    UnknownLoanFileError,
    WrongCodeError,
)
from desktop.loans.stick import fetch
from desktop.loans.taking_back import Brought
from desktop.loans.visiting import visit
from desktop.minutes import decode, encode
from desktop.persian import digits
from desktop.reporting import unheard
from tests.desktop.loans.conftest import Way, at, send_back_there, sign_there, unhurried
from tests.desktop.sign_off.conftest import MAYOR

LOAN = "0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d01"
CODE = "110000-220000-330000-440000"
COVER = Cover(Direction.OUT, LOAN)


def test_a_code_is_read_however_it_was_copied() -> None:
    made = envelope.new_code()
    assert len(made) == 4 * 6 + 3
    assert envelope.read_code(made) == made
    assert envelope.read_code(digits(made.replace("-", " "))) == made
    with pytest.raises(LoanCodeError) as wrong:
        envelope.read_code(f"{made[:7]}123456{made[13:]}")
    assert wrong.value.group == 2
    with pytest.raises(LoanCodeError) as short:
        envelope.read_code(made[:-7])
    assert short.value.group == 0


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=99), where=st.integers(0, 300), flip=st.integers(1, 255))
def test_a_byte_that_changed_anywhere_is_seen_before_anybody_types(
    content: bytes, where: int, flip: int
) -> None:
    data = bytearray(wrap(COVER, CODE, content))
    assert unwrap(bytes(data), look(bytes(data), Direction.OUT), CODE) == content
    data[where % len(data)] ^= flip
    with pytest.raises((LoanFileDamagedError, NoLoanFileError, NewerLoanFileError)):
        look(bytes(data), Direction.OUT)


@pytest.mark.parametrize("left", [0, 5, 13, 30, 60])
def test_a_torn_file_is_damaged_or_none(left: int) -> None:
    with pytest.raises((LoanFileDamagedError, NoLoanFileError)):
        look(wrap(COVER, CODE, b"content")[:left], Direction.OUT)


def test_who_changes_a_file_and_its_digest_has_no_code() -> None:
    body = bytearray(wrap(COVER, CODE, b"content")[:-32])
    for where in (15, 30, 45):  # the loan, the nonce, the content
        changed = bytearray(body)
        changed[where] ^= 1
        data = bytes(changed) + hashlib.sha256(changed).digest()
        with pytest.raises(WrongCodeError):
            unwrap(data, look(data, Direction.OUT), CODE)


def test_other_files_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(OtherDirectionError) as other:
        look(wrap(COVER, CODE, b""), Direction.BACK)
    assert other.value.went_out
    newer = b"dabir-loan/2\n" + bytes(99)
    with pytest.raises(NewerLoanFileError):
        look(newer + hashlib.sha256(newer).digest(), Direction.OUT)
    with pytest.raises(LoanFileDamagedError):
        look(newer, Direction.OUT)
    with pytest.raises(NoLoanFileError):
        look(b"%PDF-1.7\n" + bytes(99), Direction.OUT)
    with pytest.raises(NoLoanFileError):
        fetch(tmp_path)
    with pytest.raises(LoanFileUnreadableError):
        fetch(tmp_path / "nothing.dabir")


@pytest.mark.parametrize("content", [b"", b"dabir-lo", b"\0" * 99])
def test_what_is_called_as_a_loan_and_is_none_may_be_damaged(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "a.dabir").write_bytes(content)
    with pytest.raises(UnknownLoanFileError):
        fetch(tmp_path / "a.dabir")
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(NoLoanFileError):
        fetch(tmp_path / "a.pdf")


def test_no_more_is_read_than_a_file_can_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(envelope, "MOST", 9)
    (tmp_path / "large.dabir").write_bytes(bytes(10))
    with pytest.raises(LoanFileTooLargeError):
        fetch(tmp_path / "large.dabir")
    (tmp_path / "link.dabir").symlink_to("/proc/self/mem")
    with pytest.raises(LoanFileUnreadableError):
        fetch(tmp_path / "link.dabir")


def test_what_no_office_writes_is_damaged_though_the_code_is_right(way: Way) -> None:
    loan, path = way.lend()
    cover = look(path.read_bytes(), Direction.OUT)
    package = read_package(unwrap(path.read_bytes(), cover, loan.code))
    last = package.steps[-1]
    forged: tuple[bytes | Package, ...] = (
        b"",
        b"\xc1",
        msgspec.msgpack.encode({"format": "dabir-loan/1"}),
        structs.replace(package, steps=()),
        structs.replace(package, loan=LOAN),
        structs.replace(package, steps=(last, last)),
        structs.replace(package, steps=(structs.replace(last, minutes=b"{}"),)),
        structs.replace(package, steps=(structs.replace(last, version=2),)),
        write(package).replace(package.at.encode(), b"2026-13-41T99:00:00Z"),
    )
    for each in forged:
        content = each if isinstance(each, bytes) else write(each)
        with pytest.raises((LoanFileDamagedError, NewerLoanFileError)):
            visit(way.pc, wrap(cover, loan.code, content), loan.code, MAYOR.password, unhurried)
    assert not list(way.pc.rglob("dabir.db"))


def test_only_what_the_mayor_has_signed_of_this_loan_is_taken_in(way: Way) -> None:
    """The secretary knows the code, and could write any answer but for the mayor's key."""
    loan, path = way.lend()
    there = way.visit(loan, path)
    with at(there) as office:
        send_back_there(office)
        ready = answering.reply(office, there)
    signed = read_signed(ready.content)
    cover = Cover(Direction.BACK, loan.uuid)

    def brought(content: bytes) -> None:
        data = wrap(cover, loan.code, content)
        expected = taking_back.expected(way.office, 1, data)
        taking_back.take_back(way.office, taking_back.read(data, expected, unheard))

    before = way.office.database.query("SELECT count(*) FROM audit")
    other = signed.answer.replace("نیست".encode(), "هستت".encode())
    assert other != signed.answer
    for forged in (
        write(Signed(answer=other, signature=signed.signature)),
        write(Signed(answer=signed.answer, signature=signed.signature[:-1] + b"\0")),
        b"",
    ):
        with pytest.raises((AnswerError, NewerLoanFileError)):
            brought(forged)
    assert way.office.database.query("SELECT count(*) FROM audit") == before
    brought(ready.content)


MISFITS: tuple[tuple[dict[str, object], type[UserError]], ...] = (
    ({"loan": LOAN}, AnswerError),
    ({"submission": "0" * 64}, MinutesWentOnError),
    ({"at": "2020-01-01T00:00:00Z"}, AnswerClockError),
    ({"at": "2090-01-01T00:00:00Z"}, AnswerClockError),
    ({"verdicts": (), "remark": " "}, AnswerError),
    ({"sealed_pdf": b"%PDF"}, AnswerError),
    ({"step": "signed"}, AnswerDamagedError),
    ({"format": "dabir-back/2"}, NewerLoanFileError),
    ({"step": "submitted"}, AnswerDamagedError),
)


def test_an_answer_has_to_fit_though_the_mayor_signed_it(way: Way) -> None:
    loan, path = way.lend()
    there = way.visit(loan, path)
    with at(there) as office:
        send_back_there(office)
        signed = read_signed(answering.reply(office, there).content)
        assert office.user is not None
        key = unlock(office, office.user, there.stretched)
    told = msgspec.to_builtins(read_answer(signed), builtin_types=(bytes,))

    def brought(change: dict[str, object]) -> None:
        content = msgspec.msgpack.encode(told | change)
        answer = Signed(answer=content, signature=sign_answer(key.private, content))
        data = wrap(Cover(Direction.BACK, loan.uuid), loan.code, write(answer))
        expected = taking_back.expected(way.office, 1, data)
        taking_back.take_back(way.office, taking_back.read(data, expected, unheard))

    for change, refusal in MISFITS:
        with pytest.raises(refusal):
            brought(change)
    brought({"verdicts": ()})  # a remark on the whole is enough


def test_a_signature_has_to_be_of_this_submission_and_sealed_with_it(way: Way) -> None:
    loan, path = way.lend()
    there = way.visit(loan, path)
    with at(there) as office:
        sign_there(office)
        answer = read_answer(read_signed(answering.reply(office, there).content))
        assert office.user is not None
        key = unlock(office, office.user, there.stretched)

    def proven(answer: Answer) -> Brought:
        content = write(answer)
        signed = Signed(answer=content, signature=sign_answer(key.private, content))
        data = wrap(Cover(Direction.BACK, loan.uuid), loan.code, write(signed))
        expected = taking_back.expected(way.office, 1, data)
        return taking_back.read(data, expected, unheard)

    minutes = decode(answer.minutes)
    signature = minutes.signature
    assert signature is not None
    others = (
        structs.replace(minutes, subject="دیگر"),
        structs.replace(minutes, signature=structs.replace(signature, trail="0" * 64)),
        structs.replace(minutes, signature=structs.replace(signature, name="دیگری")),
        structs.replace(minutes, signature=None),
    )
    unlike = (
        *(structs.replace(answer, minutes=encode(each)) for each in others),
        structs.replace(answer, sealed_pdf=answer.sealed_pdf[:-1]),
        structs.replace(answer, sealed_pdf=b""),
    )
    for each in unlike:
        with pytest.raises(AnswerError):
            proven(each)
    whole = proven(answer)
    for each in (
        structs.replace(answer, verdicts=answer.verdicts[:1]),
        structs.replace(answer, remark="ولی"),
    ):
        with pytest.raises(AnswerError):
            taking_back.take_back(way.office, whole._replace(answer=each))
    taking_back.take_back(way.office, whole)


def test_a_signature_stands_on_the_entry_with_which_the_minutes_left(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    loan, path = way.lend()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("desktop.sign_off.signing.anchor", lambda _office: "0" * 64)
        back = way.signed(loan, path)
    with pytest.raises(AnswerError):
        way.take(back)
