"""The people who sign in: letting them in, what they may do, their passwords and signing keys.

The one hard rule: a password opens a slot of the ring, and with it the office; the slot of a change
is written before the record that names it, and the old one let go after it, so that wherever the
power fails the old password or the new one opens the office.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from db import keys
from db.records import Office, Role, User, UserRole
from desktop.access import signing_keys
from desktop.access.entrance import KEYS_NAME, confirm
from desktop.access.passwords import check_password, meant
from desktop.access.permissions import Deed
from desktop.access.recovery import new_recovery_key
from desktop.access.refusals import LastAdministratorError, NameTakenError
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.roster.near import plain_name


class Newcomer(NamedTuple):
    """Who shall sign in; `post` is what stands under a signature.

    A `provisional` password is one that they did not choose themselves.
    """

    name: str
    post: str
    roles: frozenset[Role]
    password: str
    provisional: bool = False


class Person(NamedTuple):
    """Who signs in, and as what."""

    user: User
    roles: frozenset[Role]


def people(office: OpenOffice) -> tuple[Person, ...]:
    """Give everybody who signs in, or did, in the order of their coming."""
    held: dict[int, set[Role]] = {}
    for each in office.database.select(UserRole):
        held.setdefault(each.user_id, set()).add(each.role)
    return tuple(
        Person(user, frozenset(held.get(user.id, ()))) for user in office.database.select(User)
    )


def add_person(office: OpenOffice, newcomer: Newcomer) -> User:
    """Let somebody sign in.

    Raises WeakPasswordError, NameTakenError, NotAllowedError, KeysFault.
    """
    office.require(Deed.KEEP_PEOPLE)
    name = clean(newcomer.name).strip()
    check_password(newcomer.password, name)
    if any(plain_name(each.user.name) == plain_name(name) for each in people(office)):
        raise NameTakenError(name)
    with (
        _new_slot(office, name, newcomer.password) as (slot, stretched),
        office.act(Deed.KEEP_PEOPLE),
    ):
        user = office.database.insert(
            User(
                name=name,
                post=clean(newcomer.post),
                slot=slot,
                provisional=newcomer.provisional,
            )
        )
        _hold(office, user, newcomer.roles)
        if Role.MAYOR in newcomer.roles:
            signing_keys.make(office, user, stretched)
    return user


def set_roles(office: OpenOffice, user: User, roles: Collection[Role]) -> None:
    """Let a person be something else; raises LastAdministratorError, NotAllowedError.

    A mayor gets the key to sign with at the next change of the password.
    """
    office.require(Deed.KEEP_PEOPLE)
    if Role.ADMINISTRATOR not in roles:
        _refuse_last_administrator(office, user)
    with office.act(Deed.KEEP_PEOPLE):
        _hold(office, user, roles)


def set_post(office: OpenOffice, user: User, post: str) -> None:
    with office.act(Deed.KEEP_PEOPLE):
        stored = office.database.get(User, user.id)
        office.database.update(replace(stored, post=clean(post)))


def change_password(office: OpenOffice, old: str, new: str) -> None:
    """Let whoever is signed in have another password; the signing key goes with it.

    The key of a person whose password was chosen by somebody else is made anew. Raises
    WrongPasswordError, WeakPasswordError, KeysFault.
    """
    if office.user is None:
        raise RuntimeError("nobody is signed in")
    user = office.database.get(User, office.user.id)
    before = confirm(office, user, old)
    check_password(new, user.name)
    with _new_slot(office, user.name, new) as (slot, stretched), office.act(Deed.CHANGE_PASSWORD):
        changed = replace(user, slot=slot, provisional=False)
        office.database.update(changed)
        signing_keys.take_over(
            office,
            user,
            None if user.provisional else before,
            stretched,
            wanted=Role.MAYOR in office.roles,
        )
    office.welcome(changed)


def reset_password(
    office: OpenOffice, user: User, password: str, *, provisional: bool = True
) -> None:
    """Give somebody another password; what they signed with cannot be opened any more.

    Raises WeakPasswordError, NotAllowedError, KeysFault.
    """
    office.require(Deed.KEEP_PEOPLE)
    check_password(password, user.name)
    roles = next(each.roles for each in people(office) if each.user.id == user.id)
    with _new_slot(office, user.name, password) as (slot, stretched), office.act(Deed.KEEP_PEOPLE):
        stored = office.database.get(User, user.id)
        office.database.update(replace(stored, slot=slot, provisional=provisional, retired=False))
        signing_keys.take_over(office, user, None, stretched, wanted=Role.MAYOR in roles)


def retire(office: OpenOffice, user: User) -> None:
    """Let somebody in no more; raises LastAdministratorError, NotAllowedError, KeysFault."""
    office.require(Deed.KEEP_PEOPLE)
    _refuse_last_administrator(office, user)
    with office.act(Deed.KEEP_PEOPLE):
        stored = office.database.get(User, user.id)
        office.database.update(replace(stored, slot="", retired=True))
    _let_go(office, stored.slot)


def renew_recovery_key(office: OpenOffice) -> str:
    """Make the recovery key, in place of an earlier one; it can be shown this once."""
    office.require(Deed.KEEP_PEOPLE)
    made = new_recovery_key()
    with _new_slot(office, "", made) as (slot, _):
        with office.act(Deed.SET_OFFICE):
            before = office.office.recovery_slot
            office.database.update(replace(office.office, recovery_slot=slot))
        office.database.forget_acts()
    _let_go(office, before)
    return made


def _hold(office: OpenOffice, user: User, roles: Collection[Role]) -> None:
    for each in office.database.select(UserRole, "user_id = ?", (user.id,)):
        office.database.delete(each)
    for role in Role:
        if role in roles:
            office.database.insert(UserRole(user_id=user.id, role=role))


def _refuse_last_administrator(office: OpenOffice, user: User) -> None:
    others = (each for each in people(office) if each.user.id != user.id and not each.user.retired)
    if not any(Role.ADMINISTRATOR in each.roles for each in others):
        raise LastAdministratorError


@contextmanager
def _new_slot(office: OpenOffice, name: str, secret: str) -> Iterator[tuple[str, bytes]]:
    """Put a slot into the ring; one that no record comes to name is let go."""
    path = office.folder / KEYS_NAME
    ring = keys.read_ring(path) if path.exists() else keys.new_ring()
    stretched = keys.stretch(ring, plain_name(name), meant(secret))
    widened, slot = keys.with_slot(ring, stretched, office.database.file.key)
    keys.write_ring(path, widened)
    before = {each.user.slot for each in people(office)}
    try:
        yield slot, stretched
    finally:
        # Whatever failed, also after it was written: what a record names opens the office.
        for unnamed in (before | {slot}) - _named(office):
            _let_go(office, unnamed)


def _named(office: OpenOffice) -> set[str]:
    """Give the slots that records name."""
    recovery = {each.recovery_slot for each in office.database.select(Office)}
    return recovery | {each.user.slot for each in people(office)}


def _let_go(office: OpenOffice, slot: str) -> None:
    path = office.folder / KEYS_NAME
    ring = keys.read_ring(path)
    if any(each.id == slot for each in ring.slots):
        keys.write_ring(path, keys.without_slot(ring, slot))
