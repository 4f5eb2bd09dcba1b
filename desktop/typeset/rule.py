"""A line across the page."""

from dataclasses import dataclass

from desktop.typeset.compositor import Compositor
from desktop.typeset.page import Page
from desktop.typeset.style import Color


@dataclass(frozen=True, slots=True)
class Rule:
    color: Color
    thickness: float = 0.5
    before: float = 0
    after: float = 0

    def lay(self, width: float, compositor: Compositor) -> "RulePiece":  # noqa: ARG002  (a block's signature)
        return RulePiece(self, width)


@dataclass(frozen=True, slots=True)
class RulePiece:
    """Galley and piece at once: a rule is never divided."""

    rule: Rule
    width: float
    keep_with_next = False

    @property
    def before(self) -> float:
        return self.rule.before

    @property
    def after(self) -> float:
        return self.rule.after

    @property
    def height(self) -> float:
        return self.rule.thickness

    def least(self) -> float:
        return self.height

    def take(self, room: float, *, fresh: bool) -> "tuple[RulePiece | None, RulePiece | None]":
        return (self, None) if fresh or room >= self.height else (None, self)

    def draw(self, page: Page, left: float, top: float) -> None:
        middle = top + self.height / 2
        page.rule((left, middle), (left + self.width, middle), self.rule.thickness, self.rule.color)
