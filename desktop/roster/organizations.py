"""The list of organizations: what each is called, how often it is used, and which two are one.

The one hard rule: what was typed in a meeting is never replaced. An organization that gets another
name, or becomes one with another, is found by its new name in every list and every open action; the
minutes go on saying what was typed.
"""

from dataclasses import dataclass, replace
from typing import Any, cast

from db.people import Usage, organization_named, usage
from db.records import (
    Action,
    Capacity,
    EarlierName,
    Organization,
    Seat,
    Supporter,
    TravellingRecord,
)
from db.records.base import Record
from db.search import fold
from desktop.alphabet import sort_key
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.roster.near import near_pairs

_REFERENCES: tuple[tuple[type[Record], str], ...] = (
    (Seat, "organization_id"),
    (Action, "responsible_id"),
    (Supporter, "organization_id"),
    (Capacity, "keeper_id"),
    (EarlierName, "organization_id"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationLine(TravellingRecord):
    """An organization, with the key and the uuid of its record; `near` are names much like it."""

    name: str
    usage: Usage
    near: tuple[str, ...] = ()


def organization_lines(
    office: OpenOffice, *, retired: bool = False
) -> tuple[OrganizationLine, ...]:
    """Give the organizations by the alphabet; or those that are set aside."""
    counts = usage(office.database)
    found = office.database.select(Organization, "retired = ?", (retired,))
    near: dict[str, list[str]] = {each.name: [] for each in found}
    for one, other in near_pairs(near) if not retired else ():
        near[one].append(other)
        near[other].append(one)
    return tuple(
        OrganizationLine(
            id=each.id,
            uuid=each.uuid,
            name=each.name,
            usage=counts[each.id],
            near=tuple(near[each.name]),
        )
        for each in sorted(found, key=lambda each: sort_key(each.name))
    )


def is_taken(office: OpenOffice, name: str, organization_id: int = 0) -> bool:
    """Tell whether another organization has this name, however it is spelled."""
    wanted = fold(name)
    others = office.database.select(Organization, "id <> ?", (organization_id,))
    return any(fold(each.name) == wanted for each in others)


def rename(office: OpenOffice, line: OrganizationLine) -> None:
    """Write another name; one that another organization has, or none, is not written."""
    name = clean(line.name.strip())
    if name and not is_taken(office, name, line.id):
        with office.database.act():
            stored = office.database.get(Organization, line.id)
            office.database.update(replace(stored, name=name))


def add_organization(office: OpenOffice, name: str) -> Organization:
    """Add an organization; one that is known, be it set aside, is there again."""
    with office.database.act():
        known = organization_named(office.database, clean(name.strip()))
        office.database.update(replace(known, retired=False))
    return known


def set_aside(office: OpenOffice, line: OrganizationLine, *, retired: bool) -> None:
    """Offer an organization no more, or again; what speaks of it stays."""
    with office.database.act():
        stored = office.database.get(Organization, line.id)
        office.database.update(replace(stored, retired=retired))


def merge(office: OpenOffice, kept: OrganizationLine, dropped: OrganizationLine) -> None:
    """Make one of two entries, as one act: all that refers to one of them refers to `kept`.

    Whoever types the name of the dropped one later means `kept`. An action that both support goes
    on naming both, as its minutes do. For its sake alone the dropped entry stays, set aside; else
    it is gone.
    """
    database = office.database
    with database.act():
        held = 0
        for kind, attribute in _REFERENCES:
            for record in database.select(kind, f"{attribute} = ?", (dropped.id,)):
                if _supports_already(office, record, kept.id):
                    held += 1
                else:
                    database.update(replace(record, **cast(Any, {attribute: kept.id})))
        stored = database.get(Organization, dropped.id)
        database.insert(EarlierName(organization_id=kept.id, name=stored.name))
        if held:
            database.update(replace(stored, retired=True))
        else:
            database.delete(stored)


def _supports_already(office: OpenOffice, record: Record, organization_id: int) -> bool:
    if not isinstance(record, Supporter):
        return False
    both = (record.action_id, organization_id)
    return bool(office.database.select(Supporter, "action_id = ? AND organization_id = ?", both))
