"""Sealed minutes that somebody changed, forged or took apart, and what is said of them."""

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from db.records import MeetingState
from desktop.seal import comparison, sealed_file
from desktop.seal.seal import seal
from desktop.seal.signing_key import fingerprint, make_signing_key
from desktop.seal.verdict import Finding, Kind
from desktop.seal.verification import printed, verify
from tests.desktop.documents import sample
from tests.desktop.seal import sealing
from tests.desktop.seal.sealing import check, found

HOLE = re.compile(rb"<([0-9A-F]{2000,})>")


def hole(data: bytes) -> tuple[int, int]:
    match = HOLE.search(data)
    assert match is not None
    return match.span(1)


def changed(at: int, bits: int = 1) -> bytes:
    data = bytearray(sealing.sealed())
    data[at] ^= bits
    return bytes(data)


# Files that hold


def test_sealed_minutes_are_good() -> None:
    verdict = verify(sealing.sealed(), sealing.known())
    assert verdict.good
    assert verdict.whole
    assert verdict.findings == ()
    assert verdict.minutes == sealing.minutes()
    assert verdict.signer is not None
    assert verdict.signer.name == sealing.NAME


def test_minutes_of_other_keys_and_hands_are_good_too() -> None:
    key = make_signing_key("ن" * 90, "", "", sealing.MADE_AT)
    said = sealing.signed(sample.EMPTY, key, name="ن" * 90)
    said = msgspec.structs.replace(said, state=MeetingState.SIGNED)
    data = seal(printed(said), said, key)
    assert verify(data, {fingerprint(key.certificate): None}).good


def test_words_of_the_file_format_may_stand_in_minutes() -> None:
    words = "\n/ByteRange [0 1 2 3]\n/Contents <00>\n/JavaScript %%EOF\nstartxref\n5\n%%EOF\n"
    said = msgspec.structs.replace(
        sample.EMPTY, state=MeetingState.SIGNED, headquarters=words, subject=words, office=words
    )
    said = sealing.signed(said, sealing.mayor())
    assert check(seal(printed(said), said, sealing.mayor())).good


def test_replaced_certificate_stays_good_for_what_it_signed_before() -> None:
    mark = fingerprint(sealing.mayor().certificate)
    later, earlier = (datetime(2026, month, 1, tzinfo=UTC) for month in (11, 9))
    assert verify(sealing.sealed(), {mark: later}).good
    assert found(verify(sealing.sealed(), {mark: earlier})) == {Kind.CERTIFICATE_RETIRED}


# Changed bytes


def test_changed_byte_is_found_and_its_place_named() -> None:
    data = sealing.sealed()
    places = {
        Kind.RECORD_UNREADABLE: data.index(sealed_file.RECORD) + 200,
        Kind.WORKBOOK_CHANGED: data.index(sealed_file.WORKBOOK) + 300,
        Kind.SEAL_CHANGED: data.index(b"/ETSI.CAdES") + 3,
        Kind.FRAME_CHANGED: data.index(b"/FontFile2") if b"/FontFile2" in data else 400,
    }
    for kind, at in places.items():
        assert found(check(changed(at))) == {Kind.ALTERED, kind}


def test_changed_page_is_named() -> None:
    data = sealing.sealed()
    pages = {
        each.page: region
        for region, each in ((region, region.holds) for region in regions())
        if each.page
    }
    assert sorted(pages) == list(range(1, len(pages) + 1))
    for page, region in pages.items():
        at = (region.start + region.end) // 2
        assert data[at : at + 1] != b""
        wanted = (Finding(Kind.ALTERED), Finding(Kind.PAGE_CHANGED, page=page))
        assert check(changed(at)).findings == wanted


def regions() -> list[comparison.Region]:
    return list(comparison._regions(sealing.pages()))


def test_every_part_of_the_envelope_is_held() -> None:
    start, end = hole(sealing.sealed())
    for at in (start - 1, start, start + 1, start + 40, start + 120, start + 2600, end - 1, end):
        assert not check(changed(at)).good


def test_letters_of_the_envelope_are_held_too() -> None:
    data = sealing.sealed()
    start, end = hole(data)
    lower = data[:start] + data[start:end].lower() + data[end:]
    assert found(check(lower)) == {Kind.OTHER_FORM, Kind.SEAL_CHANGED}
    one = start + next(at for at, letter in enumerate(data[start:end]) if letter in b"ABCDEF")
    assert found(check(changed(one, 0x20))) == {Kind.OTHER_FORM, Kind.SEAL_CHANGED}


def test_pdfsig_misses_what_is_not_signed_and_verify_does_not(tmp_path: Path) -> None:
    data = sealing.sealed()
    start, end = hole(data)
    lower = data[:start] + data[start:end].lower() + data[end:]
    assert "Signature is Valid." in sealing.pdfsig(lower, tmp_path)
    assert not check(lower).good


def test_pdfsig_agrees_on_a_changed_page(tmp_path: Path) -> None:
    region = next(each for each in regions() if each.holds.page == 1)
    said = sealing.pdfsig(changed((region.start + region.end) // 2), tmp_path)
    assert "Digest Mismatch" in said


# Revisions


def test_appended_revision_is_named(tmp_path: Path) -> None:
    data = sealing.appended(sealing.sealed())
    verdict = check(data)
    size = len(data) - len(sealing.sealed())
    assert verdict.findings == (Finding(Kind.APPENDED, size=size),)
    assert not verdict.good
    assert "Not total document signed" in sealing.pdfsig(data, tmp_path)


@pytest.mark.parametrize("more", [b"\n", b"%", b"\x00" * 100, b"%%EOF\n"])
def test_appended_bytes_are_named(more: bytes) -> None:
    findings = check(sealing.sealed() + more).findings
    assert findings == (Finding(Kind.APPENDED, size=len(more)),)


def test_second_signature_is_named() -> None:
    twice = sealing.sealed() + sealing.sealed()[len(sealing.pages()) :]
    assert Finding(Kind.SEVERAL_SIGNATURES, size=2) in check(twice).findings


def test_cut_file_is_named() -> None:
    assert Kind.CUT_SHORT in found(check(sealing.sealed()[:-1]))


def test_stripped_signature_is_named(tmp_path: Path) -> None:
    assert check(sealing.pages()).findings == (Finding(Kind.STRIPPED),)
    hidden = sealing.sealed().replace(b"/ByteRange", b"/ByteXange")
    assert found(check(hidden)) == {Kind.STRIPPED, Kind.SEAL_CHANGED}
    assert "The signature form field is not signed." in sealing.pdfsig(sealing.pages(), tmp_path)


def test_range_that_leaves_something_out_is_refused() -> None:
    data = sealing.sealed()
    start, end = hole(data)
    old = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", data)
    assert old is not None
    for first, second, rest in (
        (start - 50, end + 1, len(data) - end - 1),
        (start - 1, end + 60, len(data) - end - 60),
        (0, 0, len(data)),
        (start - 1, end + 1, 0),
        (10**8, 10**8 + 5, 10**8),
    ):
        new = b"/ByteRange [0 %d %d %d]" % (first, second, rest)
        forged = data[: old.start()] + new + data[old.end() :]
        assert not check(forged).good
