"""The indicators by which figures are reported, each with its unit, in the office's own order.

The one hard rule: an indicator counts places, means and work done, in totals; there is none for
anybody who is helped.
"""

from collections import Counter
from dataclasses import dataclass, replace

from db.figures import labels_reported
from db.records import Indicator, TravellingRecord
from db.search import fold
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.places import ordered


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine(TravellingRecord):
    """An indicator, with the key and the uuid of its record, and how many figures it has."""

    name: str
    unit: str
    figures: int


def indicator_lines(office: OpenOffice, *, retired: bool = False) -> tuple[IndicatorLine, ...]:
    """Give the indicators in their order; or those that are set aside."""
    counts: Counter[str] = Counter()
    for label, count in labels_reported(office.database):
        counts[fold(label)] += count
    return tuple(
        IndicatorLine(
            id=each.id,
            uuid=each.uuid,
            name=each.name,
            unit=each.unit,
            figures=counts[fold(each.name)],
        )
        for each in ordered.entries(office, Indicator, retired=retired)
    )


def save_indicator(office: OpenOffice, line: IndicatorLine) -> None:
    """Write name and unit; a name that means another indicator, or none, is not written."""
    with office.database.act():
        stored = office.database.get(Indicator, line.id)
        name = clean(line.name.strip())
        if not name or ordered.twin(office, Indicator, name, line.id):
            name = stored.name
        office.database.update(replace(stored, name=name, unit=clean(line.unit.strip())))


def add_indicator(office: OpenOffice, name: str, unit: str = "") -> Indicator:
    """Add an indicator behind the others; one that was set aside is there again.

    A unit that is told goes for a known one too; one that is not told takes nothing away.
    """
    name, unit = clean(name.strip()), clean(unit.strip())
    with office.database.act():
        everyone = office.database.select(Indicator)
        for each in everyone:
            if fold(each.name) == fold(name):
                known = replace(each, retired=False, unit=unit or each.unit)
                office.database.update(known)
                return known
        last = max((each.position for each in everyone), default=0)
        return office.database.insert(Indicator(name=name, unit=unit, position=last + 1))
