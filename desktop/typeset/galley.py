"""What a page is made up from.

A block describes a part of the page. Set at a width it becomes a galley, from which pages take
what fits. The hard rule: a galley is never empty, and given a fresh page it always hands out
something, so that making up pages comes to an end.
"""

from collections.abc import Iterable
from math import inf
from typing import Protocol

from msgspec import Struct

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


class Around(Struct, frozen=True):
    """A galley that holds another one, and wants the space around it that that one wants."""

    body: Galley

    @property
    def before(self) -> float:
        return self.body.before

    @property
    def after(self) -> float:
        return self.body.after

    @property
    def keep_with_next(self) -> bool:
        return self.body.keep_with_next


class Block(Protocol):
    def lay(self, width: float, compositor: Compositor) -> Galley: ...


class Group(Struct, frozen=True):
    """Blocks that belong together for who does not see the page: a list, or one of its items."""

    role: Role
    blocks: "Iterable[Block | Group]"


def listed(items: "Iterable[Iterable[Block | Group]]") -> Group:
    """Make a list, to who hears the page read, of the blocks of each of its items."""
    return Group(Role.LIST, tuple(Group(Role.ITEM, tuple(item)) for item in items))


class PageTurn(Struct, frozen=True):
    """A block after which a new page begins; at the head of a page there is none to turn.

    With `anew` the pages after it are counted by themselves, as those of another letter.
    """

    anew: bool = False

    def lay(self, _width: float, _compositor: Compositor) -> "RestOfPage":
        return RestOfPage(0, self.anew)


class RestOfPage(Struct, frozen=True):
    """Nothing, as high as the room that is left; it is its own piece."""

    height: float
    anew: bool

    before = after = 0.0
    keep_with_next = False

    def least(self) -> float:
        """Say with less than nothing: it has room on any page."""
        return -inf

    def take(self, room: float, *, fresh: bool) -> "tuple[RestOfPage, None]":
        return RestOfPage(0, anew=False) if fresh else RestOfPage(max(room, 0), self.anew), None

    def draw(self, page: Page, _left: float, _top: float) -> None:
        """Draw nothing, and remember where a count ends."""
        if self.anew:
            page.ends_count = True
