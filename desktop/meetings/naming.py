"""Organizations, focus areas and neighborhoods named in a resolution or by a figure.

A name that is known, however it is spelled, is linked; a new one joins its list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from db.people import organization_named
from db.places import focus_area_named, neighborhood_named
from db.records import (
    Action,
    Figure,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    Supporter,
)
from db.records.base import Record
from desktop.office import OpenOffice
from desktop.persian import clean

R = TypeVar("R", bound=Record)


def entrust(office: OpenOffice, action: Action, name: str) -> None:
    """Make an organization responsible for an action; "" takes the responsibility away."""
    with office.database.act():
        stored = office.database.get(Action, action.id)
        if not name.strip():
            office.database.update(replace(stored, responsible_id=None, responsible=""))
            return
        body = organization_named(office.database, clean(name.strip()))
        office.database.update(replace(stored, responsible_id=body.id, responsible=body.name))


def set_supporters(office: OpenOffice, action: Action, names: Sequence[str]) -> None:
    with office.database.act():
        bodies = _distinct(organization_named(office.database, name) for name in _named(names))
        _relink(
            office,
            office.database.select(Supporter, "action_id = ?", (action.id,)),
            [
                Supporter(
                    action_id=action.id, organization_id=body.id, position=place, name=body.name
                )
                for place, body in enumerate(bodies, 1)
            ],
        )


def set_focus_areas(office: OpenOffice, resolution: Resolution, names: Sequence[str]) -> None:
    with office.database.act():
        areas = _distinct(focus_area_named(office.database, name) for name in _named(names))
        _relink(
            office,
            office.database.select(ResolutionFocusArea, "resolution_id = ?", (resolution.id,)),
            [
                ResolutionFocusArea(
                    resolution_id=resolution.id,
                    focus_area_id=area.id,
                    position=place,
                    name=area.name,
                )
                for place, area in enumerate(areas, 1)
            ],
        )


def set_neighborhoods(office: OpenOffice, resolution: Resolution, names: Sequence[str]) -> None:
    with office.database.act():
        places = _distinct(neighborhood_named(office.database, name) for name in _named(names))
        _relink(
            office,
            office.database.select(ResolutionNeighborhood, "resolution_id = ?", (resolution.id,)),
            [
                ResolutionNeighborhood(
                    resolution_id=resolution.id,
                    neighborhood_id=place.id,
                    position=position,
                    name=place.name,
                )
                for position, place in enumerate(places, 1)
            ],
        )


def locate(office: OpenOffice, figure: Figure, name: str) -> None:
    """Let a figure be about a neighborhood; "" lets it be about the whole area."""
    with office.database.act():
        stored = office.database.get(Figure, figure.id)
        if not name.strip():
            office.database.update(replace(stored, neighborhood_id=None, neighborhood=""))
            return
        known = neighborhood_named(office.database, clean(name.strip()))
        office.database.update(replace(stored, neighborhood_id=known.id, neighborhood=known.name))


def _named(names: Sequence[str]) -> Iterable[str]:
    return (clean(name.strip()) for name in names if name.strip())


def _distinct(records: Iterable[R]) -> list[R]:
    return list({record.id: record for record in records}.values())


def _relink(office: OpenOffice, old: Iterable[Record], new: Iterable[Record]) -> None:
    for link in old:
        office.database.delete(link)
    for link in new:
        office.database.insert(link)
