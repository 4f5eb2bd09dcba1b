"""A block that a page turn spares as long as it is short.

The hard rule: it only holds together; how its block is set is the block's own affair.
"""

from msgspec import Struct
from msgspec.structs import replace

from desktop.typeset.compositor import Compositor
from desktop.typeset.galley import Around, Block, Piece


class Together(Struct, frozen=True):
    """A block that is not divided as long as it is no higher than `limit`."""

    body: Block
    limit: float
    keep_with_next: bool = False  # also where it is higher

    def lay(self, width: float, compositor: Compositor) -> "TogetherGalley":
        galley = self.body.lay(width, compositor)
        piece, rest = galley.take(self.limit, fresh=False)
        return TogetherGalley(galley, None if rest else piece, self.keep_with_next)


class TogetherGalley(Around, frozen=True):
    whole: Piece | None  # None where it is higher than its limit
    keep_with_next: bool

    def least(self) -> float:
        return self.whole.height if self.whole else self.body.least()

    def take(self, room: float, *, fresh: bool) -> "tuple[Piece | None, TogetherGalley | None]":
        if self.whole and self.whole.height <= room:
            return self.whole, None
        if self.whole and not fresh:
            return None, self
        piece, rest = self.body.take(room, fresh=fresh)
        return piece, replace(self, body=rest, whole=None) if rest else None
