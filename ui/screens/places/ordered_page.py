"""A list of names whose order is the office's own: focus areas, indicators.

Hard rule: one theme has one name; what stands in the way of another is said where it is typed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtWidgets import QWidget

from db.records import TravellingRecord
from desktop.access.permissions import Deed
from desktop.office import OpenOffice
from desktop.places import ordered
from desktop.search import is_same
from ui.desk import Desk
from ui.screens.lists.list_page import L
from ui.screens.places.columns import Sheet
from ui.screens.places.entries_page import EntriesPage
from ui.screens.places.entry_form import EntryForm
from ui.screens.places.entry_row import Cell, EntryRow
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState
from ui.widgets.line_field import LineField
from ui.widgets.name_cell import NameCell
from ui.widgets.quiet import quiet

T = TypeVar("T", bound=TravellingRecord)

_USUAL_KEY = "Ctrl+I"


class Kind(NamedTuple):
    """What is listed: its record, what one is called, and the texts that are typed for it.

    `icon`, `sentence` and `hint` are seen while there is none; `usual` brings the first ones.
    """

    record: ordered.Kind
    noun: str
    typed: tuple[str, ...]
    icon: str
    sentence: str
    hint: str
    usual: str

    def refused(self, name: str, other: str) -> str:
        """Say why a name cannot be taken beside another one; "" where there is no other."""
        if not other:
            return ""
        if is_same(name, other):
            return f"{self.noun} «{other}» در فهرست هست."
        return (
            f"این نام بسیار به {self.noun} «{other}» می‌ماند."
            " همان را به کار ببرید یا نام دیگری بنویسید."
        )


class OrderedRow(EntryRow):
    """An entry whose name may be no other one's."""

    def __init__(
        self, desk: Desk, line: T, write: Callable[[OpenOffice, T], None], sheet: Sheet, kind: Kind
    ) -> None:
        self._kind = kind
        fields: dict[str, Cell] = {key: quiet(LineField()) for key in kind.typed}
        fields["name"] = quiet(NameCell(needed=True, refusal=self._refusal))
        super().__init__(desk, line, write, sheet, fields)

    def _refusal(self, name: str) -> str:
        own: int = self.binding.record.id
        other = ordered.twin(self.desk.office, self._kind.record, name, own)
        return self._kind.refused(name, other)


class OrderedPage(EntriesPage[L, OrderedRow]):
    """Its entries stand as somebody put them; each page says below how one is added."""

    def __init__(
        self, desk: Desk, sheet: Sheet, kind: Kind, write: Callable[[OpenOffice, L], None]
    ) -> None:
        self._kind = kind
        self._usual = Button(kind.usual, icon="plus", key=_USUAL_KEY, name=f"{sheet.name}.usual")
        self._usual.setEnabled(desk.office.may(Deed.KEEP_LISTS))
        self._usual.clicked.connect(self._bring_usual)
        self.keys = (
            ("Enter", "خانهٔ بعد"),
            ("Ctrl+N", sheet.new),
            ("Alt+↑ ↓", "جابه‌جایی"),
            ("Ctrl+Delete", "کنار گذاشتن"),
            ("Ctrl+F", "جست‌وجو"),
            ("Ctrl+Z", "واگرد"),
        )
        super().__init__(
            desk,
            sheet,
            lambda line: OrderedRow(desk, line, write, sheet, kind),
            EntryForm(desk, sheet, {key: LineField() for key in kind.typed}, self._add),
            EmptyState(
                kind.icon,
                kind.sentence,
                kind.hint,
                name=f"{sheet.name}.empty",
                button=self._usual,
            ),
        )
        self.area.offer_moves("ردیف", lambda row, steps: self._shift(row.binding.record, steps))

    def add(self, office: OpenOffice, texts: Mapping[str, str]) -> object:
        """Write the entry that is typed."""
        raise NotImplementedError

    def sorted_by_hand(self) -> bool:
        return True

    def stops_below(self) -> Sequence[QWidget]:
        return [self._usual, *super().stops_below()]

    def put_aside(self, line: L, *, retired: bool) -> None:
        record = self._kind.record
        self.desk.act(lambda office: ordered.set_aside(office, record, line.id, retired=retired))

    def _shift(self, line: L, steps: int) -> None:
        """Move an entry past some others, as one act."""
        record = self._kind.record
        self.desk.act(lambda office: ordered.move(office, record, line.id, steps))

    def _add(self, texts: Mapping[str, str]) -> bool:
        """Add the entry that is typed, or say what stands in its way."""
        kind, name = self._kind, texts["name"]
        if not name:
            return self.form.refuse("name", f"نام {kind.noun} را بنویسید.")
        other = ordered.in_the_way(self.desk.office, kind.record, name)
        if sentence := kind.refused(name, other):
            return self.form.refuse("name", sentence)
        return self.desk.act(lambda office: self.add(office, texts)) is not None

    def _bring_usual(self) -> None:
        self.desk.act(lambda office: ordered.bring_usual(office, self._kind.record))
        self.begin()
