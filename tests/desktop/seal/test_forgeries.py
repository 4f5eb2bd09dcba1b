"""Sealed files that a stranger or a forger made, and what is said of them."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import msgspec
import pytest
from openpyxl import load_workbook

from db.records import MeetingState
from desktop.documents.first_sheet import FORMAT
from desktop.minutes import encode
from desktop.seal.seal import seal
from desktop.seal.verdict import Finding, Kind
from desktop.seal.verification import printed
from tests.desktop.seal import sealing
from tests.desktop.seal.sealing import check, found


def test_other_certificate_is_unknown_though_all_is_whole() -> None:
    said = sealing.signed(sealing.SHORT, sealing.stranger())
    verdict = check(seal(printed(said), said, sealing.stranger()))
    assert found(verdict) == {Kind.CERTIFICATE_UNKNOWN}
    assert verdict.whole
    assert not verdict.good


def test_swapped_workbook_resealed_by_a_stranger_is_named() -> None:
    pdf = sealing.with_workbook(sealing.minutes(), sealing.workbook(sealing.other_minutes()))
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.stranger()))
    wanted = {Kind.CERTIFICATE_UNKNOWN, Kind.OTHER_CERTIFICATE, Kind.WORKBOOK_CHANGED}
    assert found(verdict) == wanted
    assert not verdict.whole


def test_swapped_workbook_is_named_even_under_the_right_key() -> None:
    pdf = sealing.with_workbook(sealing.minutes(), sealing.workbook(sealing.other_minutes()))
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert found(verdict) == {Kind.WORKBOOK_CHANGED}


def laid_out_otherwise(workbook: bytes, name: str | None) -> bytes:
    """The same workbook, but for the name of its layout, and the place of that for None."""
    book = load_workbook(BytesIO(workbook))
    front = book.worksheets[0]
    (row,) = (row for row in front.iter_rows() if row[2].value == "format")
    row[1].value = name
    if name is None:
        row[2].value = None
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("layout", ["dabir-workbook/0", None])
def test_workbook_of_another_layout_accuses_nobody_and_proves_nothing(layout: str | None) -> None:
    workbook = laid_out_otherwise(sealing.workbook(sealing.minutes()), layout)
    pdf = sealing.with_workbook(sealing.minutes(), workbook)
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert verdict.findings == (Finding(Kind.OTHER_LAYOUT),)
    assert not verdict.whole


def test_other_value_under_the_layout_of_today_is_named() -> None:
    forged = laid_out_otherwise(sealing.workbook(sealing.other_minutes()), FORMAT)
    pdf = sealing.with_workbook(sealing.minutes(), forged)
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert found(verdict) == {Kind.WORKBOOK_CHANGED}


def test_forger_who_names_another_layout_gains_nothing() -> None:
    forged = laid_out_otherwise(sealing.workbook(sealing.other_minutes()), "dabir-workbook/0")
    pdf = sealing.with_workbook(sealing.minutes(), forged)
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert not verdict.good
    assert not verdict.whole


def bomb() -> bytes:
    """The right workbook, with something in it that would unpack to much more."""
    stream = BytesIO(sealing.workbook(sealing.minutes()))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"xl/media/{number}.bin", bytes(30_000_000))
    return stream.getvalue()


@pytest.mark.parametrize("made", [bomb, bytes, lambda: b"PK\x03\x04" + bytes(99)])
def test_workbook_that_is_none_is_named(made: Callable[[], bytes]) -> None:
    pdf = sealing.with_workbook(sealing.minutes(), made())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert found(verdict) == {Kind.WORKBOOK_CHANGED}


def test_forged_record_without_the_key_is_found() -> None:
    forged = printed(sealing.other_minutes()) + sealing.sealed()[len(sealing.pages()) :]
    assert not check(forged).good
    assert Kind.ALTERED in found(check(forged)) or Kind.OTHER_FORM in found(check(forged))


def test_record_that_says_otherwise_than_the_pages_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(
            "desktop.documents.enclosures.encode", lambda _minutes: encode(sealing.other_minutes())
        )
        pdf = printed(sealing.minutes())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert Kind.PAGES_DIFFER in found(verdict)


@pytest.mark.parametrize(
    ("forge", "kind"),
    [
        (lambda record: record.replace(b"dabir-minutes/4", b"dabir-minutes/9"), "format"),
        (lambda record: record.replace(b'"number"', b'"numbex"', 1), "unreadable"),
        (lambda record: record.replace(b",", b", ", 1), "spaced"),
        (lambda _record: b"{" * 100_000, "nested"),
    ],
)
def test_record_of_another_form_is_named(
    forge: Callable[[bytes], bytes], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(
            "desktop.documents.enclosures.encode", lambda minutes: forge(encode(minutes))
        )
        pdf = printed(sealing.minutes())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    wanted = {
        "format": Kind.RECORD_OF_OTHER_FORMAT,
        "unreadable": Kind.RECORD_UNREADABLE,
        "spaced": Kind.RECORD_NOT_CANONICAL,
        "nested": Kind.RECORD_UNREADABLE,
    }
    assert wanted[kind] in found(verdict)
    assert not verdict.whole


def test_clock_that_was_set_back_is_found() -> None:
    before = sealing.signed(sealing.SHORT, sealing.mayor(), at="2026-03-20T09:00:00Z")
    verdict = check(seal(printed(before), before, sealing.mayor()))
    assert found(verdict) == {Kind.CERTIFICATE_NOT_YET, Kind.SIGNED_BEFORE_MEETING}
    late = sealing.signed(sealing.SHORT, sealing.mayor(), at="2047-01-01T09:00:00Z")
    verdict = check(seal(printed(late), late, sealing.mayor()))
    assert found(verdict) == {Kind.CERTIFICATE_EXPIRED}


def test_signing_before_the_meeting_is_told_and_no_fault() -> None:
    said = sealing.signed(sealing.SHORT, sealing.mayor(), at="2026-10-03T20:29:59Z")
    verdict = check(seal(printed(said), said, sealing.mayor()))
    assert verdict.findings == (Finding(Kind.SIGNED_BEFORE_MEETING),)
    assert verdict.good
    same_day = sealing.signed(sealing.SHORT, sealing.mayor(), at="2026-10-03T20:30:00Z")
    assert check(seal(printed(same_day), same_day, sealing.mayor())).findings == ()


def test_signature_in_another_name_is_found() -> None:
    said = sealing.signed(sealing.SHORT, sealing.mayor(), name="کسی دیگر")
    verdict = check(seal(printed(said), said, sealing.mayor()))
    assert verdict.findings == (Finding(Kind.OTHER_SIGNER, text=sealing.NAME),)


def test_sealed_draft_is_no_signed_minutes() -> None:
    draft = msgspec.structs.replace(sealing.minutes(), state=MeetingState.SUBMITTED)
    pdf = printed(draft)
    assert Kind.UNSIGNED in found(check(pdf))
