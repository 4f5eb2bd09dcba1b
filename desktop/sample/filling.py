"""Filling an empty office with the sample: founding, roster and lists, then every meeting."""

from dataclasses import replace

from db.records import Capacity, Headquarters, HeadquartersKind, Neighborhood, Seat, Term
from desktop.founding import found
from desktop.office import OpenOffice
from desktop.sample import files
from desktop.sample.meetings import write_meetings
from desktop.sample.rows import Rows


def fill(office: OpenOffice) -> None:
    """Make an empty office the sample office, for good; raises AlreadyFoundedError."""
    sample = files.read_office()
    with office.database.act():
        found(office, district=sample.district, name=sample.name, secretary=sample.secretary)
        office.database.update(replace(office.office, emblem=files.read_emblem()))
        rows = Rows(office.database)
        for neighborhood in sample.neighborhoods:
            _write_neighborhood(rows, neighborhood)
        for capacity in sample.capacities:
            _write_capacity(rows, capacity)
        tables = [_write_headquarters(rows, office, each) for each in sample.headquarters]
        write_meetings(rows, tables, files.read_meetings(sample.district), files.read_progress())
    office.database.forget_acts()


def _write_neighborhood(rows: Rows, told: files.Neighborhood) -> None:
    rows.neighborhoods[told.name] = rows.write(
        Neighborhood(name=told.name, subdistrict=told.subdistrict, low_income=told.low_income)
    )


def _write_capacity(rows: Rows, told: files.Capacity) -> None:
    rows.write(
        Capacity(
            name=told.name,
            kind=told.kind,
            size=told.size,
            unit=told.unit,
            keeper_id=rows.organization(told.keeper).id,
            neighborhood_id=rows.neighborhoods[told.neighborhood].id if told.neighborhood else None,
            place=told.place,
        )
    )


def _write_headquarters(rows: Rows, office: OpenOffice, told: files.Headquarters) -> Headquarters:
    """Write a table with its seats; the district's own was founded and is completed."""
    if told.subdistrict is None:
        headquarters = replace(office.headquarters, place=told.place, quorum=told.quorum)
        rows.database.update(headquarters)
    else:
        headquarters = rows.write(
            Headquarters(
                kind=HeadquartersKind.SUBDISTRICT,
                subdistrict=told.subdistrict,
                name=told.name,
                place=told.place,
                quorum=told.quorum,
            )
        )
    founded = rows.database.select(Seat, "headquarters_id = ?", (headquarters.id,))
    officers = {seat.post: seat for seat in founded}
    for position, seat in enumerate(told.seats, start=1):
        _write_seat(rows, headquarters, position, seat, officers.get(seat.post))
    return headquarters


def _write_seat(
    rows: Rows, headquarters: Headquarters, position: int, told: files.Seat, founded: Seat | None
) -> None:
    if founded:
        seat = replace(founded, position=position)
        rows.database.update(seat)
    else:
        seat = rows.write(
            Seat(
                headquarters_id=headquarters.id,
                organization_id=rows.organization(told.organization).id,
                position=position,
                post=told.post,
                duty=told.duty,
            )
        )
    if rows.database.select(Term, "seat_id = ?", (seat.id,)):
        return  # the secretary's began with the founding
    for term in told.terms:
        rows.write(
            Term(
                seat_id=seat.id,
                person_id=rows.person(term.name).id,
                substitute_id=rows.person(term.substitute).id if term.substitute else None,
                since=files.some_day(term.since),
                until=files.some_day(term.until),
            )
        )
