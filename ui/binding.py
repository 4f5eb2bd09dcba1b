"""Fields bound to one record: they show it, and what is edited in them is written into it.

A text that stands for no value, half a date, is nothing to write; it is kept as it is, and comes
back with the field, except in forms where an emptied name does not come back either.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from db.records.base import TravellingRecord
from desktop import drafts
from desktop.meetings.editing import save
from desktop.office import OpenOffice
from ui.desk import Desk
from ui.widgets.field import Field
from ui.widgets.parsed_line import ParsedLine
from ui.widgets.suggest_field import SuggestField

R = TypeVar("R", bound=TravellingRecord)


class Binding(QObject, Generic[R]):
    """The fields of a form and the record that they stand for; `write` stores it."""

    def __init__(
        self,
        desk: Desk,
        record: R,
        parent: QObject,
        write: Callable[[OpenOffice, R], None] = save,
        *,
        keeps_unread: bool = True,
    ) -> None:
        super().__init__(parent)
        self.record = record
        self._desk = desk
        self._store = write
        self._keeps_unread = keeps_unread
        self._fields: dict[str, Field[Any]] = {}
        self._typed: dict[str, Any] = {}

    def bind(self, name: str, field: Field[Any]) -> None:
        """Let a field show and write the attribute `name`."""
        self._fields[name] = field
        field.set_value(getattr(self.record, name))
        field.edited.connect(lambda value, name=name: self.write(name, value))
        if self._keeps_unread and isinstance(field, ParsedLine):
            self._bring_back(name, field)
            field.unread.connect(partial(self._keep, name))

    def bind_listed(
        self, name: str, field: SuggestField, enter: Callable[[OpenOffice, R, str], None]
    ) -> None:
        """Bind a name that stands for a record, `name`_id; once complete, it is entered as one."""
        self.bind(name, field)
        link = f"{name}_id"
        field.edited.connect(lambda _: self.write(link, None))

        def settle() -> None:
            if not self._desk.flush():
                return
            record, typed = self.record, field.value().strip()
            if typed != getattr(record, name) or (typed and getattr(record, link) is None):
                self._desk.act(lambda office: enter(office, record, typed))

        field.editingFinished.connect(settle)
        field.picked.connect(settle)

    @property
    def typed(self) -> R:
        """The record as it will be once what waits is written."""
        return replace(self.record, **self._typed)

    def show(self, record: R) -> None:
        """Show what is stored now; what is being typed stays."""
        self.record = record
        for name, field in self._fields.items():
            stored = getattr(record, name)
            if name not in self._typed and field.value() != stored:
                field.set_value(stored)
                if self._keeps_unread and isinstance(field, ParsedLine):
                    self._bring_back(name, field)

    def bring_back(self) -> None:
        """Show what could not be read as it is kept now, where it was typed into other fields."""
        for name, field in self._fields.items():
            if self._keeps_unread and isinstance(field, ParsedLine):
                if drafts.kept(self._desk.office, self._place(name)):
                    self._bring_back(name, field)
                else:
                    field.take_back()

    def set_read_only(self, *, on: bool) -> None:
        for field in self._fields.values():
            field.setReadOnly(on)

    def write(self, name: str, value: Any) -> None:
        """Write an attribute soon: what a field brings, or what follows from it."""
        self._typed[name] = value
        self._desk.later(self.record.uuid, self._write)

    def _write(self, office: OpenOffice) -> None:
        typed, self._typed = self._typed, {}
        try:
            self._store(office, replace(self.record, **typed))
        except Exception:
            self._typed = typed | self._typed
            raise

    def _place(self, name: str) -> str:
        return drafts.place_of(self.record.uuid, name)

    def _bring_back(self, name: str, field: ParsedLine[Any]) -> None:
        """Show what was typed last, if it could not be read."""
        if text := drafts.kept(self._desk.office, self._place(name)):
            field.set_unread(text)

    def _keep(self, name: str, text: str) -> None:
        """Keep what cannot be read; "" forgets it."""
        place = self._place(name)

        def write(office: OpenOffice) -> None:
            drafts.keep(office, place, text)
            self._desk.changed.emit(())  # no record, but the review tells of it

        self._desk.later(("unread", place), write)
