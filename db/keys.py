"""Who can open an office's file: a ring of slots, each of which one secret opens.

As LUKS has it: the file has a random key, and every slot holds that key, sealed under a key that
argon2id makes of a secret. The one hard rule: nothing in the ring tells whose slots they are.
"""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Meta

from db.data_file import KEY_BYTES, OWNER_ONLY
from db.faults import KeysFault
from db.renaming import put

FORMAT: Literal["dabir-keys/1"] = "dabir-keys/1"
NONCE_BYTES = 12
NOBODY = str(UUID(int=0))  # whose slot the recovery key opens
_SALT_BYTES = 16
_UUID_BYTES = 16
_MOST_BYTES = 1 << 16


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one trial costs; RFC 9106 recommends these for little memory.

    The bounds keep a ring that somebody has changed from costing more than a moment.
    """

    rounds: Annotated[int, Meta(ge=1, le=6)] = 3
    kibibytes: Annotated[int, Meta(ge=8, le=1 << 17)] = 1 << 16
    lanes: Annotated[int, Meta(ge=1, le=8)] = 4

    def __post_init__(self) -> None:
        """Raise ValueError for less memory than the lanes need."""
        if self.kibibytes < 8 * self.lanes:
            raise ValueError(f"{self.kibibytes} KiB for {self.lanes} lanes")


class Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    nonce: bytes
    sealed: bytes


class Ring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The slots of one file; `salt` is common to them, so that one trial tries them all.

    `mark` is made of the others but the slots and of the key of the file, so that nobody without it
    can have the next password stretched at less cost.
    """

    format: Literal["dabir-keys/1"]
    salt: bytes
    cost: Cost
    mark: bytes
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True)
class Opened:
    """What a secret opened: the key of the file, which slot it was, and the uuid of whose it is."""

    key: bytes = field(repr=False)
    slot: str
    whose: str


def new_ring(key: bytes, cost: Cost | None = None) -> Ring:
    """Make the ring of the file that has this key."""
    return ring_with(key, secrets.token_bytes(_SALT_BYTES), cost or Cost())


def ring_with(key: bytes, salt: bytes, cost: Cost) -> Ring:
    """Make a ring in which a secret stretches as in another of this salt and cost."""
    return Ring(FORMAT, salt, cost, _mark(key, salt, cost))


def is_ring_of(ring: Ring, key: bytes) -> bool:
    """Tell whether what is stretched by this ring costs what was meant to."""
    return hmac.compare_digest(ring.mark, _mark(key, ring.salt, ring.cost))


def _mark(key: bytes, salt: bytes, cost: Cost) -> bytes:
    told = b"%s %s %s" % (FORMAT.encode(), salt, msgspec.json.encode(cost))
    return hmac.digest(key, told, hashlib.sha256)


def read_ring(path: Path) -> Ring:
    """Read the ring of a file; raises KeysFault."""
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_MOST_BYTES), type=Ring)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as fault:
        raise KeysFault(path) from fault


def write_ring(path: Path, ring: Ring) -> None:
    """Put the ring in the place of the old one, or leave that; raises KeysFault."""
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "wb", opener=partial(os.open, mode=OWNER_ONLY)) as file:
            file.write(msgspec.json.encode(ring))
            file.flush()
            os.fsync(file.fileno())
        put(part, path)
    except OSError as fault:
        raise KeysFault(path) from fault


def stretch(ring: Ring, name: str, secret: str) -> bytes:
    """Make a key of a secret and of whose it is; this takes the time that a trial shall take."""
    salt = hashlib.sha256(ring.salt + _bytes(name)).digest()[:_SALT_BYTES]
    return hash_secret_raw(
        _bytes(secret),
        salt,
        time_cost=ring.cost.rounds,
        memory_cost=ring.cost.kibibytes,
        parallelism=ring.cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def with_slot(ring: Ring, stretched: bytes, key: bytes, whose: str = NOBODY) -> tuple[Ring, str]:
    """Add a slot in which the key of the file lies, and a uuid; gives the slot's name too."""
    name = secrets.token_hex(8)
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(stretched).encrypt(nonce, key + UUID(whose).bytes, _bound(name))
    slot = Slot(name, nonce, sealed)
    return msgspec.structs.replace(ring, slots=(*ring.slots, slot)), name


def without_slot(ring: Ring, name: str) -> Ring:
    kept = tuple(slot for slot in ring.slots if slot.id != name)
    return msgspec.structs.replace(ring, slots=kept)


def open_slot(ring: Ring, stretched: bytes) -> Opened | None:
    """Find the slot that this key opens."""
    for slot in ring.slots:
        try:
            opened = AESGCM(stretched).decrypt(slot.nonce, slot.sealed, _bound(slot.id))
        except (InvalidTag, ValueError):  # another's, or one that somebody has changed
            continue
        if len(opened) == KEY_BYTES + _UUID_BYTES:
            key, whose = opened[:KEY_BYTES], UUID(bytes=opened[KEY_BYTES:])
            return Opened(key, slot.id, str(whose))
    return None


def _bytes(typed: str) -> bytes:
    return typed.encode(errors="surrogatepass")  # half a letter is a wrong one, and no fault


def _bound(name: str) -> bytes:
    return f"{FORMAT} {name}".encode()
