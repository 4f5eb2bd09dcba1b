"""The envelope of a signature (CMS): what was signed, by whom, and the signature itself.

The one hard rule: an envelope has one form, bit by bit. It is taken apart, put together again from
the parts that a signature covers, and is ours only where that gives the same bytes.
"""

import hashlib
from typing import NamedTuple

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from desktop.seal.signing_key import EXPONENT, KEY_BITS

_SEQUENCE, _SET, _OCTETS, _INTEGER = 0x30, 0x31, 0x04, 0x02
_OPTION, _NAME_OPTION = 0xA0, 0xA4
_VERSION = bytes.fromhex("020101")
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DATA = bytes.fromhex("06092a864886f70d010701")
_CONTENT_TYPE = bytes.fromhex("06092a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_CERTIFICATE = bytes.fromhex("060b2a864886f70d010910022f")
_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_RSA_WITH_SHA256 = bytes.fromhex("300d06092a864886f70d01010b0500")
_SHORT, _MOST_OF_LENGTH = 0x80, 2  # a length below 128 is one byte; of others we read two


class EnvelopeError(ValueError):
    """The bytes are no envelope of the one form."""


class Envelope(NamedTuple):
    certificate: bytes  # DER
    digest: bytes  # of the file around the envelope
    signature: bytes


def read_envelope(data: bytes) -> Envelope:
    """Take an envelope apart; raises EnvelopeError."""
    _, content = _parts(_inside(data, _SEQUENCE), 2)
    (signed,) = _parts(_inside(content, _OPTION), 1)
    *_, certificates, signers = _parts(_inside(signed, _SEQUENCE), 5)
    (signer,) = _parts(_inside(signers, _SET), 1)
    *_, attributes, _, signature = _parts(_inside(signer, _SEQUENCE), 6)
    _, digest, _ = _parts(_inside(attributes, _OPTION), 3)
    _, values = _parts(_inside(digest, _SEQUENCE), 2)
    envelope = Envelope(
        _inside(certificates, _OPTION),
        _inside(_inside(values, _SET), _OCTETS),
        _inside(signature, _OCTETS),
    )
    if write_envelope(envelope) != data:
        raise EnvelopeError("not the one form")
    return envelope


def write_envelope(envelope: Envelope) -> bytes:
    """Put an envelope together; raises EnvelopeError where the certificate is none."""
    signer = _packed(
        _SEQUENCE,
        _VERSION,
        _packed(_SEQUENCE, *_issuer_and_serial(envelope.certificate)),
        _SHA256,
        _packed(_OPTION, _attributes(envelope)),
        _RSA_WITH_SHA256,
        _packed(_OCTETS, envelope.signature),
    )
    signed = _packed(
        _SEQUENCE,
        _VERSION,
        _packed(_SET, _SHA256),
        _packed(_SEQUENCE, _DATA),
        _packed(_OPTION, envelope.certificate),
        _packed(_SET, signer),
    )
    return _packed(_SEQUENCE, _SIGNED_DATA, _packed(_OPTION, signed))


def is_valid(envelope: Envelope, certificate: x509.Certificate) -> bool:
    """Tell whether the signature of the envelope was made with the certificate's key."""
    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey):
        return False
    signed = _packed(_SET, _attributes(envelope))
    try:
        key.verify(envelope.signature, signed, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True


def is_self_signed(certificate: x509.Certificate) -> bool:
    """Tell whether the certificate is of the kind that Dabir makes, and signed by its own key."""
    try:
        key = certificate.public_key()
        if not isinstance(key, RSAPublicKey) or key.key_size != KEY_BITS:
            return False
        if key.public_numbers().e != EXPONENT:
            return False
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _attributes(envelope: Envelope) -> bytes:
    """Write what is signed: of what kind the content is, its digest, and by which certificate."""
    issuer, serial = _issuer_and_serial(envelope.certificate)
    by = _packed(
        _SEQUENCE,
        _packed(_OCTETS, hashlib.sha256(envelope.certificate).digest()),
        _packed(_SEQUENCE, _packed(_SEQUENCE, _packed(_NAME_OPTION, issuer)), serial),
    )
    signing = _packed(_SEQUENCE, _packed(_SEQUENCE, by))
    said = (
        (_CONTENT_TYPE, _DATA),
        (_MESSAGE_DIGEST, _packed(_OCTETS, envelope.digest)),
        (_SIGNING_CERTIFICATE, signing),
    )
    return b"".join(_packed(_SEQUENCE, name, _packed(_SET, value)) for name, value in said)


def _issuer_and_serial(certificate: bytes) -> tuple[bytes, bytes]:
    try:
        read = x509.load_der_x509_certificate(certificate)
        issuer, number = read.issuer.public_bytes(), read.serial_number
        serial = number.to_bytes(number.bit_length() // 8 + 1, "big")
    except (ValueError, TypeError, OverflowError, x509.InvalidVersion) as problem:
        raise EnvelopeError("no certificate") from problem
    return issuer, _packed(_INTEGER, serial)


def _packed(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    if size < _SHORT:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, _SHORT | len(length)]) + length + content


def _inside(data: bytes, tag: int) -> bytes:
    """Give the content of the one value that the data are."""
    start, end = _extent(data, 0)
    if data[0] != tag or end != len(data):
        raise EnvelopeError("another form")
    return data[start:end]


def _parts(data: bytes, count: int) -> list[bytes]:
    """Cut what follows one another into its values."""
    parts, at = [], 0
    for _ in range(count):
        _, end = _extent(data, at)
        parts.append(data[at:end])
        at = end
    if at != len(data):
        raise EnvelopeError("more than belongs there")
    return parts


def _extent(data: bytes, at: int) -> tuple[int, int]:
    """Tell where the content of the value at a place begins and ends."""
    if at + 2 > len(data):
        raise EnvelopeError("too short")
    size, start = data[at + 1], at + 2
    if size >= _SHORT:
        digits = size - _SHORT
        if not 0 < digits <= _MOST_OF_LENGTH:
            raise EnvelopeError("too long")
        size = int.from_bytes(data[start : start + digits], "big")
        start += digits
    if start + size > len(data):
        raise EnvelopeError("too short")
    return start, start + size
