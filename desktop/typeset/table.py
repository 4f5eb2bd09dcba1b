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
from desktop.typeset.picture import Picture, PictureGalley
from desktop.typeset.role import Artifact, Role
from desktop.typeset.structure import Element
from desktop.typeset.style import Align, Color, Style, Text

_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a fixed width, or one that gets a share of what is left."""

    title: Text = ""
    width: float = 0
    share: float = 0
    style: Style | None = None


Cell = Text | Paragraph | Picture


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    min_height: float = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over the rows that follow, across all columns; `again` is it on a new page."""

    text: Paragraph
    again: Paragraph


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
    middle: bool = False  # whether cells stand in the middle of their row, not at its top
    head_fill: Color | None = None
    padding: tuple[float, float] = (4, 3)  # beside and above the text
    before: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: Sequence[Row | Heading]
    style: TableStyle
    continued: Text = ""  # stands above its repeated header where it goes on on a new page

    def lay(self, width: float, compositor: Compositor) -> "TableGalley":
        return TableGalley(_Grid(self, width, compositor))


@dataclass(frozen=True, slots=True)
class _RowPiece:
    cells: tuple[ParagraphPiece | PictureGalley | None, ...]
    height: float
    element: Element
    heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class _RowGalley:
    cells: tuple[ParagraphGalley | PictureGalley | None, ...]
    min_height: float
    element: Element
    heading: Heading | None = None


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
        self.continued = self._continued()

    def above(self, *, begins: bool) -> float:
        """Say how high it is what stands above the rows of a page."""
        head = self.head.height if self.head else 0
        return head if begins or not self.continued else head + self.continued.height

    def repeated(self, heading: Heading) -> _RowPiece | None:
        """Set a heading once more, above the rest of its rows."""
        galley = self._set_heading(replace(heading, text=heading.again))
        return self.take(galley, float("inf"), fresh=True)[0]

    def _continued(self) -> ParagraphPiece | None:
        if not self.table.continued:
            return None
        style = replace(self.style.head, align=Align.START)
        galley = Paragraph(self.table.continued, style).lay(self.width, self.compositor)
        return galley.take(galley.height, fresh=True)[0]

    def _head(self) -> _RowPiece | None:
        titles = tuple(column.title for column in self.table.columns)
        galleys = tuple(
            Paragraph(title, self.style.head).lay(self._inner(number), self.compositor, Role.HEAD)
            for number, title in enumerate(titles)
        )
        galley = _RowGalley(galleys, 0, Element(Role.ROW))
        piece, _ = self.take(galley, float("inf"), fresh=True)
        return piece

    def set_row(self, number: int) -> _RowGalley:
        row = self.table.rows[number]
        if isinstance(row, Heading):
            return self._set_heading(row)
        galleys = tuple(
            self._cell(cell, column).lay(self._inner(place), self.compositor, self.cell_role)
            if cell
            else None
            for place, (cell, column) in enumerate(zip(row.cells, self.table.columns, strict=True))
        )
        return _RowGalley(galleys, row.min_height, Element(self.row_role))

    def _set_heading(self, heading: Heading) -> _RowGalley:
        width = self.width - 2 * self.style.padding[0]
        galley = heading.text.lay(width, self.compositor, self.cell_role)
        galley.element.columns = len(self.widths)
        return _RowGalley((galley,), 0, Element(self.row_role), heading)

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
            return _RowPiece(pieces, height, row.element, row.heading), None
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
        part = _RowPiece(pieces, used, row.element, row.heading)
        return part, replace(row, cells=rest, min_height=0) if any(rest) else None

    def _inner(self, column: int) -> float:
        return self.widths[column] - 2 * self.style.padding[0]

    def _cell(self, cell: Cell, column: Column) -> Paragraph | Picture:
        if isinstance(cell, Paragraph | Picture):
            return cell
        return Paragraph(cell, column.style or self.style.text)


