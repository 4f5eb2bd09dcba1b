"""What an office changes about itself: who it is, who keeps its minutes, its emblem.

The one hard rule: what heads the papers has Persian digits, whatever was typed.
"""

from dataclasses import replace
from datetime import date

from db.records import Duty, Headquarters, Office, Organization
from desktop.founding import start_names
from desktop.meetings.appointing import appoint
from desktop.meetings.editing import cleaned, save
from desktop.office import OpenOffice
from desktop.persian import digits


def save_office(office: OpenOffice, record: Office, on: date) -> None:
    """Write the edited office and what follows from it, as one act.

    A new secretary has the secretary's seat, at the latest from this day on. With the number of
    the district change the names that are still those of the founding; an own name stays.
    """
    with office.database.act():
        stored = office.office
        record = replace(
            record,
            name=digits(record.name),
            letterhead_organization=digits(record.letterhead_organization),
            invocation=digits(record.invocation),
            recovery_slot=stored.recovery_slot,  # it may have become another since it was read
        )
        if record.district != stored.district:
            record = _moved(office, stored.district, record)
        if record.secretary != stored.secretary:
            appoint(office, Duty.SECRETARY, record.secretary, on)
        office.database.update(cleaned(record))


def save_headquarters(office: OpenOffice, record: Headquarters) -> None:
    """Write the edited headquarters."""
    save(office, replace(record, name=digits(record.name), place=digits(record.place)))


def _moved(office: OpenOffice, before: int, record: Office) -> Office:
    """Rename what bears the number of the district that it was thought to be."""
    database = office.database
    old, new = start_names(before), start_names(record.district)
    headquarters = office.headquarters
    if headquarters.name == old.headquarters:
        database.update(replace(headquarters, name=new.headquarters))
    if not database.select(Organization, "name = ?", (new.municipality,)):
        for body in database.select(Organization, "name = ?", (old.municipality,)):
            database.update(replace(body, name=new.municipality))
    return replace(record, name=new.municipality) if record.name == old.municipality else record


def set_emblem(office: OpenOffice, emblem: bytes) -> None:
    """Put a PNG, as `read_emblem` makes it, on the papers; b"" takes the emblem away."""
    with office.database.act():
        office.database.update(replace(office.office, emblem=emblem))
