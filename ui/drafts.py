"""Fields whose text becomes a record only later keep it until then."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import SignalInstance

from desktop import drafts
from ui.desk import Desk


class TextInput(Protocol):
    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> str: ...

    def set_value(self, value: str, /) -> None: ...


class Draft:
    """The text of one field, kept under its place until it is entered."""

    def __init__(self, desk: Desk, field: TextInput, place: str) -> None:
        self._desk = desk
        self._field = field
        self._place = place
        field.set_value(drafts.kept(desk.office, place))
        field.edited.connect(self._keep)

    def clear(self) -> None:
        """Empty the field, because its text has been entered."""
        self._field.set_value("")
        self._desk.act(partial(drafts.keep, place=self._place, text=""))

    def _keep(self, text: str) -> None:
        self._desk.later(("draft", self._place), partial(drafts.keep, place=self._place, text=text))
