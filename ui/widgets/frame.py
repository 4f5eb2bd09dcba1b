"""The frame that every screen fills: header, body, status bar.

Hard rule: header and status bar keep their height at every window size; the body gives way.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Size, Space
from ui.widgets.keys import KeyHints
from ui.widgets.labels import Caption, ElidedLabel, Hairline, IconLabel, KeyCap, Title

_Pair = tuple[QWidget, QWidget]

_EVERYWHERE = (("F1", "کلیدها"), ("Ctrl+K", "فرمان‌ها"))
_FACT_GAP = 6
_STATUS_GAP = 16


class Screen(QWidget):
    """A screen: its title and actions above, what it is for in `body`, its keys below."""

    def __init__(self, title: str, *, name: str, margin: int = Space.SCREEN) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.header = Header(title, name, margin)
        self.status_bar = StatusBar(margin)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(margin, Space.CARD, margin, Space.CARD)
        self.body.setSpacing(Space.CARD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self.body, 1)
        column.addWidget(self.status_bar)


class Header(QFrame):
    """Title and what belongs to it at the right, actions at the left."""

    def __init__(self, title: str, name: str, margin: int) -> None:
        super().__init__()
        self.setProperty("look", "screenHeader")
        self.setFixedHeight(Size.HEADER)
        self._title = Title(title, name=f"{name}.title")
        self._sub = ElidedLabel(role="text_2", name=f"{name}.sub")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margin, 1, margin, 0)  # 55 above the hairline is odd
        self._row.setSpacing(Space.MEDIUM)
        self._row.addWidget(self._title)
        self._row.addWidget(self._sub, 1)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_sub(self, text: str) -> None:
        """Write the quiet words after the title."""
        self._sub.setText(text)

    def put_before(self, widget: QWidget) -> None:
        """Put the way back before the title."""
        self._row.insertWidget(0, widget)

    def put_after(self, widget: QWidget) -> None:
        """Put a fact after the title."""
        self._row.insertWidget(self._row.indexOf(self._title) + 1, widget)

    def add(self, widget: QWidget) -> None:
        """Put an action, a search field or the save sign at the left."""
        self._row.addWidget(widget)


class StatusBar(QFrame):
    """The keys of the screen at the right, as many as have room; what is always so at the left."""

    def __init__(self, margin: int) -> None:
        super().__init__()
        self.setProperty("look", "statusBar")
        self.setFixedHeight(Size.STATUS_BAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 0, margin, 0)
        row.setSpacing(_STATUS_GAP)
        self._shown: object = None
        self._keys = _Keys()
        row.addWidget(self._keys, 1)
        for key, word in _EVERYWHERE:
            row.addWidget(_pair(KeyCap(key), word))
        row.addWidget(Hairline(standing=True))
        offline = IconLabel("cloud-off", size=Size.ICON_IN_CHIP)
        row.addWidget(_pair(offline, "بدون نیاز به اینترنت"))

    def set_keys(self, keys: KeyHints, always: KeyHints = ()) -> None:
        """Show (key, what it does), the most useful first; «↑ ↓» or «Ctrl+1» are one key.

        Those in `always` come last, and the others make room for them.
        """
        wanted = (tuple(keys), tuple(always))
        if wanted != self._shown:
            self._shown = wanted
            self._keys.show_pairs(keys, always)


class _Keys(QWidget):
    """Pairs of a key and its words in a line; the last that may go do so for want of room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_STATUS_GAP)
        self._pairs: list[_Pair] = []
        self._always: list[_Pair] = []

    def show_pairs(self, keys: KeyHints, always: KeyHints) -> None:
        while (old := self._row.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._pairs, self._always = _pairs(keys), _pairs(always)
        for pair in (*self._pairs, *self._always):
            for widget in pair:
                self._row.addWidget(widget)
        self._row.addStretch(1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        used = 0
        for pair in (*self._always, *self._pairs):
            used += sum(widget.sizeHint().width() + _STATUS_GAP for widget in pair)
            for widget in pair:
                widget.setVisible(used <= self.width())


def _pairs(hints: KeyHints) -> list[_Pair]:
    return [(_pair(KeyCap(key), word), Hairline(standing=True)) for key, word in hints]


def _pair(sign: QWidget, text: str) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_FACT_GAP)
    row.addWidget(sign)
    row.addWidget(Caption(text))
    return pair
