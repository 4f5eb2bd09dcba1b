"""Whether the signature in a file is one, covers all of it and holds; nothing else is read here.

The one hard rule: it works on bytes that anybody may have written, and says what it found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import NameOID

from desktop.seal import sealed_file
from desktop.seal.envelope import (
    Envelope,
    EnvelopeError,
    is_self_signed,
    is_valid,
    read_envelope,
    write_envelope,
)
from desktop.seal.sealed_file import FormError
from desktop.seal.signing_key import fingerprint
from desktop.seal.verdict import Finding, Kind, Signer

Known = Mapping[str, datetime | None]


@dataclass(frozen=True)
class Checked:
    """What the signature is worth; `covered` bytes of the file are what it claims to sign."""

    findings: tuple[Finding, ...]
    covered: int
    signer: Signer | None = None
    envelope: bytes = b""

    @property
    def intact(self) -> bool:
        """Whether what it covers is what was signed, whoever did it."""
        return {each.kind for each in self.findings} <= {Kind.APPENDED, Kind.CERTIFICATE_UNKNOWN}

    @property
    def known(self) -> bool:
        return all(each.kind is not Kind.CERTIFICATE_UNKNOWN for each in self.findings)


def check_signature(data: bytes, known: Known) -> Checked:
    """Check the signature of a file that has one, or several."""
    count = sealed_file.signatures(data)
    if count > 1:
        return Checked((Finding(Kind.SEVERAL_SIGNATURES, size=count),), len(data))
    try:
        place = sealed_file.signature_place(data)
        surplus = len(data) - place.covered
        if surplus < 0:
            return Checked((Finding(Kind.CUT_SHORT, size=-surplus),), len(data))
        envelope = read_envelope(sealed_file.envelope(data, place))
        certificate = x509.load_der_x509_certificate(envelope.certificate)
        signer = _signer(envelope.certificate, certificate, known)
    except (FormError, EnvelopeError, ValueError):
        return Checked((Finding(Kind.OTHER_FORM),), len(data))
    findings = []
    if surplus:
        findings.append(Finding(Kind.APPENDED, size=surplus))
    if sealed_file.digest(data, place) != envelope.digest:
        findings.append(Finding(Kind.ALTERED))
    findings += _certified(envelope, certificate, known)
    return Checked(tuple(findings), place.covered, signer, write_envelope(envelope))


def _certified(envelope: Envelope, certificate: x509.Certificate, known: Known) -> list[Finding]:
    if not is_self_signed(certificate):
        return [Finding(Kind.CERTIFICATE_BROKEN)]
    if not is_valid(envelope, certificate):
        return [Finding(Kind.FORGED)]
    if fingerprint(envelope.certificate) not in known:
        return [Finding(Kind.CERTIFICATE_UNKNOWN)]
    return []


def _signer(der: bytes, certificate: x509.Certificate, known: Known) -> Signer:
    def said(kind: x509.ObjectIdentifier) -> str:
        values = [str(part.value) for part in certificate.subject.get_attributes_for_oid(kind)]
        return " ".join(values)

    mark = fingerprint(der)
    return Signer(
        said(NameOID.COMMON_NAME),
        said(NameOID.TITLE),
        said(NameOID.ORGANIZATION_NAME),
        mark,
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        known.get(mark),
    )
