"""Puts a signature into the finished PDF of signed minutes, as one more revision at its end.

The one hard rule: the same pages, minutes and envelope give the same bytes, so that whoever
verifies can write the file again and compare. pyHanko takes its time to load: whoever needs this
module imports it at that moment.
"""

import asyncio
import hashlib
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.x509 import load_der_x509_certificate
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import ExternalSigner, Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from desktop.minutes import Minutes, Signature
from desktop.seal.signing_key import KEY_BITS

FIELD = "Dabir"

_REASON = "امضای صورتجلسه"
_DIGEST = "sha256"


def embed(
    pdf: bytes,
    minutes: Minutes,
    signature: Signature,
    size: int,
    envelope: Callable[[bytes], bytes],
) -> bytes:
    """Fill the field of the PDF with an envelope of `size` bytes that is made for its digest."""
    steps = PdfCMSEmbedder().write_cms(FIELD, _Revision(BytesIO(pdf)), existing_fields_only=True)
    next(steps)
    dictionary = SignatureObject(
        datetime.fromisoformat(signature.signed_at),
        SigSeedSubFilter.PADES,
        name=signature.name,
        location=minutes.office,
        reason=_REASON,
        bytes_reserved=2 * size,
    )
    for_ever = SigMDPSetup(_DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
    steps.send(SigObjSetup(dictionary, for_ever))
    prepared, output = steps.send(SigIOSetup(_DIGEST))
    steps.send(envelope(prepared.document_digest))
    sealed: bytes = output.getvalue()
    return sealed


def sign(private: bytes, certificate: bytes, digest: bytes) -> bytes:
    """Give the envelope of a digest, as the baseline of PAdES wants it."""
    key = load_der_private_key(private, None)
    if not isinstance(key, RSAPrivateKey):
        raise TypeError(type(key))
    signed = asyncio.run(_signer(certificate).signed_attrs(digest, _DIGEST, use_pades=True)).dump()
    return _envelope(_signer(certificate, key.sign(signed, PKCS1v15(), SHA256())), digest)


def size_of_envelope(certificate: bytes) -> int:
    """Tell how many bytes an envelope has under this certificate."""
    return len(_envelope(_signer(certificate), bytes(SHA256.digest_size)))


def _signer(certificate: bytes, signature: bytes = bytes(KEY_BITS // 8)) -> Signer:
    """Give what makes envelopes around a signature; without one, of the size that they have."""
    read = translate_pyca_cryptography_cert_to_asn1(load_der_x509_certificate(certificate))
    return ExternalSigner(read, SimpleCertificateStore(), signature)


def _envelope(signer: Signer, digest: bytes) -> bytes:
    made = asyncio.run(signer.async_sign(digest, _DIGEST, use_pades=True))
    envelope: bytes = made.dump()
    return envelope


class _Revision(IncrementalPdfFileWriter):
    """A revision with nothing of the clock or of chance in it, which leaves all that is said."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> ArrayObject:
        # Bytes that happen to be letters have been read as text.
        first, latest = (part.original_bytes for part in prev.trailer["/ID"])
        digest = hashlib.md5(first + latest, usedforsecurity=False).digest()
        return ArrayObject([ByteStringObject(first), ByteStringObject(digest)])

    def _update_meta(self) -> None:
        """Keep the metadata: those of an archive say the same in two places."""
