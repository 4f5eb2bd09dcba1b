"""Sealed files, as other programs see them: poppler's pdfsig, pyHanko's validator, PDFBox."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pypdf import PdfReader

from desktop.seal.embedding import sign, size_of_envelope
from desktop.seal.envelope import read_envelope
from desktop.seal.seal import seal
from tests.desktop.documents.test_archive import attached
from tests.desktop.documents.test_archive_rules import ALLOWED_BY_PART_3, FORBIDDEN, parts
from tests.desktop.seal import sealing
from tests.desktop.typeset.conftest import preflight


def test_pdfsig_says_that_it_is_whole(tmp_path: Path) -> None:
    said = sealing.pdfsig(sealing.sealed(), tmp_path)
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "SHA-256" in said
    assert f"Signer Certificate Common Name: {sealing.NAME}" in said
    assert "Signature Field Name: Dabir" in said


def test_reader_of_another_hand_finds_it_intact_and_closed_to_changes() -> None:
    (signature,) = PdfFileReader(BytesIO(sealing.sealed())).embedded_signatures
    signature.compute_integrity_info()
    assert signature.summarise_integrity_info()["docmdp_ok"]
    assert signature.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert signature.docmdp_level is MDPPerm.NO_CHANGES


def test_envelope_is_the_one_that_is_verified() -> None:
    mayor, digest = sealing.mayor(), bytes(range(32))
    made = sign(mayor.private, mayor.certificate, digest)
    assert len(made) == size_of_envelope(mayor.certificate)
    assert read_envelope(made).digest == digest
    assert read_envelope(made).certificate == mayor.certificate


def test_sealing_keeps_pages_and_attachments() -> None:
    sealed, pages = sealing.sealed(), sealing.pages()
    assert sealed.startswith(pages)
    assert attached(sealed) == attached(pages)
    assert 5_000 < len(sealed) - len(pages) < 8_000


def test_pages_look_as_before() -> None:
    before, after = (looks(pdf) for pdf in (sealing.pages(), sealing.sealed()))
    assert ImageChops.difference(before, after).getbbox() is None


def looks(pdf: bytes) -> Image.Image:
    last = len(PdfReader(BytesIO(pdf)).pages)
    command = ["pdftoppm", "-r", "60", "-f", str(last), "-"]
    made = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Image.open(BytesIO(made))


def test_sealed_file_stays_an_archive(tmp_path: Path) -> None:
    verdict = preflight(sealing.sealed(), tmp_path)
    codes = set(re.findall(r"^([\d.]+) : ", verdict, re.MULTILINE))
    assert codes <= ALLOWED_BY_PART_3, verdict
    assert "7.11.2" in codes, verdict
    reader = PdfReader(BytesIO(sealing.sealed()), strict=True)
    numbers = {*reader.xref[0], *reader.xref_objStm}
    written = [reader.get_object(number) for number in sorted(numbers)]
    assert not FORBIDDEN & {str(part) for each in written for part in parts(each)}
    assert sealing.sealed().endswith(b"%%EOF\n")


def test_same_key_and_minutes_give_the_same_bytes() -> None:
    assert seal(sealing.pages(), sealing.minutes(), sealing.mayor()) == sealing.sealed()


def test_nobody_seals_minutes_that_name_another_certificate() -> None:
    with pytest.raises(ValueError, match="another certificate"):
        seal(sealing.pages(), sealing.minutes(), sealing.stranger())
