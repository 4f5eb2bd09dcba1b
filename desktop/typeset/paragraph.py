"""A paragraph: text with a style, divided between pages without leaving a line alone."""

from msgspec import Struct
from msgspec.structs import replace

from desktop.typeset.compositor import Compositor, Line
from desktop.typeset.outline import Bookmark
from desktop.typeset.page import Page
from desktop.typeset.role import Role
from desktop.typeset.structure import Element, Source
from desktop.typeset.style import Style, Text

_TOGETHER = 2  # lines that must not be parted at the beginning and the end
_TOLERANCE = 0.01


class Paragraph(Struct, frozen=True):
    text: Text
    style: Style
    bookmark: Bookmark | None = None

    def lay(
        self, width: float, compositor: Compositor, role: Role | None = None
    ) -> "ParagraphGalley":
        """Set it; `role` is what it is to the reader where its style does not say."""
        lines, levels = compositor.set(self.text, self.style, width)
        element = Element(role or self.style.role, Source(self.text, levels))
        return ParagraphGalley(lines, self.style, width, element, self.bookmark)


class ParagraphPiece(Struct, frozen=True):
    lines: tuple[Line, ...]
    style: Style
    width: float
    element: Element
    bookmark: Bookmark | None

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def draw(self, page: Page, left: float, top: float) -> None:
        if self.bookmark:
            page.bookmark(self.bookmark, top)
        with page.inside(self.element):
            for line in self.lines:
                page.text(line, self.style, left, top, self.width)
                top += self.style.leading


class ParagraphGalley(Struct, frozen=True):
    lines: tuple[Line, ...]
    style: Style
    width: float
    element: Element
    bookmark: Bookmark | None
    taken: int = 0

    @property
    def before(self) -> float:
        return self.style.before

    @property
    def after(self) -> float:
        return self.style.after

    @property
    def keep_with_next(self) -> bool:
        return self.style.keep_with_next

    @property
    def height(self) -> float:
        return (len(self.lines) - self.taken) * self.style.leading

    def least(self) -> float:
        left = len(self.lines) - self.taken
        divisible = left >= 2 * _TOGETHER
        return (_TOGETHER if divisible else left) * self.style.leading

    def take(
        self, room: float, *, fresh: bool
    ) -> "tuple[ParagraphPiece | None, ParagraphGalley | None]":
        left = len(self.lines) - self.taken
        count = int((room + _TOLERANCE) / self.style.leading)
        if fresh:
            count = max(count, 1)
        if count >= left:
            return self._piece(left), None
        clean = min(count, left - _TOGETHER)
        if clean < _TOGETHER:
            if not fresh:
                return None, self
            clean = count
        rest = replace(self, taken=self.taken + clean)
        return self._piece(clean), rest

    def _piece(self, count: int) -> ParagraphPiece:
        lines = self.lines[self.taken : self.taken + count]
        bookmark = None if self.taken else self.bookmark
        return ParagraphPiece(lines, self.style, self.width, self.element, bookmark)
