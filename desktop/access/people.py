"""The people who sign in: letting them in, what they may do, their passwords and signing keys.

The one hard rule: a password opens a slot of the ring, and with it the office; every change of one
goes by `slots.new_slot`, so that wherever the power fails the old password or the new one opens it.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from db.keys import NOBODY
from db.records import Role, User, UserRole
from desktop.access import signing_keys
from desktop.access.entrance import confirm
from desktop.access.passwords import check_password
from desktop.access.permissions import Deed
from desktop.access.refusals import LastAdministratorError, NameTakenError, WrongPasswordError
from desktop.access.slots import let_go, new_slot
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

    def __repr__(self) -> str:
        """Tell everything but the password."""
        return f"Newcomer({self.name!r}, {self.post!r}, {sorted(self.roles)})"


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
    user = User(name=name, post=clean(newcomer.post), provisional=newcomer.provisional)
    with new_slot(office, Deed.KEEP_PEOPLE, name, newcomer.password, user.uuid) as made:
        slot, stretched = made
        if any(plain_name(each.user.name) == plain_name(name) for each in people(office)):
            raise NameTakenError(name)
        user = office.database.insert(replace(user, slot=slot))
        _hold(office, user, newcomer.roles)
        if Role.MAYOR in newcomer.roles and not newcomer.provisional:
            signing_keys.make(office, user, stretched)
    return user


def set_roles(office: OpenOffice, user: User, roles: Collection[Role]) -> None:
    """Let a person be something else; raises LastAdministratorError, NotAllowedError.

    A mayor gets the key to sign with at the next change of the password.
    """
    with office.act(Deed.KEEP_PEOPLE):
        if Role.ADMINISTRATOR not in roles:
            _refuse_last_administrator(office, user)
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
    with new_slot(office, Deed.CHANGE_PASSWORD, user.name, new, user.uuid) as (slot, stretched):
        if office.database.get(User, user.id) != user:  # changed meanwhile, by somebody or by them
            raise WrongPasswordError
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

    A mayor gets a key to sign with once the password is one that nobody else has chosen. Raises
    WeakPasswordError, NotAllowedError, KeysFault.
    """
    office.require(Deed.KEEP_PEOPLE)
    check_password(password, user.name)
    with new_slot(office, Deed.KEEP_PEOPLE, user.name, password, user.uuid) as (slot, stretched):
        stored, roles = next(each for each in people(office) if each.user.id == user.id)
        office.database.update(replace(stored, slot=slot, provisional=provisional, retired=False))
        wanted = Role.MAYOR in roles and not provisional
        signing_keys.take_over(office, user, None, stretched, wanted=wanted)


def retire(office: OpenOffice, user: User) -> None:
    """Let somebody in no more; raises LastAdministratorError, NotAllowedError, KeysFault."""
    with office.act(Deed.KEEP_PEOPLE):
        _refuse_last_administrator(office, user)
        stored = office.database.get(User, user.id)
        office.database.update(replace(stored, slot="", retired=True))
    let_go(office, {stored.slot})


def set_recovery_key(office: OpenOffice, made: str) -> None:
    """Let this recovery key open the office, and no earlier one.

    Raises NotAllowedError, KeysFault.
    """
    office.require(Deed.SET_RECOVERY_KEY)
    with new_slot(office, Deed.SET_RECOVERY_KEY, "", made, NOBODY) as (slot, _):
        office.database.update(replace(office.office, recovery_slot=slot))
    office.database.forget_acts()


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
