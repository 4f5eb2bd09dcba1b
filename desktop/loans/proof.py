"""That an answer is the mayor's: signed with the key of which the office has the certificate."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

from desktop.access.refusals import NoSigningKeyError

_PADDING = PSS(MGF1(SHA256()), PSS.DIGEST_LENGTH)
_PURPOSE = b"dabir answer\n"  # no other signature of this key can be taken for one of these


def sign_answer(private: bytes, answer: bytes) -> bytes:
    """Sign with a private key (PKCS 8, DER); raises NoSigningKeyError."""
    key = load_der_private_key(private, None)
    if not isinstance(key, RSAPrivateKey):
        raise NoSigningKeyError
    return key.sign(_PURPOSE + answer, _PADDING, SHA256())


def is_signed(certificate: bytes, answer: bytes, signature: bytes) -> bool:
    """Tell whether the key of a certificate (DER) has signed these bytes."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    if not isinstance(key, RSAPublicKey):
        return False
    try:
        key.verify(signature, _PURPOSE + answer, _PADDING, SHA256())
    except InvalidSignature:
        return False
    return True
