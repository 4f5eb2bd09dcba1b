"""The profile of a neighborhood: its capacities, what was decided for it, and what is still open.

The one hard rule: it speaks of places, bodies and decisions, and of nobody who is helped.
"""

from datetime import date

from db.figures import figures_of
from db.records import Figure, Headquarters, Meeting, Neighborhood
from db.search import fold
from desktop.letterhead import letterhead_of
from desktop.meetings.register import decided_for
from desktop.neighborhood_profile import Means, NeighborhoodProfile, ReportedFigure
from desktop.office import OpenOffice
from desktop.places.capacities import capacity_lines
from desktop.standing import origin_of


def profile(office: OpenOffice, neighborhood_id: int, on: date) -> NeighborhoodProfile:
    """Gather what is known on a day; a resolution counts however the neighborhood was called."""
    known, neighborhood = office.office, office.database.get(Neighborhood, neighborhood_id)
    return NeighborhoodProfile(
        letterhead=letterhead_of(known),
        district=known.district,
        office=known.name,
        neighborhood=neighborhood.name,
        subdistrict=neighborhood.subdistrict,
        low_income=neighborhood.low_income,
        on=on,
        capacities=tuple(
            Means(
                name=line.name,
                kind=line.kind,
                size=line.size,
                unit=line.unit,
                keeper=line.keeper,
                place=line.place,
            )
            for line in capacity_lines(office)
            if line.neighborhood == neighborhood.name
        ),
        figures=_figures(office, neighborhood_id, on),
        meetings=decided_for(office, neighborhood, on),
    )


def _figures(office: OpenOffice, neighborhood_id: int, on: date) -> tuple[ReportedFigure, ...]:
    """Give what was reported last of each indicator, the latest meeting first."""
    tables = {each.id: each for each in office.database.select(Headquarters)}
    latest: dict[tuple[str, ...], tuple[Figure, Meeting]] = {}
    for figure, meeting in figures_of(office.database, neighborhood_id, on):
        latest.setdefault((fold(figure.label), fold(figure.unit)), (figure, meeting))
    return tuple(
        ReportedFigure(
            label=figure.label,
            value=figure.value,
            unit=figure.unit,
            period=figure.period,
            origin=origin_of(meeting, tables[meeting.headquarters_id]),
        )
        for figure, meeting in latest.values()
    )
