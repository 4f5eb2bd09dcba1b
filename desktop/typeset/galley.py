"""What a page is made up from.

A block describes a part of the page. Set at a width it becomes a galley, from which pages take
what fits. The hard rule: a galley is never empty, and given a fresh page it always hands out
something, so that making up pages comes to an end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from desktop.typeset.compositor import Compositor
from desktop.typeset.page import Page
from desktop.typeset.role import Role


class Piece(Protocol):
    """Set matter with its place still open."""

    @property
    def height(self) -> float: ...

    def draw(self, page: Page, left: float, top: float) -> None: ...


class Galley(Protocol):
    """Set matter not yet on a page; the lengths are the space it wants around it."""

    @property
    def before(self) -> float: ...

    @property
    def after(self) -> float: ...

    @property
    def keep_with_next(self) -> bool: ...

    def least(self) -> float:
        """Say with how little height it can begin on a page."""

    def take(self, room: float, *, fresh: bool) -> "tuple[Piece | None, Galley | None]":
        """Hand out what fits into the room, and the rest; on a fresh page never nothing."""


class Block(Protocol):
    def lay(self, width: float, compositor: Compositor) -> Galley: ...


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together for who does not see the page: a list, or one of its items."""

    role: Role
    blocks: "Iterable[Block | Group]"
