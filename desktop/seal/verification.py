"""Says of a file whether it is the signed minutes that it claims to be, and if not, what is amiss.

The one hard rule: whatever the bytes are, the answer is a verdict. The cheap checks come first; the
dear one is to print the minutes again from the record, and to write the signature around them
again: a file is whole where this gives it back to the last bit.
"""

from collections.abc import Callable
from io import BytesIO

from db.records import MeetingState
from desktop.broken import BROKEN
from desktop.documents.minutes_pdf import write_minutes_pdf
from desktop.minutes import Minutes
from desktop.reporting import Report, unheard
from desktop.seal import sealed_file
from desktop.seal.comparison import damage
from desktop.seal.contents import differences, is_plain_seal
from desktop.seal.record_check import Record, disagreements, read_minutes, read_record
from desktop.seal.signature_check import Checked, Known, check_signature
from desktop.seal.verdict import Finding, Kind, Verdict
from desktop.typeset.proof import LostTextError

MOST = 64 * 2**20  # bytes of a file

# Printing a page takes time: who wants to keep us busy shall at least be somebody we know.
_MOST_OF_STRANGERS = 1_000_000  # bytes of a record

_PDF, _ZIP, _JSON = b"%PDF-", b"PK\x03\x04", b"{"
_END = b"%%EOF"
_BY_DABIR = b"<xmp:CreatorTool>Dabir</xmp:CreatorTool>"

Printer = Callable[[Minutes, Report], bytes]


def printed(minutes: Minutes, report: Report = unheard) -> bytes:
    """Print minutes as they are printed for the seal."""
    stream = BytesIO()
    write_minutes_pdf(minutes, stream, report)
    return stream.getvalue()


def verify(
    data: bytes, known: Known, report: Report = unheard, printer: Printer = printed
) -> Verdict:
    """Verify a file, of which at most the first `MOST` bytes and one more are needed.

    `known` has the fingerprints of the certificates that are known, and when each was replaced.
    `report` may raise to cancel. Whoever verifies many files of the same minutes brings a `printer`
    that remembers what it has printed.
    """
    if alone := _no_pdf(data):
        return Verdict((Finding(alone, size=MOST if alone is Kind.TOO_LARGE else 0),))
    if sealed_file.signatures(data) == 0:
        return _verify_unsigned(data, report, printer)
    checked = check_signature(data, known)
    covered = data[: checked.covered]
    record = read_record(covered)
    findings = [*checked.findings, *record.findings]
    if record.minutes is not None:
        if checked.signer is not None:
            findings += disagreements(record.minutes, checked.signer)
        findings += _compare(covered, record, checked, printer, report)
    return Verdict(tuple(findings), record.minutes, checked.signer)


def _no_pdf(data: bytes) -> Kind | None:
    if not data:
        return Kind.EMPTY
    if len(data) > MOST:
        return Kind.TOO_LARGE
    if data.startswith(_PDF):
        return None
    if data.startswith(_ZIP):
        return Kind.WORKBOOK_ALONE
    if data.startswith(_JSON) and read_minutes(data).minutes is not None:
        return Kind.RECORD_ALONE
    return Kind.NO_PDF


def _verify_unsigned(data: bytes, report: Report, printer: Printer) -> Verdict:
    if not data.rstrip().endswith(_END):  # where a signature may have been
        return Verdict((Finding(Kind.TORN),))
    record = read_record(data)
    minutes, found = record.minutes, record.findings
    if minutes is None:
        if found != (Finding(Kind.NO_RECORD),):
            return Verdict((Finding(Kind.NO_SIGNATURE), *found))
        return Verdict((Finding(Kind.OTHER_PAPER if _BY_DABIR in data else Kind.FOREIGN),))
    if minutes.state is not MeetingState.SIGNED:
        return Verdict((Finding(Kind.UNSIGNED), *found), minutes)
    stripped = Checked((Finding(Kind.STRIPPED),), len(data))
    where = _compare(data, record, stripped, printer, report)
    return Verdict((*stripped.findings, *found, *where), minutes)


def _compare(
    covered: bytes, record: Record, checked: Checked, printer: Printer, report: Report
) -> tuple[Finding, ...]:
    """Hold what is covered by the signature against what is printed of the record today."""
    if record.minutes is None:
        return ()
    if record.text > _MOST_OF_STRANGERS and not (checked.intact and checked.known):
        return (Finding(Kind.RECORD_TOO_LARGE),)
    try:
        ours = printer(record.minutes, report)
    except (*BROKEN, LostTextError):
        return (Finding(Kind.PAGES_DIFFER),)
    first = sealed_file.first_revision(covered, len(ours))
    if first == ours:
        return _compare_seal(covered, first, record.minutes, checked)
    # Where nothing was damaged, an equal length is chance, and another layout as likely as any.
    if len(first) == len(ours) and not checked.intact:
        return damage(first, ours)
    return differences(first, ours) or _other_layout(covered, first, checked)


def _other_layout(covered: bytes, first: bytes, checked: Checked) -> tuple[Finding, ...]:
    """Say of what differs in nothing that can be named whether more came with the signature."""
    plain = not checked.intact or is_plain_seal(covered, len(first))
    return (Finding(Kind.OTHER_LAYOUT if plain else Kind.FOREIGN_PARTS),)


def _compare_seal(
    covered: bytes, first: bytes, minutes: Minutes, checked: Checked
) -> tuple[Finding, ...]:
    if len(covered) == len(first):
        return ()
    if not checked.intact:
        unsure = any(each.kind in _OF_SEAL for each in checked.findings)
        return (Finding(Kind.SEAL_CHANGED),) if unsure else ()
    # What it needs takes its time to load; a file that is amiss has been refused without.
    from desktop.seal.embedding import embed  # noqa: PLC0415

    signature = minutes.signature
    if signature is None:
        return ()
    size = len(checked.envelope)
    if embed(first, minutes, signature, size, lambda _digest: checked.envelope) == covered:
        return ()
    plain = is_plain_seal(covered, len(first))
    return (Finding(Kind.OTHER_LAYOUT if plain else Kind.OTHER_FORM),)


_OF_SEAL = {Kind.ALTERED, Kind.OTHER_FORM, Kind.STRIPPED, Kind.CUT_SHORT}
