"""The ways into an office, each the job of a trial: it ends with the key and who comes in.

The one hard rule: whoever is let in here passed a door of `desktop/access/`; `enter` only opens
again, in the window's own thread, what was open there.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from db.records import Role, User
from desktop.access.beginning import Begun, begin, close_to_strangers
from desktop.access.entrance import recover, sign_in
from desktop.access.people import Newcomer, people, reset_password, set_recovery_key
from desktop.access.recovery import new_recovery_key
from desktop.founding import found
from desktop.office import DataFile, OpenOffice
from ui.trial import Wait

T = TypeVar("T")


class Admitted(NamedTuple):
    """Who was let in; a recovery key that was made at this is there to be shown once.

    One that is not in force yet is to be once it is kept; until then the earlier one is.
    """

    file: DataFile
    user: User
    recovery_key: str = ""
    in_force: bool = True

    def __repr__(self) -> str:
        """Tell who it is, and nothing that opens anything."""
        return f"Admitted({self.user.name!r})"


class Questions(NamedTuple):
    """What a new office is asked."""

    district: int
    name: str
    secretary: str


def enter(admitted: Admitted) -> OpenOffice:
    """Open the office for whoever was let in; raises an EnvironmentFault."""
    office = OpenOffice(admitted.file)
    office.welcome(admitted.user)
    return office


def by_password(folder: Path, name: str, password: str, wait: Wait) -> Admitted:
    with sign_in(folder, name, password, wait) as office:
        return _admitted(office)


def by_founding(folder: Path, newcomers: Sequence[Newcomer], questions: Questions) -> Admitted:
    return _begun(begin(folder, newcomers, partial(found, **questions._asdict())))


def by_closing(folder: Path, newcomers: Sequence[Newcomer]) -> Admitted:
    return _begun(close_to_strangers(folder, newcomers))


def administrators(folder: Path, recovery_key: str) -> tuple[User, ...]:
    """Give those who can be let in by the recovery key; raises WrongRecoveryKeyError."""
    with recover(folder, recovery_key) as office:
        return tuple(
            each.user
            for each in people(office)
            if Role.ADMINISTRATOR in each.roles and not each.user.retired
        )


def by_recovery_key(
    folder: Path, recovery_key: str, user: User, password: str, *, renew: bool
) -> Admitted:
    """Let an administrator in with a new password, and make a new key if wanted.

    Raises WeakPasswordError.
    """
    with recover(folder, recovery_key) as office:
        office.welcome(user)
        reset_password(office, user, password, provisional=False)
        made = new_recovery_key() if renew else ""
        user = office.database.get(User, user.id)
        return Admitted(office.database.file, user, made, in_force=False)


def put_in_force(office: OpenOffice, recovery_key: str) -> Callable[[object], None]:
    """Make a job of letting a recovery key open the office, and no earlier one."""
    return apart(office, partial(set_recovery_key, made=recovery_key))


def apart(office: OpenOffice, act: Callable[[OpenOffice], T]) -> Callable[[object], T]:
    """Make a job of an act on people, which takes its time: it opens the file for itself.

    So no Ctrl+Z reaches what was done to passwords, of which the ring of keys knows too.
    """
    file, user = office.database.file, office.user

    def job(_report: object) -> T:
        with OpenOffice(file) as own:
            own.welcome(user)
            return act(own)

    return job


def _begun(begun: Begun) -> Admitted:
    with begun.office as office:
        return _admitted(office)._replace(recovery_key=begun.recovery_key)


def _admitted(office: OpenOffice) -> Admitted:
    if office.user is None:
        raise RuntimeError("a door let nobody in")
    return Admitted(office.database.file, office.user)
