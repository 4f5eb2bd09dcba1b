"""The key that a mayor signs with, and the certificate that says whose it is.

The one hard rule: the private key leaves this room as plain bytes and is never written down here;
whoever keeps it wraps it under a password first.
"""

import hashlib
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

KEY_BITS, EXPONENT = 3072, 65537

_VALID = timedelta(days=20 * 365 + 5)
_LONGEST = 64  # letters of a part of the subject, by X.520; of a name cryptography takes as bytes
_CONTINUED = "…"


class SigningKey(NamedTuple):
    """The private key as PKCS #8, and its certificate; both as DER."""

    private: bytes
    certificate: bytes


def make_signing_key(name: str, post: str, office: str, made_at: datetime) -> SigningKey:
    """Make a key of 3072 bits, and a certificate that it signs itself, valid for twenty years."""
    key = rsa.generate_private_key(EXPONENT, KEY_BITS)
    subject = _subject(name, post, office)
    since = made_at.astimezone(UTC).replace(microsecond=0)
    uses = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(since + _VALID)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(uses, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SigningKey(private, certificate.public_bytes(Encoding.DER))


def fingerprint(certificate: bytes) -> str:
    """Give the SHA-256 of a certificate's DER in hexadecimal."""
    return hashlib.sha256(certificate).hexdigest()


def common_name(name: str) -> str:
    """Write a name as its certificate has it: in one line, of at most 64 bytes."""
    line = _in_one_line(name)
    encoded = line.encode()
    if len(encoded) <= _LONGEST:
        return line
    return encoded[: _LONGEST - len(_CONTINUED.encode())].decode(errors="ignore") + _CONTINUED


def _in_one_line(text: str) -> str:
    seen = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs"} else letter
        for letter in unicodedata.normalize("NFC", text)
    )
    return " ".join(seen.split())


def _subject(name: str, post: str, office: str) -> x509.Name:
    parts = (
        (NameOID.ORGANIZATION_NAME, _in_one_line(office)[:_LONGEST]),
        (NameOID.TITLE, _in_one_line(post)[:_LONGEST]),
        (NameOID.COMMON_NAME, common_name(name)),
    )
    return x509.Name([x509.NameAttribute(kind, text) for kind, text in parts if text])
