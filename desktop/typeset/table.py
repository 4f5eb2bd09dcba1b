"""A table that runs over pages: columns from the right, header on each page, rows cut cleanly.

The hard rule: time is linear. A row is set when its page is made, and nothing behind it is
touched.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from desktop.typeset.compositor import Compositor
from desktop.typeset.page import Page, Point
from desktop.typeset.paragraph import Paragraph, ParagraphGalley, ParagraphPiece
from desktop.typeset.role import Artifact, Role
from desktop.typeset.structure import Element
from desktop.typeset.style import Color, Style, Text

_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a fixed width, or one that gets a share of what is left."""

    title: Text = ""
    width: float = 0
    share: float = 0
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Text | Paragraph, ...]
    fill: Color | None = None
    min_height: float = 0


@dataclass(frozen=True, slots=True)
class TableStyle:
    """The look of a table; without a border colour no lines are drawn.

    Where rows are whole, only one that is higher than a page is cut.
    """

    text: Style = field(default_factory=Style)
    head: Style = field(default_factory=Style)
    border: Color | None = None
    border_width: float = 0.4
    uprights: bool = True  # whether lines stand between columns and at the sides
    whole_rows: bool = False
    head_fill: Color | None = None
    padding: tuple[float, float] = (4, 3)  # beside and above the text
    before: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    style: TableStyle

    def lay(self, width: float, compositor: Compositor) -> "TableGalley":
        return TableGalley(_Grid(self, width, compositor), 0, None)


@dataclass(frozen=True, slots=True)
class _RowPiece:
    cells: tuple[ParagraphPiece | None, ...]
    height: float
    fill: Color | None
    element: Element


@dataclass(frozen=True, slots=True)
class _RowGalley:
    cells: tuple[ParagraphGalley | None, ...]
    row: Row
    min_height: float
    element: Element


class _Grid:
    """The table with its widths worked out, which sets single rows."""

    def __init__(self, table: Table, width: float, compositor: Compositor) -> None:
        self.table, self.width, self.compositor = table, width, compositor
        self.style = table.style
        fixed = sum(column.width for column in table.columns)
        shares = sum(column.share for column in table.columns) or 1
        self.widths = [
            column.width + column.share * (width - fixed) / shares for column in table.columns
        ]
        self.lefts = [width - used for used in accumulate(self.widths)]
        # Without titles it only arranges its cells, and to the reader it is no table.
        titled = any(column.title for column in table.columns)
        self.element = Element(Role.TABLE if titled else Role.PART)
        self.row_role = Role.ROW if titled else Role.PART
        self.cell_role = Role.CELL if titled else None
        self.head = self._head() if titled else None

    def _head(self) -> _RowPiece | None:
        titles = tuple(column.title for column in self.table.columns)
        head = Row(titles, self.style.head_fill)
        galleys = tuple(
            Paragraph(title, self.style.head).lay(self._inner(number), self.compositor, Role.HEAD)
            for number, title in enumerate(titles)
        )
        galley = _RowGalley(galleys, head, 0, Element(Role.ROW))
        piece, _ = self.take(galley, float("inf"), fresh=True)
        return piece

    def set_row(self, number: int) -> _RowGalley:
        row = self.table.rows[number]
        galleys = tuple(
            self._cell(cell, column).lay(self._inner(place), self.compositor, self.cell_role)
            if cell
            else None
            for place, (cell, column) in enumerate(zip(row.cells, self.table.columns, strict=True))
        )
        return _RowGalley(galleys, row, row.min_height, Element(self.row_role))

    def take(
        self, row: _RowGalley, room: float, *, fresh: bool
    ) -> tuple[_RowPiece | None, _RowGalley | None]:
        """Take a row whole, or cut so that each of its cells begins on this page."""
        padding = 2 * self.style.padding[1]
        content = max((cell.height for cell in row.cells if cell), default=0)
        height = max(content + padding, row.min_height)
        if height <= room + _TOLERANCE:
            pieces = tuple(
                cell.take(content, fresh=True)[0] if cell else None for cell in row.cells
            )
            return _RowPiece(pieces, height, row.row.fill, row.element), None
        if (self.style.whole_rows or height == row.min_height) and not fresh:
            return None, row
        taken = [
            cell.take(room - padding, fresh=fresh) if cell else (None, None) for cell in row.cells
        ]
        if any(cell and not piece for cell, (piece, _) in zip(row.cells, taken, strict=True)):
            return None, row
        pieces = tuple(piece for piece, _ in taken)
        used = padding + max((piece.height for piece in pieces if piece), default=0)
        rest = tuple(galley for _, galley in taken)
        part = _RowPiece(pieces, used, row.row.fill, row.element)
        return part, replace(row, cells=rest, min_height=0) if any(rest) else None

    def _inner(self, column: int) -> float:
        return self.widths[column] - 2 * self.style.padding[0]

    def _cell(self, cell: Text | Paragraph, column: Column) -> Paragraph:
        if isinstance(cell, Paragraph):
            return cell
        return Paragraph(cell, column.style or self.style.text)


