"""Neighborhoods and focus areas, found by name or added."""

from db.database import Database
from db.records import FocusArea, Neighborhood
from db.search import fold


def neighborhoods(database: Database) -> list[Neighborhood]:
    return database.select(Neighborhood, "retired = 0")


def neighborhood_named(database: Database, name: str) -> Neighborhood:
    """Find a neighborhood however its name is spelled, or add it."""
    wanted = fold(name)
    for neighborhood in database.select(Neighborhood):
        if fold(neighborhood.name) == wanted:
            return neighborhood
    return database.insert(Neighborhood(name=name))


def focus_areas(database: Database) -> list[FocusArea]:
    return database.select(FocusArea, "retired = 0", order="position, id")


def focus_area_named(database: Database, name: str) -> FocusArea:
    """Find a focus area however its name is spelled, or add it at the end."""
    wanted = fold(name)
    areas = database.select(FocusArea)
    for area in areas:
        if fold(area.name) == wanted:
            return area
    last = max((area.position for area in areas), default=0)
    return database.insert(FocusArea(name=name, position=last + 1))
