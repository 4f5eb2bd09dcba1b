"""A table that runs over pages: columns from the right, header on each page, rows cut cleanly.

The hard rule: time is linear. A row is set when its page is made, and nothing behind it is
touched.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from desktop.typeset.compositor import Compositor
from desktop.typeset.page import Page, Point
from desktop.typeset.paragraph import ParagraphPiece
from desktop.typeset.role import Artifact
from desktop.typeset.rows import (
    TOLERANCE,
    Column,
    Grid,
    Heading,
    Row,
    RowGalley,
    RowPiece,
    TableStyle,
)
from desktop.typeset.structure import Element
from desktop.typeset.style import Color, Text

__all__ = ["Column", "Heading", "Row", "Table", "TableStyle"]


class Table(Struct, frozen=True):
    columns: tuple[Column, ...]
    rows: Sequence[Row | Heading]
    style: TableStyle
    continued: Text = ""  # stands above its repeated header where it goes on on a new page

    def lay(self, width: float, compositor: Compositor) -> "TableGalley":
        grid = Grid(self.columns, self.rows, self.style, width, compositor)
        return TableGalley(grid, grid.line(self.continued))


class TablePiece(Struct, frozen=True):
    grid: Grid
    rows: list[RowPiece]  # with the header
    continued: ParagraphPiece | None = None  # above them
    again: RowPiece | None = None  # the heading of the first rows, if it began on a page before

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + self._rows_below()

    def draw(self, page: Page, left: float, top: float) -> None:
        grid = self.grid
        if self.continued:
            with page.inside(Artifact.REPEATED):
                self.continued.draw(page, left, top)
        edges = [top + self._rows_below()]
        with page.inside(grid.element):
            for row in self.rows:
                begun = row.element.placed  # on a page before
                repeated = (begun and row is grid.head) or row is self.again
                with page.inside(Artifact.REPEATED if repeated else row.element):
                    self._draw_row(row, page, (left, edges[-1]), with_empty=not begun)
                edges.append(edges[-1] + row.height)
        if grid.style.border:
            self._draw_lines(grid.style.border, page, left, edges)

    def _rows_below(self) -> float:
        return self.continued.height if self.continued else 0

    def _draw_lines(self, color: Color, page: Page, left: float, edges: list[float]) -> None:
        grid, width = self.grid, self.grid.style.border_width
        right = left + grid.width
        for edge, row, below in zip(edges, (None, *self.rows), (*self.rows, None), strict=True):
            runs = [(left, right)]
            if row and below and below.joined and not row.heading and row is not grid.head:
                runs = [(left + start, left + end) for start, end in grid.filled(below)]
            for start, end in runs:
                page.rule((start, edge), (end, edge), width, color)
        uprights = (right, *(left + inset for inset in grid.lefts)) if grid.style.uprights else ()
        for x in uprights:
            page.rule((x, edges[0]), (x, edges[-1]), width, color)

    def _draw_row(self, row: RowPiece, page: Page, corner: Point, *, with_empty: bool) -> None:
        """Draw its cells; one row of the tree has each of the empty ones once."""
        grid, (left, top) = self.grid, corner
        beside, above = grid.style.padding
        for cell, inset in zip(row.cells, (0,) if row.heading else grid.lefts, strict=True):
            if cell:
                middle = max(above, (row.height - cell.height) / 2)
                down = middle if grid.style.middle else above
                cell.draw(page, left + inset + beside, top + down)
            elif with_empty and grid.cell_role:
                row.element.add(Element(grid.cell_role))


class TableGalley(Struct, frozen=True):
    grid: Grid
    continued: ParagraphPiece | None
    next_row: int = 0
    begun: RowGalley | None = None
    begins: bool = True  # whether nothing of it is on a page yet
    under: Heading | None = None  # the heading of the rows taken so far

    @property
    def before(self) -> float:
        return self.grid.style.before

    @property
    def after(self) -> float:
        return self.grid.style.after

    keep_with_next = False

    def least(self) -> float:
        needed = self._above(self._again())
        if self.next_row >= len(self.grid.rows):
            return needed
        *heads, row = self._together(self.next_row, self.begun)
        needed += _height(self.grid.take_whole(heads))
        if joined := self._joined(self.next_row + len(heads), row):
            return needed + self._least_of(row, joined)
        return needed + self.grid.least(row, begun=self.begun is not None)

    def take(self, room: float, *, fresh: bool) -> "tuple[TablePiece | None, TableGalley | None]":
        grid, again, under = self.grid, self._again(), self.under
        pieces: list[RowPiece] = []
        used = self._above(again)
        number, begun = self.next_row, self.begun
        while number < len(grid.rows):
            *heads, row = self._together(number, begun, again=not pieces)
            over = grid.take_whole(heads)
            needed = used + _height(over)
            number += len(heads)
            taken, begun = self._take(number, row, room - needed, fresh=fresh and not pieces)
            if not taken:
                number -= len(heads)
                begun = self.begun if row is self.begun else None
                break
            pieces += (*over, *taken)
            used = needed + _height(taken)
            under = heads[-1].heading if heads else under
            if begun:
                break
            number += len(taken)
        unfinished = number < len(grid.rows)
        if not fresh and (used > room + TOLERANCE or (unfinished and not pieces)):
            return None, self
        rest = None
        if unfinished:
            rest = TableGalley(grid, self.continued, number, begun, begins=False, under=under)
        above = [each for each in (grid.head, again) if each]
        continued = None if self.begins else self.continued
        return TablePiece(grid, [*above, *pieces], continued, again), rest

    def _above(self, again: RowPiece | None) -> float:
        """Say how high it is what stands above the rows of a page."""
        continued = None if self.begins else self.continued
        return sum(each.height for each in (continued, self.grid.head, again) if each)

    def _least_of(self, row: RowGalley, joined: list[RowGalley]) -> float:
        """Say with how little height rows that are joined can begin."""
        height = _height(self.grid.take_joined(row, joined))
        if height <= self.grid.style.together:
            return height
        return _height(self.grid.take_joined(row, []))

    def _together(
        self, number: int, begun: RowGalley | None, *, again: bool = False
    ) -> list[RowGalley]:
        """Set the next row, after the headings that stand over it."""
        if begun:
            return [begun]
        rows = [self.grid.set_row(number, again=again)]
        while rows[-1].heading and number + len(rows) < len(self.grid.rows):
            rows.append(self.grid.set_row(number + len(rows)))
        return rows

    def _take(
        self, number: int, row: RowGalley, room: float, *, fresh: bool
    ) -> tuple[list[RowPiece], RowGalley | None]:
        """Take a row with all that are joined to it, or of too many those that fit."""
        if joined := self._joined(number, row):
            pieces = self.grid.take_joined(row, joined)
            if fresh or _height(pieces) > self.grid.style.together:
                pieces = self._fitting(row, joined, room)
            if _height(pieces) <= room + TOLERANCE:
                return pieces, None
            if not fresh:
                return [], None
        piece, begun = self.grid.take(row, room, fresh=fresh)
        return [piece] if piece else [], begun

    def _fitting(self, row: RowGalley, joined: list[RowGalley], room: float) -> list[RowPiece]:
        """Take a row and as many of those joined to it as fit, be it none."""
        below = accumulate(piece.height for piece in self.grid.take_whole(joined))
        for count in range(bisect_right(list(below), room), 0, -1):
            pieces = self.grid.take_joined(row, joined[:count])
            if _height(pieces) <= room + TOLERANCE:
                return pieces
        return self.grid.take_joined(row, [])

    def _joined(self, number: int, row: RowGalley) -> list[RowGalley]:
        """Set the rows that are joined to the one of this number, if it is itself not joined."""
        if row.joined or row.heading or row is self.begun:
            return []
        rows = self.grid.rows
        joined = []
        for place in range(number + 1, len(rows)):
            below = rows[place]
            if isinstance(below, Heading) or not below.joined:
                break
            joined.append(self.grid.set_row(place))
        return joined

    def _again(self) -> RowPiece | None:
        rows = self.grid.rows
        on = self.next_row < len(rows) and not isinstance(rows[self.next_row], Heading)
        return self.grid.repeated(self.under) if self.under and on else None


def _height(pieces: Sequence[RowPiece]) -> float:
    return sum(piece.height for piece in pieces)
