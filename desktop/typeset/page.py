"""The surface of one page: text, lines and drawings, measured from its top left corner.

The hard rule: it only draws. What stands where is decided before; and all that is drawn is marked
as a part of the text or as an artifact.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.typeset.compositor import Line
from desktop.typeset.form import Field
from desktop.typeset.outline import Bookmark, Placed
from desktop.typeset.resources import Drawing, Resources
from desktop.typeset.role import Artifact
from desktop.typeset.structure import Element, Mark
from desktop.typeset.style import Align, Color, Style

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]  # as PDF has it


class Page:
    """One page while it is drawn, and what is left to know of it afterwards."""

    def __init__(
        self, number: int, size: tuple[float, float], resources: Resources, root: Element
    ) -> None:
        self.number = number  # counted from 0
        self.width, self.height = size
        self.resources = resources
        self.ends_count = False  # whether the next one is counted anew
        self.marked: list[Element] = []  # by the numbers of their marks
        self.bookmarks: list[Placed] = []
        self.fields: list[Field] = []
        self._operations: list[str] = []
        self._part: Element | Artifact = root
        self._open: Element | Artifact | None = None

    @contextmanager
    def inside(self, *parts: Element | Artifact) -> Iterator[None]:
        """Let what is drawn meanwhile belong to a part; inside an artifact all is the artifact.

        Of several parts each is inside the one before.
        """
        outer = self._part
        for part in parts:
            if isinstance(self._part, Element):
                if isinstance(part, Element):
                    self._part.add(part)
                self._part = part
        yield
        self._part = outer

    def finish(self) -> bytes:
        """Give all that was drawn, as PDF has it; it is not kept."""
        if self._open:
            self._operations.append("EMC")
        content = "\n".join(self._operations).encode("ascii")
        self._operations = []
        return content

    def bookmark(self, bookmark: Bookmark, top: float) -> None:
        self.bookmarks.append(Placed(bookmark, self.number, self.height - top))

    def field(self, name: str, about: str, corner: Point, size: Point) -> None:
        """Lay a field over a box of this size, whose top left corner is given."""
        (left, top), (width, height) = corner, size
        box = (left, self.height - top - height, left + width, self.height - top)
        field = Field(name, about, self.number, box)
        self.fields.append(field)
        if isinstance(self._part, Element):
            self._part.kids.append(field)

    def text(self, line: Line, style: Style, left: float, top: float, width: float) -> None:
        """Draw one line inside its box of the style's leading."""
        if not line.segments:
            return
        face = self.resources.faces[style.weight]
        scale = style.size / face.units
        natural = (face.ascender - face.descender) * scale
        baseline = top + (style.leading - natural) / 2 + face.ascender * scale
        left += _indent(line, style, width) - (line.hanging if line.rtl else 0)
        self._mark(self._part)
        spelled = self.resources.lines[line]
        self._operations.append(
            f"BT 1 0 0 1 {left + spelled.left:.2f} {self.height - baseline:.2f} Tm\n"
            f"{spelled.operators} ET"
        )

    def show(self, drawing: Drawing, matrix: Matrix) -> None:
        """Draw what is the same on other pages too; the matrix is measured from the lower left."""
        self._mark(self._part)
        places = " ".join(f"{part:.3f}" for part in matrix)
        self._operations.append(f"q {places} cm /{self.resources.name(drawing)} Do Q")

    def rule(self, start: Point, end: Point, width: float, color: Color) -> None:
        self._mark(self._part if isinstance(self._part, Artifact) else Artifact.LAYOUT)
        self._operations.append(
            f"{color.operands} RG {width:g} w {start[0]:.2f} {self.height - start[1]:.2f} m "
            f"{end[0]:.2f} {self.height - end[1]:.2f} l S"
        )

    def _mark(self, part: Element | Artifact) -> None:
        """Begin a mark, unless one for this part is open."""
        if part is self._open:
            return
        if self._open:
            self._operations.append("EMC")
        self._open = part
        if isinstance(part, Artifact):
            self._operations.append(part.value)
            return
        mark = Mark(self.number, len(self.marked))
        self._operations.append(f"/{part.role.value} <</MCID {mark.number}>> BDC")
        self.marked.append(part)
        part.kids.append(mark)


def _indent(line: Line, style: Style, width: float) -> float:
    """Free space at the left of a line."""
    free = width - line.width
    if style.align is Align.CENTER:
        return free / 2
    return free if line.rtl is (style.align is not Align.END) else 0
