"""All that can be done just now, found by a word and done where the keyboard was."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.office import OpenOffice
from ui import commands
from ui.commands import Offer, Scope
from ui.models import Index
from ui.models.commands_model import CommandsModel, Told
from ui.theme import Size, Space, font
from ui.widgets.keys import is_plain
from ui.widgets.labels import Caption, Hairline, KeyCap, Label
from ui.widgets.line_field import LineField
from ui.widgets.overlay import Overlay
from ui.widgets.paint import PaintedRow, draw_box, draw_key_cap, key_cap_width

KEY = "Ctrl+K"
NAME = "commands"
_WIDTH = 600
_ROWS = 11
_PADDING = 12
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS + 1,
    Qt.Key.Key_PageDown: _ROWS - 1,
}
_SCOPES = {Scope.SECTION: "این بخش", Scope.SCREEN: "این صفحه", Scope.EVERYWHERE: ""}


class CommandList(Overlay):
    """↑ ↓ choose, Enter does what is chosen; its own key once more begins the search anew."""

    def __init__(self, window: QWidget, office: OpenOffice) -> None:
        super().__init__(window, name=NAME, title="فهرست فرمان‌ها", key=KEY)
        self._office = office
        self._last: Sequence[str] = ()
        self._offers: Sequence[Offer] = ()
        self._found: Sequence[Offer] = ()
        self._line = _Line()
        self._model = CommandsModel()
        self._list = QListView()
        self._nothing = Label(
            "فرمانی با این عبارت نیست. واژهٔ دیگری بنویسید.", role="text_2", name=f"{NAME}.nothing"
        )
        self._lay_out()
        self._line.edited.connect(self._find)
        self._line.stepped.connect(self._step)
        self._line.returnPressed.connect(self._run)
        self._list.clicked.connect(self._run)

    def _lay_out(self) -> None:
        self._line.setObjectName(f"{NAME}.line")
        self._line.setAccessibleName("یافتن فرمان")
        self._line.setPlaceholderText("چه کاری انجام شود؟ یک یا چند واژه از آن را بنویسید")
        self._list.setObjectName(f"{NAME}.list")
        self._list.setAccessibleName("فرمان‌ها")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line keeps the keyboard
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(0, Space.SCREEN, 0, 0)
        self._pages = QStackedWidget()
        self._pages.setFixedHeight(_ROWS * Size.BUTTON)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._nothing)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        for key, words in (("↑ ↓", "گزینش"), ("Enter", "انجام"), ("Esc", "بستن")):
            foot.addWidget(KeyCap(key))
            foot.addWidget(Caption(words))
            foot.addSpacing(Space.SMALL)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._line)
        column.addWidget(self._pages)
        column.addWidget(Hairline())
        column.addLayout(foot)
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self._line)

    def open(self) -> None:
        """Gather what can be done where the keyboard is, and let one of it be chosen."""
        self._offers = commands.offered(self._window)
        self._last = commands.recent(self._office)
        self._line.set_value("")
        self._find("")
        super().open()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self, typed: str) -> None:
        self._found = commands.found(typed, self._offers, self._last)
        self._model.show_commands(
            [Told(each.text(), each.key, _SCOPES[scope]) for each, scope in self._found]
        )
        self._pages.setCurrentWidget(self._list if self._found else self._nothing)
        self._choose(0)

    def _step(self, by: int) -> None:
        self._choose(self._list.currentIndex().row() + by)

    def _choose(self, row: int) -> None:
        """Stand on a row, as far as there are any, and say so to who cannot see it."""
        index = self._model.index(min(max(row, 0), self._model.rowCount() - 1), 0)
        self._list.setCurrentIndex(index)
        told = index.data(Qt.ItemDataRole.AccessibleTextRole) or self._nothing.text()
        self._line.setAccessibleDescription(told)

    def _run(self) -> None:
        """Do what is chosen, in the window as it was left."""
        if self._found:
            command = self._found[self._list.currentIndex().row()].command
            self.hide()
            commands.remember(self._office, command)
            command.trigger()


class _Line(LineField):
    """Leaves the keys that walk to the list."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _STEPS and is_plain(event):
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif QKeySequence(event.keyCombination()) == QKeySequence(KEY):
            self.selectAll()  # were it to close, what is typed next would go into the field behind
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """What it does at the right, then where that is; its key at the left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        del option, index
        return QSize(0, Size.BUTTON)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        told: Told = index.data(CommandsModel.TOLD)
        place = QRectF(option.rect)
        if QStyle.StateFlag.State_Selected in option.state:
            draw_box(painter, place, Size.RADIUS_CHIP, "accent_tint")
        elif QStyle.StateFlag.State_MouseOver in option.state:
            draw_box(painter, place, Size.RADIUS_CHIP, "sunken")
        inside = place.adjusted(_PADDING, 0, -_PADDING, 0)
        if told.key:
            width = key_cap_width(told.key)
            top = round(place.center().y() - Size.KEY_CAP / 2)
            draw_key_cap(painter, QRectF(inside.left(), top, width, Size.KEY_CAP), told.key)
            inside.setLeft(inside.left() + width + Space.SMALL)
        row = PaintedRow(painter, inside, Space.SMALL)
        row.text(told.text, font(13), "text")
        row.text(told.where, font(12), "text_3")