@dataclass(frozen=True, slots=True)
class TablePiece:
    grid: _Grid
    rows: list[_RowPiece]  # with the header
    begins: bool  # whether the table begins with it
    again: _RowPiece | None = None  # the heading of the first rows, if it began on a page before

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + self._rows_below()

    def draw(self, page: Page, left: float, top: float) -> None:
        grid = self.grid
        if grid.continued and not self.begins:
            with page.inside(Artifact.REPEATED):
                grid.continued.draw(page, left, top)
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
        continued = None if self.begins else self.grid.continued
        return continued.height if continued else 0

    def _draw_lines(self, color: Color, page: Page, left: float, edges: list[float]) -> None:
        grid, width = self.grid, self.grid.style.border_width
        right = left + grid.width
        for edge in edges:
            page.rule((left, edge), (right, edge), width, color)
        uprights = (right, *(left + inset for inset in grid.lefts)) if grid.style.uprights else ()
        for x in uprights:
            page.rule((x, edges[0]), (x, edges[-1]), width, color)

    def _draw_row(self, row: _RowPiece, page: Page, corner: Point, *, with_empty: bool) -> None:
        """Draw its cells; one row of the tree has each of the empty ones once."""
        grid, (left, top) = self.grid, corner
        beside, above = grid.style.padding
        if grid.style.head_fill and row is grid.head:
            page.fill(left, top, grid.width, row.height, grid.style.head_fill)
        for cell, inset in zip(row.cells, (0,) if row.heading else grid.lefts, strict=True):
            if cell:
                down = (row.height - cell.height) / 2 if grid.style.middle else above
                cell.draw(page, left + inset + beside, top + down)
            elif with_empty and grid.cell_role:
                row.element.add(Element(grid.cell_role))


@dataclass(frozen=True, slots=True)
class TableGalley:
    grid: _Grid
    next_row: int = 0
    begun: _RowGalley | None = None
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
        again = self._again()
        needed = self.grid.above(begins=self.begins) + (again.height if again else 0)
        if self.next_row >= len(self.grid.table.rows):
            return needed
        *heads, row = self._together(self.next_row, self.begun)
        whole = self.grid.style.whole_rows and not self.begun
        first = max(
            (cell.height if whole else cell.least() for cell in row.cells if cell), default=0
        )
        needed += sum(head.height for head in self._whole(heads))
        return needed + max(first + 2 * self.grid.style.padding[1], row.min_height)

    def take(self, room: float, *, fresh: bool) -> "tuple[TablePiece | None, TableGalley | None]":
        grid, again, under = self.grid, self._again(), self.under
        pieces: list[_RowPiece] = []
        used = grid.above(begins=self.begins) + (again.height if again else 0)
        number, begun = self.next_row, self.begun
        while number < len(grid.table.rows):
            *heads, row = self._together(number, begun)
            over = self._whole(heads)
            needed = used + sum(head.height for head in over)
            piece, begun = grid.take(row, room - needed, fresh=fresh and not pieces)
            if not piece:
                begun = self.begun if row is self.begun else None
                break
            pieces += (*over, piece)
            used = needed + piece.height
            number += len(heads)
            under = heads[-1].heading if heads else under
            if begun:
                break
            number += 1
        unfinished = number < len(grid.table.rows)
        if not fresh and (used > room + _TOLERANCE or (unfinished and not pieces)):
            return None, self
        rest = None
        if unfinished:
            rest = TableGalley(grid, number, begun, begins=False, under=under)
        above = [each for each in (grid.head, again) if each]
        return TablePiece(grid, [*above, *pieces], self.begins, again), rest

    def _together(self, number: int, begun: _RowGalley | None) -> list[_RowGalley]:
        """Set the next row, after the headings that stand over it."""
        if begun:
            return [begun]
        rows = [self.grid.set_row(number)]
        while rows[-1].heading and number + len(rows) < len(self.grid.table.rows):
            rows.append(self.grid.set_row(number + len(rows)))
        return rows

    def _whole(self, heads: Sequence[_RowGalley]) -> list[_RowPiece]:
        taken = (self.grid.take(head, float("inf"), fresh=True) for head in heads)
        return [piece for piece, _ in taken if piece]

    def _again(self) -> _RowPiece | None:
        rows = self.grid.table.rows
        on = self.next_row < len(rows) and not isinstance(rows[self.next_row], Heading)
        return self.grid.repeated(self.under) if self.under and on else None
