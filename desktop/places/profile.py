"""The profile of a neighborhood: its capacities, what was decided for it, and what is still open.

The one hard rule: it speaks of places, bodies and decisions, and of nobody who is helped.
"""

from datetime import date

from db.records import Neighborhood
from desktop.letterhead import letterhead_of
from desktop.meetings.register import decided_for
from desktop.neighborhood_profile import Means, NeighborhoodProfile
from desktop.office import OpenOffice
from desktop.places.capacities import capacity_lines


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
        meetings=decided_for(office, neighborhood, on),
    )
