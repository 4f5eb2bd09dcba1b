"""What the mayor signs, and that nothing else can come in its place."""

import subprocess
from pathlib import Path

import pytest
from msgspec import structs

from db.records import MeetingState, Opinion, SignOff, Version
from desktop.access.entrance import confirm
from desktop.access.people import change_password, people, reset_password
from desktop.access.permissions import Deed
from desktop.access.refusals import NoSigningKeyError, NotAllowedError, WrongPasswordError
from desktop.access.signing_keys import certificates
from desktop.errors import EnvironmentFault
from desktop.meetings.compile import compile_minutes
from desktop.minutes import check_code, encode
from desktop.office import OpenOffice
from desktop.reporting import unheard
from desktop.seal.verification import verify
from desktop.sign_off.opinions import approve_rest, judge
from desktop.sign_off.refusals import (
    ProvisionalPasswordError,
    SealError,
    StepError,
    UnapprovedError,
)
from desktop.sign_off.signing import Signing, prepare, sealed, sign
from desktop.sign_off.steps import amend, send_back, submit
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town
from tests.desktop.sign_off.signed import signed


def ready(town: Town) -> Signing:
    """Submit, approve and open the key; the mayor is signed in."""
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    approve_rest(town.office, town.meeting.id)
    return prepared(town)


def prepared(town: Town, password: str = MAYOR.password) -> Signing:
    assert town.office.user is not None
    stretched = confirm(town.office, town.office.user, password)
    shown = compile_minutes(town.office, town.meeting.id)
    return prepare(town.office, town.meeting.id, shown, stretched)


def versions(town: Town) -> list[Version]:
    return town.office.database.select(Version)


def test_signed_minutes_are_sealed_for_every_reader(town: Town, tmp_path: Path) -> None:
    minutes = signed(town)
    (version,) = versions(town)
    assert minutes.state is MeetingState.SIGNED
    assert version.minutes == encode(minutes)
    assert minutes.signature is not None
    assert (minutes.signature.name, minutes.signature.post) == (MAYOR.name, MAYOR.post)
    path = tmp_path / "sealed.pdf"
    path.write_bytes(version.sealed_pdf or b"")
    told = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    known = {each.fingerprint: None for each in certificates(town.office)}
    verdict = verify(path.read_bytes(), known)
    assert verdict.good
    assert verdict.minutes == minutes


def test_only_what_was_approved_is_signed(town: Town) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    judge(town.office, town.resolutions[0], approved=True)
    with pytest.raises(UnapprovedError) as refusal:
        prepared(town)
    assert refusal.value.numbers == (2,)


def test_opinion_that_changed_after_the_key_was_opened_stops_the_signing(town: Town) -> None:
    signing = ready(town)
    judge(town.office, town.resolutions[0], approved=False, remark="نه")
    with pytest.raises(UnapprovedError):
        sign(town.office, signing, sealed(signing, unheard))
    assert not versions(town)


def test_nobody_signs_with_a_wrong_password_or_for_the_mayor(town: Town) -> None:
    ready(town)
    with pytest.raises(WrongPasswordError):
        prepared(town, "sabalan-7306")
    town.enter(SECRETARY)
    with pytest.raises(NotAllowedError):
        prepared(town, SECRETARY.password)


def test_minutes_that_went_back_meanwhile_are_not_signed(town: Town) -> None:
    signing = ready(town)
    pdf = sealed(signing, unheard)
    send_back(town.office, town.meeting.id, "یک بار دیگر")
    with pytest.raises(StepError):
        sign(town.office, signing, pdf)
    town.enter(SECRETARY)
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    approve_rest(town.office, town.meeting.id)
    sign(town.office, signing, pdf)  # the same text, submitted again, is what was sealed
    assert town.meeting.state is MeetingState.SIGNED


def test_two_who_sign_at_once_make_one_version(town: Town) -> None:
    signing = ready(town)
    pdf = sealed(signing, unheard)
    with OpenOffice(town.office.database.file) as other:
        other.welcome(town.office.user)
        sign(other, signing, pdf)
        with pytest.raises(StepError):
            sign(town.office, signing, pdf)
    assert len(versions(town)) == 1
    assert [each.step for each in town.office.database.select(SignOff)] == ["submitted", "signed"]


def test_key_goes_on_after_a_new_password_and_is_replaced_by_a_reset(town: Town) -> None:
    first = signed(town)
    town.enter(MAYOR)
    change_password(town.office, MAYOR.password, "alborz-9182")
    assert len(certificates(town.office)) == 1
    town.enter(SECRETARY)
    mayor = next(each.user for each in people(town.office) if each.user.name == MAYOR.name)
    reset_password(town.office, mayor, "damavand-5610")
    amend(town.office, town.meeting.id, "اصلاح")
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    change_password(town.office, "damavand-5610", "sahand-4417")
    approve_rest(town.office, town.meeting.id)
    signing = prepared(town, "sahand-4417")
    sign(town.office, signing, sealed(signing, unheard))
    second = compile_minutes(town.office, town.meeting.id)
    old, new = certificates(town.office)[0], certificates(town.office)[-1]
    assert old.replaced_at is not None
    assert new.replaced_at is None
    assert first.signature is not None
    assert second.signature is not None
    assert [old.fingerprint, new.fingerprint] == [
        first.signature.certificate,
        second.signature.certificate,
    ]
    assert second.replaces is not None
    assert second.replaces.check_code == check_code(first)
    for each in versions(town):
        known = {key.fingerprint: None for key in certificates(town.office)}
        assert verify(each.sealed_pdf or b"", known).good


def test_nothing_but_the_seal_of_these_minutes_is_kept(town: Town) -> None:
    signing = ready(town)
    pdf = sealed(signing, unheard)
    for other in (b"not the sealed file", pdf[:-1], pdf + b"\n"):
        with pytest.raises(SealError):
            sign(town.office, signing, other)
    assert town.meeting.state is MeetingState.SUBMITTED
    assert not versions(town)


def test_only_what_was_shown_is_signed(town: Town) -> None:
    ready(town)
    shown = compile_minutes(town.office, town.meeting.id)
    other = structs.replace(shown, place="جای دیگر")
    assert town.office.user is not None
    stretched = confirm(town.office, town.office.user, MAYOR.password)
    with pytest.raises(StepError):
        prepare(town.office, town.meeting.id, other, stretched)


def test_nobody_signs_with_a_password_that_somebody_else_chose(town: Town) -> None:
    mayor = next(each.user for each in people(town.office) if each.user.name == MAYOR.name)
    reset_password(town.office, mayor, "damavand-5610")
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    approve_rest(town.office, town.meeting.id)
    with pytest.raises(ProvisionalPasswordError):
        prepared(town, "damavand-5610")


def test_what_was_thought_of_an_earlier_text_approves_nothing(town: Town) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    approve_rest(town.office, town.meeting.id)
    judge(town.office, town.resolutions[1], approved=False, remark="نه")
    send_back(town.office, town.meeting.id)
    with pytest.raises(StepError):
        judge(town.office, town.resolutions[0], approved=True)
    with pytest.raises(EnvironmentFault), town.office.act(Deed.JUDGE):
        town.office.database.insert(Opinion(resolution_id=town.resolutions[0].id, approved=True))
    town.enter(SECRETARY)
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    with pytest.raises(UnapprovedError):
        prepared(town)


def test_mayor_without_a_key_is_told_so(town: Town) -> None:
    ready(town)
    with town.office.database.file.connect() as file:
        file.execute("UPDATE signing_keys SET replaced_at = made_at")
    with pytest.raises(NoSigningKeyError):
        prepared(town)