@dataclass(frozen=True, slots=True)
class TablePiece:
    grid: _Grid
    rows: list[_RowPiece]

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)

    def draw(self, page: Page, left: float, top: float) -> None:
        grid, style = self.grid, self.grid.style
        edges = [top]
        with page.inside(grid.element):
            for row in self.rows:
                begun = row.element.placed  # on a page before
                repeated = begun and row is grid.head
                with page.inside(Artifact.REPEATED if repeated else row.element):
                    self._draw_row(row, page, (left, edges[-1]), with_empty=not begun)
                edges.append(edges[-1] + row.height)
        if style.border:
            right = left + grid.width
            for edge in edges:
                page.rule((left, edge), (right, edge), style.border_width, style.border)
            uprights = (right, *(left + inset for inset in grid.lefts)) if style.uprights else ()
            for x in uprights:
                page.rule((x, top), (x, edges[-1]), style.border_width, style.border)

    def _draw_row(self, row: _RowPiece, page: Page, corner: Point, *, with_empty: bool) -> None:
        """Draw its cells; one row of the tree has each of the empty ones once."""
        grid, (left, top) = self.grid, corner
        beside, above = grid.style.padding
        if row.fill:
            page.fill(left, top, grid.width, row.height, row.fill)
        for cell, inset in zip(row.cells, grid.lefts, strict=True):
            if cell:
                cell.draw(page, left + inset + beside, top + above)
            elif with_empty and grid.cell_role:
                row.element.add(Element(grid.cell_role))


@dataclass(frozen=True, slots=True)
class TableGalley:
    grid: _Grid
    next_row: int
    begun: _RowGalley | None

    @property
    def before(self) -> float:
        return self.grid.style.before

    @property
    def after(self) -> float:
        return self.grid.style.after

    keep_with_next = False

    def least(self) -> float:
        head = self.grid.head.height if self.grid.head else 0
        if self.next_row >= len(self.grid.table.rows):
            return head
        row = self.begun or self.grid.set_row(self.next_row)
        whole = self.grid.style.whole_rows
        first = max(
            (cell.height if whole else cell.least() for cell in row.cells if cell), default=0
        )
        return head + max(first + 2 * self.grid.style.padding[1], row.min_height)

    def take(self, room: float, *, fresh: bool) -> "tuple[TablePiece | None, TableGalley | None]":
        pieces: list[_RowPiece] = []
        used = self.grid.head.height if self.grid.head else 0
        number, begun = self.next_row, self.begun
        while begun or number < len(self.grid.table.rows):
            row = begun or self.grid.set_row(number)
            piece, begun = self.grid.take(row, room - used, fresh=fresh and not pieces)
            if piece:
                pieces.append(piece)
                used += piece.height
            if begun:
                break
            number += 1
        rest = TableGalley(self.grid, number, begun) if begun else None
        if not pieces and rest:
            return None, rest
        return TablePiece(self.grid, [self.grid.head, *pieces] if self.grid.head else pieces), rest
