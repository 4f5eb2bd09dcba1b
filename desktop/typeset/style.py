"""How text looks, as plain data. Lengths are points; `MM` turns millimetres into them."""

from enum import Enum
from functools import cache

from msgspec import Struct

from desktop.typeset.bidi import Base
from desktop.typeset.role import Role
from desktop.typeset.shaping import Weight

MM = 72 / 25.4


class Align(Enum):
    START = "start"
    CENTER = "center"
    END = "end"


class Color(Struct, frozen=True):
    """A colour as the page takes it, from `#RRGGBB`."""

    code: str

    @property
    def operands(self) -> str:
        return _operands(self.code)


@cache
def _operands(code: str) -> str:
    parts = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return " ".join(f"{part:.3g}" for part in parts)


BLACK = Color("#000000")


class Style(Struct, frozen=True):
    """The look of a paragraph, and what it is to who does not see it."""

    size: float = 11
    leading: float = 19
    weight: Weight = Weight.REGULAR
    color: Color = BLACK
    align: Align = Align.START
    base: Base = Base.RTL
    before: float = 0
    after: float = 0
    keep_with_next: bool = False
    role: Role = Role.PARAGRAPH


class Run(Struct, frozen=True):
    """Words that differ from their paragraph in weight or colour."""

    text: str
    weight: Weight | None = None
    color: Color | None = None


Text = str | tuple[Run, ...]
