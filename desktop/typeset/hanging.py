"""A block set in, and beside its first line the label on which it hangs.

The hard rule: it only places what it holds; how that is set and divided is its own affair.
"""

from msgspec import Struct
from msgspec.structs import replace

from desktop.typeset.compositor import Compositor
from desktop.typeset.galley import Around, Block, Piece
from desktop.typeset.page import Page
from desktop.typeset.paragraph import Paragraph, ParagraphPiece
from desktop.typeset.role import Artifact

_GAP = 3.0  # least distance from the label to its text


class Hanging(Struct, frozen=True):
    """A block set in from the right; its label stands in that room, and `again` on new pages.

    Where the label belongs to a block before, there is only the one of new pages.
    """

    body: Block
    indent: float
    label: Paragraph | None = None
    again: Paragraph | None = None  # the label, unless given

    def lay(self, width: float, compositor: Compositor) -> "HangingGalley":
        """Set them; a label that is wider than its room gets more, up to half of the width."""
        labels = [
            each.lay(max(self.indent, width / 2 - _GAP), compositor) if each else None
            for each in (self.label, self.again or self.label)
        ]
        wanted = [line.width + _GAP for galley in labels if galley for line in galley.lines]
        indent = max(self.indent, *wanted, 0)
        label, again = (
            replace(galley, width=indent).take(galley.height, fresh=True)[0] if galley else None
            for galley in labels
        )
        return HangingGalley(
            self.body.lay(width - indent, compositor), label, again, width - indent
        )


class HangingPiece(Struct, frozen=True):
    body: Piece
    label: ParagraphPiece | None
    body_width: float
    begins: bool  # whether the body begins with it

    @property
    def height(self) -> float:
        return max(self.body.height, self.label.height if self.label else 0)

    def draw(self, page: Page, left: float, top: float) -> None:
        if self.label and self.begins:
            self.label.draw(page, left + self.body_width, top)
        elif self.label:
            with page.inside(Artifact.REPEATED):
                replace(self.label, bookmark=None).draw(page, left + self.body_width, top)
        self.body.draw(page, left, top)


class HangingGalley(Around, frozen=True):
    label: ParagraphPiece | None
    again: ParagraphPiece | None  # the label of what is left for the next page
    body_width: float
    begins: bool = True  # whether nothing of it is on a page yet

    def least(self) -> float:
        return max(self.body.least(), self.label.height if self.label else 0)

    def take(
        self, room: float, *, fresh: bool
    ) -> "tuple[HangingPiece | None, HangingGalley | None]":
        if self.label and self.label.height > room and not fresh:
            return None, self
        taken, left = self.body.take(room, fresh=fresh)
        piece = HangingPiece(taken, self.label, self.body_width, self.begins) if taken else None
        if not left:
            return piece, None
        if not taken:
            return None, replace(self, body=left)
        return piece, replace(self, body=left, label=self.again, begins=False)
