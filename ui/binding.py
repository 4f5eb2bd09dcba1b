"""Fields bound to one record: they show it, and what is edited in them is written into it."""

from dataclasses import replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from db.records.base import TravellingRecord
from desktop.meetings.editing import save
from desktop.office import OpenOffice
from ui.desk import Desk
from ui.widgets.field import Field

R = TypeVar("R", bound=TravellingRecord)


class Binding(QObject, Generic[R]):
    """The fields of a form and the record that they stand for."""

    def __init__(self, desk: Desk, record: R, parent: QObject) -> None:
        super().__init__(parent)
        self.record = record
        self._desk = desk
        self._fields: dict[str, Field[Any]] = {}
        self._typed: dict[str, Any] = {}

    def bind(self, name: str, field: Field[Any]) -> None:
        """Let a field show and write the attribute `name`."""
        self._fields[name] = field
        field.set_value(getattr(self.record, name))
        field.edited.connect(lambda value, name=name: self.write(name, value))

    def show(self, record: R) -> None:
        """Show what is stored now; what is being typed stays."""
        self.record = record
        for name, field in self._fields.items():
            stored = getattr(record, name)
            if name not in self._typed and field.value() != stored:
                field.set_value(stored)

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
            save(office, replace(self.record, **typed))
        except Exception:
            self._typed = typed | self._typed
            raise
