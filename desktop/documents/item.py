"""Blocks around other blocks: a text that hangs on its number, and what a page turn spares.

The one hard rule: they only place what they hold; how it is set and divided is its own affair.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop.typeset.compositor import Compositor
from desktop.typeset.galley import Block, Galley, Group, Piece
from desktop.typeset.page import Page
from desktop.typeset.paragraph import Paragraph, ParagraphPiece
from desktop.typeset.role import Role


@dataclass(frozen=True, slots=True)
class Hanging:
    """A block set in from the right; its label stands in that room, beside the first line."""

    body: Block
    indent: float
    label: Paragraph | None = None

    def lay(self, width: float, compositor: Compositor) -> "HangingGalley":
        label = None
        if self.label:
            galley = self.label.lay(self.indent, compositor)
            label, _ = galley.take(galley.height, fresh=True)
        body = self.body.lay(width - self.indent, compositor)
        return HangingGalley(body, label, width - self.indent)


@dataclass(frozen=True, slots=True)
class HangingPiece:
    body: Piece
    label: ParagraphPiece | None
    body_width: float

    @property
    def height(self) -> float:
        return self.body.height

    def draw(self, page: Page, left: float, top: float) -> None:
        if self.label:
            self.label.draw(page, left + self.body_width, top)
        self.body.draw(page, left, top)


@dataclass(frozen=True, slots=True)
class HangingGalley:
    body: Galley
    label: ParagraphPiece | None
    body_width: float

    @property
    def before(self) -> float:
        return self.body.before

    @property
    def after(self) -> float:
        return self.body.after

    @property
    def keep_with_next(self) -> bool:
        return self.body.keep_with_next

    def least(self) -> float:
        return self.body.least()

    def take(
        self, room: float, *, fresh: bool
    ) -> "tuple[HangingPiece | None, HangingGalley | None]":
        taken, left = self.body.take(room, fresh=fresh)
        piece = HangingPiece(taken, self.label, self.body_width) if taken else None
        rest = replace(self, body=left, label=None if taken else self.label) if left else None
        return piece, rest


@dataclass(frozen=True, slots=True)
class Together:
    """A block that is not divided as long as it is no higher than `limit`."""

    body: Block
    limit: float
    keep_with_next: bool = False

    def lay(self, width: float, compositor: Compositor) -> Galley:
        galley = self.body.lay(width, compositor)
        piece, rest = galley.take(self.limit, fresh=False)
        if piece is None or rest:
            return galley
        return WholeGalley(galley, piece, self.keep_with_next)


@dataclass(frozen=True, slots=True)
class WholeGalley:
    galley: Galley
    piece: Piece
    keep_with_next: bool

    @property
    def before(self) -> float:
        return self.galley.before

    @property
    def after(self) -> float:
        return self.galley.after

    def least(self) -> float:
        return self.piece.height

    def take(self, room: float, *, fresh: bool) -> "tuple[Piece | None, WholeGalley | None]":
        return (self.piece, None) if fresh or room >= self.piece.height else (None, self)


def listed(items: Iterable[Iterable[Block]]) -> Group:
    """Make a list, to who hears the page read, of the blocks of each of its items."""
    return Group(Role.LIST, tuple(Group(Role.ITEM, tuple(item)) for item in items))
