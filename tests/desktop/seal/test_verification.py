"""Sealed minutes that somebody changed, forged or took apart, and what is said of them."""

import re
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from db.records import MeetingState
from desktop.documents import minutes_pdf
from desktop.documents.workbook import write_workbook
from desktop.errors import Cancelled
from desktop.minutes import Minutes, encode
from desktop.seal import comparison, sealed_file
from desktop.seal.contents import is_plain_seal
from desktop.seal.seal import seal
from desktop.seal.sealed_file import HEADER
from desktop.seal.signing_key import fingerprint, make_signing_key
from desktop.seal.verdict import Finding, Kind
from desktop.seal.verification import MOST, printed, verify
from desktop.typeset import output, pdffile
from desktop.typeset.archive import Archive
from desktop.typeset.document import Document, Paper
from desktop.typeset.page import Page
from desktop.typeset.style import MM
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


def workbook(minutes: Minutes) -> bytes:
    stream = BytesIO()
    write_workbook(minutes, stream)
    return stream.getvalue()


def other_minutes() -> Minutes:
    """The same but for one word of a resolution."""
    first, *rest = sealing.minutes().resolutions
    forged = msgspec.structs.replace(first, text=first.text.replace("۸۵", "۱۸۵"))
    return msgspec.structs.replace(sealing.minutes(), resolutions=(forged, *rest))


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


def appended(data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(data))
    pages: Any = writer.root["/Pages"]
    page = pages["/Kids"][0]
    page["/Rotate"] = pages["/Count"]
    writer.update_container(page)
    stream: Any = BytesIO()
    writer.write(stream)
    written: bytes = stream.getvalue()
    return written


def test_appended_revision_is_named(tmp_path: Path) -> None:
    data = appended(sealing.sealed())
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


# Strangers and forgers


def test_other_certificate_is_unknown_though_all_is_whole() -> None:
    said = sealing.signed(sealing.SHORT, sealing.stranger())
    verdict = check(seal(printed(said), said, sealing.stranger()))
    assert found(verdict) == {Kind.CERTIFICATE_UNKNOWN}
    assert verdict.whole
    assert not verdict.good


def test_swapped_workbook_resealed_by_a_stranger_is_named() -> None:
    pdf = sealing.with_workbook(sealing.minutes(), workbook(other_minutes()))
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.stranger()))
    wanted = {Kind.CERTIFICATE_UNKNOWN, Kind.OTHER_CERTIFICATE, Kind.WORKBOOK_CHANGED}
    assert found(verdict) == wanted
    assert not verdict.whole


def test_swapped_workbook_is_named_even_under_the_right_key() -> None:
    pdf = sealing.with_workbook(sealing.minutes(), workbook(other_minutes()))
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert found(verdict) == {Kind.WORKBOOK_CHANGED}


def bomb() -> bytes:
    """The right workbook, with something in it that would unpack to much more."""
    stream = BytesIO(workbook(sealing.minutes()))
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
    forged = printed(other_minutes()) + sealing.sealed()[len(sealing.pages()) :]
    assert not check(forged).good
    assert Kind.ALTERED in found(check(forged)) or Kind.OTHER_FORM in found(check(forged))


