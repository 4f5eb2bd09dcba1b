"""Seals the PDF of signed minutes, so that any reader program tells whether it was changed.

The one hard rule: what is sealed is what the minutes say of it: their signature names the
certificate and the moment.
"""

from functools import partial

from desktop.minutes import Minutes
from desktop.seal.signing_key import SigningKey, fingerprint


def seal(pdf: bytes, minutes: Minutes, key: SigningKey) -> bytes:
    """Sign the PDF that `write_minutes_pdf` wrote of these minutes; raises ValueError for another.

    PAdES B-B with SHA-256 under RSA, certified so that no change is allowed. The same key and
    minutes give the same bytes.
    """
    # Loading it takes longer than the signing.
    from desktop.seal.embedding import embed, sign, size_of_envelope  # noqa: PLC0415

    signature = minutes.signature
    if signature is None or signature.certificate != fingerprint(key.certificate):
        raise ValueError("the minutes name another certificate")
    envelope = partial(sign, key.private, key.certificate)
    return embed(pdf, minutes, signature, size_of_envelope(key.certificate), envelope)
