"""An open office: its data folder, its file, and who signed in.

The one hard rule: everything that is written passes `_guard`, which holds it against what the
person may do and writes the trail beside it, in the same transaction. Past it go only drafts, which
are nobody's act until they are entered, what people are used to, and the bytes of files, for which
whoever gives out a `Shelf` asks first.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Self

from db import audit
from db.data_file import DataFile
from db.database import Database
from db.records import (
    Change,
    ChangeKind,
    Headquarters,
    HeadquartersKind,
    Office,
    Role,
    TravellingRecord,
    User,
    UserRole,
)
from db.undo import Entry, Hearer
from desktop import moments
from desktop.access.permissions import Deed, may, may_write
from desktop.access.refusals import NotAllowedError
from desktop.errors import FolderFault, FolderNotEmptyError, NoOfficeError

FILE_NAME = "dabir.db"

# What was added goes when it is taken back.
_UNDONE = {"added": "removed", "removed": "added"}

__all__ = ["FILE_NAME", "DataFile", "OpenOffice", "refuse_full"]


class OpenOffice:
    """A data folder in use; close it when done.

    Nobody is signed in while an office is made; then everything may be done, and no longer.
    """

    def __init__(self, file: DataFile) -> None:
        """Open or create the file; raises an EnvironmentFault."""
        self.folder = file.path.parent
        self.user: User | None = None
        self.roles: frozenset[Role] = frozenset()
        self._told: set[audit.Done] = set()  # edits that the trail has of this sitting
        self._telling: set[audit.Done] = set()  # those of the act that is being written
        try:
            self.folder.mkdir(0o700, parents=True, exist_ok=True)
            self.database = Database(file)
        except OSError as fault:
            raise FolderFault(self.folder) from fault
        self._has_people = bool(self.database.select(User))
        self.database.guard = partial(self._guard, None)
        self.database.listeners.append(self._on_written)

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def welcome(self, user: User | None) -> None:
        """Let a person work here from now on; what came before stays as they find it."""
        self.user = user
        self.roles = self._roles_held()
        self._has_people = bool(self.database.select(User))
        self._told.clear()

    def _roles_held(self) -> frozenset[Role]:
        """Read the roles of whoever is signed in as they are now, another may have changed them."""
        if self.user is None:
            return frozenset()
        held = "user_id = ? AND user_id IN (SELECT id FROM users WHERE NOT retired)"
        return frozenset(
            each.role for each in self.database.select(UserRole, held, (self.user.id,))
        )

    def may(self, deed: Deed) -> bool:
        """Tell whether whoever is signed in may do this, by the roles that they were last seen in.

        What is offered goes by it; what is done goes by `require` and `act`.
        """
        return not self._has_people or may(self.roles, deed)

    def require(self, deed: Deed) -> None:
        """Raise NotAllowedError for what is not for whoever is signed in."""
        self.roles = self._roles_held()
        if not self.may(deed):
            raise NotAllowedError(deed, self.roles, writes=False)

    def act(self, deed: Deed) -> AbstractContextManager[None]:
        """One act that names itself; raises NotAllowedError.

        Inside another act it is asked too, and writes no more than that one may.
        """
        return self.database.act(partial(self._guard, deed))

    def tell(self, deed: Deed, record: TravellingRecord, detail: str = "") -> None:
        """Let the trail say what an act was, beside what it changed; inside the act."""
        self._write([audit.Done(deed.value, record.table, record.uuid, detail)])

    def _guard(self, deed: Deed | None) -> Hearer:
        """Refuse an act, or hold what it writes against the roles that are held as it begins."""
        self.roles = self._roles_held()
        self._refuse(self.roles, (), deed)
        return partial(self._hear, deed, self.roles)

    def _refuse(self, roles: frozenset[Role], tables: Collection[str], deed: Deed | None) -> None:
        if self._has_people and not may_write(roles, tables, deed):
            raise NotAllowedError(deed, roles)

    def _hear(
        self,
        deed: Deed | None,
        roles: frozenset[Role],
        entries: Sequence[Entry],
        back: bool,  # noqa: FBT001 - as a hearer is
    ) -> None:
        self._refuse(roles, {entry.change.table for entry in entries if entry.real}, deed)
        self._telling = set()
        if back or deed is not None:
            self._told.clear()  # what is edited from here on is edited again
        told = audit.told(self.database, entries)
        if back:
            self._write(
                done._replace(act=f"undone_{_UNDONE.get(done.act, done.act)}") for done in told
            )
            return
        new: Iterable[audit.Done] = (done for done in told if done not in self._told)
        if deed is None:  # who goes on typing goes on with the same
            new = tuple(new)
            self._telling = {done for done in new if done.act == ChangeKind.EDITED}
        self._write(new)

    def _on_written(self, _changes: tuple[Change, ...]) -> None:
        self._told |= self._telling

    def _write(self, told: Iterable[audit.Done]) -> None:
        user = self.user.id if self.user else None
        audit.append(self.database, moments.now(), user, told)

    @property
    def founded(self) -> bool:
        return bool(self.database.select(Office))

    @property
    def office(self) -> Office:
        """Raises NoOfficeError before the first start was completed."""
        for office in self.database.select(Office):
            return office
        raise NoOfficeError(self.folder)

    @property
    def headquarters(self) -> Headquarters:
        """The district's own headquarters; those of its subdistricts stand beside it."""
        for headquarters in self.database.select(
            Headquarters, "kind = ?", (HeadquartersKind.DISTRICT,)
        ):
            return headquarters
        raise NoOfficeError(self.folder)


def refuse_full(folder: Path) -> None:
    """Raise FolderNotEmptyError where an office shall be made in an empty folder, and is not."""
    try:
        empty = not folder.exists() or not any(folder.iterdir())
    except OSError as fault:
        raise FolderFault(folder) from fault
    if not empty:
        raise FolderNotEmptyError(folder)
