"""What hangs on an agenda item: its remarks, and what they have in common with figures."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Remark
from desktop.meetings.deciding import words
from desktop.persian import digits
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.rows import Row
from ui.screens.workspace.phrase_field import PhraseField
from ui.theme import MEDIUM, Space, font
from ui.widgets.buttons import IconButton
from ui.widgets.line_field import LineField
from ui.widgets.quiet import RowButton, quiet
from ui.widgets.suggest_field import SuggestField
from ui.widgets.text_field import TextField

_SPEAKER = 220
_MOST_LINES = 20
NAMES = {
    "speaker": "گوینده",
    "gist": "چکیدهٔ سخن",
    "label": "عنوان",
    "value": "مقدار",
    "unit": "واحد",
    "period": "دوره",
    "neighborhood": "محلهٔ",
    "resolve": "مصوبه کردن",
    "remove": "حذف",
}


_Text = LineField | SuggestField | TextField


class AgendaLine(Row):
    """One line under an agenda item; `finished` when Enter asks for the next one."""

    finished = Signal(object)
    resolving = Signal(object)
    removing = Signal(object)

    def _lay_out(
        self, *widgets: tuple[QWidget, int], tip: str, below: QWidget | None = None
    ) -> None:
        self._resolve = RowButton("gavel", "مصوبه شود", key="Ctrl+D")
        self._resolve.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nobody who types walks through it
        self._resolve.clicked.connect(lambda: self.resolving.emit(self))
        for field in self.fields.values():
            if isinstance(field, _Text):
                field.edited.connect(self.offer_resolving)
        self._remove = IconButton("x", tip, name="", key="Ctrl+Shift+Delete")
        self._remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click finishes no name in the line
        self._remove.clicked.connect(lambda: self.removing.emit(self))
        self.fields |= {"resolve": self._resolve, "remove": self._remove}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for widget, width in widgets:
            if width:
                widget.setFixedWidth(width)
            row.addWidget(widget, 0 if width else 1)
        row.addWidget(self._resolve)
        row.addWidget(self._remove)
        column.addLayout(row)
        if below is not None:
            column.addWidget(below)

    def offer_resolving(self) -> None:
        """Let it become a resolution where there are words for one."""
        self._resolve.setEnabled(self.has_words)

    @property
    def has_words(self) -> bool:
        """Whether it says something that could be decided."""
        return bool(words(self.binding.typed))

    @property
    def blank(self) -> bool:
        """Whether nothing is typed in it."""
        typed = (field.value() for field in self.fields.values() if isinstance(field, _Text))
        return not any(text.strip() for text in typed)

    @property
    def stops(self) -> list[QWidget]:
        """The fields in the order of Tab."""
        return [field for field in self.fields.values() if field is not self._resolve]

    def set_editable(self, *, on: bool) -> None:
        self._resolve.setVisible(on)
        self._remove.setVisible(on)


class RemarkRow(AgendaLine):
    """«نام – چکیده»."""

    def __init__(self, desk: Desk, remark: Remark) -> None:
        super().__init__(desk, remark)
        self._speaker = quiet(SuggestField())
        self._speaker.setFont(font(13, MEDIUM))
        self._speaker.setPlaceholderText("گوینده")
        self._speaker.returnPressed.connect(lambda: self.begin("gist"))
        gist = quiet(PhraseField(desk, lines=_MOST_LINES))
        gist.setPlaceholderText("چه گفت")
        gist.returnPressed.connect(lambda: self.finished.emit(self))
        self.fields = {"speaker": self._speaker, "gist": gist}
        self.binding.bind("speaker", self._speaker)
        self.binding.bind("gist", gist)
        self._lay_out((self._speaker, _SPEAKER), (gist, 0), tip="حذف این سخن")

    def show_remark(
        self, remark: Remark, place: str, number: int, speakers: Sequence[Suggestion]
    ) -> None:
        self.binding.show(remark)
        self.offer_resolving()
        self._speaker.set_suggestions(speakers)
        self.name(f"{place}.remarks.{number}", f"سخن {digits(number)}", NAMES)
