"""The rows of a table: what they are, and how each is set in its columns and cut by itself.

The hard rule: a row knows nothing of the rows before it, nor of pages.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import inf

from msgspec import Struct, field
from msgspec.structs import replace

from desktop.typeset.compositor import Compositor
from desktop.typeset.paragraph import Paragraph, ParagraphGalley, ParagraphPiece
from desktop.typeset.picture import Picture, PictureGalley
from desktop.typeset.role import Role
from desktop.typeset.structure import Element
from desktop.typeset.style import Align, Color, Style, Text

TOLERANCE = 0.01


class Column(Struct, frozen=True):
    """A column of a fixed width, or one that gets a share of what is left."""

    title: Text = ""
    width: float = 0
    share: float = 0
    style: Style | None = None


Cell = Text | Paragraph | Picture


class Row(Struct, frozen=True):
    """A row; one that is joined goes on from the row above, whose cells run into its empty ones.

    Where it begins a page that its group goes on on, it has the cells of `again` instead.
    """

    cells: tuple[Cell, ...]
    min_height: float = 0
    joined: bool = False
    again: tuple[Cell, ...] = ()


class Heading(Struct, frozen=True):
    """A line over the rows that follow, across all columns; `again` is it on a new page."""

    text: Paragraph
    again: Paragraph


class TableStyle(Struct, frozen=True):
    """The look of a table; without a border colour no lines are drawn.

    Only rows higher than `whole` are cut, and only joined ones higher than `together` are parted.
    """

    text: Style = field(default_factory=Style)
    head: Style = field(default_factory=Style)
    border: Color | None = None
    border_width: float = 0.4
    uprights: bool = True  # whether lines stand between columns and at the sides
    whole: float = 0
    together: float = inf
    middle: bool = False  # whether cells stand in the middle of their row, not at its top
    padding: tuple[float, float] = (4, 3)  # beside and above the text
    before: float = 0
    after: float = 0


class RowPiece(Struct, frozen=True):
    cells: tuple[ParagraphPiece | PictureGalley | None, ...]
    height: float
    element: Element
    heading: Heading | None = None
    joined: bool = False


class RowGalley(Struct, frozen=True):
    cells: tuple[ParagraphGalley | PictureGalley | None, ...]
    min_height: float
    element: Element
    heading: Heading | None = None
    joined: bool = False


class Grid:
    """The table with its widths worked out, which sets single rows."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row | Heading],
        style: TableStyle,
        width: float,
        compositor: Compositor,
    ) -> None:
        self.columns, self.rows, self.style = columns, rows, style
        self.width, self.compositor = width, compositor
        fixed = sum(column.width for column in columns)
        shares = sum(column.share for column in columns) or 1
        self.widths = [column.width + column.share * (width - fixed) / shares for column in columns]
        self.lefts = [width - used for used in accumulate(self.widths)]
        # Without titles it only arranges its cells, and to the reader it is no table.
        titled = any(column.title for column in columns)
        self.element = Element(Role.TABLE if titled else Role.PART)
        self.row_role = Role.ROW if titled else Role.PART
        self.cell_role = Role.CELL if titled else None
        self.head = self._head() if titled else None

    def repeated(self, heading: Heading) -> RowPiece | None:
        """Set a heading once more, above the rest of its rows."""
        galley = self._set_heading(replace(heading, text=heading.again))
        return self.take(galley, float("inf"), fresh=True)[0]

    def line(self, text: Text) -> ParagraphPiece | None:
        """Set a line to stand above the header."""
        if not text:
            return None
        galley = Paragraph(text, replace(self.style.head, align=Align.START)).lay(
            self.width, self.compositor
        )
        return galley.take(galley.height, fresh=True)[0]

    def _head(self) -> RowPiece | None:
        titles = tuple(column.title for column in self.columns)
        galleys = tuple(
            Paragraph(title, self.style.head).lay(self._inner(number), self.compositor, Role.HEAD)
            for number, title in enumerate(titles)
        )
        galley = RowGalley(galleys, 0, Element(Role.ROW))
        piece, _ = self.take(galley, float("inf"), fresh=True)
        return piece

    def set_row(self, number: int, *, again: bool = False) -> RowGalley:
        row = self.rows[number]
        if isinstance(row, Heading):
            return self._set_heading(row)
        cells = row.again if again and row.again else row.cells
        galleys = tuple(
            self._cell(cell, column).lay(self._inner(place), self.compositor, self.cell_role)
            if cell
            else None
            for place, (cell, column) in enumerate(zip(cells, self.columns, strict=True))
        )
        return RowGalley(galleys, row.min_height, Element(self.row_role), joined=row.joined)

    def _set_heading(self, heading: Heading) -> RowGalley:
        width = self.width - 2 * self.style.padding[0]
        galley = heading.text.lay(width, self.compositor, self.cell_role)
        galley.element.columns = len(self.widths)
        return RowGalley((galley,), 0, Element(self.row_role), heading)

    def take(
        self, row: RowGalley, room: float, *, fresh: bool
    ) -> tuple[RowPiece | None, RowGalley | None]:
        """Take a row whole, or cut so that each of its cells begins on this page."""
        padding = 2 * self.style.padding[1]
        content, height = self._heights(row)
        if height <= room + TOLERANCE:
            pieces = tuple(
                cell.take(content, fresh=True)[0] if cell else None for cell in row.cells
            )
            return RowPiece(pieces, height, row.element, row.heading, row.joined), None
        if height <= max(self.style.whole, row.min_height) and not fresh:
            return None, row
        taken = [
            cell.take(room - padding, fresh=fresh) if cell else (None, None) for cell in row.cells
        ]
        if any(cell and not piece for cell, (piece, _) in zip(row.cells, taken, strict=True)):
            return None, row
        pieces = tuple(piece for piece, _ in taken)
        used = padding + max((piece.height for piece in pieces if piece), default=0)
        rest = tuple(galley for _, galley in taken)
        part = RowPiece(pieces, used, row.element, row.heading, row.joined)
        return part, replace(row, cells=rest, min_height=0) if any(rest) else None

    def least(self, row: RowGalley, *, begun: bool) -> float:
        """Say with how little height a row can begin, or what is left of a cut one go on."""
        _, height = self._heights(row)
        if height <= max(0 if begun else self.style.whole, row.min_height):
            return height
        first = max((cell.least() for cell in row.cells if cell), default=0)
        return max(first + 2 * self.style.padding[1], row.min_height)

    def _heights(self, row: RowGalley) -> tuple[float, float]:
        """Say how high the highest of its cells is, and how high the row."""
        content = max((cell.height for cell in row.cells if cell), default=0)
        return content, max(content + 2 * self.style.padding[1], row.min_height)

    def take_whole(self, rows: Sequence[RowGalley]) -> list[RowPiece]:
        taken = (self.take(row, float("inf"), fresh=True) for row in rows)
        return [piece for piece, _ in taken if piece]

    def take_joined(self, first: RowGalley, others: Sequence[RowGalley]) -> list[RowPiece]:
        """Take a row with those joined to it, and let its cells run down where theirs are empty."""
        below = self.take_whole(others)
        reach = sum(piece.height for piece in below)
        own = [
            cell.height - (0 if any(row.cells[place] for row in others) else reach)
            for place, cell in enumerate(first.cells)
            if cell
        ]
        height = max(max(own, default=0) + 2 * self.style.padding[1], first.min_height)
        (piece,) = self.take_whole([first])
        return [replace(piece, height=height), *below]

    def filled(self, row: RowPiece) -> list[tuple[float, float]]:
        """Say from where to where the cells of a row stand that are not empty."""
        rights = (self.width, *self.lefts)
        return [
            (left, right)
            for cell, left, right in zip(row.cells, self.lefts, rights, strict=False)
            if cell
        ]

    def _inner(self, column: int) -> float:
        return self.widths[column] - 2 * self.style.padding[0]

    def _cell(self, cell: Cell, column: Column) -> Paragraph | Picture:
        if isinstance(cell, Paragraph | Picture):
            return cell
        return Paragraph(cell, column.style or self.style.text)
