"""Those who are to sign the paper by hand, each ticked off by name.

Hard rule: the order is that of the signature table on the paper.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.persian import digits, join_and
from desktop.sign_off.ink import Signer
from ui.theme import Size, Space
from ui.widgets.cards import Card
from ui.widgets.check_field import CheckField
from ui.widgets.labels import Caption, ElidedLabel, Label

_ROW = 36
_NAMED = 6  # more would be a second list
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SignersCard(Card):
    """`ticked` brings the place of a signer, from 1, and whether they have signed."""

    ticked = Signal(int, bool)

    def __init__(self, *, name: str) -> None:
        self._count = Caption(name=f"{name}.sum")
        super().__init__("امضاهای روی کاغذ", name=name, action=self._count)
        self._name = name
        self._fields: list[CheckField] = []
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._missing = Label(role="text_2", name=f"{name}.missing")
        self._missing.setWordWrap(True)
        self._missing.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.SMALL)
        page = QWidget()
        page.setProperty("look", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.SMALL)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        self.body.addWidget(self._missing)
        self.body.addWidget(self._area, 1)

    def begin(self) -> None:
        """Start with the first who has not signed yet."""
        fields = [each for each in self._fields if not each.value()] or self._fields
        if fields:
            fields[0].setFocus()

    def show_signers(self, signers: Sequence[Signer], *, editable: bool) -> None:
        """Show who has signed; the rows stay while the people do."""
        people = tuple((each.name, each.post, each.organization) for each in signers)
        if people != self._shown:
            self._shown = people
            self._make_rows(signers)
        for field, signer in zip(self._fields, signers, strict=True):
            field.set_value(signer.signed)
            field.setReadOnly(not editable)
        signed = sum(each.signed for each in signers)
        self._count.setText(digits(f"{signed} از {len(signers)} امضا"))
        self._missing.setText(_missing(signers))

    def _make_rows(self, signers: Sequence[Signer]) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._fields = []
        for place, signer in enumerate(signers):
            self._column.insertWidget(place, self._row(signer))

    def _row(self, signer: Signer) -> QWidget:
        field = CheckField(signer.name)
        field.setObjectName(f"{self._name}.{signer.member}")
        about = "، ".join(filter(None, (signer.post, signer.organization)))
        field.setAccessibleName("، ".join(filter(None, (signer.name, about))))
        field.edited.connect(lambda on: self.ticked.emit(signer.member, on))
        self._fields.append(field)
        row = QWidget()
        row.setFixedHeight(_ROW)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.MEDIUM)
        line.addWidget(field)
        line.addWidget(ElidedLabel(about, px=12, role="text_3"), 1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk up and down the names."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = next((at for at, each in enumerate(self._fields) if each.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        there = self._fields[min(max(here + step, 0), len(self._fields) - 1)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(there, 0, Size.BUTTON)


def _missing(signers: Sequence[Signer]) -> str:
    missing = [each.name for each in signers if not each.signed]
    if not missing:
        return "همه امضا کرده‌اند."
    if len(missing) == len(signers):
        return "نام هر کس را که کاغذ را امضا کرده است با Space علامت بزنید."
    more = len(missing) - _NAMED
    named = missing[:_NAMED] if more > 1 else missing
    rest = (f"{digits(more)} نفر دیگر",) if more > 1 else ()
    return f"هنوز امضا نکرده‌اند: {join_and((*named, *rest))}"
