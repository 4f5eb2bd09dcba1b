"""Outlines of glyphs, as a page takes them.

The hard rule: it knows no letters, only their shapes.
"""

import uharfbuzz as hb

from desktop.typeset.shaping import Face


class Pen:
    """Draws glyph after glyph; what it drew is operators of a page, still to be filled."""

    def __init__(self) -> None:
        self._operators: list[str] = []
        self._scale = self._x = self._y = 0.0
        self._funcs = hb.DrawFuncs()
        self._funcs.set_move_to_func(lambda x, y, _: self._put("m", x, y))
        self._funcs.set_line_to_func(lambda x, y, _: self._put("l", x, y))
        self._funcs.set_cubic_to_func(lambda *points: self._put("c", *points[:-1]))
        self._funcs.set_close_path_func(lambda _: self._put("h"))

    def glyph(self, face: Face, number: int, scale: float, corner: tuple[float, float]) -> None:
        """Draw a glyph with its origin in a corner."""
        self._scale, (self._x, self._y) = scale, corner
        face.draw(number, self._funcs)

    def drawn(self) -> str:
        return "\n".join(self._operators)

    def _put(self, operator: str, *points: float) -> None:
        places = [
            f"{point * self._scale + (self._y if odd else self._x):.2f} "
            for point, odd in zip(points, (False, True) * 3, strict=False)
        ]
        self._operators.append("".join(places) + operator)
