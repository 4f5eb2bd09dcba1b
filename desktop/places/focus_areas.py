"""The focus areas that resolutions serve, in the order in which the office offers them.

The one hard rule: one theme has one name. A name that another focus area has, be it spelled
differently or with a slip of the hand, is not written, or the counts would tear apart.
"""

from dataclasses import dataclass, replace

from db.places import focus_area_named, focus_areas, resolutions_by_focus_area
from db.records import FocusArea, TravellingRecord
from db.search import fold
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.roster.near import near_names


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusAreaLine(TravellingRecord):
    """A focus area, with the key and the uuid of its record, and how many resolutions serve it."""

    name: str
    resolutions: int


def focus_area_lines(office: OpenOffice, *, retired: bool = False) -> tuple[FocusAreaLine, ...]:
    """Give the focus areas in their order; or those that are set aside."""
    counts = resolutions_by_focus_area(office.database)
    found = office.database.select(FocusArea, "retired = ?", (retired,), "position, id")
    return tuple(
        FocusAreaLine(
            id=each.id, uuid=each.uuid, name=each.name, resolutions=counts.get(each.id, 0)
        )
        for each in found
    )


def twin(office: OpenOffice, name: str, focus_area_id: int = 0) -> str:
    """Give the name of another focus area that most likely means the same; "" for none."""
    others = office.database.select(FocusArea, "id <> ?", (focus_area_id,))
    same = (each.name for each in others if fold(each.name) == fold(name))
    near = (each.name for each in others if near_names(*map(_apart, (each.name, name))))
    return next(same, "") or next(near, "")


def _apart(name: str) -> str:
    """Divide the words of a name also where people write a half-space or a space."""
    return name.replace("\u200c", " ")


def rename(office: OpenOffice, line: FocusAreaLine) -> None:
    """Write another name; one that means another focus area, or none, is not written."""
    name = clean(line.name.strip())
    if name and not twin(office, name, line.id):
        with office.database.act():
            stored = office.database.get(FocusArea, line.id)
            office.database.update(replace(stored, name=name))


def in_the_way(office: OpenOffice, name: str) -> str:
    """Give the name of the focus area that stands in the way of a new one; "" for none.

    One that is set aside and has the very name is in nobody's way: it comes back.
    """
    other = twin(office, name)
    aside = {fold(each.name) for each in focus_area_lines(office, retired=True)}
    return "" if fold(other) == fold(name) and fold(other) in aside else other


def add_focus_area(office: OpenOffice, name: str) -> FocusArea:
    """Add a focus area behind the others; one that was set aside is there again."""
    with office.database.act():
        known = focus_area_named(office.database, clean(name.strip()))
        known = replace(known, retired=False)
        office.database.update(known)
    return known


def move(office: OpenOffice, line: FocusAreaLine, by: int) -> None:
    """Move a focus area up (-) or down (+) among those that are offered; at the end it stays."""
    with office.database.act():
        areas = focus_areas(office.database)
        place = next(place for place, each in enumerate(areas) if each.id == line.id)
        areas.insert(min(max(place + by, 0), len(areas) - 1), areas.pop(place))
        for position, each in enumerate(areas, 1):
            if each.position != position:
                office.database.update(replace(each, position=position))


def set_aside(office: OpenOffice, line: FocusAreaLine, *, retired: bool) -> None:
    """Offer a focus area no more, or again; what serves it stays."""
    with office.database.act():
        stored = office.database.get(FocusArea, line.id)
        office.database.update(replace(stored, retired=retired))
