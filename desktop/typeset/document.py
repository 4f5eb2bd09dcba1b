"""What a document is: its text, its paper and what stands in the margins, as plain values."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from desktop.typeset.archive import Attachment
from desktop.typeset.galley import Block, Group
from desktop.typeset.metadata import About
from desktop.typeset.style import MM, Color, Style, Text
from desktop.typeset.watermark import Watermark


class Paper(Struct, frozen=True):
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
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def text_bottom(self) -> float:
        return self.height - self.bottom


# Across, bound at the top: among upright sheets it lies with its head to their bound edge.
LANDSCAPE = Paper(width=297 * MM, height=210 * MM, top=29 * MM, right=18 * MM)


class Strip(Struct, frozen=True):
    """One line in the margin above or below the text, and the rule between the two."""

    style: Style
    start: Text = ""
    center: Text = ""
    end: Text = ""
    rule: Color | None = None
    gap: float = 4 * MM  # between text and strip


Margin = Callable[[int, int], Strip | None]  # of the page's number and the number of pages
Progress = Callable[[int], None]  # called with each page's number; may raise to stop


class Document(Struct, frozen=True):
    about: About
    blocks: Iterable[Block | Group]
    paper: Paper = Paper()
    header: Margin | None = None
    footer: Margin | None = None
    attachments: Iterable[Attachment] = ()  # asked for when all pages are made
    watermark: Watermark | None = None
