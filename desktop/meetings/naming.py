"""Organizations, focus areas and neighborhoods named in a resolution.

A name that is known, however it is spelled, is linked; a new one joins its list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from db.database import Database
from db.people import organization_named
from db.places import focus_area_named, neighborhood_named
from db.records import (
    Action,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    Supporter,
)
from db.records.base import Record
from desktop.persian import clean

R = TypeVar("R", bound=Record)


def entrust(database: Database, action: Action, name: str) -> None:
    """Make an organization responsible for an action; "" takes the responsibility away."""
    with database.act():
        stored = database.get(Action, action.id)
        if not name.strip():
            database.update(replace(stored, responsible_id=None, responsible=""))
            return
        body = organization_named(database, clean(name.strip()))
        database.update(replace(stored, responsible_id=body.id, responsible=body.name))


def set_supporters(database: Database, action: Action, names: Sequence[str]) -> None:
    with database.act():
        bodies = _distinct(organization_named(database, name) for name in _named(names))
        _relink(
            database,
            database.select(Supporter, "action_id = ?", (action.id,)),
            [
                Supporter(
                    action_id=action.id, organization_id=body.id, position=place, name=body.name
                )
                for place, body in enumerate(bodies, 1)
            ],
        )


def set_focus_areas(database: Database, resolution: Resolution, names: Sequence[str]) -> None:
    with database.act():
        areas = _distinct(focus_area_named(database, name) for name in _named(names))
        _relink(
            database,
            database.select(ResolutionFocusArea, "resolution_id = ?", (resolution.id,)),
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


def set_neighborhoods(database: Database, resolution: Resolution, names: Sequence[str]) -> None:
    with database.act():
        neighborhoods = _distinct(neighborhood_named(database, name) for name in _named(names))
        _relink(
            database,
            database.select(ResolutionNeighborhood, "resolution_id = ?", (resolution.id,)),
            [
                ResolutionNeighborhood(
                    resolution_id=resolution.id,
                    neighborhood_id=neighborhood.id,
                    position=place,
                    name=neighborhood.name,
                )
                for place, neighborhood in enumerate(neighborhoods, 1)
            ],
        )


def _named(names: Sequence[str]) -> Iterable[str]:
    return (clean(name.strip()) for name in names if name.strip())


def _distinct(records: Iterable[R]) -> list[R]:
    return list({record.id: record for record in records}.values())


def _relink(database: Database, old: Iterable[Record], new: Iterable[Record]) -> None:
    for link in old:
        database.delete(link)
    for link in new:
        database.insert(link)
