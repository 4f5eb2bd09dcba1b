"""Files that are laid out otherwise, or are no signed minutes at all."""

import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO

import msgspec
import pytest

from db.records import MeetingState
from desktop.documents import minutes_pdf
from desktop.errors import Cancelled
from desktop.minutes import check_code, encode
from desktop.seal.contents import is_plain_seal
from desktop.seal.sealed_file import HEADER
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


def test_other_compression_is_told_and_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(pdffile, "_compress", partial(zlib.compress, level=1))
        pdf = printed(sealing.minutes())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert pdf != sealing.pages()
    assert verdict.findings == (Finding(Kind.OTHER_LAYOUT),)
    assert not verdict.whole


def test_other_lines_are_told_and_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        narrow = partial(Document, paper=Paper(left=21 * MM))
        patched.setattr(minutes_pdf, "Document", narrow)
        pdf = printed(sealing.minutes())
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert verdict.findings == (Finding(Kind.OTHER_LAYOUT),)


def test_words_that_changed_places_are_never_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds a key prints one thing, and encloses another that has the same words."""
    first, second, *rest = sealing.minutes().resolutions
    swapped = msgspec.structs.replace(
        sealing.minutes(),
        resolutions=(
            msgspec.structs.replace(first, text=second.text),
            msgspec.structs.replace(second, text=first.text),
            *rest,
        ),
    )
    record, workbook = encode(sealing.minutes()), sealing.workbook(sealing.minutes())
    code = check_code(sealing.minutes())
    with monkeypatch.context() as patched:
        patched.setattr(minutes_pdf, "check_code", lambda _minutes: code)
        patched.setattr("desktop.documents.enclosures.encode", lambda _minutes: record)
        pdf = sealing.with_workbook(swapped, workbook)
    verdict = check(sealing.seal_anything(pdf, sealing.minutes(), sealing.mayor()))
    assert verdict.minutes == sealing.minutes()
    assert verdict.findings == (Finding(Kind.OTHER_LAYOUT),)
    assert not verdict.whole


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
    assert not is_plain_seal(sealing.appended(sealing.pages()), len(sealing.pages()))


def test_signature_over_a_turned_page_is_refused() -> None:
    turned = sealing.appended(sealing.pages())
    verdict = check(sealing.seal_anything(turned, sealing.minutes(), sealing.mayor()))
    assert not verdict.good


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
        (lambda: sealing.workbook(sealing.minutes()), Kind.WORKBOOK_ALONE),
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


@pytest.mark.parametrize("part", [0.1, 0.5, 0.7, 0.95])
def test_a_file_that_ends_before_its_signature_is_told_as_torn(part: float) -> None:
    sealed = sealing.sealed()
    assert found(check(sealed[: int(len(sealed) * part)])) == {Kind.TORN}


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
