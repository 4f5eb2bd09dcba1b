"""The key that a mayor signs with, and its certificate."""

import hashlib
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.x509.oid import NameOID

from desktop.seal.envelope import is_self_signed
from desktop.seal.signing_key import common_name, fingerprint, make_signing_key
from tests.desktop.seal import sealing


def said(certificate: x509.Certificate, kind: x509.ObjectIdentifier) -> object:
    (part,) = certificate.subject.get_attributes_for_oid(kind)
    return part.value


def test_certificate_names_its_holder_and_serves_for_signing_alone() -> None:
    certificate = x509.load_der_x509_certificate(sealing.mayor().certificate)
    assert said(certificate, NameOID.COMMON_NAME) == sealing.NAME
    assert said(certificate, NameOID.TITLE) == sealing.POST
    assert said(certificate, NameOID.ORGANIZATION_NAME) == sealing.minutes().office
    assert certificate.issuer == certificate.subject
    uses = certificate.extensions.get_extension_for_class(x509.KeyUsage)
    assert uses.critical
    assert (uses.value.digital_signature, uses.value.content_commitment) == (True, True)
    assert not uses.value.key_encipherment
    assert not uses.value.key_cert_sign
    assert is_self_signed(certificate)


def test_certificate_is_valid_for_twenty_years() -> None:
    certificate = x509.load_der_x509_certificate(sealing.mayor().certificate)
    assert certificate.not_valid_before_utc == sealing.MADE_AT
    assert certificate.not_valid_after_utc == datetime(2046, 3, 21, tzinfo=UTC)


def test_private_key_belongs_to_the_certificate() -> None:
    key = load_der_private_key(sealing.mayor().private, None)
    public = x509.load_der_x509_certificate(sealing.mayor().certificate).public_key()
    assert isinstance(key, RSAPrivateKey)
    assert isinstance(public, RSAPublicKey)
    assert key.key_size == 3072
    assert key.public_key().public_numbers() == public.public_numbers()


def test_fingerprint_is_the_digest_of_the_certificate() -> None:
    certificate = sealing.mayor().certificate
    assert fingerprint(certificate) == hashlib.sha256(certificate).hexdigest()
    assert fingerprint(sealing.stranger().certificate) != fingerprint(certificate)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("  آرش\n نیک‌پور ", "آرش نیک‌پور"),
        ("ن" * 32, "ن" * 32),
        ("ن" * 33, "ن" * 30 + "…"),
        ("آ", "آ"),
        ("میم\x00\ud800نون", "میم نون"),
        ("", ""),
    ],
)
def test_certificate_takes_a_name_in_one_line_of_at_most_64_bytes(typed: str, named: str) -> None:
    assert common_name(typed) == named


def test_certificate_can_be_made_where_nobody_has_a_post() -> None:
    key = make_signing_key("ن" * 300, "", "", sealing.MADE_AT)
    certificate = x509.load_der_x509_certificate(key.certificate)
    assert [part.value for part in certificate.subject] == ["ن" * 30 + "…"]
