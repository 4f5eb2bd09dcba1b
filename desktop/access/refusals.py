"""Why somebody may not come in, or not do something; `ui/access_sentences.py` says it."""

from collections.abc import Collection

from db.records import Role
from desktop.access.permissions import Deed
from desktop.errors import UserError


class NotAllowedError(UserError):
    """The roles of whoever is signed in do not allow the deed; None: what it was it did not say.

    `writes` is False where it was refused before anything was to be written.
    """

    def __init__(self, deed: Deed | None, roles: Collection[Role], *, writes: bool = True) -> None:
        super().__init__(f"{deed} by {', '.join(sorted(roles)) or 'nobody'}")
        self.deed = deed
        self.roles = frozenset(roles)
        self.writes = writes


class WrongPasswordError(UserError):
    """No person has this name and this password, or none has them any more."""


class WrongRecoveryKeyError(UserError):
    """The recovery key is well formed, and another office's."""


class NameTakenError(UserError):
    """Somebody who signs in has this name, or one that is told apart from it by a title alone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LastAdministratorError(UserError):
    """Without this person nobody could let people in."""


class NoSigningKeyError(UserError):
    """The person has no key to sign with that their password opens."""
