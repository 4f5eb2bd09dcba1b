"""Neighborhoods and focus areas, found by name or added, and how often resolutions name them."""

from typing import cast

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


# A cancelled meeting decided nothing.
_OF_NEIGHBORHOODS = """
SELECT neighborhood_id, count(*) FROM resolution_neighborhoods
JOIN resolutions ON resolutions.id = resolution_id
JOIN meetings ON meetings.id = resolutions.meeting_id
WHERE meetings.state <> 'cancelled' GROUP BY neighborhood_id
"""
_OF_FOCUS_AREAS = """
SELECT focus_area_id, count(*) FROM resolution_focus_areas
JOIN resolutions ON resolutions.id = resolution_id
JOIN meetings ON meetings.id = resolutions.meeting_id
WHERE meetings.state <> 'cancelled' GROUP BY focus_area_id
"""
_CAPACITIES = """
SELECT neighborhood_id, count(*) FROM capacities
WHERE retired = 0 AND neighborhood_id IS NOT NULL GROUP BY neighborhood_id
"""


def resolutions_by_neighborhood(database: Database) -> dict[int, int]:
    """Count the resolutions that name each neighborhood, by its key; one without is left out."""
    return _counts(database, _OF_NEIGHBORHOODS)


def resolutions_by_focus_area(database: Database) -> dict[int, int]:
    """Count the resolutions that serve each focus area, by its key; one without is left out."""
    return _counts(database, _OF_FOCUS_AREAS)


def capacities_by_neighborhood(database: Database) -> dict[int, int]:
    """Count the capacities in each neighborhood, by its key; one without is left out."""
    return _counts(database, _CAPACITIES)


def _counts(database: Database, sql: str) -> dict[int, int]:
    return dict(cast(list[tuple[int, int]], database.query(sql)))