def test_record_that_says_otherwise_than_the_pages_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(
            "desktop.documents.enclosures.encode", lambda _minutes: encode(other_minutes())
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


# Other versions of Dabir


def test_other_compression_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(pdffile, "_compress", partial(zlib.compress, level=1))
        pdf = printed(sealing.minutes())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert pdf != sealing.pages()
    assert verdict.findings == (Finding(Kind.OTHER_LAYOUT),)
    assert verdict.good


def test_other_lines_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        narrow = partial(Document, paper=Paper(left=21 * MM))
        patched.setattr(minutes_pdf, "Document", narrow)
        pdf = printed(sealing.minutes())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert verdict.findings == (Finding(Kind.OTHER_LAYOUT),)


def test_another_layout_of_the_same_length_is_no_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        truth = pdffile.PdfFile.finish
        patched.setattr(
            pdffile.PdfFile,
            "finish",
            lambda file, root, info: truth(file, root, info).replace(b"/Filter /F", b" /Filter/F"),
        )
        pdf = printed(sealing.minutes())
    assert len(pdf) == len(sealing.pages())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert not found(verdict) & {Kind.FRAME_CHANGED, Kind.PAGE_CHANGED}


def test_other_layout_with_something_else_in_it_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(pdffile, "_compress", partial(zlib.compress, level=1))
        truth = pdffile.PdfFile.add_stream
        patched.setattr(
            pdffile.PdfFile,
            "add_stream",
            lambda self, content, entries=None: truth(
                self, content, {**(entries or {}), "AA": "<< /O << /S /JavaScript >> >>"}
            ),
        )
        pdf = printed(sealing.minutes())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert Kind.FOREIGN_PARTS in found(verdict)


def test_last_revision_brings_nothing_but_the_signature() -> None:
    assert is_plain_seal(sealing.sealed(), len(sealing.pages()))
    assert not is_plain_seal(appended(sealing.pages()), len(sealing.pages()))


def test_signature_over_a_turned_page_is_refused() -> None:
    turned = appended(sealing.pages())
    verdict = check(sealing.seal_anything(turned, sealing.minutes(), sealing.mayor()))
    assert not verdict.good


# What is no signed minutes at all


def test_draft_has_no_signature() -> None:
    draft = msgspec.structs.replace(sample.FULL, state=MeetingState.DRAFT, signature=None)
    verdict = check(printed(draft))
    assert verdict.findings == (Finding(Kind.UNSIGNED),)
    assert verdict.minutes == draft
    assert not verdict.good


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (lambda: b"", Kind.EMPTY),
        (lambda: bytes(MOST + 1), Kind.TOO_LARGE),
        (lambda: workbook(sealing.minutes()), Kind.WORKBOOK_ALONE),
        (lambda: encode(sealing.minutes()), Kind.RECORD_ALONE),
        (lambda: b"{}", Kind.NO_PDF),
        (lambda: b"{" * 1000, Kind.NO_PDF),
        ("سلام".encode, Kind.NO_PDF),
        (lambda: b"%PDF-1.7\n%%EOF\n", Kind.FOREIGN),
    ],
)
def test_other_files_are_not_checked(made: Callable[[], bytes], kind: Kind) -> None:
    verdict = check(made())
    assert [each.kind for each in verdict.findings] == [kind]
    assert not verdict.good
    assert not verdict.whole


def test_oldest_form_of_the_pages_has_no_seal() -> None:
    stream = BytesIO()
    minutes_pdf.write_minutes_pdf(sealing.minutes(), stream, archive=Archive.A1B)
    assert found(check(stream.getvalue())) == {Kind.OTHER_PAPER}


@pytest.mark.parametrize(
    "begin_and_again",
    [
        (HEADER, b"1 0 obj\n"),
        (HEADER, b"/Subtype /application#2Fjson /Type /EmbeddedFile\n>>\nstream\n"),
        (HEADER, b"startxref\n1\n%%EOF\n"),
        (HEADER + b"/ByteRange [0 20 90 0]\n/Contents <", b"A"),
        (b"{", b"["),
    ],
)
def test_large_and_hostile_file_gets_a_verdict(begin_and_again: tuple[bytes, bytes]) -> None:
    begin, again = begin_and_again
    large = (begin + again * (MOST // len(again)))[: MOST - len(sealing.sealed())]
    assert not check(large).good
    assert not check(large + sealing.sealed()).good


def test_content_that_unpacks_to_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        truth = Page.finish
        patched.setattr(Page, "finish", lambda page: truth(page) + b"\nEMC" * 10_000_000)
        patched.setattr(output, "prove", lambda *_: None)
        pdf = printed(sealing.minutes())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert found(verdict) == {Kind.PAGES_DIFFER}


def test_who_waits_may_stop_it() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify(sealing.sealed(), sealing.known(), stop)
