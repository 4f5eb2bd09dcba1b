"""Makes a document up into pages.

The hard rule: one pass. A page is drawn as it fills; only heads and feet wait until the number of
pages is known.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from desktop.typeset.compositor import Compositor
from desktop.typeset.document import Document, Margin, Progress, Strip
from desktop.typeset.galley import Block, Galley, Group, Piece
from desktop.typeset.page import Page
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.resources import Resources
from desktop.typeset.role import Artifact, Role
from desktop.typeset.structure import Element
from desktop.typeset.style import Align

_A_LITTLE = 1.0  # less than any line


class MadeUp(NamedTuple):
    """All pages, drawn, and the tree of what is on them."""

    pages: list[Page]
    root: Element


def make_up(document: Document, resources: Resources, progress: Progress) -> MadeUp:
    compositor = Compositor(resources.faces)
    maker = _Maker(document, compositor, resources, progress)
    chain: list[_Set] = []
    for block, groups in _each(document.blocks, ()):
        galley = block.lay(document.paper.text_width, compositor)
        chain.append(_Set(galley, groups))
        if not galley.keep_with_next:
            maker.place(chain)
            chain = []
    maker.place(chain)
    maker.finish(document.header, document.footer)
    return MadeUp(maker.pages, maker.root)


Groups = tuple[Element, ...]  # from the outermost to the innermost


class _Set(NamedTuple):
    galley: Galley
    groups: Groups


def _each(blocks: Iterable[Block | Group], groups: Groups) -> Iterator[tuple[Block, Groups]]:
    """Give each block with the groups that it is in."""
    for block in blocks:
        if isinstance(block, Group):
            yield from _each(block.blocks, (*groups, Element(block.role)))
        else:
            yield block, groups


def _rooms_below(chain: list[_Set]) -> list[float]:
    """Say what must fit under each galley: the beginnings of those it must stay with."""
    rooms = [0.0] * len(chain)
    for place in range(len(chain) - 2, -1, -1):
        above, below = chain[place].galley, chain[place + 1].galley
        rooms[place] = max(above.after, below.before) + _beginning(below, rooms[place + 1])
    return rooms


def _beginning(galley: Galley, below: float) -> float:
    """Say with how little room it can begin, if so much must fit under its end."""
    least = galley.least()
    if below:
        piece, rest = galley.take(least, fresh=False)
        if piece and rest:
            return least  # it ends on another page
    return least + below


def _counted(pages: list[Page]) -> Iterator[tuple[int, int, Page]]:
    """Give each page with its number and the number of those that are counted with it."""
    together: list[Page] = []
    for page in pages:
        together.append(page)
        if page.ends_count or page is pages[-1]:
            yield from ((number, len(together), each) for number, each in enumerate(together, 1))
            together = []


class _Maker:
    """Fills page after page."""

    def __init__(
        self, document: Document, compositor: Compositor, resources: Resources, progress: Progress
    ) -> None:
        self.paper, self.compositor = document.paper, compositor
        self.resources, self.progress = resources, progress
        self.under = document.watermark.set(compositor) if document.watermark else None
        self.root = Element(Role.DOCUMENT)
        self.pages: list[Page] = []
        self._turn()

    def _turn(self) -> None:
        if self.pages:
            self.progress(len(self.pages))
        size = (self.paper.width, self.paper.height)
        self.pages.append(Page(len(self.pages), size, self.resources, self.root))
        if self.under:
            self.under.draw(self.pages[-1])
        self.y = self.paper.top
        self.after = 0.0
        self.fresh = True

    def place(self, chain: list[_Set]) -> None:
        """Place galleys of which each but the last must stay with the next."""
        rooms = _rooms_below(chain)
        if chain and not self.fresh:
            first = chain[0].galley
            wanted = self._space(first) + _beginning(first, rooms[0])
            if self.y + wanted > self.paper.text_bottom:
                self._turn()
        for (galley, groups), below in zip(chain, rooms, strict=True):
            self._place(galley, groups, below)

    def _place(self, galley: Galley, groups: Groups, below: float) -> None:
        rest: Galley | None = galley
        while rest:
            top = self.y + self._space(galley)
            piece, rest = self._take(rest, self.paper.text_bottom - top, below)
            if piece:
                page = self.pages[-1]
                with page.inside(*groups):
                    piece.draw(page, self.paper.left, top)
                self.y = top + piece.height
                self.fresh = self.fresh and not piece.height
            if rest:
                self._turn()
        self.after = galley.after

    def _take(
        self, galley: Galley, room: float, below: float
    ) -> tuple[Piece | None, Galley | None]:
        """Take what fits; where what must follow does not, the end of it goes along."""
        piece, rest = galley.take(room, fresh=self.fresh)
        crowded = below and piece and not rest and piece.height + below > room
        if piece and crowded and galley.least() + below <= self.paper.text_height:
            most, end = galley.take(piece.height - _A_LITTLE, fresh=self.fresh)
            if most:
                return most, end
        return piece, rest

    def _space(self, galley: Galley) -> float:
        return 0 if self.fresh else max(self.after, galley.before)

    def finish(self, header: Margin | None, footer: Margin | None) -> None:
        self.progress(len(self.pages))
        for number, count, page in _counted(self.pages):
            if header and (strip := header(number, count)):
                with page.inside(Artifact.HEADER):
                    self._strip(page, strip, self.paper.top - strip.gap, above=True)
            if footer and (strip := footer(number, count)):
                with page.inside(Artifact.FOOTER):
                    self._strip(page, strip, self.paper.text_bottom + strip.gap, above=False)

    def _strip(self, page: Page, strip: Strip, edge: float, *, above: bool) -> None:
        paper = self.paper
        if strip.rule:
            page.rule((paper.left, edge), (paper.width - paper.right, edge), 0.4, strip.rule)
        for text, align in (
            (strip.start, Align.START),
            (strip.center, Align.CENTER),
            (strip.end, Align.END),
        ):
            if text:
                style = replace(strip.style, align=align)
                galley = Paragraph(text, style).lay(paper.text_width, self.compositor)
                piece, _ = galley.take(galley.height, fresh=True)
                if piece:
                    top = edge - piece.height if above else edge
                    piece.draw(page, paper.left, top)
