"""Invented minutes, signed and sealed, and keys to do it with: the mayor's and a stranger's."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from db.records import MeetingState
from desktop.documents.enclosures import SharedWorkbook
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.documents.workbook import write_workbook
from desktop.minutes import Minutes, Signature, encode
from desktop.reporting import Report, unheard
from desktop.seal.embedding import embed, sign, size_of_envelope
from desktop.seal.seal import seal
from desktop.seal.signing_key import SigningKey, fingerprint, make_signing_key
from desktop.seal.verdict import Kind, Verdict
from desktop.seal.verification import printed, verify
from tests.desktop.documents import sample

NAME, POST = "آرش نیک‌پور", "شهردار منطقهٔ ۱۱"
MADE_AT = datetime(2026, 3, 21, tzinfo=UTC)
SIGNED_AT = "2026-10-04T09:35:20Z"
SHORT = msgspec.structs.replace(
    sample.EMPTY, state=MeetingState.SIGNED, held_on=sample.FULL.held_on
)


@cache
def mayor() -> SigningKey:
    return make_signing_key(NAME, POST, sample.FULL.office, MADE_AT)


@cache
def stranger() -> SigningKey:
    """Somebody who calls themself by the mayor's name."""
    return make_signing_key(NAME, POST, sample.FULL.office, MADE_AT)


def known() -> dict[str, datetime | None]:
    return {fingerprint(mayor().certificate): None}


def signed(minutes: Minutes, key: SigningKey, at: str = SIGNED_AT, name: str = NAME) -> Minutes:
    signature = Signature(name, POST, at, fingerprint(key.certificate), "0a" * 32)
    return msgspec.structs.replace(minutes, signature=signature)


@cache
def minutes() -> Minutes:
    return signed(sample.FULL, mayor())


@cache
def pages() -> bytes:
    return printed(minutes())


@cache
def sealed() -> bytes:
    return seal(pages(), minutes(), mayor())


def seal_anything(pdf: bytes, said: Minutes, key: SigningKey) -> bytes:
    """Seal whatever the pages are, as somebody would who has the key and no scruples."""
    assert said.signature is not None
    size = size_of_envelope(key.certificate)
    return embed(
        pdf, said, said.signature, size, lambda digest: sign(key.private, key.certificate, digest)
    )


def with_workbook(said: Minutes, workbook: bytes) -> bytes:
    """Print minutes with something else in the place of their workbook."""
    shared = SharedWorkbook(said)
    shared._made = workbook
    stream = BytesIO()
    write_minutes_pdf(said, stream, workbook=shared)
    return stream.getvalue()


def remembering() -> Callable[[Minutes, Report], bytes]:
    """A printer that prints the same minutes once."""
    made: dict[bytes, bytes] = {}

    def printer(said: Minutes, _report: Report = unheard) -> bytes:
        record = encode(said)
        if record not in made:
            made[record] = printed(said)
        return made[record]

    return printer


def found(verdict: Verdict) -> set[Kind]:
    return {each.kind for each in verdict.findings}


def check(data: bytes) -> Verdict:
    return verify(data, known(), printer=PRINTER)


def workbook(said: Minutes) -> bytes:
    stream = BytesIO()
    write_workbook(said, stream)
    return stream.getvalue()


def other_minutes() -> Minutes:
    """The same but for one word of a resolution."""
    first, *rest = minutes().resolutions
    forged = msgspec.structs.replace(first, text=first.text.replace("۸۵", "۱۸۵"))
    return msgspec.structs.replace(minutes(), resolutions=(forged, *rest))


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


def pdfsig(pdf: bytes, folder: Path) -> str:
    """What poppler says of the signature."""
    path = folder / "minutes.pdf"
    path.write_bytes(pdf)
    command = ["pdfsig", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


PRINTER = remembering()
