"""Describes a document and makes it up into pages.

The hard rule: one pass. A page is drawn when it is full; only heads and feet wait until the
number of pages is known.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.typeset.compositor import Compositor
from desktop.typeset.galley import Block, Galley
from desktop.typeset.page import Fonts, Page
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Faces
from desktop.typeset.style import MM, Align, Color, Style, Text


@dataclass(frozen=True, slots=True)
class Paper:
    """A4 upright, bound on the right."""

    width: float = 210 * MM
    height: float = 297 * MM
    top: float = 22 * MM
    right: float = 25 * MM
    bottom: float = 22 * MM
    left: float = 18 * MM

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_bottom(self) -> float:
        return self.height - self.bottom


@dataclass(frozen=True, slots=True)
class Strip:
    """One line in the margin above or below the text, and the rule between the two."""

    style: Style
    start: Text = ""
    center: Text = ""
    end: Text = ""
    rule: Color | None = None
    gap: float = 4 * MM  # between text and strip


Margin = Callable[[int, int], Strip | None]  # of the page's number and the number of pages
Progress = Callable[[int], None]  # called with each page's number; may raise to stop


@dataclass(frozen=True, slots=True)
class About:
    """What a reader program shows about the document."""

    title: str
    author: str
    subject: str
    creator: str
    created: datetime  # with a time zone
    language: str = "fa-IR"


@dataclass(frozen=True, slots=True)
class Document:
    about: About
    blocks: Iterable[Block]
    paper: Paper = Paper()
    header: Margin | None = None
    footer: Margin | None = None


def make_up(document: Document, faces: Faces, fonts: Fonts, progress: Progress) -> list[Page]:
    """All pages, drawn."""
    compositor = Compositor(faces)
    maker = _Maker(document.paper, compositor, fonts, progress)
    chain: list[Galley] = []
    for block in document.blocks:
        chain.append(block.lay(document.paper.text_width, compositor))
        if not chain[-1].keep_with_next:
            maker.place(chain)
            chain = []
    maker.place(chain)
    maker.finish(document.header, document.footer)
    return maker.pages


class _Maker:
    """Fills page after page."""

    def __init__(
        self, paper: Paper, compositor: Compositor, fonts: Fonts, progress: Progress
    ) -> None:
        self.paper, self.compositor = paper, compositor
        self.fonts, self.progress = fonts, progress
        self.pages: list[Page] = []
        self._turn()

    def _turn(self) -> None:
        if self.pages:
            self.progress(len(self.pages))
        self.pages.append(Page(self.paper.height, self.fonts))
        self.y = self.paper.top
        self.after = 0.0
        self.fresh = True

    def place(self, chain: list[Galley]) -> None:
        """Place galleys of which each but the last must stay with the next."""
        wanted = sum(self._space(galley) + galley.least() for galley in chain)
        if not self.fresh and self.y + wanted > self.paper.text_bottom:
            self._turn()
        for galley in chain:
            self._place(galley)

    def _place(self, galley: Galley) -> None:
        rest: Galley | None = galley
        while rest:
            top = self.y + self._space(galley)
            piece, rest = rest.take(self.paper.text_bottom - top, fresh=self.fresh)
            if piece:
                piece.draw(self.pages[-1], self.paper.left, top)
                self.y = top + piece.height
                self.fresh = False
            if rest:
                self._turn()
        self.after = galley.after

    def _space(self, galley: Galley) -> float:
        return 0 if self.fresh else max(self.after, galley.before)

    def finish(self, header: Margin | None, footer: Margin | None) -> None:
        self.progress(len(self.pages))
        count = len(self.pages)
        for number, page in enumerate(self.pages, 1):
            if header and (strip := header(number, count)):
                self._strip(page, strip, self.paper.top - strip.gap, above=True)
            if footer and (strip := footer(number, count)):
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
