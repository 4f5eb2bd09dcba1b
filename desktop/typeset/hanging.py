"""A block set in, and beside its first line the label on which it hangs.

The hard rule: it only places what it holds; how that is set and divided is its own affair.
"""

from dataclasses import dataclass, replace

from desktop.typeset.compositor import Compositor
from desktop.typeset.galley import Block, Galley, Piece
from desktop.typeset.page import Page
from desktop.typeset.paragraph import Paragraph, ParagraphPiece
from desktop.typeset.role import Artifact

_GAP = 3.0  # least distance from the label to its text


@dataclass(frozen=True, slots=True)
class Hanging:
    """A block set in from the right; its label stands in that room, again on each new page.

    Where the label belongs to a block before, it stands on new pages only.
    """

    body: Block
    indent: float
    label: Paragraph | None = None
    labelled: bool = True  # whether the label stands here, and not only on new pages

    def lay(self, width: float, compositor: Compositor) -> "HangingGalley":
        """Set both; a label that is wider than its room gets more, up to half of the width."""
        indent, label = self.indent, None
        if self.label:
            galley = self.label.lay(max(indent, width / 2 - _GAP), compositor)
            indent = max(indent, *(line.width + _GAP for line in galley.lines))
            label, _ = replace(galley, width=indent).take(galley.height, fresh=True)
        body = self.body.lay(width - indent, compositor)
        return HangingGalley(body, label if self.labelled else None, label, width - indent)


@dataclass(frozen=True, slots=True)
class HangingPiece:
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


@dataclass(frozen=True, slots=True)
class HangingGalley:
    body: Galley
    label: ParagraphPiece | None
    again: ParagraphPiece | None  # the label of what is left for the next page
    body_width: float
    begins: bool = True  # whether nothing of it is on a page yet

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
