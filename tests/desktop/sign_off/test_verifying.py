"""What a file is worth without an office, and with one that knows its own."""

from functools import partial
from pathlib import Path

import msgspec
import pytest

from db.records import MeetingState, Version
from desktop.documents import minutes_pdf
from desktop.founding import found
from desktop.meetings.compile import compile_minutes
from desktop.minutes import Minutes
from desktop.seal.seal import seal
from desktop.seal.verdict import Kind
from desktop.seal.verification import printed
from desktop.sign_off.verifying import Verified, verify_here
from desktop.typeset.document import Document, Paper
from desktop.typeset.style import MM
from tests.desktop.seal import sealing
from tests.desktop.sign_off.conftest import Town
from tests.desktop.sign_off.signed import signed
from tests.offices import open_office


def sealed(town: Town) -> bytes:
    (version,) = town.office.database.select(Version)
    return version.sealed_pdf or b""


def forged(said: Minutes) -> bytes:
    """Seal something that says it is these minutes, with a key of somebody else."""
    by_stranger = sealing.signed(said, sealing.stranger())
    return seal(printed(by_stranger), by_stranger, sealing.stranger())


def is_caution(verified: Verified) -> bool:
    return verified.good and verified.of_stranger


def test_without_an_office_an_unknown_certificate_is_a_caution(signed_town: Town) -> None:
    assert is_caution(verify_here(None, sealed(signed_town)))


def test_office_knows_its_own_file(signed_town: Town) -> None:
    verified = verify_here(signed_town.office, sealed(signed_town))
    assert verified.good
    assert not verified.of_stranger
    assert verified.kept is not None
    assert verified.kept.same


def test_file_that_is_kept_is_good_though_today_it_would_be_laid_out_otherwise(
    signed_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutes_pdf, "Document", partial(Document, paper=Paper(left=21 * MM)))
    assert verify_here(signed_town.office, sealed(signed_town)).good
    elsewhere = verify_here(None, sealed(signed_town))
    assert not elsewhere.good
    assert elsewhere.verdict.has(Kind.OTHER_LAYOUT)


def test_minutes_swapped_and_sealed_anew_are_refused_by_the_office_alone(town: Town) -> None:
    said = signed(town)
    file = forged(msgspec.structs.replace(said, subject="چیز دیگر"))
    assert is_caution(verify_here(None, file))  # but nobody calls it known
    verified = verify_here(town.office, file)
    assert not verified.good
    assert verified.is_other


def test_same_minutes_sealed_by_a_stranger_are_not_the_file_that_is_kept(town: Town) -> None:
    verified = verify_here(town.office, forged(signed(town)))
    assert not verified.good
    assert verified.is_other


def test_minutes_that_were_never_signed_here_are_not_good(town: Town) -> None:
    draft = compile_minutes(town.office, town.meeting.id)
    file = forged(msgspec.structs.replace(draft, state=MeetingState.SIGNED))
    assert verify_here(town.office, file).is_other


def test_unknown_certificate_on_minutes_of_another_office_is_a_caution(
    signed_town: Town, tmp_path: Path
) -> None:
    with open_office(tmp_path / "other") as other:
        found(other, district=14, name="شهرداری منطقهٔ ۱۴", secretary="آقای بهمن محمدی")
        assert is_caution(verify_here(other, sealed(signed_town)))


@pytest.mark.parametrize("with_office", [True, False])
def test_changed_byte_is_not_good(signed_town: Town, *, with_office: bool) -> None:
    data = bytearray(sealed(signed_town))
    data[len(data) // 3] ^= 1
    assert not verify_here(signed_town.office if with_office else None, bytes(data)).good
