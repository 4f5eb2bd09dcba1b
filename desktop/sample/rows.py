"""Writing the sample's rows: every uuid follows from the table and the order of writing."""

import uuid
from collections import Counter
from dataclasses import replace
from typing import TypeVar

from db.database import Database
from db.records import (
    FocusArea,
    Headquarters,
    Indicator,
    Neighborhood,
    Office,
    Organization,
    Person,
    Seat,
    Term,
    TravellingRecord,
)

R = TypeVar("R", bound=TravellingRecord)

_NAMESPACE = uuid.UUID("6f2f1c52-7a0e-5d5b-9a64-1d8f0b1e1411")
_FOUNDED = (Office, Headquarters, Organization, Person, Seat, Term, FocusArea, Indicator)


class Rows:
    """The rows of a newly founded office and those written since, with the lists by name."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._written: Counter[str] = Counter()
        for kind in _FOUNDED:
            for record in database.select(kind):
                database.update(self._marked(record))
        self._organizations = {each.name: each for each in database.select(Organization)}
        self._people = {each.name: each for each in database.select(Person)}
        self.focus_areas = {each.name: each for each in database.select(FocusArea)}
        self.neighborhoods: dict[str, Neighborhood] = {}

    def write(self, record: R) -> R:
        return self.database.insert(self._marked(record))

    def organization(self, name: str) -> Organization:
        """Find an organization by its very name, or add it."""
        if name not in self._organizations:
            self._organizations[name] = self.write(Organization(name=name))
        return self._organizations[name]

    def person(self, name: str) -> Person:
        """Find a person by name, or add them."""
        if name not in self._people:
            self._people[name] = self.write(Person(name=name))
        return self._people[name]

    def _marked(self, record: R) -> R:
        self._written[record.table] += 1
        name = f"{record.table} {self._written[record.table]}"
        return replace(record, uuid=str(uuid.uuid5(_NAMESPACE, name)))
