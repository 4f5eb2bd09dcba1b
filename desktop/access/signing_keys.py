"""What a mayor signs with, sealed under the mayor's own password.

The one hard rule: the private key is open only while something is signed; a key that its password
is lost for is replaced, and its certificate stays known for what it signed.
"""

import secrets
from dataclasses import replace
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.keys import NONCE_BYTES
from db.records import SigningKey, User
from desktop import moments
from desktop.access.refusals import NoSigningKeyError
from desktop.office import OpenOffice

_PURPOSE = b"dabir signing key"


class Unlocked(NamedTuple):
    """A private key (PKCS 8, DER) and its certificate (DER)."""

    private: bytes
    certificate: bytes
    fingerprint: str

    def __repr__(self) -> str:
        """Tell which key it is, and nothing of it."""
        return f"Unlocked({self.fingerprint!r})"


def certificates(office: OpenOffice) -> tuple[SigningKey, ...]:
    """Give all keys that anybody here signs with, or did."""
    return tuple(office.database.select(SigningKey))


def make(office: OpenOffice, user: User, stretched: bytes) -> None:
    """Make a key and its certificate, in place of an earlier one; inside an act."""
    # Cryptography on paper takes its time to load; nobody else shall wait for it.
    from desktop.seal.signing_key import fingerprint, make_signing_key  # noqa: PLC0415 - see above

    made_at = moments.now()
    _replace_current(office, user, made_at)
    made = make_signing_key(user.name, user.post, office.office.name, moments.read(made_at))
    known_by = fingerprint(made.certificate)
    office.database.insert(
        SigningKey(
            user_id=user.id,
            certificate=made.certificate,
            fingerprint=known_by,
            sealed=_seal(stretched, made.private, known_by),
            made_at=made_at,
        )
    )


def unlock(office: OpenOffice, user: User, stretched: bytes) -> Unlocked:
    """Open the key of a person; raises NoSigningKeyError.

    Also where what is there was sealed under another password, as in an older file put back.
    """
    for key in current(office, user):
        return opened(key, stretched)
    raise NoSigningKeyError


def opened(key: SigningKey, stretched: bytes) -> Unlocked:
    """Open a key by what the password of its person stretches to; raises NoSigningKeyError."""
    nonce, sealed = key.sealed[:NONCE_BYTES], key.sealed[NONCE_BYTES:]
    try:
        private = _box(stretched).decrypt(nonce, sealed, key.fingerprint.encode())
    except (InvalidTag, ValueError) as other:
        raise NoSigningKeyError from other
    return Unlocked(private, key.certificate, key.fingerprint)


def take_over(
    office: OpenOffice, user: User, before: bytes | None, stretched: bytes, *, wanted: bool
) -> None:
    """Seal the key of a person under a new password; what the old one does not open is replaced.

    None for an old one that nobody knows. A new key is made where one is `wanted`.
    """
    try:
        unlocked = unlock(office, user, before) if before is not None else None
    except NoSigningKeyError:
        unlocked = None
    if unlocked is not None:
        (key,) = current(office, user)
        sealed = _seal(stretched, unlocked.private, unlocked.fingerprint)
        office.database.update(replace(key, sealed=sealed))
    elif wanted:
        make(office, user, stretched)
    else:
        _replace_current(office, user, moments.now())


def _replace_current(office: OpenOffice, user: User, at: str) -> None:
    for earlier in current(office, user):
        office.database.update(replace(earlier, replaced_at=at))


def current(office: OpenOffice, user: User) -> list[SigningKey]:
    """Give the key that a person signs with now, if there is one."""
    return office.database.select(SigningKey, "user_id = ? AND replaced_at IS NULL", (user.id,))


def _seal(stretched: bytes, private: bytes, fingerprint: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _box(stretched).encrypt(nonce, private, fingerprint.encode())


def _box(stretched: bytes) -> AESGCM:
    """Derive another key than the one that opens the office, from the same password."""
    derived = HKDF(SHA256(), length=len(stretched), salt=None, info=_PURPOSE).derive(stretched)
    return AESGCM(derived)
