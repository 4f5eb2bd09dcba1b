"""The one form of an envelope, and whatever else may lie in its place."""

from datetime import timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from desktop.seal.embedding import sign
from desktop.seal.envelope import (
    Envelope,
    EnvelopeError,
    is_self_signed,
    is_valid,
    read_envelope,
    write_envelope,
)
from tests.desktop.seal import sealing

DIGEST = bytes(range(32))
Keys = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


@cache
def made() -> bytes:
    return sign(sealing.mayor().private, sealing.mayor().certificate, DIGEST)


def certificate(key: Keys, signer: Keys) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, sealing.NAME)])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1)
    valid = builder.not_valid_before(sealing.MADE_AT).not_valid_after(
        sealing.MADE_AT + timedelta(days=1)
    )
    return valid.sign(signer, None if isinstance(signer, ed25519.Ed25519PrivateKey) else SHA256())


def test_envelope_comes_apart_and_together_again() -> None:
    envelope = read_envelope(made())
    assert envelope[:2] == (sealing.mayor().certificate, DIGEST)
    assert write_envelope(envelope) == made()
    assert is_valid(envelope, x509.load_der_x509_certificate(envelope.certificate))


def test_signature_holds_for_its_own_digest_and_key_alone() -> None:
    envelope = read_envelope(made())
    own = x509.load_der_x509_certificate(envelope.certificate)
    other = x509.load_der_x509_certificate(sealing.stranger().certificate)
    assert not is_valid(envelope._replace(digest=bytes(32)), own)
    assert not is_valid(envelope, other)
    assert not is_valid(envelope._replace(certificate=sealing.stranger().certificate), other)


@given(st.integers(0, 10_000), st.binary(max_size=6), st.integers(0, 6))
def test_another_form_is_refused(place: int, piece: bytes, instead: int) -> None:
    whole = made()
    at = place % (len(whole) + 1)
    changed = whole[:at] + piece + whole[at + instead :]
    try:
        envelope = read_envelope(changed)
    except EnvelopeError:
        assert changed != whole
    else:
        assert write_envelope(envelope) == changed


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(EnvelopeError):
        read_envelope(data)


def test_only_keys_like_ours_count() -> None:
    small, other = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    curve, edwards = ec.generate_private_key(ec.SECP256R1()), ed25519.Ed25519PrivateKey.generate()
    for key, signer in ((small, small), (small, other), (curve, curve), (edwards, edwards)):
        issued = certificate(key, signer)
        assert not is_self_signed(issued)
        envelope = Envelope(issued.public_bytes(Encoding.DER), DIGEST, bytes(384))
        assert read_envelope(write_envelope(envelope)) == envelope
        assert not is_valid(envelope, issued)


def test_certificate_that_another_one_issued_is_refused() -> None:
    ours = x509.load_der_x509_certificate(sealing.mayor().certificate)
    der = bytearray(sealing.mayor().certificate)
    der[-1] ^= 1
    assert is_self_signed(ours)
    assert not is_self_signed(x509.load_der_x509_certificate(bytes(der)))
