"""A block over which a signature is put later, by whoever signs the finished file.

The hard rule: it only marks the place; how its block is set and divided is the block's own affair.
"""

from msgspec import Struct
from msgspec.structs import replace

from desktop.typeset.compositor import Compositor
from desktop.typeset.galley import Around, Block, Piece
from desktop.typeset.page import Page
from desktop.typeset.role import Role
from desktop.typeset.structure import Element


class SignatureField(Struct, frozen=True):
    """A block and the field that lies over it, or over its end where a page turn divides it."""

    body: Block
    name: str  # of the field, unique in the document
    about: str  # what it is, in words

    def lay(self, width: float, compositor: Compositor) -> "FieldGalley":
        return FieldGalley(self.body.lay(width, compositor), self, width)


class FieldPiece(Struct, frozen=True):
    body: Piece
    field: SignatureField
    width: float

    @property
    def height(self) -> float:
        return self.body.height

    def draw(self, page: Page, left: float, top: float) -> None:
        self.body.draw(page, left, top)
        with page.inside(Element(Role.FORM)):
            page.field(self.field.name, self.field.about, (left, top), (self.width, self.height))


class FieldGalley(Around, frozen=True):
    field: SignatureField
    width: float

    def least(self) -> float:
        return self.body.least()

    def take(self, room: float, *, fresh: bool) -> "tuple[Piece | None, FieldGalley | None]":
        piece, rest = self.body.take(room, fresh=fresh)
        if rest:
            return piece, replace(self, body=rest)
        return FieldPiece(piece, self.field, self.width) if piece else None, None
