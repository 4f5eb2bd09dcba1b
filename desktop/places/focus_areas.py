"""The focus areas that resolutions serve, in the order in which the office offers them."""

from dataclasses import dataclass, replace

from db.places import focus_area_named, resolutions_by_focus_area
from db.records import FocusArea, TravellingRecord
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.places import ordered


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusAreaLine(TravellingRecord):
    """A focus area, with the key and the uuid of its record, and how many resolutions serve it."""

    name: str
    resolutions: int


def focus_area_lines(office: OpenOffice, *, retired: bool = False) -> tuple[FocusAreaLine, ...]:
    """Give the focus areas in their order; or those that are set aside."""
    counts = resolutions_by_focus_area(office.database)
    return tuple(
        FocusAreaLine(
            id=each.id, uuid=each.uuid, name=each.name, resolutions=counts.get(each.id, 0)
        )
        for each in ordered.entries(office, FocusArea, retired=retired)
    )


def rename(office: OpenOffice, line: FocusAreaLine) -> None:
    """Write another name; one that means another focus area, or none, is not written."""
    name = clean(line.name.strip())
    if name and not ordered.twin(office, FocusArea, name, line.id):
        with office.database.act():
            stored = office.database.get(FocusArea, line.id)
            office.database.update(replace(stored, name=name))


def add_focus_area(office: OpenOffice, name: str) -> FocusArea:
    """Add a focus area behind the others; one that was set aside is there again."""
    with office.database.act():
        known = focus_area_named(office.database, clean(name.strip()))
        known = replace(known, retired=False)
        office.database.update(known)
    return known
