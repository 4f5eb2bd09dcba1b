"""Names in chips without a box around them, as they stand on the card of a resolution."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.suggestions import suggested
from ui.theme import Size, Theme, font
from ui.widgets.paint import PaintedRow, draw_box, text_width
from ui.widgets.quiet import quiet
from ui.widgets.token_parts import Token, TokenChip, TokenLine
from ui.widgets.tokens_field import TokensField

_PX = 12
_PADDING = 7
_END = 12  # room for the cross
_SIGN = Size.ICON_IN_CHIP + 5
_REACH = 14
_EDGE = 3
_GAP = 6
_LINE = 76
_LINE_BEHIND_CHIPS = 16
_LINE_IN_USE = 150


class ChipLook(NamedTuple):
    """How a name looks at rest: its icon, and the roles of ground, edge and ink."""

    icon: str
    ground: str
    edge: str
    ink: str


class QuietTokens(TokensField):
    """As wide as its chips; while somebody works on the card there is room for another name."""

    def __init__(self, look: ChipLook) -> None:
        self.look = look
        self.px = _PX
        self._at_rest = False
        super().__init__(adds=True)
        quiet(self)
        # Qt loses its way among fields in a given order of Tab when one of them has a proxy.
        self.setFocusProxy(cast(QWidget, None))  # the stub forgets None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def line(self) -> TokenLine:
        """Give the part that the keyboard reaches, in which the next name is typed."""
        return self._line

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self._line.setFocus(event.reason())

    def names(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.value())

    def set_names(self, names: Sequence[str]) -> None:
        self.set_value([Token(name, name) for name in names])

    def offer(self, names: Sequence[str]) -> None:
        self.set_suggestions(suggested(names))

    def set_px(self, px: int) -> None:
        """Write the names larger than usual."""
        self.px = px
        self._line.setFont(font(px))
        for chip in self._chips:
            chip.setFont(font(px))
        self._refresh()

    @property
    def chip_height(self) -> int:
        return Size.CHIP + (self.px - _PX) * 3 // 2

    def set_at_rest(self, *, on: bool) -> None:
        self._at_rest = on
        self._refresh()

    def sizeHint(self) -> QSize:
        chips = sum(chip.sizeHint().width() + _GAP for chip in self._chips)
        return QSize(chips + self._line_width() + _EDGE, self.height())

    def minimumSizeHint(self) -> QSize:
        widest = max((chip.sizeHint().width() for chip in self._chips), default=_LINE)
        return QSize(min(widest + 2 * _EDGE, self.sizeHint().width()), self.height())

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        answer = super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._arrange()
        return answer

    def _line_width(self) -> int:
        if self._line.text() or (self._line.hasFocus() and not self._at_rest):
            return _LINE_IN_USE * self.px // _PX
        if self._at_rest or self.isReadOnly():
            return 1  # still a stop for Tab
        return _LINE_BEHIND_CHIPS if self._chips else _LINE

    def _drawn(self, token: Token) -> TokenChip:
        return _QuietChip(token, self)

    def _arrange(self) -> None:
        left, right = _EDGE, self.width() - _EDGE
        x, y, height = right, _EDGE, self.chip_height
        for chip in self._chips:
            width = min(chip.sizeHint().width(), right - left)
            if x - width < left and x < right:
                x, y = right, y + height + _EDGE
            chip.setGeometry(x - width, y, width, height)
            x -= width + _GAP
        if x - left < self._line_width() - _GAP and x < right:
            x, y = right, y + height + _EDGE
        self._line.setGeometry(left, y, max(1, x - left), height)
        self.setFixedHeight(y + height + _EDGE)
        self.updateGeometry()


class _QuietChip(TokenChip):
    """A chip that keeps its width; its cross comes into the room behind the name."""

    def __init__(self, token: Token, field: QuietTokens) -> None:
        self._field, self._look = field, field.look
        super().__init__(token, field)
        self.setFont(font(field.px))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        sign = _SIGN if self._look.icon else 0
        width = text_width(self.token.text, self.font()) + _PADDING + _END + sign
        return QSize(width, self._field.chip_height)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = self._look
        painter = QPainter(self)
        rect = QRectF(self.rect())
        edge = "accent" if self.hasFocus() else look.edge
        draw_box(painter, rect, Size.RADIUS_CHIP, look.ground, edge)
        row = PaintedRow(painter, rect.adjusted(_END, 0, -_PADDING, 0), _SIGN - Size.ICON_IN_CHIP)
        if look.icon:
            row.icon(look.icon, look.ink, Size.ICON_IN_CHIP)
        row.text(self.token.text, self.font(), look.ink)
        if (self.hasFocus() or self.underMouse()) and not self._read_only:
            end = QRectF(0, 0, _END, self.height())
            Theme.current().draw_icon(painter, end, "x", look.ink, Size.ICON_IN_CHIP)

    def _cross(self) -> QRectF:
        return QRectF(0, 0, _REACH, self.height())  # where a click removes
